//! What Drawbridge's functions share. One sign-in, told once, and the room of each step:
//!
//! 1. The application sends the browser to `/auth/login`. [`return_to`] decides where it may come back to,
//!    [`cookies::transaction`] seals what the callback will need, [`oidc`] writes the authorization request.
//! 2. The provider sends the browser to the sign-in page. [`zitadel`] reads what the application asked for, with a
//!    service token that [`assertion`] signs for; [`cookies::flow`] ties the form to this browser.
//! 3. The person posts name and password. [`input`] reads the form and refuses foreign ones, [`zitadel`] makes the
//!    session, [`policy`] says what is to be done next ([`progress`] reads what it decides by, in every request), and
//!    when that is nothing, [`sign_in`] answers the authorization request and [`cookies::sessions`] remembers the session.
//! 4. The browser comes back to `/auth/callback`. [`oidc`] redeems the code and verifies the ID token,
//!    [`cookies::session`] seals the tokens.
//! 5. Every answer is an [`outcome`], rendered by [`presentation`] as one of the [`pages`] or as JSON, in a language
//!    of [`i18n`]; a failure is an [`error`] kind. [`edge`] puts limits, CORS and [`headers`] around all of it.
//!
//! What the instances of the application's host share lies in the [`table`]; ended sessions are in [`revocation`];
//! what one instance leaves there for another is sealed by [`handover`]. [`jwt_idp`] is what the sign-in host and the JWT
//! endpoint of the application's host say to each other.
//!
//! Data flows one way: a function's `main`, its router, these modules, [`outbound`]. Nothing here knows of AWS except
//! [`secrets`] and [`table`]; time, randomness, settings and secrets come in through [`app::Ambient`].

pub mod app;
pub mod assertion;
pub mod assets;
pub mod brand;
pub mod clock;
pub mod config;
pub mod cookies;
pub mod edge;
pub mod error;
pub mod handover;
pub mod headers;
pub mod i18n;
pub mod input;
pub mod invitation;
pub mod jwt_idp;
pub mod new_password;
pub mod oidc;
#[cfg(feature = "openapi")]
pub mod openapi;
pub mod outbound;
pub mod outcome;
pub mod pace;
pub mod pages;
pub mod policy;
pub mod presentation;
pub mod progress;
pub mod random;
pub mod return_to;
pub mod revocation;
pub mod secrets;
pub mod sign_in;
pub mod table;
pub mod telemetry;
pub mod verification;
pub mod visit;
pub mod web_authn;
pub mod zitadel;
