//! Invitations: the code from the mail, and the first password. (The first passkey: `first_ways`.)

use harness::{Answer, Browser, Invitation, Stack, invitation_template};
use serde_json::json;
use shared::error::Kind;
use std::time::Duration;

const CODE: &str = "/signup/invite";
const METHOD: &str = "/signup/method";
const PASSWORD: &str = "/signup/password";
const PASSKEY: &str = "/signup/passkey";

/// Opens the link and sends the code.
async fn accept(browser: &Browser, invitation: &Invitation) -> Answer {
    let page = browser.open(&invitation.link).await;
    page.assert_screen(200, CODE).assert_field("code", &invitation.code);
    let answer = browser.submit(page.form()).await;
    answer.assert_goes_to(&browser.stack().auth_url(METHOD));
    let page = browser.follow(answer).await;
    page.assert_screen(200, METHOD);
    page
}

/// The same, and chooses a password.
async fn accept_for_password(browser: &Browser, invitation: &Invitation) -> Answer {
    let page = accept(browser, invitation).await;
    let answer = browser.submit(page.form().with("factor", "password")).await;
    let page = browser.follow(answer).await;
    page.assert_screen(200, PASSWORD);
    page
}

fn fill(page: &Answer, password: &str) -> harness::browser::Form {
    page.form().fill("password", password).fill("password_again", password)
}

#[tokio::test]
async fn whoever_was_invited_chooses_a_password_and_is_signed_in_with_it() {
    let stack = Stack::start().await;
    let invitation = stack.invite(None).await;
    let browser = stack.browser();
    let page = accept_for_password(&browser, &invitation).await;
    assert_eq!(browser.signed_in_as().await, None);
    let weak = browser.submit(fill(&page, "short")).await;
    weak.assert_screen(422, PASSWORD).assert_field_error("password", "password-rules-broken");
    let password = stack.new_password();
    let answer = browser.submit(fill(&page, &password)).await;
    let landed = browser.follow(answer).await;
    assert_eq!(landed.url.origin(), stack.app().origin(), "{landed}");
    assert_eq!(browser.signed_in_as().await, Some(invitation.id.clone()));
    // And from now on with it.
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let answer = browser.enter(&page, &invitation.email, &password).await;
    let answer = browser.decline(answer).await;
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(invitation.id));
}

#[tokio::test]
async fn opening_the_link_asks_zitadel_for_nothing_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let invitation = stack.invite(None).await;
    let template = invitation_template(stack.auth());
    let body = json!({"organization": {"orgId": stack.zitadel().fixtures.var("orgId")},
        "profile": {"givenName": "a", "familyName": "b"}, "email": {"email": "mailed@example.com"}});
    let made = stack.zitadel().admin("POST /v2/users/human", None, &body).await;
    let mailed = made["userId"].as_str().unwrap().to_owned();
    let call = format!("POST /v2/users/{mailed}/invite_code");
    stack.zitadel().admin(&call, None, &json!({"sendCode": {"urlTemplate": template}})).await;
    stack.zitadel().stand_in().clear_requests();
    let code = stack.sent_code(&mailed, "invite");
    for (link, code) in [(stack.sent(&mailed, "invite").url, code), (invitation.link, invitation.code)] {
        for browser in [stack.browser(), stack.browser()] {
            let page = browser.open(&link).await;
            page.assert_screen(200, CODE).assert_field("code", &code).assert_leaves_cookies();
        }
    }
    // Settings alone are read, for the languages.
    let requests = stack.zitadel().stand_in().requests();
    let asked =
        requests.iter().any(|request| !["/oauth/v2/token", "/v2/settings"].contains(&request.path.as_str()));
    assert!(!asked, "{requests:?}");
}

