//! The journeys that the vendor's own login is tested by, under their numbers (`tests/scenarios.md`).

mod devices;
mod e_mail;
mod factors;
mod invitations;
mod keys;
mod login_names;
mod new_keys;
mod passwords;
mod policy;
mod registration;
mod resets;
