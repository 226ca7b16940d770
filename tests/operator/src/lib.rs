//! Tests of `drawbridge`, the operator's command, against the stand-in: `cargo test -p operator`. Most run it in this
//! process, where the clock can be moved and a checkpoint decides where it ends; those of `sigkill` run the binary.
