//! Recorded HTTP API events (payload format 2.0) through the real binaries, each started the way Lambda starts it.
//!
//! A test takes an event of `events/`, starts a [`Function`] with its [`Settings`] and looks at the
//! [`Response`] that the gateway would get. The binaries are built as they ship, and know nothing of being tested:
//! they find a Runtime API ([`RuntimeApi`]) at the address in their environment, and secrets in files.
#![allow(clippy::missing_panics_doc, reason = "a helper of tests fails by panicking with what it saw")]

mod build;
mod event;
mod function;
mod keys;
mod response;
mod runtime_api;
mod settings;
mod table;
mod template;

pub use build::drawbridge;
pub use event::Event;
pub use function::{Function, Refusal};
pub use response::Response;
pub use runtime_api::{FunctionError, RuntimeApi};
pub use settings::Settings;
pub use table::TableDouble;
pub use template::{Route, Template, documented_routes};

/// Every function of the template that has routes.
pub const FUNCTIONS: [&str; 6] = ["login", "signup", "callback", "refresh", "logout", "jwt-idp"];

/// The authorizer, which the gateway asks before it calls the application's API.
pub const AUTHORIZER: &str = "authorizer";
