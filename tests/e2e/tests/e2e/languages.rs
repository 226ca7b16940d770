//! Which language the pages speak: what the instance allows, its default, and what the person chose.

use harness::{Answer, Browser, Stack};
use serde_json::json;

fn language(answer: &Answer) -> &str {
    answer.header("content-language").unwrap_or_default()
}

/// The address behind the link to the languages.
fn link(answer: &Answer) -> Option<String> {
    let page = answer.page();
    let link = page.named("a").find(|a| a.get("class") == Some("language"));
    link.and_then(|a| a.get("href")).map(ToOwned::to_owned)
}

/// Opens the languages and takes one of them.
async fn choose(browser: &Browser, page: &Answer, tag: &str) -> Answer {
    let languages = browser.link(page, &link(page).unwrap_or_else(|| panic!("{page}"))).await;
    let choice = languages.page().named("a").find(|a| a.get("hreflang") == Some(tag)).cloned();
    let choice = choice.unwrap_or_else(|| panic!("{languages}"));
    let chosen = browser.link(&languages, choice.get("href").unwrap()).await;
    assert_eq!(chosen.status, 303, "{chosen}");
    browser.step(&chosen).await
}

#[tokio::test]
async fn a_language_that_is_chosen_stays_whatever_browser_and_application_prefer() {
    let stack = Stack::start().await;
    let browser = stack.browser_in("en");
    let page = browser.ask_provider(&[("ui_locales", "en")]).await;
    assert_eq!(language(&page), "en", "{page}");
    let page = choose(&browser, &page, "de").await;
    page.assert_screen(200, "/login");
    assert_eq!(language(&page), "de", "{page}");
    assert!(!page.url.query().unwrap_or_default().contains("lang="), "{page}");
    let refused = browser.enter(&page, "niemand", "falsch").await;
    refused.assert_screen(422, "/login");
    assert_eq!(language(&refused), "de", "{refused}");
    // In the next sign-in as well, and back again.
    let page = browser.ask_provider(&[("ui_locales", "en")]).await;
    assert_eq!(language(&page), "de", "{page}");
    let page = choose(&browser, &page, "en").await;
    assert_eq!(language(&page), "en", "{page}");
}

#[tokio::test]
async fn the_languages_of_a_page_lead_back_to_it_and_nowhere_else() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let page = browser.visit("/auth/login").await;
    let address = stack.auth().join(&link(&page).unwrap()).unwrap();
    let languages = browser.link(&page, address.as_str()).await;
    assert_eq!(languages.status, 200, "{languages}");
    for a in languages.page().named("a").filter(|a| a.get("hreflang").is_some()) {
        let target = stack.auth().join(a.get("href").unwrap()).unwrap();
        assert_eq!(target.origin(), stack.auth().origin(), "{languages}");
        assert_eq!(target.path(), "/login", "{languages}");
        assert!(target.query().unwrap().starts_with("flow="), "{languages}");
    }
    // A path that reads like another host is still one of ours.
    let odd = browser.open(&format!("{}/evil.example.org/?lang=de", stack.auth())).await;
    let location = odd.header("location").map(|url| stack.auth().join(url).unwrap());
    assert_eq!(location.map(|url| url.origin()), Some(stack.auth().origin()), "{odd}");
}

#[tokio::test]
async fn only_what_the_instance_allows_is_spoken_and_offered_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let zitadel = stack.zitadel();
    zitadel.admin("PUT /admin/v1/languages/default/de", None, &json!({})).await;
    let restricted = json!({"allowedLanguages": {"list": ["de"]}});
    zitadel.admin("PUT /admin/v1/restrictions", None, &restricted).await;
    let browser = stack.browser_in("en-GB, en;q=0.9");
    let page = browser.ask_provider(&[("ui_locales", "en")]).await;
    page.assert_screen(200, "/login");
    assert_eq!(language(&page), "de", "{page}");
    assert_eq!(link(&page), None, "{page}");
    let nothing = browser.open(&stack.auth_url("/nowhere")).await;
    assert_eq!((nothing.status, language(&nothing)), (404, "de"), "{nothing}");
    // Nor can it be chosen.
    let other = stack.browser_in("en");
    let chosen = other.open(&stack.auth_url("/login?lang=en")).await;
    assert_eq!((chosen.status, language(&chosen)), (200, "de"), "{chosen}");
    assert!(chosen.headers.get("set-cookie").is_none(), "{chosen}");
}

#[tokio::test]
async fn whoever_speaks_no_language_of_ours_gets_the_instances_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    stack.zitadel().admin("PUT /admin/v1/languages/default/de", None, &json!({})).await;
    for (wanted, tag) in [("eo", "de"), ("eo, en;q=0.1", "en"), ("", "de")] {
        let page = stack.browser_in(wanted).visit("/auth/login").await;
        page.assert_screen(200, "/login");
        assert_eq!(language(&page), tag, "{wanted}: {page}");
    }
}

#[tokio::test]
async fn an_instance_that_does_not_tell_its_languages_shows_pages_all_the_same_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let fault = fake_zitadel::Fault::Status { status: 500 };
    stack.zitadel().stand_in().fail_next("GET /v2/settings", fault, 1);
    let page = stack.browser_in("de").visit("/auth/login").await;
    page.assert_screen(200, "/login");
    assert_eq!(language(&page), "de", "{page}");
}
