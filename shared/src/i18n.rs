//! Languages: which one a person gets, and the catalogue of texts.
//!
//! Texts live in `locales/*.ftl` (Project Fluent) and are compiled in; each catalogue is read only when somebody needs it. A
//! new language is a file there and a line of the table in `i18n/locale.rs`; the tests of `i18n/catalogue.rs` say what
//! is missing.
//!
//! A person gets, of the languages that the instance allows ([`Languages`]): the one chosen on a page and kept in a cookie
//! ([`choice`]), else what the application asked for (`ui_locales`), else what the browser prefers, else the instance's
//! default language.

#[cfg(test)]
mod catalogue;
pub mod choice;
mod languages;
mod locale;
mod messages;
pub(crate) mod preference;
mod texts;

pub use languages::Languages;
pub use locale::{Direction, Locale};
pub use messages::{MESSAGES, Nature, nature};
pub use texts::Texts;
