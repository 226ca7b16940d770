//! A ring with a new key in front.

use super::{KeyRing, KeyText, Text, derived};
use crate::{
    random::Random,
    secrets::{Malformed, SecretValue},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};
use time::{Duration, OffsetDateTime, format_description::well_known::Rfc3339};

impl KeyRing {
    /// The text of a ring that writes with a new key and opens with those of `text` that may still be needed: a key
    /// stays until `keep` has passed since the one before it in the ring took its place. A generated key becomes a
    /// ring of its own, so that what it sealed still opens.
    pub fn rotated(
        text: &SecretString,
        random: &dyn Random,
        now: OffsetDateTime,
        keep: Duration,
    ) -> Result<SecretString, Malformed> {
        Self::parse(text)?;
        let old = match Text::read(text)? {
            Text::Ring { keys } => keys,
            Text::Generated { id, key } => {
                let key = STANDARD.encode(derived(&key)).into();
                vec![KeyText { id, key, created: Value::Null }]
            }
        };
        let mut bytes = [0; 32];
        random.fill(&mut bytes);
        let key = STANDARD.encode(bytes).into();
        let created = now.format(&Rfc3339).map_or(Value::Null, Value::from);
        let new = KeyText { id: random.token(6), key, created };

        let mut replaced = Some(now);
        let mut keys = vec![new];
        for key in old {
            // Where nobody noted when a key took over, the one behind it stays.
            if replaced.is_some_and(|at| now - at > keep) {
                break;
            }
            replaced = key.created.as_str().and_then(|text| OffsetDateTime::parse(text, &Rfc3339).ok());
            keys.push(key);
        }
        let keys: Vec<_> = keys
            .iter()
            .map(|KeyText { id, key, created }| {
                json!({"id": id, "key": key.expose_secret(), "created": created})
            })
            .collect();
        Ok(json!({"keys": keys}).to_string().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SeededRandom;

    const START: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;

    fn ids(ring: &SecretString) -> Vec<String> {
        let Ok(Text::Ring { keys }) = Text::read(ring) else { panic!("no ring") };
        keys.into_iter().map(|key| key.id).collect()
    }

    #[test]
    fn a_new_key_stands_in_front_and_old_ones_stay_as_long_as_what_they_sealed() {
        let random = SeededRandom::new(1);
        let keep = Duration::days(91);
        let generated = json!({"id": "bootstrap", "key": "é".repeat(43)}).to_string();
        let mut ring = SecretString::from(generated);
        let mut lengths = Vec::new();
        for month in 0..6 {
            let before = KeyRing::parse(&ring).unwrap();
            ring = KeyRing::rotated(&ring, &random, START + Duration::days(30 * month), keep).unwrap();
            let after = KeyRing::parse(&ring).unwrap();
            assert!(after.find(before.writing().0.as_bytes()).is_some(), "{:?}", ids(&ring));
            assert_ne!(after.writing().0, before.writing().0);
            lengths.push(ids(&ring).len());
        }
        // The key of day 0 was replaced on day 30 and is kept through day 121.
        assert_eq!(lengths, [2, 3, 4, 5, 5, 5]);
        assert!(!ids(&ring).contains(&"bootstrap".to_owned()));
    }

    #[test]
    fn a_key_stays_where_nobody_noted_when_it_was_replaced() {
        let key = STANDARD.encode([7; 32]);
        let text = json!({"keys": [{"id": "2", "key": key}, {"id": "1", "key": key, "created": 1}]});
        let ring = KeyRing::rotated(&text.to_string().into(), &SeededRandom::new(1), START, Duration::ZERO);
        assert_eq!(ids(&ring.unwrap())[1..], ["2", "1"]);
    }

    #[test]
    fn what_is_no_ring_gives_none() {
        for text in ["", "{}", r#"{"keys":[]}"#, r#"{"id":"a","key":"short"}"#] {
            let ring =
                KeyRing::rotated(&text.to_owned().into(), &SeededRandom::new(1), START, Duration::ZERO);
            assert!(ring.is_err(), "{text}");
        }
    }
}
