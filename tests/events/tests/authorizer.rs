//! The authorizer as the gateway asks it: payload format 2.0 in, a simple response or an error out.

#![allow(clippy::unwrap_used, reason = "what a helper of a test cannot have, the test cannot do without")]

use events_kit::{AUTHORIZER, Event, Function, Route, Settings, TableDouble};
use serde_json::{Value, json};
use shared::{
    clock::{Clock, SystemClock},
    cookies::{
        Jar, Sealer,
        session::{Beginning, Identity, Session},
    },
    oidc::TokenSet,
    random::SystemRandom,
    secrets::{FileStore, Secret},
};
use std::sync::Arc;
use time::Duration;

const TOKEN: &str = "an-opaque~access.token";

struct World {
    function: Function,
    table: TableDouble,
    settings: Settings,
}

impl World {
    async fn new() -> Self {
        let table = TableDouble::start().await;
        let settings = Settings::complete(AUTHORIZER).with("AWS_ENDPOINT_URL_DYNAMODB", &table.endpoint());
        Self { function: Function::start(AUTHORIZER, &settings).await, table, settings }
    }

    /// A session cookie, sealed with the keys that the function reads.
    async fn cookie(&self) -> String {
        let clock = Arc::new(SystemClock);
        let ring =
            Secret::new(self.settings.value("COOKIE_SECRET").into(), Arc::new(FileStore), clock.clone());
        let random = Arc::new(SystemRandom);
        let sealer = Sealer::new(ring, "https://app.example.com".into(), clock.clone(), random);
        let tokens = TokenSet {
            access_token: TOKEN.to_owned().into(),
            refresh_token: None,
            id_token: None,
            expires_in: 3600,
        };
        let identity = Identity { sub: "person \"ä\"".into(), ..Identity::default() };
        let client_id = "344567890123450002@drawbridge".to_owned();
        let beginning =
            Beginning { identity, client_id, lineage: [7; 16], tokens: &tokens, now: clock.epoch() };
        let session = Session::new(beginning);
        let (cookies, _) = session.keep(&Jar::default(), &sealer, Duration::hours(1)).await.unwrap();
        let text = cookies[0].clone().into_header().to_str().unwrap().to_owned();
        text.split(';').next().unwrap().to_owned()
    }
}

/// An event of the gateway for its authorizer: the same as a function gets, and what is said of the route.
fn event(method: &str, cookies: &[&str], headers: &[(&str, &str)]) -> Value {
    let route = Route {
        function: AUTHORIZER.into(),
        api: "AppApi".into(),
        method: method.into(),
        path: "/api/{proxy+}".into(),
    };
    let mut event = Event::of(&route).with_cookies(cookies).json().clone();
    event["type"] = json!("REQUEST");
    event["identitySource"] = json!(null);
    event["routeKey"] = json!("ANY /api/{proxy+}");
    event["routeArn"] =
        json!(format!("arn:aws:execute-api:eu-central-1:111122223333:a1b2c3d4e5/$default/{method}/api/x"));
    for (name, value) in headers {
        event["headers"][*name] = json!(value);
    }
    event
}

#[tokio::test]
async fn a_call_with_a_session_is_granted_by_one_consistent_read_of_the_table() {
    let mut world = World::new().await;
    let cookie = world.cookie().await;
    let answer = world.function.invoke(&event("GET", &["theme=dark", &cookie], &[])).await.unwrap();
    assert_eq!(answer["isAuthorized"], true, "{answer}");
    assert_eq!(answer["context"]["authorization"], format!("Bearer {TOKEN}"), "{answer}");
    assert_eq!(answer["context"]["sub"], "person \"ä\"", "{answer}");
    let asked = world.table.asked();
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert_eq!(asked[0]["RequestItems"]["drawbridge"]["ConsistentRead"], true, "{asked:?}");
    assert!(!asked[0].to_string().contains("person"), "{asked:?}");

    let headers = [("x-csrf", "1"), ("origin", "https://app.example.com")];
    let answer = world.function.invoke(&event("POST", &[&cookie], &headers)).await.unwrap();
    assert_eq!(answer["isAuthorized"], true, "{answer}");
}

#[tokio::test]
async fn what_is_not_granted_is_refused_in_the_simple_form_and_leaves_no_secret_in_the_log() {
    let mut world = World::new().await;
    let cookie = world.cookie().await;
    let altered = format!("{}A", &cookie[..cookie.len() - 1]);
    let bearer = [("authorization", "Bearer s3cret")];
    for event in [
        event("GET", &[], &[]),
        event("GET", &[&altered], &[]),
        event("GET", &[&cookie, &cookie], &[]),
        event("POST", &[&cookie], &[]),
        event("GET", &[&cookie], &bearer),
    ] {
        let answer = world.function.invoke(&event).await.unwrap();
        assert_eq!(answer, json!({"isAuthorized": false, "context": {}}), "{event}");
    }
    assert!(world.table.asked().is_empty(), "nobody's session needs no table");
    world.table.hold("ended#session#");
    let answer = world.function.invoke(&event("GET", &[&cookie], &[])).await.unwrap();
    assert_eq!(answer["isAuthorized"], false, "an ended session: {answer}");

    let log = world.function.end().await;
    assert!(log.contains("call_refused"), "{log}");
    let value = cookie.split_once('=').unwrap().1;
    for secret in ["s3cret", TOKEN, &value[..40], "Z7Z7", "person"] {
        assert!(!log.contains(secret), "{secret} is logged:\n{log}");
    }
}

#[tokio::test]
async fn what_cannot_be_decided_is_an_error_for_which_the_gateway_answers_500() {
    let mut world = World::new().await;
    let cookie = world.cookie().await;
    world.table.set_down(true);
    let error = world.function.invoke(&event("GET", &[&cookie], &[])).await.unwrap_err();
    assert!(error.body.contains("ended sessions cannot be told"), "{error:?}");
    assert!(!error.body.contains(TOKEN), "{error:?}");
    let error = world.function.invoke(&json!({"s3cret": 1})).await.unwrap_err();
    assert!(!error.body.contains("s3cret"), "{error:?}");
    world.table.set_down(false);
    let answer = world.function.invoke(&event("GET", &[&cookie], &[])).await.unwrap();
    assert_eq!(answer["isAuthorized"], true, "the process lives on: {answer}");
}

#[tokio::test]
async fn it_does_not_start_without_its_settings_and_names_them_all() {
    let required = ["AUTH_ORIGIN", "APP_ORIGIN", "ISSUER", "COOKIE_SECRET", "TABLE"];
    let settings = required.iter().fold(Settings::complete(AUTHORIZER), |rest, name| rest.without(name));
    let settings = settings.with("BEARER_PASSTHROUGH", "s3cret");
    let refusal = Function::start(AUTHORIZER, &settings).await.refusal().await;
    let reported = refusal.init_error.as_ref().map(|error| error.body.as_str()).unwrap_or_default();
    let said = format!("{}{reported}", refusal.output);
    for name in required.iter().chain(&["BEARER_PASSTHROUGH"]) {
        assert!(said.contains(name), "{name} is not named: {said}");
    }
    assert!(!said.contains("s3cret"), "{said}");
}
