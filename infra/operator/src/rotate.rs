//! `drawbridge rotate`: a new service key, tested before it is used; the previous one stays for those who hold it yet.

use crate::{
    Failure, Mark, Report,
    new_key::NewKey,
    place::Place,
    remote::Remote,
    service_user::{self, day, remove_key},
    world::World,
};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use shared::{assertion::ServiceCredential, secrets::SecretValue};

/// What is kept beside the secret meanwhile.
#[derive(Serialize, Deserialize)]
struct Pending {
    key: NewKey,
    /// The key that the secret held at the beginning.
    previous: String,
}

/// Makes the key, registers its public half, tests it, writes the secret, removes keys older than the previous one.
pub(crate) async fn run(world: &World, key_days: u16) -> Result<Report, Failure> {
    let remote = world.settings.remote()?;
    let secret = world.place("SERVICE_SECRET").await?;
    let value = secret.require().await?;
    let ServiceCredential::Key(signer) = ServiceCredential::parse(&value)? else {
        return Err(Failure::new(
            "the secret holds a personal access token: `drawbridge migrate` exchanges it for a key",
        ));
    };
    if secret.beside("migration").await?.read().await?.is_some() {
        return Err(Failure::new(
            "a migration is under way: finish it first, `drawbridge migrate status` says how",
        ));
    }
    let keep = secret.beside("rotation").await?;
    if !world.dry_run {
        secret.tidy()?;
        keep.tidy()?;
    }
    let known = keep.read().await?.map(|text| read(&text)).transpose()?;
    let bearer = world.bearer(&remote, &value).await?;
    let bearer = bearer.expose_secret();
    let mut report = Report::default();
    if world.dry_run {
        report.row(
            Mark::Info,
            "key",
            format!("would exchange key {} of user {}", signer.key_id(), signer.subject()),
        );
        return Ok(report);
    }
    let resumed = known.is_some();
    let mut pending = match known {
        Some(pending) => pending,
        None => {
            world.say("Making a key");
            let key = NewKey::fresh(world, signer.subject().to_owned(), key_days)?;
            let pending = Pending { key, previous: signer.key_id().to_owned() };
            write(&keep, &pending).await?;
            pending
        }
    };
    if pending.key.key_id.is_none() {
        pending.key.key_id = Some(pending.key.register(world, &remote, bearer, resumed).await?);
        write(&keep, &pending).await?;
    }
    let new = pending.key.key_id.clone().unwrap_or_default();
    if signer.key_id() != new {
        pending.key.test(world, &remote).await?;
        world.say("Writing the secret");
        secret.write(&pending.key.file()).await?;
    }
    report.row(
        Mark::Ok,
        "key",
        format!("{new} of user {}, ends {}", pending.key.user, day(pending.key.ends)),
    );
    report.row(Mark::Ok, "previous key", format!("{} stays until the next rotation", pending.previous));
    clean(world, &remote, bearer, &pending, &mut report).await?;
    keep.remove().await?;
    Ok(report.then("The functions follow within five minutes."))
}

/// Removes what is older than the previous key; if that is gone, nothing tells what is old.
async fn clean(
    world: &World,
    remote: &Remote,
    bearer: &str,
    pending: &Pending,
    report: &mut Report,
) -> Result<(), Failure> {
    let keys = service_user::keys(remote, bearer, &pending.key.user).await?;
    let Some(previous) = keys.iter().find(|key| key.id == pending.previous) else { return Ok(()) };
    for key in keys.iter().filter(|key| key.creation_date < previous.creation_date) {
        world.say(&format!("Removing the older key {}", key.id));
        remove_key(remote, bearer, &pending.key.user, &key.id).await?;
        report.row(Mark::Ok, "older key", format!("{} is removed", key.id));
    }
    Ok(())
}

fn read(text: &SecretString) -> Result<Pending, Failure> {
    serde_json::from_str(text.expose_secret()).map_err(|_| {
        Failure::new("what the rotation keeps beside the secret cannot be read: restore it, or remove it to begin again")
    })
}

async fn write(keep: &Place, pending: &Pending) -> Result<(), Failure> {
    // Texts and times always have a JSON form.
    keep.write(&serde_json::to_string(pending).unwrap_or_default().into()).await
}
