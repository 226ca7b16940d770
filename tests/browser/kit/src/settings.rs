//! What the environment says; the one module that reads it.

use std::{
    env,
    path::{Path, PathBuf},
};

/// `BROWSER_REQUIRED=1`: without a browser the tests fail instead of being skipped.
#[allow(clippy::disallowed_methods, reason = "tests have no other way to be told")]
pub(crate) fn is_required() -> bool {
    env::var("BROWSER_REQUIRED").is_ok_and(|value| !value.is_empty() && value != "0")
}

/// `AXE_CORE=FILE`: the script of the npm package axe-core, `axe.min.js`.
#[allow(clippy::disallowed_methods, reason = "tests have no other way to be told")]
pub(crate) fn axe_core() -> Option<PathBuf> {
    env::var_os("AXE_CORE").filter(|file| !file.is_empty()).map(PathBuf::from)
}

/// A program of this name on the search path.
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| Path::is_file(file))
}
