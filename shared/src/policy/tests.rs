//! The rules as tables.

use super::*;
use AuthMethod::{Idp, OtpEmail, OtpSms, Passkey, Password, Totp, U2f, Unknown};

const NOW: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;
/// Zitadel's defaults.
const DEFAULTS: &str = r#""passwordCheckLifetime":"864000s","externalLoginCheckLifetime":"864000s",
    "secondFactorCheckLifetime":"64800s","multiFactorCheckLifetime":"43200s","allowUsernamePassword":true,
    "passkeysType":"PASSKEYS_TYPE_ALLOWED","allowExternalIdp":true,
    "secondFactors":["SECOND_FACTOR_TYPE_OTP","SECOND_FACTOR_TYPE_U2F"]"#;
const FORCE: &str = r#","forceMfa":true"#;
const LOCAL: &str = r#","forceMfaLocalOnly":true"#;
const OFFER: &str = r#","mfaInitSkipLifetime":"2592000s""#;

/// A case: everything that is usual unless a field says otherwise.
struct Case {
    settings: &'static str,
    expiry: &'static str,
    session: Session,
    methods: Vec<AuthMethod>,
    person: Person,
    max_age: Option<i64>,
    since: Option<OffsetDateTime>,
    email_verification: bool,
    signed_up: bool,
}

fn case() -> Case {
    Case {
        settings: "",
        expiry: "{}",
        session: session(),
        methods: vec![Password],
        person: Person { id: "u \"<>ä".into(), email_verified: true, ..Person::default() },
        max_age: None,
        since: None,
        email_verification: true,
        signed_up: false,
    }
}

fn session() -> Session {
    let user =
        crate::zitadel::SessionUser { id: "u".into(), login_name: "n".into(), organization: "o".into() };
    Session { user: Some(user), ..Session::default() }
}

#[allow(clippy::unnecessary_wraps, reason = "the fields it fills are optional")]
fn ago(seconds: i64) -> Option<OffsetDateTime> {
    Some(NOW - Duration::seconds(seconds))
}

fn password() -> Session {
    Session { password_at: ago(1), ..session() }
}

impl Case {
    fn step(&self) -> Step {
        let settings = settings(self.settings);
        let expiry: PasswordExpiry = serde_json::from_str(self.expiry).unwrap();
        next_step(&Facts {
            settings: &settings,
            expiry: &expiry,
            account: Some(Account { session: &self.session, person: &self.person, methods: &self.methods }),
            freshness: Freshness { now: NOW, max_age: self.max_age, since: self.since },
            email_verification: self.email_verification,
            signed_up: self.signed_up,
        })
    }
}

/// The defaults with these members besides or instead.
fn settings(extra: &str) -> LoginSettings {
    let read =
        |text: &str| -> serde_json::Map<_, _> { serde_json::from_str(&format!("{{{text}}}")).unwrap() };
    let mut settings = read(DEFAULTS);
    settings.extend(read(extra.trim_start_matches(',')));
    serde_json::from_value(settings.into()).unwrap()
}

#[track_caller]
fn table(rows: Vec<(&str, Case, Step)>) {
    for (name, case, expected) in rows {
        assert_eq!(case.step(), expected, "{name}");
    }
}

