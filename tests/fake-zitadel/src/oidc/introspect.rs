//! Token introspection (RFC 7662).

use http::StatusCode;
use serde_json::{Map, Value, json};

use super::client::{self, Shown};
use super::userinfo;
use crate::api::web::{WebReply, WebRequest};
use crate::auth::{self, token::Bearer};
use crate::error::OAuthError;
use crate::store::Store;
use crate::store::application::Application;

/// `GET|POST /oauth/v2/introspect`.
pub(super) fn introspect(request: &WebRequest, store: &mut Store) -> WebReply {
    answer(request, store).into()
}

/// Whatever is wrong with the token, it is not active; only what is wrong with the client is an error.
fn answer(request: &WebRequest, store: &Store) -> Result<WebReply, OAuthError> {
    let parameters = request.parameters()?;
    let unknown = || OAuthError::bare("unauthorized_client");
    let shown = match client::read(request, &parameters) {
        Err(error) if error.error == "invalid_client" => return Err(unknown()),
        shown => shown?,
    };
    if shown.assertion.is_none() && shown.secret.is_empty() {
        return Err(OAuthError::new("invalid_client", "client must be authenticated"));
    }
    let token = parameters.text("token");
    if token.is_empty() {
        return Err(OAuthError::invalid_request("token missing"));
    }
    let application = authenticated(store, &shown).ok_or_else(unknown)?;
    let body = claims(store, application, token).unwrap_or_else(|| {
        let mut inactive = Map::new();
        inactive.insert("active".to_owned(), json!(false));
        inactive
    });
    Ok(WebReply::json(StatusCode::OK, &Value::Object(body)))
}

fn authenticated<'a>(store: &'a Store, shown: &Shown) -> Option<&'a Application> {
    let application = store.application_by_client(&shown.client_id).filter(|known| known.active)?;
    client::verify(store, application, shown).ok().map(|()| application)
}

fn claims(store: &Store, application: &Application, bearer: &str) -> Option<Map<String, Value>> {
    match auth::read_bearer(store, bearer)? {
        Bearer::Access(family, id) => of_access_token(store, application, &family, &id),
        Bearer::Pat(id, user) => of_personal_token(store, application, &id, &user),
        Bearer::Session(..) => None,
    }
}

/// Active for a client that is in the audience, by itself or by its project.
fn of_access_token(
    store: &Store,
    application: &Application,
    family: &str,
    id: &str,
) -> Option<Map<String, Value>> {
    let (family, user) = auth::token::live_family(store, family, id)?;
    let meant = [&application.client_id, &application.project_id];
    if !family.audience.iter().any(|known| meant.contains(&known)) {
        return None;
    }
    let access = family.access.as_ref()?;
    let issued = access.issued.unix_timestamp();
    let mut claims = userinfo::claims(store, user, &family.scopes);
    claims.insert("scope".to_owned(), json!(family.scopes.join(" ")));
    claims.insert("client_id".to_owned(), json!(family.client_id));
    claims.insert("exp".to_owned(), json!(access.expires.unix_timestamp()));
    claims.insert("aud".to_owned(), json!(family.audience));
    claims.insert("jti".to_owned(), json!(auth::token::access_token_id(&family.id, &access.id)));
    if let Some(moment) = family.auth_time {
        claims.insert("auth_time".to_owned(), json!(moment.unix_timestamp()));
    }
    if !family.amr.is_empty() {
        claims.insert("amr".to_owned(), json!(family.amr));
    }
    Some(active(store, claims, issued))
}

/// Active for any client, which becomes its audience.
fn of_personal_token(
    store: &Store,
    application: &Application,
    id: &str,
    user: &str,
) -> Option<Map<String, Value>> {
    let user = auth::token::live_pat(store, id, user)?;
    let pat = user.machine()?.pats.get(id)?;
    let scopes: Vec<String> = userinfo::PAT_SCOPES.iter().map(|scope| (*scope).to_owned()).collect();
    let mut claims = userinfo::claims(store, user, &scopes);
    claims.insert("scope".to_owned(), json!(scopes.join(" ")));
    claims.insert("exp".to_owned(), json!(pat.expires.unix_timestamp()));
    claims.insert("aud".to_owned(), json!([application.client_id, application.project_id]));
    claims.insert("jti".to_owned(), json!(id));
    Some(active(store, claims, pat.record.created.unix_timestamp()))
}

/// What every active token has.
fn active(store: &Store, mut claims: Map<String, Value>, issued: i64) -> Map<String, Value> {
    claims.insert("active".to_owned(), json!(true));
    claims.insert("token_type".to_owned(), json!("Bearer"));
    claims.insert("iat".to_owned(), json!(issued));
    claims.insert("nbf".to_owned(), json!(issued));
    claims.insert("iss".to_owned(), json!(store.instance.issuer));
    if let Some(name) = claims.get("preferred_username").cloned() {
        claims.insert("username".to_owned(), name);
    }
    claims
}
