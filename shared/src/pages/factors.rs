//! `factors`: which second factor to prove, or to set up.

use super::{Layout, PageSettings, field::Fields};
use crate::i18n::Texts;
use crate::outcome::{FactorsPurpose, FactorsScreen, Form};
use crate::policy::Factor;
use askama::Template;

#[derive(Template)]
#[template(path = "factors.html")]
pub(super) struct Page<'a> {
    layout: Layout<'a>,
    form: &'a Form,
    fields: Fields<'a, 0>,
    lead: Option<String>,
    choices: Vec<Choice>,
    skip: bool,
    account: &'a str,
    login: &'a str,
}

/// A button.
struct Choice {
    name: &'static str,
    text: String,
    hint: String,
}

impl<'a> Page<'a> {
    pub(super) fn new(screen: &'a FactorsScreen, settings: &'a PageSettings, t: &'static Texts) -> Self {
        let fields = Fields::new(screen.message.as_ref(), [], t);
        let title = match screen.purpose {
            FactorsPurpose::Prove => t.say("factors-prove-title"),
            FactorsPurpose::Enrol | FactorsPurpose::Offer => t.say("factors-enrol-title"),
            FactorsPurpose::First => t.say("factors-first-title"),
        };
        let layout = Layout::new(title, fields.faulty(), settings, t).back(&screen.application);
        let lead = match screen.purpose {
            FactorsPurpose::Prove => None,
            FactorsPurpose::Enrol => Some(layout.product_text("factors-enrol-lead")),
            FactorsPurpose::Offer => Some(t.say("factors-offer-lead")),
            FactorsPurpose::First => Some(layout.product_text("factors-first-lead")),
        };
        let passkey = screen.passkey.then(|| passkey(t));
        let password = screen.password.then(|| password(t));
        let factors = screen.factors.iter().map(|factor| choice(*factor, t));
        Self {
            form: &screen.form,
            fields,
            lead,
            choices: passkey.into_iter().chain(password).chain(factors).collect(),
            skip: screen.purpose == FactorsPurpose::Offer,
            account: &screen.account,
            login: &screen.login,
            layout,
        }
    }
}

fn passkey(t: &Texts) -> Choice {
    Choice { name: "passkey", text: t.say("factor-passkey"), hint: t.say("factor-passkey-hint") }
}

fn password(t: &Texts) -> Choice {
    Choice { name: "password", text: t.say("factor-password"), hint: t.say("factor-password-hint") }
}

fn choice(factor: Factor, t: &Texts) -> Choice {
    let (text, hint) = match factor {
        Factor::U2f => (t.say("factor-u2f"), t.say("factor-u2f-hint")),
        Factor::Totp => (t.say("factor-totp"), t.say("factor-totp-hint")),
        Factor::OtpEmail => (t.say("factor-email"), t.say("factor-email-hint")),
        Factor::OtpSms => (t.say("factor-sms"), t.say("factor-sms-hint")),
    };
    Choice { name: factor.name(), text, hint }
}
