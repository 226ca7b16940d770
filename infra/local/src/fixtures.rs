//! The fixtures file: where a Zitadel is and what it was seeded with.

use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use url::Url;

/// A running Zitadel, real or stand-in.
#[derive(Clone, Deserialize)]
pub struct Fixtures {
    /// Address to connect to, `http://127.0.0.1:PORT`.
    pub base: Url,
    /// The instance's issuer.
    pub issuer: String,
    /// Ids and names of what it was seeded with.
    pub vars: BTreeMap<String, String>,
    /// Personal access tokens: `admin`, `login-client`.
    pub tokens: BTreeMap<String, String>,
    /// Key files as Zitadel hands them out: `drawbridge`, `drawbridge-bearer`, `app`.
    pub keys: BTreeMap<String, Value>,
}

impl Fixtures {
    /// A value of `vars`, empty if it is not there.
    pub fn var(&self, name: &str) -> &str {
        self.vars.get(name).map_or("", String::as_str)
    }

    /// The origin of an address in `vars`.
    pub fn origin(&self, name: &str) -> Option<Url> {
        let url = Url::parse(self.var(name)).ok()?;
        Url::parse(&url.origin().ascii_serialization()).ok()
    }
}
