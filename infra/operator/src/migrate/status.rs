//! `migrate status`.

use super::standing::{Migration, Stage};
use crate::{Mark, Report};

/// Says which steps are done.
pub(super) fn run(migration: &Migration<'_>) -> Report {
    let state = migration.state.as_ref();
    let done = |at: bool| if at { Mark::Ok } else { Mark::Info };
    let stage = migration.stage;
    let prepared = matches!(stage, Stage::Prepared | Stage::Switched | Stage::Done);
    let switched = matches!(stage, Stage::Switched | Stage::Done);
    let compared = stage == Stage::Done || state.is_some_and(|state| state.compared);
    let watched = stage == Stage::Done || (switched && state.is_some_and(|state| state.watched));
    let key = state.and_then(|state| state.key.key_id.as_deref());
    let key = key.map_or_else(|| "a key is registered".to_owned(), |id| format!("key {id} is registered"));
    let mut report = Report::default();
    report.row(done(prepared), "prepare", key);
    report.row(done(compared), "compare", "token and key read the same");
    report.row(done(switched), "switch", "the secret holds the key");
    report.row(done(watched), "watch", "no function holds the token");
    report.row(done(stage == Stage::Done), "revoke", "the token is removed and forgotten");
    report.then(match stage {
        Stage::Fresh => "Next: drawbridge migrate look, then prepare.",
        Stage::Preparing => "Next: drawbridge migrate prepare, which was not finished.",
        Stage::Prepared if compared => "Next: drawbridge migrate switch.",
        Stage::Prepared => "Next: drawbridge migrate compare.",
        Stage::Switched if watched => {
            "Next: drawbridge migrate revoke. Until then `migrate back` returns to the token."
        }
        Stage::Switched => "Next: drawbridge migrate watch. `migrate back` returns to the token.",
        Stage::Done => "Nothing is left to do: the secret holds a key.",
    })
}
