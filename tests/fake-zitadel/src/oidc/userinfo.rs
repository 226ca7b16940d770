//! Userinfo (OpenID Connect Core, 5.3).

use http::StatusCode;
use serde_json::{Map, Value, json};

use super::scopes;
use crate::api::web::{WebReply, WebRequest};
use crate::auth::{self, token};
use crate::error::OAuthError;
use crate::store::Store;
use crate::store::user::{User, UserKind};

/// Scopes a personal access token counts as.
pub(crate) const PAT_SCOPES: &[&str] = &["openid", "profile", scopes::METADATA, scopes::RESOURCE_OWNER];

/// `GET|POST /oidc/v1/userinfo`.
pub(super) fn userinfo(request: &WebRequest, store: &mut Store) -> WebReply {
    answer(request, store).map_err(|error| error.with_status(StatusCode::UNAUTHORIZED)).into()
}

fn answer(request: &WebRequest, store: &Store) -> Result<WebReply, OAuthError> {
    let parameters = request.parameters()?;
    let bearer = request
        .bearer()
        .or_else(|| parameters.get("access_token").filter(|token| !token.is_empty()))
        .ok_or_else(|| OAuthError::invalid_request("access token missing"))?;
    let (user, scopes) =
        live(store, bearer).ok_or_else(|| OAuthError::new("access_denied", "access token invalid"))?;
    Ok(WebReply::json(StatusCode::OK, &Value::Object(claims(store, user, &scopes))))
}

/// User and scopes of a live access token or personal access token.
fn live<'a>(store: &'a Store, bearer: &str) -> Option<(&'a User, Vec<String>)> {
    match auth::read_bearer(store, bearer)? {
        token::Bearer::Access(family, id) => {
            let (family, user) = token::live_family(store, &family, &id)?;
            Some((user, family.scopes.clone()))
        }
        token::Bearer::Pat(id, user) => {
            let scopes = PAT_SCOPES.iter().map(|scope| (*scope).to_owned()).collect();
            Some((token::live_pat(store, &id, &user)?, scopes))
        }
        token::Bearer::Session(..) => None,
    }
}

/// All claims of userinfo.
pub(crate) fn claims(store: &Store, user: &User, scopes: &[String]) -> Map<String, Value> {
    let mut claims = Map::new();
    claims.insert("sub".to_owned(), json!(user.id));
    claims.extend(profile_claims(store, user, scopes));
    claims.extend(scopes::claims(store, user, scopes));
    claims
}

/// Claims of the scopes `profile`, `email` and `phone`.
pub(crate) fn profile_claims(store: &Store, user: &User, scopes: &[String]) -> Map<String, Value> {
    let has = |wanted: &str| scopes.iter().any(|scope| scope == wanted);
    let mut claims = Map::new();
    let mut add = |name: &str, value: Value| claims.insert(name.to_owned(), value);
    if has("profile") {
        add("updated_at", json!(user.record.changed.unix_timestamp()));
        add("preferred_username", json!(store.preferred_login_name(user)));
        match &user.kind {
            UserKind::Machine(machine) => {
                add("name", json!(machine.name));
            }
            UserKind::Human(human) => {
                add("name", json!(human.display_name));
                add("given_name", json!(human.given_name));
                add("family_name", json!(human.family_name));
                add("locale", json!(human.preferred_language));
                if !human.nick_name.is_empty() {
                    add("nickname", json!(human.nick_name));
                }
                if let Some(gender) =
                    human.gender.strip_prefix("GENDER_").filter(|name| *name != "UNSPECIFIED")
                {
                    add("gender", json!(gender.to_lowercase()));
                }
            }
        }
    }
    let Some(human) = user.human() else { return claims };
    if has("email") {
        add("email", json!(human.email));
        add("email_verified", json!(human.email_verified));
    }
    if let (true, Some(phone)) = (has("phone"), &human.phone) {
        add("phone_number", json!(phone));
        add("phone_number_verified", json!(human.phone_verified));
    }
    claims
}
