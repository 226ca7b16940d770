//! `phone`: the number that codes go to.

use super::{Layout, PageSettings, field::Fields};
use crate::i18n::Texts;
use crate::outcome::{Form, PhoneScreen};
use askama::Template;

#[derive(Template)]
#[template(path = "phone.html")]
pub(super) struct Page<'a> {
    layout: Layout<'a>,
    form: &'a Form,
    fields: Fields<'a, 1>,
    factors: Option<&'a str>,
}

impl<'a> Page<'a> {
    pub(super) fn new(screen: &'a PhoneScreen, settings: &'a PageSettings, t: &'static Texts) -> Self {
        let mut fields = Fields::new(screen.message.as_ref(), [("phone", &screen.phone)], t);
        fields.inputs[0].described_also_by("phone-hint");
        let layout = Layout::new(t.say("phone-title"), fields.faulty(), settings, t);
        let layout = layout.back(&screen.application);
        Self { layout, form: &screen.form, fields, factors: screen.factors.as_deref() }
    }
}
