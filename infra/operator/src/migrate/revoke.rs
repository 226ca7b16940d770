//! `migrate revoke`: the token is removed at Zitadel and forgotten here.

use super::standing::{Migration, Stage};
use crate::{
    Failure, Mark, Report,
    remote::CallError,
    service_user::{self, Item, day},
};
use secrecy::{ExposeSecret, SecretString};
use shared::{assertion::ServiceCredential, secrets::SecretValue};

/// Removes it with the key's own token, sees that Zitadel refuses it, then removes what was kept.
pub(super) async fn run(migration: &Migration<'_>, wanted: &[String]) -> Result<Report, Failure> {
    let (world, remote) = (migration.world, &migration.remote);
    match migration.stage {
        Stage::Done => return Ok(done()),
        Stage::Switched => {}
        _ => {
            return Err(Failure::new(
                "the secret still holds the token: run `drawbridge migrate switch` first",
            ));
        }
    }
    let state = migration.kept()?;
    if !state.watched {
        return Err(Failure::new("functions may still hold the token: run `drawbridge migrate watch` first"));
    }
    let ServiceCredential::Pat(old) = ServiceCredential::parse(&state.old)? else {
        return Err(Failure::new("the kept value is no token: remove what is kept beside the secret"));
    };
    let bearer = migration.bearer().await?;
    let bearer = bearer.expose_secret();
    if is_accepted(migration, &old).await? {
        let pats = service_user::pats(remote, bearer, Some(&state.key.user)).await?;
        let now = world.now();
        let alive: Vec<_> = pats.into_iter().filter(|pat| pat.is_alive(now)).collect();
        let chosen = choose(&alive, wanted)?;
        if world.dry_run {
            let mut report = Report::default();
            for pat in chosen {
                report.row(Mark::Info, "token", format!("would remove {pat} of user {}", state.key.user));
            }
            return Ok(report);
        }
        for pat in &chosen {
            world.say(&format!("Removing token {pat}"));
            let removed = service_user::remove_pat(remote, bearer, &state.key.user, pat).await;
            removed.map_err(|error| service_user::lacking(error, &state.key.user))?;
        }
        if is_accepted(migration, &old).await? {
            return Err(Failure::new(
                "the token that the secret held is still accepted, another one was removed: run `migrate look` and \
                 name the right one with --pat",
            ));
        }
    } else if world.dry_run {
        let mut report = Report::default();
        report.row(Mark::Info, "token", "is refused already; would forget it here");
        return Ok(report);
    }
    migration.remove_keys(bearer, &state.key.user, &state.rotated).await?;
    world.say("Forgetting it here");
    migration.secret.forget_previous(&migration.value, &state.old).await?;
    migration.keep.remove().await?;
    Ok(done())
}

async fn is_accepted(migration: &Migration<'_>, token: &SecretString) -> Result<bool, Failure> {
    match service_user::whoami(&migration.remote, token.expose_secret()).await {
        Ok(_) => Ok(true),
        Err(CallError::Refused { status: 401, .. }) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// A token's text does not tell its id, so of several the operator chooses.
fn choose(alive: &[Item], wanted: &[String]) -> Result<Vec<String>, Failure> {
    let shown = || {
        let all: Vec<_> =
            alive.iter().map(|pat| format!("{} (ends {})", pat.id, day(pat.expiration_date))).collect();
        all.join(", ")
    };
    if let Some(unknown) = wanted.iter().find(|id| !alive.iter().any(|pat| pat.id == **id)) {
        return Err(Failure::new(format!(
            "the service user has no live token {unknown}: name one of {}",
            shown()
        )));
    }
    match (wanted, alive) {
        ([], [one]) => Ok(vec![one.id.clone()]),
        ([], []) => Err(Failure::new(
            "Zitadel lists no live token of the service user though one is accepted: wait a moment and run this again",
        )),
        ([], _) => Err(Failure::new(format!(
            "the service user holds several tokens, {}: name those to remove with --pat",
            shown()
        ))),
        _ => Ok(wanted.to_vec()),
    }
}

fn done() -> Report {
    let mut report = Report::default();
    report.row(Mark::Ok, "token", "refused by Zitadel, kept nowhere here");
    report.row(Mark::Ok, "secret", "holds the key");
    report
}
