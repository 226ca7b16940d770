//! The wider layout: the token handler on a host of its own, the session's cookies for the whole domain.

use harness::{Answer, Browser, Person, Stack, Zitadel};
use serde_json::json;
use shared::error::Kind;

const HANDLER: &str = "http://session.example.localhost:3000";
const APP: &str = "http://app.example.localhost:3000";

/// Functions in that layout. `None` where the tests run against a server, which knows other addresses.
async fn wide() -> Option<Stack> {
    let both = |path: &str| vec![format!("{APP}{path}"), format!("{HANDLER}{path}")];
    let zitadel = Zitadel::own_with(|builder| {
        let builder = builder.redirect_uris(both("/auth/callback"));
        builder.post_logout_redirect_uris(both("/auth/logged-out"))
    })?;
    let settings = [("HANDLER_ORIGIN", HANDLER), ("COOKIE_DOMAIN", "example.localhost")];
    Some(Stack::before(zitadel, &settings).await)
}

async fn sign_in(browser: &Browser, person: &Person) -> Answer {
    let page = browser.visit(&format!("{HANDLER}/auth/login?return_to=/reports")).await;
    page.assert_screen(200, "/login");
    let answer = browser.enter(&page, &person.login_name, &person.password).await;
    let landed = browser.follow(answer).await;
    assert_eq!(landed.url.as_str(), browser.stack().app_url("/reports"), "{landed}");
    landed
}

/// Who is signed in, as a page of the application learns it.
async fn who(browser: &Browser) -> Answer {
    browser.script(APP).get(&format!("{HANDLER}/auth/session")).await
}

fn session_cookie(browser: &Browser) -> (String, String) {
    let mut all = browser.cookies(browser.stack().app()).into_iter();
    all.find(|(name, _)| name.starts_with("__Secure-session")).expect("a session")
}

/// As another host of the domain can do it.
fn plant(browser: &Browser, (name, value): &(String, String)) {
    let evil = "http://evil.example.localhost:3000/".parse().unwrap();
    let text =
        format!("{name}={value}; Domain=example.localhost; Path=/; Secure; SameSite=Strict; Max-Age=999");
    browser.receive(&evil, &text);
}

#[tokio::test]
async fn one_signs_in_refreshes_from_the_application_and_signs_out_on_stand_in() {
    let Some(stack) = wide().await else { return };
    let (person, browser) = (stack.person().await, stack.browser());
    let landed = sign_in(&browser, &person).await;
    assert!(landed.carried_cookies(), "the application's host gets the session: {landed}");
    assert_eq!(who(&browser).await.assert_status(200).json()["sub"], person.id);

    let before = session_cookie(&browser);
    let renewed = browser.script(APP).post(&format!("{HANDLER}/auth/refresh"), &json!({})).await;
    renewed.assert_status(200);
    assert_ne!(session_cookie(&browser), before);
    assert_eq!(who(&browser).await.assert_status(200).json()["sub"], person.id);

    let out = browser.script(APP).post(&format!("{HANDLER}/auth/logout"), &json!({})).await;
    let away = out.target();
    assert_eq!(browser.cookies(stack.app()), [], "{out}");
    let done = browser.follow(browser.open(away.as_str()).await).await;
    assert_eq!(done.url.as_str().split('?').next(), Some(&*format!("{HANDLER}/auth/logged-out")), "{done}");
    who(&browser).await.assert_problem(Kind::SignedOut);
    assert_eq!(browser.cookies(stack.handler()), [], "{done}");
}

#[tokio::test]
async fn only_the_session_leaves_its_host_on_stand_in() {
    let Some(stack) = wide().await else { return };
    let (person, browser) = (stack.person().await, stack.browser());
    sign_in(&browser, &person).await;
    let names = |host| browser.cookies(host).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(names(stack.app()).len(), 1, "{:?}", names(stack.app()));
    assert!(names(stack.app())[0].starts_with("__Secure-session"));
    assert!(names(stack.handler()).iter().any(|name| name.starts_with("__Host-")));
}

