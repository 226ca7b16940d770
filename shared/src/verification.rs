//! What login and signup share of verifying an e-mail address: the page, its path, and the link in the mail.

use crate::{
    app::Base,
    config::join,
    cookies::{SealError, flow::Flow},
    outcome::{Field, Form, VerifyScreen},
};
use time::Duration;

const PATH: &str = "/signup/verify";
/// Purpose of the sealed user id in the link.
const LINK: &str = "verify-link";
/// Zitadel's codes live an hour unless the instance says otherwise.
const LINK_LIFETIME: Duration = Duration::hours(24);
/// Zitadel takes templates of at most so many characters.
const LONGEST_TEMPLATE: usize = 200;

/// The page's path.
pub fn path(flow: &Flow) -> String {
    format!("{PATH}?flow={}", flow.id())
}

/// The page of a flow. `issuer` is the provider's origin.
pub fn screen(base: &Base, flow: &Flow, issuer: &str) -> VerifyScreen {
    let pending = flow.pending.as_ref();
    let origins = &base.origins;
    let mut targets = vec![flow.redirect_origin.clone(), origins.app_origin(), origins.handler_origin()];
    targets.push(issuer.to_owned());
    targets.extend(origins.allowed.iter().cloned());
    VerifyScreen {
        form: Form { action: PATH.into(), flow: flow.id(), csrf: flow.csrf(), targets },
        code: Field::kept(&flow.code),
        email: pending.map(|pending| pending.email.clone()),
        resend: true,
        login: pending.filter(|pending| pending.signed_up).map(|_| format!("/login?flow={}", flow.id())),
        application: base.origins.start(),
        ..VerifyScreen::default()
    }
}

/// The link for the mail, as Zitadel's URL template. It names the flow for this browser and, sealed, the user for
/// any other: an id that a browser made up is never used.
pub async fn link(base: &Base, flow: &Flow, user: &str) -> Result<String, SealError> {
    let sealed = base.sealer.seal(LINK, &user, LINK_LIFETIME).await?;
    let plain = format!("{PATH}?flow={}", flow.id());
    let full = join(&base.origins.auth, &format!("{plain}&t={sealed}&code={{{{.Code}}}}"));
    if full.len() <= LONGEST_TEMPLATE {
        return Ok(full);
    }
    Ok(join(&base.origins.auth, &format!("{plain}&code={{{{.Code}}}}")))
}

/// The user of a link.
pub async fn user_of_link(base: &Base, sealed: &str) -> Option<String> {
    base.sealer.open(LINK, sealed).await
}
