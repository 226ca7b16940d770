//! The routes, for the description of the JSON side.

use crate::{
    accounts,
    device::{self, ConsentInput},
    leave, password,
    reset::{ResetInput, SetInput},
    steps::{ChangeInput, CodeInput, FactorInput, KeyInput, PhoneInput},
};
use shared::openapi::Api;

/// Adds this function's routes.
pub fn describe(api: &mut Api) {
    begin(api);
    factors(api);
    enrolment(api);
    passwords(api);
    devices(api);
    api.get("/logout", "Asks whether to end this host's sessions")
        .query("post_logout_redirect", "The application's page for afterwards, as the provider gives it")
        .query("logout_hint", "Whose session is to end, as the provider gives it")
        .step();
    api.post::<leave::Input>("/logout", "Ends this host's sessions").step();
}

fn begin(api: &mut Api) {
    api.get("/", "Says where a sign-in begins").goes();
    api.get("/login", "Begins a sign-in, or shows its first screen again")
        .about(
            "With `authRequest`, as the provider sends it, a flow begins; where a session of this browser suffices, the \
             answer is where to go at once. Without a parameter the answer is where a sign-in begins.",
        )
        .query("authRequest", "Id of the authorization request")
        .query("flow", "Names a flow that is under way")
        .of_any_flow()
        .step();
    api.post::<password::Input>("/login", "Takes name and password, or the name and the wish for a passkey")
        .within_flow()
        .step();
    api.get("/login/accounts", "Shows the accounts that this browser knows").of_flow().step();
    api.post::<accounts::Choice>("/login/accounts", "Chooses an account, or signs one out")
        .within_flow()
        .step();
    api.get("/login/next", "Leads to wherever a flow stands").of_flow().step();
}

fn factors(api: &mut Api) {
    for (path, what) in [
        ("/login/totp", "of an authenticator application"),
        ("/login/otp-email", "from a mail"),
        ("/login/otp-sms", "from an SMS"),
    ] {
        let asks = format!("Asks for a code {what} as second factor");
        api.get(path, &asks).query("code", "Fills the field in").of_flow().step();
        api.post::<CodeInput>(path, &format!("Takes a code {what} as second factor")).within_flow().step();
    }
    for (path, what) in [
        ("/login/passkey", "a passkey in place of the password"),
        ("/login/u2f", "a security key as second factor"),
    ] {
        api.get(path, &format!("Asks for {what}")).of_flow().step();
        api.post::<KeyInput>(path, &format!("Takes {what}")).within_flow().step();
    }
    api.get("/login/factors", "Shows the second factors to choose from").of_flow().step();
    api.post::<FactorInput>("/login/factors", "Chooses a second factor").within_flow().step();
}

fn enrolment(api: &mut Api) {
    api.get("/login/enrol", "Shows the second factors that can be set up").of_flow().step();
    api.post::<FactorInput>("/login/enrol", "Chooses a second factor to set up, or declines")
        .within_flow()
        .step();
    api.get("/login/enrol/totp", "Sets up an authenticator application").of_flow().step();
    api.post::<CodeInput>("/login/enrol/totp", "Takes the first code of a new authenticator application")
        .within_flow()
        .step();
    for (path, what) in [("/login/enrol/u2f", "a security key"), ("/login/enrol/passkey", "a passkey")] {
        api.get(path, &format!("Sets up {what}")).of_flow().step();
        api.post::<KeyInput>(path, &format!("Takes {what} that was set up, or leaves it out"))
            .within_flow()
            .step();
    }
    api.get("/login/enrol/phone", "Asks for a telephone number").of_flow().step();
    api.post::<PhoneInput>("/login/enrol/phone", "Takes a telephone number and has a code sent to it")
        .within_flow()
        .step();
    api.get("/login/enrol/phone-code", "Asks for the code that proves a telephone number").of_flow().step();
    api.post::<CodeInput>("/login/enrol/phone-code", "Takes the code that proves a telephone number")
        .within_flow()
        .step();
}

fn passwords(api: &mut Api) {
    api.get("/login/password/change", "Asks for a new password")
        .about("A step of a flow or, without one, the wish of somebody who is signed in.")
        .query("flow", "Names the flow")
        .of_any_flow()
        .step();
    api.post::<ChangeInput>("/login/password/change", "Changes a password").within_flow().step();
    api.get("/login/password/reset", "Asks whose password was forgotten").of_flow().step();
    api.post::<ResetInput>("/login/password/reset", "Has a code sent for a new password")
        .within_flow()
        .step();
    api.get("/login/password/set", "Asks for a new password and the mailed code")
        .query("t", "Says whose password it is, in a browser that has no part in the flow")
        .query("code", "Fills the field in")
        .of_flow()
        .step();
    api.post::<SetInput>("/login/password/set", "Sets a new password by the mailed code")
        .of_any_flow()
        .step();
}

fn devices(api: &mut Api) {
    api.get("/device", "Asks for the code that a device shows")
        .query("user_code", "Fills the field in")
        .step();
    api.post::<device::Input>("/device", "Takes the code that a device shows, and begins a sign-in for it")
        .step();
    api.get("/device/consent", "Asks whether the device may sign in").of_flow().step();
    api.post::<ConsentInput>("/device/consent", "Lets a device sign in, or not").within_flow().step();
    api.get("/device/done", "Says what became of a device").query("result", "What became of it").step();
}
