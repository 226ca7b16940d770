//! A sign-in under way: everything Zitadel says about it in this request, and what the policy makes of that.
//!
//! Each step of `login` and `signup` comes by here before it shows anything and after it has done anything. What is
//! read is the session (with the token of this browser's sealed cookie, which Zitadel verifies), the person, what they
//! have set up, and the settings of their organization, which are half a minute old at most: three calls, two where the
//! session holds a fresh second factor.

use crate::{
    app::Base,
    cookies::{
        SealError, SetCookie,
        flow::{Flow, Pending},
        sessions::Sessions,
    },
    policy::{self, Account, Factor, Facts, Freshness, Step},
    visit::Visit,
    zitadel::{
        AuthMethod, LoginSettings, PasswordExpiry, Person, Refusal, Session, SessionHandle, Zitadel,
        ZitadelError,
    },
};
use std::sync::Arc;

/// What is known of a sign-in under way.
pub struct Progress {
    /// The session, with its newest token.
    pub handle: SessionHandle,
    /// What was checked in it.
    pub session: Session,
    /// The person.
    pub person: Person,
    /// What they have set up; empty where the session holds a fresh second factor.
    pub methods: Vec<AuthMethod>,
    /// The login policy of their organization.
    pub settings: Arc<LoginSettings>,
    /// When passwords expire there.
    pub expiry: Arc<PasswordExpiry>,
}

impl Progress {
    /// Reads it from Zitadel. `None` where the session does not count: over, superseded in another tab, without a
    /// person, of somebody who is locked or deactivated, or whom the application does not accept.
    pub async fn load(
        zitadel: &Zitadel,
        handle: SessionHandle,
        flow: &Flow,
        freshness: &Freshness,
    ) -> Result<Option<Self>, ZitadelError> {
        match session(zitadel, &handle, flow).await? {
            Some(session) => Self::of_session(zitadel, handle, session, freshness).await,
            None => Ok(None),
        }
    }

    /// Reads what else there is to a session that was read a moment ago.
    pub async fn of_session(
        zitadel: &Zitadel,
        handle: SessionHandle,
        session: Session,
        freshness: &Freshness,
    ) -> Result<Option<Self>, ZitadelError> {
        let Some(user) = &session.user else { return Ok(None) };
        let (settings, expiry) = tokio::try_join!(
            zitadel.login_settings(&user.organization),
            zitadel.password_expiry(&user.organization)
        )?;
        let proved = session
            .second_factor_at
            .is_some_and(|at| freshness.counts(at, settings.second_factor_lifetime()));
        let methods = async { if proved { Ok(Vec::new()) } else { zitadel.auth_methods(&user.id).await } };
        let (person, methods) = tokio::try_join!(zitadel.person(&user.id), methods)?;
        // Zitadel would answer the request for them all the same, and then refuse the code's exchange.
        let Some(person) = person.filter(|person| person.active) else { return Ok(None) };
        Ok(Some(Self { handle, session, person, methods, settings, expiry }))
    }

    /// That of the person whom a flow waits for.
    pub async fn of_flow(base: &Base, zitadel: &Zitadel, flow: &Flow) -> Result<Option<Self>, ZitadelError> {
        let Some(handle) = flow.pending.as_ref().and_then(Pending::handle) else {
            return Ok(None);
        };
        let freshness = flow.freshness(base.clock.now());
        let mut progress = Self::load(zitadel, handle, flow, &freshness).await?;
        // Zitadel's list lags behind what was set up a moment ago. That can only add a demand.
        let pending = flow.pending.as_ref();
        let enrolled = pending.and_then(|pending| pending.enrolled).map(Factor::method);
        let passkey = pending.filter(|pending| pending.new_passkey).map(|_| AuthMethod::Passkey);
        for method in enrolled.into_iter().chain(passkey) {
            if let Some(progress) = &mut progress
                && !progress.methods.contains(&method)
            {
                progress.methods.push(method);
            }
        }
        Ok(progress)
    }

    /// What is to be done next.
    pub fn next(&self, freshness: Freshness, signed_up: bool) -> Step {
        policy::next_step(&Facts {
            settings: &self.settings,
            expiry: &self.expiry,
            account: Some(Account { session: &self.session, person: &self.person, methods: &self.methods }),
            freshness,
            email_verification: true,
            signed_up,
        })
    }

    /// What is to be done next in this flow.
    pub fn next_in(&self, base: &Base, flow: &Flow) -> Step {
        let signed_up = flow.pending.as_ref().is_some_and(|pending| pending.signed_up);
        self.next(flow.freshness(base.clock.now()), signed_up)
    }

    /// The second factors that are set up, strongest first.
    pub fn enrolled(&self) -> Vec<Factor> {
        Factor::enrolled(&self.methods)
    }
}

/// Reads a session. `None` where it is over, superseded in another tab, or of nobody whom the application accepts.
pub async fn session(
    zitadel: &Zitadel,
    handle: &SessionHandle,
    flow: &Flow,
) -> Result<Option<Session>, ZitadelError> {
    match zitadel.session(handle).await {
        Ok(session) => {
            let accepted =
                session.user.as_ref().is_some_and(|user| flow.accepts(&user.id, &user.organization));
            Ok(Some(session).filter(|_| accepted))
        }
        Err(error) => match error.refusal() {
            Some(Refusal::SessionGone | Refusal::StaleSession) => Ok(None),
            _ => Err(error),
        },
    }
}

/// The path of the sign-in host where a flow goes on, whatever its next step is.
pub fn path_on(flow: &Flow) -> String {
    format!("/login/next?flow={}", flow.id())
}

/// Seals a flow whose session has a new token. An earlier sign-in that went on in it is remembered with that token, too,
/// or it would be lost when this flow is given up.
pub async fn keep(base: &Base, visit: &Visit, flow: &Flow) -> Result<Vec<SetCookie>, SealError> {
    let mut cookies = flow.keep(&visit.jar, &base.sealer).await?;
    if let Some(handle) = flow.pending.as_ref().and_then(Pending::handle) {
        let mut sessions = Sessions::open(&visit.jar, &base.sealer).await;
        if sessions.renew(&handle) {
            cookies.push(sessions.keep(&base.sealer).await?);
        }
    }
    Ok(cookies)
}
