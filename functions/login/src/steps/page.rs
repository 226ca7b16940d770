//! The pages of the steps: where each lies, when it may be shown, and what it shows.

use super::Stand;
use crate::{State, error::LoginError};
use shared::{
    cookies::flow::{Flow, Purpose},
    outcome::{
        CodeKind, CodeScreen, EnrolTotpScreen, FactorsPurpose, FactorsScreen, Field, Form, NewPasswordScreen,
        PasswordReason, PasswordRule, PhoneScreen, Screen, WebAuthnScreen,
    },
    policy::{Change, Factor, Step},
    web_authn::CeremonyKind,
    zitadel::{LoginSettings, PasswordComplexity},
};

/// A page between the first check and the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Page {
    /// A code of a second factor.
    Code(Factor),
    /// Which second factor to prove.
    Factors,
    /// Which second factor to set up.
    Enrol,
    /// An authenticator application is set up.
    EnrolTotp,
    /// A security key is set up.
    EnrolU2f,
    /// A passkey is set up.
    EnrolPasskey,
    /// The number that codes are to go to.
    EnrolPhone,
    /// The code that proves the number.
    EnrolPhoneCode,
    /// A new password.
    ChangePassword,
}

impl Page {
    /// The page of a step; `None` for one that these pages do not offer.
    pub(crate) fn of_step(step: Step) -> Option<Self> {
        match step {
            Step::Factor(factor) => Some(Self::Code(factor)),
            Step::ChangePassword(_) => Some(Self::ChangePassword),
            Step::Enrol | Step::OfferEnrolment => Some(Self::Enrol),
            _ => None,
        }
    }

    /// Its path, without the flow.
    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::Code(Factor::U2f) => "/login/u2f",
            Self::Code(Factor::Totp) => "/login/totp",
            Self::Code(Factor::OtpEmail) => "/login/otp-email",
            Self::Code(Factor::OtpSms) => "/login/otp-sms",
            Self::Factors => "/login/factors",
            Self::Enrol => "/login/enrol",
            Self::EnrolTotp => "/login/enrol/totp",
            Self::EnrolU2f => "/login/enrol/u2f",
            Self::EnrolPasskey => "/login/enrol/passkey",
            Self::EnrolPhone => "/login/enrol/phone",
            Self::EnrolPhoneCode => "/login/enrol/phone-code",
            Self::ChangePassword => "/login/password/change",
        }
    }

    /// Whether it may be shown, and its form taken, where the sign-in stands.
    pub(crate) fn is_open(self, stand: &Stand) -> bool {
        let proving = matches!(stand.step, Step::Factor(_));
        let enrolling = matches!(stand.step, Step::Enrol | Step::OfferEnrolment);
        let is_asked =
            |kind| stand.flow.pending.as_ref().is_some_and(|pending| pending.ceremony(kind).is_some());
        match self {
            Self::Code(Factor::U2f) => proving && is_asked(CeremonyKind::U2f),
            Self::Code(factor) => proving && stand.progress.enrolled().contains(&factor),
            Self::Factors => proving,
            Self::Enrol => enrolling,
            Self::EnrolTotp => {
                let drawn = stand.flow.pending.as_ref().is_some_and(|pending| pending.totp.is_some());
                enrolling && drawn && to_enrol(stand).contains(&Factor::Totp)
            }
            Self::EnrolU2f => {
                enrolling && is_asked(CeremonyKind::EnrolU2f) && to_enrol(stand).contains(&Factor::U2f)
            }
            Self::EnrolPasskey => enrolling && is_asked(CeremonyKind::EnrolPasskey) && takes_passkey(stand),
            Self::EnrolPhone => enrolling && to_enrol(stand).contains(&Factor::OtpSms),
            Self::EnrolPhoneCode => {
                enrolling
                    && stand.progress.person.phone.is_some()
                    && to_enrol(stand).contains(&Factor::OtpSms)
            }
            Self::ChangePassword => match stand.flow.purpose {
                Purpose::SignIn | Purpose::Invitation | Purpose::Device => {
                    matches!(stand.step, Step::ChangePassword(_))
                }
                Purpose::ChangePassword => {
                    matches!(stand.step, Step::ChangePassword(_) | Step::OfferEnrolment | Step::Finish)
                }
            },
        }
    }

    /// What it shows; `code` is one from a link.
    pub(crate) async fn screen(self, state: &State, stand: &Stand, code: &str) -> Result<Screen, LoginError> {
        let flow = &stand.flow;
        Ok(match self {
            Self::Code(Factor::U2f) => key_screen(state, flow, CeremonyKind::U2f).into(),
            Self::Code(factor) => {
                let mut screen = code_screen(state, flow, kind(factor));
                screen.code = Field::kept(Some(code).filter(|code| is_code(code)).unwrap_or_default());
                screen.into()
            }
            Self::Factors => {
                let factors = stand.progress.enrolled();
                factors_screen(state, flow, self, FactorsPurpose::Prove, factors).into()
            }
            Self::Enrol => {
                let purpose = match stand.step {
                    Step::OfferEnrolment => FactorsPurpose::Offer,
                    _ => FactorsPurpose::Enrol,
                };
                let mut screen = factors_screen(state, flow, self, purpose, to_enrol(stand));
                screen.passkey = takes_passkey(stand);
                screen.into()
            }
            Self::EnrolTotp => totp_screen(state, flow).into(),
            Self::EnrolU2f => new_key_screen(state, flow, CeremonyKind::EnrolU2f).into(),
            Self::EnrolPasskey => new_key_screen(state, flow, CeremonyKind::EnrolPasskey).into(),
            Self::EnrolPhone => {
                let phone = stand.progress.person.phone.clone().unwrap_or_default();
                phone_screen(state, flow, &phone).into()
            }
            Self::EnrolPhoneCode => code_screen(state, flow, CodeKind::Phone).into(),
            Self::ChangePassword => change_screen(state, stand).await?.into(),
        })
    }
}

