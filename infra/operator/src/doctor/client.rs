//! The client secret and the application, asked by what any OpenID provider answers.

use super::secret;
use crate::{Failure, Mark, Report, remote::Remote, world::World};
use http::Method;
use serde_json::Value;
use shared::{
    assertion::{ApplicationKey, CLIENT_ASSERTION_TYPE, Signer},
    clock::Clock,
    config::{Origins, join},
    outbound::{Answer, OutboundError},
    random::Random,
    secrets::SecretValue,
};
use url::Url;

pub(super) async fn look(world: &World, remote: &Remote, report: &mut Report) {
    let Some(text) = secret(world, "CLIENT_SECRET", "client secret", report).await else { return };
    let signer = match ApplicationKey::parse(&text) {
        Ok(ApplicationKey(signer)) => signer,
        Err(fault) => {
            let say = format!("{fault}: put the application's key file, as Zitadel gave it, into the secret");
            return report.row(Mark::Fail, "client secret", say);
        }
    };
    report.row(Mark::Ok, "client secret", "holds a key");
    if let Err(error) = key(world, remote, &signer, report).await {
        report.row(Mark::Fail, "client key", Failure::from(error).to_string());
    }
    if let Err(error) = method(remote, &signer, report).await {
        report.row(Mark::Fail, "client method", Failure::from(error).to_string());
    }
    match world.settings.origins() {
        Ok(origins) => {
            if let Err(error) = redirect(remote, &signer, &origins, report).await {
                report.row(Mark::Fail, "redirect address", Failure::from(error).to_string());
            }
            if let Err(error) = logout(remote, &signer, &origins, report).await {
                report.row(Mark::Fail, "logout address", Failure::from(error).to_string());
            }
        }
        Err(failure) => report.row(Mark::Warn, "addresses", format!("not checked: {failure}")),
    }
}

/// Introspection says whether it takes the client's assertion, and uses nothing up.
async fn key(
    world: &World,
    remote: &Remote,
    signer: &Signer,
    report: &mut Report,
) -> Result<(), OutboundError> {
    let (clock, random): (&dyn Clock, &dyn Random) =
        (&*world.surroundings.clock, &*world.surroundings.random);
    let Ok(assertion) = signer.sign(&remote.issuer, clock, random) else {
        report.row(
            Mark::Fail,
            "client key",
            "cannot sign: put the key file into the secret as Zitadel gave it",
        );
        return Ok(());
    };
    let form = [
        ("token", Value::from("none")),
        ("client_assertion_type", CLIENT_ASSERTION_TYPE.into()),
        ("client_assertion", serde_json::to_value(&assertion).unwrap_or_default()),
    ];
    let request = remote.request(Method::POST, &remote.url(&["oauth", "v2", "introspect"]))?.form(&form);
    if remote.send(request).await?.status.is_success() {
        report.row(
            Mark::Ok,
            "client key",
            format!("{} is accepted for client {}", signer.key_id(), signer.subject()),
        );
    } else {
        let say = format!(
            "Zitadel refuses {} of client {}: it was removed, has ended or belongs to another instance (or the clock \
             is off, see above); make a new key for the application and put it into the secret",
            signer.key_id(),
            signer.subject()
        );
        report.row(Mark::Fail, "client key", say);
    }
    Ok(())
}

/// A client that must sign is refused by these words when it does not.
async fn method(remote: &Remote, signer: &Signer, report: &mut Report) -> Result<(), OutboundError> {
    let form = [("grant_type", "refresh_token"), ("refresh_token", "none"), ("client_id", signer.subject())];
    let request = remote.request(Method::POST, &remote.url(&["oauth", "v2", "token"]))?.form(&form);
    let answer = remote.send(request).await?;
    let refusal: Value = answer.json().unwrap_or_default();
    if refusal["error_description"].as_str().is_some_and(|text| text.contains("assertion")) {
        report.row(Mark::Ok, "client method", "private key JWT");
    } else {
        let say =
            "the application is not asked for a signature: set its authentication method to private key JWT";
        report.row(Mark::Fail, "client method", say);
    }
    Ok(())
}

/// Begins a sign-in: refused for an address that is not registered, else it shows which login pages are used.
async fn redirect(
    remote: &Remote,
    signer: &Signer,
    origins: &Origins,
    report: &mut Report,
) -> Result<(), OutboundError> {
    let address = join(&origins.handler, "/auth/callback");
    let mut url = remote.url(&["oauth", "v2", "authorize"]);
    url.query_pairs_mut()
        .append_pair("client_id", signer.subject())
        .append_pair("redirect_uri", &address)
        .append_pair("response_type", "code")
        .append_pair("scope", "openid")
        .append_pair("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
        .append_pair("code_challenge_method", "S256");
    let answer = remote.send(remote.request(Method::GET, &url)?).await?;
    let Some(pages) = location(&answer, &url) else {
        let refusal: Value = answer.json().unwrap_or_default();
        let why = refusal["error_description"].as_str().unwrap_or("without a reason");
        let say = format!("{address} is refused ({why}): register it with the application, exactly so");
        report.row(Mark::Fail, "redirect address", say);
        return Ok(());
    };
    report.row(Mark::Ok, "redirect address", address);
    let ours = origins.auth_origin();
    if pages.origin().ascii_serialization() == ours {
        report.row(Mark::Ok, "login pages", format!("sign-ins of the application lead to {ours}"));
    } else {
        let say = format!(
            "sign-ins of the application lead to {}: set loginV2 (feature or application) to {ours}",
            pages.origin().ascii_serialization()
        );
        report.row(Mark::Fail, "login pages", say);
    }
    Ok(())
}

async fn logout(
    remote: &Remote,
    signer: &Signer,
    origins: &Origins,
    report: &mut Report,
) -> Result<(), OutboundError> {
    let address = join(&origins.handler, "/auth/logged-out");
    let mut url = remote.url(&["oidc", "v1", "end_session"]);
    url.query_pairs_mut()
        .append_pair("client_id", signer.subject())
        .append_pair("post_logout_redirect_uri", &address);
    let answer = remote.send(remote.request(Method::GET, &url)?).await?;
    if location(&answer, &url).is_some() {
        report.row(Mark::Ok, "logout address", address);
    } else {
        let say = format!("{address} is refused: register it as post-logout address of the application");
        report.row(Mark::Fail, "logout address", say);
    }
    Ok(())
}

fn location(answer: &Answer, base: &Url) -> Option<Url> {
    let text = answer.headers.get("location")?.to_str().ok()?;
    answer.status.is_redirection().then(|| base.join(text).ok()).flatten()
}
