//! Sign-in, sign-up and everything after in a real browser.

mod accessibility;
mod accounts;
mod client_script;
mod elsewhere;
mod language;
mod own_page;
mod pages;
mod scenarios;
mod scripts_off;
mod session;
mod sign_in;
mod sign_out;
mod sign_up;
mod tabs;
mod twice;
