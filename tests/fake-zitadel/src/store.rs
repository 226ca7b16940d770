//! Everything the instance knows, behind one lock.
//!
//! One module for each kind of thing; [`Store`] holds them by id and finds them by what callers know. Commands
//! change things directly; reads that lag behind in Zitadel ask [`Store::visible`] first.

use std::collections::BTreeMap;
use time::OffsetDateTime;

use crate::backchannel::Notice;
use crate::clock::Clock;
use crate::config::Config;
use crate::crypt::Key;
use crate::random;

pub(crate) mod application;
pub(crate) mod auth_request;
pub(crate) mod code;
pub(crate) mod device;
pub(crate) mod idp;
pub(crate) mod instance;
pub(crate) mod mail;
pub(crate) mod oidc_session;
pub(crate) mod organization;
pub(crate) mod password;
pub(crate) mod policy;
pub(crate) mod session;
pub(crate) mod user;
pub(crate) mod web_key;

use application::{Application, Project};
use auth_request::AuthRequest;
use device::DeviceRequest;
use idp::{Idp, Intent};
use instance::Instance;
use mail::Mail;
use oidc_session::OidcSession;
use organization::Organization;
use session::Session;
use user::User;
use web_key::WebKey;

/// When a thing was made and changed, how often, and whose it is: the source of every `details`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Record {
    /// Moment of creation.
    pub(crate) created: OffsetDateTime,
    /// Moment of the last change.
    pub(crate) changed: OffsetDateTime,
    /// Grows with each change.
    pub(crate) sequence: u64,
    /// Resource owner: an organization or the instance.
    pub(crate) owner: String,
}

impl Record {
    /// A thing made now.
    pub(crate) fn new(owner: &str, now: OffsetDateTime) -> Self {
        Self { created: now, changed: now, sequence: 1, owner: owner.to_owned() }
    }

    /// A change.
    pub(crate) fn touch(&mut self, now: OffsetDateTime) {
        self.changed = now;
        self.sequence += 1;
    }
}

/// The state of the instance.
pub(crate) struct Store {
    /// Settings from the start.
    pub(crate) config: Config,
    /// Source of time.
    pub(crate) clock: Clock,
    last_id: u64,
    caught_up: OffsetDateTime,
    /// Encrypts opaque tokens, session tokens and authorization codes.
    pub(crate) token_key: Key,
    /// Encrypts identity provider intents.
    pub(crate) idp_key: Key,
    /// The instance itself.
    pub(crate) instance: Instance,
    /// By id; ids increase, so the order is that of creation.
    pub(crate) organizations: BTreeMap<String, Organization>,
    /// By id.
    pub(crate) users: BTreeMap<String, User>,
    /// By id.
    pub(crate) projects: BTreeMap<String, Project>,
    /// By id of the application (not the client id).
    pub(crate) applications: BTreeMap<String, Application>,
    /// By id, with the prefix `V2_`.
    pub(crate) auth_requests: BTreeMap<String, AuthRequest>,
    /// Login sessions of the session API by id.
    pub(crate) sessions: BTreeMap<String, Session>,
    /// Token families by id, with the prefix `V2_`.
    pub(crate) oidc_sessions: BTreeMap<String, OidcSession>,
    /// Device authorizations by device code.
    pub(crate) device_requests: BTreeMap<String, DeviceRequest>,
    /// Identity providers by id.
    pub(crate) idps: BTreeMap<String, Idp>,
    /// Identity provider intents by id.
    pub(crate) intents: BTreeMap<String, Intent>,
    /// Signing keys: the active one first, then the next.
    pub(crate) web_keys: Vec<WebKey>,
    /// Everything that was sent by mail or SMS, oldest first.
    pub(crate) mails: Vec<Mail>,
    /// Sessions that authorization requests, or devices, were answered with.
    pub(crate) linked: Vec<(String, bool)>,
    /// Logout tokens that wait to be sent.
    pub(crate) logout_notices: Vec<Notice>,
}

impl Store {
    /// An instance with nothing in it but two signing keys.
    pub(crate) fn new(config: Config, issuer: &str) -> Self {
        let clock = Clock::default();
        let mut store = Self {
            clock,
            last_id: 0,
            caught_up: clock.now(),
            token_key: Key::generate(),
            idp_key: Key::generate(),
            instance: Instance::new(issuer, &config.login_base_uri, clock.now()),
            config,
            organizations: BTreeMap::new(),
            users: BTreeMap::new(),
            projects: BTreeMap::new(),
            applications: BTreeMap::new(),
            auth_requests: BTreeMap::new(),
            sessions: BTreeMap::new(),
            oidc_sessions: BTreeMap::new(),
            device_requests: BTreeMap::new(),
            idps: BTreeMap::new(),
            intents: BTreeMap::new(),
            web_keys: Vec::new(),
            mails: Vec::new(),
            linked: Vec::new(),
            logout_notices: Vec::new(),
        };
        let id = store.new_id();
        store.instance.set_id(&id);
        store.instance.project_id = store.new_id();
        store.web_keys = (0..2).map(|number| WebKey::of_seed(store.new_id(), number)).collect();
        store
    }

