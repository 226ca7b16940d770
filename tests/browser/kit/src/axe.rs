//! axe-core: which rules of WCAG a page breaks.

use crate::{Visitor, settings};
use std::{
    fs,
    io::{self, Write},
};

/// Asks for WCAG 2.2 at level AA, what that builds on, and what axe-core calls best practice.
const ASK: &str = r"
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    return axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then(({ violations, passes }) => ({
        asked: passes.length,
        broken: violations.map((rule) => `${rule.id}: ${rule.help}\n` + rule.nodes.map(
            (node) => `    ${node.html}\n    ${node.failureSummary.replaceAll('\n', ' ')}`).join('\n')),
    }));";

/// The script of the npm package axe-core.
pub struct Axe(String);

impl Axe {
    /// Where `AXE_CORE` names its file. Without it the tests that need it say so and pass; with `BROWSER_REQUIRED=1` they
    /// fail.
    pub fn of_settings() -> Option<Self> {
        let Some(file) = settings::axe_core() else {
            assert!(!settings::is_required(), "BROWSER_REQUIRED is set, but AXE_CORE names no file");
            // Past the capture of `cargo test`, which shows nothing of a test that passes.
            let _ = io::stderr().write_all(b"axe tests skipped: AXE_CORE names no file\n");
            return None;
        };
        let script = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        Some(Self(script))
    }

    /// Brings the script into the page that is open. It stays until the page is left.
    pub async fn bring(&self, visitor: &Visitor) {
        visitor.script(&self.0).await;
    }

    /// The rules that the open page breaks, each with the elements it is about. The script must be there.
    pub async fn broken(visitor: &Visitor) -> Vec<String> {
        let found = visitor.script(ASK).await;
        assert!(
            found["asked"].as_u64().is_some_and(|rules| rules > 10),
            "hardly any rule was asked: {found}"
        );
        let broken = found["broken"].as_array().expect("a list").iter();
        broken.map(|rule| rule.as_str().expect("a text").to_owned()).collect()
    }
}
