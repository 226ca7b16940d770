//! Passkeys and U2F keys of users (part of `zitadel.user.v2.UserService`).
//!
//! Both are WebAuthn credentials, kept apart: passkeys answer challenges with user verification REQUIRED, U2F keys all
//! others. Of each kind a user has at most one registration under way, whatever id a completion names.

mod link;
pub(crate) mod options;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use crate::api::call::Call;
use crate::api::object::{Object, details, list_details};
use crate::api::route::{ApiResult, Route};
use crate::api::{self, validate};
use crate::auth::Scope;
use crate::error::ApiError;
use crate::random;
use crate::store::Store;
use crate::store::user::{User, WebAuthnToken};
use crate::web_authn::{self, Expected, Refusal};

/// Routes of this module.
pub(crate) fn routes() -> Vec<Route> {
    const PASSKEYS: &str = "/v2/users/{userId}/passkeys";
    const PASSKEY: &str = "/v2/users/{userId}/passkeys/{passkeyId}";
    const U2F: &str = "/v2/users/{userId}/u2f/{u2fId}";
    vec![
        Route::rpc("POST", PASSKEYS, "zitadel.user.v2.UserService/RegisterPasskey", register_passkey),
        Route::rpc(
            "POST",
            PASSKEY,
            "zitadel.user.v2.UserService/VerifyPasskeyRegistration",
            verify_passkey_registration,
        ),
        Route::rpc(
            "POST",
            "/v2/users/{userId}/passkeys/_search",
            "zitadel.user.v2.UserService/ListPasskeys",
            list_passkeys,
        ),
        Route::rpc("DELETE", PASSKEY, "zitadel.user.v2.UserService/RemovePasskey", remove_passkey),
        Route::rpc(
            "POST",
            "/v2/users/{userId}/passkeys/registration_link",
            "zitadel.user.v2.UserService/CreatePasskeyRegistrationLink",
            link::create_passkey_registration_link,
        )
        .needs("user.passkey.write")
        .parsed_by(link::parse),
        Route::rpc("POST", "/v2/users/{userId}/u2f", "zitadel.user.v2.UserService/RegisterU2F", register_u2f),
        Route::rpc("POST", U2F, "zitadel.user.v2.UserService/VerifyU2FRegistration", verify_u2f_registration),
        Route::rpc("DELETE", U2F, "zitadel.user.v2.UserService/RemoveU2F", remove_u2f),
    ]
}

fn unknown_user() -> ApiError {
    ApiError::not_found("COMMAND-4g3xq", "Errors.NotFound")
}

/// A fresh challenge: 32 bytes, base64url.
pub(crate) fn new_challenge() -> String {
    URL_SAFE_NO_PAD.encode(random::bytes::<32>())
}

/// The user's completed credentials of a kind for a relying party.
pub(crate) fn ready<'a>(
    user: &'a User,
    passkeys: bool,
    rp_id: &'a str,
) -> impl Iterator<Item = &'a WebAuthnToken> {
    let tokens = user.human().map_or(&[][..], |human| human.web_authn.as_slice());
    tokens.iter().filter(move |token| token.ready && token.passkey == passkeys && token.rp_id == rp_id)
}

/// Needs `user.credential.write`, or to be the user, or the code of a registration link, which this uses up.
fn register_passkey(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    if message.has("code") {
        let code = message.get("code");
        validate::within("RegisterPasskeyRequest.Code", link::validate_code(code))?;
        link::redeem(store, call.text("userId"), code.text("id"), code.text("code"))?;
    } else {
        call.caller.require_or_self(store, "user.credential.write", call.text("userId"))?;
    }
    let (id, options) = register(call, store, true)?;
    answer(call, store, "passkeyId", &id, options)
}

/// Needs `user.credential.write`, or to be the user.
fn register_u2f(call: &Call, store: &mut Store) -> ApiResult {
    call.caller.require_or_self(store, "user.credential.write", call.text("userId"))?;
    let (id, options) = register(call, store, false)?;
    answer(call, store, "u2fId", &id, options)
}

fn answer(call: &Call, store: &Store, name: &str, id: &str, options: Value) -> ApiResult {
    let user = store.users.get(call.text("userId")).ok_or_else(unknown_user)?;
    Ok(Object::new()
        .set("details", details(&user.record))
        .text(name, id)
        .set("publicKeyCredentialCreationOptions", options)
        .build())
}

/// Starts a registration in place of an unfinished one; gives its id and the options for the browser.
fn register(call: &Call, store: &mut Store, passkey: bool) -> Result<(String, Value), ApiError> {
    let (id, now) = (store.new_id(), store.now());
    let rp_id = match call.text("domain") {
        "" => api::requested_host(&call.headers),
        domain => domain,
    };
    let user = store.users.get(call.text("userId")).ok_or_else(unknown_user)?;
    let human = user.human().ok_or_else(unknown_user)?;
    let challenge = new_challenge();
    let attachment = match call.text("authenticator") {
        "PASSKEY_AUTHENTICATOR_PLATFORM" => Some("platform"),
        "PASSKEY_AUTHENTICATOR_CROSS_PLATFORM" => Some("cross-platform"),
        _ => None,
    };
    let known: Vec<&[u8]> = ready(user, passkey, rp_id).map(|token| token.credential_id.as_slice()).collect();
    let person = options::Person {
        id: &user.id,
        login_name: &store.preferred_login_name(user),
        display_name: &human.display_name,
    };
    let options = options::creation(&challenge, rp_id, &person, attachment, &known);
    let token = WebAuthnToken {
        id: id.clone(),
        passkey,
        name: String::new(),
        rp_id: rp_id.to_owned(),
        challenge,
        ready: false,
        changed: now,
        credential_id: Vec::new(),
        public_key: Vec::new(),
        sign_count: 0,
    };
    let user = store.users.get_mut(call.text("userId")).ok_or_else(unknown_user)?;
    user.record.touch(now);
    let human = user.human_mut().ok_or_else(unknown_user)?;
    human.web_authn.retain(|known| known.ready || known.passkey != passkey);
    human.web_authn.push(token);
    Ok((id, options))
}

