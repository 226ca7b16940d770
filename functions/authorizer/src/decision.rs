//! What the gateway is told (simple response). It may hold a token, so it has no `Debug`.

use secrecy::{ExposeSecret, SecretString};
use serde::{
    Serialize, Serializer,
    ser::{SerializeMap, SerializeStruct},
};

/// A decision about one call.
pub enum Decision {
    /// The API is not called.
    Refused,
    /// The API answers a preflight, for nobody in particular.
    Preflight,
    /// The API is called for somebody.
    Granted(Grant),
}

/// Whose call it is.
pub struct Grant {
    /// The access token.
    pub(crate) token: SecretString,
    /// Subject.
    pub(crate) sub: String,
    /// Seconds until the access token ends.
    pub(crate) expires_in: i64,
}

impl Decision {
    /// Whether the gateway lets the call through.
    pub fn is_authorized(&self) -> bool {
        !matches!(self, Self::Refused)
    }
}

impl Serialize for Decision {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut response = serializer.serialize_struct("Decision", 2)?;
        response.serialize_field("isAuthorized", &self.is_authorized())?;
        response.serialize_field("context", &Context(self))?;
        response.end()
    }
}

struct Context<'a>(&'a Decision);

impl Serialize for Context<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut context = serializer.serialize_map(None)?;
        if let Decision::Granted(grant) = self.0 {
            let bearer = format!("Bearer {}", grant.token.expose_secret());
            context.serialize_entry("authorization", &bearer)?;
            context.serialize_entry("sub", &grant.sub)?;
            context.serialize_entry("expires_in", &grant.expires_in)?;
        }
        context.end()
    }
}
