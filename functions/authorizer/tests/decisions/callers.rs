//! From where a call may come.

use crate::world::{APP, SignIn, World, event, refused};
use serde_json::json;
use shared::cookies::{Jar, Scope, SetCookie};
use time::Duration;

#[tokio::test]
async fn an_unsafe_method_needs_the_header_and_an_own_or_allowed_origin() {
    let world = World::new().await;
    let cookies = world.signed_in().await;
    let csrf = ("x-csrf", "1");
    for method in ["POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "get", "PROPFIND"] {
        for headers in [
            &[csrf, ("origin", APP)][..],
            &[csrf, ("origin", "https://example.com"), ("sec-fetch-site", "same-site")],
            &[csrf, ("origin", "https://auth.example.com")],
            &[("X-CSRF", ""), ("Origin", APP)],
            &[csrf, ("sec-fetch-site", "same-origin")],
        ] {
            let decision = world.decide(&event(method, &cookies, headers)).await.unwrap();
            assert_eq!(decision["isAuthorized"], true, "{method} {headers:?}");
        }
        for headers in [
            &[][..],
            &[csrf],
            &[("origin", APP)],
            &[("origin", APP), ("sec-fetch-site", "same-origin")],
            &[csrf, ("origin", "https://evil.example.org")],
            &[csrf, ("origin", "https://evil.example.org"), ("sec-fetch-site", "same-origin")],
            &[csrf, ("origin", "https://app.example.com.evil.example.org")],
            &[csrf, ("origin", "http://app.example.com")],
            &[csrf, ("origin", "null")],
            &[csrf, ("sec-fetch-site", "same-site")],
            &[csrf, ("sec-fetch-site", "cross-site")],
            &[csrf, ("sec-fetch-site", "none")],
            &[csrf, ("referer", APP)],
        ] {
            let decision = world.decide(&event(method, &cookies, headers)).await.unwrap();
            assert_eq!(decision, refused(), "{method} {headers:?}");
        }
    }
}

#[tokio::test]
async fn a_safe_method_needs_neither() {
    let world = World::new().await;
    let cookies = world.signed_in().await;
    for method in ["GET", "HEAD", "OPTIONS"] {
        let decision = world.decide(&event(method, &cookies, &[])).await.unwrap();
        assert_eq!(decision["isAuthorized"], true, "{method}");
    }
}

#[tokio::test]
async fn a_preflight_of_an_own_or_allowed_origin_passes_with_nobodys_token() {
    let world = World::new().await;
    let asks = ("access-control-request-method", "DELETE");
    for origin in [APP, "https://auth.example.com", "https://example.com"] {
        let decision = world.decide(&event("OPTIONS", &[], &[asks, ("origin", origin)])).await.unwrap();
        assert_eq!(decision, json!({"isAuthorized": true, "context": {}}), "{origin}");
    }
    let cookies = world.signed_in().await;
    let decision = world.decide(&event("OPTIONS", &cookies, &[asks, ("origin", APP)])).await.unwrap();
    assert_eq!(decision["context"], json!({}), "not even with cookies");
    for event in [
        event("OPTIONS", &[], &[asks, ("origin", "https://evil.example.org")]),
        event("OPTIONS", &[], &[asks, ("origin", "null")]),
        event("OPTIONS", &[], &[asks]),
        event("OPTIONS", &[], &[("origin", APP)]),
        event("GET", &[], &[asks, ("origin", APP)]),
        event("OPTIONS", &[], &[asks, ("origin", APP), ("authorization", "Bearer x")]),
    ] {
        assert_eq!(world.decide(&event).await.unwrap(), refused(), "{event}");
    }
}

#[tokio::test]
async fn a_session_of_a_domain_counts_by_either_host_of_it() {
    let wide = [("HANDLER_ORIGIN", "https://session.example.com"), ("COOKIE_DOMAIN", "example.com")];
    let world = World::with(&wide).await;
    let session = world.session(SignIn::default());
    let sealer = world.sealer("https://session.example.com", 2);
    let sealer = sealer.within(Scope::Domain("example.com".into()));
    let (cookies, _) = session.keep(&Jar::default(), &sealer, Duration::hours(1)).await.unwrap();
    let text =
        |cookie: SetCookie| cookie.into_header().to_str().unwrap().split(';').next().unwrap().to_owned();
    let cookies: Vec<_> = cookies.into_iter().map(text).collect();
    let authorized = async |host: &str, cookies: &[String]| {
        let mut event = event("GET", cookies, &[]);
        event["requestContext"]["domainName"] = json!(host);
        world.decide(&event).await.unwrap()["isAuthorized"].clone()
    };
    for host in ["app.example.com", "session.example.com"] {
        assert_eq!(authorized(host, &cookies).await, true, "{host}");
    }
    // Without the cookie that only the token handler can set, the session may be one that another host has put there.
    let planted: Vec<_> = cookies.iter().filter(|cookie| cookie.starts_with("__Secure-")).cloned().collect();
    assert_eq!((cookies.len(), planted.len()), (2, 1), "{cookies:?}");
    assert_eq!(authorized("session.example.com", &planted).await, false);
    assert_eq!(authorized("app.example.com", &planted).await, true, "which does not get that cookie");
    let host_only = world.cookies_of(&session, "https://session.example.com", Duration::hours(1)).await;
    assert_eq!(world.get(&host_only).await, refused(), "the narrow layout's cookies");
}

#[tokio::test]
async fn a_call_by_another_host_is_refused_whatever_it_carries() {
    let world = World::new().await;
    let cookies = world.signed_in().await;
    for host in ["auth.example.com", "a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com", "", "example.com"] {
        let mut event =
            event("GET", &cookies, &[("host", "app.example.com"), ("x-forwarded-host", "app.example.com")]);
        event["requestContext"]["domainName"] = json!(host);
        assert_eq!(world.decide(&event).await.unwrap(), refused(), "{host}");
    }
    let mut event = event("GET", &cookies, &[("host", "evil.example.org")]);
    event["requestContext"]["domainName"] = json!("APP.example.com");
    assert_eq!(world.decide(&event).await.unwrap()["isAuthorized"], true, "the header decides nothing");
}
