//! The screens between the first check and the end of a sign-in.

use super::{AWKWARD, application, form, signup, wrong};
use crate::outcome::{
    CodeKind, CodeScreen, EnrolTotpScreen, FactorsPurpose, FactorsScreen, Field, NewPasswordScreen,
    PasswordReason, PhoneScreen, ResetScreen, Screen, Text, WebAuthnScreen,
};
use crate::policy::Factor;
use crate::web_authn::{Ceremony, CeremonyKind};

fn code(kind: CodeKind) -> CodeScreen {
    CodeScreen {
        form: form("/login/otp-email"),
        kind,
        account: "anna.muster@example.com".to_owned(),
        sent_to: kind.is_sent().then(|| "anna.muster@example.com".to_owned()),
        sent: true,
        code: Field::default(),
        message: None,
        factors: Some("/login/factors?flow=f-1".to_owned()),
        login: "/login?flow=f-1".to_owned(),
        application: application(),
    }
}

fn factors(purpose: FactorsPurpose) -> FactorsScreen {
    FactorsScreen {
        form: form("/login/factors"),
        purpose,
        factors: Factor::ALL.to_vec(),
        passkey: purpose != FactorsPurpose::Prove,
        password: false,
        account: "anna.muster@example.com".to_owned(),
        message: None,
        login: "/login?flow=f-1".to_owned(),
        application: application(),
    }
}

fn web_authn(kind: CeremonyKind) -> WebAuthnScreen {
    let ids = ["AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8".to_owned()];
    WebAuthnScreen {
        form: form("/login/passkey"),
        kind,
        options: Ceremony::request(kind, "auth.example.com", "Y2hhbGxlbmdl", &ids).options,
        account: "anna.muster@example.com".to_owned(),
        message: None,
        factors: None,
        password: (kind == CeremonyKind::Passkey).then(|| "/login?flow=f-1".to_owned()),
        login: "/login?flow=f-1".to_owned(),
        application: application(),
    }
}

fn enrol_totp() -> EnrolTotpScreen {
    let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    EnrolTotpScreen {
        form: form("/login/enrol/totp"),
        uri: format!(
            "otpauth://totp/ZITADEL:anna.muster@example.com?algorithm=SHA1&digits=6&issuer=ZITADEL&period=30&secret={secret}"
        ),
        secret: secret.to_owned(),
        code: Field::default(),
        message: None,
        factors: Some("/login/enrol?flow=f-1".to_owned()),
        application: application(),
    }
}

fn phone() -> PhoneScreen {
    PhoneScreen {
        form: form("/login/enrol/phone"),
        phone: Field::default(),
        message: None,
        factors: Some("/login/enrol?flow=f-1".to_owned()),
        application: application(),
    }
}

fn reset() -> ResetScreen {
    ResetScreen {
        form: form("/login/password/reset"),
        login: "/login?flow=f-1".to_owned(),
        application: application(),
        ..ResetScreen::default()
    }
}

fn new_password() -> NewPasswordScreen {
    NewPasswordScreen {
        form: form("/login/password/change"),
        reason: PasswordReason::Required,
        account: Some("anna.muster@example.com".to_owned()),
        rules: signup().rules,
        application: application(),
        ..NewPasswordScreen::default()
    }
}