#[tokio::test]
async fn a_session_that_another_host_plants_signs_nobody_in_as_somebody_else_on_stand_in() {
    let Some(stack) = wide().await else { return };
    let (victim, attacker) = (stack.person().await, stack.person().await);
    let (own, theirs) = (stack.browser(), stack.browser());
    sign_in(&own, &victim).await;
    stack.advance(std::time::Duration::from_secs(5));
    sign_in(&theirs, &attacker).await;
    let (name, value) = session_cookie(&theirs);
    let (ours, _) = session_cookie(&own);

    // Under another name: not even readable, since the name is sealed in.
    plant(&own, &("__Secure-session-99".to_owned(), value.clone()));
    assert_eq!(who(&own).await.assert_status(200).json()["sub"], victim.id);
    // A later one of theirs beside ours.
    theirs.script(APP).post(&format!("{HANDLER}/auth/refresh"), &json!({})).await.assert_status(200);
    plant(&own, &session_cookie(&theirs));
    assert_eq!(who(&own).await.assert_status(200).json()["sub"], victim.id);
    plant(&own, &(name.clone(), value.clone()));
    assert_eq!(who(&own).await.assert_status(200).json()["sub"], victim.id);
    // In place of ours.
    plant(&own, &(ours, value.clone()));
    for answer in
        [who(&own).await, own.script(APP).post(&format!("{HANDLER}/auth/refresh"), &json!({})).await]
    {
        answer.assert_problem(Kind::SignedOut);
    }
    // Where nobody was signed in.
    let nobody = stack.browser();
    plant(&nobody, &(name, value));
    who(&nobody).await.assert_problem(Kind::SignedOut);
    // And a sign-in mends it.
    sign_in(&nobody, &victim).await;
    assert_eq!(who(&nobody).await.assert_status(200).json()["sub"], victim.id);
}

#[tokio::test]
async fn a_second_cookie_of_the_same_name_is_refused_on_stand_in() {
    let Some(stack) = wide().await else { return };
    let (person, browser) = (stack.person().await, stack.browser());
    sign_in(&browser, &person).await;
    let (name, value) = session_cookie(&browser);
    browser
        .receive(stack.handler(), &format!("{name}={value}; Path=/; Secure; SameSite=Strict; Max-Age=999"));
    who(&browser).await.assert_problem(Kind::SignedOut);
}

#[tokio::test]
async fn a_page_that_is_not_on_the_list_learns_nothing_on_stand_in() {
    let Some(stack) = wide().await else { return };
    let (person, browser) = (stack.person().await, stack.browser());
    sign_in(&browser, &person).await;
    let evil = browser.script("http://evil.example.localhost:3000/");
    let ask = evil.posting(&format!("{HANDLER}/auth/refresh"), &json!({}));
    assert!(evil.fetch(ask).await.is_err());
    assert_eq!(who(&browser).await.assert_status(200).json()["sub"], person.id);
}

#[tokio::test]
async fn a_new_password_set_on_another_device_leads_to_the_start_on_stand_in() {
    let Some(stack) = wide().await else { return };
    let (person, browser, phone) = (stack.person().await, stack.browser(), stack.browser());
    let page = browser.visit(&format!("{HANDLER}/auth/login")).await;
    let page = browser.link(&page, &page.link_named("Forgot your password?")).await;
    let answer = browser.submit(page.form().fill("login_name", &person.login_name)).await;
    browser.follow_home(answer).await.assert_screen(200, "/login/password/set");
    stack.sent_code(&person.id, "passwordReset");
    let page = phone.open(&stack.sent(&person.id, "passwordReset").url).await;
    let password = stack.new_password();
    let form = page.form().fill("password", &password).fill("password_again", &password);
    let answer = phone.submit(form).await;
    phone.follow(answer).await.assert_screen(200, "/login");
}
