//! The languages of the instance, which every page of the sign-in host obeys.

use super::{Zitadel, settings::General};
use crate::{error::chain, i18n::Languages};
use std::sync::{Arc, Mutex, PoisonError};
use time::{Duration, OffsetDateTime};

/// What is known of the languages, and when they were asked for last.
#[derive(Default)]
pub(super) struct KnownLanguages(Mutex<Known>);

#[derive(Default, Clone, Copy)]
struct Known {
    languages: Languages,
    /// Not to be asked for again before.
    until: Option<OffsetDateTime>,
}

impl KnownLanguages {
    /// An administrator sees a change that soon.
    const MAX_AGE: Duration = Duration::minutes(5);
    /// Whoever asked in vain speaks the languages known so far, and does not keep anybody waiting for them at once.
    const PAUSE: Duration = Duration::seconds(30);

    fn get(&self) -> Known {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn put(&self, known: Known) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = known;
    }

    /// Takes them from an answer that came for whatever reason.
    pub(super) fn learn(&self, general: &General, now: OffsetDateTime) {
        let languages = Languages::new(&general.allowed_languages, &general.default_language);
        self.put(Known { languages, until: Some(now + Self::MAX_AGE) });
    }
}

impl Zitadel {
    /// The languages that the instance allows as they were last known: all, with English, before the first answer. Asks
    /// for nothing.
    pub fn known_languages(&self) -> Languages {
        self.languages.get().languages
    }

    /// The languages that the instance allows, at most five minutes old. Where they cannot be had, those known before: a page
    /// in a language too many is better than none.
    pub async fn languages(&self) -> Languages {
        let (known, now) = (self.languages.get(), self.clock.now());
        if known.until.is_some_and(|until| now < until) {
            return known.languages;
        }
        // Noted first, so that of several requests at once one asks.
        self.languages.put(Known { until: Some(now + KnownLanguages::PAUSE), ..known });
        if let Err(error) = self.general().await {
            tracing::warn!(cause = chain(&error), "the instance's languages could not be asked for");
        }
        self.known_languages()
    }

    /// `GET /v2/settings`, at most half a minute old.
    pub(super) async fn general(&self) -> Result<Arc<General>, super::ZitadelError> {
        let general: Arc<General> = self.kept(self.url(&["v2", "settings"]), false).await?;
        self.languages.learn(&general, self.clock.now());
        Ok(general)
    }
}
