//! What an organization's policies demand before an authorization request may be answered.
//!
//! Zitadel enforces none of it: it issues a code for a session that holds nothing but a user. The pages are the
//! policy engine, and these are its rules: [`next_step`] is asked on every GET and every POST, with what Zitadel says
//! in that very request. No address, no other tab and no replayed cookie leads past it.
//!
//! To add a demand: a variant of [`Step`], its rule in [`next_step`] at the place where it is to be asked, a row in
//! the tables of `policy/tests.rs`, and a module in `functions/login/src/steps` that shows it and takes its answer.

mod factor;
mod freshness;
#[cfg(test)]
mod tests;

pub use factor::Factor;
pub use freshness::Freshness;

use crate::zitadel::{AuthMethod, LoginSettings, PasswordExpiry, Person, Session};
use time::{Duration, OffsetDateTime};

/// What somebody who signs in has to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Say who they are: nobody is known, or the session does not count any more.
    Name,
    /// Enter the password: who it is is known, their earlier check has become too old.
    Password,
    /// Use a passkey, for the same reason.
    Passkey,
    /// Go to the identity provider, for the same reason.
    IdentityProvider,
    /// Prove this second factor. Another one that is set up does as well.
    Factor(Factor),
    /// Use the passkey as well: a second factor is demanded, and it is what they have.
    ProvePasskey,
    /// They have a second factor that these pages do not know, and no other.
    UnknownFactor,
    /// Set a new password.
    ChangePassword(Change),
    /// Verify the e-mail address.
    VerifyEmail,
    /// Set up a second factor, because the policy forces one.
    Enrol,
    /// Be asked whether to set one up; may be skipped.
    OfferEnrolment,
    /// Nothing: the authorization request may be answered.
    Finish,
}

/// Why a new password is demanded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// An administrator wants one.
    Required,
    /// The password is older than the policy allows.
    Expired,
}

/// Somebody with a session, as Zitadel describes them in this request.
#[derive(Debug, Clone, Copy)]
pub struct Account<'a> {
    /// The session.
    pub session: &'a Session,
    /// The person.
    pub person: &'a Person,
    /// What they have set up. May be left empty where the session holds a fresh second factor: it is not asked then.
    pub methods: &'a [AuthMethod],
}

/// Everything that decides the next step.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The login policy of the person's organization, else of the flow's.
    pub settings: &'a LoginSettings,
    /// When passwords expire there.
    pub expiry: &'a PasswordExpiry,
    /// Whose session it is; `None` before anybody is known.
    pub account: Option<Account<'a>>,
    /// What counts as recent.
    pub freshness: Freshness,
    /// Whether the e-mail address must be verified.
    pub email_verification: bool,
    /// The person made the account a moment ago: nothing optional is asked.
    pub signed_up: bool,
}

/// The next step. Pure: the same facts give the same step.
pub fn next_step(facts: &Facts<'_>) -> Step {
    let Some(account) = &facts.account else {
        return Step::Name;
    };
    let checked = Checked::of(account.session, facts.settings, &facts.freshness);
    if !checked.first() {
        return first_factor(account, facts.settings);
    }
    let enforced = enforces_second_factor(facts.settings, checked);
    let enrolled = Factor::enrolled(account.methods);
    if !checked.second()
        && let Some(factor) = enrolled.first()
    {
        return Step::Factor(*factor);
    }
    let passkey = account.methods.contains(&AuthMethod::Passkey) && facts.settings.allows_passkeys();
    // A newer Zitadel may know more kinds. Whoever has such a one is not somebody without any.
    let unknown = account.methods.contains(&AuthMethod::Unknown);
    if !checked.second() && passkey && (enforced || unknown) {
        return Step::ProvePasskey;
    }
    if !checked.second() && unknown {
        return Step::UnknownFactor;
    }
    if let Some(change) = change_of_password(account.person, facts, checked) {
        return Step::ChangePassword(change);
    }
    if facts.email_verification && !account.person.email_verified {
        return Step::VerifyEmail;
    }
    if enforced && !checked.second() {
        return Step::Enrol;
    }
    if !checked.second() && !passkey && offers_enrolment(account.person, facts, checked) {
        return Step::OfferEnrolment;
    }
    Step::Finish
}

/// Whether somebody with this session has proved who they are, recently enough.
pub fn is_proved(session: &Session, settings: &LoginSettings, freshness: &Freshness) -> bool {
    Checked::of(session, settings, freshness).first()
}

/// Which checks of a session still count.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "four independent facts")]
struct Checked {
    password: bool,
    intent: bool,
    passkey: bool,
    second: bool,
}

impl Checked {
    fn of(session: &Session, settings: &LoginSettings, freshness: &Freshness) -> Self {
        let counts =
            |at: Option<OffsetDateTime>, lifetime| at.is_some_and(|at| freshness.counts(at, lifetime));
        let ended = session.expires_at.is_some_and(|end| end <= freshness.now);
        // A second factor alone is no new sign-in.
        let firsts = [session.password_at, session.intent_at, session.passkey_at];
        let newest = firsts.into_iter().flatten().max();
        let alive = !ended && newest.is_some_and(|at| freshness.is_wanted(at)) && session.user.is_some();
        Self {
            password: alive && counts(session.password_at, settings.password_lifetime()),
            intent: alive && counts(session.intent_at, settings.intent_lifetime()),
            passkey: alive && counts(session.passkey_at, settings.passkey_lifetime()),
            second: alive && counts(session.second_factor_at, settings.second_factor_lifetime()),
        }
    }

    fn first(self) -> bool {
        self.password || self.intent || self.passkey
    }

    /// A passkey with user verification is two factors in one.
    fn second(self) -> bool {
        self.second || self.passkey
    }
}

/// Whether the policy demands a second factor after these checks.
fn enforces_second_factor(settings: &LoginSettings, checked: Checked) -> bool {
    let local_only = settings.force_mfa_local_only && checked.password && !checked.intent;
    !checked.passkey && (settings.force_mfa || local_only)
}

/// How somebody who is known proves again who they are.
fn first_factor(account: &Account<'_>, settings: &LoginSettings) -> Step {
    if account.session.user.is_none() {
        return Step::Name;
    }
    let has = |method| account.methods.contains(&method);
    match () {
        () if has(AuthMethod::Passkey) && settings.allows_passkeys() => Step::Passkey,
        () if has(AuthMethod::Password) && settings.allow_username_password => Step::Password,
        () if has(AuthMethod::Idp) && settings.allow_external_idp => Step::IdentityProvider,
        () => Step::Name,
    }
}

/// Only asked of whom the password let in.
fn change_of_password(person: &Person, facts: &Facts<'_>, checked: Checked) -> Option<Change> {
    if !checked.password {
        return None;
    }
    if person.password_change_required {
        return Some(Change::Required);
    }
    let age = facts.freshness.now - person.password_changed_at?;
    facts.expiry.max_age().filter(|max| age >= *max).map(|_| Change::Expired)
}

/// Offered after a password to whoever has no second factor and was not asked for as long as the policy says.
fn offers_enrolment(person: &Person, facts: &Facts<'_>, checked: Checked) -> bool {
    let lifetime = facts.settings.skip_lifetime();
    let skipped = person.mfa_skipped_at.is_some_and(|at| at + lifetime > facts.freshness.now);
    let possible = Factor::ALL.iter().any(|factor| factor.is_allowed(facts.settings))
        || facts.settings.takes_passkey_as_factor();
    checked.password && !facts.signed_up && lifetime > Duration::ZERO && possible && !skipped
}
