//! Every screen in the states that matter, with values that are awkward to show.

mod accounts;
mod device;
mod steps;

use super::{PageSettings, again, languages, problem, screen};
use crate::error::Kind;
use crate::i18n::{Languages, Locale};
use crate::outcome::{
    Field, Form, LoginScreen, LogoutScreen, PasswordRule, PasswordRuleKind, Screen, SignedOutScreen,
    SignupScreen, Text, VerifyScreen,
};

/// Ends attributes and elements, leaves ASCII, turns the reading direction.
pub const AWKWARD: &str =
    "\"'><script>alert(1)</script>&amp; Zoë Müßig \u{1f469}\u{200d}\u{1f680} שלום \u{202e}abc {{ x }}";

fn form(action: &str) -> Form {
    Form {
        action: action.to_owned(),
        flow: "f-1".to_owned(),
        csrf: "c+/=".to_owned(),
        targets: vec!["https://app.example.com".to_owned()],
    }
}

fn application() -> String {
    "https://app.example.com/".to_owned()
}

pub(crate) fn login() -> LoginScreen {
    LoginScreen {
        form: form("/login"),
        signup: Some("/signup?flow=f-1&x=1".to_owned()),
        reset: Some("/login/password/reset?flow=f-1".to_owned()),
        application: application(),
        ..LoginScreen::default()
    }
}

pub(crate) fn signup() -> SignupScreen {
    let kinds = [
        PasswordRuleKind::MinLength(8),
        PasswordRuleKind::MaxLength(72),
        PasswordRuleKind::Lowercase,
        PasswordRuleKind::Uppercase,
        PasswordRuleKind::Digit,
        PasswordRuleKind::Symbol,
    ];
    SignupScreen {
        form: form("/signup"),
        rules: kinds.map(|kind| PasswordRule { kind, broken: false }).to_vec(),
        login: "/login?flow=f-1".to_owned(),
        terms: Some("https://example.com/terms".to_owned()),
        privacy: Some("https://example.com/privacy?a=1&b=2".to_owned()),
        application: application(),
        ..SignupScreen::default()
    }
}

pub(crate) fn verify() -> VerifyScreen {
    VerifyScreen {
        form: form("/signup/verify"),
        email: Some("anna.muster@example.com".to_owned()),
        resend: true,
        application: application(),
        ..VerifyScreen::default()
    }
}

pub(crate) fn logout() -> LogoutScreen {
    LogoutScreen {
        form: form("/logout"),
        login_name: Some("anna.muster@example.com".to_owned()),
        accounts: Vec::new(),
        application: application(),
    }
}

pub(crate) fn signed_out() -> SignedOutScreen {
    SignedOutScreen { incomplete: false, login: "https://app.example.com/auth/login".to_owned() }
}

fn wrong(value: &str, id: &'static str) -> Field {
    Field { value: value.to_owned(), error: Some(Text::new(id)) }
}

/// Every sample and every failure as a page: its name and its HTML.
pub fn rendered(settings: &PageSettings, locale: Locale) -> askama::Result<Vec<(String, String)>> {
    let restart = Some("https://app.example.com/auth/login?a=1&b=\"");
    let mut pages = vec![("again".to_owned(), again(settings, locale)?)];
    let address = "https://auth.example.com/login?flow=f-1&lang=";
    pages.push(("languages".to_owned(), languages(address, settings, locale, Languages::ALL)?));
    for (name, sample) in all() {
        pages.push((name.to_owned(), screen(&sample, settings, locale, Languages::ALL)?));
    }
    for kind in Kind::ALL {
        for restart in [restart, None] {
            pages.push((format!("{kind:?}"), problem(kind, AWKWARD, restart, settings, locale)?));
        }
    }
    Ok(pages)
}

/// Every screen and state, with a name for it.
pub fn all() -> Vec<(&'static str, Screen)> {
    let login_refused = LoginScreen {
        login_name: Field::kept("anna@example.com"),
        message: Some(Text::new("login-refused")),
        passkey: true,
        ..login()
    };
    let login_awkward = LoginScreen {
        login_name: wrong(AWKWARD, "login-name-too-long"),
        password: wrong("", "password-missing"),
        ..login()
    };
    let login_bare = LoginScreen { signup: None, reset: None, application: String::new(), ..login() };
    let mut signup_faulty = SignupScreen {
        given_name: Field::kept(AWKWARD),
        family_name: wrong("", "family-name-missing"),
        email: wrong("anna@", "email-invalid"),
        password: wrong("", "password-rules-broken"),
        ..signup()
    };
    for rule in &mut signup_faulty.rules[..4] {
        rule.broken = true;
    }
    let mut signup_weak = SignupScreen {
        given_name: Field::kept("Anna"),
        family_name: Field::kept("Muster"),
        email: Field::kept("anna@example.com"),
        password: wrong("", "password-rules-broken"),
        privacy: None,
        ..signup()
    };
    signup_weak.rules[0].broken = true;
    let signup_down =
        SignupScreen { message: Some(Text::new("try-again")), terms: None, ..signup_weak.clone() };
    let signup_bare = SignupScreen { rules: Vec::new(), terms: None, privacy: None, ..signup() };
    let verify_refused = VerifyScreen { code: wrong("AB12CD", "code-refused"), ..verify() };
    let verify_sent =
        VerifyScreen { message: Some(Text::new("code-sent")), email: Some(AWKWARD.to_owned()), ..verify() };
    let verify_hint = VerifyScreen {
        login: Some("/login?flow=f-1".to_owned()),
        code: wrong("", "code-missing"),
        email: None,
        resend: false,
        ..verify()
    };
    let invite = VerifyScreen {
        form: form("/signup/invite"),
        invitation: Some("/signup/invite/new".to_owned()),
        email: None,
        resend: false,
        ..verify()
    };
    let invite_refused = VerifyScreen { code: wrong("AB12CD", "invite-refused"), ..invite.clone() };
    let signup_keys = SignupScreen { passkey: true, ..signup() };
    let signup_unticked = SignupScreen {
        given_name: Field::kept(AWKWARD),
        family_name: Field::kept("Muster"),
        email: Field::kept("anna@example.com"),
        password_off: true,
        passkey: true,
        accept_terms: wrong("", "terms-missing"),
        accept_privacy: Field::kept("1"),
        ..signup()
    };
    let logout_awkward =
        LogoutScreen { login_name: Some(AWKWARD.to_owned()), application: String::new(), ..logout() };
    let mut all = vec![
        ("login", login().into()),
        ("login-refused", login_refused.into()),
        ("login-awkward", login_awkward.into()),
        ("login-bare", login_bare.into()),
        ("signup", signup().into()),
        ("signup-faulty", signup_faulty.into()),
        ("signup-weak", signup_weak.into()),
        ("signup-down", signup_down.into()),
        ("signup-bare", signup_bare.into()),
        ("signup-passkey", signup_keys.into()),
        ("signup-unticked", signup_unticked.into()),
        ("invite", invite.into()),
        ("invite-refused", invite_refused.into()),
        ("verify", verify().into()),
        ("verify-refused", verify_refused.into()),
        ("verify-sent", verify_sent.into()),
        ("verify-hint", verify_hint.into()),
        ("logout", logout().into()),
        ("logout-awkward", logout_awkward.into()),
        ("logout-nobody", LogoutScreen { login_name: None, ..logout() }.into()),
        ("signed-out", signed_out().into()),
        ("signed-out-incomplete", SignedOutScreen { incomplete: true, ..signed_out() }.into()),
    ];
    all.extend(accounts::all());
    all.extend(steps::all());
    all.extend(device::all());
    all
}
