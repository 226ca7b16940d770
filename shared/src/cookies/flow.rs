//! The flow cookie of the sign-in host: one per authorization request, so that tabs do not disturb each other.
//!
//! SameSite=Lax, since the browser arrives with a redirect of the provider. It is what ties a form to this browser,
//! and the only place from which a step takes user and session ids.

use super::{Jar, SealError, Sealer, SetCookie, sessions::Sessions};
use crate::{
    policy::{Factor, Freshness},
    web_authn::{Ceremony, CeremonyKind},
    zitadel::{Person, SessionHandle, UserCode},
};
use aws_lc_rs::{constant_time, digest};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

const PREFIX: &str = "__Host-flow-";
/// How long a person may take for a form.
const LIFETIME: Duration = Duration::hours(1);
/// All flows together, in bytes; the oldest make room.
const ROOM: usize = 4096;
/// The time of a flow that cannot be opened any more: older than all.
const DEAD: i64 = i64::MIN;

/// One authorization request in this browser.
#[derive(Clone, Serialize, Deserialize)]
pub struct Flow {
    /// Id of the authorization request; empty for what a person does without one.
    pub auth_request: String,
    /// Secret of the forms of this flow.
    csrf: [u8; 16],
    /// Seconds since 1970.
    started_at: i64,
    /// Organization whose rules hold, from the request's scope or the configured one.
    pub organization: String,
    /// The request restricts the sign-in to that organization.
    pub restricted: bool,
    /// User id of the only person whom the request is for (`id_token_hint`).
    pub only: Option<String>,
    /// Where the answer goes: its origin may be redirected to.
    pub redirect_origin: String,
    /// `ui_locales`.
    pub ui_locales: Vec<String>,
    /// Who is to sign in again: their name is filled in.
    pub name: String,
    /// `max_age` of the authorization request, in seconds.
    pub max_age: Option<i64>,
    /// Somebody who proved who they are and still has a step to take.
    pub pending: Option<Pending>,
    /// A code that came with the address in a mail, for the page that asks for it.
    pub code: String,
    /// A new password that is being asked for.
    pub reset: Option<Reset>,
    /// What it is for.
    pub purpose: Purpose,
    /// Code of the device that is to be signed in.
    pub device: Option<UserCode>,
}

/// What a flow is for, where it ends when nothing is left to be done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// The authorization request is answered.
    #[default]
    SignIn,
    /// Somebody who is signed in wishes for a new password; there is no authorization request.
    ChangePassword,
    /// A device is signed in; there is no authorization request.
    Device,
    /// Somebody has accepted an invitation and sets up how they sign in; there is no authorization request.
    Invitation,
}

/// A new password that was asked for: its code is in the mail.
#[derive(Clone, Serialize, Deserialize)]
pub struct Reset {
    /// User id from a lookup. For a name that nobody has it is one that nobody has either, so that neither the step nor
    /// the length of this cookie tells.
    pub user: String,
    /// The name as it was entered.
    pub login_name: String,
}

/// What a flow knows about a person between two steps.
#[derive(Clone, Default, Serialize, Deserialize)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts")]
pub struct Pending {
    /// User id, from Zitadel's answer in an earlier step. Absent for an address that was registered before: the
    /// step looks the same and can never succeed.
    pub user: Option<String>,
    /// Session id and token.
    pub session: Option<(String, String)>,
    /// The address as the person entered it, or as their account has it.
    pub email: String,
    /// The step follows a sign-up, not a sign-in.
    pub signed_up: bool,
    /// A code proved in this flow that the person's mailbox is theirs: who has nothing to sign in with may set it up.
    pub proved: bool,
    /// They wish to sign in with a passkey.
    pub wants_passkey: bool,
    /// What they are called on pages.
    pub account: String,
    /// Their telephone number, partly hidden, for pages.
    pub phone: String,
    /// The mail for the verification of the address was sent in this flow.
    pub mailed: bool,
    /// A code for this second factor is on its way.
    pub challenged: Option<Factor>,
    /// There are several second factors to choose from.
    pub several: bool,
    /// A second factor that was set up a moment ago: Zitadel's list lags.
    pub enrolled: Option<Factor>,
    /// A passkey was set up a moment ago, likewise.
    pub new_passkey: bool,
    /// `otpauth` URI of the authenticator application that is being set up.
    pub totp: Option<String>,
    /// What a passkey or a security key is asked.
    pub ceremony: Option<Ceremony>,
}

impl Pending {
    /// Somebody whose session has been checked as far as Zitadel says.
    pub fn of_session(user: &str, handle: &SessionHandle) -> Self {
        let mut pending = Self { user: Some(user.to_owned()), ..Self::default() };
        pending.set_session(handle);
        pending
    }

    /// Remembers how to call the person and where codes go, so that a page can be shown again when Zitadel is down.
    pub fn describe(&mut self, person: &Person) {
        person.shown_name().clone_into(&mut self.account);
        person.email.clone_into(&mut self.email);
        self.phone = person.phone.as_deref().map(hide).unwrap_or_default();
    }

    /// The session's id and token.
    pub fn handle(&self) -> Option<SessionHandle> {
        let (id, token) = self.session.as_ref()?;
        Some(SessionHandle::new(id.clone(), SecretString::from(token.clone())))
    }

    /// What is asked in a ceremony of this kind.
    pub fn ceremony(&self, kind: CeremonyKind) -> Option<&Ceremony> {
        self.ceremony.as_ref().filter(|ceremony| ceremony.kind == kind)
    }

    /// Remembers the session's newest token.
    pub fn set_session(&mut self, handle: &SessionHandle) {
        self.session = Some((handle.id.clone(), handle.expose_token().to_owned()));
    }
}

