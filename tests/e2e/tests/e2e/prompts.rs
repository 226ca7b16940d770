//! What the application asks for besides: `prompt`, `max_age`, `login_hint`, `id_token_hint`, `ui_locales`
//! (OpenID Connect Core section 3.1.2.1).

use harness::Stack;
use secrecy::ExposeSecret;
use shared::error::Kind;
use std::time::Duration;

#[tokio::test]
async fn none_without_a_session_is_answered_with_login_required() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let answer = browser.ask_provider(&[("prompt", "none")]).await;
    answer.assert_goes_to(&stack.app_url("/auth/callback"));
    assert_eq!(answer.target_param("error").as_deref(), Some("login_required"), "{answer}");
    assert!(answer.target_param("code").is_none(), "{answer}");
    browser.step(&answer).await.assert_problem(Kind::ProviderRefused);
}

#[tokio::test]
async fn none_with_a_session_signs_in_without_a_page() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    browser.forget_all(stack.app());
    let answer = browser.ask_provider(&[("prompt", "none")]).await;
    answer.assert_goes_to(&stack.app_url("/auth/callback"));
    assert!(answer.target_param("code").is_some(), "{answer}");
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn without_a_prompt_a_session_of_this_browser_is_used_again() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    browser.forget_all(stack.app());
    let landed = browser.visit("/auth/login?return_to=/reports").await;
    assert_eq!(landed.url.as_str(), stack.app_url("/reports"), "{landed}");
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn login_and_select_account_ask_in_spite_of_a_session() {
    let stack = Stack::start().await;
    let (one, two) = (stack.person().await, stack.person().await);
    let browser = stack.browser();
    browser.sign_in(&one).await;
    for prompt in ["login", "select_account"] {
        let mut page = browser.visit(&format!("/auth/login?prompt={prompt}")).await;
        if prompt == "select_account" {
            page.assert_screen(200, "/login/accounts");
            page = browser.link(&page, &page.link_named("Use another account")).await;
        }
        page.assert_screen(200, "/login");
        let answer = browser.enter(&page, &two.login_name, &two.password).await;
        browser.follow(answer).await;
        assert_eq!(browser.signed_in_as().await.as_ref(), Some(&two.id));
    }
}

#[tokio::test]
async fn create_shows_the_sign_up_page() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    browser.ask_provider(&[("prompt", "create")]).await.assert_screen(200, "/signup");
}

#[tokio::test]
async fn a_wish_that_the_start_does_not_know_is_not_passed_on() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    for prompt in ["none", "consent", "login none", "\"><script>"] {
        let mut start = stack.app().join("/auth/login").unwrap();
        start.query_pairs_mut().append_pair("prompt", prompt);
        let answer = browser.open(start.as_str()).await;
        assert_eq!(answer.target_param("prompt"), None, "{answer}");
    }
}

#[tokio::test]
async fn max_age_asks_again_when_the_sign_in_is_older() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let young = browser.ask_provider(&[("max_age", "3600")]).await;
    young.assert_goes_to(&stack.app_url("/auth/callback"));
    tokio::time::sleep(Duration::from_millis(1100)).await;
    let page = browser.ask_provider(&[("max_age", "1")]).await;
    page.assert_screen(200, "/login");
    let silent = browser.ask_provider(&[("max_age", "1"), ("prompt", "none")]).await;
    assert_eq!(silent.target_param("error").as_deref(), Some("login_required"), "{silent}");
    let zero = browser.ask_provider(&[("max_age", "0")]).await;
    zero.assert_screen(200, "/login");
    let answer = browser.enter(&page, &person.login_name, &person.password).await;
    answer.assert_status(303);
}

