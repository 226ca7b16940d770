//! Settings of a function as the template gives them, with secrets in files.

use crate::{AUTHORIZER, build::scratch, keys};
use std::{
    collections::BTreeMap,
    fs,
    path::PathBuf,
    process,
    sync::atomic::{AtomicUsize, Ordering},
};

/// A port that nothing listens on: discard.
const DEAD_ISSUER: &str = "http://127.0.0.1:9";

/// The environment of one function, and the files it names, which go away with it.
pub struct Settings {
    variables: BTreeMap<String, String>,
    directory: PathBuf,
}

impl Settings {
    /// What the template gives this function, with an identity provider that cannot be reached.
    pub fn complete(function: &str) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("events-{}-{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let directory = scratch().join(name);
        fs::create_dir_all(&directory).expect("the target directory can be written");
        let settings = Self { variables: BTreeMap::new(), directory }
            .with("AUTH_ORIGIN", "https://auth.example.com")
            .with("APP_ORIGIN", "https://app.example.com")
            .with("ISSUER", DEAD_ISSUER)
            .with_secret("COOKIE_SECRET", &keys::cookie_ring());
        match function {
            "login" => {
                settings.with_secret("SERVICE_SECRET", &keys::machine_key()).with("TABLE", "drawbridge")
            }
            "signup" => settings.with_secret("SERVICE_SECRET", &keys::machine_key()),
            "jwt-idp" => settings
                .with_secret("JWT_IDP_SECRET", &keys::signing_keys())
                .with("JWT_IDP_SIGN_IN", "https://portal.example.com/sign-in?next={return_to}")
                .with("JWT_IDP_SESSION_COOKIE", "portal_session")
                .with("JWT_IDP_SESSION_URL", "https://portal.example.com/who"),
            AUTHORIZER => settings.with("TABLE", "drawbridge"),
            _ => settings.with_secret("CLIENT_SECRET", &keys::application_key()).with("TABLE", "drawbridge"),
        }
    }

    /// Sets a variable, or replaces it.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.insert(name.into(), value.into());
        self
    }

    /// Takes a variable away.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.variables.remove(name);
        self
    }

    /// Writes a secret's value to a file and names that file in the variable.
    #[must_use]
    pub fn with_secret(self, name: &str, value: &str) -> Self {
        let file = self.directory.join(name.to_lowercase());
        fs::write(&file, value).expect("the target directory can be written");
        self.with(name, &format!("file://{}", file.display()))
    }

    /// What a variable is set to.
    pub fn value(&self, name: &str) -> &str {
        self.variables.get(name).unwrap_or_else(|| panic!("{name} is not set"))
    }

    /// The names of all variables that are set.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.variables.keys().map(String::as_str)
    }

    pub(crate) fn variables(&self) -> &BTreeMap<String, String> {
        &self.variables
    }
}

impl Drop for Settings {
    fn drop(&mut self) {
        // What cannot be removed stays in the target directory, where it does no harm.
        let _ = fs::remove_dir_all(&self.directory);
    }
}
