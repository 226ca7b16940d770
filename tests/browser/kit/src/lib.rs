//! What the browser tests are made of.
//!
//! | module | what |
//! |---|---|
//! | [`test`] and its siblings | run one test: a browser of its own before the shared local stack |
//! | [`Visitor`] | a person at the browser: finds things by their label or name, as people do |
//! | `journey` | what most tests do on the way to what they are about |
//! | [`gallery`] | a walk past every page |
//! | [`Axe`] | the rules of WCAG, asked of a page |
//! | [`Place`] | the local stack, and how to make people |
//! | `watch` | what must hold in every test: no error on the console, no request to anybody else |
//!
//! Where Chromium or ChromeDriver is not installed the tests say so and pass; with `BROWSER_REQUIRED=1` they fail.
//! `E2E_FIXTURES=FILE` runs them before the Zitadel that the file names. `cargo run -p browser-kit --example screenshots`
//! takes pictures of every page.

#![allow(clippy::missing_panics_doc, reason = "what tests are made of panics where the test fails")]

mod authenticator;
mod axe;
mod chromium;
mod driver;
pub mod gallery;
mod journey;
mod place;
mod run;
mod settings;
mod visitor;
mod watch;

pub use axe::Axe;
pub use chromium::Options;
pub use journey::Newcomer;
pub use place::Place;
pub use run::{test, test_alone_on_stand_in, test_on_stand_in, test_with};
pub use visitor::Visitor;
