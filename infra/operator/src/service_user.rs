//! Service users at Zitadel: who one is, what they may, their keys and personal access tokens.

use crate::{
    Failure,
    remote::{CallError, Remote},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use http::Method;
use serde::Deserialize;
use serde_json::{Value, json};
use shared::outbound::OutboundError;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// The role of login pages.
pub(crate) const LOGIN_CLIENT: &str = "IAM_LOGIN_CLIENT";

/// A key or a personal access token, as the lists show it.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Item {
    /// Its id.
    pub(crate) id: String,
    /// Whose it is.
    pub(crate) user_id: String,
    /// When it ends.
    #[serde(with = "time::serde::rfc3339")]
    pub(crate) expiration_date: OffsetDateTime,
    /// When it was made.
    #[serde(with = "time::serde::rfc3339")]
    pub(crate) creation_date: OffsetDateTime,
}

impl Item {
    /// Whether it still counts.
    pub(crate) fn is_alive(&self, now: OffsetDateTime) -> bool {
        self.expiration_date > now
    }
}

/// An empty list is left out.
fn items(answer: &Value) -> Result<Vec<Item>, CallError> {
    let nonsense =
        |_| OutboundError::Nonsense("a list of keys or tokens".to_owned(), "not the JSON it should be");
    let list = answer.get("result").cloned().unwrap_or_else(|| json!([]));
    Ok(serde_json::from_value(list).map_err(nonsense)?)
}

/// The id of the user that a token speaks for. Userinfo takes personal access tokens, too.
pub(crate) async fn whoami(remote: &Remote, bearer: &str) -> Result<String, CallError> {
    let answer = remote.get(bearer, &["oidc", "v1", "userinfo"]).await?;
    Ok(answer["sub"].as_str().unwrap_or_default().to_owned())
}

/// Personal access tokens: of one user, or of all that the caller may see.
pub(crate) async fn pats(remote: &Remote, bearer: &str, user: Option<&str>) -> Result<Vec<Item>, CallError> {
    let found = remote.post(bearer, &["v2", "users", "pats", "search"], &of(user)).await?;
    items(&found)
}

/// Keys of one user.
pub(crate) async fn keys(remote: &Remote, bearer: &str, user: &str) -> Result<Vec<Item>, CallError> {
    let found = remote.post(bearer, &["v2", "users", "keys", "search"], &of(Some(user))).await?;
    items(&found)
}

fn of(user: Option<&str>) -> Value {
    let filters: Vec<_> = user.iter().map(|id| json!({"userIdFilter": {"id": id}})).collect();
    json!({"pagination": {"limit": 1000, "asc": true}, "filters": filters})
}

/// Asks for what every role may read; refused to one without any.
pub(crate) async fn require_role(remote: &Remote, bearer: &str, user: &str) -> Result<(), Failure> {
    let settings = remote.get(bearer, &["v2", "settings", "login"]).await;
    settings.map(drop).map_err(|error| lacking(error, user))
}

/// Instance roles of users. Only the Connect form of this list works in Zitadel.
pub(crate) async fn roles(remote: &Remote, bearer: &str, user: &str) -> Result<Vec<String>, CallError> {
    let service = "zitadel.internal_permission.v2beta.InternalPermissionService";
    let filters = json!([{"inUserIdsFilter": {"ids": [user]}}, {"resource": {"instance": true}}]);
    let answer = remote.post(bearer, &[service, "ListAdministrators"], &json!({"filters": filters})).await?;
    let all = answer["administrators"].as_array().into_iter().flatten();
    let roles = all.filter(|one| one["user"]["id"] == user).filter_map(|one| one["roles"].as_array());
    Ok(roles.flatten().filter_map(Value::as_str).map(str::to_owned).collect())
}

/// The user name, or the id where it cannot be read.
pub(crate) async fn name(remote: &Remote, bearer: &str, user: &str) -> String {
    let found = remote.get(bearer, &["v2", "users", user]).await.unwrap_or_default();
    found["user"]["username"].as_str().unwrap_or(user).to_owned()
}

/// Registers the public half of a key; gives the key's id.
pub(crate) async fn add_key(
    remote: &Remote,
    bearer: &str,
    user: &str,
    public: &str,
    ends: OffsetDateTime,
) -> Result<String, CallError> {
    let body = json!({"expirationDate": timestamp(ends), "publicKey": STANDARD.encode(public)});
    let made = remote.post(bearer, &["v2", "users", user, "keys"], &body).await?;
    Ok(made["keyId"].as_str().unwrap_or_default().to_owned())
}

/// Removes a key; one that is gone is no trouble.
pub(crate) async fn remove_key(
    remote: &Remote,
    bearer: &str,
    user: &str,
    key: &str,
) -> Result<(), CallError> {
    gone(remote.call(Method::DELETE, bearer, &["v2", "users", user, "keys", key], None).await)
}

/// Removes a personal access token; one that is gone is no trouble.
pub(crate) async fn remove_pat(
    remote: &Remote,
    bearer: &str,
    user: &str,
    pat: &str,
) -> Result<(), CallError> {
    gone(remote.call(Method::DELETE, bearer, &["v2", "users", user, "pats", pat], None).await)
}

fn gone(result: Result<Value, CallError>) -> Result<(), CallError> {
    match result {
        Err(error) if error.id() == "COMMAND-4m77G" => Ok(()),
        other => other.map(drop),
    }
}

/// A moment as Zitadel reads and writes it.
pub(crate) fn timestamp(at: OffsetDateTime) -> String {
    at.format(&Rfc3339).unwrap_or_default()
}

/// A day, for people.
pub(crate) fn day(at: OffsetDateTime) -> String {
    at.date().to_string()
}

/// Turns a lack of permission of the service user into what to do.
pub(crate) fn lacking(error: CallError, user: &str) -> Failure {
    if error.lacks_permission() {
        return Failure::new(format!(
            "the service user {user} lacks a role for this: make it {LOGIN_CLIENT} in Zitadel (Default settings, \
             Managers), then run the command again"
        ));
    }
    error.into()
}
