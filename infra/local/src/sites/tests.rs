use super::*;
use crate::{Fixtures, StackBuilder};
use axum::body::to_bytes;
use http::HeaderMap;
use tokio::sync::OnceCell;

const PORT: u16 = 4711;

/// One for all tests: seeding takes a second or more, for its keys.
async fn sites() -> Sites {
    static SITES: OnceCell<Sites> = OnceCell::const_new();
    SITES.get_or_init(seeded).await.clone()
}

async fn seeded() -> Sites {
    let at = |host: &str, path: &str| format!("http://{host}example.localhost:{PORT}{path}");
    let stand_in = FakeZitadel::builder()
        .issuer(&at("zitadel.", ""))
        .login_base_uri(&at("auth.", ""))
        .redirect_uri(&at("app.", "/auth/callback"))
        .post_logout_redirect_uri(&at("app.", "/auth/logged-out"))
        .build();
    let fixtures = Fixtures::from_value(stand_in.fixtures()).unwrap();
    Sites::new(StackBuilder::new(fixtures).build().await.unwrap(), Some(Arc::new(stand_in)))
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

async fn ask(sites: &Sites, host: &str, path: &str, headers: &[(&'static str, &str)]) -> Answer {
    let mut request = Request::builder().uri(path).header("host", host);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = sites.answer(request.body(Body::empty()).unwrap()).await;
    let (parts, body) = response.into_parts();
    let body = String::from_utf8(to_bytes(body, 1 << 20).await.unwrap().to_vec()).unwrap();
    Answer { status: parts.status, headers: parts.headers, body }
}

const OWN_PAGES: [(&str, &str); 5] = [
    ("example.localhost:4711", "/"),
    ("example.localhost:4711", "/mails"),
    ("example.localhost:4711", "/own/login?authRequest=V2_1"),
    ("app.example.localhost:4711", "/"),
    ("app.example.localhost:4711", "/reports"),
];

#[tokio::test]
async fn each_host_answers_for_itself() {
    let sites = sites().await;
    for (host, path, status, word) in [
        ("example.localhost:4711", "/", 200, "public site"),
        ("EXAMPLE.localhost:4711", "/", 200, "public site"),
        ("app.example.localhost:4711", "/", 200, "Sample application"),
        ("app.example.localhost:4711", "/auth/session", 401, "urn:drawbridge:error:signed-out"),
        ("auth.example.localhost:4711", "/", 303, ""),
        ("auth.example.localhost:4711", "/mails", 404, ""),
        ("zitadel.example.localhost:4711", "/.well-known/openid-configuration", 200, "jwks_uri"),
        ("example.localhost:4711", "/auth/session", 404, ""),
        ("example.localhost:4711", "/nowhere", 404, ""),
    ] {
        let answer = ask(&sites, host, path, &[]).await;
        assert_eq!(answer.status.as_u16(), status, "{host}{path}: {}", answer.body);
        assert!(answer.body.contains(word), "{host}{path}: {}", answer.body);
    }
}

#[tokio::test]
async fn another_host_is_told_the_addresses() {
    let sites = sites().await;
    for host in
        ["localhost:4711", "example.localhost", "example.localhost:4712", "example.com", "a b", "[::1"]
    {
        let answer = ask(&sites, host, "/auth/session", &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{host}");
        assert!(answer.body.contains("http://auth.example.localhost:4711\n"), "{}", answer.body);
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
    }
}

#[tokio::test]
async fn pages_load_their_own_files_and_hold_no_script_or_style_of_their_own() {
    let sites = sites().await;
    for (host, path) in OWN_PAGES {
        let page = ask(&sites, host, path, &[]).await;
        assert_eq!(page.status, StatusCode::OK, "{host}{path}");
        let policy = page.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
        for name in ["x-frame-options", "referrer-policy", "permissions-policy", "cache-control"] {
            assert!(page.headers.contains_key(name), "{name} at {path}");
        }
        for word in ["<style", " style=", " onclick", " onload", "javascript:"] {
            assert!(!page.body.contains(word), "{word} at {path}: {}", page.body);
        }
        let mut files = page.body.match_indices("/assets/").peekable();
        assert!(files.peek().is_some(), "{}", page.body);
        for (start, _) in files {
            let file = page.body[start..].split('"').next().unwrap();
            let file = ask(&sites, host, file, &[]).await;
            assert_eq!(file.status, StatusCode::OK, "{path}: {}", file.body);
        }
        let scripts = page.body.matches("<script").count();
        let modules = page.body.matches("<script type=\"module\" src=\"/assets/").count();
        assert_eq!(scripts, modules, "{}", page.body);
    }
}

#[tokio::test]
async fn the_switch_sends_navigations_to_the_own_page_and_nothing_else() {
    let sites = sites().await;
    let auth = "auth.example.localhost:4711";
    let on = ask(&sites, auth, "/_dev/own-page?on=1", &[]).await;
    assert_eq!(on.header("location"), "http://example.localhost:4711/#sign-in-page");
    let cookie = on.header("set-cookie").split(';').next().unwrap();
    let told = ask(&sites, auth, "/_dev/own-page", &[("cookie", cookie)]).await;
    assert_eq!(told.body, r#"{"on":true}"#);
    assert_eq!(told.header("access-control-allow-origin"), "http://example.localhost:4711");

    let html = ("accept", "text/html");
    let arrived = ask(&sites, auth, "/login?authRequest=V2_%C3%A4&x=1", &[html, ("cookie", cookie)]).await;
    assert_eq!(arrived.status, StatusCode::SEE_OTHER);
    assert_eq!(
        arrived.header("location"),
        "http://example.localhost:4711/own/login?authRequest=V2_%C3%A4&x=1"
    );

    for (path, headers) in [
        ("/login?flow=1", vec![html]),
        ("/login?flow=1", vec![("accept", "application/json"), ("cookie", cookie)]),
        ("/login/assets/x?flow=1", vec![html, ("cookie", cookie)]),
        ("/?x=1", vec![html, ("cookie", cookie)]),
    ] {
        let answer = ask(&sites, auth, path, &headers).await;
        assert!(!answer.header("location").contains("/own/"), "{path}: {}", answer.header("location"));
    }
    for path in ["/login/otp-email?flow=1&code=2", "/signup/verify?flow=1", "/logout"] {
        let answer = ask(&sites, auth, path, &[html, ("cookie", cookie)]).await;
        assert_eq!(answer.header("location"), format!("http://example.localhost:4711/own{path}"));
    }
    let here = ("cookie", "__Host-own-page=here");
    let answer = ask(&sites, auth, "/login?authRequest=V2_1", &[html, here]).await;
    assert_eq!(answer.header("location"), "http://auth.example.localhost:4711/own/login?authRequest=V2_1");
    let off = ask(&sites, auth, "/_dev/own-page?on=0", &[]).await;
    assert!(off.header("set-cookie").contains("Max-Age=0"), "{}", off.header("set-cookie"));
}

#[tokio::test]
async fn the_api_answers_nobody_who_is_signed_out_or_brings_a_token() {
    let sites = sites().await;
    for headers in [
        &[][..],
        &[("cookie", "__Host-session=x")],
        &[("authorization", "Bearer x")],
        &[("x-authorization", "Bearer x")],
        &[("access-control-request-method", "POST"), ("origin", "http://app.example.localhost:4711")],
    ] {
        let answer = ask(&sites, "app.example.localhost:4711", "/api/hello", headers).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{headers:?}: {}", answer.body);
        assert_eq!(answer.body, r#"{"message":"Forbidden"}"#, "{headers:?}");
        assert_eq!(answer.header("cache-control"), "no-store", "{headers:?}");
    }
    let bare = ask(&sites, "app.example.localhost:4711", "/api/", &[]).await;
    assert_eq!(bare.status, StatusCode::NOT_FOUND, "no route of the gateway: {}", bare.body);
}

#[tokio::test]
async fn the_mails_are_a_page_for_people_and_json_for_scripts() {
    let sites = sites().await;
    let page = ask(&sites, "example.localhost:4711", "/mails", &[("accept", "text/html")]).await;
    assert!(page.body.contains("No mail yet"), "{}", page.body);
    let json = ask(&sites, "example.localhost:4711", "/mails", &[("accept", "application/json")]).await;
    assert_eq!(json.body, "[]");
}
