//! Organizations by their domains (Zitadel's organization service v2).

use super::{Zitadel, ZitadelError, api::Effect};
use reqwest::Method;
use serde::Deserialize;
use serde_json::json;

/// An organization that people sign in to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Organization {
    /// Id.
    pub id: String,
    /// The domain that its login names end with, where they do.
    #[serde(default)]
    pub primary_domain: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Found {
    result: Vec<Organization>,
}

impl Zitadel {
    /// The active organization that has this domain, verified, and no other one along with it
    /// (`POST /v2/organizations/_search`). The list lags.
    pub async fn organization_of_domain(&self, domain: &str) -> Result<Option<Organization>, ZitadelError> {
        // Zitadel takes domains of at most so many characters; an empty text would be refused.
        if !(1..=200).contains(&domain.chars().count()) {
            return Ok(None);
        }
        let domain = json!({"domain": domain, "method": "TEXT_QUERY_METHOD_EQUALS_IGNORE_CASE"});
        let body = json!({"query": {"limit": 2}, "queries": [
            {"domainQuery": domain},
            {"stateQuery": {"state": "ORGANIZATION_STATE_ACTIVE"}},
        ]});
        let url = self.url(&["v2", "organizations", "_search"]);
        let found: Found = self.call(Method::POST, &url, Some(&body), Effect::Read).await?;
        let mut found = found.result.into_iter();
        Ok(found.next().filter(|_| found.next().is_none()))
    }
}
