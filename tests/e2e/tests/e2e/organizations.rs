//! Whose rules hold: the organization that the application names, or that the domain of an address belongs to.

use harness::{Answer, Organization, Person, Stack, unique};
use serde_json::json;

/// What the application asks for besides, with this scope.
fn scope(scope: &str) -> String {
    format!("openid profile email offline_access {scope}")
}

fn by_domain(domain: &str) -> String {
    scope(&format!("urn:zitadel:iam:org:domain:primary:{domain}"))
}

/// Whether the page is that of an organization where nobody may sign up.
fn is_closed(answer: &Answer) -> bool {
    !answer.page().named("a").any(|a| a.get("href").is_some_and(|href| href.starts_with("/signup")))
}

/// An organization with a domain of its own where nobody may sign up.
async fn closed(stack: &Stack) -> (Organization, String) {
    let organization = stack.organization().login_policy(&json!({"allowRegister": false})).await;
    let domain = stack.zitadel().primary_domain(&organization).await;
    (organization, domain)
}

/// Gives an organization another domain.
async fn add_domain(stack: &Stack, organization: &Organization) -> String {
    let domain = format!("corp-{}.example.com", unique::hex());
    let call = "POST /management/v1/orgs/me/domains";
    stack.zitadel().admin(call, Some(&organization.id), &json!({"domain": domain})).await;
    let query = json!({"queries": [{"domainQuery": {"domain": domain}}]});
    let listed = |answer: &serde_json::Value| answer["result"][0]["id"] == organization.id.as_str();
    stack.zitadel().admin_until("POST /v2/organizations/_search", None, &query, listed).await;
    domain
}

async fn named(stack: &Stack, organization: &Organization) -> Person {
    stack.person().of(organization).username(&format!("Zoë.{}", unique::hex())).await
}

#[tokio::test]
async fn the_primary_domain_of_an_organization_restricts_the_sign_in_to_it() {
    let stack = Stack::start().await;
    let (organization, domain) = closed(&stack).await;
    let (member, other) = (named(&stack, &organization).await, stack.person().await);
    let browser = stack.browser();
    let page = browser.ask_provider(&[("scope", &by_domain(&domain))]).await;
    page.assert_screen(200, "/login");
    assert!(is_closed(&page), "its rules hold: {page}");
    let unknown = browser.enter(&page, &unique::email(), &other.password).await;
    let answer = browser.enter(&page, &other.login_name, &other.password).await;
    answer.assert_screen(422, "/login").assert_message("login-refused");
    assert_eq!(
        answer.normalized().replace(&other.login_name, "NAME").len(),
        unknown.normalized().replace(unknown.form().value("login_name"), "NAME").len(),
        "{answer}"
    );
    let answer = browser.enter(&page, &member.login_name, &member.password).await;
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(member.id));
}

#[tokio::test]
async fn a_domain_that_no_organization_has_is_told_to_the_application() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    for domain in ["nobody.example.org", "%", "", "a b"] {
        for prompt in ["none", "login"] {
            let answer = browser.ask_provider(&[("scope", &by_domain(domain)), ("prompt", prompt)]).await;
            answer.assert_goes_to(&stack.app_url("/auth/callback"));
            assert_eq!(
                answer.target_param("error").as_deref(),
                Some("invalid_scope"),
                "{domain:?}: {answer}"
            );
        }
    }
}

