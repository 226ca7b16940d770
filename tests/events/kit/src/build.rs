//! Builds the binaries once per test process and finds them.

use crate::{AUTHORIZER, FUNCTIONS};
use std::{
    env::current_exe,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

/// The target directory that this test was built into, and the directory of its profile within it.
fn directories() -> (PathBuf, PathBuf) {
    let test = current_exe().expect("the system tells a process where its program lies");
    let profile = test.ancestors().nth(2).expect("cargo puts tests into TARGET/PROFILE/deps");
    (profile.parent().expect("a profile lies in the target directory").into(), profile.into())
}

/// The root of this source tree.
pub(crate) fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

/// Where files of tests may be written.
pub(crate) fn scratch() -> PathBuf {
    directories().0.join("tmp")
}

/// The binary of a function, up to date with its source.
///
/// Cargo is asked for exactly the packages that ship, so that their dependencies have the features they have on
/// AWS, and not those that some test crate adds.
pub(crate) fn binary(function: &str) -> PathBuf {
    static PROFILE_DIR: OnceLock<PathBuf> = OnceLock::new();
    PROFILE_DIR.get_or_init(|| build(&[&FUNCTIONS[..], &[AUTHORIZER]].concat())).join(function)
}

/// The operator's command, up to date with its source, as operators install it.
pub fn drawbridge() -> PathBuf {
    const NAME: &str = "drawbridge";
    static PROFILE_DIR: OnceLock<PathBuf> = OnceLock::new();
    PROFILE_DIR.get_or_init(|| build(&[NAME])).join(NAME)
}

fn build(packages: &[&str]) -> PathBuf {
    let (target, profile_dir) = directories();
    let profile = match profile_dir.file_name().and_then(|name| name.to_str()) {
        Some("debug") | None => "dev",
        Some(name) => name,
    };
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(workspace()).env_remove("CARGO_MANIFEST_DIR");
    cargo
        .args(["build", "--offline", "--locked", "--quiet", "--profile", profile, "--target-dir"])
        .arg(target);
    cargo.args(packages.iter().flat_map(|package| ["--package", package]));
    let built = cargo.output().expect("cargo, which built this test, can be started");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    profile_dir
}
