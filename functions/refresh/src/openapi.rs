//! The routes, for the description of the JSON side.

use crate::{renew, session};
use shared::openapi::{Api, Json};

/// Adds this function's routes.
pub fn describe(api: &mut Api) {
    api.get("/auth/session", "Tells who is signed in at the application")
        .of_session()
        .gives::<session::Shown>("Who");
    api.post::<Json>("/auth/refresh", "Renews the application's session")
        .about("Whatever JSON is sent: only that it is JSON counts.")
        .of_session()
        .gives::<renew::Renewed>("When the next refresh is due");
}
