//! Randomness, passed in: states, nonces, verifiers, tokens, nonces of sealed cookies.

use aws_lc_rs::digest;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use std::sync::atomic::{AtomicU64, Ordering};

/// A source of unpredictable bytes.
pub trait Random: Send + Sync {
    /// Fills the buffer.
    fn fill(&self, buffer: &mut [u8]);

    /// `bytes` random bytes as base64url without padding.
    fn token(&self, bytes: usize) -> String {
        let mut buffer = vec![0; bytes];
        self.fill(&mut buffer);
        URL_SAFE_NO_PAD.encode(buffer)
    }
}

/// The generator of AWS-LC, seeded by the operating system.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemRandom;

impl Random for SystemRandom {
    #[allow(clippy::disallowed_methods, reason = "the one place that asks the generator")]
    fn fill(&self, buffer: &mut [u8]) {
        // The generator reports an error only before it could be seeded, and going on with predictable
        // bytes would be worse than stopping.
        aws_lc_rs::rand::fill(buffer).expect("the system has no randomness");
    }
}

/// The same bytes in every run, so that tests can name exact values.
#[derive(Debug)]
pub struct SeededRandom {
    seed: u64,
    block: AtomicU64,
}

impl SeededRandom {
    /// A generator whose output depends on `seed` and on how often it was asked.
    pub fn new(seed: u64) -> Self {
        Self { seed, block: AtomicU64::new(0) }
    }
}

impl Random for SeededRandom {
    fn fill(&self, buffer: &mut [u8]) {
        for chunk in buffer.chunks_mut(digest::SHA256_OUTPUT_LEN) {
            let block = self.block.fetch_add(1, Ordering::Relaxed);
            let input = [self.seed.to_be_bytes(), block.to_be_bytes()].concat();
            chunk.copy_from_slice(&digest::digest(&digest::SHA256, &input).as_ref()[..chunk.len()]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_has_the_asked_for_entropy_and_never_repeats() {
        let tokens: std::collections::HashSet<_> = (0..1000).map(|_| SystemRandom.token(32)).collect();
        assert_eq!(tokens.len(), 1000);
        assert!(tokens.iter().all(|t| t.len() == 43));
    }

    #[test]
    fn a_seed_gives_the_same_tokens_in_every_run() {
        let (one, two) = (SeededRandom::new(7), SeededRandom::new(7));
        assert_eq!((one.token(40), one.token(3)), (two.token(40), two.token(3)));
        assert_ne!(SeededRandom::new(8).token(16), SeededRandom::new(7).token(16));
    }
}
