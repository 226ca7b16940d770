//! The calls of each step of each scenario, kept in a file, so that a change that adds one shows in review.
//!
//! `CALLS=write cargo test -p e2e -- calls::` writes the file anew.

use super::journeys;
use harness::{Browser, Stack, calls::Step};
use std::{fmt::Write, fs, path::PathBuf};

/// No step may need more.
const MOST: usize = 5;

const HEAD: &str = "\
# Calls to Zitadel, by scenario (tests/scenarios.md) and step: each request to the sign-in host, its status, what it asked.
# Calls that do not depend on each other are made side by side; here they are in alphabetical order. Left out: the service
# token, which lasts for hours, and settings, which are kept for half a minute and read ahead in these journeys. Two steps
# read the login settings anew, one call more: a forgotten password, and a sign-up.
# Written by `CALLS=write cargo test -p e2e -- calls::`.
";

/// Scenarios and their steps.
pub(super) struct Book {
    pub(super) stack: Stack,
    scenarios: Vec<(&'static str, Vec<Step>)>,
}

impl Book {
    /// Notes down a journey of one browser.
    pub(super) async fn scenario(
        &mut self,
        title: &'static str,
        journey: impl AsyncFnOnce(&Stack, &Browser),
    ) {
        self.scenario_at(self.stack.clone(), title, journey).await;
    }

    /// The same at other functions.
    pub(super) async fn scenario_at(
        &mut self,
        stack: Stack,
        title: &'static str,
        journey: impl AsyncFnOnce(&Stack, &Browser),
    ) {
        let browser = stack.browser();
        stack.recorder().begin();
        journey(&stack, &browser).await;
        self.scenarios.push((title, stack.recorder().end()));
    }

    fn text(&self) -> String {
        let mut text = HEAD.to_owned();
        for (title, steps) in &self.scenarios {
            let _ = write!(text, "\n{title}\n");
            for Step { request, calls } in steps {
                let _ = writeln!(text, "  {request}: {}", calls.len());
                for call in calls {
                    let _ = writeln!(text, "    {call}");
                }
            }
        }
        text
    }
}

fn file() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/calls.txt"))
}

#[allow(clippy::disallowed_methods, reason = "a test has no other way to be told")]
fn is_to_be_written() -> bool {
    std::env::var("CALLS").is_ok_and(|value| value == "write")
}

#[tokio::test]
async fn each_step_of_each_scenario_costs_what_the_file_says_and_at_most_five_calls_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let mut book = Book { stack: stack.without_checks(), scenarios: Vec::new() };
    journeys::all(&mut book).await;
    for (title, steps) in &book.scenarios {
        assert!(!steps.is_empty(), "{title}");
        for step in steps {
            assert!(step.calls.len() <= MOST, "{title}: {step:#?}");
        }
    }
    let text = book.text();
    if is_to_be_written() {
        fs::write(file(), text).unwrap();
        return;
    }
    let kept = fs::read_to_string(file()).unwrap_or_default();
    for (line, (kept, now)) in kept.lines().zip(text.lines()).enumerate() {
        assert_eq!(now, kept, "line {} of calls.txt; see calls/kept.rs", line + 1);
    }
    assert_eq!(text.lines().count(), kept.lines().count(), "calls.txt; see calls/kept.rs");
}
