//! The routes, for the description of the JSON side.

use crate::end;
use shared::openapi::Api;

/// Adds this function's routes.
pub fn describe(api: &mut Api) {
    api.post::<end::Input>("/auth/logout", "Ends the application's session").goes();
    api.get("/auth/logged-out", "Says that one is signed out")
        .query("incomplete", "The provider could not be told")
        .query("state", "As it was sent to the provider")
        .step();
}
