//! Tests in a real browser. What they are made of is in `kit/`; here are only the tests, so that a build of the
//! workspace's default members makes nothing of them.
//!
//! `cargo test -p browser`. Skipped where Chromium or ChromeDriver is not installed, unless `BROWSER_REQUIRED=1`.
