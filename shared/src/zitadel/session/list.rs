//! Several sessions in one call.

use super::{Session, WireSession};
use crate::zitadel::{Zitadel, ZitadelError, api::Effect};
use reqwest::Method;
use serde::Deserialize;
use serde_json::json;
use std::collections::HashMap;

#[derive(Deserialize, Default)]
#[serde(default)]
struct Found {
    sessions: Vec<Listed>,
}

#[derive(Deserialize)]
struct Listed {
    id: String,
    #[serde(flatten)]
    session: WireSession,
}

impl Zitadel {
    /// Those of these sessions that are not over, by their ids (`POST /v2/sessions/search`). For showing, not for
    /// deciding: no token is compared, the list lags, and expired sessions are in it.
    pub async fn sessions(&self, ids: &[&str]) -> Result<HashMap<String, Session>, ZitadelError> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let body = json!({"query": {"limit": ids.len()}, "queries": [{"idsQuery": {"ids": ids}}]});
        let url = self.url(&["v2", "sessions", "search"]);
        let found: Found = self.call(Method::POST, &url, Some(&body), Effect::Read).await?;
        Ok(found.sessions.into_iter().map(|listed| (listed.id, listed.session.into())).collect())
    }
}
