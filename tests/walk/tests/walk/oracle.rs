//! Whether somebody who was let in should have been, by what the stand-in knows of session, person and rules.
//!
//! Written from what an organization's settings promise, and on purpose without `shared::policy`.

use crate::lane::Lane;
use serde_json::Value;
use shared::clock::Clock;
use time::{Duration, OffsetDateTime, format_description::well_known::Rfc3339};

/// How long somebody may take for a sign-in; what was checked in it counts whatever the lifetimes say.
const LONGEST_SIGN_IN: Duration = Duration::hours(1);

/// Whose session it is, and what was missing.
pub(crate) async fn judge(lane: &Lane, session: &str) -> (String, Vec<String>) {
    let read = async |call: String| lane.stack.zitadel().admin(&call, None, &Value::Null).await;
    let session = read(format!("GET /v2/sessions/{session}")).await["session"].take();
    let factors = &session["factors"];
    let Some(user) = factors["user"]["id"].as_str() else {
        return (String::new(), vec!["nobody's session".into()]);
    };
    let person = read(format!("GET /v2/users/{user}")).await["user"].take();
    let organization = person["details"]["resourceOwner"].as_str().unwrap_or_default();
    let methods = read(format!("GET /v2/users/{user}/authentication_methods")).await.to_string();
    let login = read(format!("GET /v2/settings/login?ctx.orgId={organization}")).await["settings"].take();
    let expiry = read(format!("GET /v2/settings/password/expiry?ctx.orgId={organization}")).await;
    let now = lane.stack.clock().now();

    let counts = |check: &Value, lifetime: &str| {
        let at = check["verifiedAt"].as_str().and_then(|text| OffsetDateTime::parse(text, &Rfc3339).ok());
        at.is_some_and(|at| now - at <= seconds(&login[lifetime]).max(LONGEST_SIGN_IN))
    };
    let key = &factors["webAuthN"];
    let passkey = key["userVerified"] == true && counts(key, "multiFactorCheckLifetime");
    let password = counts(&factors["password"], "passwordCheckLifetime");
    let provider = counts(&factors["intent"], "externalLoginCheckLifetime");
    let second = ["totp", "otpEmail", "otpSms"]
        .iter()
        .any(|name| counts(&factors[*name], "secondFactorCheckLifetime"))
        || counts(key, "secondFactorCheckLifetime");
    let has_second = ["TOTP", "U2F", "OTP_EMAIL", "OTP_SMS"]
        .iter()
        .any(|name| methods.contains(&format!("\"AUTHENTICATION_METHOD_TYPE_{name}\"")));
    let forced = login["forceMfa"] == true || (login["forceMfaLocalOnly"] == true && password && !provider);

    let mut faults = Vec::new();
    let mut demand = |met: bool, what: &str| {
        if !met {
            faults.push(what.to_owned());
        }
    };
    let human = &person["human"];
    demand(person["state"] == "USER_STATE_ACTIVE", "the person is active");
    demand(password || passkey || provider, "a first factor was checked");
    demand(passkey || second || !has_second, "the second factor that the person has was checked");
    demand(passkey || second || !forced, "a second factor, which is forced, was checked");
    demand(human["email"]["isVerified"] == true, "the address is verified");
    if password {
        demand(human["passwordChangeRequired"] != true, "the password was changed");
        let days = expiry["settings"]["maxAgeDays"].as_str().and_then(|days| days.parse().ok()).unwrap_or(0);
        let changed =
            human["passwordChanged"].as_str().and_then(|at| OffsetDateTime::parse(at, &Rfc3339).ok());
        let old = changed.is_some_and(|at| days > 0 && now - at > Duration::days(days));
        demand(!old, "the password is young enough");
    }
    (user.to_owned(), faults)
}

fn seconds(text: &Value) -> Duration {
    let digits = text.as_str().unwrap_or("0s").trim_end_matches('s');
    Duration::seconds_f64(digits.parse().unwrap_or(0.0))
}
