//! The pages speak the browser's language.

use browser_kit::{Options, Visitor, test_with};
use harness::unique;

fn test_in(languages: &'static str, steps: impl AsyncFnOnce(&Visitor)) {
    test_with(Options { languages, ..Options::default() }, steps);
}

async fn language(visitor: &Visitor) -> String {
    visitor.script("return document.documentElement.lang").await.as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_german_browser_gets_german_pages() {
    test_in("de-AT,de", async |visitor| {
        visitor.go_to_sign_in().await;
        assert_eq!(language(visitor).await, "de");
        visitor.fill("E-Mail-Adresse oder Benutzername", &unique::email()).await;
        visitor.fill("Passwort", "nicht das Passwort").await;
        visitor.press("Anmelden").await;
        visitor.see("Name und Passwort passen nicht zusammen.").await;
        assert_eq!(language(visitor).await, "de");
        visitor.follow("Konto erstellen").await;
        visitor.see("Ihr Passwort braucht:").await;
        assert_eq!(language(visitor).await, "de");
    });
}

#[test]
fn a_browser_in_a_language_that_there_is_not_gets_english_pages() {
    test_in("eo", async |visitor| {
        visitor.go_to_sign_in().await;
        assert_eq!(language(visitor).await, "en");
        visitor.see("to continue to Drawbridge").await;
    });
}

#[test]
fn whoever_would_rather_read_another_language_chooses_it_once() {
    test_in("en", async |visitor| {
        visitor.go_to_sign_in().await;
        assert_eq!(language(visitor).await, "en");
        visitor.follow("Language: English").await;
        visitor.see("Choose your language").await;
        visitor.follow("Deutsch").await;
        visitor.see("Neu hier?").await;
        assert_eq!(language(visitor).await, "de");
        visitor.fill("E-Mail-Adresse oder Benutzername", &unique::email()).await;
        visitor.fill("Passwort", "nicht das Passwort").await;
        visitor.press("Anmelden").await;
        visitor.see("Name und Passwort passen nicht zusammen.").await;
        visitor.go_to_sign_in().await;
        assert_eq!(language(visitor).await, "de");
    });
}

/// Which way the page, its message and its fields run, and whether it scrolls sideways.
const DIRECTIONS: &str = "const way = (id) => getComputedStyle(document.getElementById(id)).direction; \
    const root = document.documentElement; \
    return [root.dir, way('alert'), way('login_name'), way('password'), root.scrollWidth > innerWidth]";

#[test]
fn an_arabic_browser_gets_pages_that_run_from_right_to_left_and_addresses_that_do_not() {
    test_in("ar-EG,ar", async |visitor| {
        visitor.go_to_sign_in().await;
        assert_eq!(language(visitor).await, "ar");
        browser_kit::gallery::set_width(visitor, 320).await;
        visitor.fill("البريد الإلكتروني أو اسم المستخدم", &unique::email()).await;
        visitor.fill("كلمة المرور", "not the password").await;
        visitor.press("تسجيل الدخول").await;
        visitor.see("الاسم وكلمة المرور غير متطابقين.").await;
        let seen = visitor.script(DIRECTIONS).await;
        assert_eq!(seen, serde_json::json!(["rtl", "rtl", "ltr", "ltr", false]));
    });
}
