//! The journeys. Each browser does what its scenario says, and nothing of it is asserted but that it arrives: the scenarios'
//! own tests do that.

use super::kept::Book;
use crate::keys::signed;
use harness::{Answer, Browser, Organization, Person, Stack, Zitadel, totp, unique};
use serde_json::{Value, json};
use std::time::Duration;

pub(super) async fn all(book: &mut Book) {
    let organization = rules(&book.stack, json!({})).await;
    warm(&book.stack, Some(&organization)).await;
    names(book).await;
    passwords(book).await;
    addresses(book).await;
    resets(book).await;
    factors(book, &organization).await;
    keys(book).await;
    enrolment(book).await;
    registration(book).await;
    others(book).await;
}

async fn rules(stack: &Stack, changes: Value) -> Organization {
    let factors = ["OTP", "U2F", "OTP_EMAIL", "OTP_SMS"].map(|name| format!("SECOND_FACTOR_TYPE_{name}"));
    let mut policy = json!({"secondFactors": factors});
    for (name, value) in changes.as_object().into_iter().flatten() {
        policy[name] = value.clone();
    }
    stack.organization().login_policy(&policy).await
}

/// Settings and the token are at hand afterwards.
async fn warm(stack: &Stack, organization: Option<&Organization>) {
    stack.browser().sign_in(&stack.person().await).await;
    if let Some(organization) = organization {
        stack.browser().sign_in(&stack.person().of(organization).await).await;
    }
}

async fn enter(browser: &Browser, person: &Person) -> Answer {
    let page = browser.sign_in_page().await;
    let answer = browser.enter(&page, &person.login_name, &person.password).await;
    browser.follow_home(answer).await
}

async fn send(browser: &Browser, form: harness::browser::Form) -> Answer {
    browser.follow_home(browser.submit(form).await).await
}

fn arrived(stack: &Stack, answer: &Answer) {
    answer.assert_goes_to(&stack.app_url("/auth/callback"));
}

async fn names(book: &mut Book) {
    book.scenario("A01 A06 A15 A18 name and password", async |stack, browser| {
        let person = stack.person().await;
        arrived(stack, &enter(browser, &person).await);
    })
    .await;
    book.scenario("A07 A09 A16 A17 A19 A20 nobody of that name", async |stack, browser| {
        let page = browser.sign_in_page().await;
        let answer = browser.enter(&page, &unique::email(), &stack.new_password()).await;
        answer.assert_screen(422, "/login");
    })
    .await;
    book.scenario("A08 A46 wrong password", async |stack, browser| {
        let (person, page) = (stack.person().await, browser.sign_in_page().await);
        let answer = browser.enter(&page, &person.login_name, "wrong").await;
        answer.assert_screen(422, "/login");
    })
    .await;
    let lagging = Zitadel::own_with(|builder| builder.projection_lag(Duration::from_secs(4))).unwrap();
    let lagging = Stack::before(lagging, &[]).await.without_checks();
    warm(&lagging, None).await;
    book.scenario_at(lagging, "A06 somebody whom the search does not list yet", async |stack, browser| {
        let (email, password) = (unique::email(), stack.new_password());
        let page = browser.sign_in_page().await;
        let body = json!({
            "organization": {"orgId": stack.zitadel().fixtures.var("orgId")},
            "profile": {"givenName": "Zoë", "familyName": "O'Hara"},
            "email": {"email": email, "isVerified": false},
            "password": {"password": password},
        });
        stack.zitadel().admin("POST /v2/users/human", None, &body).await;
        let answer = browser.enter(&page, &email, &password).await;
        browser.follow_home(answer).await.assert_screen(200, "/signup/verify");
    })
    .await;
}

