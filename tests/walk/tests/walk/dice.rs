//! Chance that is the same for the same walk.

use shared::random::{Random, SeededRandom};

pub(crate) struct Dice(SeededRandom);

impl Dice {
    pub(crate) fn new(seed: u64, number: u64) -> Self {
        Self(SeededRandom::new(seed.rotate_left(32) ^ number))
    }

    pub(crate) fn below(&self, bound: usize) -> usize {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        usize::try_from(u64::from_be_bytes(bytes) >> 1).unwrap() % bound
    }

    pub(crate) fn percent(&self, chance: usize) -> bool {
        self.below(100) < chance
    }

    /// One of several; `None` of none.
    pub(crate) fn one<'a, T>(&self, all: &'a [T]) -> Option<&'a T> {
        if all.is_empty() { None } else { all.get(self.below(all.len())) }
    }

    /// One of several, the newest the likeliest.
    pub(crate) fn newish<'a, T>(&self, all: &'a [T]) -> Option<&'a T> {
        if self.percent(60) { all.last() } else { self.one(all) }
    }
}
