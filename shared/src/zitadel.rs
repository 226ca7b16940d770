//! Zitadel's v2 API as the login pages use it: typed calls with the service token, error ids turned into our words.
//!
//! Nothing here decides a policy. No identifier that a browser sent may be passed to these calls, except the id
//! of an authorization request, which gives nothing away by itself.

mod api;
mod auth_request;
mod device;
mod error;
mod factors;
mod invite;
mod keys;
mod languages;
mod organization;
mod password;
mod registration;
mod session;
mod settings;
mod token;
mod user;

pub use api::Zitadel;
pub use auth_request::{AuthRequest, ErrorReason, Prompt};
pub use device::{DeviceRequest, UserCode};
pub use error::{Refusal, ZitadelError};
pub use keys::{ApplicationId, RegisteredKey};
pub use organization::Organization;
pub use password::Proof;
pub use registration::Registration;
pub use session::{Challenge, Check, KeyChallenge, Session, SessionHandle, SessionUser};
pub use settings::{
    Branding, LegalSettings, Lockout, LoginSettings, PasswordComplexity, PasswordExpiry, Theme, ThemeMode,
};
pub use token::{ServiceToken, TokenError};
pub use user::{AuthMethod, NewPerson, Person};