#[test]
fn which_sessions_may_be_used_again() {
    let totp = || vec![Password, Totp];
    let second = |session: Session| Session { second_factor_at: ago(1), ..session };
    let intent = || Session { intent_at: ago(1), ..session() };
    let passkey = || Session { passkey_at: ago(1), ..session() };
    let unverified = || Person { email_verified: false, ..case().person };
    table(vec![
        ("no user", Case { session: Session { user: None, ..password() }, ..case() }, Step::Name),
        (
            "expired",
            Case { session: Session { expires_at: Some(NOW), ..password() }, ..case() },
            Step::Password,
        ),
        ("no first factor", Case { session: session(), ..case() }, Step::Password),
        ("no expiry date", Case { session: password(), ..case() }, Step::Finish),
        (
            "TOTP set up, proved, required",
            Case { settings: FORCE, session: second(password()), methods: totp(), ..case() },
            Step::Finish,
        ),
        (
            "TOTP set up, not proved, required",
            Case { settings: FORCE, session: password(), methods: totp(), ..case() },
            Step::Factor(Factor::Totp),
        ),
        // The vendor's pages let these two pass. Whoever has set up a second factor means it.
        (
            "TOTP set up, not proved, not required",
            Case { session: password(), methods: totp(), ..case() },
            Step::Factor(Factor::Totp),
        ),
        (
            "password only, a security key set up, not required",
            Case { session: password(), methods: vec![Password, U2f], ..case() },
            Step::Factor(Factor::U2f),
        ),
        (
            "code by mail proved, required",
            Case { settings: FORCE, session: second(password()), methods: vec![OtpEmail], ..case() },
            Step::Finish,
        ),
        (
            "security key proved",
            Case { session: second(password()), methods: vec![U2f], ..case() },
            Step::Finish,
        ),
        (
            "several set up, one proved",
            Case { session: second(password()), methods: vec![Totp, OtpEmail, OtpSms], ..case() },
            Step::Finish,
        ),
        (
            "several set up, none proved: the strongest first",
            Case { session: password(), methods: vec![OtpSms, OtpEmail, Totp], ..case() },
            Step::Factor(Factor::Totp),
        ),
        ("password only, none set up, not required", Case { session: password(), ..case() }, Step::Finish),
        ("forced, none set up", Case { settings: FORCE, session: password(), ..case() }, Step::Enrol),
        (
            "forced for local sign-ins, none set up",
            Case { settings: LOCAL, session: password(), ..case() },
            Step::Enrol,
        ),
        (
            "forced for local sign-ins, passkey",
            Case { settings: LOCAL, session: passkey(), ..case() },
            Step::Finish,
        ),
        ("passkey alone", Case { session: passkey(), methods: vec![Passkey], ..case() }, Step::Finish),
        (
            "a passkey is the second factor that is required",
            Case { settings: FORCE, session: passkey(), methods: vec![Passkey, Totp], ..case() },
            Step::Finish,
        ),
        ("identity provider", Case { session: intent(), methods: vec![Idp], ..case() }, Step::Finish),
        (
            "identity provider, forced",
            Case { settings: FORCE, session: intent(), methods: vec![Idp], ..case() },
            Step::Enrol,
        ),
        (
            "identity provider, forced for local sign-ins",
            Case { settings: LOCAL, session: intent(), methods: vec![Idp], ..case() },
            Step::Finish,
        ),
        (
            "identity provider, forced and proved",
            Case { settings: FORCE, session: second(intent()), methods: vec![Idp, Totp], ..case() },
            Step::Finish,
        ),
        (
            "address not verified",
            Case { session: password(), person: unverified(), ..case() },
            Step::VerifyEmail,
        ),
        (
            "address not verified, which is not asked for",
            Case { session: password(), person: unverified(), email_verification: false, ..case() },
            Step::Finish,
        ),
    ]);
}

#[test]
fn when_a_second_factor_is_enforced() {
    let checked = |password, intent, passkey| Checked { password, intent, passkey, second: false };
    for (name, extra, checked, expected) in [
        ("nothing forced", "", checked(true, false, false), false),
        ("passkey, forced", FORCE, checked(false, false, true), false),
        ("passkey, forced for local", LOCAL, checked(false, false, true), false),
        ("passkey beats password", FORCE, checked(true, false, true), false),
        ("passkey beats identity provider", FORCE, checked(false, true, true), false),
        ("password, forced", FORCE, checked(true, false, false), true),
        ("identity provider, forced", FORCE, checked(false, true, false), true),
        ("nothing known, forced", FORCE, checked(false, false, false), true),
        ("password, forced for local", LOCAL, checked(true, false, false), true),
        ("identity provider, forced for local", LOCAL, checked(false, true, false), false),
        ("both, forced for local", LOCAL, checked(true, true, false), false),
        ("nothing known, forced for local", LOCAL, checked(false, false, false), false),
    ] {
        assert_eq!(enforces_second_factor(&settings(extra), checked), expected, "{name}");
    }
    let none = LoginSettings::default();
    assert!(!enforces_second_factor(&none, checked(true, false, false)), "no settings");
    let key_only: Session = Session { second_factor_at: ago(1), ..session() };
    assert_eq!(
        Case { session: key_only, settings: FORCE, ..case() }.step(),
        Step::Password,
        "a key without verification"
    );
}

