//! What came of it.

use crate::steps::Step;
use std::{collections::BTreeMap, fmt, time::Duration};

/// Counts over all storms.
#[derive(Debug, Default)]
pub struct Tally {
    /// Storms.
    pub storms: u64,
    /// Requests that browsers sent.
    pub requests: u64,
    /// Answers by status; 0 stands for none.
    pub answers: BTreeMap<u16, u64>,
    /// Rotations that the provider granted.
    pub rotations: u64,
    /// Generations that the sessions went forward.
    pub generations: u64,
    /// Holders that were killed, by step.
    pub deaths: BTreeMap<usize, u64>,
    /// Calls of the provider that went wrong, by kind.
    pub troubles: BTreeMap<&'static str, u64>,
    /// Good answers that never arrived.
    pub lost: u64,
    /// Answers that arrived in a later storm.
    pub late: u64,
    /// Storms in which no tab heard a good answer, and one asked again.
    pub unheard: u64,
    /// Those that were answered then.
    pub recovered: u64,
    /// Times that a holder died between the provider's answer and the write.
    pub gaps: u64,
    /// Times that the provider's answer was lost on its way to the holder.
    pub cuts: u64,
    /// Sessions that ended by one or the other.
    pub ended: u64,
    /// Browsers that were signed in again after it, and nobody typed anything.
    pub untyped: u64,
    /// What must not be: what, how often, and in which storm first.
    pub faults: BTreeMap<&'static str, (u64, u64)>,
    /// How long it took.
    pub took: Duration,
}

impl Tally {
    /// Notes what must not be.
    pub fn fault(&mut self, what: &'static str, storm: u64) {
        self.faults.entry(what).or_insert((0, storm)).0 += 1;
    }

    /// How often this happened.
    pub fn count(&self, what: &str) -> u64 {
        self.faults.get(what).map_or(0, |(count, _)| *count)
    }

    /// Whether anything was as it must not be.
    pub fn failed(&self) -> bool {
        self.storms == 0 || !self.faults.is_empty()
    }

    /// Another lane's counts besides.
    pub fn add(&mut self, other: Self) {
        self.storms += other.storms;
        self.requests += other.requests;
        self.rotations += other.rotations;
        self.generations += other.generations;
        self.lost += other.lost;
        self.late += other.late;
        self.unheard += other.unheard;
        self.recovered += other.recovered;
        self.gaps += other.gaps;
        self.cuts += other.cuts;
        self.ended += other.ended;
        self.untyped += other.untyped;
        sum(&mut self.answers, other.answers);
        sum(&mut self.deaths, other.deaths);
        sum(&mut self.troubles, other.troubles);
        for (what, (count, storm)) in other.faults {
            let (counted, first) = self.faults.entry(what).or_insert((0, storm));
            *counted += count;
            *first = storm.min(*first);
        }
    }
}

/// Adds counts to others.
pub(crate) fn sum<K: Ord>(all: &mut BTreeMap<K, u64>, more: BTreeMap<K, u64>) {
    for (key, count) in more {
        *all.entry(key).or_default() += count;
    }
}

/// A session that ended although it need not have.
pub const LOGGED_OUT: &str = "logged out";
/// Two answers with different tokens of one generation, or of another generation than the storm led to.
pub const DIFFERS: &str = "differing answer";
/// The provider rotated more or less often than the session went forward.
pub const ROTATIONS: &str = "not one rotation for each generation";
/// The access token that a storm led to is dead.
pub const DEAD: &str = "dead access token";
/// Nobody got an answer, however often they asked.
pub const STUCK: &str = "no answer at all";
/// After a gap a form had to be filled in.
pub const TYPED: &str = "a form after a gap";
/// An answer that is neither good, nor says that the session is over or may be tried again.
pub const STRANGE: &str = "strange answer";

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { storms, requests, rotations, generations, lost, late, unheard, recovered, .. } = self;
        writeln!(f, "{storms} storms, {requests} requests in {:.0} s", self.took.as_secs_f64())?;
        for (status, count) in &self.answers {
            let name = if *status == 0 { "none".to_owned() } else { status.to_string() };
            writeln!(f, "  answer {name}: {count}")?;
        }
        writeln!(f, "{rotations} rotations at the provider, {generations} generations of the sessions")?;
        for (kind, count) in &self.troubles {
            writeln!(f, "  provider {kind}: {count}")?;
        }
        writeln!(f, "{} holders killed", self.deaths.values().sum::<u64>())?;
        for (step, count) in &self.deaths {
            writeln!(f, "  {}: {count}", Step::ALL[*step])?;
        }
        writeln!(f, "{lost} good answers lost, {late} late")?;
        writeln!(f, "{unheard} storms in which no tab heard one, {recovered} recovered by asking again")?;
        let Self { gaps, cuts, ended, untyped, .. } = self;
        writeln!(
            f,
            "{gaps} gaps (the holder died), {cuts} cuts (the provider's answer was lost): {ended} sessions"
        )?;
        writeln!(f, "  ended, {untyped} signed in again without typing")?;
        for what in [LOGGED_OUT, DIFFERS, ROTATIONS, DEAD, STUCK, TYPED, STRANGE] {
            write!(f, "{what}: {}", self.count(what))?;
            match self.faults.get(what) {
                Some((_, storm)) => writeln!(f, " (first in storm {storm})")?,
                None => writeln!(f)?,
            }
        }
        Ok(())
    }
}
