//! End-to-end tests: all functions in one process, a browser with cookies in front of them, and behind them the
//! stand-in for Zitadel or the server that `E2E_FIXTURES` names a fixtures file of.
//!
//! `cargo test -p e2e`. Tests whose names end in `_on_stand_in` need faults or counts that only the stand-in has.
