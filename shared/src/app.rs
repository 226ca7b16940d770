//! The parts from which a function builds its `State`, and how they are loaded: settings first, then the secrets
//! they name, with every fault of both reported at once.

mod base;
mod parts;
mod token_handler;

pub use base::{Base, Reply};
pub use parts::{Ambient, Host, Parts};
pub use token_handler::TokenHandler;
