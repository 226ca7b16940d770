//! The application's key. Zitadel makes the pair itself and hands the private half out once: a key whose answer was
//! lost is found by its end, which is kept before the call, removed, and made anew.

use super::{Provision, TRIES, application::Application, text};
use crate::{
    Failure, Mark,
    place::Place,
    service_user::{day, timestamp},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use http::Method;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};
use shared::{assertion::ApplicationKey, secrets::SecretValue};
use time::{Duration, OffsetDateTime, format_description::well_known::Rfc3339};

/// How long the key is good.
const LIFE: Duration = Duration::days(365);

/// Sees that the secret holds a key of the application.
pub(super) async fn ensure(
    run: &mut Provision<'_>,
    application: Option<&Application>,
    secret: &Place,
) -> Result<(), Failure> {
    let Some(application) = application else {
        run.would("application key");
        return Ok(());
    };
    let keep = secret.beside("provision").await?;
    if !run.world.dry_run {
        secret.tidy()?;
        keep.tidy()?;
    }
    let kept = keep.read().await?;
    if let Some(held) = secret.read().await?.filter(|text| !text.expose_secret().is_empty()) {
        let ApplicationKey(signer) = ApplicationKey::parse(&held)?;
        if signer.subject() != application.client {
            return Err(Failure::new(format!(
                "{} holds the key of another application, {}: name another --out or --secrets",
                secret.name(),
                signer.subject()
            )));
        }
        if is_registered(run, application, signer.key_id()).await? {
            run.report.row(Mark::Ok, "application key", format!("{} in {}", signer.key_id(), secret.name()));
            return if kept.is_some() && !run.world.dry_run { keep.remove().await } else { Ok(()) };
        }
    }
    if run.world.dry_run {
        run.would("application key");
        return Ok(());
    }
    let ends = match kept {
        Some(kept) => {
            let ends = OffsetDateTime::parse(kept.expose_secret().trim(), &Rfc3339).map_err(|_| {
                Failure::new(format!("{} cannot be read: remove it, then run this again", keep.name()))
            })?;
            remove_lost(run, application, ends).await?;
            ends
        }
        None => {
            let ends = run.world.now() + LIFE;
            let ends = ends.replace_nanosecond(0).unwrap_or(ends);
            keep.write(&timestamp(ends).into()).await?;
            ends
        }
    };
    let body = json!({"type": "KEY_TYPE_JSON", "expirationDate": timestamp(ends)});
    let made = run.post(&keys(application, &[]), &body).await?;
    let file =
        STANDARD.decode(text(&made, "keyDetails")?).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let file: SecretString =
        file.ok_or_else(|| Failure::new("Zitadel's key file cannot be read: run this again"))?.into();
    ApplicationKey::parse(&file)?;
    secret.write(&file).await?;
    keep.remove().await?;
    let say = format!("{} in {}, made, ends {}", text(&made, "id")?, secret.name(), day(ends));
    run.report.row(Mark::Ok, "application key", say);
    Ok(())
}

fn keys<'a>(application: &'a Application, more: &[&'a str]) -> Vec<&'a str> {
    let all = ["management", "v1", "projects", &application.project, "apps", &application.id, "keys"];
    [&all[..], more].concat()
}

async fn list(run: &Provision<'_>, application: &Application) -> Result<Vec<Value>, Failure> {
    let found = run.post(&keys(application, &["_search"]), &json!({})).await?;
    Ok(found["result"].as_array().cloned().unwrap_or_default())
}

async fn is_registered(run: &Provision<'_>, application: &Application, key: &str) -> Result<bool, Failure> {
    for _ in 0..TRIES {
        if list(run, application).await?.iter().any(|one| one["id"] == key) {
            return Ok(true);
        }
        run.world.pause().await;
    }
    Ok(false)
}

/// Removes keys of this end: their private half came back to a run that was stopped. Lists show them late.
async fn remove_lost(
    run: &Provision<'_>,
    application: &Application,
    ends: OffsetDateTime,
) -> Result<(), Failure> {
    for _ in 0..3 {
        for key in list(run, application).await? {
            let end =
                key["expirationDate"].as_str().and_then(|text| OffsetDateTime::parse(text, &Rfc3339).ok());
            if end.is_some_and(|end| end.unix_timestamp() == ends.unix_timestamp()) {
                let id = text(&key, "id")?;
                run.world.say("Removing a key whose private half was lost");
                run.remote.call(Method::DELETE, run.bearer(), &keys(application, &[&id]), None).await?;
                return Ok(());
            }
        }
        run.world.pause().await;
    }
    Ok(())
}
