//! `drawbridge`, the operator's command.
//!
//! | module | what |
//! |---|---|
//! | [`cli`] | commands and flags |
//! | `token` | a fresh service token |
//! | `doctor` | what is wrong, and how to mend it |
//! | `migrate` | from a personal access token to JWT, step by step |
//! | `provision` | what an installation needs, made at Zitadel |
//! | `rotate` | a new service key now |
//! | `new_key` | a key on its way from here to Zitadel and the secret |
//! | `service_user`, `grant`, `zitadel_clock` | what is asked of Zitadel |
//! | `remote`, `place` | the way there; where secrets lie |
//! | [`Surroundings`] | time, randomness, environment, progress: passed in |
//!
//! A command gives a [`Report`], or a [`Failure`]: one sentence that says what to do. A command that was stopped, by
//! whatever and wherever, is run again and finishes.

pub mod cli;
mod doctor;
mod failure;
mod grant;
mod migrate;
mod new_key;
mod outputs;
mod place;
mod provision;
mod remote;
mod report;
mod rotate;
mod service_user;
mod settings;
mod surroundings;
mod token;
mod world;
mod zitadel_clock;

pub use cli::Cli;
pub use failure::Failure;
pub use report::{Mark, Report, Row};
pub use surroundings::{Checkpoint, Environment, Progress, Surroundings, Unstopped};

use cli::Command;
use world::World;

/// Runs a command.
pub async fn run(cli: &Cli, surroundings: &Surroundings) -> Result<Report, Failure> {
    let world = World::new(&cli.common, surroundings)?;
    match &cli.command {
        Command::Token { key } => token::run(&world, key.as_deref()).await,
        Command::Doctor(flags) => doctor::run(&world, flags).await,
        Command::Provision(flags) => provision::run(&world, flags).await,
        Command::Rotate { key_days } => rotate::run(&world, *key_days).await,
        Command::Migrate { step } => migrate::run(&world, step).await,
    }
}
