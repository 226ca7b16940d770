//! `drawbridge doctor`: what is wrong with an installation, and how to mend it.

mod back_channel;
mod client;
mod cookies;
mod provider;
mod service;

use crate::{Failure, Mark, Report, cli::AdministratorFlags, provision::administrator, world::World};
use secrecy::SecretString;

/// Looks at everything that the settings name. One finding does not keep it from the next.
pub(crate) async fn run(world: &World, flags: &AdministratorFlags) -> Result<Report, Failure> {
    let remote = world.settings.remote()?;
    let administrator = administrator(world, &remote, flags).await?;
    let mut report = Report::default();
    world.say("Asking Zitadel who it is");
    if provider::look(world, &remote, &mut report).await {
        world.say("Looking at the service user");
        service::look(world, &remote, &mut report).await;
        world.say("Looking at the application");
        client::look(world, &remote, &mut report).await;
        back_channel::look(world, &remote, administrator.as_ref(), &mut report).await;
    }
    world.say("Looking at the cookie keys");
    cookies::look(world, &mut report).await;
    let next = if report.failed() {
        "Mend what failed, from above, and run this again."
    } else {
        "Nothing fails; a warning says what should be looked at."
    };
    Ok(report.then(next))
}

/// A secret's text; a finding if it cannot be had.
async fn secret(world: &World, setting: &str, name: &str, report: &mut Report) -> Option<SecretString> {
    let text = match world.place(setting).await {
        Ok(place) => place.require().await,
        Err(failure) => Err(failure),
    };
    match text {
        Ok(text) => Some(text),
        Err(failure) => {
            report.row(Mark::Fail, name, failure.to_string());
            None
        }
    }
}
