//! Every function of Drawbridge in one process, told apart by host name, before a real Zitadel or the stand-in.
//!
//! | module | what |
//! |---|---|
//! | [`LocalStack`] | what `cargo dev` and the browser tests start: listeners, the stand-in, all hosts |
//! | [`Sites`] | which host answers: landing page, functions, sample application, stand-in |
//! | [`Gateway`] | an API behind the authorizer, as API Gateway has it |
//! | [`Stack`] | the functions alone; tests mount them without a socket of their own |
//! | [`Fixtures`] | where a Zitadel is and what it was seeded with |

mod dispatch;
mod fixtures;
mod gateway;
mod local_stack;
mod secrets;
mod sites;
mod stack;

pub use dispatch::Functions;
pub use fixtures::{Fixtures, FixturesError};
pub use gateway::{Gateway, MAPPED_HEADER};
pub use local_stack::{LocalStack, LocalStackError, Options};
pub use secrets::MemorySecrets;
pub use sites::Sites;
pub use stack::{Stack, StackBuilder, StartError};
