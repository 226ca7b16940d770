//! Rotation of every kind of secret: by Secrets Manager's rules in memory, or by a server that stands in for it where
//! `MOTO_URL` names one.

#![allow(clippy::unwrap_used, reason = "what is not as a test wants it panics: that is what it is for")]

mod account;
mod edge_cases;
mod end_to_end;
mod fuse;
mod killed;
mod logs;
mod lost;
mod moto;
mod sigkill;
mod sign_ins;
mod template;
mod world;
