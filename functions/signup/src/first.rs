//! The first way to sign in of somebody who has none: after a sign-up without a password, after an invitation, or when one
//! of them was given up half-way.
//!
//! That a code proved their mailbox lies in the browser's sealed cookie. It counts only as long as Zitadel says, in the very
//! request, that they have nothing to sign in with: an old cookie adds no way into anybody's account.

pub(crate) mod choose;
pub(crate) mod passkey;
pub(crate) mod password;

use crate::{State, error::SignupError};
use shared::{
    app::Reply,
    config::join,
    cookies::flow::Flow,
    outcome::{Form, Outcome, Screen},
    progress,
    visit::Visit,
    zitadel::{AuthMethod, LoginSettings, Person},
};
use std::sync::Arc;

/// What can be set up here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Passkey,
    Password,
}

/// Somebody who proved their mailbox and has nothing to sign in with.
pub(crate) struct First {
    flow: Flow,
    person: Person,
    settings: Arc<LoginSettings>,
}

impl First {
    /// As Zitadel describes them now. `Err` with the flow where they can sign in already.
    pub(crate) async fn of(state: &State, mut flow: Flow) -> Result<Result<Self, Box<Flow>>, SignupError> {
        let pending = flow.pending.as_ref().filter(|pending| pending.proved);
        let new_passkey = pending.is_some_and(|pending| pending.new_passkey);
        let user = pending.and_then(|pending| pending.user.clone()).ok_or(SignupError::NoFlow)?;
        let (person, methods) =
            tokio::try_join!(state.zitadel.person(&user), state.zitadel.auth_methods(&user))?;
        let person = person.filter(|person| person.active).ok_or(SignupError::NoFlow)?;
        // The list lags, the person does not.
        let can =
            person.password_changed_at.is_some() || methods.into_iter().any(AuthMethod::is_first_factor);
        if can || new_passkey {
            return Ok(Err(Box::new(flow)));
        }
        let settings = state.zitadel.login_settings(&person.organization).await?;
        flow.organization.clone_from(&person.organization);
        if let Some(pending) = &mut flow.pending {
            pending.describe(&person);
        }
        Ok(Ok(Self { flow, person, settings }))
    }

    /// What the policy lets them set up.
    fn ways(&self) -> Vec<Way> {
        let ways = [
            (self.settings.allows_passkeys(), Way::Passkey),
            (self.settings.allow_username_password, Way::Password),
        ];
        ways.into_iter().filter_map(|(on, way)| on.then_some(way)).collect()
    }

    /// To what they wish for, to the only way, or to the choice.
    pub(crate) async fn go_on(self, state: &State, visit: &Visit) -> Result<Reply, SignupError> {
        let ways = self.ways();
        let wish = self.flow.pending.as_ref().is_some_and(|pending| pending.wants_passkey);
        match ways.as_slice() {
            [] => Err(SignupError::NoWayToSignIn),
            [Way::Password] => password::begin(state, visit, &self).await,
            [Way::Passkey] => passkey::ask(state, visit, self).await,
            _ if wish => passkey::ask(state, visit, self).await,
            _ => choose::begin(state, visit, &self).await,
        }
    }

    /// The page of the choice, where there is one.
    fn choice(&self) -> Option<String> {
        (self.ways().len() > 1).then(|| path(choose::PATH, &self.flow))
    }
}

/// On from where this browser's flow stands.
pub(crate) async fn resume(state: &State, visit: &Visit, flow: Flow) -> Result<Reply, SignupError> {
    match First::of(state, flow).await? {
        Ok(first) => first.go_on(state, visit).await,
        Err(flow) => onward(state, visit, *flow).await,
    }
}

/// They can sign in already: with a session of this flow the sign-in pages finish it, without one they begin.
async fn onward(state: &State, visit: &Visit, flow: Flow) -> Result<Reply, SignupError> {
    let pending = flow.pending.as_ref();
    if pending.is_some_and(|pending| pending.session.is_some()) {
        return Ok(Reply::new(Outcome::Go(join(&state.base.origins.auth, &progress::path_on(&flow)))));
    }
    if pending.is_some_and(|pending| pending.new_passkey) {
        return passkey::sign_in(state, visit, flow).await;
    }
    Ok(Reply::new(Outcome::Go(state.base.origins.start())))
}

/// The flow that an address or a form names.
async fn open(state: &State, visit: &mut Visit, id: &str) -> Result<Flow, SignupError> {
    let flow = Flow::open(&visit.jar, &state.base.sealer, id).await.ok_or(SignupError::NoFlow)?;
    visit.presentation = visit.presentation.prefer(&flow.ui_locales);
    Ok(flow)
}

fn path(page: &str, flow: &Flow) -> String {
    format!("{page}?flow={}", flow.id())
}

/// To a page, whose screen JSON gets at once.
async fn to(
    state: &State,
    visit: &Visit,
    flow: &Flow,
    page: &str,
    screen: Screen,
) -> Result<Reply, SignupError> {
    let cookies = flow.keep(&visit.jar, &state.base.sealer).await?;
    Ok(Reply::new(Outcome::Continue { path: path(page, flow), screen: Box::new(screen) }).with(cookies))
}

fn form(state: &State, flow: &Flow, page: &str) -> Form {
    let origins = &state.base.origins;
    let mut targets = vec![flow.redirect_origin.clone(), origins.app_origin(), origins.handler_origin()];
    targets.push(state.zitadel.origin());
    targets.extend(origins.allowed.iter().cloned());
    targets.retain(|target| !target.is_empty());
    targets.dedup();
    Form { action: page.into(), flow: flow.id(), csrf: flow.csrf(), targets }
}
