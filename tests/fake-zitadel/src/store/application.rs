//! Projects and their OIDC applications.

use std::collections::BTreeMap;
use time::Duration;

use super::Record;
use super::user::MachineKey;

/// A project.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "these are Zitadel's settings")]
pub(crate) struct Project {
    /// Its id.
    pub(crate) id: String,
    /// Its record; the owner is its organization.
    pub(crate) record: Record,
    /// Its name.
    pub(crate) name: String,
    /// False once deactivated.
    pub(crate) active: bool,
    /// Users need a role of it to get tokens.
    pub(crate) role_check: bool,
    /// Users' organizations need a grant of it.
    pub(crate) has_project_check: bool,
    /// Roles are asserted in userinfo.
    pub(crate) role_assertion: bool,
    /// Keys of its roles.
    pub(crate) roles: Vec<String>,
}

/// How an application authenticates at the token endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AuthMethod {
    /// Secret in the header.
    Basic,
    /// Secret in the form.
    Post,
    /// Public client.
    None,
    /// Assertion signed with an application key.
    PrivateKeyJwt,
}

impl AuthMethod {
    /// Names of the enum values in their order.
    pub(crate) const NAMES: [&'static str; 4] = [
        "OIDC_AUTH_METHOD_TYPE_BASIC",
        "OIDC_AUTH_METHOD_TYPE_POST",
        "OIDC_AUTH_METHOD_TYPE_NONE",
        "OIDC_AUTH_METHOD_TYPE_PRIVATE_KEY_JWT",
    ];

    /// Name of the value.
    pub(crate) fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The value of a name; an unknown one is the first.
    pub(crate) fn of(name: &str) -> Self {
        match name {
            "OIDC_AUTH_METHOD_TYPE_POST" => Self::Post,
            "OIDC_AUTH_METHOD_TYPE_NONE" => Self::None,
            "OIDC_AUTH_METHOD_TYPE_PRIVATE_KEY_JWT" => Self::PrivateKeyJwt,
            _ => Self::Basic,
        }
    }
}

/// An OIDC application.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "these are Zitadel's settings")]
pub(crate) struct Application {
    /// Its id.
    pub(crate) id: String,
    /// Its record; the owner is its organization.
    pub(crate) record: Record,
    /// Project it belongs to.
    pub(crate) project_id: String,
    /// Client id.
    pub(crate) client_id: String,
    /// Its name.
    pub(crate) name: String,
    /// False once deactivated; a removed one is taken out of the store.
    pub(crate) active: bool,
    /// Client authentication.
    pub(crate) auth_method: AuthMethod,
    /// bcrypt hash of the secret.
    pub(crate) secret: Option<String>,
    /// Registered redirect URIs.
    pub(crate) redirect_uris: Vec<String>,
    /// Registered post-logout redirect URIs.
    pub(crate) post_logout_redirect_uris: Vec<String>,
    /// `OIDC_RESPONSE_TYPE_*`.
    pub(crate) response_types: Vec<String>,
    /// `OIDC_GRANT_TYPE_*`.
    pub(crate) grant_types: Vec<String>,
    /// `OIDC_APP_TYPE_*`.
    pub(crate) app_type: String,
    /// Lax rules for redirect URIs.
    pub(crate) dev_mode: bool,
    /// Whether access tokens are JWTs instead of opaque.
    pub(crate) jwt_tokens: bool,
    /// Profile claims in the ID token.
    pub(crate) id_token_userinfo: bool,
    /// Role claims in the ID token.
    pub(crate) id_token_roles: bool,
    /// Role claims in the access token.
    pub(crate) access_token_roles: bool,
    /// Tolerance for clocks.
    pub(crate) clock_skew: Duration,
    /// Origins for browsers beyond those of the redirect URIs.
    pub(crate) additional_origins: Vec<String>,
    /// Where logout tokens are posted to; empty: nowhere.
    pub(crate) back_channel_logout_uri: String,
    /// `loginVersion.loginV2.baseUri`, if the application has login V2 of its own.
    pub(crate) login_v2_base_uri: Option<String>,
    /// Keys for client assertions by id.
    pub(crate) keys: BTreeMap<String, MachineKey>,
}

impl Application {
    /// Origins browsers may call the API from with its tokens: those of the redirect URIs, and the additional ones.
    pub(crate) fn allowed_origins(&self) -> Vec<String> {
        let of_uris = self
            .redirect_uris
            .iter()
            .filter_map(|uri| url::Url::parse(uri).ok())
            .filter(|uri| matches!(uri.scheme(), "http" | "https"))
            .map(|uri| uri.origin().ascii_serialization());
        let mut origins: Vec<String> = Vec::new();
        for origin in of_uris.chain(self.additional_origins.iter().cloned()) {
            if !origins.contains(&origin) {
                origins.push(origin);
            }
        }
        origins
    }

    /// Whether `grant`, such as `OIDC_GRANT_TYPE_REFRESH_TOKEN`, is enabled.
    pub(crate) fn has_grant(&self, grant: &str) -> bool {
        self.grant_types.iter().any(|known| known == grant)
    }
}
