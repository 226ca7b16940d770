//! Whole flows through a stand-in, asked as its clients ask.

#![allow(clippy::unwrap_used, reason = "what goes wrong in a helper is a failed test")]

mod backchannel;
mod calls;
mod implicit;
mod origin;
mod projects;
mod settings;
mod users;
