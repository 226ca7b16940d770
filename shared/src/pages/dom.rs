//! A page as a browser reads it: for tests.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// All elements in the order of the document, and what the parser had to put up with.
pub(super) struct Dom {
    pub(super) elements: Vec<Element>,
    pub(super) errors: Vec<String>,
}

/// An element with the text in and below it.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) text: String,
}

impl Dom {
    pub(super) fn read(html: &str) -> Self {
        let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
        let mut elements = Vec::new();
        collect(&dom.document, &mut elements);
        let errors = dom.errors.borrow().iter().map(ToString::to_string).collect();
        Self { elements, errors }
    }

    pub(super) fn named(&self, name: &str) -> Vec<&Element> {
        self.elements.iter().filter(|element| element.name == name).collect()
    }

    pub(super) fn with(&self, attribute: &str, value: &str) -> Vec<&Element> {
        self.elements.iter().filter(|element| element.get(attribute) == Some(value)).collect()
    }

    /// The one element with this id.
    pub(super) fn id(&self, id: &str) -> Option<&Element> {
        let found = self.with("id", id);
        assert!(found.len() < 2, "{id} names {found:?}");
        found.first().copied()
    }

    /// What a person can fill in.
    pub(super) fn inputs(&self) -> impl Iterator<Item = &Element> {
        self.named("input").into_iter().filter(|input| input.get("type") != Some("hidden"))
    }
}

impl Element {
    pub(super) fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == attribute).map(|(_, value)| value.as_str())
    }
}

fn collect(node: &Handle, elements: &mut Vec<Element>) -> String {
    let index = elements.len();
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let attrs = attrs.borrow();
        let attributes =
            attrs.iter().map(|attr| (attr.name.local.to_string(), attr.value.to_string())).collect();
        elements.push(Element { name: name.local.to_string(), attributes, text: String::new() });
    }
    let mut text = match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        _ => String::new(),
    };
    for child in node.children.borrow().iter() {
        text.push_str(&collect(child, elements));
    }
    if matches!(node.data, NodeData::Element { .. }) {
        elements[index].text.clone_from(&text);
    }
    text
}
