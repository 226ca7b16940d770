//! A page that asks for its own address again: the browser then comes from us and not from another site.
//!
//! Neither address nor anything else of the request stands in it: what a callback's address holds is nobody's to keep.

use super::{Layout, PageSettings};
use crate::i18n::Texts;
use askama::Template;

#[derive(Template)]
#[template(path = "again.html")]
pub(super) struct Page<'a> {
    layout: Layout<'a>,
}

impl<'a> Page<'a> {
    pub(super) fn new(settings: &'a PageSettings, t: &'static Texts) -> Self {
        Self { layout: Layout::new(t.say("again-title"), false, settings, t) }
    }
}
