//! The cookie keys.

use super::Provision;
use crate::{Failure, Mark, place::Place, service_user::timestamp};
use base64::{Engine, engine::general_purpose::STANDARD};
use secrecy::ExposeSecret;
use serde_json::json;
use shared::{cookies::KeyRing, random::Random, secrets::SecretValue};

/// Sees that there is a ring.
pub(super) async fn ensure(run: &mut Provision<'_>, secret: &Place) -> Result<(), Failure> {
    if !run.world.dry_run {
        secret.tidy()?;
    }
    if let Some(held) = secret.read().await?.filter(|text| !text.expose_secret().is_empty()) {
        KeyRing::parse(&held).map_err(|fault| {
            Failure::new(format!(
                "{} holds no cookie keys, {fault}: name another --out or --secrets",
                secret.name()
            ))
        })?;
        run.report.row(Mark::Ok, "cookie keys", format!("in {}", secret.name()));
        return Ok(());
    }
    if run.world.dry_run {
        run.would("cookie keys");
        return Ok(());
    }
    let mut key = [0; 32];
    let random: &dyn Random = &*run.world.surroundings.random;
    random.fill(&mut key);
    let created = run.world.now();
    let created = timestamp(created.replace_nanosecond(0).unwrap_or(created));
    let ring = json!({"keys": [{"id": "1", "key": STANDARD.encode(key), "created": created}]});
    secret.write(&ring.to_string().into()).await?;
    run.report.row(Mark::Ok, "cookie keys", format!("in {}, made", secret.name()));
    Ok(())
}
