//! The routes, for the description of the JSON side.

use shared::openapi::Api;

/// Adds this function's routes.
pub fn describe(api: &mut Api) {
    api.get("/auth/login", "Begins at the application: says where the provider is asked")
        .query("return_to", "Where the person wants to go afterwards")
        .query("prompt", "`login`, `create` or `select_account`")
        .goes();
    api.get("/auth/callback", "Ends at the application: begins its session")
        .about("The provider sends browsers here. A script may call it, but the cookies have to be those of the browser.")
        .query("state", "As it was sent")
        .query("code", "What the session is bought with")
        .query("error", "Why there is none")
        .query("iss", "The provider")
        .goes();
}
