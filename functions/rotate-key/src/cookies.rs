//! The ring of cookie keys.

use crate::{RotationError, State};
use secrecy::SecretString;
use shared::cookies::{KeyRing, Sealer};
use time::Duration;

const NAME: &str = "__Host-rotation";
const WORD: &str = "round trip";

impl State {
    pub(crate) fn make_ring(&self, current: &SecretString) -> Result<SecretString, RotationError> {
        KeyRing::rotated(current, &*self.random, self.clock.now(), self.keep)
            .map_err(RotationError::malformed("current value"))
    }

    /// Seals and opens with the new ring, and opens with it what the ring in use seals.
    pub(crate) async fn test_ring(
        &self,
        current: &SecretString,
        made: &SecretString,
    ) -> Result<(), RotationError> {
        let (old, new) = (self.sealer(current), self.sealer(made));
        for sealer in [&new, &old] {
            let sealed = sealer.seal(NAME, &WORD, Duration::minutes(1)).await;
            let sealed = sealed.map_err(|_| RotationError::RingBroken)?;
            if new.open::<String>(NAME, &sealed).await.as_deref() != Some(WORD) {
                return Err(RotationError::RingBroken);
            }
        }
        Ok(())
    }

    fn sealer(&self, ring: &SecretString) -> Sealer {
        let origin = "https://rotation.invalid".into();
        Sealer::new(self.at_hand(ring), origin, self.clock.clone(), self.random.clone())
    }
}
