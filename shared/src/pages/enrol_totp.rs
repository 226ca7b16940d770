//! `enrol_totp`: an authenticator application is set up.

use super::{Layout, PageSettings, field::Fields, qr};
use crate::i18n::Texts;
use crate::outcome::{EnrolTotpScreen, Form};
use askama::Template;

#[derive(Template)]
#[template(path = "enrol_totp.html")]
pub(super) struct Page<'a> {
    layout: Layout<'a>,
    form: &'a Form,
    fields: Fields<'a, 1>,
    qr: Option<qr::Drawing>,
    uri: &'a str,
    secret: String,
    factors: Option<&'a str>,
}

impl<'a> Page<'a> {
    pub(super) fn new(screen: &'a EnrolTotpScreen, settings: &'a PageSettings, t: &'static Texts) -> Self {
        let fields = Fields::new(screen.message.as_ref(), [("code", &screen.code)], t);
        let layout = Layout::new(t.say("enrol-totp-title"), fields.faulty(), settings, t);
        Self {
            layout: layout.back(&screen.application),
            form: &screen.form,
            fields,
            qr: qr::draw(&screen.uri),
            uri: &screen.uri,
            secret: groups(&screen.secret),
            factors: screen.factors.as_deref(),
        }
    }
}

/// In groups of four, as people copy by eye; applications ignore the blanks.
fn groups(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
