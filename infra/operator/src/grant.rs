//! The token that a credential stands for: a personal access token as it is, or one bought with a signed JWT
//! (RFC 7523 section 2.1).

use crate::{Failure, remote::Remote, surroundings::Surroundings, zitadel_clock};
use http::Method;
use secrecy::SecretString;
use serde::Deserialize;
use serde_json::Value;
use shared::{
    assertion::{GRANT_TYPE, ServiceCredential, Signer},
    clock::Clock,
    random::Random,
};

/// Zitadel puts its own project into the audience for this scope; without it its API refuses the token.
const SCOPE: &str = "openid urn:zitadel:iam:org:project:id:zitadel:aud";

#[derive(Deserialize)]
struct Granted {
    access_token: SecretString,
}

/// A bearer token for the API.
pub(crate) async fn bearer(
    remote: &Remote,
    credential: &ServiceCredential,
    surroundings: &Surroundings,
) -> Result<SecretString, Failure> {
    match credential {
        ServiceCredential::Pat(token) => Ok(token.clone()),
        ServiceCredential::Key(signer) => match buy(remote, signer, surroundings).await? {
            Some(token) => Ok(token),
            None => Err(why(remote, signer, surroundings).await),
        },
    }
}

/// Buys a token; `None` if the assertion is refused, for whatever reason: Zitadel does not tell.
pub(crate) async fn buy(
    remote: &Remote,
    signer: &Signer,
    surroundings: &Surroundings,
) -> Result<Option<SecretString>, Failure> {
    let (clock, random): (&dyn Clock, &dyn Random) = (&*surroundings.clock, &*surroundings.random);
    let assertion = signer.sign(&remote.issuer, clock, random).map_err(|_| {
        Failure::new("the key cannot sign: put the key file into the secret as Zitadel gave it")
    })?;
    let form = [
        ("grant_type", Value::from(GRANT_TYPE)),
        ("scope", SCOPE.into()),
        ("assertion", serde_json::to_value(&assertion).unwrap_or_default()),
    ];
    let request = remote.request(Method::POST, &remote.url(&["oauth", "v2", "token"]))?.form(&form);
    let answer = remote.send(request).await?;
    if answer.status.is_success() {
        return Ok(Some(answer.json::<Granted>()?.access_token));
    }
    Ok(None)
}

/// Finds out why an assertion was refused: the issuer, the clock, else the key.
async fn why(remote: &Remote, signer: &Signer, surroundings: &Surroundings) -> Failure {
    match zitadel_clock::look(remote, &*surroundings.clock).await {
        Err(failure) => failure,
        Ok(seen) if seen.is_off() => Failure::new(seen.sentence()),
        Ok(_) => Failure::new(format!(
            "{} refuses the key {} of user {}: it was removed, has ended, belongs to another instance, or its user is \
             locked; make a new key for the user there and put it into the secret",
            remote.issuer,
            signer.key_id(),
            signer.subject()
        )),
    }
}