#[test]
fn each_check_counts_as_long_as_the_policy_says() {
    let at = |password, intent, passkey, second| Session {
        password_at: password,
        intent_at: intent,
        passkey_at: passkey,
        second_factor_at: second,
        ..session()
    };
    let totp = || vec![Password, Totp];
    table(vec![
        ("password, just", Case { session: at(ago(863_999), None, None, None), ..case() }, Step::Finish),
        ("password, no more", Case { session: at(ago(864_000), None, None, None), ..case() }, Step::Password),
        (
            "identity provider, no more",
            Case { session: at(None, ago(864_000), None, None), methods: vec![Idp], ..case() },
            Step::IdentityProvider,
        ),
        (
            "passkey, just",
            Case { session: at(None, None, ago(43_199), None), methods: vec![Passkey], ..case() },
            Step::Finish,
        ),
        (
            "passkey, no more",
            Case { session: at(None, None, ago(43_200), None), methods: vec![Passkey, Password], ..case() },
            Step::Passkey,
        ),
        (
            "passkey over, password still good, forced",
            Case { session: at(ago(50_000), None, ago(43_200), None), settings: FORCE, ..case() },
            Step::Enrol,
        ),
        (
            "second factor, just",
            Case { session: at(ago(1), None, None, ago(64_799)), methods: totp(), ..case() },
            Step::Finish,
        ),
        (
            "second factor, no more",
            Case { session: at(ago(1), None, None, ago(64_800)), methods: totp(), ..case() },
            Step::Factor(Factor::Totp),
        ),
        (
            "a second factor keeps no password fresh",
            Case { session: at(ago(864_000), None, None, ago(1)), methods: totp(), ..case() },
            Step::Password,
        ),
        (
            "no lifetime at all, within the sign-in under way",
            Case {
                settings: r#","passwordCheckLifetime":"0s""#,
                session: at(ago(100), None, None, None),
                since: ago(105),
                ..case()
            },
            Step::Finish,
        ),
    ]);
}

#[test]
fn max_age_counts_from_the_first_factor_and_from_the_sign_in_under_way() {
    let with = |seconds, max_age, since| Case {
        session: Session { password_at: ago(seconds), second_factor_at: ago(0), ..session() },
        max_age: Some(max_age),
        since,
        ..case()
    };
    table(vec![
        ("younger", with(10, 11, None), Step::Finish),
        ("as old", with(10, 10, None), Step::Password),
        ("zero never fits", with(0, 0, None), Step::Password),
        ("zero fits what was checked since", with(100, 0, ago(100)), Step::Finish),
        ("but not what was checked before", with(100, 0, ago(80)), Step::Password),
        ("and not for longer than an hour", with(3600, 0, ago(3600)), Step::Password),
    ]);
}

#[test]
fn what_is_missing_is_asked_for_in_a_fixed_order() {
    let mut asked = Case {
        settings: FORCE,
        session: password(),
        methods: vec![Password, OtpEmail],
        person: Person { email_verified: false, password_change_required: true, ..case().person },
        ..case()
    };
    assert_eq!(asked.step(), Step::Factor(Factor::OtpEmail));
    asked.session.second_factor_at = ago(0);
    assert_eq!(asked.step(), Step::ChangePassword(Change::Required));
    asked.person.password_change_required = false;
    assert_eq!(asked.step(), Step::VerifyEmail);
    asked.person.email_verified = true;
    assert_eq!(asked.step(), Step::Finish);
    asked.session.second_factor_at = None;
    asked.methods = vec![Password];
    asked.person.email_verified = false;
    assert_eq!(asked.step(), Step::VerifyEmail, "before a factor is set up, which may need the address");
    asked.person.email_verified = true;
    assert_eq!(asked.step(), Step::Enrol);
}

#[test]
fn a_password_may_become_too_old_for_those_whom_it_let_in() {
    let days = 24 * 3600;
    let set = |seconds| Person { password_changed_at: ago(seconds), ..case().person };
    let expiry = r#"{"maxAgeDays":"90","expireWarnDays":"10"}"#;
    let change = Step::ChangePassword(Change::Expired);
    let intent = Session { intent_at: ago(1), ..session() };
    table(vec![
        ("just", Case { expiry, session: password(), person: set(90 * days - 1), ..case() }, Step::Finish),
        ("too old", Case { expiry, session: password(), person: set(90 * days), ..case() }, change),
        ("for ever", Case { session: password(), person: set(9000 * days), ..case() }, Step::Finish),
        (
            "another way in",
            Case { expiry, session: intent, person: set(9000 * days), ..case() },
            Step::Finish,
        ),
    ]);
}