async fn passwords(book: &mut Book) {
    book.scenario("A10 A21 A23 a new password is demanded", async |stack, browser| {
        let person = stack.person().with_password_change().await;
        let page = enter(browser, &person).await;
        let new = |page: &Answer, password: &str| {
            let form = page.form().fill("current_password", &person.password);
            form.fill("password", password).fill("password_again", password)
        };
        send(browser, new(&page, "weak")).await.assert_screen(422, "/login/password/change");
        arrived(stack, &send(browser, new(&page, &stack.new_password())).await);
    })
    .await;
    book.scenario("A22 a new password as one wishes", async |stack, browser| {
        let person = stack.person().await;
        browser.sign_in(&person).await;
        let page = browser.visit(&stack.auth_url("/login/password/change")).await;
        let password = stack.new_password();
        let form = page.form().fill("current_password", &person.password);
        browser
            .submit(form.fill("password", &password).fill("password_again", &password))
            .await
            .assert_status(303);
    })
    .await;
}

async fn addresses(book: &mut Book) {
    book.scenario("A02 A03 A04 A05 I07 the address is verified at the sign-in", async |stack, browser| {
        let person = stack.person().unverified().await;
        let page = enter(browser, &person).await;
        send(browser, page.form().fill("code", "WRONG1")).await.assert_screen(422, "/signup/verify");
        let page = send(browser, page.form().without("code").press("resend")).await;
        let code = stack.mailed_code(&person.id).await;
        let form = page.form().fill("code", &code);
        arrived(stack, &send(browser, form).await);
    })
    .await;
    book.scenario("A02 the same code, sent twice", async |stack, browser| {
        let person = stack.person().unverified().await;
        let page = enter(browser, &person).await;
        let form = page.form().fill("code", &stack.mailed_code(&person.id).await);
        let cookies = browser.cookies(stack.auth());
        send(browser, form.clone()).await;
        for (name, value) in cookies {
            browser.plant(stack.auth(), &name, &value);
        }
        browser.follow_home(browser.submit(form).await).await;
    })
    .await;
}

async fn resets(book: &mut Book) {
    book.scenario("A12 A13 A14 A24 A25 a forgotten password", async |stack, browser| {
        let person = stack.person().await;
        let page = browser.sign_in_page().await;
        let page = browser.link(&page, &page.link_named("Forgot your password?")).await;
        let page = send(browser, page.form().fill("login_name", &person.login_name)).await;
        let page = send(browser, page.form().without("code").press("resend")).await;
        let new = |password: &str| {
            let form = page.form().fill("code", &stack.sent_code(&person.id, "passwordReset"));
            form.fill("password", password).fill("password_again", password)
        };
        send(browser, new("weak")).await.assert_screen(422, "/login/password/set");
        arrived(stack, &send(browser, new(&stack.new_password())).await);
    })
    .await;
    book.scenario("A24 the same, and the address is still to be verified", async |stack, browser| {
        let person = stack.person().unverified().await;
        let page = browser.sign_in_page().await;
        let page = browser.link(&page, &page.link_named("Forgot your password?")).await;
        let page = send(browser, page.form().fill("login_name", &person.login_name)).await;
        let password = stack.new_password();
        let form = page.form().fill("code", &stack.sent_code(&person.id, "passwordReset"));
        send(browser, form.fill("password", &password).fill("password_again", &password)).await;
    })
    .await;
}

async fn factors(book: &mut Book, organization: &Organization) {
    book.scenario("A34 A35 a code of an application", async |stack, browser| {
        let secret = totp::secret();
        let person = stack.person().with_totp(&secret).await;
        let page = enter(browser, &person).await;
        send(browser, page.form().fill("code", "000000")).await.assert_status(422);
        arrived(stack, &send(browser, page.form().fill("code", &totp::code(&secret))).await);
    })
    .await;
    book.scenario("A26 A27 A28 A29 a mailed code", async |stack, browser| {
        let person = stack.person().of(organization).with_mailed_factor().await;
        let page = enter(browser, &person).await;
        send(browser, page.form().fill("code", "00000000")).await.assert_status(422);
        let page = send(browser, page.form().without("code").press("resend")).await;
        let code = stack.sent_code(&person.id, "otpEmail");
        arrived(stack, &send(browser, page.form().fill("code", &code)).await);
    })
    .await;
    book.scenario("A30 A31 A32 A33 from mail to SMS", async |stack, browser| {
        let person = stack.person().with_mailed_factor().with_sms_factor(&unique::phone()).await;
        let page = enter(browser, &person).await;
        let page = browser.link(&page, &page.link_named("Try another way")).await;
        let page = send(browser, page.form().with("factor", "otp_sms")).await;
        send(browser, page.form().fill("code", "00000000")).await.assert_status(422);
        let page = send(browser, page.form().without("code").press("resend")).await;
        let code = stack.sent_code(&person.id, "otpSms");
        arrived(stack, &send(browser, page.form().fill("code", &code)).await);
    })
    .await;
    book.scenario("A36 from an application to mail", async |stack, browser| {
        let person = stack.person().with_totp(&totp::secret()).with_mailed_factor().await;
        let page = enter(browser, &person).await;
        let page = browser.link(&page, &page.link_named("Try another way")).await;
        let page = send(browser, page.form().with("factor", "otp_email")).await;
        let code = stack.sent_code(&person.id, "otpEmail");
        arrived(stack, &send(browser, page.form().fill("code", &code)).await);
    })
    .await;
}

