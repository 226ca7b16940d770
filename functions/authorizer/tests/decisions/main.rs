//! Decisions about calls: whose cookies, whose tokens, from where, and on bad days.

#![allow(clippy::unwrap_used, reason = "a test's helpers fail as its body does")]

mod bad_days;
mod callers;
mod cookies;
mod passthrough;
mod people;
mod tokens;
mod world;
