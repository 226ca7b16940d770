//! The routes, for the description of the JSON side.

use crate::{form, verify};
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
}
