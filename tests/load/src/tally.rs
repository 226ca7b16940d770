//! What came of it.

use crate::changes::Change;
use std::{fmt, time::Duration};

/// What somebody came for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// From the application to the sign-in page and back, and then the question who is signed in.
    SignIn,
    /// `POST /auth/refresh`, answered by another instance than the last time.
    Refresh,
}

/// Somebody came.
#[derive(Debug)]
pub struct Visit {
    /// What for.
    pub kind: Kind,
    /// When, from the beginning on.
    pub at: Duration,
    /// How long it took.
    pub took: Duration,
    /// What went wrong.
    pub failure: Option<String>,
}

/// A secret was changed.
#[derive(Debug)]
pub struct Event {
    /// When, from the beginning on.
    pub at: Duration,
    /// How long it took.
    pub took: Duration,
    /// How.
    pub change: Change,
    /// What went wrong.
    pub result: Result<(), String>,
}

/// Everything that happened.
#[derive(Debug)]
pub struct Tally {
    /// Who came.
    pub visits: Vec<Visit>,
    /// What was changed.
    pub events: Vec<Event>,
    /// How long it lasted.
    pub took: Duration,
}

impl Tally {
    /// Whether anybody noticed, or a change failed.
    pub fn failed(&self) -> bool {
        self.visits.iter().any(|visit| visit.failure.is_some())
            || self.events.iter().any(|event| event.result.is_err())
    }

    fn row(&self, f: &mut fmt::Formatter<'_>, name: &str, kind: Kind) -> fmt::Result {
        let visits = || self.visits.iter().filter(|visit| visit.kind == kind);
        let failures = visits().filter(|visit| visit.failure.is_some()).count();
        let mut took: Vec<_> = visits().map(|visit| visit.took).collect();
        took.sort();
        let rank = |percent: usize| took.get(took.len() * percent / 100).copied().unwrap_or_default();
        let (half, most) = (rank(50).as_millis(), rank(99).as_millis());
        writeln!(f, "{name:<10} {:>8} {failures:>8} {half:>7} {most:>7}", took.len())
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "   at [s]  took [s]  change")?;
        for Event { at, took, change, result } in &self.events {
            write!(f, "{:>9.1} {:>9.2}  {change}", at.as_secs_f64(), took.as_secs_f64())?;
            match result {
                Ok(()) => writeln!(f)?,
                Err(reason) => writeln!(f, " FAILED: {reason}")?,
            }
        }
        writeln!(f, "\nin {:.1} s   requests failures p50[ms] p99[ms]", self.took.as_secs_f64())?;
        self.row(f, "sign-in", Kind::SignIn)?;
        self.row(f, "refresh", Kind::Refresh)?;
        for visit in self.visits.iter().filter(|visit| visit.failure.is_some()) {
            let reason = visit.failure.as_deref().unwrap_or_default();
            writeln!(f, "{:?} failed at {:.1} s: {reason}", visit.kind, visit.at.as_secs_f64())?;
        }
        Ok(())
    }
}