    /// The present moment.
    pub(crate) fn now(&self) -> OffsetDateTime {
        self.clock.now()
    }

    /// An increasing id of 18 decimal digits.
    pub(crate) fn new_id(&mut self) -> String {
        let millis = self.now().unix_timestamp_nanos() / 1_000_000;
        let by_time = 400_000_000_000_000_000_u64 + u64::try_from(millis).unwrap_or(0) * 1_000;
        self.last_id = by_time.max(self.last_id + 1) + random::below(900);
        self.last_id.to_string()
    }

    /// A new record owned by `owner`.
    pub(crate) fn record(&self, owner: &str) -> Record {
        Record::new(owner, self.now())
    }

    /// Whether a read that lags behind sees what was written at `written`.
    pub(crate) fn visible(&self, written: OffsetDateTime) -> bool {
        self.visible_after(written, self.config.projection_lag)
    }

    /// Whether a read sees what was written at `written` if it lags by `lag`.
    pub(crate) fn visible_after(&self, written: OffsetDateTime, lag: std::time::Duration) -> bool {
        written <= self.caught_up || written + lag <= self.now()
    }

    /// From now on all reads see what was written so far: after a read that brings its projection up to date itself,
    /// and after the hashing of a password, which takes Zitadel longer than any projection.
    pub(crate) fn catch_up(&mut self) {
        self.caught_up = self.now();
    }

    /// The user whose login name is `name`, whatever its letter case.
    pub(crate) fn user_by_login_name(&self, name: &str) -> Option<&User> {
        let wanted = name.trim().to_lowercase();
        self.users
            .values()
            .find(|user| self.login_names(user).iter().any(|known| known.to_lowercase() == wanted))
    }

    /// Login names of a user: its user name, with `@<domain>` where the domain policy appends it.
    pub(crate) fn login_names(&self, user: &User) -> Vec<String> {
        let Some(organization) = self.organizations.get(&user.record.owner) else {
            return vec![user.username.clone()];
        };
        if self.domain_policy(&user.record.owner).login_name_includes_domain {
            organization.verified_domains().map(|domain| format!("{}@{domain}", user.username)).collect()
        } else {
            vec![user.username.clone()]
        }
    }

    /// The login name shown for a user.
    pub(crate) fn preferred_login_name(&self, user: &User) -> String {
        let Some(organization) = self.organizations.get(&user.record.owner) else {
            return user.username.clone();
        };
        if self.domain_policy(&user.record.owner).login_name_includes_domain {
            format!("{}@{}", user.username, organization.primary_domain)
        } else {
            user.username.clone()
        }
    }

    /// The application of a client id, whatever its state.
    pub(crate) fn application_by_client(&self, client_id: &str) -> Option<&Application> {
        self.applications.values().find(|application| application.client_id == client_id)
    }

    /// Client ids of all applications of a project, oldest first.
    pub(crate) fn clients_of_project(&self, project_id: &str) -> Vec<String> {
        self.applications
            .values()
            .filter(|application| application.project_id == project_id)
            .map(|application| application.client_id.clone())
            .collect()
    }

    /// Domain policy in force for an organization.
    pub(crate) fn domain_policy(&self, organization: &str) -> &policy::DomainPolicy {
        self.organizations
            .get(organization)
            .and_then(|organization| organization.domain_policy.as_ref())
            .map_or(&self.instance.domain_policy.value, |own| &own.value)
    }

    /// Password complexity in force for an organization.
    pub(crate) fn complexity_policy(&self, organization: &str) -> &policy::ComplexityPolicy {
        self.organizations
            .get(organization)
            .and_then(|organization| organization.complexity_policy.as_ref())
            .map_or(&self.instance.complexity_policy.value, |own| &own.value)
    }

    /// Lockout policy in force for an organization.
    pub(crate) fn lockout_policy(&self, organization: &str) -> &policy::LockoutPolicy {
        self.organizations
            .get(organization)
            .and_then(|organization| organization.lockout_policy.as_ref())
            .map_or(&self.instance.lockout_policy.value, |own| &own.value)
    }

    /// The key that signs tokens now.
    pub(crate) fn active_web_key(&self) -> &WebKey {
        &self.web_keys[0]
    }
}
