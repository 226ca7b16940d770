//! Where a sign-in stands, and how it goes on: the one way from a check to the next page or to the end.
//!
//! Every page here is shown, and every form taken, only where Zitadel's state in this very request says so
//! ([`shared::policy::next_step`]); anything else leads to where the sign-in stands. So no order of requests gets past a
//! demand.
//!
//! To add a step: its [`Step`] and rule in `shared::policy`; its screen in `shared::outcome`, `pages` and
//! `presentation::json`; a [`Page`] with path, step and screen in `steps/page.rs`; a module here whose POST opens the form
//! with [`Posted::open`], does one thing at Zitadel, puts the session's new token into the flow, and ends with
//! [`go_on`]; a route in `lib.rs` and in `openapi.rs`.

pub(crate) mod change;
pub(crate) mod code;
pub(crate) mod enrol;
pub(crate) mod factors;
pub(crate) mod keys;
pub(crate) mod new_key;
mod page;
pub(crate) mod passkey;
pub(crate) mod phone;
mod replay;
pub(crate) mod totp;

pub(crate) use page::{Page, home, reset_path, rules, targets};
#[cfg(feature = "openapi")]
pub(crate) use {
    change::ChangeInput, code::CodeInput, factors::FactorInput, keys::KeyInput, phone::PhoneInput,
};

use crate::{State, error::LoginError, screen};
use axum::extract::Request;
use serde::de::DeserializeOwned;
use shared::{
    app::Reply,
    config::join,
    cookies::{
        flow::{Flow, Purpose},
        sessions::Sessions,
    },
    error::{Kind, RouteError},
    input,
    outcome::{Outcome, Screen, Text},
    policy::{Factor, Step},
    progress::{self, Progress},
    sign_in::{SignedIn, finish},
    verification,
    visit::Visit,
    web_authn::{Ceremony, CeremonyKind, relying_party},
    zitadel::{Challenge, Refusal, SessionHandle, ZitadelError},
};

/// A flow and where it stands.
pub(crate) struct Stand {
    pub(crate) flow: Flow,
    pub(crate) progress: Progress,
    pub(crate) step: Step,
}

impl Stand {
    /// Asks Zitadel. `None` where nobody is known in the flow, or their session does not count any more.
    pub(crate) async fn load(state: &State, flow: Flow) -> Result<Result<Self, Box<Flow>>, ZitadelError> {
        match Progress::of_flow(&state.base, &state.zitadel, &flow).await? {
            Some(progress) => Ok(Ok(Self::new(state, flow, progress))),
            None => Ok(Err(Box::new(flow))),
        }
    }

    /// For a form of which nothing can be kept: where the flow does not stand anywhere, or Zitadel is down, the browser is
    /// sent to where the flow goes on, and can ask there again.
    pub(crate) async fn of_form(state: &State, flow: Flow) -> Result<Result<Self, Reply>, LoginError> {
        let kept = flow.clone();
        match Self::load(state, flow).await.map_err(LoginError::from) {
            Ok(Ok(stand)) => Ok(Ok(stand)),
            Ok(Err(flow)) => Ok(Err(with_newest(state, &flow))),
            Err(error) if error.kind() == Kind::Unavailable => {
                tracing::error!(cause = shared::error::chain(&error), "Zitadel could not be asked");
                Ok(Err(with_newest(state, &kept)))
            }
            Err(error) => Err(error),
        }
    }

    /// From what was read in this request.
    pub(crate) fn new(state: &State, mut flow: Flow, progress: Progress) -> Self {
        if let Some(pending) = &mut flow.pending {
            pending.describe(&progress.person);
            pending.several = progress.enrolled().len() > 1;
        }
        let step = match progress.next_in(&state.base, &flow) {
            // Whoever wishes for a new password enters the current one on that very page, after a second factor.
            Step::Password if flow.purpose == Purpose::ChangePassword => {
                progress.enrolled().first().map_or(Step::Finish, |factor| Step::Factor(*factor))
            }
            step => step,
        };
        Self { flow, progress, step }
    }

    /// The user's id, as Zitadel gave it in this request.
    pub(crate) fn user(&self) -> &str {
        &self.progress.person.id
    }

    /// Takes a session's newest token.
    pub(crate) fn renew(&mut self, handle: SessionHandle) {
        if let Some(pending) = &mut self.flow.pending {
            pending.set_session(&handle);
        }
        self.progress.handle = handle;
    }