#[tokio::test]
async fn wrong_codes_and_ids_that_nobody_has_are_refused_in_the_same_words() {
    let stack = Stack::start().await;
    let invitation = stack.invite(None).await;
    let browser = stack.browser();
    let page = browser.open(&invitation.link).await;
    for (code, id) in [
        ("", "code-missing"),
        ("  ", "code-missing"),
        ("ZZZZZZZZZZZZZZZZZZZZZZZZZZ", "invite-refused"),
        ("../users", "invite-refused"),
        ("\u{1f511}", "invite-refused"),
    ] {
        let answer = browser.submit(page.form().fill("code", code)).await;
        answer.assert_screen(422, CODE).assert_field_error("code", id);
    }
    let form = page.form().fill("code", "ZZZZZZ");
    let known = browser.submit(form).await;
    let mut seen = vec![known.normalized().replace(&invitation.id, "…")];
    for user in [
        "999999999999999999",
        "nobody's \"<id>\" & more/../?x=%2F",
        stack.zitadel().fixtures.var("aliceUserId"),
    ] {
        let answer = browser.submit(page.form().tamper("flow", user).fill("code", "ZZZZZZ")).await;
        answer.assert_screen(422, CODE).assert_field_error("code", "invite-refused").assert_leaves_cookies();
        assert_eq!(answer.form().value("flow"), user, "{answer}");
        let shown = user.replace('&', "&#38;").replace('"', "&#34;").replace('\'', "&#39;");
        let shown = shown.replace('<', "&#60;").replace('>', "&#62;");
        seen.push(answer.normalized().replace(&shown, "…"));
    }
    // The link to other languages carries the id along, in a form of its own.
    let without = |page: &String| page.lines().filter(|line| !line.contains("class=\"language\"")).collect();
    let mut seen: Vec<String> = seen.iter().map(without).collect();
    seen.dedup();
    assert_eq!(seen.len(), 1, "{seen:#?}");
    let languages = browser.open(&stack.auth_url(&format!("{CODE}?flow={}", invitation.id))).await;
    languages.assert_screen(200, CODE);
    // Small letters and blanks are no fault.
    let code = invitation.code.to_lowercase();
    let typed = format!(" {} {} ", &code[..3], &code[3..]);
    browser.submit(page.form().fill("code", &typed)).await.assert_goes_to(&stack.auth_url(METHOD));
}

#[tokio::test]
async fn a_third_wrong_code_ends_the_right_one() {
    let stack = Stack::start().await;
    let invitation = stack.invite(None).await;
    let browser = stack.browser();
    let page = browser.open(&invitation.link).await;
    for _ in 0..3 {
        browser.submit(page.form().fill("code", "ZZZZZZ")).await.assert_field_error("code", "invite-refused");
    }
    let answer = browser.submit(page.form()).await;
    answer.assert_screen(422, CODE).assert_field_error("code", "invite-refused");
}

#[tokio::test]
async fn a_code_that_is_too_old_is_refused_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let invitation = stack.invite(None).await;
    stack.advance(Duration::from_hours(73));
    let browser = stack.browser();
    let page = browser.open(&invitation.link).await;
    let answer = browser.submit(page.form()).await;
    answer.assert_screen(422, CODE).assert_field_error("code", "invite-refused");
}

#[tokio::test]
async fn a_code_counts_once_and_the_browser_that_had_it_goes_on() {
    let stack = Stack::start().await;
    let invitation = stack.invite(None).await;
    let browser = stack.browser();
    let first = browser.open(&invitation.link).await;
    accept_for_password(&browser, &invitation).await;
    let other = stack.browser();
    let page = other.open(&invitation.link).await;
    let answer = other.submit(page.form()).await;
    answer.assert_screen(422, CODE).assert_field_error("code", "invite-refused");
    // Sent again, or the link opened again.
    browser.submit(first.form()).await.assert_goes_to(&stack.auth_url(METHOD));
    browser.open(&invitation.link).await.assert_goes_to(&stack.auth_url(METHOD));
}

#[tokio::test]
async fn a_first_password_sent_twice_ends_signed_in() {
    let stack = Stack::start().await;
    let invitation = stack.invite(None).await;
    let browser = stack.browser();
    let page = accept_for_password(&browser, &invitation).await;
    let password = stack.new_password();
    browser.submit(fill(&page, &password)).await.assert_status(303);
    let second = browser.submit(fill(&page, &password)).await;
    browser.follow(second).await;
    assert_eq!(browser.signed_in_as().await, Some(invitation.id));
}

