//! `drawbridge migrate`: from a personal access token to JWT.
//!
//! Where it stands follows from the secret's value and from what is kept beside it ([`state::State`]), so a stopped
//! step is run again and goes on. What is kept holds the old value until `revoke` or `back` removes it; like the
//! secret itself it is a file of its owner's only, or a secret of Secrets Manager.

mod back;
mod compare;
mod look;
mod prepare;
mod revoke;
mod standing;
mod state;
mod status;
mod switch;
mod watch;

use crate::{Failure, Report, cli::Step, world::World};
use standing::Migration;

/// Runs a step.
pub(crate) async fn run(world: &World, step: &Step) -> Result<Report, Failure> {
    let migration = Migration::load(world).await?;
    if !world.dry_run && !matches!(step, Step::Status | Step::Look) {
        migration.tidy()?;
    }
    match step {
        Step::Status => Ok(status::run(&migration)),
        Step::Look => look::run(&migration).await,
        Step::Prepare { key_days } => prepare::run(migration, *key_days).await,
        Step::Compare => compare::run(migration).await,
        Step::Switch => switch::run(migration).await,
        Step::Watch { no_wait } => watch::run(migration, *no_wait).await,
        Step::Revoke { pat } => revoke::run(&migration, pat).await,
        Step::Back => back::run(migration).await,
    }
}
