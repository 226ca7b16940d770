//! `authorizer`: the Lambda authorizer of the application's API (HTTP API, payload format 2.0, simple responses). It
//! opens the session cookie of a call and hands the API the access token in it.
//!
//! | what the call carries | answer | the caller gets |
//! |---|---|---|
//! | a session that holds | `{"isAuthorized": true, "context": {"authorization", "sub", "expires_in"}}` | the API's answer |
//! | the same with an unsafe method, and no `X-CSRF` header or a foreign origin | `{"isAuthorized": false}` | 403 |
//! | no session, or one that is altered, cut, foreign, doubled, over or ended | `{"isAuthorized": false}` | 403 |
//! | an access token that is over, or a JWT that does not verify | `{"isAuthorized": false}` | 403; a refresh may help |
//! | a preflight of an own or allowed origin (WHATWG Fetch, CORS protocol) | `{"isAuthorized": true, "context": {}}` | the API's answer |
//! | `Authorization`, unless `BEARER_PASSTHROUGH` is on | `{"isAuthorized": false}` | 403 |
//! | anything, while table, cookie keys or provider cannot be asked | an error | 500: try again |
//!
//! `context.authorization` is `Bearer` and the access token. A Lambda function behind the gateway finds it in
//! `requestContext.authorizer.lambda.authorization`; for a server the template maps it to the header
//! `X-Authorization`, since HTTP APIs let nobody write `Authorization` itself. For the same reason an incoming
//! `Authorization` could not be taken away, so a call that carries one is refused: what reaches the API is what was
//! decided here and nothing else. A call that brings its own `X-Authorization` is refused as well.
//!
//! **A table that cannot be asked** is an error, not a refusal: a refusal would tell signed-in people that they are
//! not, and a pass would let ended sessions in.
//!
//! **Access tokens.** A JWT is verified: signature by the issuer's keys, `iss`, `exp`, `typ`, `aud` with the session's
//! client or `API_AUDIENCE`, `sub` as in the session. An opaque one came from the provider over TLS and has been under
//! seal since; only the API can ask what it is worth now.
//!
//! **`BEARER_PASSTHROUGH=true`** lets callers without cookies in, by a JWT for `API_AUDIENCE` that is verified as above.
//! Opaque tokens are refused there: nothing vouches for them. So is a call with both a session and a token.
//!
//! **Nothing is kept.** The gateway caches no answer (no identity source, no time to live), and the function holds
//! nothing of a person between two calls: a sign-out counts from the next call on.

mod decide;
mod decision;
mod error;
mod event;
mod state;

pub use decision::Decision;
pub use error::Failure;
pub use state::State;
