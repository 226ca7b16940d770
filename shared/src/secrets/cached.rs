//! A secret that is kept for some minutes and read again when it was refused.

use super::{SecretError, SecretStore, SecretValue};
use crate::clock::Clock;
use secrecy::{ExposeSecret, SecretString};
use std::{ops::Deref, sync::Arc};
use time::{Duration, OffsetDateTime};
use tokio::sync::Mutex;

/// A parsed secret together with the text it came from, to tell a changed one from the same again.
pub struct Parsed<T> {
    value: T,
    text: SecretString,
}

impl<T> Deref for Parsed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

struct Held<T> {
    parsed: Arc<Parsed<T>>,
    read_at: OffsetDateTime,
    /// When a refusal last made us read.
    refused_at: Option<OffsetDateTime>,
}

/// A named secret and its cache.
pub struct Secret<T> {
    id: String,
    store: Arc<dyn SecretStore>,
    clock: Arc<dyn Clock>,
    held: Mutex<Option<Held<T>>>,
}

impl<T: SecretValue> Secret<T> {
    /// How long a value is used before it is read again.
    pub const MAX_AGE: Duration = Duration::minutes(5);
    /// How often a refusal may cause another read: a peer that refuses everything must not turn every request
    /// into a call to the store.
    pub const REREAD_INTERVAL: Duration = Duration::seconds(10);

    /// A secret that nobody has read yet.
    pub fn new(id: String, store: Arc<dyn SecretStore>, clock: Arc<dyn Clock>) -> Self {
        Self { id, store, clock, held: Mutex::new(None) }
    }

    /// The value. When the store fails while an older value is held, that one serves on.
    pub async fn get(&self) -> Result<Arc<Parsed<T>>, SecretError> {
        let mut held = self.held.lock().await;
        let now = self.clock.now();
        let old = held.as_ref().map(|h| (h.parsed.clone(), now - h.read_at));
        match old {
            Some((parsed, age)) if age < Self::MAX_AGE => Ok(parsed),
            Some((parsed, _)) => match self.read().await {
                // The same text again keeps its identity, by which holders of what came of it see that nothing changed.
                Ok(fresh) if differs(&fresh, &parsed) => Ok(hold(&mut held, fresh, now)),
                Ok(_) => Ok(hold(&mut held, parsed, now)),
                Err(error) => {
                    tracing::warn!(cause = crate::error::chain(&error), "a secret could not be read again");
                    Ok(hold(&mut held, parsed, now))
                }
            },
            None => {
                let fresh = self.read().await?;
                Ok(hold(&mut held, fresh, now))
            }
        }
    }

    /// Reads again because `refused` was not accepted, and gives the new value if it is another one.
    pub async fn another_than(&self, refused: &Arc<Parsed<T>>) -> Option<Arc<Parsed<T>>> {
        match self.reread(refused).await {
            Ok(other) => other,
            Err(SecretError::Recent) => None,
            Err(error) => {
                let cause = crate::error::chain(&error);
                tracing::warn!(cause, "a refused secret could not be read again");
                None
            }
        }
    }

    /// The same where it matters whether there is no other value or nobody can tell: then it is an error.
    pub async fn reread(&self, refused: &Arc<Parsed<T>>) -> Result<Option<Arc<Parsed<T>>>, SecretError> {
        let mut held = self.held.lock().await;
        let now = self.clock.now();
        if let Some(current) = held.as_ref() {
            if differs(&current.parsed, refused) {
                return Ok(Some(current.parsed.clone()));
            }
            if current.refused_at.is_some_and(|at| now - at < Self::REREAD_INTERVAL) {
                return Err(SecretError::Recent);
            }
        }
        let fresh = hold(&mut held, self.read().await?, now);
        if let Some(current) = held.as_mut() {
            current.refused_at = Some(now);
        }
        Ok(differs(&fresh, refused).then_some(fresh))
    }

    async fn read(&self) -> Result<Arc<Parsed<T>>, SecretError> {
        let text = self.store.fetch(&self.id).await?;
        Ok(Arc::new(Parsed { value: T::parse(&text)?, text }))
    }
}

fn hold<T>(held: &mut Option<Held<T>>, parsed: Arc<Parsed<T>>, read_at: OffsetDateTime) -> Arc<Parsed<T>> {
    *held = Some(Held { parsed: parsed.clone(), read_at, refused_at: None });
    parsed
}

fn differs<T>(one: &Parsed<T>, other: &Parsed<T>) -> bool {
    one.text.expose_secret() != other.text.expose_secret()
}
