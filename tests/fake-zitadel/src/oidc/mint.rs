//! Makes the tokens themselves: opaque ones and JWTs.

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};
use time::{Duration, OffsetDateTime};

use super::issue::Tokens;
use crate::auth::token::access_token_id;
use crate::keys;
use crate::store::Store;
use crate::store::oidc_session::{IssuedToken, OidcSession, RefreshToken};

/// How the tokens of a family are made.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Shape<'a> {
    /// Client the tokens are for.
    pub(super) client_id: &'a str,
    /// JWT access tokens.
    pub(super) jwt: bool,
    /// Whether there is a refresh token.
    pub(super) refresh: bool,
    /// Lifetime of the ID token; zero for service users.
    pub(super) id_lifetime: Duration,
    /// Whether the ID token holds profile claims.
    pub(super) profile_in_id_token: bool,
    /// Whether there is an access token; without one the ID token has no `at_hash`.
    pub(super) access: bool,
    /// Tolerance for clocks: widens `exp`, dates `iat` and `nbf` back.
    pub(super) skew: Duration,
}

/// Issues tokens in a family and keeps it.
pub(super) fn issue(store: &mut Store, mut family: OidcSession, shape: &Shape<'_>) -> Tokens {
    let now = store.now();
    let settings = store.instance.oidc.clone();
    let access = IssuedToken {
        id: format!("at_{}", store.new_id()),
        issued: now,
        expires: now + settings.access_token,
    };
    let refresh = shape.refresh.then(|| RefreshToken {
        id: format!("rt_{}", store.new_id()),
        idle_expires: now + settings.refresh_idle,
        absolute_expires: family
            .refresh
            .as_ref()
            .map_or(now + settings.refresh_absolute, |refresh| refresh.absolute_expires),
        replaced: family.refresh.as_ref().map(|refresh| (refresh.id.clone(), now)),
    });
    let access_text = access_token(store, &family, &access, shape);
    let refresh_text = refresh
        .as_ref()
        .map(|refresh| store.token_key.seal(&format!("{}-{}:{}", family.id, refresh.id, family.user_id)));
    let id = family
        .scopes
        .iter()
        .any(|scope| scope == "openid")
        .then(|| id_token(store, &family, &access_text, now, shape));
    let expires_in = (access.expires - store.now()).whole_seconds();
    family.access = shape.access.then_some(access);
    family.refresh = refresh;
    store.oidc_sessions.insert(family.id.clone(), family);
    Tokens { access: access_text, refresh: refresh_text, id, expires_in }
}

fn access_token(store: &Store, family: &OidcSession, access: &IssuedToken, shape: &Shape<'_>) -> String {
    let id = access_token_id(&family.id, &access.id);
    if !shape.jwt {
        return store.token_key.seal(&format!("{id}:{}", family.user_id));
    }
    let mut claims = basics(store, family, access.issued, access.expires, shape);
    claims.insert("aud".to_owned(), json!(family.audience));
    claims.insert("nbf".to_owned(), json!((access.issued - shape.skew).unix_timestamp()));
    claims.insert("jti".to_owned(), json!(id));
    sign(store, &claims)
}

fn id_token(
    store: &Store,
    family: &OidcSession,
    access_token: &str,
    now: OffsetDateTime,
    shape: &Shape<'_>,
) -> String {
    let mut claims = basics(store, family, now, now + shape.id_lifetime, shape);
    let mut audience = family.audience.clone();
    if !audience.iter().any(|known| known == shape.client_id) {
        audience.push(shape.client_id.to_owned());
    }
    claims.insert("aud".to_owned(), json!(audience));
    claims.insert("azp".to_owned(), json!(shape.client_id));
    if shape.access {
        let hash = digest(&SHA256, access_token.as_bytes());
        claims.insert("at_hash".to_owned(), json!(URL_SAFE_NO_PAD.encode(&hash.as_ref()[..16])));
    }
    if let Some(auth_time) = family.auth_time {
        claims.insert("auth_time".to_owned(), json!(auth_time.unix_timestamp()));
    }
    if !family.amr.is_empty() {
        claims.insert("amr".to_owned(), json!(family.amr));
    }
    if let Some(nonce) = &family.nonce {
        claims.insert("nonce".to_owned(), json!(nonce));
    }
    if let Some(session) = &family.session_id {
        claims.insert("sid".to_owned(), json!(session));
    }
    if shape.profile_in_id_token
        && let Some(user) = store.users.get(&family.user_id)
    {
        claims.extend(super::userinfo::profile_claims(store, user, &family.scopes));
    }
    sign(store, &claims)
}

fn basics(
    store: &Store,
    family: &OidcSession,
    issued: OffsetDateTime,
    expires: OffsetDateTime,
    shape: &Shape<'_>,
) -> Map<String, Value> {
    let mut claims = family.claims.clone();
    claims.insert("iss".to_owned(), json!(store.instance.issuer));
    claims.insert("sub".to_owned(), json!(family.user_id));
    claims.insert("iat".to_owned(), json!((issued - shape.skew).unix_timestamp()));
    claims.insert("exp".to_owned(), json!((expires + shape.skew).unix_timestamp()));
    claims.insert("client_id".to_owned(), json!(shape.client_id));
    claims
}

/// Signs claims with the active key.
pub(crate) fn sign(store: &Store, claims: &Map<String, Value>) -> String {
    let key = store.active_web_key();
    keys::sign(&key.pair().private_pem, &key.id, claims)
}