#[test]
fn setting_up_a_second_factor_is_offered_after_a_password_until_declined() {
    let declined = |seconds| Person { mfa_skipped_at: ago(seconds), ..case().person };
    let offered = || Case { settings: OFFER, session: password(), ..case() };
    let intent = Session { intent_at: ago(1), ..session() };
    let passkey = Session { passkey_at: ago(1), ..session() };
    table(vec![
        ("never asked", offered(), Step::OfferEnrolment),
        ("declined", Case { person: declined(2_591_999), ..offered() }, Step::Finish),
        ("declined long ago", Case { person: declined(2_592_000), ..offered() }, Step::OfferEnrolment),
        ("lifetime zero", Case { settings: r#","mfaInitSkipLifetime":"0s""#, ..offered() }, Step::Finish),
        ("just signed up", Case { signed_up: true, ..offered() }, Step::Finish),
        ("identity provider", Case { session: intent, ..offered() }, Step::Finish),
        ("has a passkey", Case { methods: vec![Password, Passkey], ..offered() }, Step::Finish),
        (
            "only passkeys are allowed",
            Case {
                settings: r#","mfaInitSkipLifetime":"9s","secondFactors":[],
                    "multiFactors":["MULTI_FACTOR_TYPE_U2F_WITH_VERIFICATION"]"#,
                ..offered()
            },
            Step::OfferEnrolment,
        ),
        (
            "nothing is allowed",
            Case { settings: r#","mfaInitSkipLifetime":"9s","secondFactors":[]"#, ..offered() },
            Step::Finish,
        ),
        ("passkey", Case { session: passkey, ..offered() }, Step::Finish),
    ]);
}

#[test]
fn a_passkey_is_proved_where_a_second_factor_is_demanded_and_it_is_the_only_one() {
    const OFF: &str = r#","forceMfa":true,"passkeysType":"PASSKEYS_TYPE_NOT_ALLOWED""#;
    let both = || vec![Password, Passkey];
    let entered = || Case { settings: FORCE, session: password(), methods: both(), ..case() };
    let change = Person { password_change_required: true, ..case().person };
    table(vec![
        ("forced", entered(), Step::ProvePasskey),
        ("before a change of the password", Case { person: change, ..entered() }, Step::ProvePasskey),
        ("not forced", Case { settings: "", ..entered() }, Step::Finish),
        ("passkeys are off", Case { settings: OFF, ..entered() }, Step::Enrol),
        (
            "beside another factor",
            Case { methods: vec![Password, Passkey, Totp], ..entered() },
            Step::Factor(Factor::Totp),
        ),
        ("proved", Case { session: Session { passkey_at: ago(1), ..password() }, ..entered() }, Step::Finish),
    ]);
}

#[test]
fn whoever_has_a_factor_that_is_not_known_is_not_somebody_without_any() {
    let entered = |methods| Case { session: password(), methods, ..case() };
    table(vec![
        ("not forced", entered(vec![Password, Unknown]), Step::UnknownFactor),
        ("forced", Case { settings: FORCE, ..entered(vec![Password, Unknown]) }, Step::UnknownFactor),
        ("offered", Case { settings: OFFER, ..entered(vec![Password, Unknown]) }, Step::UnknownFactor),
        ("and a known one", entered(vec![Password, Unknown, Totp]), Step::Factor(Factor::Totp)),
        ("and a passkey", entered(vec![Password, Unknown, Passkey]), Step::ProvePasskey),
        (
            "a passkey was used",
            Case { session: Session { passkey_at: ago(1), ..session() }, ..entered(vec![Passkey, Unknown]) },
            Step::Finish,
        ),
    ]);
}

#[test]
fn before_anybody_is_known_one_says_who_one_is() {
    let (settings, expiry) = (LoginSettings::default(), PasswordExpiry::default());
    let facts = Facts {
        settings: &settings,
        expiry: &expiry,
        account: None,
        freshness: Freshness { now: NOW, max_age: None, since: None },
        email_verification: true,
        signed_up: false,
    };
    assert_eq!(next_step(&facts), Step::Name);
}
