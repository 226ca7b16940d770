//! A function with missing or malformed settings does not start, and names every fault without any value.

use events_kit::{FUNCTIONS, Function, Refusal, Settings};

async fn refusal(function: &str, settings: &Settings) -> Refusal {
    let refusal = Function::start(function, settings).await.refusal().await;
    let failed = refusal.exit.is_some_and(|status| !status.success()) || refusal.init_error.is_some();
    assert!(failed, "{function}: {refusal:?}");
    refusal
}

/// All that the function said: to Lambda and to its log.
fn said(refusal: &Refusal) -> String {
    let reported = refusal.init_error.as_ref().map(|error| error.body.as_str()).unwrap_or_default();
    format!("{}{reported}", refusal.output)
}

fn credential(function: &str) -> &'static str {
    match function {
        "login" | "signup" => "SERVICE_SECRET",
        "jwt-idp" => "JWT_IDP_SECRET",
        _ => "CLIENT_SECRET",
    }
}

#[tokio::test]
async fn missing_settings_are_all_named_at_once() {
    for function in FUNCTIONS {
        let required = ["AUTH_ORIGIN", "APP_ORIGIN", "ISSUER", "COOKIE_SECRET", credential(function)];
        let settings = required.iter().fold(Settings::complete(function), |rest, name| rest.without(name));
        let text = said(&refusal(function, &settings).await);
        for name in required {
            assert!(text.contains(name), "{function} does not name {name}: {text}");
        }
    }
}

#[tokio::test]
async fn malformed_settings_are_all_named_and_no_value_is_shown() {
    for function in FUNCTIONS {
        let settings = Settings::complete(function)
            .with("AUTH_ORIGIN", "http://s3cret.example.com")
            .with("APP_ORIGIN", "https://app.example.com/s3cret")
            .with("ISSUER", "https://user:s3cret@id.example.com/?s3cret")
            .with("ALLOWED_ORIGINS", "https://example.com,s3cret");
        let text = said(&refusal(function, &settings).await);
        for name in ["AUTH_ORIGIN", "APP_ORIGIN", "ISSUER", "ALLOWED_ORIGINS"] {
            assert!(text.contains(name), "{function} does not name {name}: {text}");
        }
        assert!(!text.contains("s3cret"), "{function} shows a value: {text}");
    }
}

#[tokio::test]
async fn malformed_secrets_are_all_named_and_no_value_is_shown() {
    for function in FUNCTIONS {
        let credential = credential(function);
        let settings = Settings::complete(function)
            .with_secret("COOKIE_SECRET", r#"{"keys":[{"id":"1","key":"s3cret"}]}"#)
            .with_secret(credential, r#"{"type":"serviceaccount","key":"s3cret","keyId":"s3cret"}"#);
        let text = said(&refusal(function, &settings).await);
        for name in ["COOKIE_SECRET", credential] {
            assert!(text.contains(name), "{function} does not name {name}: {text}");
        }
        assert!(!text.contains("s3cret"), "{function} shows a value: {text}");
    }
}

#[tokio::test]
async fn a_secret_that_is_not_there_is_named() {
    for function in FUNCTIONS {
        let credential = credential(function);
        let settings = Settings::complete(function).with(credential, "file:///nonexistent/s3cret");
        let text = said(&refusal(function, &settings).await);
        assert!(text.contains(credential), "{function}: {text}");
    }
}

#[tokio::test]
async fn the_key_of_an_application_is_no_key_of_a_service_user_and_the_other_way_round() {
    for (function, other, name, foreign) in [
        ("signup", "callback", "SERVICE_SECRET", "CLIENT_SECRET"),
        ("refresh", "login", "CLIENT_SECRET", "SERVICE_SECRET"),
    ] {
        let other = Settings::complete(other);
        let settings = Settings::complete(function).with(name, other.value(foreign));
        let text = said(&refusal(function, &settings).await);
        assert!(text.contains(name), "{function}: {text}");
        assert!(!text.contains("BEGIN RSA"), "{function} shows a key: {text}");
    }
}