/// Every one of them, with a name for it.
pub(super) fn all() -> Vec<(&'static str, Screen)> {
    let unsent = CodeScreen { sent: false, ..code(CodeKind::OtpSms) };
    let code_awkward = CodeScreen {
        account: AWKWARD.to_owned(),
        sent_to: Some(AWKWARD.to_owned()),
        code: wrong("12345678", "code-refused"),
        ..code(CodeKind::OtpEmail)
    };
    let locked = CodeScreen { message: Some(Text::new("account-locked")), ..code(CodeKind::Totp) };
    let code_again = CodeScreen { message: Some(Text::new("code-sent")), ..code(CodeKind::OtpSms) };
    let down = FactorsScreen { message: Some(Text::new("try-again")), ..factors(FactorsPurpose::Offer) };
    let key_refused = WebAuthnScreen {
        account: AWKWARD.to_owned(),
        message: Some(Text::new("credential-refused")),
        factors: Some("/login/factors?flow=f-1".to_owned()),
        ..web_authn(CeremonyKind::U2f)
    };
    let new_passkey = WebAuthnScreen {
        factors: Some("/login/enrol?flow=f-1".to_owned()),
        ..web_authn(CeremonyKind::EnrolPasskey)
    };
    let passkey_too = WebAuthnScreen { password: None, ..web_authn(CeremonyKind::Passkey) };
    let totp_long = EnrolTotpScreen {
        uri: format!(
            "{}&x={}",
            enrol_totp().uri.replace("anna.muster", &"anna-".repeat(10)),
            "%C3%A4".repeat(3)
        ),
        code: wrong("", "code-missing"),
        factors: None,
        ..enrol_totp()
    };
    let phone_wrong = PhoneScreen { phone: wrong(AWKWARD, "phone-invalid"), ..phone() };
    let mut weak = NewPasswordScreen {
        reason: PasswordReason::Wish,
        current: Some(wrong("", "current-password-refused")),
        password: wrong("", "password-rules-broken"),
        again: wrong("", "password-mismatch"),
        ..new_password()
    };
    weak.rules[0].broken = true;
    let forgotten = NewPasswordScreen {
        reason: PasswordReason::Forgotten,
        account: Some(AWKWARD.to_owned()),
        code: Some(Field::default()),
        resend: true,
        login: Some("/login?flow=f-1".to_owned()),
        ..new_password()
    };
    let refused =
        NewPasswordScreen { code: Some(wrong("AB12CD", "code-refused")), account: None, ..forgotten.clone() };
    let first = NewPasswordScreen {
        reason: PasswordReason::First,
        factors: Some("/signup/method?flow=f-1".to_owned()),
        ..new_password()
    };
    let method = FactorsScreen {
        factors: Vec::new(),
        password: true,
        login: String::new(),
        ..factors(FactorsPurpose::First)
    };
    let again = ResetScreen { invitation: true, message: Some(Text::new("invite-sent")), ..reset() };
    vec![
        ("method", method.into()),
        ("new-password-first", first.into()),
        ("invite-again", again.into()),
        ("code-totp", code(CodeKind::Totp).into()),
        ("code-email", code(CodeKind::OtpEmail).into()),
        ("code-sms-unsent", unsent.into()),
        ("code-phone", code(CodeKind::Phone).into()),
        ("code-awkward", code_awkward.into()),
        ("code-locked", locked.into()),
        ("code-again", code_again.into()),
        ("factors", factors(FactorsPurpose::Prove).into()),
        ("enrol", factors(FactorsPurpose::Enrol).into()),
        ("enrol-down", down.into()),
        ("passkey", web_authn(CeremonyKind::Passkey).into()),
        ("u2f", key_refused.into()),
        ("enrol-u2f", web_authn(CeremonyKind::EnrolU2f).into()),
        ("enrol-passkey", new_passkey.into()),
        ("passkey-too", passkey_too.into()),
        ("enrol-totp", enrol_totp().into()),
        ("enrol-totp-long", totp_long.into()),
        ("phone", phone().into()),
        ("phone-wrong", phone_wrong.into()),
        ("reset", reset().into()),
        ("reset-code", ResetScreen { has_code: true, ..reset() }.into()),
        (
            "reset-awkward",
            ResetScreen { login_name: wrong(AWKWARD, "login-name-too-long"), ..reset() }.into(),
        ),
        ("new-password", new_password().into()),
        ("new-password-weak", weak.into()),
        ("new-password-forgotten", forgotten.into()),
        ("new-password-refused", refused.into()),
    ]
}
