//! What an organization's login policy demands before an authorization request may be answered.
//!
//! Zitadel enforces none of it: it issues a code for a session that holds nothing but a user. The pages are the
//! policy engine, and these are its rules.

use crate::zitadel::{AuthMethod, LoginSettings, Person, Session};
use time::{Duration, OffsetDateTime};

/// What is still missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demand {
    /// A new password, because an administrator wants one.
    NewPassword,
    /// A second factor, because the policy forces one or the person has one set up.
    SecondFactor,
    /// A verified e-mail address.
    VerifiedEmail,
}

/// The state of a sign-in, compared with the policy.
#[derive(Debug, Clone, Copy)]
pub struct SignIn<'a> {
    /// The organization's policy.
    pub settings: &'a LoginSettings,
    /// The person.
    pub person: &'a Person,
    /// What they have set up.
    pub methods: &'a [AuthMethod],
}

impl SignIn<'_> {
    /// What is missing after the password was checked a moment ago.
    pub fn after_password(&self) -> Option<Demand> {
        self.missing(false)
    }

    /// What is missing for an earlier session to be used again; `Err` if it must not be used at all. `max_age` is
    /// the application's wish in seconds (OpenID Connect Core section 3.1.2.1).
    pub fn of_session(
        &self,
        session: &Session,
        now: OffsetDateTime,
        max_age: Option<i64>,
    ) -> Result<(), Unusable> {
        if session.expires_at.is_some_and(|end| end <= now) {
            return Err(Unusable::Old);
        }
        let settings = self.settings;
        let fresh = |at: Option<OffsetDateTime>, lifetime: Duration| at.filter(|at| *at + lifetime > now);
        let password = fresh(session.password_at, settings.password_lifetime());
        let passkey = fresh(session.passkey_at, settings.passkey_lifetime());
        let intent = fresh(session.intent_at, settings.intent_lifetime());
        let second = fresh(session.second_factor_at, settings.second_factor_lifetime());
        let newest = [password, passkey, intent, second].into_iter().flatten().max();
        let Some(newest) = newest.filter(|_| password.or(passkey).or(intent).is_some()) else {
            return Err(Unusable::Old);
        };
        if max_age.is_some_and(|seconds| newest + Duration::seconds(seconds) <= now) {
            return Err(Unusable::Old);
        }
        let satisfied = passkey.is_some() || second.is_some() || (intent.is_some() && !settings.force_mfa);
        match self.missing(satisfied) {
            Some(demand) => Err(Unusable::Demands(demand)),
            None => Ok(()),
        }
    }

    fn missing(&self, second_factor: bool) -> Option<Demand> {
        let forced = self.settings.force_mfa || self.settings.force_mfa_local_only;
        let enrolled = self.methods.iter().any(|method| method.is_second_factor());
        if (forced || enrolled) && !second_factor {
            Some(Demand::SecondFactor)
        } else if self.person.password_change_required {
            Some(Demand::NewPassword)
        } else if !self.person.email_verified {
            Some(Demand::VerifiedEmail)
        } else {
            None
        }
    }
}

/// Why an earlier session does not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusable {
    /// Its checks are too old, or there are none.
    Old,
    /// Something is missing.
    Demands(Demand),
}

#[cfg(test)]
mod tests {
    use super::*;
    use AuthMethod::{Passkey, Password, Totp};

    const NOW: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;

    fn settings(extra: &str) -> LoginSettings {
        serde_json::from_str(&format!(
            r#"{{"passwordCheckLifetime":"864000s","externalLoginCheckLifetime":"864000s",
                "secondFactorCheckLifetime":"64800s","multiFactorCheckLifetime":"43200s"{extra}}}"#
        ))
        .unwrap()
    }

    fn person() -> Person {
        Person { id: "u \"<>ä".into(), email_verified: true, ..Person::default() }
    }

    #[allow(clippy::unnecessary_wraps, reason = "the fields it fills are optional")]
    fn ago(seconds: i64) -> Option<OffsetDateTime> {
        Some(NOW - Duration::seconds(seconds))
    }

    fn nothing() -> Session {
        Session {
            user: None,
            password_at: None,
            intent_at: None,
            passkey_at: None,
            second_factor_at: None,
            expires_at: None,
        }
    }

    fn with_password(seconds: i64) -> Session {
        Session { password_at: ago(seconds), ..nothing() }
    }

    fn verdict(
        extra: &str,
        methods: &[AuthMethod],
        session: &Session,
        max_age: Option<i64>,
    ) -> Result<(), Unusable> {
        let (settings, person) = (settings(extra), person());
        SignIn { settings: &settings, person: &person, methods }.of_session(session, NOW, max_age)
    }

    const OLD: Result<(), Unusable> = Err(Unusable::Old);
    const FACTOR: Result<(), Unusable> = Err(Unusable::Demands(Demand::SecondFactor));

    #[test]
    fn a_session_is_used_again_only_with_a_fresh_first_factor() {
        assert_eq!(verdict("", &[Password], &with_password(10), None), Ok(()));
        assert_eq!(verdict("", &[Password], &with_password(864_000), None), OLD);
        assert_eq!(verdict("", &[], &nothing(), None), OLD);
        let second_only = Session { second_factor_at: ago(1), ..nothing() };
        assert_eq!(verdict("", &[Totp], &second_only, None), OLD);
        let ended = Session { expires_at: Some(NOW), ..with_password(1) };
        assert_eq!(verdict("", &[], &ended, None), OLD);
    }

    #[test]
    fn max_age_counts_from_the_newest_check_and_zero_never_fits() {
        assert_eq!(verdict("", &[], &with_password(10), Some(11)), Ok(()));
        assert_eq!(verdict("", &[], &with_password(10), Some(10)), OLD);
        assert_eq!(verdict("", &[], &with_password(0), Some(0)), OLD);
    }

    #[test]
    fn a_second_factor_is_demanded_when_forced_or_set_up_and_a_passkey_is_one() {
        let forced = r#","forceMfa":true"#;
        let local = r#","forceMfaLocalOnly":true"#;
        assert_eq!(verdict(forced, &[Password], &with_password(1), None), FACTOR);
        assert_eq!(verdict("", &[Password, Totp], &with_password(1), None), FACTOR);
        assert_eq!(verdict("", &[Password, Passkey], &with_password(1), None), Ok(()));
        let both = Session { second_factor_at: ago(1), ..with_password(1) };
        assert_eq!(verdict(forced, &[Password, Totp], &both, None), Ok(()));
        let stale = Session { second_factor_at: ago(64_800), ..with_password(1) };
        assert_eq!(verdict(forced, &[Password, Totp], &stale, None), FACTOR);
        let passkey = Session { passkey_at: ago(1), ..nothing() };
        assert_eq!(verdict(forced, &[Passkey], &passkey, None), Ok(()));
        let external = Session { intent_at: ago(1), ..nothing() };
        assert_eq!(verdict(local, &[], &external, None), Ok(()));
        assert_eq!(verdict(forced, &[], &external, None), FACTOR);
    }

    #[test]
    fn a_new_password_and_a_verified_address_are_demanded_in_this_order() {
        let settings = settings("");
        let mut person = Person { email_verified: false, password_change_required: true, ..person() };
        let demand =
            |person: &Person| SignIn { settings: &settings, person, methods: &[Password] }.after_password();
        assert_eq!(demand(&person), Some(Demand::NewPassword));
        person.password_change_required = false;
        assert_eq!(demand(&person), Some(Demand::VerifiedEmail));
        person.email_verified = true;
        assert_eq!(demand(&person), None);
    }
}
