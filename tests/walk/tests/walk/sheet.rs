//! A form as somebody sees it who does not mind what it is for.

use harness::{
    Answer,
    html::{Element, Page},
};
use serde_json::Value;
use url::{Url, form_urlencoded::Serializer};

#[derive(Debug, Clone)]
pub(crate) struct Sheet {
    pub(crate) page: Url,
    pub(crate) action: Url,
    /// Name, value, and whether a person sees it.
    pub(crate) fields: Vec<(String, String, bool)>,
    pub(crate) buttons: Vec<(String, String)>,
    /// What a passkey or a key is asked.
    pub(crate) options: Option<Value>,
    /// A secret to be typed into an authenticator application.
    pub(crate) secret: Option<String>,
}

/// An answer, read once: that is most of a walk's time.
#[derive(Clone)]
pub(crate) struct Seen {
    pub(crate) answer: Answer,
    /// Its forms that are sent by POST.
    pub(crate) sheets: Vec<Sheet>,
    pub(crate) heading: Option<String>,
}

impl Seen {
    pub(crate) fn new(answer: Answer) -> Self {
        let html = answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html"));
        // What stands in the head is the same on all pages.
        let Some((_, body)) = answer.body.split_once("<body").filter(|_| html) else {
            return Self { answer, sheets: Vec::new(), heading: None };
        };
        let page = Page::read(&format!("<body{body}"));
        let forms = page.forms().filter(|(_, form)| form.get("method") == Some("post"));
        let read = |(at, form): (usize, &Element)| {
            Sheet::read(&answer, &page, at, form.get("action").unwrap_or_default())
        };
        let sheets = forms.map(read).collect();
        let heading = page.named("h1").next().map(|heading| heading.text.clone());
        Self { answer, sheets, heading }
    }
}

impl Sheet {
    fn read(answer: &Answer, page: &Page, at: usize, action: &str) -> Self {
        let mut sheet = Self {
            page: answer.url.clone(),
            action: answer.url.join(action).unwrap(),
            fields: Vec::new(),
            buttons: Vec::new(),
            options: None,
            secret: None,
        };
        for element in page.inside_form(at) {
            if let Some(options) = element.get("data-options") {
                sheet.options = serde_json::from_str(options).ok();
            }
            let Some(name) = element.get("name") else { continue };
            let value = element.get("value").unwrap_or_default().to_owned();
            match (element.name.as_str(), element.get("type")) {
                ("button", _) | ("input", Some("submit")) => sheet.buttons.push((name.to_owned(), value)),
                ("input" | "textarea" | "select", kind) => {
                    sheet.fields.push((name.to_owned(), value, kind != Some("hidden")));
                }
                _ => {}
            }
        }
        if sheet.path().ends_with("/enrol/totp") {
            let code = page.named("code").next();
            sheet.secret = code.map(|code| code.text.split_whitespace().collect());
        }
        sheet
    }

    pub(crate) fn path(&self) -> &str {
        self.action.path()
    }

    pub(crate) fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|(own, _, _)| own == name).map_or("", |(_, value, _)| value)
    }
}

/// Fields as a form sends them.
pub(crate) fn encoded(fields: &[(String, String)]) -> String {
    Serializer::new(String::new()).extend_pairs(fields).finish()
}
