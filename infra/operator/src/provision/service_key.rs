//! The service user's key.

use super::Provision;
use crate::{Failure, Mark, new_key::NewKey, place::Place, service_user};
use secrecy::{ExposeSecret, SecretString};
use shared::{assertion::ServiceCredential, secrets::SecretValue};

/// How long the key is good, in days.
const DAYS: u16 = 365;

/// Sees that the secret holds a key of the service user.
pub(super) async fn ensure(
    run: &mut Provision<'_>,
    user: Option<&str>,
    secret: &Place,
) -> Result<(), Failure> {
    let Some(user) = user else {
        run.would("service key");
        return Ok(());
    };
    let keep = secret.beside("provision").await?;
    if !run.world.dry_run {
        secret.tidy()?;
        keep.tidy()?;
    }
    let kept: Option<NewKey> = match keep.read().await? {
        Some(text) => Some(serde_json::from_str(text.expose_secret()).map_err(|_| {
            Failure::new(format!("{} cannot be read: remove it, then run this again", keep.name()))
        })?),
        None => None,
    };
    let made = kept.as_ref().and_then(|key| key.key_id.as_deref());
    if let Some(held) = secret.read().await?.filter(|text| !text.expose_secret().is_empty())
        && let Some(id) = own_key(run, user, secret, &held, made).await?
    {
        run.report.row(Mark::Ok, "service key", format!("{id} in {}", secret.name()));
        return if kept.is_some() && !run.world.dry_run { keep.remove().await } else { Ok(()) };
    }
    if run.world.dry_run {
        run.would("service key");
        return Ok(());
    }
    let resumed = kept.is_some();
    let mut key = match kept {
        Some(key) => key,
        None => {
            let key = NewKey::fresh(run.world, user.to_owned(), DAYS)?;
            write(&keep, &key).await?;
            key
        }
    };
    if key.key_id.is_none() {
        key.key_id = Some(key.register(run.world, &run.remote, run.bearer(), resumed).await?);
        write(&keep, &key).await?;
    }
    key.test(run.world, &run.remote).await?;
    secret.write(&key.file()).await?;
    keep.remove().await?;
    let id = key.key_id.as_deref().unwrap_or_default();
    let say = format!("{id} in {}, made here, ends {}", secret.name(), service_user::day(key.ends));
    run.report.row(Mark::Ok, "service key", say);
    Ok(())
}

/// The id of the secret's key, if Zitadel still knows it; it does if a killed run `made` it a moment ago.
async fn own_key(
    run: &Provision<'_>,
    user: &str,
    secret: &Place,
    held: &SecretString,
    made: Option<&str>,
) -> Result<Option<String>, Failure> {
    let ServiceCredential::Key(signer) = ServiceCredential::parse(held)? else {
        return Err(Failure::new(format!(
            "{} holds a personal access token: `drawbridge migrate` exchanges it for a key",
            secret.name()
        )));
    };
    if signer.subject() != user {
        return Err(Failure::new(format!(
            "{} holds the key of another user, {}: name another --out or --secrets",
            secret.name(),
            signer.subject()
        )));
    }
    let id = signer.key_id().to_owned();
    for _ in 0..super::TRIES {
        let keys = service_user::keys(&run.remote, run.bearer(), user).await?;
        if made == Some(&*id) || keys.iter().any(|key| key.id == id) {
            return Ok(Some(id));
        }
        run.world.pause().await;
    }
    Ok(None)
}

async fn write(keep: &Place, key: &NewKey) -> Result<(), Failure> {
    // Texts and times always have a JSON form.
    keep.write(&serde_json::to_string(key).unwrap_or_default().into()).await
}