async fn keys(book: &mut Book) {
    book.scenario("A37 a security key", async |stack, browser| {
        let person = stack.person().await;
        let key = stack.zitadel().add_security_key(&person, stack.auth()).await;
        let page = enter(browser, &person).await;
        arrived(stack, &send(browser, signed(&page, &key, stack)).await);
    })
    .await;
    book.scenario("A38 from a security key to mail", async |stack, browser| {
        let person = stack.person().with_mailed_factor().await;
        stack.zitadel().add_security_key(&person, stack.auth()).await;
        let page = enter(browser, &person).await;
        let page = browser.link(&page, &page.link_named("Try another way")).await;
        let page = send(browser, page.form().with("factor", "otp_email")).await;
        let code = stack.sent_code(&person.id, "otpEmail");
        arrived(stack, &send(browser, page.form().fill("code", &code)).await);
    })
    .await;
    book.scenario("A39 I04 a passkey", async |stack, browser| {
        let person = stack.person().await;
        let key = stack.zitadel().add_passkey(&person, stack.auth()).await;
        let page = browser.sign_in_page().await;
        let page = send(browser, page.form().fill("login_name", &person.login_name).press("passkey")).await;
        arrived(stack, &send(browser, signed(&page, &key, stack)).await);
    })
    .await;
    book.scenario("A40 I03 from a passkey to the password", async |stack, browser| {
        let person = stack.person().await;
        stack.zitadel().add_passkey(&person, stack.auth()).await;
        let page = browser.sign_in_page().await;
        let page = send(browser, page.form().fill("login_name", &person.login_name).press("passkey")).await;
        let page = browser.link(&page, &page.link_named("Use your password instead")).await;
        let answer = browser.enter(&page, &person.login_name, &person.password).await;
        browser.follow_home(answer).await;
    })
    .await;
}

async fn enrolment(book: &mut Book) {
    let offering = rules(&book.stack, json!({})).await;
    let forcing = rules(&book.stack, json!({"forceMfa": true})).await;
    warm(&book.stack, Some(&offering)).await;
    let person = book.stack.person().of(&forcing).await;
    enter(&book.stack.browser(), &person).await;
    book.scenario("A41 an application is set up", async |stack, browser| {
        let person = stack.person().of(&offering).never_asked().await;
        let page = enter(browser, &person).await;
        let page = send(browser, page.form().with("factor", "totp")).await;
        let secret: String = page.page().named("code").next().unwrap().text.split_whitespace().collect();
        send(browser, page.form().fill("code", "000000")).await.assert_status(422);
        arrived(stack, &send(browser, page.form().fill("code", &totp::code(&secret))).await);
    })
    .await;
    book.scenario("A41 nothing is set up", async |stack, browser| {
        let person = stack.person().of(&offering).never_asked().await;
        let page = enter(browser, &person).await;
        arrived(stack, &send(browser, page.form().press("skip")).await);
    })
    .await;
    book.scenario("A43 A44 codes by mail are forced", async |stack, browser| {
        let person = stack.person().of(&forcing).await;
        let page = enter(browser, &person).await;
        let page = send(browser, page.form().with("factor", "otp_email")).await;
        let code = stack.sent_code(&person.id, "otpEmail");
        arrived(stack, &send(browser, page.form().fill("code", &code)).await);
    })
    .await;
    book.scenario("A43 A44 codes by SMS are forced", async |stack, browser| {
        let person = stack.person().of(&forcing).await;
        let page = enter(browser, &person).await;
        let page = send(browser, page.form().with("factor", "otp_sms")).await;
        let page = send(browser, page.form().fill("phone", &unique::phone())).await;
        let code = stack.sent_code(&person.id, "verifyPhone");
        send(browser, page.form().fill("code", &code)).await;
    })
    .await;
}

