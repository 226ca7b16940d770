//! Refusals of every kind, of every route: the check of every answer looks at their headers.

use harness::Stack;
use http::Method;
use shared::error::Kind;

const AUTH: [&str; 6] = ["/", "/login", "/logout", "/signup", "/signup/verify", "/login/assets/x.js"];
const APP: [&str; 7] = [
    "/auth/login",
    "/auth/callback",
    "/auth/refresh",
    "/auth/session",
    "/auth/client.js",
    "/auth/logout",
    "/auth/logged-out",
];

fn routes(stack: &Stack) -> Vec<String> {
    let auth = AUTH.iter().map(|path| stack.auth_url(path));
    auth.chain(APP.iter().map(|path| stack.app_url(path))).collect()
}

#[tokio::test]
async fn every_route_answers_every_method_with_all_headers() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    for url in routes(&stack) {
        for method in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"] {
            for accept in ["text/html", "application/json", "image/png", "*/*"] {
                let method: Method = method.parse().unwrap();
                let ask = browser.ask(method.clone(), &url).header("accept", accept);
                let answer = browser.send(ask).await;
                assert!(answer.status < 500, "{answer}");
                if method == Method::HEAD {
                    assert!(answer.body.is_empty(), "{answer}");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_method_that_a_route_does_not_take_is_named_as_such() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    for url in routes(&stack) {
        let answer = browser.send(browser.ask(Method::DELETE, &url)).await;
        answer.assert_problem(Kind::MethodNotAllowed);
        assert!(answer.header("allow").is_some_and(|allow| !allow.contains("DELETE")), "{answer}");
    }
}

#[tokio::test]
async fn what_is_nowhere_is_not_found_and_no_trick_finds_it() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    for path in [
        "/nowhere",
        "/login/",
        "/login/../signup",
        "//login",
        "/LOGIN",
        "/login%2f",
        "/login/assets/../../login",
        "/.git/config",
        "/login/assets/..%2f..%2fCargo.toml",
        "/signup/verify/x",
        "/%f0%9f%94%91",
    ] {
        for origin in [stack.auth(), stack.app()] {
            let url = format!("{}{path}", origin.origin().ascii_serialization());
            let answer = browser.open(&url).await;
            if stack.auth().origin() == answer.url.origin() && answer.url.path() != path {
                continue;
            }
            assert!(answer.status == 404 || origin == stack.app(), "{answer}");
        }
    }
    browser.open(&stack.app_url("/auth/nowhere")).await.assert_problem(Kind::NotFound);
    browser.open(&stack.auth_url("/login/assets/pages.js")).await.assert_problem(Kind::NotFound);
}

#[tokio::test]
async fn too_much_of_a_body_or_of_headers_is_refused() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let form = "application/x-www-form-urlencoded";
    let page = browser.sign_in_page().await;
    let ask = page.form().fill("login_name", &"x".repeat(70_000)).fill("password", "b").into_ask();
    browser.send(ask).await.assert_problem(Kind::BodyTooLarge);
    let ask = browser.ask(Method::POST, "/auth/logout").from_page(&stack.app_url("/"));
    browser.send(ask.body(form, "x".repeat(70_000))).await.assert_problem(Kind::BodyTooLarge);
    for url in routes(&stack) {
        let ask = browser.ask(Method::GET, &url).header("x-large", &"x".repeat(9000));
        browser.send(ask).await.assert_problem(Kind::HeadersTooLarge).assert_leaves_cookies();
    }
    // A script of another origin of ours can read that, too.
    let landing = stack.landing().origin().ascii_serialization();
    let ask = browser.ask(Method::GET, &stack.app_url("/auth/session")).header("origin", &landing);
    let answer = browser.send(ask.header("x-large", &"x".repeat(9000))).await;
    assert_eq!(answer.header("access-control-allow-origin"), Some(&*landing), "{answer}");
}

#[tokio::test]
async fn what_the_gateway_or_a_stranger_says_of_host_and_scheme_changes_nothing() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let plain = browser.open("/auth/login").await;
    for (name, value) in [
        ("host", "evil.example.org"),
        ("forwarded", "host=evil.example.org;proto=http"),
        ("x-forwarded-host", "evil.example.org"),
        ("x-forwarded-proto", "ftp"),
        ("x-original-url", "/evil"),
        ("x-http-method-override", "DELETE"),
    ] {
        let ask = browser.ask(Method::GET, "/auth/login").header(name, value);
        let answer = browser.send(ask).await;
        assert_eq!(answer.target().origin(), plain.target().origin(), "{name}: {answer}");
        assert_eq!(answer.target_param("redirect_uri"), plain.target_param("redirect_uri"), "{name}");
        assert!(!answer.to_string().contains("evil.example.org"), "{name}: {answer}");
    }
}
