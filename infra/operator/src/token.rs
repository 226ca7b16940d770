//! `drawbridge token`.

use crate::{Failure, Report, place::Place, world::World};
use secrecy::ExposeSecret;
use std::path::Path;

/// Prints a token bought with the key of a file or of the service secret.
pub(crate) async fn run(world: &World, key: Option<&Path>) -> Result<Report, Failure> {
    let remote = world.settings.remote()?;
    let place = match key {
        Some(file) => Place::file(file.to_owned(), &world.surroundings.checkpoint),
        None => world.place("SERVICE_SECRET").await?,
    };
    let token = world.bearer(&remote, &place.require().await?).await?;
    Ok(Report { plain: Some(token.expose_secret().to_owned()), ..Report::default() })
}
