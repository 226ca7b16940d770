//! `migrate prepare`: a key for the same service user.

use super::{
    standing::{Migration, Stage},
    state::State,
};
use crate::{Failure, Mark, Report, grant, key_pair::KeyPair, service_user};
use secrecy::{ExposeSecret, SecretString};
use shared::{assertion::ServiceCredential, secrets::SecretValue};
use time::Duration;

/// How often something that shows up late in Zitadel is asked for.
const TRIES: u32 = 10;

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
    let mut state = match migration.state.clone() {
        Some(state) => state,
        None => {
            let user = service_user::whoami(&migration.remote, bearer).await?;
            if world.dry_run {
                let mut report = Report::default();
                report.row(
                    Mark::Info,
                    "prepare",
                    format!("would make a key for user {user} and register it"),
                );
                return Ok(report);
            }
            world.say("Making a key");
            let state = fresh(&migration, user, key_days)?;
            migration.keep(state.clone()).await?;
            state
        }
    };
    if world.dry_run {
        let mut report = Report::default();
        report.row(Mark::Info, "prepare", "would register the key that an earlier run made");
        return Ok(report);
    }
    let found =
        if migration.stage == Stage::Preparing { find(&migration, &state, bearer).await? } else { None };
    let key_id = match found {
        Some(id) => id,
        None => {
            world.say("Registering its public half");
            let user = &state.user;
            service_user::add_key(&migration.remote, bearer, user, &state.public, state.ends)
                .await
                .map_err(|error| service_user::lacking(error, user))?
        }
    };
    state.key_id = Some(key_id.clone());
    migration.keep(state.clone()).await?;
    world.say("Testing it");
    if !works(&migration, &state, &key_id, TRIES).await? {
        // This says why.
        world.bearer(&migration.remote, &state.key_file(&key_id)).await?;
    }
    Ok(done(&state))
}

fn fresh(migration: &Migration<'_>, user: String, key_days: u16) -> Result<State, Failure> {
    let pair = KeyPair::generate()?;
    let ends = migration.world.now() + Duration::days(i64::from(key_days));
    Ok(State {
        user,
        old: migration.value.clone(),
        private: pair.private,
        public: pair.public,
        ends: ends.replace_nanosecond(0).unwrap_or(ends),
        key_id: None,
        compared: false,
        switched: None,
        watched: false,
    })
}

/// The id of a key that Zitadel knows already: one with our end that our private half speaks for.
pub(super) async fn find(
    migration: &Migration<'_>,
    state: &State,
    bearer: &str,
) -> Result<Option<String>, Failure> {
    migration.world.say("Looking whether Zitadel knows the key of an earlier run");
    for _ in 0..3 {
        for key in service_user::keys(&migration.remote, bearer, &state.user).await? {
            let ours = key.expiration_date.unix_timestamp() == state.ends.unix_timestamp();
            if ours && works(migration, state, &key.id, 3).await? {
                return Ok(Some(key.id));
            }
        }
        migration.world.pause().await;
    }
    Ok(None)
}

/// Whether a token can be bought with the key.
async fn works(migration: &Migration<'_>, state: &State, key_id: &str, tries: u32) -> Result<bool, Failure> {
    let file: SecretString = state.key_file(key_id);
    let ServiceCredential::Key(signer) = ServiceCredential::parse(&file)? else { return Ok(false) };
    for _ in 0..tries {
        if grant::buy(&migration.remote, &signer, &migration.world.surroundings).await?.is_some() {
            return Ok(true);
        }
        migration.world.pause().await;
    }
    Ok(false)
}

fn done(state: &State) -> Report {
    let mut report = Report::default();
    let id = state.key_id.as_deref().unwrap_or_default();
    report.row(
        Mark::Ok,
        "key",
        format!("{id} of user {}, ends {}", state.user, service_user::day(state.ends)),
    );
    report.row(Mark::Ok, "secret", "unchanged");
    report.then("Next: drawbridge migrate compare. `migrate back` removes the key.")
}