    /// Has a code sent, or a security key asked, in place of an earlier one.
    pub(crate) async fn challenge(&mut self, state: &State, factor: Factor) -> Result<(), LoginError> {
        if factor == Factor::U2f {
            return self.challenge_keys(state).await;
        }
        let handle = challenge(state, &self.flow, &self.progress.handle, factor).await?;
        self.renew(handle);
        if let Some(pending) = &mut self.flow.pending {
            pending.challenged = Some(factor);
        }
        Ok(())
    }
}

impl Stand {
    /// Has the security keys asked. Those of another host are of no use here: then another factor is to be chosen, or
    /// there is no way on.
    async fn challenge_keys(&mut self, state: &State) -> Result<(), LoginError> {
        let domain = relying_party(&state.base.origins);
        let asked = state.zitadel.challenge_keys(&self.progress.handle, domain, false).await;
        let (handle, asked) = match asked {
            Err(error) if error.refusal() == Some(Refusal::NotEnrolled) => {
                return Err(LoginError::Step(Step::Factor(Factor::U2f)));
            }
            asked => asked?,
        };
        self.renew(handle);
        if let Some(pending) = &mut self.flow.pending {
            let (challenge, ids) = (&asked.challenge, &asked.credentials);
            pending.ceremony = Some(Ceremony::request(CeremonyKind::U2f, domain, challenge, ids));
            pending.challenged = Some(Factor::U2f);
        }
        Ok(())
    }

    /// Whether a factor has to be challenged before its page is shown: codes when a form asked, keys unless they are
    /// asked already, which disturbs nobody.
    fn wants_challenge(&self, factor: Factor, by: By) -> bool {
        let pending = self.flow.pending.as_ref();
        match factor {
            Factor::OtpEmail | Factor::OtpSms => by == By::Form,
            Factor::U2f => pending.is_none_or(|pending| pending.ceremony(CeremonyKind::U2f).is_none()),
            Factor::Totp => false,
        }
    }
}

/// Has a code sent for a factor that is one.
async fn challenge(
    state: &State,
    flow: &Flow,
    handle: &SessionHandle,
    factor: Factor,
) -> Result<SessionHandle, ZitadelError> {
    // Zitadel fills the code in. The link pre-fills the page of this flow and redeems nothing.
    let path = format!("{}?flow={}&code={{{{.Code}}}}", Page::Code(Factor::OtpEmail).path(), flow.id());
    let url_template = join(&state.base.origins.auth, &path);
    let challenge = match factor {
        Factor::OtpSms => Challenge::OtpSms,
        _ => Challenge::OtpEmail { url_template: &url_template },
    };
    state.zitadel.challenge(handle, challenge).await
}

/// Whether the browser asked by sending a form: then codes are sent without further ado. Opening an address sends none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    Form,
    Address,
}

/// `GET /login/next`: to wherever the flow stands.
pub(crate) async fn next(state: &State, visit: &mut Visit) -> Result<Reply, LoginError> {
    if visit.is_prefetch() {
        return Err(LoginError::Prefetch);
    }
    let flow = match open(state, visit).await {
        // The same form, sent twice: its other answer has ended the flow and signed this browser in.
        Err(LoginError::NoFlow) if is_signed_in(state, visit).await => {
            return Ok(Reply::new(Outcome::Go(state.base.origins.start())));
        }
        flow => flow?,
    };
    stand_and_go_on(state, visit, flow, By::Address).await
}

/// Whether this browser has a session, which decides nothing by itself.
async fn is_signed_in(state: &State, visit: &Visit) -> bool {
    Sessions::open(&visit.jar, &state.base.sealer).await.iter().next().is_some()
}

/// A page of a step: shown if the sign-in stands there, else on to where it stands.
pub(crate) async fn show(state: &State, visit: &mut Visit, page: Page) -> Result<Reply, LoginError> {
    let flow = open(state, visit).await?;
    let stand = match Stand::load(state, flow).await? {
        Ok(stand) => stand,
        Err(flow) => return anew(state, visit, *flow).await,
    };
    if !page.is_open(&stand) {
        if visit.is_prefetch() {
            // Where it stands may be at the end.
            return Err(LoginError::Prefetch);
        }
        return go_on(state, visit, stand, By::Address).await;
    }
    let code = visit.param("code").unwrap_or_default().to_owned();
    let screen = page.screen(state, &stand, &code).await?;
    Ok(Reply::new(Outcome::Show(Box::new(screen))))
}

