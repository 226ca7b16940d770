//! `migrate look`: who holds personal access tokens.

use super::standing::{Migration, Stage};
use crate::{
    Failure, Mark, Report,
    service_user::{self, LOGIN_CLIENT, day},
};
use secrecy::ExposeSecret;

/// Lists every token that the service user may see, its own marked.
pub(super) async fn run(migration: &Migration<'_>) -> Result<Report, Failure> {
    let (world, remote) = (migration.world, &migration.remote);
    let bearer = migration.bearer().await?;
    let bearer = bearer.expose_secret();
    world.say("Asking Zitadel who the service user is and who holds tokens");
    let own = service_user::whoami(remote, bearer).await?;
    service_user::require_role(remote, bearer, &own).await?;
    let roles = service_user::roles(remote, bearer, &own)
        .await
        .map_err(|error| service_user::lacking(error, &own))?;
    let mut report = Report::default();
    let kind = match migration.stage {
        Stage::Done | Stage::Switched => "the secret holds its key",
        _ => "the secret holds its personal access token",
    };
    let has_role = roles.iter().any(|role| role == LOGIN_CLIENT);
    let mark = if has_role { Mark::Ok } else { Mark::Warn };
    report.row(
        mark,
        service_user::name(remote, bearer, &own).await,
        format!("{kind}; roles {}", list(&roles)),
    );
    let pats =
        service_user::pats(remote, bearer, None).await.map_err(|error| service_user::lacking(error, &own))?;
    for pat in pats {
        let user = service_user::name(remote, bearer, &pat.user_id).await;
        let roles = service_user::roles(remote, bearer, &pat.user_id).await.unwrap_or_default();
        let end = if pat.is_alive(world.now()) { "ends" } else { "ended" };
        let text = format!("token {}, {end} {}; roles {}", pat.id, day(pat.expiration_date), list(&roles));
        report.row(if pat.user_id == own { Mark::Warn } else { Mark::Info }, user, text);
    }
    Ok(match migration.stage {
        Stage::Fresh => report.then("Next: drawbridge migrate prepare."),
        _ => report,
    })
}

fn list(roles: &[String]) -> String {
    if roles.is_empty() { "none".to_owned() } else { roles.join(", ") }
}
