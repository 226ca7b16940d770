//! The OpenID Connect endpoints: `/.well-known`, `/oauth/v2`, `/oidc/v1`.

pub(crate) mod assertion;
pub(crate) mod authorize;
pub(crate) mod client;
mod client_credentials;
mod code;
mod device;
mod discovery;
mod end_session;
mod introspect;
pub(crate) mod issue;
mod jwt_profile;
pub(crate) mod mint;
mod refresh;
mod revoke;
pub(crate) mod scopes;
mod token;
pub(crate) mod url_query;
pub(crate) mod userinfo;

use crate::api::route::Route;
use crate::keys::Unverified;
use crate::store::Store;
pub(crate) use discovery::LANGUAGES;

/// Routes of this module.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::web("GET", "/.well-known/openid-configuration", discovery::discovery),
        Route::web("GET", "/oauth/v2/keys", discovery::keys),
        Route::web("GET", "/oauth/v2/authorize", authorize::authorize),
        Route::web("POST", "/oauth/v2/authorize", authorize::authorize),
        Route::waiting_web("ANY", "/oauth/v2/token", token::token),
        Route::web("GET", "/oauth/v2/device_authorization", device::authorize),
        Route::web("POST", "/oauth/v2/device_authorization", device::authorize),
        Route::web("GET", "/oidc/v1/userinfo", userinfo::userinfo),
        Route::web("POST", "/oidc/v1/userinfo", userinfo::userinfo),
        Route::web("GET", "/oauth/v2/introspect", introspect::introspect),
        Route::web("POST", "/oauth/v2/introspect", introspect::introspect),
        Route::web("GET", "/oauth/v2/revoke", revoke::revoke),
        Route::web("POST", "/oauth/v2/revoke", revoke::revoke),
        Route::web("GET", "/oidc/v1/end_session", end_session::end_session),
        Route::web("POST", "/oidc/v1/end_session", end_session::end_session),
    ]
}

/// A JWT of this instance by issuer and signature, expired or not.
fn known_token(store: &Store, text: &str) -> Option<Unverified> {
    let token = Unverified::parse(text)?;
    let key = store.web_keys.iter().find(|key| Some(&key.id) == token.kid.as_ref())?;
    let ours = token.text_claim("iss") == store.instance.issuer && token.signed_by(&key.pair().public);
    ours.then_some(token)
}
