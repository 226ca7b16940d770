//! What the end-to-end tests are made of.
//!
//! | module | what |
//! |---|---|
//! | [`stack`] | the functions, set up before a Zitadel |
//! | [`zitadel`] | the Zitadel under test (the stand-in, or the server that `E2E_FIXTURES` names), its people and organizations |
//! | [`browser`] | a browser: cookies, redirects one by one, forms, fetch with its preflights |
//! | [`answer`] | what came back, with assertions that print it |
//! | [`html`] | a page, parsed |
//! | [`check`] | what holds for every answer of ours, whatever the test is about |
//! | [`logs`] | what the functions write into the log |
//! | [`calls`] | what each step costs at the stand-in |
//! | [`clock`] | a clock that can be moved |
//! | [`totp`] | an authenticator application |
//! | [`authenticator`] | a passkey or a security key |
//! | [`versions`] | secrets that rotate |
//! | [`secrets_manager`] | the same as a server: what AWS Secrets Manager says on the wire |
//! | [`gate`] | between a process and the servers it calls: where the process is to be killed |
//!
//! A test makes its own people, so tests do not know of each other:
//!
//! ```no_run
//! # async fn test() {
//! let stack = harness::Stack::start().await;
//! let person = stack.person().await;
//! let browser = stack.browser();
//! let page = browser.sign_in_page().await;
//! let answer = browser.submit(page.form().fill("login_name", &person.login_name)).await;
//! answer.assert_status(422);
//! # }
//! ```

#![allow(
    clippy::missing_panics_doc,
    reason = "what is not as a test wants it panics: that is what it is for"
)]

pub mod answer;
pub mod authenticator;
pub mod browser;
pub mod calls;
pub mod check;
pub mod clock;
pub mod echo;
pub mod gate;
pub mod html;
pub mod logs;
pub mod secrets_manager;
pub mod stack;
pub mod table;
pub mod totp;
pub mod unique;
pub mod versions;
pub mod zitadel;

pub use answer::Answer;
pub use browser::{Blocked, Browser, Script};
pub use logs::Logs;
pub use stack::Stack;
pub use table::{FaultyTable, Trouble};
pub use zitadel::{Invitation, Organization, Person, Zitadel, invitation_template};
