//! New passwords: demanded, wished for, forgotten.

use crate::factors::{enter, send_code};
use harness::{Answer, Browser, Person, Stack, totp, unique};
use serde_json::json;
use shared::error::Kind;

fn fill(page: &Answer, password: &str, again: &str) -> harness::browser::Form {
    page.form().fill("password", password).fill("password_again", again)
}

/// A page without what is shown of the entered name.
fn without(page: &Answer, name: &str) -> String {
    page.normalized().replace(&name.replace('\'', "&#39;"), "NAME")
}

async fn signs_in_with(stack: &Stack, person: &Person, password: &str) -> bool {
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let answer = browser.enter(&page, &person.login_name, password).await;
    answer.status == 303
}

/// From the sign-in page to the page that asks for the mailed code.
async fn forget(browser: &Browser, name: &str) -> Answer {
    let page = browser.sign_in_page().await;
    let page = browser.link(&page, &page.link_named("Forgot your password?")).await;
    page.assert_screen(200, "/login/password/reset");
    let answer = browser.submit(page.form().fill("login_name", name)).await;
    answer.assert_goes_to(&browser.stack().auth_url("/login/password/set?flow="));
    let page = browser.follow_home(answer).await;
    page.assert_screen(200, "/login/password/set");
    page
}

#[tokio::test]
async fn a_demanded_new_password_is_set_within_the_sign_in() {
    let stack = Stack::start().await;
    let person = stack.person().with_password_change().await;
    let browser = stack.browser();
    let page = enter(&browser, &person).await;
    page.assert_screen(200, "/login/password/change");
    assert_eq!(browser.signed_in_as().await, None);
    let current = |form: harness::browser::Form, text: &str| form.fill("current_password", text);
    let answer = browser.submit(current(fill(&page, "short", "shorter"), &person.password)).await;
    answer.assert_screen(422, "/login/password/change");
    answer.assert_field_error("password", "password-rules-broken");
    answer.assert_field_error("password_again", "password-mismatch");
    let unmet = answer.page().named("li").filter(|li| li.get("class") == Some("unmet")).count();
    assert_eq!(unmet, 4, "{answer}");
    // The one that is to be replaced is no new one.
    let same =
        browser.submit(current(fill(&page, &person.password, &person.password), &person.password)).await;
    same.assert_screen(422, "/login/password/change").assert_field_error("password", "password-same");
    let none = browser.submit(fill(&page, &person.password, &person.password)).await;
    none.assert_screen(422, "/login/password/change")
        .assert_field_error("current_password", "password-missing");
    let password = stack.new_password();
    let answer = browser.submit(current(fill(&page, &password, &password), &person.password)).await;
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id.clone()));
    assert!(signs_in_with(&stack, &person, &password).await);
    assert!(!signs_in_with(&stack, &person, &person.password).await);
}

#[tokio::test]
async fn a_password_that_is_too_old_is_changed_within_the_sign_in_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let policy = json!({"mfaInitSkipLifetime": "0s"});
    let organization = stack.organization().login_policy(&policy).password_age(30).await;
    let person = stack.person().of(&organization).await;
    stack.browser().sign_in(&person).await;
    stack.advance(std::time::Duration::from_hours(31 * 24));
    let browser = stack.browser();
    let page = enter(&browser, &person).await;
    page.assert_screen(200, "/login/password/change");
    let password = stack.new_password();
    let form = fill(&page, &password, &password).fill("current_password", &person.password);
    let answer = browser.submit(form).await;
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn the_wish_for_a_new_password_meets_no_offer_and_no_old_check() {
    for policy in [json!({"mfaInitSkipLifetime": "60s"}), json!({"passwordCheckLifetime": "0s"})] {
        let stack = Stack::start().await;
        let organization = stack.organization().login_policy(&policy).await;
        let person = stack.person().of(&organization).await;
        let browser = stack.browser();
        browser.sign_in(&person).await;
        stack.clock().advance(time::Duration::seconds(90));
        let answer = browser.open(&stack.auth_url("/login/password/change")).await;
        let page = browser.follow_home(answer).await;
        page.assert_screen(200, "/login/password/change");
        let password = stack.new_password();
        let form = fill(&page, &password, &password).fill("current_password", &person.password);
        browser.submit(form).await.assert_goes_to(&stack.app_url("/auth/login"));
        assert!(!signs_in_with(&stack, &person, &person.password).await, "{policy}");
    }
}

