//! Every function of Drawbridge in one process, told apart by host name, before a real Zitadel or the stand-in.
//!
//! `cargo dev` runs it with a landing page, a sample application and the stand-in's mails; the tests mount the same
//! [`Stack`] without a socket of its own.

mod dispatch;
mod fixtures;
mod secrets;
mod stack;

pub use dispatch::Functions;
pub use fixtures::Fixtures;
pub use secrets::MemorySecrets;
pub use stack::{Stack, StackBuilder, StartError};