impl Flow {
    /// A new flow. `csrf` comes from the source of randomness.
    pub fn new(auth_request: String, organization: String, csrf: [u8; 16], now: i64) -> Self {
        Self {
            auth_request,
            csrf,
            started_at: now,
            organization,
            restricted: false,
            only: None,
            redirect_origin: String::new(),
            ui_locales: Vec::new(),
            name: String::new(),
            max_age: None,
            pending: None,
            code: String::new(),
            reset: None,
            purpose: Purpose::SignIn,
            device: None,
        }
    }

    /// A new flow for a device.
    pub fn of_device(code: UserCode, organization: String, csrf: [u8; 16], now: i64) -> Self {
        let flow = Self::new(String::new(), organization, csrf, now);
        Self { purpose: Purpose::Device, device: Some(code), ..flow }
    }

    /// What counts as recent in this flow: what was checked since it began does.
    pub fn freshness(&self, now: OffsetDateTime) -> Freshness {
        let since = OffsetDateTime::from_unix_timestamp(self.started_at).ok();
        Freshness { now, max_age: self.max_age, since }
    }

    /// The name by which forms refer to the flow.
    pub fn id(&self) -> String {
        match (self.purpose, &self.pending) {
            // Nothing that a link shows tells the device's code.
            (Purpose::Device, _) => id_of(&self.csrf()),
            (Purpose::Invitation, Some(Pending { user: Some(user), .. })) => Self::id_of_invitation(user),
            // There is no authorization request: it is one of several that may be.
            (Purpose::SignIn, _) if self.auth_request.is_empty() => id_of(&self.csrf()),
            _ => id_of(&self.auth_request),
        }
    }

    /// The same for the invitation of somebody, so that two of them do not disturb each other.
    pub fn id_of_invitation(user: &str) -> String {
        id_of(&format!("invitation {user}"))
    }

    /// The token that forms carry.
    pub fn csrf(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.csrf)
    }

    /// Whether a form carried the token.
    pub fn is_csrf(&self, token: &str) -> bool {
        constant_time::verify_slices_are_equal(self.csrf().as_bytes(), token.as_bytes()).is_ok()
    }

    /// Opens the flow of an id. Where it goes on with an earlier session of this browser, another tab may have made a
    /// check in that session since: its newest token is in the list of sessions.
    pub async fn open(jar: &Jar, sealer: &Sealer, id: &str) -> Option<Self> {
        let name = name_of(id);
        let mut flow: Self = sealer.open(&name, jar.get(&name)?).await?;
        if let Some((id, token)) = flow.pending.as_mut().and_then(|pending| pending.session.as_mut()) {
            let sessions = Sessions::open(jar, sealer).await;
            sessions.token(id).unwrap_or(token.as_str()).to_owned().clone_into(token);
        }
        Some(flow)
    }

    /// All flows of this browser, newest first.
    pub async fn all(jar: &Jar, sealer: &Sealer) -> Vec<Self> {
        let mut flows = Vec::new();
        for name in jar.names(PREFIX) {
            flows.extend(Self::open(jar, sealer, name.strip_prefix(PREFIX).unwrap_or_default()).await);
        }
        flows.sort_by_key(|flow| std::cmp::Reverse(flow.started_at));
        flows
    }

    /// Whether the application accepts a person of this organization with this user id.
    pub fn accepts(&self, user: &str, organization: &str) -> bool {
        (!self.restricted || self.organization == organization)
            && self.only.as_ref().is_none_or(|only| only == user)
    }

    /// Opens the flow of an authorization request.
    pub async fn of_request(jar: &Jar, sealer: &Sealer, auth_request: &str) -> Option<Self> {
        Self::open(jar, sealer, &id_of(auth_request)).await.filter(|flow| flow.auth_request == auth_request)
    }

    /// Seals the flow, and removes the oldest ones when all together grow too large.
    pub async fn keep(&self, jar: &Jar, sealer: &Sealer) -> Result<Vec<SetCookie>, SealError> {
        let own = name_of(&self.id());
        let value = sealer.seal(&own, self, LIFETIME).await?;
        let mut others = Vec::new();
        for name in jar.names(PREFIX).filter(|name| *name != own) {
            let value = jar.get(name).unwrap_or_default();
            let opened = sealer.open::<Self>(name, value).await;
            others.push((opened.map_or(DEAD, |flow| flow.started_at), name, name.len() + value.len()));
        }
        others.sort_unstable();
        let mut total = own.len() + value.len() + others.iter().map(|(_, _, size)| size).sum::<usize>();
        let mut cookies = vec![SetCookie::lax(&own, &value, LIFETIME)];
        for (started_at, name, size) in others {
            if started_at != DEAD && total <= ROOM {
                break;
            }
            total -= size;
            cookies.push(SetCookie::removal(name));
        }
        Ok(cookies)
    }

    /// Removes the flow's cookie: it is over.
    pub fn remove(&self) -> SetCookie {
        SetCookie::removal(&name_of(&self.id()))
    }
}

/// The last two digits of a number.
fn hide(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().collect();
    let shown: String = digits[digits.len().saturating_sub(2)..].iter().collect();
    format!("•••{shown}")
}

fn id_of(auth_request: &str) -> String {
    URL_SAFE_NO_PAD.encode(&digest::digest(&digest::SHA256, auth_request.as_bytes()).as_ref()[..9])
}

fn name_of(id: &str) -> String {
    // The id may come from a form: anything but base64url gives a name that no cookie has.
    format!("{PREFIX}{}", id.replace(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_', "."))
}
