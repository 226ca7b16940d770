//! How far a refresh has come, where it matters whether its holder dies.

use std::fmt;

/// A step that the holder of a lease has reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub enum Step {
    /// About to write the lease.
    LeaseUnwritten,
    /// The lease is written.
    LeaseWritten,
    /// The provider's answer is due: the request has arrived there.
    Called,
    /// The provider rotated and its answer is on the way back.
    Answered,
    /// About to write the successor.
    SuccessorUnwritten,
    /// The successor is written, and the browser has no answer yet.
    SuccessorWritten,
    /// About to renew the lease, take one over, or give it back.
    NoteUnwritten,
    /// That is written.
    NoteWritten,
}

impl Step {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 8] = [
        Self::LeaseUnwritten,
        Self::LeaseWritten,
        Self::Called,
        Self::Answered,
        Self::SuccessorUnwritten,
        Self::SuccessorWritten,
        Self::NoteUnwritten,
        Self::NoteWritten,
    ];
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::LeaseUnwritten => "before the lease is written",
            Self::LeaseWritten => "after the lease is written",
            Self::Called => "before the provider answers",
            Self::Answered => "while the provider's answer is on its way",
            Self::SuccessorUnwritten => "before the successor is written",
            Self::SuccessorWritten => "after the successor is written",
            Self::NoteUnwritten => "before a renewal or a take-over is written",
            Self::NoteWritten => "after a renewal or a take-over is written",
        })
    }
}
