//! What a lane's processes are to meet in a storm, and what they did.

use crate::{
    plan::{Plan, Trouble},
    steps::Step,
};
use std::{
    collections::{BTreeMap, HashMap, HashSet, VecDeque},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// One lane's.
#[derive(Default)]
pub struct Lot(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    death: Option<(Step, u32)>,
    troubles: VecDeque<Trouble>,
    provider: (Duration, Duration),
    seen: Seen,
    /// Processes that have the provider's answer, or are about to get it, and have not written it down.
    holders: HashSet<usize>,
    /// How long the provider took for each refresh token, where that is wanted.
    times: Option<HashMap<String, Duration>>,
}

/// What happened since the storm began.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// Rotations that the provider granted.
    pub rotations: u64,
    /// Holders killed, by step.
    pub deaths: BTreeMap<usize, u64>,
    /// Calls that went wrong, by kind.
    pub troubles: BTreeMap<&'static str, u64>,
    /// A process died after the provider rotated for it and before the successor was written.
    pub gaps: u64,
    /// The provider's answer did not reach the holder.
    pub cuts: u64,
}

impl Lot {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins a storm.
    pub fn draw(&self, plan: &Plan) {
        let mut inner = self.inner();
        inner.death = plan.death;
        inner.troubles = plan.troubles.iter().copied().collect();
        inner.provider = plan.provider;
        inner.seen = Seen::default();
        inner.holders.clear();
    }

    /// Ends a storm: nothing more goes wrong.
    pub fn calm(&self) -> Seen {
        let mut inner = self.inner();
        inner.death = None;
        inner.troubles.clear();
        std::mem::take(&mut inner.seen)
    }

    /// Whether somebody has died with the provider's answer, or it was lost.
    pub fn has_gap(&self) -> bool {
        let inner = self.inner();
        inner.seen.gaps + inner.seen.cuts > 0
    }

    /// Whether the holder that has reached this step is to die.
    pub(super) fn dies(&self, step: Step) -> bool {
        let mut inner = self.inner();
        let Some((at, left)) = inner.death.filter(|(at, left)| *at == step && *left > 0) else {
            return false;
        };
        inner.death = Some((at, left - 1));
        *inner.seen.deaths.entry(step as usize).or_default() += 1;
        true
    }

    /// What goes wrong with the next call.
    pub(super) fn trouble(&self) -> Option<Trouble> {
        let mut inner = self.inner();
        let trouble = inner.troubles.pop_front()?;
        let name = match trouble {
            Trouble::Status(429) => "said 429",
            Trouble::Status(_) => "said 5xx",
            Trouble::Broken => "broke the connection",
            Trouble::Nonsense => "said nonsense",
            Trouble::Slow(_) => "was slow",
            Trouble::Silent => "said nothing in time",
            Trouble::Cut => "rotated and its answer was lost",
        };
        *inner.seen.troubles.entry(name).or_default() += 1;
        Some(trouble)
    }

    /// How long the provider takes before and after it rotates.
    pub(super) fn pauses(&self) -> (Duration, Duration) {
        self.inner().provider
    }

    /// The provider rotated for a process, which may be dead by now.
    pub(super) fn rotated(&self, process: usize, is_alive: impl FnOnce() -> bool) {
        let mut inner = self.inner();
        inner.seen.rotations += 1;
        // Nobody is killed while this is looked at.
        if is_alive() {
            inner.holders.insert(process);
        } else {
            inner.seen.gaps += 1;
        }
    }

    /// What a process was answered is in the table.
    pub(super) fn written(&self, process: usize) {
        self.inner().holders.remove(&process);
    }

    /// A process is killed.
    pub(super) fn killed(&self, process: usize) {
        let mut inner = self.inner();
        inner.seen.gaps += u64::from(inner.holders.remove(&process));
    }

    /// The answer to a process is lost.
    pub(super) fn cut(&self, process: usize) {
        let mut inner = self.inner();
        inner.holders.remove(&process);
        inner.seen.cuts += 1;
    }

    /// Takes the provider's times from now on.
    pub fn time(&self) {
        self.inner().times = Some(HashMap::new());
    }

    /// Whether they are taken.
    pub(super) fn is_timed(&self) -> bool {
        self.inner().times.is_some()
    }

    pub(super) fn took(&self, token: &str, time: Duration) {
        if let Some(times) = &mut self.inner().times {
            times.insert(token.to_owned(), time);
        }
    }

    /// How long the provider took for this refresh token.
    pub fn time_of(&self, token: &str) -> Option<Duration> {
        self.inner().times.as_mut()?.remove(token)
    }
}
