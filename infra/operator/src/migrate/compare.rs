//! `migrate compare`: the same reads with the token and with the key.

use super::standing::{Migration, Stage};
use crate::{Failure, Mark, Report, remote::CallError, service_user};
use http::Method;
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What differs from one reading to the next, whoever reads.
const VOLATILE: [&str; 3] = ["viewTimestamp", "processedSequence", "timestamp"];

/// What login pages read.
fn reads(user: &str) -> Vec<(&'static str, Method, Vec<String>, Option<Value>)> {
    let path = |text: &str| text.split('/').map(str::to_owned).collect::<Vec<_>>();
    let one = json!({"query": {"limit": 1}});
    vec![
        ("own user", Method::GET, path(&format!("v2/users/{user}")), None),
        ("login settings", Method::GET, path("v2/settings/login"), None),
        ("password rules", Method::GET, path("v2/settings/password/complexity"), None),
        ("lockout", Method::GET, path("v2/settings/lockout"), None),
        ("branding", Method::GET, path("v2/settings/branding"), None),
        ("features", Method::GET, path("v2/features/instance"), None),
        ("organizations", Method::POST, path("v2/organizations/_search"), Some(one)),
        ("a sign-in request", Method::GET, path("v2/oidc/auth_requests/V2_0"), None),
    ]
}

/// Compares, shows where answers differ (never what they hold), and remembers that there was no difference.
pub(super) async fn run(mut migration: Migration<'_>) -> Result<Report, Failure> {
    let mut state = migration.kept()?;
    if state.key.key_id.is_none() || migration.stage == Stage::Preparing {
        return Err(Failure::new("the key is not registered yet: run `drawbridge migrate prepare` again"));
    }
    let (world, remote) = (migration.world, &migration.remote);
    let old = world.bearer(remote, &state.old).await?;
    let new = world.bearer(remote, &state.key.file()).await?;
    let mut report = Report::default();
    let mut who = Vec::new();
    for bearer in [&old, &new] {
        who.push(service_user::whoami(remote, bearer.expose_secret()).await?);
    }
    if who[0] == who[1] {
        report.row(Mark::Ok, "who it is", "the same");
    } else {
        report.row(
            Mark::Fail,
            "who it is",
            format!("user {} with the token, {} with the key", who[0], who[1]),
        );
    }
    for (name, method, segments, body) in reads(&state.key.user) {
        world.say(&format!("Reading: {name}"));
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        let with_old =
            read(remote.call(method.clone(), old.expose_secret(), &segments, body.as_ref()).await)?;
        let with_new = read(remote.call(method, new.expose_secret(), &segments, body.as_ref()).await)?;
        let mut places = BTreeSet::new();
        differences("", &with_old, &with_new, &mut places);
        if places.is_empty() {
            report.row(Mark::Ok, name, "the same");
        } else {
            report.row(Mark::Fail, name, format!("differs at {}", Vec::from_iter(places).join(", ")));
        }
    }
    if report.failed() {
        return Ok(report.then(
            "Token and key do not read the same: see that both are of the same service user and run this again.",
        ));
    }
    if !world.dry_run {
        state.compared = true;
        migration.keep(state).await?;
    }
    Ok(report.then("Next: drawbridge migrate switch."))
}

/// An answer, be it a success or a refusal.
fn read(result: Result<Value, CallError>) -> Result<Value, Failure> {
    match result {
        Ok(body) => Ok(json!({"status": 200, "body": body})),
        Err(CallError::Unanswered(error)) => Err(error.into()),
        Err(CallError::Refused { status, id, .. }) => Ok(json!({"status": status, "id": id})),
    }
}

fn differences(at: &str, one: &Value, other: &Value, places: &mut BTreeSet<String>) {
    match (one, other) {
        (Value::Object(left), Value::Object(right)) => {
            for name in left.keys().chain(right.keys()).filter(|name| !VOLATILE.contains(&name.as_str())) {
                let none = Value::Null;
                let (left, right) = (left.get(name).unwrap_or(&none), right.get(name).unwrap_or(&none));
                differences(&format!("{at}/{name}"), left, right, places);
            }
        }
        (Value::Array(left), Value::Array(right)) if left.len() == right.len() => {
            for (index, (left, right)) in left.iter().zip(right).enumerate() {
                differences(&format!("{at}/{index}"), left, right, places);
            }
        }
        _ if one == other => {}
        _ => {
            places.insert(at.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_that_differ_are_named_and_what_moves_by_itself_is_not() {
        let one = json!({"body": {"details": {"viewTimestamp": "1"}, "a": ["é", {"b": 1}], "gone": true}});
        let other = json!({"body": {"details": {"viewTimestamp": "2"}, "a": ["é", {"b": 2}]}});
        let mut places = BTreeSet::new();
        differences("", &one, &other, &mut places);
        assert_eq!(Vec::from_iter(places), ["/body/a/1/b", "/body/gone"]);
    }
}
