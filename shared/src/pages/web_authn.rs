//! `web_authn`: a passkey or a security key is asked for.

use super::{Layout, PageSettings, field::Fields};
use crate::i18n::Texts;
use crate::outcome::{Form, WebAuthnScreen};
use crate::web_authn::CeremonyKind;
use askama::Template;

#[derive(Template)]
#[template(path = "web_authn.html")]
pub(super) struct Page<'a> {
    layout: Layout<'a>,
    form: &'a Form,
    fields: Fields<'a, 0>,
    lead: String,
    submit: String,
    creates: bool,
    options: &'a str,
    password: Option<&'a str>,
    factors: Option<&'a str>,
    account: &'a str,
    login: &'a str,
}

impl<'a> Page<'a> {
    pub(super) fn new(screen: &'a WebAuthnScreen, settings: &'a PageSettings, t: &'static Texts) -> Self {
        let fields = Fields::new(screen.message.as_ref(), [], t);
        let (title, lead, submit) = match screen.kind {
            CeremonyKind::Passkey => (t.say("passkey-title"), t.say("passkey-lead"), t.say("passkey-submit")),
            CeremonyKind::U2f => (t.say("u2f-title"), t.say("u2f-lead"), t.say("u2f-submit")),
            CeremonyKind::EnrolU2f => {
                (t.say("enrol-u2f-title"), t.say("u2f-lead"), t.say("enrol-u2f-submit"))
            }
            CeremonyKind::EnrolPasskey => {
                (t.say("enrol-passkey-title"), t.say("enrol-passkey-lead"), t.say("enrol-passkey-submit"))
            }
        };
        let layout = Layout::new(title, fields.faulty(), settings, t).back(&screen.application);
        Self {
            layout,
            form: &screen.form,
            fields,
            lead,
            submit,
            creates: screen.kind.creates(),
            options: &screen.options,
            password: screen.password.as_deref(),
            factors: screen.factors.as_deref(),
            account: &screen.account,
            login: if screen.password.is_some() { "" } else { &screen.login },
        }
    }
}
