//! Tests of `drawbridge`, the operator's command, against the stand-in: `cargo test -p operator`.
