//! The routes, for the description of the JSON side.

use crate::{first, form, invite, verify};
use shared::openapi::Api;

/// Adds this function's routes.
pub fn describe(api: &mut Api) {
    api.get("/signup", "Asks for a new person's name, address and password")
        .about("Without a flow the answer is where a sign-up begins.")
        .query("flow", "Names the flow")
        .of_any_flow()
        .step();
    api.post::<form::Input>("/signup", "Creates a person").within_flow().step();
    api.get("/signup/verify", "Asks for the code from the mail")
        .query("t", "Says whose address it is, in a browser that has no part in the flow")
        .query("code", "Fills the field in")
        .of_flow()
        .step();
    api.post::<verify::Input>("/signup/verify", "Takes the code from the mail, or has another one sent")
        .of_any_flow()
        .step();
    invitations(api);
    api.get("/signup/method", "Shows the ways to sign in that can be set up first").of_flow().step();
    api.post::<first::choose::Input>("/signup/method", "Chooses the first way to sign in")
        .within_flow()
        .step();
    api.get("/signup/password", "Asks for the first password").of_flow().step();
    api.post::<first::password::Input>("/signup/password", "Sets the first password").within_flow().step();
    api.get("/signup/passkey", "Asks for the first passkey").of_flow().step();
    api.post::<first::passkey::Input>("/signup/passkey", "Takes the first passkey").within_flow().step();
}

fn invitations(api: &mut Api) {
    api.get("/signup/invite", "Asks for the code of an invitation")
        .query("user", "Says who is invited: part of the link in the mail")
        .query("code", "Fills the field in")
        .step();
    api.post::<invite::Input>("/signup/invite", "Takes the code of an invitation").step();
    api.get("/signup/invite/new", "Asks who needs a new code of their invitation").step();
    api.post::<invite::again::Input>("/signup/invite/new", "Has a new code of an invitation sent").step();
}
