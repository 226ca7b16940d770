//! Back-channel logout (OpenID Connect Back-Channel Logout 1.0): when a login session ends, every application that
//! got tokens from it is told, once for each time it did, and never again if that fails.

use http::header::{ACCEPT_ENCODING, USER_AGENT};
use serde_json::{Map, json};
use std::time::Duration;
use time::OffsetDateTime;

use crate::App;
use crate::oidc::mint;
use crate::store::Store;
use crate::store::application::Application;

/// Feature that turns it on.
pub(crate) const FEATURE: &str = "enableBackChannelLogout";
/// How long an application may take to answer.
const TIMEOUT: Duration = Duration::from_secs(5);
/// Seconds a logout token lives, counted from its back-dated `iat`.
const LIFETIME: i64 = 901;

/// A logout token on its way.
#[derive(Debug, Clone)]
pub(crate) struct Notice {
    /// Registered address, with its query.
    uri: String,
    /// Logout token.
    token: String,
}

fn is_on(store: &Store) -> bool {
    store.instance.features.get(FEATURE).copied().unwrap_or_default()
}

/// Where to announce the end of a login that happens now; nothing while the feature is off.
pub(crate) fn registered_uri(store: &Store, application: &Application) -> Option<String> {
    let uri = &application.back_channel_logout_uri;
    (is_on(store) && !uri.is_empty()).then(|| uri.clone())
}

/// Prepares a notice for every token family of an ended login session.
pub(crate) fn announce(store: &mut Store, session: &str) {
    if !is_on(store) {
        return;
    }
    let told: Vec<(String, String, String)> = store
        .oidc_sessions
        .values()
        .filter(|family| family.session_id.as_deref() == Some(session))
        .filter_map(|family| {
            let uri = family.back_channel_logout_uri.clone()?;
            Some((uri, family.user_id.clone(), family.client_id.clone()))
        })
        .collect();
    for (uri, user, client) in told {
        let token = logout_token(store, session, &user, &client);
        store.logout_notices.push(Notice { uri, token });
    }
}

/// Header and key are those of an ID token, `typ` included; `events` tells it apart.
fn logout_token(store: &mut Store, session: &str, user: &str, client: &str) -> String {
    let issued = OffsetDateTime::unix_timestamp(store.now()) - 1;
    let claims = json!({
        "iss": store.instance.issuer,
        "sub": user,
        "aud": [client],
        "iat": issued,
        "exp": issued + LIFETIME,
        "jti": store.new_id(),
        "events": {"http://schemas.openid.net/event/backchannel-logout": {}},
        "sid": session,
    });
    let claims: Map<_, _> = claims.as_object().cloned().unwrap_or_default();
    mint::sign(store, &claims)
}

/// Sends what was prepared, all at once and without waiting for it.
pub(crate) fn deliver(app: &App) {
    let notices = std::mem::take(&mut app.store().logout_notices);
    for notice in notices {
        let client = app.outbound().clone();
        tokio::spawn(async move {
            let form = [("logout_token", notice.token.as_str())];
            // Nobody is told whether it arrived, as in Zitadel.
            let request = client.post(&notice.uri).timeout(TIMEOUT).form(&form);
            let request = request.header(USER_AGENT, "Go-http-client/1.1").header(ACCEPT_ENCODING, "gzip");
            let _ = request.send().await;
        });
    }
}
