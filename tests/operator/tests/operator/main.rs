//! The operator's command against the stand-in.

#![allow(clippy::unwrap_used, reason = "all of this is tests")]

mod bench;
mod doctor;
mod killed;
mod load;
mod migrate;
mod mistakes;
mod provision;
mod rotate;
mod sigkill;
mod token;