#[tokio::test]
async fn an_old_cookie_of_an_invitation_changes_nobodys_password() {
    let stack = Stack::start().await;
    let invitation = stack.invite(None).await;
    let browser = stack.browser();
    let page = accept_for_password(&browser, &invitation).await;
    let own = stack.new_password();
    let call = format!("POST /v2/users/{}/password", invitation.id);
    stack.zitadel().admin(&call, None, &json!({"newPassword": {"password": own}})).await;
    let answer = browser.submit(fill(&page, &stack.new_password())).await;
    answer.assert_goes_to(&stack.app_url("/auth/login"));
    let answer = browser.open(page.url.as_str()).await;
    answer.assert_goes_to(&stack.app_url("/auth/login"));
    assert_eq!(browser.signed_in_as().await, None);
    let page = browser.sign_in_page().await;
    let answer = browser.enter(&page, &invitation.email, &own).await;
    answer.assert_status(303);
}

#[tokio::test]
async fn foreign_tampered_and_flowless_forms_are_refused() {
    let stack = Stack::start().await;
    let invitation = stack.invite(None).await;
    let browser = stack.browser();
    for query in ["", "?user=", "?code=ABCDEF", "?user=a&user=b", "?user=%00"] {
        browser.open(&stack.auth_url(&format!("{CODE}{query}"))).await.assert_problem(Kind::StartAgain);
    }
    let page = browser.open(&invitation.link).await;
    let ask = page.form().into_ask().from_page("https://evil.example.org/");
    browser.send(ask).await.assert_problem(Kind::Forbidden);
    let page = accept_for_password(&browser, &invitation).await;
    let password = stack.new_password();
    browser.submit(fill(&page, &password).tamper("csrf", "x")).await.assert_problem(Kind::Forbidden);
    browser
        .submit(fill(&page, &password).tamper("flow", &invitation.id))
        .await
        .assert_problem(Kind::StartAgain);
    // A flow of somebody who signs in is none of an invitation.
    let login = browser.sign_in_page().await.form();
    let (flow, csrf) = (login.value("flow").to_owned(), login.value("csrf").to_owned());
    let form = fill(&page, &password).tamper("flow", &flow).tamper("csrf", &csrf);
    browser.submit(form).await.assert_problem(Kind::StartAgain);
    browser.forget_all(stack.auth());
    browser.submit(fill(&page, &password)).await.assert_problem(Kind::StartAgain);
}

#[tokio::test]
async fn what_the_policy_forces_comes_after_the_first_password() {
    let stack = Stack::start().await;
    let organization = stack.organization().login_policy(&json!({"forceMfa": true})).await;
    let invitation = stack.invite(Some(&organization)).await;
    let browser = stack.browser();
    let page = accept_for_password(&browser, &invitation).await;
    let answer = browser.submit(fill(&page, &stack.new_password())).await;
    let page = browser.follow_home(answer).await;
    page.assert_screen(200, "/login/enrol");
    assert_eq!(browser.signed_in_as().await, None);
}

#[tokio::test]
async fn only_what_the_policy_allows_can_be_set_up() {
    let stack = Stack::start().await;
    let passkeys_off = json!("PASSWORDLESS_TYPE_NOT_ALLOWED");
    for (policy, page) in [
        (json!({"allowUsernamePassword": false}), Some((PASSKEY, "password"))),
        (json!({"passwordlessType": passkeys_off}), Some((PASSWORD, "passkey"))),
        (json!({"allowUsernamePassword": false, "passwordlessType": passkeys_off}), None),
    ] {
        let organization = stack.organization().login_policy(&policy).await;
        let invitation = stack.invite(Some(&organization)).await;
        let browser = stack.browser();
        let code = browser.open(&invitation.link).await;
        let answer = browser.submit(code.form()).await;
        let Some((only, other)) = page else {
            answer.assert_problem(Kind::StepMissing);
            continue;
        };
        answer.assert_goes_to(&stack.auth_url(only));
        let page = browser.follow(answer).await;
        page.assert_screen(200, only);
        assert!(!page.body.contains("Try another way"), "{page}");
        // Neither does asking by hand help.
        let flow = page.form().value("flow").to_owned();
        let form = page.form().with("factor", other);
        let form = form.without("password").without("password_again").without("credential");
        let form = form.posted_to(METHOD);
        browser.submit(form).await.assert_goes_to(&stack.auth_url(METHOD));
        let answer = browser.open(&stack.auth_url(&format!("/signup/{other}?flow={flow}"))).await;
        match other {
            "password" => answer.assert_problem(Kind::StepMissing),
            _ => answer.assert_goes_to(&stack.auth_url(PASSWORD)),
        };
    }
}