#[tokio::test]
async fn a_login_hint_fills_the_name_in_and_chooses_among_sessions() {
    let stack = Stack::start().await;
    let (one, two) = (stack.person().await, stack.person().await);
    let browser = stack.browser();
    let page = browser.ask_provider(&[("login_hint", "\"><b>o'hara\u{1f511}")]).await;
    page.assert_screen(200, "/login").assert_field("login_name", "\"><b>o'hara\u{1f511}");
    browser.sign_in(&one).await;
    let page = browser.ask_provider(&[("login_hint", &two.login_name)]).await;
    page.assert_screen(200, "/login").assert_field("login_name", &two.login_name);
    let answer = browser.enter(&page, &two.login_name, &two.password).await;
    answer.assert_status(303);
    for person in [&one, &two] {
        let answer = browser.ask_provider(&[("login_hint", &person.login_name), ("prompt", "none")]).await;
        assert!(answer.target_param("code").is_some(), "{answer}");
        browser.follow(answer).await;
        assert_eq!(browser.signed_in_as().await.as_ref(), Some(&person.id));
    }
}

#[tokio::test]
async fn an_id_token_hint_chooses_the_person_it_names() {
    let stack = Stack::start().await;
    let (one, two) = (stack.person().await, stack.person().await);
    let browser = stack.browser();
    browser.sign_in(&one).await;
    let session = stack.checker().session(&browser.cookies(stack.app())).await.unwrap();
    let hint = session.id_token().unwrap();
    let page = browser.visit("/auth/login?prompt=login").await;
    let answer = browser.enter(&page, &two.login_name, &two.password).await;
    browser.follow(answer).await;
    let answer = browser.ask_provider(&[("id_token_hint", hint.expose_secret()), ("prompt", "none")]).await;
    assert!(answer.target_param("code").is_some(), "{answer}");
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(one.id));
    let other = stack.browser();
    other.sign_in(&two).await;
    let answer = other.ask_provider(&[("id_token_hint", hint.expose_secret()), ("prompt", "none")]).await;
    assert_eq!(answer.target_param("error").as_deref(), Some("login_required"), "{answer}");
}

#[tokio::test]
async fn the_application_chooses_the_language_and_it_stays_for_the_whole_flow() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let page = browser.ask_provider(&[("ui_locales", "eo de-AT en")]).await;
    page.assert_screen(200, "/login");
    assert_eq!(page.header("content-language"), Some("de"), "{page}");
    assert_eq!(page.page().named("html").next().unwrap().get("lang"), Some("de"), "{page}");
    let answer = browser.enter(&page, "niemand", "falsch").await;
    answer.assert_screen(422, "/login");
    assert_eq!(answer.header("content-language"), Some("de"), "{answer}");
    let signup = browser
        .link(
            &answer,
            answer
                .page()
                .named("a")
                .find_map(|a| a.get("href").filter(|h| h.starts_with("/signup")))
                .unwrap(),
        )
        .await;
    assert_eq!(signup.header("content-language"), Some("de"), "{signup}");
}

#[tokio::test]
async fn without_a_wish_the_browser_chooses_the_language() {
    let stack = Stack::start().await;
    for (language, tag) in [
        ("de-CH,de;q=0.9,en;q=0.8", "de"),
        ("eo", "en"),
        ("pt-BR, en;q=0.5", "pt"),
        ("zh-TW, en;q=0.5", "zh"),
        ("ar-EG", "ar"),
        ("", "en"),
        ("*;q=0.1, de;q=0", "en"),
    ] {
        let browser = stack.browser_in(language);
        let page = browser.visit("/auth/login").await;
        assert_eq!(page.header("content-language"), Some(tag), "{language}: {page}");
    }
}

#[tokio::test]
async fn a_session_that_ended_at_the_provider_is_not_used_again() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let cookies = browser.cookies(stack.auth());
    let done = stack.app_url("/auth/logged-out");
    let page = browser.open(&stack.auth_url(&format!("/logout?post_logout_redirect={done}"))).await;
    browser.submit(page.form()).await.assert_status(303);
    for (name, value) in cookies {
        browser.plant(stack.auth(), &name, &value);
    }
    browser.visit("/auth/login").await.assert_screen(200, "/login");
}

#[tokio::test]
async fn a_password_that_was_changed_elsewhere_ends_silent_sign_ins() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let call = format!("POST /v2/users/{}/password", person.id);
    let body = serde_json::json!({"newPassword": {"password": stack.new_password()}});
    stack.zitadel().admin(&call, None, &body).await;
    browser.visit("/auth/login").await.assert_screen(200, "/login");
}
