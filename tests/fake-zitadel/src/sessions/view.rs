//! A session as reads show it.

use crate::api::object::Object;
use crate::store::Store;
use crate::store::session::Session;

/// The `Session` message: checks that never were are absent, and so is all of `factors` without any.
pub(super) fn session(store: &Store, session: &Session) -> Object {
    let mut metadata = Object::new();
    for (key, value) in &session.metadata {
        metadata = metadata.bytes(key, value);
    }
    Object::new()
        .text("id", &session.id)
        .time("creationDate", session.record.created)
        .time("changeDate", session.record.changed)
        .long("sequence", session.record.sequence)
        .opt("factors", factors(store, session))
        .opt("metadata", (!session.metadata.is_empty()).then_some(metadata))
        .opt("userAgent", session.user_agent.clone())
        .opt_time("expirationDate", session.expires)
}

fn factors(store: &Store, session: &Session) -> Option<Object> {
    let factor = session.user.as_ref()?;
    let user = store.users.get(&factor.id);
    let human = user.and_then(|user| user.human());
    let changed = human.and_then(|human| human.password.as_ref()).map(|password| password.changed);
    let checked = |moment| Object::new().time("verifiedAt", moment);
    let mut shown = checked(factor.verified).text("id", &factor.id);
    if let Some(user) = user {
        shown = shown
            .text("loginName", &store.preferred_login_name(user))
            .text("displayName", human.map_or("", |human| &human.display_name))
            .text("organizationId", &user.record.owner);
    }
    let web_authn =
        session.web_authn.map(|(moment, verified)| checked(moment).flag("userVerified", verified));
    Some(
        Object::new()
            .set("user", shown)
            .opt("password", session.password_seen(changed).map(checked))
            .opt("webAuthN", web_authn)
            .opt("intent", session.intent.map(checked))
            .opt("totp", session.totp.map(checked))
            .opt("otpSms", session.otp_sms.map(checked))
            .opt("otpEmail", session.otp_email.map(checked)),
    )
}