/// The flow that the address names.
pub(crate) async fn open(state: &State, visit: &mut Visit) -> Result<Flow, LoginError> {
    let id = visit.param("flow").ok_or(LoginError::NoFlow)?;
    let flow = Flow::open(&visit.jar, &state.base.sealer, id).await.ok_or(LoginError::NoFlow)?;
    visit.presentation = visit.presentation.prefer(&flow.ui_locales);
    Ok(flow)
}

/// A form of a flow.
pub(crate) trait Input: DeserializeOwned {
    /// Names the flow.
    fn flow(&self) -> &str;
    /// Proves that the form is ours.
    fn csrf(&self) -> &str;
}

/// A form that is ours, and its flow.
pub(crate) struct Posted<T> {
    pub(crate) input: T,
    pub(crate) flow: Flow,
}

impl<T: Input> Posted<T> {
    /// Reads the form, opens its flow, and compares its token.
    pub(crate) async fn open(state: &State, visit: &mut Visit, request: Request) -> Result<Self, LoginError> {
        let input: T = input::read(&state.base, visit, request).await?;
        let flow = Flow::open(&visit.jar, &state.base.sealer, input.flow()).await;
        let flow = flow.ok_or(LoginError::NoFlow)?;
        if !flow.is_csrf(input.csrf()) {
            return Err(LoginError::Csrf);
        }
        visit.presentation = visit.presentation.prefer(&flow.ui_locales);
        Ok(Self { input, flow })
    }
}

/// Reads where a flow stands and goes on from there.
pub(crate) async fn stand_and_go_on(
    state: &State,
    visit: &Visit,
    flow: Flow,
    by: By,
) -> Result<Reply, LoginError> {
    match Stand::load(state, flow).await? {
        Ok(stand) => go_on(state, visit, stand, by).await,
        Err(flow) => anew(state, visit, *flow).await,
    }
}

/// The same after something was done that cannot be done again: should Zitadel be down now, the flow goes on from the
/// address that the browser is sent to, with the session's new token.
pub(crate) async fn after(state: &State, visit: &Visit, flow: Flow) -> Result<Reply, LoginError> {
    match stand_and_go_on(state, visit, flow.clone(), By::Form).await {
        Err(error) if error.kind() == Kind::Unavailable => {
            tracing::error!(cause = shared::error::chain(&error), "a sign-in cannot go on just now");
            elsewhere(state, visit, &flow).await
        }
        result => result,
    }
}

/// Sends the browser to where the flow goes on. For what has cost its calls already.
pub(crate) async fn elsewhere(state: &State, visit: &Visit, flow: &Flow) -> Result<Reply, LoginError> {
    let cookies = progress::keep(&state.base, visit, flow).await?;
    Ok(Reply::new(Outcome::Go(join(&state.base.origins.auth, &progress::path_on(flow)))).with(cookies))
}

/// The same where nothing was done: no cookie is set, since another answer may have set a newer one.
pub(crate) fn with_newest(state: &State, flow: &Flow) -> Reply {
    Reply::new(Outcome::Go(join(&state.base.origins.auth, &progress::path_on(flow))))
}

/// Nobody is known in the flow: name and password.
pub(crate) async fn anew(state: &State, visit: &Visit, mut flow: Flow) -> Result<Reply, LoginError> {
    if matches!(flow.purpose, Purpose::ChangePassword | Purpose::Invitation) {
        return Ok(Reply::new(Outcome::Go(state.base.origins.start())).with([flow.remove()]));
    }
    // Nobody was found: it looks like somebody whose passkey is asked for.
    if passkey::is_asked(&flow) && flow.pending.as_ref().is_some_and(|pending| pending.session.is_none()) {
        return passkey::show(state, visit, &flow).await;
    }
    let name = flow.pending.take().map(|pending| pending.account).unwrap_or_default();
    again(state, visit, flow, name).await
}

/// To the sign-in page, with the name of whoever has to sign in again.
pub(crate) async fn again(
    state: &State,
    visit: &Visit,
    mut flow: Flow,
    name: String,
) -> Result<Reply, LoginError> {
    let settings = state.zitadel.login_settings(&flow.organization).await?;
    let screen = screen::login(state, &flow, &settings, &name);
    let path = format!("/login?flow={}&again=1", flow.id());
    flow.name = name;
    let cookies = flow.keep(&visit.jar, &state.base.sealer).await?;
    Ok(Reply::new(Outcome::Continue { path, screen: Box::new(screen.into()) }).with(cookies))
}

