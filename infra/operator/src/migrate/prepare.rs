//! `migrate prepare`: a key for the same service user.

use super::{
    standing::{Migration, Stage},
    state::State,
};
use crate::{Failure, Mark, Report, new_key::NewKey, service_user};
use secrecy::ExposeSecret;

/// Makes the pair and keeps it, then registers the public half: in this order a stopped run loses nothing.
pub(super) async fn run(mut migration: Migration<'_>, key_days: u16) -> Result<Report, Failure> {
    let world = migration.world;
    match migration.stage {
        Stage::Prepared | Stage::Switched => return Ok(done(&migration.kept()?)),
        Stage::Done => {
            return Err(Failure::new("the secret holds a key already: there is nothing to migrate"));
        }
        Stage::Fresh | Stage::Preparing => {}
    }
    let bearer = migration.bearer().await?;
    let bearer = bearer.expose_secret();
    let user = service_user::whoami(&migration.remote, bearer).await?;
    if world.dry_run {
        let mut report = Report::default();
        report.row(Mark::Info, "prepare", format!("would make a key for user {user} and register it"));
        return Ok(report);
    }
    let mut state = match migration.state.clone() {
        Some(state) => state,
        None => {
            world.say("Making a key");
            let key = NewKey::fresh(world, user, key_days)?;
            let old = migration.value.clone();
            let state =
                State { key, old, compared: false, switched: None, watched: false, rotated: Vec::new() };
            migration.keep(state.clone()).await?;
            state
        }
    };
    let resumed = migration.stage == Stage::Preparing;
    state.key.key_id = Some(state.key.register(world, &migration.remote, bearer, resumed).await?);
    migration.keep(state.clone()).await?;
    state.key.test(world, &migration.remote).await?;
    Ok(done(&state))
}

fn done(state: &State) -> Report {
    let key = &state.key;
    let id = key.key_id.as_deref().unwrap_or_default();
    let mut report = Report::default();
    report.row(Mark::Ok, "key", format!("{id} of user {}, ends {}", key.user, service_user::day(key.ends)));
    report.row(Mark::Ok, "secret", "unchanged");
    report.then("Next: drawbridge migrate compare. `migrate back` removes the key.")
}
