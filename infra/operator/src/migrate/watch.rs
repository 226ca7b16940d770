//! `migrate watch`: until no function can hold the token any more.
//!
//! Zitadel does not tell when a personal access token was last used. What is certain is how long functions keep a
//! secret's value, so that time is waited for; then they are asked for a page for which they must call Zitadel.

use super::standing::{Migration, Stage};
use crate::{Failure, Mark, Report, remote::Remote};
use http::Method;
use shared::{
    assertion::ServiceCredential,
    config::{Origins, join},
    secrets::Secret,
};
use time::Duration;

/// What a function may hold longer than the time it keeps a secret: a call under way, clocks that differ.
const MARGIN: Duration = Duration::minutes(1);

/// Waits, then looks.
pub(super) async fn run(mut migration: Migration<'_>, no_wait: bool) -> Result<Report, Failure> {
    let world = migration.world;
    if migration.stage != Stage::Switched {
        return Err(Failure::new(
            "the secret does not hold the migration's key: run `drawbridge migrate switch`",
        ));
    }
    let mut state = migration.kept()?;
    let until = state.switched.unwrap_or_else(|| world.now()) + Secret::<ServiceCredential>::MAX_AGE + MARGIN;
    let mut report = Report::default();
    let mut told = 0;
    while world.now() < until {
        let rest = until - world.now();
        if no_wait {
            report.row(
                Mark::Info,
                "wait",
                format!("{} s until no function holds the token", rest.whole_seconds()),
            );
            return Ok(report.then("Then: drawbridge migrate watch."));
        }
        if told != rest.whole_minutes() + 1 {
            told = rest.whole_minutes() + 1;
            world.say(&format!("Waiting until no function holds the token: {told} min"));
        }
        world.pause_at_most(rest.unsigned_abs()).await;
    }
    report.row(Mark::Ok, "wait", "no function can hold the token any more");
    world.say("Testing the key and the functions");
    migration.bearer().await?;
    report.row(Mark::Ok, "key", "buys tokens");
    match world.settings.origins() {
        Ok(origins) => {
            answers(&migration.remote, &origins).await?;
            report.row(Mark::Ok, "functions", "answer");
        }
        Err(_) => report.row(
            Mark::Warn,
            "functions",
            "not asked, give --auth-origin and --app-origin to have them asked, too",
        ),
    }
    if !world.dry_run {
        state.watched = true;
        migration.keep(state).await?;
    }
    Ok(report.then("Next: drawbridge migrate revoke."))
}

/// Begins a sign-in as a browser would and sees that the sign-in page comes: it calls Zitadel for it.
async fn answers(remote: &Remote, origins: &Origins) -> Result<(), Failure> {
    let wrong = |what: String| {
        Failure::new(format!(
            "{what}: look at the function's log, `drawbridge migrate back` returns to the token"
        ))
    };
    remote.allow(&origins.auth);
    remote.allow(&origins.handler);
    let mut url = join(&origins.handler, "/auth/login")
        .parse()
        .map_err(|_| wrong(format!("{} is no address", origins.handler)))?;
    for _ in 0..5 {
        let answer = remote.send(remote.request(Method::GET, &url)?).await?;
        let location = answer.headers.get("location").and_then(|value| value.to_str().ok());
        match (answer.status.as_u16(), location.and_then(|location| url.join(location).ok())) {
            (200, _) => return Ok(()),
            (300..=399, Some(next)) => url = next,
            (status, _) => return Err(wrong(format!("{} is answered with HTTP {status}", url.path()))),
        }
    }
    Err(wrong("a sign-in leads from one address to the next without end".to_owned()))
}
