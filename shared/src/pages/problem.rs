//! The one page for all failures.

use super::{Layout, PageSettings};
use crate::error::Kind;
use crate::i18n::Texts;
use askama::Template;

#[derive(Template)]
#[template(path = "problem.html")]
pub(super) struct Page<'a> {
    layout: Layout<'a>,
    text: String,
    reference: &'a str,
    /// Asking for the same address again may help.
    retry: bool,
    restart: Option<&'a str>,
    restart_text: String,
}

impl<'a> Page<'a> {
    pub(super) fn new(
        kind: Kind,
        reference: &'a str,
        restart: Option<&'a str>,
        settings: &'a PageSettings,
        t: &'static Texts,
    ) -> Self {
        let layout = Layout::new(t.say(&format!("error-{}-title", kind.name())), true, settings, t);
        let restart_text = match kind {
            Kind::SignedOut | Kind::SessionExpired => t.say("problem-sign-in"),
            Kind::RequestGone | Kind::NotAllowed | Kind::StepMissing | Kind::NotFound => {
                layout.product_text("problem-back")
            }
            Kind::ProviderRefused | Kind::Unexpected | Kind::SessionTooLarge => t.say("problem-retry"),
            _ => t.say("problem-restart"),
        };
        Self {
            text: t.say(&format!("error-{}-text", kind.name())),
            layout,
            reference,
            retry: kind.retry_after().is_some(),
            restart,
            restart_text,
        }
    }
}
