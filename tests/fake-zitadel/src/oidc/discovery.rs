//! Discovery (OpenID Connect Discovery 1.0) and the key set.

use http::StatusCode;
use serde_json::{Value, json};

use crate::api::web::{WebReply, WebRequest};
use crate::keys::PublicKey;
use crate::store::Store;

/// Languages Zitadel speaks.
pub(crate) const LANGUAGES: &[&str] = &[
    "bg", "cs", "de", "en", "es", "fr", "hu", "id", "it", "ja", "ko", "mk", "nl", "pl", "pt", "ro", "ru",
    "sv", "tr", "zh",
];

/// `GET /.well-known/openid-configuration`. The back-channel fields are there only while the feature is on.
pub(super) fn discovery(_: &WebRequest, store: &mut Store) -> WebReply {
    let issuer = &store.instance.issuer;
    let allowed = &store.instance.allowed_languages;
    let languages =
        LANGUAGES.iter().filter(|tag| allowed.is_empty() || allowed.iter().any(|known| known == *tag));
    let mut document = json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/oauth/v2/authorize"),
        "token_endpoint": format!("{issuer}/oauth/v2/token"),
        "introspection_endpoint": format!("{issuer}/oauth/v2/introspect"),
        "userinfo_endpoint": format!("{issuer}/oidc/v1/userinfo"),
        "revocation_endpoint": format!("{issuer}/oauth/v2/revoke"),
        "end_session_endpoint": format!("{issuer}/oidc/v1/end_session"),
        "device_authorization_endpoint": format!("{issuer}/oauth/v2/device_authorization"),
        "jwks_uri": format!("{issuer}/oauth/v2/keys"),
        "scopes_supported": super::scopes::STANDARD,
        "response_types_supported": ["code", "id_token", "id_token token"],
        "response_modes_supported": ["query", "fragment", "form_post"],
        "grant_types_supported": [
            "authorization_code", "implicit", "refresh_token", "client_credentials",
            "urn:ietf:params:oauth:grant-type:jwt-bearer", "urn:ietf:params:oauth:grant-type:device_code",
        ],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA", "RS256", "RS384", "RS512", "ES256", "ES384", "ES512"],
        "request_object_signing_alg_values_supported": ["RS256"],
        "token_endpoint_auth_methods_supported": [
            "none", "client_secret_basic", "client_secret_post", "private_key_jwt",
        ],
        "token_endpoint_auth_signing_alg_values_supported": ["RS256"],
        "revocation_endpoint_auth_methods_supported": [
            "none", "client_secret_basic", "client_secret_post", "private_key_jwt",
        ],
        "revocation_endpoint_auth_signing_alg_values_supported": ["RS256"],
        "introspection_endpoint_auth_methods_supported": ["client_secret_basic", "private_key_jwt"],
        "introspection_endpoint_auth_signing_alg_values_supported": ["RS256"],
        "claims_supported": [
            "sub", "aud", "exp", "iat", "iss", "auth_time", "nonce", "acr", "amr", "c_hash", "at_hash", "act",
            "scopes", "client_id", "azp", "preferred_username", "name", "family_name", "given_name", "locale",
            "email", "email_verified", "phone_number", "phone_number_verified",
        ],
        "code_challenge_methods_supported": ["S256"],
        "ui_locales_supported": languages.collect::<Vec<_>>(),
        "request_parameter_supported": true,
        "request_uri_parameter_supported": false,
    });
    if store.instance.features.get(crate::backchannel::FEATURE).copied().unwrap_or_default() {
        document["backchannel_logout_supported"] = json!(true);
        document["backchannel_logout_session_supported"] = json!(true);
    }
    WebReply::json(StatusCode::OK, &document)
}

/// `GET /oauth/v2/keys` (RFC 7517): every key of the instance, the active one first.
pub(super) fn keys(_: &WebRequest, store: &mut Store) -> WebReply {
    let keys: Vec<Value> = store
        .web_keys
        .iter()
        .filter_map(|key| match &key.pair().public {
            PublicKey::Rsa { n, e } => {
                Some(json!({"use": "sig", "kty": "RSA", "kid": key.id, "alg": "RS256", "n": n, "e": e}))
            }
            PublicKey::Own(_) | PublicKey::Pem(_) => None,
        })
        .collect();
    WebReply::json(StatusCode::OK, &json!({"keys": keys}))
        .header("cache-control", "max-age=300, must-revalidate")
}
