//! A page as a browser reads it.

use html5ever::{ParseOpts, parse_document, tendril::TendrilSink};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// All elements in the order of the document.
#[derive(Debug, Clone, Default)]
pub struct Page {
    elements: Vec<Element>,
}

/// An element, its place, and the text in and below it.
#[derive(Debug, Clone)]
pub struct Element {
    /// Name, in small letters.
    pub name: String,
    attributes: Vec<(String, String)>,
    /// Text in and below it, blanks joined.
    pub text: String,
    /// Text exactly as it stands.
    pub raw_text: String,
    parent: Option<usize>,
}

impl Element {
    /// An attribute's value.
    pub fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == attribute).map(|(_, value)| value.as_str())
    }

    /// Whether an attribute is there.
    pub fn has(&self, attribute: &str) -> bool {
        self.get(attribute).is_some()
    }
}

impl Page {
    /// Parses a document.
    pub fn read(html: &str) -> Self {
        let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
        let mut page = Self::default();
        page.collect(&dom.document, None);
        page
    }

    fn collect(&mut self, node: &Handle, parent: Option<usize>) -> String {
        let mut own = parent;
        if let NodeData::Element { name, attrs, .. } = &node.data {
            let attributes =
                attrs.borrow().iter().map(|a| (a.name.local.to_string(), a.value.to_string())).collect();
            own = Some(self.elements.len());
            let (text, raw_text) = (String::new(), String::new());
            self.elements.push(Element { name: name.local.to_string(), attributes, text, raw_text, parent });
        }
        let mut text = match &node.data {
            NodeData::Text { contents } => contents.borrow().to_string(),
            _ => String::new(),
        };
        for child in node.children.borrow().iter() {
            text.push_str(&self.collect(child, own));
        }
        if let (NodeData::Element { .. }, Some(index)) = (&node.data, own) {
            self.elements[index].text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            self.elements[index].raw_text.clone_from(&text);
        }
        text
    }

    /// Elements of a name.
    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    /// The first element with this value of an attribute.
    pub fn with(&self, attribute: &str, value: &str) -> Option<&Element> {
        self.elements.iter().find(|element| element.get(attribute) == Some(value))
    }

    /// Elements below the form at this place.
    pub fn inside_form(&self, form: usize) -> impl Iterator<Item = &Element> {
        self.elements.iter().filter(move |element| {
            let mut at = element.parent;
            while let Some(index) = at {
                if index == form {
                    return true;
                }
                at = self.elements[index].parent;
            }
            false
        })
    }

    /// The forms, with their places.
    pub fn forms(&self) -> impl Iterator<Item = (usize, &Element)> {
        self.elements.iter().enumerate().filter(|(_, element)| element.name == "form")
    }

    /// Everything to be read on the page, blanks joined.
    pub fn text(&self) -> &str {
        self.named("main").next().or_else(|| self.named("body").next()).map_or("", |body| body.text.as_str())
    }
}
