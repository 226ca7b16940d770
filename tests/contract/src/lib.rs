//! Is the stand-in right? `tests/contract` replays what a real Zitadel answered, `cases/` being the recordings and
//! `macros.json` the steps they share; the other tests hold what has no recording: flows over several calls, faults
//! on demand, and the figures of the stand-in's README.
//!
//! `cargo test -p contract`. A package of its own, so that `cargo test` covers it and no build of the default members
//! makes the stand-in.
