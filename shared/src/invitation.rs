//! What login and signup share of invitations: the link in the mail, and for whom one is sent.

use crate::{
    app::Base,
    config::join,
    zitadel::{Person, Zitadel},
};

/// The page for the code.
pub const PATH: &str = "/signup/invite";

/// The link for the mail, as Zitadel's URL template.
fn link(base: &Base) -> String {
    join(&base.origins.auth, &format!("{PATH}?user={{{{.UserID}}}}&code={{{{.Code}}}}"))
}

/// Mails a code to somebody who may have nothing to sign in with: a sign-up or an invitation was given up half-way, and this
/// is how they come back to it. Zitadel sees to it that nobody else gets one. Whether a mail was sent is not to be seen, so
/// that it failed only shows in the log.
pub async fn mail(base: &Base, zitadel: &Zitadel, person: &Person) {
    if !person.active {
        return;
    }
    match zitadel.send_invite(&person.id, &link(base)).await {
        Ok(()) => {
            tracing::info!(event = "invitation_mailed", "somebody without a way to sign in gets a code");
        }
        Err(error) if error.refusal().is_some() => {}
        Err(error) => {
            tracing::error!(cause = crate::error::chain(&error), "an invitation could not be mailed");
        }
    }
}
