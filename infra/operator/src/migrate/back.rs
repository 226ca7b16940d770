//! `migrate back`: undoes the last step.

use super::{
    standing::{Migration, Stage, key_of},
    state::State,
};
use crate::{Failure, Mark, Report, service_user};
use secrecy::ExposeSecret;

/// After `switch` the old value returns into the secret; after `prepare` the key is removed.
pub(super) async fn run(migration: Migration<'_>) -> Result<Report, Failure> {
    match migration.stage {
        Stage::Fresh => {
            let mut report = Report::default();
            report.row(
                Mark::Ok,
                "migration",
                "nothing is left of it: the secret holds the token, no key is kept",
            );
            Ok(report)
        }
        // A step forth or back that was stopped on its way: the secret's value is old, the note of the change is not.
        Stage::Prepared if migration.kept()?.switched.is_some() => unswitch(migration).await,
        Stage::Preparing | Stage::Prepared => unprepare(migration).await,
        Stage::Switched => unswitch(migration).await,
        Stage::Done => Err(Failure::new(
            "the token was removed and cannot return: make a new one for the service user in Zitadel and put \
             {\"type\":\"pat\",\"token\":\"…\"} into the secret, the functions follow within five minutes",
        )),
    }
}

async fn unswitch(mut migration: Migration<'_>) -> Result<Report, Failure> {
    let mut state = migration.kept()?;
    migration.world.say("Testing the token");
    let token = migration.world.bearer(&migration.remote, &state.old).await?;
    service_user::whoami(&migration.remote, token.expose_secret()).await?;
    let mut report = Report::default();
    if migration.world.dry_run {
        report.row(Mark::Info, "secret", "would hold the token again");
        return Ok(report);
    }
    let rotated = rotated(&migration, &state).await?;
    if !rotated.is_empty() {
        state.rotated.extend(rotated);
        migration.keep(state.clone()).await?;
    }
    if migration.stage == Stage::Switched {
        migration.world.say("Writing the secret");
        migration.secret.write(&state.old).await?;
    }
    state.switched = None;
    state.watched = false;
    migration.keep(state).await?;
    report.row(Mark::Ok, "secret", "holds the token again; the functions follow within five minutes");
    report.row(Mark::Ok, "key", "still registered");
    Ok(report.then("`migrate switch` goes forward again, another `migrate back` removes the key."))
}

/// Keys that rotations made since the switch and that are forgotten here yet: nobody could remove them later.
async fn rotated(migration: &Migration<'_>, state: &State) -> Result<Vec<String>, Failure> {
    if migration.stage != Stage::Switched {
        return Ok(Vec::new());
    }
    let previous = migration.secret.previous().await?;
    let held = [Some(&migration.value), previous.as_ref()].into_iter().flatten();
    let keys = held.filter_map(|value| key_of(&state.key.user, value));
    Ok(keys.filter(|key| state.key.key_id.as_ref() != Some(key) && !state.rotated.contains(key)).collect())
}

async fn unprepare(migration: Migration<'_>) -> Result<Report, Failure> {
    let state = migration.kept()?;
    let mut report = Report::default();
    if migration.world.dry_run {
        report.row(Mark::Info, "key", "would be removed at Zitadel and here");
        return Ok(report);
    }
    let bearer = migration.bearer().await?;
    let bearer = bearer.expose_secret();
    let key = match &state.key.key_id {
        Some(id) => Some(id.clone()),
        None => state.key.find(migration.world, &migration.remote, bearer).await?,
    };
    let keys: Vec<_> = key.into_iter().chain(state.rotated).collect();
    migration.remove_keys(bearer, &state.key.user, &keys).await?;
    migration.keep.remove().await?;
    report.row(Mark::Ok, "key", "removed at Zitadel and here");
    report.row(Mark::Ok, "secret", "holds the token");
    Ok(report)
}
