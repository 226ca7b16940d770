//! The fixtures file: where a Zitadel is and what it was seeded with.

use serde::Deserialize;
use serde_json::Value;
use std::{collections::BTreeMap, io, path::Path};
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

/// Why fixtures cannot be had. Never shows their content, which holds keys.
#[derive(Debug, thiserror::Error)]
pub enum FixturesError {
    /// The file cannot be read.
    #[error("{0} cannot be read")]
    File(String, #[source] io::Error),
    /// It has another form.
    #[error("the fixtures have not the form of a fixtures file (line {line}, column {column})")]
    Form {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
}

impl From<serde_json::Error> for FixturesError {
    fn from(error: serde_json::Error) -> Self {
        Self::Form { line: error.line(), column: error.column() }
    }
}

impl Fixtures {
    /// Reads a file.
    pub fn read(file: &Path) -> Result<Self, FixturesError> {
        let text = std::fs::read_to_string(file)
            .map_err(|error| FixturesError::File(file.display().to_string(), error))?;
        Ok(serde_json::from_str(&text)?)
    }

    /// Takes them as JSON, as the stand-in gives them.
    pub fn from_value(value: Value) -> Result<Self, FixturesError> {
        Ok(serde_json::from_value(value)?)
    }

    /// A value of `vars`, empty if it is not there.
    pub fn var(&self, name: &str) -> &str {
        self.vars.get(name).map_or("", String::as_str)
    }

    /// The origin of an address in `vars`.
    pub fn origin(&self, name: &str) -> Option<Url> {
        let url = Url::parse(self.var(name)).ok()?;
        Url::parse(&url.origin().ascii_serialization()).ok()
    }

    /// The setting `CONNECT_TO`: the issuer's name leads to the address of `base`.
    pub fn connect_to(&self) -> Option<String> {
        let issuer = Url::parse(&self.issuer).ok()?;
        let named = format!("{}:{}", issuer.host_str()?, issuer.port_or_known_default()?);
        let target = self.base.socket_addrs(|| None).ok()?.into_iter().next()?;
        Some(format!("{named}={target}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{
        "base": "http://127.0.0.1:8080",
        "issuer": "http://zitadel.example.localhost:8080",
        "vars": {"redirectUri": "http://app.example.localhost:3000/auth/callback", "aliceLoginName": "alice+ä@example.com"},
        "tokens": {"admin": "pat_é"},
        "keys": {"app": {"type": "application", "clientId": "1@x"}},
        "upstream": "http://127.0.0.1:1"
    }"#;

    #[test]
    fn a_fixtures_file_is_read_whatever_else_it_holds() {
        let fixtures: Fixtures = serde_json::from_str(TEXT).unwrap();
        assert_eq!(fixtures.base.port(), Some(8080));
        assert_eq!(fixtures.var("aliceLoginName"), "alice+ä@example.com");
        assert_eq!(fixtures.origin("redirectUri").unwrap().as_str(), "http://app.example.localhost:3000/");
        assert_eq!(fixtures.var("nowhere"), "");
        assert!(fixtures.origin("aliceLoginName").is_none());
    }

    #[test]
    fn a_fault_names_the_place_and_shows_no_content() {
        let broken = TEXT.replace("\"pat_é\"", "[\"pat_é\"]");
        let error = FixturesError::from(serde_json::from_str::<Fixtures>(&broken).err().unwrap());
        assert!(matches!(error, FixturesError::Form { line: 5, .. }), "{error}");
        assert!(!format!("{error}{error:?}").contains("pat_"), "{error:?}");
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = Fixtures::read(Path::new("nowhere/fixtures.json")).err().unwrap();
        assert!(error.to_string().contains("nowhere/fixtures.json"), "{error}");
    }
}