#[tokio::test]
async fn within_an_organization_the_user_name_alone_signs_in_and_no_domain_is_doubled() {
    let stack = Stack::start().await;
    let organization = stack.organization().with_domain_in_login_names().await;
    let domain = stack.zitadel().primary_domain(&organization).await;
    let person = named(&stack, &organization).await;
    let by_id = scope(&format!("urn:zitadel:iam:org:id:{}", organization.id));
    let read = format!("GET /v2/users/{}", person.id);
    let names = |answer: &serde_json::Value| answer["user"]["preferredLoginName"].is_string();
    let read = stack.zitadel().admin_until(&read, None, &json!(null), names).await;
    let name = read["user"]["preferredLoginName"].as_str().unwrap().to_lowercase();
    assert!(name.ends_with(&format!("@{domain}")), "{name}");
    let short = name.strip_suffix(&format!("@{domain}")).unwrap();
    for scope in [by_domain(&domain), by_id] {
        for typed in [short, &name, &short.to_uppercase()] {
            let browser = stack.browser();
            let page = browser.ask_provider(&[("scope", &scope)]).await;
            let answer = browser.enter(&page, typed, &person.password).await;
            browser.follow(answer).await;
            assert_eq!(browser.signed_in_as().await.as_ref(), Some(&person.id), "{typed} in {scope}");
        }
        let browser = stack.browser();
        let page = browser.ask_provider(&[("scope", &scope)]).await;
        let answer = browser.enter(&page, &format!("{name}@{domain}"), &person.password).await;
        answer.assert_screen(422, "/login").assert_message("login-refused");
    }
    // Without an organization a user name alone is nobody's.
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    browser.enter(&page, short, &person.password).await.assert_screen(422, "/login");
}

#[tokio::test]
async fn an_address_leads_to_the_pages_of_the_organization_of_its_domain() {
    let stack = Stack::start().await;
    let (organization, _) = closed(&stack).await;
    let domain = add_domain(&stack, &organization).await;
    let member = stack.person().of(&organization).email(&format!("{}@{domain}", unique::hex())).await;
    let nobody = format!("{}@{}", unique::hex(), domain.to_uppercase());
    for name in [&member.email, &nobody] {
        let browser = stack.browser();
        let page = browser.sign_in_page().await;
        assert!(!is_closed(&page), "{page}");
        // Whether there is such a person makes no difference.
        let answer = browser.enter(&page, name, "wrong").await;
        answer.assert_screen(422, "/login").assert_message("login-refused").assert_field("login_name", name);
        assert!(is_closed(&answer), "{answer}");
        // The name alone is enough to get there.
        let browser = stack.browser();
        let page = browser.sign_in_page().await;
        let answer = browser.submit(page.form().fill("login_name", name)).await;
        answer.assert_screen(200, "/login").assert_field("login_name", name);
        assert!(is_closed(&answer), "{answer}");
        // Another address leads away again.
        let answer = browser.enter(&answer, &unique::email(), "wrong").await;
        assert!(!is_closed(&answer), "{answer}");
        // And so does what the application knows.
        let page = stack.browser().ask_provider(&[("login_hint", name)]).await;
        page.assert_screen(200, "/login").assert_field("login_name", name);
        assert!(is_closed(&page), "{page}");
    }
    let browser = stack.browser();
    let page = browser.ask_provider(&[("login_hint", &member.email)]).await;
    let answer = browser.enter(&page, &member.email, &member.password).await;
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(member.id));
}

#[tokio::test]
async fn an_organization_that_does_not_want_to_be_found_is_not() {
    let stack = Stack::start().await;
    let policy = json!({"allowRegister": false, "allowDomainDiscovery": false});
    let organization = stack.organization().login_policy(&policy).await;
    let domain = stack.zitadel().primary_domain(&organization).await;
    let browser = stack.browser();
    for name in [format!("ada@{domain}"), format!("ada@sub.{domain}"), format!("ada@{}", &domain[1..])] {
        let page = browser.ask_provider(&[("login_hint", &name)]).await;
        page.assert_screen(200, "/login");
        assert!(!is_closed(&page), "{name}: {page}");
    }
    // A restricted sign-in stays where it is.
    let (_, other) = closed(&stack).await;
    let open = stack.organization().await;
    let scope = by_domain(&stack.zitadel().primary_domain(&open).await);
    let page = browser.ask_provider(&[("scope", &scope), ("login_hint", &format!("ada@{other}"))]).await;
    assert!(!is_closed(&page), "{page}");
}

#[tokio::test]
async fn where_ones_organization_has_no_passwords_none_is_taken() {
    let stack = Stack::start().await;
    let organization = stack.organization().login_policy(&json!({"allowUsernamePassword": false})).await;
    let person = stack.person().of(&organization).await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let answer = browser.enter(&page, &person.login_name, &person.password).await;
    answer.assert_screen(422, "/login").assert_message("login-refused");
}
