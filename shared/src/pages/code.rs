//! `factor_code`: a code of a second factor, or of a telephone number.

use super::{Layout, PageSettings, field::Fields};
use crate::i18n::Texts;
use crate::outcome::{CodeKind, CodeScreen, Form};
use askama::Template;

#[derive(Template)]
#[template(path = "code.html")]
pub(super) struct Page<'a> {
    layout: Layout<'a>,
    form: &'a Form,
    fields: Fields<'a, 1>,
    lead: String,
    inputmode: &'static str,
    resend: Option<String>,
    factors: Option<&'a str>,
    account: &'a str,
    login: &'a str,
}

impl<'a> Page<'a> {
    pub(super) fn new(screen: &'a CodeScreen, settings: &'a PageSettings, t: &'static Texts) -> Self {
        let fields = Fields::new(screen.message.as_ref(), [("code", &screen.code)], t);
        let title = match screen.kind {
            CodeKind::Totp => t.say("code-totp-title"),
            CodeKind::OtpEmail => t.say("code-email-title"),
            CodeKind::OtpSms | CodeKind::Phone => t.say("code-sms-title"),
        };
        let layout = Layout::new(title, fields.faulty(), settings, t).back(&screen.application);
        let to = [("to", screen.sent_to.as_deref().unwrap_or_default())];
        let lead = match (screen.kind, screen.sent) {
            (CodeKind::Totp, _) => t.say("code-totp-lead"),
            (CodeKind::OtpEmail, false) => t.say_with("code-email-unsent", to),
            (CodeKind::OtpSms | CodeKind::Phone, false) => t.say_with("code-sms-unsent", to),
            (_, true) => t.say_with("code-sent-to", to),
        };
        let resend = screen
            .kind
            .is_sent()
            .then(|| if screen.sent { t.say("verify-resend") } else { t.say("code-send") });
        Self {
            layout,
            form: &screen.form,
            fields,
            lead,
            inputmode: if screen.kind == CodeKind::Phone { "text" } else { "numeric" },
            resend,
            factors: screen.factors.as_deref(),
            account: &screen.account,
            login: &screen.login,
        }
    }
}
