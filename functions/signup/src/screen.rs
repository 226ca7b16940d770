//! The sign-up page of a flow.

use crate::State;
use shared::{
    cookies::flow::Flow,
    outcome::{Form, PasswordRule, SignupScreen},
    zitadel::{LegalSettings, LoginSettings, PasswordComplexity, ZitadelError},
};
use std::sync::Arc;

/// What the page shows of the organization.
#[derive(Clone, Default)]
pub(crate) struct House {
    pub(crate) complexity: Arc<PasswordComplexity>,
    legal: Arc<LegalSettings>,
}

impl House {
    pub(crate) async fn read(state: &State, organization: &str) -> Result<Self, ZitadelError> {
        let (complexity, legal) = tokio::join!(
            state.zitadel.password_complexity(organization),
            state.zitadel.legal_settings(organization)
        );
        Ok(Self { complexity: complexity?, legal: legal? })
    }
}

/// The page with an empty form.
pub(crate) fn signup(
    state: &State,
    flow: &Flow,
    house: &House,
    settings: &LoginSettings,
    language: &str,
) -> SignupScreen {
    let origins = &state.base.origins;
    let mut targets = vec![flow.redirect_origin.clone(), origins.app_origin(), state.zitadel.origin()];
    targets.extend(origins.allowed.iter().cloned());
    SignupScreen {
        form: Form { action: "/signup".into(), flow: flow.id(), csrf: flow.csrf(), targets },
        rules: house
            .complexity
            .rules()
            .into_iter()
            .map(|kind| PasswordRule { kind, broken: false })
            .collect(),
        password_off: !settings.allow_username_password,
        passkey: settings.allows_passkeys(),
        login: format!("/login?flow={}", flow.id()),
        terms: link(&house.legal.tos_link, language),
        privacy: link(&house.legal.privacy_policy_link, language),
        application: origins.start(),
        ..SignupScreen::default()
    }
}

/// A link of the operator, in the page's language. Anything but https is not shown.
fn link(template: &str, language: &str) -> Option<String> {
    let link = template.replace("{{.Lang}}", language);
    link.starts_with("https://").then_some(link)
}
