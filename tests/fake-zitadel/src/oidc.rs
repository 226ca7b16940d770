//! The OpenID Connect endpoints: `/.well-known`, `/oauth/v2`, `/oidc/v1`.

pub(crate) mod assertion;
pub(crate) mod authorize;
pub(crate) mod client;
mod client_credentials;
mod code;
mod discovery;
pub(crate) mod issue;
mod jwt_profile;
mod refresh;
pub(crate) mod scopes;
mod token;
pub(crate) mod url_query;
pub(crate) mod userinfo;

use crate::api::route::Route;

/// Routes of this module.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::web("GET", "/.well-known/openid-configuration", discovery::discovery),
        Route::web("GET", "/oauth/v2/keys", discovery::keys),
        Route::web("GET", "/oauth/v2/authorize", authorize::authorize),
        Route::web("POST", "/oauth/v2/authorize", authorize::authorize),
        Route::waiting_web("ANY", "/oauth/v2/token", token::token),
        Route::web("GET", "/oidc/v1/userinfo", userinfo::userinfo),
        Route::web("POST", "/oidc/v1/userinfo", userinfo::userinfo),
    ]
}
