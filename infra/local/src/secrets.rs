//! Secrets in memory, where tests exchange them as a rotation would.

use secrecy::SecretString;
use shared::secrets::{Fetch, SecretStore, StoreError};
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Named secrets.
#[derive(Default)]
pub struct MemorySecrets(Mutex<HashMap<String, String>>);

impl MemorySecrets {
    fn held(&self) -> MutexGuard<'_, HashMap<String, String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sets a secret's text.
    pub fn set(&self, name: &str, text: impl Into<String>) {
        self.held().insert(name.to_owned(), text.into());
    }

    /// Whether there is such a secret.
    pub fn holds(&self, name: &str) -> bool {
        self.held().contains_key(name)
    }

    /// The same secrets, with another text for one of them.
    #[must_use]
    pub fn with(&self, name: &str, text: impl Into<String>) -> Self {
        let copy = Self(Mutex::new(self.held().clone()));
        copy.set(name, text);
        copy
    }
}

impl SecretStore for MemorySecrets {
    fn fetch<'a>(&'a self, id: &'a str) -> Fetch<'a> {
        let text = self.held().get(id).cloned();
        Box::pin(async move {
            text.map(SecretString::from).ok_or_else(|| StoreError::Refused("there is no such secret".into()))
        })
    }
}