async fn registration(book: &mut Book) {
    book.scenario("A47 A49 A50 A51 A52 A53 A54 somebody signs up", async |stack, browser| {
        let page = browser.visit("/auth/login?prompt=create").await;
        let email = unique::email();
        let form = |password: &str| {
            let form = page.form_to("/signup").fill("given_name", "Zoë").fill("family_name", "O'Hara");
            form.fill("email", &email).fill("password", password)
        };
        send(browser, form("weak")).await.assert_screen(422, "/signup");
        let page = send(browser, form(&stack.new_password())).await;
        let user = stack.zitadel().find_by_email(&email).await;
        let code = stack.mailed_code(&user).await;
        arrived(stack, &send(browser, page.form().fill("code", &code)).await);
    })
    .await;
    book.scenario("A47 the address is taken", async |stack, browser| {
        let person = stack.person().await;
        let page = browser.visit("/auth/login?prompt=create").await;
        let form = page.form_to("/signup").fill("given_name", "Zoë").fill("family_name", "O'Hara");
        send(browser, form.fill("email", &person.email).fill("password", &stack.new_password())).await;
    })
    .await;
}

async fn others(book: &mut Book) {
    book.scenario("a second application, without a question", async |stack, browser| {
        let person = stack.person().await;
        browser.sign_in(&person).await;
        browser.forget_all(stack.app());
        browser.visit("/auth/login").await;
    })
    .await;
    book.scenario("one of several accounts", async |stack, browser| {
        for person in [stack.person().await, stack.person().await] {
            let page = browser.ask_provider(&[("prompt", "login")]).await;
            let answer = browser.enter(&page, &person.login_name, &person.password).await;
            browser.follow(answer).await;
        }
        let page = browser.ask_provider(&[("prompt", "select_account")]).await;
        let dom = page.page();
        let mut choices = dom.named("button").filter(|button| button.get("name") == Some("account"));
        let older = choices.nth(1).and_then(|button| button.get("value")).unwrap().to_owned();
        arrived(stack, &send(browser, page.form().with("account", &older)).await);
        let page = browser.ask_provider(&[("prompt", "select_account")]).await;
        browser.submit(page.form().with("remove", &older)).await;
    })
    .await;
    book.scenario("D01 D04 a device", async |stack, browser| {
        let device = stack.zitadel().device_app().await.ask("openid").await;
        let person = stack.person().await;
        let page = browser.open(&stack.auth_url("/device")).await;
        send(browser, page.form().fill("user_code", "BBBB-BBBB")).await.assert_status(422);
        let page = send(browser, page.form().fill("user_code", &device.user_code)).await;
        let answer = browser.enter(&page, &person.login_name, &person.password).await;
        let page = browser.follow_home(answer).await;
        send(browser, page.form().with("decision", "allow")).await.assert_status(200);
    })
    .await;
    book.scenario("D02 D03 a device of somebody who is signed in", async |stack, browser| {
        let device = stack.zitadel().device_app().await.ask("openid").await;
        browser.sign_in(&stack.person().await).await;
        let page = browser.open(&stack.auth_url(&format!("/device?user_code={}", device.user_code))).await;
        let page = send(browser, page.form()).await;
        send(browser, page.form().with("decision", "deny")).await.assert_status(200);
    })
    .await;
    book.scenario("sign-out at this host", async |stack, browser| {
        browser.sign_in(&stack.person().await).await;
        let page = browser.open(&stack.auth_url("/logout")).await;
        browser.submit(page.form()).await;
    })
    .await;
}
