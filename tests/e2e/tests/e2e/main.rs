//! One module for each thing that can be asked about a sign-in.

#![allow(clippy::unwrap_used, reason = "what a helper of a test cannot have, the test cannot do without")]

mod accounts;
mod api;
mod backchannel;
mod branding;
mod callback;
mod calls;
mod client_script;
mod cookies;
mod credential;
mod device;
mod elsewhere;
mod enrolment;
mod factors;
mod failures;
mod first_ways;
mod headers;
mod invitations;
mod journeys;
mod json;
mod jwt_idp;
mod keys;
mod languages;
mod login;
mod logout;
mod logs;
mod lost;
mod mail_links;
mod new_keys;
mod once;
mod organizations;
mod passwords;
mod policy;
mod prompts;
mod refresh;
mod returning;
mod scenarios;
mod signup;
mod submits;
mod verification;
mod wide;
