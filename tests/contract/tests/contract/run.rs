//! Running a case, step by step.

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use reqwest::Client;
use serde_json::{Value, json};
use std::time::Duration;
use time::format_description::well_known::Rfc3339;

use crate::case::Step;
use crate::client::{Answer, Server, kept};
use crate::compare::differences;
use crate::context::{Context, at};
use crate::{ambient, authenticator, signing};

/// How long `until` is tried.
const WITHIN: time::Duration = time::Duration::seconds(10);
/// How long it waits between tries.
const PAUSE: Duration = Duration::from_millis(100);

/// Runs a case; gives what differed in the first step that did.
pub(crate) async fn case(server: &Server, steps: &[Step]) -> Vec<String> {
    let mut context = Context::new(server.fixtures["vars"].clone());
    context.set("issuer", server.fixtures["issuer"].clone());
    context.set("rand", ambient::random_hex::<5>());
    let client = Server::client();
    for (number, step) in steps.iter().enumerate() {
        let found = run(server, &client, step, &mut context).await;
        if !found.is_empty() {
            let what = step.get("request").or(step.values().next()).unwrap_or(&Value::Null);
            return found.iter().map(|found| format!("step {} ({what}): {found}", number + 1)).collect();
        }
    }
    Vec::new()
}

async fn run(server: &Server, client: &Client, step: &Step, context: &mut Context) -> Vec<String> {
    if step.contains_key("request") {
        return request(server, client, step, context).await;
    }
    if let Some(parallel) = step.get("parallel").and_then(Value::as_object) {
        return simultaneously(server, client, step, parallel, context).await;
    }
    if let Some(seconds) = step.get("sleep").and_then(Value::as_f64) {
        tokio::time::sleep(Duration::from_secs_f64(seconds)).await;
        return Vec::new();
    }
    if let Some(token) = step.get("jwt").and_then(Value::as_str) {
        let opened = signing::opened(&context.fill_text(token));
        let expected = step.get("expect").cloned().unwrap_or_else(|| json!({"...": 1}));
        return differences(&expected, &opened, context, "jwt");
    }
    compute(server, step, context);
    Vec::new()
}

/// Steps that compute what a client would.
fn compute(server: &Server, step: &Step, context: &mut Context) {
    let filled = |word: &str| step.get(word).map(|value| context.fill(value));
    let text = |word: &str| filled(word).and_then(|value| value.as_str().map(str::to_owned));
    let value = if let Some(Value::Object(values)) = filled("set") {
        for (name, value) in values {
            context.set(&name, value);
        }
        return;
    } else if let Some(name) = text("upstream") {
        return context.set(&name, server.upstream.clone());
    } else if let Some(name) = text("pkce") {
        let verifier = URL_SAFE_NO_PAD.encode(ambient::random::<48>());
        let challenge = URL_SAFE_NO_PAD.encode(digest(&SHA256, verifier.as_bytes()));
        return context.set(&name, json!({"verifier": verifier, "challenge": challenge}));
    } else if let Some(spec) = filled("assertion") {
        json!(signing::assertion(&spec, &server.fixtures))
    } else if let Some(kind) = text("keypair") {
        signing::keypair(&kind)
    } else if let Some(spec) = filled("passkey") {
        authenticator::answer(&spec, context)
    } else if let Some(secret) = text("totp") {
        json!(authenticator::totp(&secret, step.get("step").and_then(Value::as_i64).unwrap_or(0)))
    } else if let Some(plain) = text("base64") {
        json!(STANDARD.encode(plain))
    } else if let Some(offset) = text("time") {
        let seconds = offset.strip_prefix("now").and_then(|offset| offset.parse().ok()).unwrap_or(0);
        let moment = (ambient::now() + time::Duration::seconds(seconds)).replace_nanosecond(0);
        json!(moment.ok().and_then(|moment| moment.format(&Rfc3339).ok()))
    } else {
        panic!("a step of no known word: {step:?}");
    };
    context.set(step["save"].as_str().expect("a name"), value);
}

/// Sends a request, again and again while `until` is not met; saves and compares.
async fn request(server: &Server, client: &Client, step: &Step, context: &mut Context) -> Vec<String> {
    let deadline = ambient::now() + WITHIN;
    let answer = loop {
        let answer = server.send(client, step, context).await;
        let met = step.get("until").and_then(Value::as_object).is_none_or(|until| {
            until.iter().all(|(part, expected)| {
                differences(expected, &answer[part.as_str()], context, part).is_empty()
            })
        });
        if met || ambient::now() > deadline {
            break answer;
        }
        tokio::time::sleep(PAUSE).await;
    };
    for (name, source) in step.get("save").and_then(Value::as_object).into_iter().flatten() {
        let source = source.as_str().expect("where from");
        match saved(&answer, source) {
            Some(value) => context.set(name, value),
            None => return vec![format!("nothing at {source} in {answer}")],
        }
    }
    let got = kept(&answer, step);
    let Some(expected) = step.get("expect") else {
        let failed = answer["status"].as_u64().is_none_or(|status| status == 0 || status >= 400);
        return if failed { vec![answer.to_string()] } else { Vec::new() };
    };
    ["status", "json", "headers"]
        .into_iter()
        .filter_map(|part| Some((part, expected.get(part)?)))
        .flat_map(|(part, expected)| differences(expected, &got[part], context, part))
        .collect()
}

/// A value of an answer: `json.…`, `header.…`, `query.…` of the location, `url.PATH?name` of a URL in the body.
fn saved(answer: &Answer, source: &str) -> Option<Value> {
    let parameter = |url: &str, name: &str| {
        let (_, query) = url.split_once('?')?;
        let query = query.split('#').next()?;
        let mut all = form_urlencoded::parse(query.as_bytes());
        all.find(|(known, _)| known == name).map(|(_, value)| Value::from(value.into_owned()))
    };
    let (kind, path) = source.split_once('.')?;
    match kind {
        "query" => parameter(answer["headers"]["location"].as_str()?, path),
        "url" => {
            let (path, name) = path.split_once('?')?;
            parameter(at(&answer["json"], path)?.as_str()?, name)
        }
        "header" => answer["headers"].get(path).cloned(),
        _ => at(&answer["json"], path).cloned(),
    }
}

/// One request several times at once; only the statuses are compared, sorted.
async fn simultaneously(
    server: &Server,
    client: &Client,
    step: &Step,
    parallel: &Step,
    context: &Context,
) -> Vec<String> {
    let times = step.get("times").and_then(Value::as_u64).unwrap_or(1);
    let mut statuses = Vec::new();
    let mut sent: Vec<_> = (0..times).map(|_| Box::pin(server.send(client, parallel, context))).collect();
    std::future::poll_fn(|task| {
        sent.retain_mut(|answer| match answer.as_mut().poll(task) {
            std::task::Poll::Ready(answer) => {
                statuses.push(answer["status"].as_u64().unwrap_or(0));
                false
            }
            std::task::Poll::Pending => true,
        });
        if sent.is_empty() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    statuses.sort_unstable();
    match step.get("expect").and_then(|expected| expected.get("statuses")) {
        Some(expected) if *expected != json!(statuses) => {
            vec![format!("expected statuses {expected}, got {statuses:?}")]
        }
        _ => Vec::new(),
    }
}