#[tokio::test]
async fn when_zitadel_is_down_behind_the_code_it_is_not_lost_on_stand_in() {
    use fake_zitadel::Fault;
    let Some(stack) = Stack::alone().await else { return };
    let invitation = stack.invite(None).await;
    let browser = stack.browser();
    let page = browser.open(&invitation.link).await;
    let stand_in = stack.zitadel().stand_in();
    stand_in.fail_next("GET /v2/users/*", Fault::Status { status: 503 }, 20);
    let answer = browser.submit(page.form()).await;
    answer.assert_screen(503, CODE).assert_message("try-again");
    stand_in.clear_faults();
    let answer = browser.submit(page.form()).await;
    let page = browser.follow(answer).await;
    page.assert_screen(200, METHOD);
    let answer = browser.submit(page.form().with("factor", "password")).await;
    let page = browser.follow(answer).await;
    let password = stack.new_password();
    stand_in.fail_next("POST /v2/sessions", Fault::Status { status: 503 }, 20);
    let answer = browser.submit(fill(&page, &password)).await;
    answer.assert_screen(503, PASSWORD).assert_message("try-again");
    stand_in.clear_faults();
    let answer = browser.submit(fill(&page, &password)).await;
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(invitation.id));
}

#[tokio::test]
async fn an_invited_person_comes_in_through_a_page_of_the_teams_own() {
    let stack = Stack::start().await;
    let invitation = stack.invite(None).await;
    let browser = stack.browser();
    let script = browser.script(stack.landing().as_str());
    let screen = script.get(&invitation.link).await;
    screen.assert_screen(200, CODE).assert_json(&json!({"screen": "verify", "invitation": true}));
    let form = |screen: &Answer| screen.json()["form"].clone();
    let body = json!({"flow": form(&screen)["flow"], "csrf": form(&screen)["csrf"], "code": "ZZZZZZ"});
    let wrong = script.post(&stack.auth_url(CODE), &body).await;
    wrong.assert_screen(422, CODE).assert_field_error("code", "invite-refused");
    let body = json!({"flow": form(&screen)["flow"], "csrf": "", "code": invitation.code});
    let screen = script.post(&stack.auth_url(CODE), &body).await;
    let ways = json!({"screen": "factors", "purpose": "first", "factors": ["passkey", "password"]});
    screen.assert_screen(200, METHOD).assert_json(&ways);
    let body = json!({"flow": form(&screen)["flow"], "csrf": form(&screen)["csrf"], "factor": "password"});
    let screen = script.post(&stack.auth_url(METHOD), &body).await;
    screen.assert_screen(200, PASSWORD).assert_json(&json!({"screen": "new_password", "reason": "first"}));
    let password = stack.new_password();
    let body = json!({"flow": form(&screen)["flow"], "csrf": form(&screen)["csrf"],
        "password": password, "password_again": password});
    let answer = script.post(&stack.auth_url(PASSWORD), &body).await;
    answer.assert_status(200);
    let first = browser.open(answer.target().as_str()).await;
    browser.follow(first).await;
    assert_eq!(browser.signed_in_as().await, Some(invitation.id));
}

