//! Settings, read through a lookup and checked as a whole: every fault is reported at once, by name, without
//! its value.
//!
//! Each section reads only what its part uses, so that a function which has no business with a setting cannot
//! even ask for it.

mod fault;
mod layout;
mod reader;

pub use fault::{Fault, Faults};
pub use layout::session_scope;
pub use reader::{Lookup, Reader, environment};

use crate::outbound::ConnectTo;
use std::time::Duration;
use url::Url;

/// Where people and browsers find us and whom we trust to call us. Origins come from here and never from a
/// request's headers.
#[derive(Debug, Clone)]
pub struct Origins {
    /// `AUTH_ORIGIN`: host of the sign-in and sign-up pages.
    pub auth: Url,
    /// `APP_ORIGIN`: host of the application.
    pub app: Url,
    /// `HANDLER_ORIGIN`: host of the token handler; default `APP_ORIGIN`.
    pub handler: Url,
    /// `ALLOWED_ORIGINS`: further origins, separated by commas, whose own pages may call the JSON side and to
    /// which `return_to` may lead.
    pub allowed: Vec<String>,
    /// `DEFAULT_RETURN_TO`: path or URL on the application where people land; default `/`.
    pub landing: Url,
}

impl Origins {
    /// Reads the section.
    pub fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let auth = reader.origin("AUTH_ORIGIN");
        let app = reader.origin("APP_ORIGIN");
        let handler = reader.optional_origin("HANDLER_ORIGIN");
        let allowed = reader.origins("ALLOWED_ORIGINS");
        let target = reader.optional("DEFAULT_RETURN_TO").unwrap_or_else(|| "/".into());
        let (auth, app) = (auth?, app?);
        let landing = match app.join(&target) {
            Ok(url)
                if url.origin() == app.origin() || allowed.contains(&url.origin().ascii_serialization()) =>
            {
                url
            }
            _ => {
                reader
                    .fault("DEFAULT_RETURN_TO", "must be a path of APP_ORIGIN or a URL of an allowed origin");
                return None;
            }
        };
        let handler = handler.unwrap_or_else(|| app.clone());
        Some(Self { auth, app, handler, allowed, landing })
    }

    /// The application's sign-in address, where a flow begins.
    pub fn start(&self) -> String {
        join(&self.handler, "/auth/login")
    }

    /// Origins whose pages may call the JSON side: our own two and the allowed ones.
    pub fn callers(&self) -> Vec<String> {
        let mut all = vec![self.auth_origin(), self.app_origin()];
        all.extend(self.allowed.iter().cloned());
        all
    }

    /// `AUTH_ORIGIN` as browsers send it in `Origin`.
    pub fn auth_origin(&self) -> String {
        self.auth.origin().ascii_serialization()
    }

    /// `APP_ORIGIN` as browsers send it in `Origin`.
    pub fn app_origin(&self) -> String {
        self.app.origin().ascii_serialization()
    }

    /// `HANDLER_ORIGIN` as browsers send it in `Origin`.
    pub fn handler_origin(&self) -> String {
        self.handler.origin().ascii_serialization()
    }
}

/// An origin and a path that starts with a slash.
pub fn join(origin: &Url, path: &str) -> String {
    format!("{}{path}", origin.origin().ascii_serialization())
}

/// What stands for a redirect address in a Content Security Policy: its origin, or the scheme of an application's
/// own (`com.example.app:`).
pub fn csp_source(redirect_uri: &str) -> String {
    match Url::parse(redirect_uri) {
        Ok(url) if url.origin().is_tuple() => url.origin().ascii_serialization(),
        Ok(url) => format!("{}:", url.scheme()),
        Err(_) => String::new(),
    }
}

/// The identity provider.
#[derive(Debug, Clone)]
pub struct Provider {
    /// `ISSUER`: the issuer exactly as the provider's metadata names it, without a trailing slash of our own.
    pub issuer: String,
    /// `CONNECT_TO`: pairs `host:port=address:port`, separated by commas, for names that do not resolve (local
    /// use only: the issuer must be plain http).
    pub connect_to: Vec<ConnectTo>,
}

impl Provider {
    /// Reads the section.
    pub fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let issuer = reader.issuer("ISSUER");
        let connect_to = reader.connect_to("CONNECT_TO");
        Some(Self { issuer: issuer?, connect_to })
    }
}

/// How the login and sign-up pages call Zitadel.
#[derive(Debug, Clone)]
pub struct ServiceSettings {
    /// `SERVICE_SECRET`: where the service user's key (or token) lies.
    pub secret: String,
    /// `ORGANIZATION_ID`: where new people are registered; default: the instance's default organization.
    pub organization: Option<String>,
}

impl ServiceSettings {
    /// Reads the section.
    pub fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let organization = reader.optional("ORGANIZATION_ID");
        Some(Self { secret: reader.secret("SERVICE_SECRET")?, organization })
    }
}

/// The relying party's settings.
#[derive(Debug, Clone)]
pub struct ClientSettings {
    /// `CLIENT_SECRET`: where the application's key lies.
    pub secret: String,
    /// `SCOPES`: what is asked for; default `openid profile email offline_access`.
    pub scopes: String,
    /// `SESSION_MAX_AGE_SECONDS`: how long a sign-in lasts at most, however often it is refreshed; default 90 days.
    pub session_max_age: Duration,
    /// `SESSION_IDLE_SECONDS`: how long a sign-in lasts without a refresh; default 30 days, as long as Zitadel's
    /// refresh tokens live unused.
    pub session_idle: Duration,
}

impl ClientSettings {
    const DEFAULT_SCOPES: &str = "openid profile email offline_access";
    const DEFAULT_MAX_AGE: u64 = 90 * 24 * 3600;
    const DEFAULT_IDLE: u64 = 30 * 24 * 3600;
    const LONGEST_COOKIE: u64 = 400 * 24 * 3600;

    /// Reads the section.
    pub fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let scopes = reader.optional("SCOPES").unwrap_or_else(|| Self::DEFAULT_SCOPES.into());
        if !scopes.split_ascii_whitespace().any(|scope| scope == "openid") {
            reader.fault("SCOPES", "must contain openid");
        }
        let session_max_age = Self::session_max_age(reader);
        let idle = reader.number("SESSION_IDLE_SECONDS", Self::DEFAULT_IDLE, 60..=Self::LONGEST_COOKIE);
        let secret = reader.secret("CLIENT_SECRET")?;
        Some(Self { secret, scopes, session_max_age, session_idle: Duration::from_secs(idle) })
    }

    /// Reads `SESSION_MAX_AGE_SECONDS` alone.
    pub fn session_max_age(reader: &mut Reader<'_>) -> Duration {
        let name = "SESSION_MAX_AGE_SECONDS";
        Duration::from_secs(reader.number(name, Self::DEFAULT_MAX_AGE, 300..=Self::LONGEST_COOKIE))
    }
}

/// What becomes of a refresh token that is shown again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RefreshSettings {
    /// `REFRESH_GRACE_SECONDS`: how long a replaced refresh token still brings the result of its refresh, 10 to 60
    /// seconds; default 30.
    pub grace: Duration,
    /// `REUSE_ENDS_SESSION`: whether one that is shown later ends the session in every copy; default `false`.
    pub reuse_ends_session: bool,
}

impl RefreshSettings {
    /// Reads the section.
    pub fn read(reader: &mut Reader<'_>) -> Self {
        let grace = Duration::from_secs(reader.number("REFRESH_GRACE_SECONDS", 30, 10..=60));
        Self { grace, reuse_ends_session: reader.flag("REUSE_ENDS_SESSION", false) }
    }
}