/// What the policy lets this person set up here.
pub(crate) fn to_enrol(stand: &Stand) -> Vec<Factor> {
    let possible = |factor: &Factor| {
        factor.is_allowed(&stand.progress.settings)
            && match factor {
                Factor::U2f | Factor::Totp | Factor::OtpSms => true,
                Factor::OtpEmail => stand.progress.person.email_verified,
            }
    };
    Factor::ALL.into_iter().filter(possible).collect()
}

/// Whether a passkey may be set up here.
pub(crate) fn takes_passkey(stand: &Stand) -> bool {
    stand.progress.settings.takes_passkey_as_factor()
}

/// Whether there is anything to set up.
pub(crate) fn can_enrol(stand: &Stand) -> bool {
    takes_passkey(stand) || !to_enrol(stand).is_empty()
}

fn kind(factor: Factor) -> CodeKind {
    match factor {
        Factor::OtpEmail => CodeKind::OtpEmail,
        Factor::OtpSms => CodeKind::OtpSms,
        Factor::Totp | Factor::U2f => CodeKind::Totp,
    }
}

fn path(flow: &Flow, page: Page) -> String {
    format!("{}?flow={}", page.path(), flow.id())
}

fn login(flow: &Flow) -> String {
    format!("/login?flow={}", flow.id())
}

/// Where a form may lead: browsers hold every hop of the way back against this list.
pub(crate) fn targets(state: &State, flow: &Flow) -> Vec<String> {
    let mut targets = vec![flow.redirect_origin.clone()];
    targets.extend(home(state));
    targets
}

/// Where a form without a flow may lead: to the application's start, and from there wherever a sign-in leads.
pub(crate) fn home(state: &State) -> Vec<String> {
    let origins = &state.base.origins;
    let mut targets = vec![origins.app_origin(), origins.handler_origin(), state.zitadel.origin()];
    targets.extend(origins.allowed.iter().cloned());
    targets.dedup();
    targets
}

fn form(state: &State, flow: &Flow, page: Page) -> Form {
    Form { action: page.path().into(), flow: flow.id(), csrf: flow.csrf(), targets: targets(state, flow) }
}

