//! What is wrong with the settings or the secrets they name.

use std::fmt;

/// One thing that must be mended before the function can start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The setting.
    pub name: &'static str,
    /// What is wrong with it, never its value.
    pub reason: String,
}

/// Everything that is wrong, in one error.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the function cannot start:")?;
        for Fault { name, reason } in &self.0 {
            write!(f, " {name}: {reason};")?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}
