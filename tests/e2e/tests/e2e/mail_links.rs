//! Mails that Zitadel writes by itself: their addresses have the paths of the vendor's own pages.

use harness::{Answer, Browser, Stack, unique};
use serde_json::json;
use shared::error::Kind;

/// A code that an administrator had made, as the mail's address has it.
async fn reset_code(stack: &Stack, user: &str) -> String {
    let call = format!("POST /v2/users/{user}/password_reset");
    let answer = stack.zitadel().admin(&call, None, &json!({"returnCode": {}})).await;
    answer["verificationCode"].as_str().unwrap().to_owned()
}

async fn verify_code(stack: &Stack, user: &str) -> String {
    let call = format!("POST /v2/users/{user}/email/send");
    let answer = stack.zitadel().admin(&call, None, &json!({"returnCode": {}})).await;
    answer["verificationCode"].as_str().unwrap().to_owned()
}

async fn open(browser: &Browser, path: &str) -> Answer {
    let answer = browser.open(&browser.stack().auth_url(path)).await;
    browser.follow_home(answer).await
}

#[tokio::test]
async fn an_administrators_mail_sets_a_password_once_one_has_said_whose_it_is() {
    let stack = Stack::start().await;
    for base in ["/ui/v2/login", ""] {
        // An administrator may send it even where nobody may ask for it.
        let policy = json!({"hidePasswordReset": true});
        let organization = stack.organization().login_policy(&policy).await;
        let person = stack.person().of(&organization).await;
        let code = reset_code(&stack, &person.id).await;
        let browser = stack.browser();
        let path = format!("{base}/password/set?code={code}&userId={}&organization=1", person.id);
        let page = open(&browser, &path).await;
        page.assert_screen(200, "/login/password/reset");
        let answer = browser.submit(page.form().fill("login_name", &person.login_name)).await;
        let page = browser.follow_home(answer).await;
        page.assert_screen(200, "/login/password/set").assert_field("code", &code);
        if stack.zitadel().is_stand_in() {
            let mails = stack.zitadel().stand_in().mails();
            assert!(
                mails.iter().all(|mail| mail.user_id != person.id),
                "a mail would make the code worthless"
            );
        }
        let password = stack.new_password();
        let form = page.form().fill("password", &password).fill("password_again", &password);
        let answer = browser.submit(form).await;
        browser.follow(answer).await;
        assert_eq!(browser.signed_in_as().await.as_ref(), Some(&person.id), "{base}");
    }
}

#[tokio::test]
async fn a_code_is_of_no_use_with_another_name_and_nobody_learns_whether_there_is_one() {
    let stack = Stack::start().await;
    let (person, other) = (stack.person().await, stack.person().await);
    let code = reset_code(&stack, &person.id).await;
    for name in [&other.login_name, &unique::email()] {
        let browser = stack.browser();
        let path = format!("/ui/v2/login/password/set?code={code}&userId={}", person.id);
        let page = open(&browser, &path).await;
        let answer = browser.submit(page.form().fill("login_name", name)).await;
        let page = browser.follow_home(answer).await;
        page.assert_screen(200, "/login/password/set");
        let password = stack.new_password();
        let form = page.form().fill("password", &password).fill("password_again", &password);
        let answer = browser.submit(form).await;
        answer.assert_screen(422, "/login/password/set").assert_field_error("code", "code-refused");
    }
}

#[tokio::test]
async fn an_administrators_mail_verifies_an_address_behind_a_sign_in() {
    let stack = Stack::start().await;
    let person = stack.person().unverified().await;
    let code = verify_code(&stack, &person.id).await;
    let browser = stack.browser();
    let page =
        open(&browser, &format!("/ui/v2/login/verify?code={code}&userId={}&organization=1", person.id)).await;
    page.assert_screen(200, "/login");
    let answer = browser.enter(&page, &person.login_name, &person.password).await;
    // No other mail is sent, which would make the code in this one worthless.
    let page = browser.follow_home(answer).await;
    page.assert_screen(200, "/signup/verify").assert_field("code", &code);
    let answer = browser.submit(page.form()).await;
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn where_a_sign_in_waits_for_the_code_the_address_leads_there() {
    let stack = Stack::start().await;
    let person = stack.person().unverified().await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let answer = browser.enter(&page, &person.login_name, &person.password).await;
    browser.follow_home(answer).await.assert_screen(200, "/signup/verify");
    let code = verify_code(&stack, &person.id).await;
    let page = open(&browser, &format!("/ui/v2/login/verify?code={code}&userId={}", person.id)).await;
    page.assert_screen(200, "/signup/verify").assert_field("code", &code);
    let answer = browser.submit(page.form()).await;
    let landed = browser.follow(answer).await;
    assert_eq!(landed.url.as_str(), stack.app_url("/reports"), "{landed}");
}

#[tokio::test]
async fn the_vendors_paths_lead_to_ours() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    for (path, target) in [
        ("/ui/v2/login/login?authRequest=V2_1&x=%22", "/login?authRequest=V2_1&x=%22"),
        ("/ui/v2/login/logout?logout_hint=a%40b", "/logout?logout_hint=a%40b"),
    ] {
        browser.open(&stack.auth_url(path)).await.assert_goes_to(&stack.auth_url(target));
    }
    for path in [
        "/ui/v2/login",
        "/ui/v2/login/passkey/set?userId=1&code=2",
        "/ui/v2/login//evil.example.org",
        "/otp/verify?code=123456&userID=1&sessionId=2",
        "/otp/email?code=123456",
    ] {
        browser.open(&stack.auth_url(path)).await.assert_goes_to(&stack.app_url("/auth/login"));
    }
    for code in ["%3Cscript%3E", "a%20b", "", &"9".repeat(21)] {
        let page = open(&browser, &format!("/ui/v2/login/verify?code={code}&userId=1")).await;
        page.assert_screen(200, "/login");
        assert!(!page.body.contains("alert("), "{page}");
    }
    let post = browser.ask(http::Method::POST, &stack.auth_url("/ui/v2/login/verify"));
    browser.send(post).await.assert_problem(Kind::MethodNotAllowed);
}