/// Zitadel's codes are letters and digits; what else comes in a link is not repeated.
fn is_code(code: &str) -> bool {
    (1..=20).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The page for a code, from the flow alone: for when Zitadel is down.
pub(crate) fn code_screen(state: &State, flow: &Flow, kind: CodeKind) -> CodeScreen {
    let pending = flow.pending.clone().unwrap_or_default();
    let (page, sent_to, sent) = match kind {
        CodeKind::Totp => (Page::Code(Factor::Totp), None, false),
        CodeKind::OtpEmail => {
            let sent = pending.challenged == Some(Factor::OtpEmail);
            (Page::Code(Factor::OtpEmail), Some(pending.email), sent)
        }
        CodeKind::OtpSms => {
            let sent = pending.challenged == Some(Factor::OtpSms);
            (Page::Code(Factor::OtpSms), Some(pending.phone), sent)
        }
        CodeKind::Phone => (Page::EnrolPhoneCode, Some(pending.phone), true),
    };
    CodeScreen {
        form: form(state, flow, page),
        kind,
        account: pending.account,
        sent_to,
        sent,
        code: Field::default(),
        message: None,
        factors: match kind {
            CodeKind::Phone => Some(path(flow, Page::Enrol)),
            _ => pending.several.then(|| path(flow, Page::Factors)),
        },
        login: login(flow),
        application: state.base.origins.start(),
    }
}

/// The page for a security key, from the flow alone.
pub(crate) fn key_screen(state: &State, flow: &Flow, kind: CeremonyKind) -> WebAuthnScreen {
    let pending = flow.pending.clone().unwrap_or_default();
    WebAuthnScreen {
        form: form(state, flow, Page::Code(Factor::U2f)),
        kind,
        options: pending.ceremony(kind).map(|ceremony| ceremony.options.clone()).unwrap_or_default(),
        account: pending.account,
        message: None,
        factors: pending.several.then(|| path(flow, Page::Factors)),
        password: None,
        login: login(flow),
        application: state.base.origins.start(),
    }
}

/// The page for a new key, from the flow alone.
pub(crate) fn new_key_screen(state: &State, flow: &Flow, kind: CeremonyKind) -> WebAuthnScreen {
    let mut screen = key_screen(state, flow, kind);
    let page = if kind == CeremonyKind::EnrolPasskey { Page::EnrolPasskey } else { Page::EnrolU2f };
    screen.form.action = page.path().into();
    screen.factors = Some(path(flow, Page::Enrol));
    screen
}

/// The page for a passkey, from the flow alone. In place of a password it calls the person as they called themselves.
pub(crate) fn passkey_screen(state: &State, flow: &Flow) -> WebAuthnScreen {
    let mut screen = key_screen(state, flow, CeremonyKind::Passkey);
    screen.form.action = "/login/passkey".into();
    let ceremony = flow.pending.as_ref().and_then(|pending| pending.ceremony(CeremonyKind::Passkey));
    if let Some(ceremony) = ceremony.filter(|ceremony| !ceremony.account.is_empty()) {
        ceremony.account.clone_into(&mut screen.account);
        screen.password = Some(screen.login.clone());
    }
    screen
}

/// The choice of a factor.
pub(crate) fn factors_screen(
    state: &State,
    flow: &Flow,
    page: Page,
    purpose: FactorsPurpose,
    factors: Vec<Factor>,
) -> FactorsScreen {
    FactorsScreen {
        form: form(state, flow, page),
        purpose,
        factors,
        passkey: false,
        password: false,
        account: flow.pending.as_ref().map(|pending| pending.account.clone()).unwrap_or_default(),
        message: None,
        login: login(flow),
        application: state.base.origins.start(),
    }
}

/// The authenticator application that is being set up in this flow.
pub(crate) fn totp_screen(state: &State, flow: &Flow) -> EnrolTotpScreen {
    let uri = flow.pending.as_ref().and_then(|pending| pending.totp.clone()).unwrap_or_default();
    let (_, query) = uri.split_once('?').unwrap_or_default();
    let secret = query.split('&').find_map(|part| part.strip_prefix("secret=")).unwrap_or_default();
    EnrolTotpScreen {
        form: form(state, flow, Page::EnrolTotp),
        secret: secret.to_owned(),
        uri,
        code: Field::default(),
        message: None,
        factors: Some(path(flow, Page::Enrol)),
        application: state.base.origins.start(),
    }
}

/// The number that codes are to go to.
pub(crate) fn phone_screen(state: &State, flow: &Flow, phone: &str) -> PhoneScreen {
    PhoneScreen {
        form: form(state, flow, Page::EnrolPhone),
        phone: Field::kept(phone),
        message: None,
        factors: Some(path(flow, Page::Enrol)),
        application: state.base.origins.start(),
    }
}

/// A new password, with the rules of the person's organization.
async fn change_screen(state: &State, stand: &Stand) -> Result<NewPasswordScreen, LoginError> {
    let complexity = state.zitadel.password_complexity(&stand.progress.person.organization).await?;
    let reason = match stand.step {
        Step::ChangePassword(Change::Required) => PasswordReason::Required,
        Step::ChangePassword(Change::Expired) => PasswordReason::Expired,
        _ => PasswordReason::Wish,
    };
    Ok(NewPasswordScreen {
        form: form(state, &stand.flow, Page::ChangePassword),
        reason,
        account: Some(stand.progress.person.shown_name().to_owned()),
        current: Some(Field::default()),
        rules: rules(&complexity),
        application: state.base.origins.start(),
        ..NewPasswordScreen::default()
    })
}

/// An organization's rules, none of them broken yet.
pub(crate) fn rules(complexity: &PasswordComplexity) -> Vec<PasswordRule> {
    complexity.rules().into_iter().map(|kind| PasswordRule { kind, broken: false }).collect()
}

/// The page of a forgotten password, if the policy offers it.
pub(crate) fn reset_path(flow: &Flow, settings: &LoginSettings) -> Option<String> {
    let offered = settings.allow_username_password && !settings.hide_password_reset;
    offered.then(|| format!("/login/password/reset?flow={}", flow.id()))
}