#[tokio::test]
async fn whoever_is_signed_in_changes_the_password_with_the_current_one() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let answer = browser.open(&stack.auth_url("/login/password/change")).await;
    let page = browser.follow_home(answer).await;
    page.assert_screen(200, "/login/password/change");
    let password = stack.new_password();
    let with = |current: &str, new: &str| fill(&page, new, new).fill("current_password", current);
    for (current, new, field, id) in [
        ("", password.as_str(), "current_password", "password-missing"),
        ("wrong", &password, "current_password", "current-password-refused"),
        (&person.password, &person.password, "password", "password-same"),
    ] {
        let answer = browser.submit(with(current, new)).await;
        answer.assert_screen(422, "/login/password/change").assert_field_error(field, id);
    }
    let answer = browser.submit(with(&person.password, &password)).await;
    answer.assert_goes_to(&stack.app_url("/auth/login"));
    // This browser's session holds the new password: no form.
    browser.forget_all(stack.app());
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id.clone()));
    assert!(signs_in_with(&stack, &person, &password).await);
    assert!(!signs_in_with(&stack, &person, &person.password).await);
}

#[tokio::test]
async fn whoever_is_not_signed_in_changes_no_password() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let answer = browser.open(&stack.auth_url("/login/password/change")).await;
    answer.assert_goes_to(&stack.app_url("/auth/login"));
    let page = browser.sign_in_page().await;
    let flow = page.form().value("flow").to_owned();
    let answer = browser.open(&stack.auth_url(&format!("/login/password/change?flow={flow}"))).await;
    answer.assert_goes_to(&stack.auth_url("/login?flow="));
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_by_the_code_and_one_is_signed_in_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().await;
    let browser = stack.browser();
    let page = forget(&browser, &person.email).await;
    let old = stack.sent_code(&person.id, "passwordReset");
    let page = browser.submit(page.form().without("code").press("resend")).await;
    page.assert_screen(200, "/login/password/set").assert_message("code-sent");
    let code = stack.sent_code(&person.id, "passwordReset");
    let password = stack.new_password();
    for (code, password, field, id) in [
        ("", password.as_str(), "code", "code-missing"),
        (&old, &password, "code", "code-refused"),
        (&code, "short", "password", "password-rules-broken"),
    ] {
        let answer = browser.submit(fill(&page, password, password).fill("code", code)).await;
        answer
            .assert_screen(422, "/login/password/set")
            .assert_field_error(field, id)
            .assert_leaves_cookies();
    }
    let typed = format!(" {} {}", &code[..2].to_lowercase(), &code[2..]);
    let answer = browser.submit(fill(&page, &password, &password).fill("code", &typed)).await;
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id.clone()));
    assert!(signs_in_with(&stack, &person, &password).await);
    assert!(!signs_in_with(&stack, &person, &person.password).await);
}

#[tokio::test]
async fn a_forgotten_password_is_no_way_around_the_second_factor_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let secret = totp::secret();
    let person = stack.person().with_totp(&secret).await;
    let browser = stack.browser();
    let page = forget(&browser, &person.login_name).await;
    let code = stack.sent_code(&person.id, "passwordReset");
    let password = stack.new_password();
    let answer = browser.submit(fill(&page, &password, &password).fill("code", &code)).await;
    let page = browser.follow_home(answer).await;
    page.assert_screen(200, "/login/totp");
    assert_eq!(browser.signed_in_as().await, None);
    let landed = send_code(&browser, &page, &totp::code(&secret)).await;
    browser.follow(landed).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn the_link_in_the_mail_fills_the_code_in_here_and_on_another_device_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().await;
    let browser = stack.browser();
    forget(&browser, &person.email).await;
    let code = stack.sent_code(&person.id, "passwordReset");
    let url = stack.sent(&person.id, "passwordReset").url;
    let phone = stack.browser();
    for visitor in [&browser, &phone] {
        let page = visitor.open(&url).await;
        page.assert_screen(200, "/login/password/set").assert_field("code", &code).assert_leaves_cookies();
    }
    let password = stack.new_password();
    let page = phone.open(&url).await;
    let answer = phone.submit(fill(&page, &password, &password)).await;
    answer.assert_goes_to(&stack.app_url("/auth/login")).assert_leaves_cookies();
    assert_eq!(phone.signed_in_as().await, None);
    assert!(signs_in_with(&stack, &person, &password).await);
    // It was used up.
    let page = browser.open(&url).await;
    let answer = browser.submit(fill(&page, &password, &password)).await;
    answer.assert_screen(422, "/login/password/set").assert_field_error("code", "code-refused");
}

