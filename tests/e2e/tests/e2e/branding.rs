//! An organization's look: a stylesheet beside the page.

use fake_zitadel::Fault;
use harness::{Answer, Organization, Stack};
use serde_json::{Value, json};

const BRANDING: &str = "GET /v2/settings/branding";

async fn organization(stack: &Stack, look: &Value) -> Organization {
    let organization = stack.organization().await;
    let own = Some(organization.id.as_str());
    stack.zitadel().admin("POST /management/v1/policies/label", own, look).await;
    stack.zitadel().admin("POST /management/v1/policies/label/_activate", own, &json!({})).await;
    let call = format!("{BRANDING}?ctx.orgId={}", organization.id);
    let shown = |answer: &Value| answer["settings"]["resourceOwnerType"] == "RESOURCE_OWNER_TYPE_ORG";
    stack.zitadel().admin_until(&call, None, &json!({}), shown).await;
    organization
}

/// The address of a page's stylesheet.
fn stylesheet(page: &Answer) -> String {
    let page_ = page.page();
    let link = page_.named("link").find(|link| link.get("rel") == Some("stylesheet"));
    link.unwrap_or_else(|| panic!("no stylesheet: {page}")).get("href").unwrap().to_owned()
}

#[tokio::test]
async fn the_pages_of_a_flow_have_the_colours_of_its_organization() {
    let stack = Stack::start().await;
    let look = json!({
        "primaryColor": "#7a0045", "backgroundColor": "#fff8f0", "fontColor": "#222222", "warnColor": "#ffcc00",
        "primaryColorDark": "#330011", "themeMode": "THEME_MODE_AUTO",
    });
    let organization = organization(&stack, &look).await;
    let stack = stack.of_organization(&organization).await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let css = browser.link(&page, &stylesheet(&page)).await;
    css.assert_status(200);
    assert_eq!(css.header("content-type"), Some("text/css; charset=utf-8"), "{css}");
    let (light, dark) = css.body.split_once("prefers-color-scheme: dark").unwrap_or_else(|| panic!("{css}"));
    for rule in ["--accent: #7a0045;", "--ground: #fff8f0;", "--ink: #222222;", "--on-accent: #ffffff;"] {
        assert!(light.contains(rule), "{rule}: {css}");
    }
    // A yellow on paper and a black on night are nothing that people could read.
    assert!(!light.contains("--fault: #ffcc00") && !dark.contains("--accent: #330011"), "{css}");

    let signup = browser.link(&page, &page.link_named("Create an account")).await;
    assert_eq!(stylesheet(&signup), stylesheet(&page), "{signup}");
    // Whoever has not the flow's cookie sees what everybody sees.
    let stranger = stack.browser().open(&stack.auth_url(&stylesheet(&page))).await;
    assert!(!stranger.body.contains("7a0045"), "{stranger}");
    let page = browser.open(&stack.auth_url("/nowhere")).await;
    assert_eq!(stylesheet(&page), "/login/brand.css", "{page}");
}

#[tokio::test]
async fn a_theme_that_is_forced_holds_by_day_and_night() {
    let stack = Stack::start().await;
    let organization = organization(&stack, &json!({"themeMode": "THEME_MODE_DARK"})).await;
    let stack = stack.of_organization(&organization).await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let css = browser.link(&page, &stylesheet(&page)).await;
    assert!(css.body.starts_with(":root { color-scheme: dark; --ground: #0f1513;"), "{css}");
}

#[tokio::test]
async fn a_look_costs_a_page_nothing_and_its_failure_keeps_nobody_out_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let organization = organization(&stack, &json!({"primaryColor": "#7a0045"})).await;
    let stack = stack.of_organization(&organization).await;
    let browser = stack.browser();
    for fault in [Fault::Status { status: 503 }, Fault::Nonsense, Fault::Delay { millis: 20_000 }] {
        stack.zitadel().stand_in().clear_requests();
        let page = browser.sign_in_page().await;
        assert_eq!(stack.zitadel().stand_in().count(BRANDING), 0);
        // A read is tried twice where a gateway in between was at fault.
        stack.zitadel().stand_in().fail_next(BRANDING, fault, 2);
        let css = browser.link(&page, &stylesheet(&page)).await;
        css.assert_status(200);
        assert_eq!(css.body, "", "{css}");
        stack.zitadel().stand_in().clear_faults();
    }
    let page = browser.sign_in_page().await;
    stack.zitadel().stand_in().clear_requests();
    for _ in 0..2 {
        let css = browser.link(&page, &stylesheet(&page)).await;
        assert!(css.body.contains("#7a0045"), "{css}");
    }
    assert_eq!(stack.zitadel().stand_in().count(BRANDING), 1);
}