#[tokio::test]
async fn no_step_of_an_invitation_costs_more_than_five_calls_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let mut seen = Vec::new();
    // The second time settings and token are at hand.
    for _ in 0..2 {
        let invitation = stack.invite(None).await;
        let browser = stack.browser();
        let password = stack.new_password();
        let count = || {
            let requests = stack.zitadel().stand_in().requests();
            let calls = requests.iter().filter(|request| request.path.starts_with("/v2/")).count();
            stack.zitadel().stand_in().clear_requests();
            calls
        };
        seen.clear();
        count();
        let page = browser.open(&invitation.link).await;
        seen.push(("the link", count()));
        let answer = browser.submit(page.form()).await;
        seen.push(("the code", count()));
        let page = browser.follow(answer).await;
        seen.push(("the choice", count()));
        let answer = browser.submit(page.form().with("factor", "password")).await;
        seen.push(("a password is chosen", count()));
        let page = browser.follow(answer).await;
        seen.push(("the page for the password", count()));
        let answer = browser.submit(fill(&page, &password)).await;
        seen.push(("the password", count()));
        browser.step(&answer).await.assert_goes_to(&stack.app_url("/auth/login"));
        seen.push(("to the end", count()));
    }
    let kept = [
        ("the link", 0),
        ("the code", 3),
        ("the choice", 2),
        ("a password is chosen", 2),
        ("the page for the password", 2),
        ("the password", 4),
        ("to the end", 3),
    ];
    assert_eq!(seen, kept);
}

/// Somebody who was invited by mail.
async fn mailed(stack: &Stack) -> (String, String) {
    let email = harness::unique::email();
    let body = json!({"organization": {"orgId": stack.zitadel().fixtures.var("orgId")},
        "profile": {"givenName": "a", "familyName": "b"}, "email": {"email": email}});
    let made = stack.zitadel().admin("POST /v2/users/human", None, &body).await;
    let id = made["userId"].as_str().unwrap().to_owned();
    let call = format!("POST /v2/users/{id}/invite_code");
    let template = invitation_template(stack.auth());
    stack.zitadel().admin(&call, None, &json!({"sendCode": {"urlTemplate": template}})).await;
    stack.zitadel().find_by_email(&email).await;
    (id, email)
}

fn invitations(stack: &Stack) -> usize {
    stack.zitadel().stand_in().mails().iter().filter(|mail| mail.kind == "invite").count()
}

#[tokio::test]
async fn a_new_code_goes_to_whoever_still_has_to_choose_and_to_nobody_else_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let (id, email) = mailed(&stack).await;
    let person = stack.person().await;
    let old = stack.sent_code(&id, "invite");
    let browser = stack.browser();
    let page = browser.open(&stack.sent(&id, "invite").url).await;
    let again = browser.link(&page, &page.link_named("Get a new one")).await;
    again.assert_screen(200, "/signup/invite/new");
    let before = invitations(&stack);
    let nobody = harness::unique::email();
    let mut seen = Vec::new();
    for name in [person.login_name.as_str(), &nobody, &email] {
        let answer = browser.submit(again.form().fill("login_name", &format!(" {name} "))).await;
        answer.assert_screen(200, "/signup/invite/new").assert_message("invite-sent").assert_leaves_cookies();
        seen.push(answer.normalized().replace(&name.replace('\'', "&#39;"), "NAME"));
    }
    seen.dedup();
    assert_eq!(seen.len(), 1, "{seen:#?}");
    assert_eq!(invitations(&stack), before + 1);
    for (name, id) in [("", "login-name-missing"), (&*"a".repeat(201), "login-name-too-long")] {
        let answer = browser.submit(again.form().fill("login_name", name)).await;
        answer.assert_screen(422, "/signup/invite/new").assert_field_error("login_name", id);
    }
    let ask = again.form().fill("login_name", &email).into_ask().from_page("https://evil.example.org/");
    browser.send(ask).await.assert_problem(Kind::Forbidden);
    assert_eq!(invitations(&stack), before + 1);
    let answer = browser.submit(page.form().fill("code", &old)).await;
    answer.assert_field_error("code", "invite-refused");
    let page = browser.open(&stack.sent(&id, "invite").url).await;
    stack.sent_code(&id, "invite");
    browser.submit(page.form()).await.assert_goes_to(&stack.auth_url(METHOD));
}
