use super::{Format, Presentation};
use crate::error::Kind;
use crate::i18n::{Languages, Locale};
use crate::outcome::{Field, LoginScreen, Outcome, Text};
use crate::pages::{PageSettings, samples};
use axum::body::to_bytes;
use axum::response::Response;
use serde_json::{Value, json};

const PAGE: Presentation = presentation(Format::Page, Locale::De);
const JSON: Presentation = presentation(Format::Json, Locale::En);

const fn presentation(format: Format, locale: Locale) -> Presentation {
    Presentation { format, locale, chosen: false, languages: Languages::ALL }
}

async fn body(response: Response) -> String {
    String::from_utf8(to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap()
}

async fn value(response: Response) -> Value {
    serde_json::from_str(&body(response).await).unwrap()
}

fn refused() -> Outcome {
    let mut screen =
        LoginScreen { login_name: Field::kept("anna\"@example.com"), message: None, ..samples::login() };
    screen.password.refuse("password-missing");
    Outcome::show(screen)
}

#[tokio::test]
async fn a_screen_is_a_page_with_its_own_policy_and_status() {
    let response = PAGE.outcome(&PageSettings::default(), &refused());
    assert_eq!(response.status(), 422);
    let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "text/html; charset=utf-8");
    assert_eq!(header("content-language"), "de");
    assert_eq!(header("vary"), "Accept, Accept-Language, Cookie, Sec-Fetch-Mode");
    let policy = header("content-security-policy");
    assert!(policy.contains("form-action 'self' https://app.example.com;"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
    let html = body(response).await;
    assert!(html.contains("Geben Sie Ihr Passwort ein."), "{html}");
}

#[tokio::test]
async fn the_same_screen_in_json_says_the_same() {
    let response = JSON.outcome(&PageSettings::default(), &refused());
    assert_eq!(response.status(), 422);
    assert_eq!(response.headers()["content-type"], "application/json");
    let expected = json!({
        "screen": "login",
        "form": {"action": "/login", "flow": "f-1", "csrf": "c+/="},
        "fields": {
            "login_name": {"value": "anna\"@example.com"},
            "password": {"error": {"id": "password-missing", "text": "Enter your password."}},
        },
        "links": {
            "signup": "/signup?flow=f-1&x=1",
            "password_reset": "/login/password/reset?flow=f-1",
            "application": "https://app.example.com/",
        },
    });
    assert_eq!(value(response).await, expected);
}

#[tokio::test]
async fn no_presentation_gives_a_password_back() {
    let screen = || {
        let password = Field::kept("hunter2-☂");
        let signup = crate::outcome::SignupScreen { password: password.clone(), ..samples::signup() };
        [Outcome::show(LoginScreen { password, ..samples::login() }), Outcome::show(signup)]
    };
    for (presentation, outcome) in [PAGE, JSON].into_iter().flat_map(|p| screen().map(|outcome| (p, outcome)))
    {
        let body = body(presentation.outcome(&PageSettings::default(), &outcome)).await;
        assert!(!body.contains("hunter2"), "{body}");
    }
}

#[tokio::test]
async fn a_bad_day_keeps_the_form_and_says_when_to_come_back() {
    let screen = LoginScreen { message: Some(Text::new("try-again")), ..samples::login() };
    let outcome = Outcome::show(screen);
    for presentation in [PAGE, JSON] {
        let response = presentation.outcome(&PageSettings::default(), &outcome);
        assert_eq!(response.status(), 503);
        assert_eq!(response.headers()["retry-after"], "5");
        assert!(body(response).await.contains("f-1"));
    }
    let message = value(JSON.outcome(&PageSettings::default(), &outcome)).await["message"].clone();
    assert_eq!(message["kind"], "try_again", "{message}");
}

#[tokio::test]
async fn a_page_goes_by_303_and_json_by_a_location() {
    let outcome = Outcome::Go("https://app.example.com/auth/callback?code=1&state=2".to_owned());
    let response = PAGE.outcome(&PageSettings::default(), &outcome);
    assert_eq!(response.status(), 303);
    assert_eq!(response.headers()["location"], "https://app.example.com/auth/callback?code=1&state=2");
    assert_eq!(body(response).await, "");
    let response = JSON.outcome(&PageSettings::default(), &outcome);
    assert_eq!((response.status().as_u16(), response.headers().get("location")), (200, None));
    let expected = json!({"location": "https://app.example.com/auth/callback?code=1&state=2"});
    assert_eq!(value(response).await, expected);
}

#[tokio::test]
async fn the_next_step_is_a_redirect_for_a_page_and_the_screen_itself_in_json() {
    let screen = Box::new(samples::verify().into());
    let outcome = Outcome::Continue { path: "/signup/verify?flow=f-1".to_owned(), screen };
    let response = PAGE.outcome(&PageSettings::default(), &outcome);
    assert_eq!(
        (response.status().as_u16(), &response.headers()["location"]),
        (303, &"/signup/verify?flow=f-1".parse().unwrap())
    );
    let response = JSON.outcome(&PageSettings::default(), &outcome);
    assert_eq!(response.status(), 200);
    assert_eq!(value(response).await["screen"], "verify");
}

#[tokio::test]
async fn an_address_that_is_no_header_value_becomes_the_last_resort_page() {
    for url in ["https://app.example.com/\r\nset-cookie: a=b", "https://app.example.com/ü"] {
        let response = PAGE.outcome(&PageSettings::default(), &Outcome::Go(url.to_owned()));
        assert_eq!(response.status(), 500);
        assert!(!response.headers().contains_key("location"));
    }
}

#[tokio::test]
async fn a_problem_is_problem_json_with_a_way_back() {
    let restart = Some("https://app.example.com/auth/login");
    let response = JSON.problem(&PageSettings::default(), Kind::Unavailable, "ref\"1", restart);
    assert_eq!(response.status(), 503);
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    assert_eq!(response.headers()["retry-after"], "5");
    let expected = json!({
        "type": "urn:drawbridge:error:unavailable",
        "title": "Please try again in a moment",
        "status": 503,
        "detail": "The sign-in service isn’t answering right now. Nothing you did is lost.",
        "reference": "ref\"1",
        "location": "https://app.example.com/auth/login",
    });
    assert_eq!(value(response).await, expected);
}

#[tokio::test]
async fn every_kind_of_problem_has_its_status_in_both_presentations() {
    for kind in Kind::ALL {
        for presentation in [PAGE, JSON] {
            let response = presentation.problem(&PageSettings::default(), kind, "r", None);
            assert_eq!(response.status(), kind.status(), "{kind:?}");
            assert!(response.headers().contains_key("vary"));
        }
    }
}

#[tokio::test]
async fn the_rules_and_the_other_screens_have_the_documented_shape() {
    let shape = |screen| async {
        value(JSON.outcome(&PageSettings::default(), &Outcome::Show(Box::new(screen)))).await
    };
    let signup = shape(samples::signup().into()).await;
    let expected =
        json!({"rule": "min_length", "value": 8, "broken": false, "text": "At least 8 characters"});
    assert_eq!((&signup["screen"], &signup["rules"][0]), (&json!("signup"), &expected), "{signup}");
    let verify = shape(samples::verify().into()).await;
    assert_eq!((&verify["screen"], &verify["resend"]), (&json!("verify"), &json!(true)), "{verify}");
    assert_eq!(shape(samples::logout().into()).await["fields"], json!({}));
    let signed_out = json!({"screen": "signed_out", "incomplete": false, "links": {"login": "https://app.example.com/auth/login"}});
    assert_eq!(shape(samples::signed_out().into()).await, signed_out);
}
