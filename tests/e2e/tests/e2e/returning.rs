//! Where a person comes back to: `return_to`.

use harness::Stack;

#[tokio::test]
async fn a_path_of_the_application_or_a_page_of_an_allowed_origin_is_kept() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let landing = stack.landing().join("/pricing?plan=b").unwrap();
    for (wish, target) in [
        ("/reports", stack.app_url("/reports")),
        ("/a/b?c=d&e=%C3%A4#f", stack.app_url("/a/b?c=d&e=%C3%A4#f")),
        (landing.as_str(), landing.to_string()),
        ("", stack.app_url("/")),
    ] {
        assert_eq!(lands(&stack, &person, wish).await, target, "{wish}");
    }
}

#[tokio::test]
async fn any_other_wish_leads_to_the_default() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    for wish in [
        "https://evil.example.org/",
        "//evil.example.org/",
        "/\\evil.example.org/",
        "\\\\evil.example.org",
        "https:evil.example.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "/auth/logout",
        "/auth/../auth/callback",
        "/\t/evil.example.org",
        &format!("https://app.example.localhost:3000@evil.example.org{}", "/"),
        &format!("/{}", "x".repeat(600)),
    ] {
        assert_eq!(lands(&stack, &person, wish).await, stack.app_url("/"), "{wish:?}");
    }
}

async fn lands(stack: &Stack, person: &harness::Person, wish: &str) -> String {
    let browser = stack.browser();
    let mut start = stack.app().join("/auth/login").unwrap();
    start.query_pairs_mut().append_pair("return_to", wish);
    let page = browser.visit(start.as_str()).await;
    let answer = browser.enter(&page, &person.login_name, &person.password).await;
    let callback = browser.follow_until(answer, &stack.app_url("/auth/callback")).await;
    browser.step(&callback).await.target().to_string()
}
