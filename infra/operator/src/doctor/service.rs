//! The service secret and the service user: credential, roles, ends, tokens still alive, login pages.

use super::secret;
use crate::{
    Mark, Report,
    remote::Remote,
    service_user::{self, Item, LOGIN_CLIENT, day},
    world::World,
};
use secrecy::ExposeSecret;
use shared::{assertion::ServiceCredential, secrets::SecretValue};
use time::Duration;

/// Keys that end sooner should be exchanged.
const SOON: Duration = Duration::days(30);

pub(super) async fn look(world: &World, remote: &Remote, report: &mut Report) {
    let Some(text) = secret(world, "SERVICE_SECRET", "service secret", report).await else { return };
    let credential = match ServiceCredential::parse(&text) {
        Ok(credential) => credential,
        Err(fault) => {
            let say =
                format!("{fault}: put the service user's key file, as Zitadel gave it, into the secret");
            report.row(Mark::Fail, "service secret", say);
            return;
        }
    };
    match &credential {
        ServiceCredential::Key(_) => report.row(Mark::Ok, "service secret", "holds a key"),
        ServiceCredential::Pat(_) => report.row(
            Mark::Warn,
            "service secret",
            "holds a personal access token: `drawbridge migrate` exchanges it for a key",
        ),
    }
    let bearer = match world.bearer(remote, &text).await {
        Ok(bearer) => bearer,
        Err(failure) => return report.row(Mark::Fail, "service token", failure.to_string()),
    };
    let bearer = bearer.expose_secret();
    let user = match service_user::whoami(remote, bearer).await {
        Ok(user) => user,
        Err(error) => {
            return report.row(Mark::Fail, "service token", crate::Failure::from(error).to_string());
        }
    };
    report.row(Mark::Ok, "service token", format!("speaks for user {user}"));
    roles(remote, bearer, &user, report).await;
    if let ServiceCredential::Key(signer) = &credential {
        keys(world, remote, bearer, (&user, signer.key_id()), report).await;
    }
    pats(world, remote, bearer, &user, report).await;
    login_pages(world, remote, bearer, report).await;
}

async fn roles(remote: &Remote, bearer: &str, user: &str, report: &mut Report) {
    if let Err(failure) = service_user::require_role(remote, bearer, user).await {
        return report.row(Mark::Fail, "role", failure.to_string());
    }
    match service_user::roles(remote, bearer, user).await {
        Ok(roles) if roles.iter().any(|role| role == LOGIN_CLIENT) => {
            let more: Vec<_> = roles.iter().filter(|role| *role != LOGIN_CLIENT).cloned().collect();
            if more.is_empty() {
                report.row(Mark::Ok, "role", LOGIN_CLIENT);
            } else {
                let say = format!("besides {LOGIN_CLIENT} it has {}: take these away", more.join(", "));
                report.row(Mark::Warn, "role", say);
            }
        }
        Ok(roles) if !roles.is_empty() => {
            let say = format!(
                "{}, not {LOGIN_CLIENT}: give it that role, or be sure that yours holds session.link",
                roles.join(", ")
            );
            report.row(Mark::Warn, "role", say);
        }
        Ok(_) => {
            let say = format!("cannot be read: be sure that it holds session.link, as {LOGIN_CLIENT} does");
            report.row(Mark::Warn, "role", say);
        }
        Err(error) => report.row(Mark::Fail, "role", service_user::lacking(error, user).to_string()),
    }
}

async fn keys(world: &World, remote: &Remote, bearer: &str, (user, id): (&str, &str), report: &mut Report) {
    let Ok(keys) = service_user::keys(remote, bearer, user).await else {
        return report.row(Mark::Warn, "key", "its end cannot be read: give the service user user.read");
    };
    let Some(key) = keys.iter().find(|key| key.id == id) else {
        return report.row(Mark::Warn, "key", format!("{id} is not in Zitadel's list yet: run this again"));
    };
    let end = day(key.expiration_date);
    if key.is_alive(world.now() + SOON) {
        report.row(Mark::Ok, "key", format!("{id} ends {end}; the user has {} in all", keys.len()));
    } else {
        report.row(Mark::Warn, "key", format!("{id} ends {end}: put a new key into the secret before"));
    }
}

async fn pats(world: &World, remote: &Remote, bearer: &str, user: &str, report: &mut Report) {
    let Ok(pats) = service_user::pats(remote, bearer, Some(user)).await else {
        return report.row(Mark::Warn, "tokens", "cannot be listed: give the service user user.read");
    };
    let alive: Vec<Item> = pats.into_iter().filter(|pat| pat.is_alive(world.now())).collect();
    if alive.is_empty() {
        report.row(Mark::Ok, "tokens", "no personal access token of the service user is alive");
    }
    for pat in alive {
        let say = format!(
            "{} ends {}: once nobody uses it, `drawbridge migrate revoke` or Zitadel's console removes it",
            pat.id,
            day(pat.expiration_date)
        );
        report.row(Mark::Warn, "tokens", say);
    }
}

async fn login_pages(world: &World, remote: &Remote, bearer: &str, report: &mut Report) {
    let Ok(origins) = world.settings.origins() else { return };
    let ours = origins.auth_origin();
    let Ok(features) = remote.get(bearer, &["v2", "features", "instance"]).await else {
        return report.row(Mark::Warn, "loginV2", "the feature cannot be read: run this again");
    };
    let base = features["loginV2"]["baseUri"].as_str().unwrap_or_default();
    if base.trim_end_matches('/') != ours {
        let say = format!(
            "leads to {base:?}, not to {ours}: set it to {ours}, or see below where this application's sign-ins lead"
        );
        report.row(Mark::Warn, "loginV2", say);
    } else if features["loginV2"]["required"] == true {
        report.row(Mark::Ok, "loginV2", format!("all sign-ins lead to {ours}"));
    } else {
        report.row(Mark::Ok, "loginV2", format!("leads to {ours}, and is not required"));
    }
}
