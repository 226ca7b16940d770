//! `rotate-key`: the rotation function of AWS Secrets Manager, for every secret of Drawbridge.
//!
//! It is invoked four times for each rotation, with `{"Step","SecretId","ClientRequestToken"}`, and any of the four
//! may come twice:
//!
//! | step | service key | client key | cookie keys |
//! |---|---|---|---|
//! | `createSecret` | makes a key here, registers its public half, keeps the file | has Zitadel make a key, keeps the file | puts a new key in front of the ring |
//! | `setSecret` | compares whom the new value speaks for | the same | nothing |
//! | `testSecret` | buys a token | revokes a token that never was | seals and opens |
//! | `finishSecret` | removes keys older than the previous one, makes the new value current, ends the rotation | the same | makes the new value current, ends the rotation |
//!
//! Which kind a secret is says the setting that names it: `SERVICE_SECRET`, `CLIENT_SECRET` or `COOKIE_SECRET`, and
//! `ROTATION_SECRET`, which is a service user's key, too: the one with which application keys are managed, because the
//! login client's role may not. A secret that none of them names is not touched, whoever asks.
//!
//! **A key that was made and never kept** (the function ended between the call to Zitadel and the one to Secrets
//! Manager) has no private half anywhere. Keys made for a secret are recognised by the end of their life, whose second
//! of the day is derived from the secret's ARN; those that no version of the secret holds are removed by the next
//! `createSecret` and once more by `finishSecret`. Keys made by others stay.
//!
//! Both keys work from `createSecret` on and until the rotation after the next, so functions may follow when they like.

mod client;
mod cookies;
mod error;
mod event;
mod mark;
mod patience;
mod provider;
mod service;
mod state;
mod steps;
mod versions;

pub use error::RotationError;
pub use state::{Outside, State};
