//! The function before a small provider that says whatever a test wants, and a table that fails when a test wants.

#![allow(clippy::unwrap_used, reason = "a test's helpers fail as its body does")]

#[path = "../../../../shared/tests/support/provider.rs"]
mod provider;

mod backchannel;
mod bench;
mod conformance;
mod sign_out;
mod table;