/// The one way on: to the next step's page, or, when there is none, to the end.
pub(crate) async fn go_on(
    state: &State,
    visit: &Visit,
    mut stand: Stand,
    by: By,
) -> Result<Reply, LoginError> {
    if stand.step == Step::OfferEnrolment && !page::can_enrol(&stand) {
        // What the policy allows may be nothing that these pages offer.
        stand.step = Step::Finish;
    }
    match stand.step {
        Step::Finish | Step::OfferEnrolment if stand.flow.purpose == Purpose::ChangePassword => {
            to(state, visit, stand, Page::ChangePassword).await
        }
        Step::Finish if stand.flow.purpose == Purpose::Device => {
            crate::device::ask(state, visit, &stand.flow).await
        }
        Step::Finish => {
            let Progress { handle, person, .. } = &stand.progress;
            let who = SignedIn { person, session: handle };
            Ok(finish(&state.base, &state.zitadel, visit, &stand.flow, &who).await?)
        }
        Step::Enrol if !page::can_enrol(&stand) => Err(LoginError::Step(stand.step)),
        Step::VerifyEmail => verify_email(state, visit, stand).await,
        Step::ProvePasskey => passkey::prove(state, visit, stand).await,
        Step::Passkey if passkey::is_asked(&stand.flow) => passkey::show(state, visit, &stand.flow).await,
        Step::Name | Step::Password | Step::Passkey | Step::IdentityProvider => {
            anew(state, visit, stand.flow).await
        }
        step => {
            let page = Page::of_step(step).ok_or(LoginError::Step(step))?;
            if let Page::Code(factor) = page
                && stand.wants_challenge(factor, by)
            {
                match stand.challenge(state, factor).await {
                    // Its keys are of another host.
                    Err(LoginError::Step(_)) if stand.progress.enrolled().len() > 1 => {
                        return to(state, visit, stand, Page::Factors).await;
                    }
                    result => result?,
                }
            }
            to(state, visit, stand, page).await
        }
    }
}

/// To a page, whose screen JSON gets at once.
pub(crate) async fn to(state: &State, visit: &Visit, stand: Stand, page: Page) -> Result<Reply, LoginError> {
    let screen = page.screen(state, &stand, "").await?;
    let path = format!("{}?flow={}", page.path(), stand.flow.id());
    let cookies = progress::keep(&state.base, visit, &stand.flow).await?;
    Ok(Reply::new(Outcome::Continue { path, screen: Box::new(screen) }).with(cookies))
}

/// To the page for the mailed code, with a mail unless one was sent in this flow.
async fn verify_email(state: &State, visit: &Visit, mut stand: Stand) -> Result<Reply, LoginError> {
    // Another mail would make the code worthless that somebody brings along.
    let brought = !stand.flow.code.is_empty();
    let mailed = brought || stand.flow.pending.as_ref().is_some_and(|pending| pending.mailed);
    if !mailed {
        let link = verification::link(&state.base, &stand.flow, stand.user()).await?;
        state.zitadel.send_email_code(stand.user(), &link).await?;
        if let Some(pending) = &mut stand.flow.pending {
            pending.mailed = true;
        }
    }
    let screen = verification::screen(&state.base, &stand.flow, &state.zitadel.origin());
    let path = verification::path(&stand.flow);
    let cookies = progress::keep(&state.base, visit, &stand.flow).await?;
    Ok(Reply::new(Outcome::Continue { path, screen: Box::new(Screen::Verify(screen)) }).with(cookies))
}

/// Zitadel is slow or down: the page stays as it is. Any other trouble is a failure.
pub(crate) fn try_again(
    screen: impl Into<Screen>,
    error: impl Into<LoginError>,
) -> Result<Reply, LoginError> {
    let error = error.into();
    if error.kind() != Kind::Unavailable {
        return Err(error);
    }
    tracing::error!(cause = shared::error::chain(&error), "Zitadel could not be asked");
    let mut screen = screen.into();
    screen.say(Text::new("try-again"));
    Ok(Reply::new(Outcome::Show(Box::new(screen))))
}