#[tokio::test]
async fn pages_and_links_from_before_the_way_was_closed_set_no_password_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let organization = stack.organization().await;
    let stack = stack.of_organization(&organization).await;
    let person = stack.person().of(&organization).await;
    let (browser, phone) = (stack.browser(), stack.browser());
    let page = forget(&browser, &person.login_name).await;
    let sent = stack.sent(&person.id, "passwordReset");
    let linked = phone.open(&sent.url).await;
    stack.zitadel().set_login_policy(&organization, &json!({"hidePasswordReset": true})).await;
    // Settings are kept for half a minute.
    stack.advance(std::time::Duration::from_secs(31));
    let password = stack.new_password();
    let answer = browser.submit(page.form().without("code").press("resend")).await;
    answer.assert_problem(Kind::NotAllowed);
    let form = fill(&page, &password, &password).fill("code", &sent.code);
    browser.submit(form).await.assert_problem(Kind::NotAllowed);
    phone.submit(fill(&linked, &password, &password)).await.assert_problem(Kind::NotAllowed);
    phone.open(&sent.url).await.assert_problem(Kind::NotAllowed);
    assert!(!signs_in_with(&stack, &person, &password).await);
}

#[tokio::test]
async fn a_name_that_nobody_has_gets_the_same_pages_and_no_mail_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().await;
    let unknown = unique::email();
    let mut seen = Vec::new();
    for name in [person.email.clone(), unknown] {
        let browser = stack.browser();
        let page = forget(&browser, &name).await;
        let password = unique::password();
        let began = std::time::Instant::now();
        let answer = browser.submit(fill(&page, &password, &password).fill("code", "WRONG1")).await;
        answer.assert_screen(422, "/login/password/set").assert_field_error("code", "code-refused");
        let resent = browser.submit(page.form().without("code").press("resend")).await;
        // Each takes as long as a check of a password.
        assert!(began.elapsed().as_millis() >= 1600, "{:?}", began.elapsed());
        let length = browser.cookies(stack.auth()).iter().map(|(_, value)| value.len()).sum::<usize>();
        let bodies = [&page, &answer, &resent].map(|page| without(page, &name));
        seen.push((length - name.len() * 4 / 3, bodies));
    }
    assert!(seen[0].1 == seen[1].1, "the pages differ");
    assert!(seen[0].0.abs_diff(seen[1].0) <= 4, "{} {}", seen[0].0, seen[1].0);
    assert!(stack.zitadel().stand_in().mails().iter().all(|mail| mail.user_id == person.id));
}

#[tokio::test]
async fn the_way_to_a_new_password_is_closed_where_the_policy_hides_it() {
    let stack = Stack::start().await;
    let open = stack.browser();
    let other = open.sign_in_page().await;
    let organization = stack.organization().login_policy(&json!({"hidePasswordReset": true})).await;
    let stack = stack.of_organization(&organization).await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    assert!(!page.body.contains("/login/password/reset"), "{page}");
    let flow = page.form().value("flow").to_owned();
    let url = stack.auth_url(&format!("/login/password/reset?flow={flow}"));
    browser.open(&url).await.assert_problem(Kind::NotAllowed);
    // Nor by a form of another flow, filled with the flow and token of this one.
    let form = open.link(&other, &other.link_named("Forgot your password?")).await.form();
    let form = form.fill("login_name", "x@example.com").tamper("flow", &flow);
    let form = form.tamper("csrf", page.form().value("csrf"));
    browser.submit(form).await.assert_problem(Kind::NotAllowed);
}

#[tokio::test]
async fn where_wrong_passwords_lock_the_refusal_says_so_to_everybody() {
    let stack = Stack::start().await;
    let organization = stack.organization().lockout(1).await;
    let person = stack.person().of(&organization).await;
    let stack = stack.of_organization(&organization).await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let mut bodies = Vec::new();
    for (name, password) in
        [(&person.login_name, "wrong"), (&person.login_name, &*person.password), (&unique::email(), "wrong")]
    {
        let answer = browser.enter(&page, name, password).await;
        answer.assert_screen(422, "/login").assert_message("login-refused-lockout");
        bodies.push(without(&answer, name));
    }
    assert!(bodies.iter().all(|body| *body == bodies[0]));
}
