//! One module for each thing that can be asked about a sign-in.

mod callback;
mod calls;
mod cookies;
mod credential;
mod failures;
mod headers;
mod journeys;
mod json;
mod login;
mod logout;
mod policy;
mod prompts;
mod refresh;
mod returning;
mod signup;
mod submits;