/// Needs no permission: who can show the attestation has been given the challenge.
fn verify_passkey_registration(call: &Call, store: &mut Store) -> ApiResult {
    verify(call, store, true, "VerifyPasskeyRegistrationRequest", ("passkeyName", "PasskeyName"))
}

/// Needs no permission, like that of a passkey.
fn verify_u2f_registration(call: &Call, store: &mut Store) -> ApiResult {
    verify(call, store, false, "VerifyU2FRegistrationRequest", ("tokenName", "TokenName"))
}

/// Completes the pending registration. A failure leaves it open.
fn verify(
    call: &Call,
    store: &mut Store,
    passkey: bool,
    request: &str,
    (name, field): (&str, &str),
) -> ApiResult {
    let message = call.message();
    validate::required(&format!("{request}.PublicKeyCredential"), message.has("publicKeyCredential"))?;
    validate::name(&format!("{request}.{field}"), message.text(name))?;
    let now = store.now();
    let user = store.users.get_mut(call.text("userId")).ok_or_else(unknown_user)?;
    let human = user.human_mut().ok_or_else(unknown_user)?;
    let token = human
        .web_authn
        .iter_mut()
        .find(|token| token.passkey == passkey && !token.ready)
        .ok_or_else(|| ApiError::internal("WEBAU-5M9so", "WebAuthN Token could not be found"))?;
    let expected = Expected { challenge: &token.challenge, rp_id: &token.rp_id };
    let credential = message.get("publicKeyCredential").raw().unwrap_or(&Value::Null);
    let created = web_authn::create(credential, expected).map_err(|refusal| match refusal {
        Refusal::Unparsable => ApiError::internal("WEBAU-sEr8c", "Error on parse credential data"),
        Refusal::Wrong => ApiError::internal("WEBAU-3Vb9s", "Error on create credentials"),
    })?;
    message.text(name).clone_into(&mut token.name);
    token.challenge.clear();
    token.ready = true;
    token.changed = now;
    token.credential_id = created.id;
    token.public_key = created.public_key;
    token.sign_count = created.sign_count;
    user.record.touch(now);
    Ok(Object::new().set("details", details(&user.record)).build())
}

/// Shows what the caller may read (`user.read`, or its own); the rest only counts. This read lags.
#[allow(clippy::unnecessary_wraps, reason = "all handlers have one shape")]
fn list_passkeys(call: &Call, store: &mut Store) -> ApiResult {
    let user = store.users.get(call.text("userId"));
    let human = user.and_then(User::human);
    let found: Vec<_> = human
        .map_or(&[][..], |human| human.web_authn.as_slice())
        .iter()
        .filter(|token| token.passkey && token.ready && store.visible(token.changed))
        .map(|token| {
            Object::new()
                .text("id", &token.id)
                .text("state", "AUTH_FACTOR_STATE_READY")
                .text("name", &token.name)
        })
        .collect();
    let readable = user.is_some_and(|user| {
        user.id == call.caller.user_id
            || call.caller.may(store, "user.read", Scope::Organization(&user.record.owner))
    });
    let details = list_details(found.len(), store.now());
    let shown = if readable { found } else { Vec::new() };
    Ok(Object::new().set("details", details).list("result", shown).build())
}

/// Needs `user.write`, or to be the user.
fn remove_passkey(call: &Call, store: &mut Store) -> ApiResult {
    remove(call, store, true, call.text("passkeyId"))
}

/// Needs `user.write`, or to be the user.
fn remove_u2f(call: &Call, store: &mut Store) -> ApiResult {
    remove(call, store, false, call.text("u2fId"))
}

/// A key that is not there comes before a permission that is not.
fn remove(call: &Call, store: &mut Store, passkey: bool, id: &str) -> ApiResult {
    let now = store.now();
    let missing = || ApiError::not_found("COMMAND-DAfb2", "WebAuthN Token could not be found");
    let human = store.users.get(call.text("userId")).and_then(User::human).ok_or_else(missing)?;
    let at = human.web_authn.iter().position(|token| token.passkey == passkey && token.id == id);
    let at = at.ok_or_else(missing)?;
    call.caller.require_or_self(store, "user.write", call.text("userId"))?;
    let user = store.users.get_mut(call.text("userId")).ok_or_else(missing)?;
    user.human_mut().ok_or_else(missing)?.web_authn.remove(at);
    user.record.touch(now);
    Ok(Object::new().set("details", details(&user.record)).build())
}
