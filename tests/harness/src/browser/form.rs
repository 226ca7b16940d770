//! A form of a page.

use super::{
    Ask,
    context::{Context, allow},
};
use crate::{Answer, html::Element};
use http::Method;
use url::{Url, form_urlencoded};

/// A form, with what the page put into it. Fields are filled by name.
#[derive(Debug, Clone)]
#[must_use = "submit it"]
pub struct Form {
    page: Url,
    hides_referrer: bool,
    targets: Vec<String>,
    action: Url,
    method: Method,
    fields: Vec<Field>,
    buttons: Vec<(String, String)>,
    pressed: Option<(String, String)>,
}

#[derive(Debug, Clone)]
struct Field {
    name: String,
    value: String,
    visible: bool,
}

impl Form {
    /// The form of a page whose action ends so; with `None` the only one.
    #[track_caller]
    pub(crate) fn of(answer: &Answer, action: Option<&str>) -> Self {
        let page = answer.page();
        let mut fitting: Vec<_> = page
            .forms()
            .filter(|(_, form)| {
                action.is_none_or(|path| form.get("action").unwrap_or_default().ends_with(path))
            })
            .collect();
        assert!(fitting.len() == 1, "{} forms fit: {answer}", fitting.len());
        let (index, form) = fitting.remove(0);
        let mut fields = Vec::new();
        let mut buttons = Vec::new();
        for element in page.inside_form(index) {
            let Some(name) = element.get("name") else { continue };
            let value = element.get("value").unwrap_or_default().to_owned();
            match (element.name.as_str(), element.get("type")) {
                ("button", _) | ("input", Some("submit")) => buttons.push((name.to_owned(), value)),
                // A box that is not ticked is not sent.
                ("input", Some("checkbox")) if element.get("checked").is_none() => {}
                ("input" | "textarea" | "select", kind) => {
                    fields.push(Field { name: name.to_owned(), value, visible: kind != Some("hidden") });
                }
                _ => {}
            }
        }
        Self {
            page: answer.url.clone(),
            hides_referrer: answer.hides_referrer(),
            targets: answer.form_targets(),
            action: answer.url.join(form.get("action").unwrap_or_default()).expect("an action is a URL"),
            method: method(form),
            fields,
            buttons,
            pressed: None,
        }
    }

    #[track_caller]
    fn field(&mut self, name: &str, visible: bool) -> &mut Field {
        let names: Vec<_> = self.fields.iter().map(|field| field.name.clone()).collect();
        let found = self.fields.iter_mut().find(|field| field.name == name && field.visible == visible);
        found.unwrap_or_else(|| panic!("there is no field {name} to be filled in among {names:?}"))
    }

    /// Fills a field that a person can see.
    #[track_caller]
    pub fn fill(mut self, name: &str, value: &str) -> Self {
        value.clone_into(&mut self.field(name, true).value);
        self
    }

    /// Changes a hidden field, as only somebody with bad intentions does.
    #[track_caller]
    pub fn tamper(mut self, name: &str, value: &str) -> Self {
        value.clone_into(&mut self.field(name, false).value);
        self
    }

    /// Leaves a field out.
    pub fn without(mut self, name: &str) -> Self {
        self.fields.retain(|field| field.name != name);
        self
    }

    /// Adds a field that the page does not have.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.push(Field { name: name.to_owned(), value: value.to_owned(), visible: false });
        self
    }

    /// Sends it to another path of the page's host, as only somebody with bad intentions does.
    pub fn posted_to(mut self, path: &str) -> Self {
        self.action = self.page.join(path).expect("a path");
        self
    }

    /// Sends it by this button.
    #[track_caller]
    pub fn press(mut self, name: &str) -> Self {
        let button = self.buttons.iter().find(|(own, _)| own == name).cloned();
        self.pressed =
            Some(button.unwrap_or_else(|| panic!("there is no button {name}: {:?}", self.buttons)));
        self
    }

    /// What a field holds.
    #[track_caller]
    pub fn value(&self, name: &str) -> &str {
        let field = self.fields.iter().find(|field| field.name == name);
        &field.unwrap_or_else(|| panic!("there is no field {name}: {self:?}")).value
    }

    /// The request that sends it, to be changed before it is sent.
    #[track_caller]
    pub fn into_ask(self) -> Ask {
        allow(&self.targets, Some(&self.page), &self.action);
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(self.fields.iter().map(|field| (&field.name, &field.value)));
        body.extend_pairs(self.pressed.iter().map(|(name, value)| (name, value)));
        let body = body.finish();
        let mut context = Context::of_page(&self.page, self.hides_referrer);
        context.targets = Some(self.targets);
        let mut url = self.action;
        let body = if self.method == Method::GET {
            url.set_query(Some(&body));
            None
        } else {
            Some(("application/x-www-form-urlencoded".to_owned(), body))
        };
        Ask { method: self.method, url, headers: Vec::new(), body, context }
    }
}

fn method(form: &Element) -> Method {
    match form.get("method").unwrap_or("get").to_ascii_lowercase().as_str() {
        "post" => Method::POST,
        _ => Method::GET,
    }
}
