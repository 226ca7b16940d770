//! What a user can log in with.

use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, list_details};
use crate::api::route::ApiResult;
use crate::api::validate;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::user::{Human, WebAuthnToken};

/// `GET /v2/users/{userId}/authentication_methods`. Needs `user.read` or to be the user; lags behind. An unknown user
/// has none.
pub(super) fn list_authentication_method_types(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    let id = message.text("userId");
    validate::name("ListAuthenticationMethodTypesRequest.UserId", id)?;
    let domain = message.get("domainQuery");
    if message.has("domainQuery") {
        let result = validate::name("DomainQuery.Domain", domain.text("domain"));
        validate::within("ListAuthenticationMethodTypesRequest.DomainQuery", result)?;
    }
    call.caller.require_or_self(store, "user.read", id)?;
    let human = store.users.get(id).and_then(|user| user.human());
    let methods = human.map_or_else(Vec::new, |human| methods(store, human, domain));
    let body = Object::new().set("details", list_details(methods.len(), store.now()));
    Ok(body.list("authMethodTypes", methods).build())
}

/// Ready methods; with a domain only the WebAuthn keys of exactly that relying party.
fn methods(store: &Store, human: &Human, domain: Message<'_>) -> Vec<String> {
    let seen = |since: Option<time::OffsetDateTime>| since.is_some_and(|since| store.visible(since));
    let wanted = domain.opt_text("domain");
    let fits = |token: &&WebAuthnToken| {
        wanted.is_none_or(|wanted| {
            token.rp_id == wanted || (token.rp_id.is_empty() && domain.flag("includeWithoutDomain"))
        })
    };
    let key = |passkey: bool| {
        human.web_authn.iter().filter(fits).any(|token| token.ready && token.passkey == passkey)
    };
    let password = human.password.as_ref().filter(|password| !password.hash.is_empty());
    [
        ("TOTP", seen(human.totp.as_ref().and_then(|totp| totp.ready))),
        ("U2F", key(false)),
        ("PASSKEY", key(true)),
        ("OTP_SMS", seen(human.otp_sms)),
        ("OTP_EMAIL", seen(human.otp_email)),
        ("PASSWORD", seen(password.map(|password| password.changed))),
        ("IDP", !human.idp_links.is_empty()),
    ]
    .into_iter()
    .filter(|(_, ready)| *ready)
    .map(|(name, _)| format!("AUTHENTICATION_METHOD_TYPE_{name}"))
    .collect()
}

const READY: &str = "AUTH_FACTOR_STATE_READY";
const NOT_READY: &str = "AUTH_FACTOR_STATE_NOT_READY";

/// `POST /v2/users/{userId}/authentication_factors/_search`: second factors, the ready ones unless `states` says
/// otherwise. Whoever lacks `user.read` and is not the user sees nothing.
pub(super) fn list_authentication_factors(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    let id = message.text("userId");
    validate::name("ListAuthenticationFactorsRequest.UserId", id)?;
    let readable = call.caller.require_or_self(store, "user.read", id).is_ok();
    let human = store.users.get(id).and_then(|user| user.human()).filter(|_| readable);
    let (kinds, states) = (message.texts("authFactors"), message.texts("states"));
    let wanted = |(kind, state, _): &(&str, &str, Object)| {
        let state_fits =
            if states.is_empty() { *state == READY } else { states.iter().any(|wanted| wanted == state) };
        state_fits && (kinds.is_empty() || kinds.iter().any(|wanted| wanted == kind))
    };
    let factors = human.map_or_else(Vec::new, |human| factors(store, human));
    let shown = factors.into_iter().filter(wanted).map(|(_, _, factor)| factor).collect();
    Ok(Object::new().list::<Object>("result", shown).build())
}

/// Kind, state and message of each factor.
fn factors(store: &Store, human: &Human) -> Vec<(&'static str, &'static str, Object)> {
    let factor = |state: &str, key: &str, value: Object| Object::new().text("state", state).set(key, value);
    let mut all = Vec::new();
    if let Some(totp) = &human.totp {
        let state = if totp.ready.is_some() { READY } else { NOT_READY };
        all.push(("OTP", state, factor(state, "otp", Object::new())));
    }
    for token in human.web_authn.iter().filter(|token| !token.passkey) {
        let state = if token.ready { READY } else { NOT_READY };
        let key = Object::new().text("id", &token.id).text("name", &token.name);
        all.push(("U2F", state, factor(state, "u2f", key)));
    }
    for (kind, since, key) in
        [("OTP_SMS", human.otp_sms, "otpSms"), ("OTP_EMAIL", human.otp_email, "otpEmail")]
    {
        if since.is_some_and(|since| store.visible(since)) {
            all.push((kind, READY, factor(READY, key, Object::new())));
        }
    }
    all
}

/// `POST /v2/users/{userId}/mfa_init_skipped`. Needs `user.write` or to be the user.
pub(super) fn human_mfa_init_skipped(call: &Call, store: &mut Store) -> ApiResult {
    let id = call.text("userId");
    validate::name("HumanMFAInitSkippedRequest.UserId", id)?;
    let now = store.now();
    let unknown = || ApiError::not_found("COMMAND-auj6jeBei4", "User could not be found");
    if !store.users.contains_key(id) {
        return Err(unknown());
    }
    call.caller.require_or_self(store, "user.write", id)?;
    let user = store.users.get_mut(id).ok_or_else(unknown)?;
    user.record.touch(now);
    let details = crate::api::object::details(&user.record);
    if let Some(human) = user.human_mut() {
        human.mfa_init_skipped = Some(now);
    }
    Ok(Object::new().set("details", details).build())
}
