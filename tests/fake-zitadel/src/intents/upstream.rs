//! What is asked of identity providers.

use reqwest::{Client, RequestBuilder, StatusCode};
use serde::Deserialize;
use serde_json::Value;
use std::time::Duration;

/// How long a provider may take.
const TIMEOUT: Duration = Duration::from_secs(10);

/// The part of a discovery document that is needed (OpenID Connect Discovery, 3).
#[derive(Debug, Deserialize)]
pub(super) struct Discovery {
    issuer: String,
    /// Where the browser goes.
    pub(super) authorization_endpoint: String,
    /// Where codes buy tokens.
    pub(super) token_endpoint: String,
    /// Who it was.
    #[serde(default)]
    pub(super) userinfo_endpoint: String,
    /// Keys of ID tokens.
    pub(super) jwks_uri: String,
}

/// Tokens of a provider.
#[derive(Debug, Deserialize)]
pub(super) struct Tokens {
    /// Access token.
    pub(super) access_token: String,
    /// ID token; of OpenID providers only.
    #[serde(default)]
    pub(super) id_token: String,
}

/// How this server is known to a provider.
pub(super) struct Registration<'a> {
    /// Client id.
    pub(super) id: &'a str,
    /// Client secret.
    pub(super) secret: &'a str,
}

/// Reads the discovery document of `issuer`, which has to name itself.
pub(super) async fn discover(client: &Client, issuer: &str) -> Result<Discovery, String> {
    const FAILED: &str = "OpenID Provider Configuration Discovery has failed";
    let url = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
    let found: Discovery = get(client, &url, None).await.map_err(|error| format!("{FAILED}\n{error}"))?;
    if found.issuer != issuer {
        let got = &found.issuer;
        return Err(format!("issuer does not match: Expected: {issuer}, got: {got}"));
    }
    Ok(found)
}

/// Reads JSON, with an access token if one is given.
pub(super) async fn get<T: for<'de> Deserialize<'de>>(
    client: &Client,
    url: &str,
    access_token: Option<&str>,
) -> Result<T, String> {
    let mut request = client.get(url);
    if let Some(token) = access_token {
        request = request.bearer_auth(token);
    }
    let (status, body) = send(request, "Get", url).await?;
    if status != StatusCode::OK {
        return Err(format!("http status not ok: {status} {body}"));
    }
    serde_json::from_str(&body).map_err(|error| format!("failed to unmarshal response: {error} {body}"))
}

/// Buys tokens with a code (RFC 6749, 4.1.3). The secret goes into the header first, and into the form if the provider
/// refuses that.
pub(super) async fn exchange(
    http: &Client,
    endpoint: &str,
    own: &Registration<'_>,
    code: &str,
    redirect_uri: &str,
) -> Result<Tokens, String> {
    let form = [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect_uri)];
    let encode = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let basic = http.post(endpoint).basic_auth(encode(own.id), Some(encode(own.secret))).form(&form);
    let mut answer = send(basic, "Post", endpoint).await?;
    if !answer.0.is_success() {
        let secret = [("client_id", own.id), ("client_secret", own.secret)];
        let form: Vec<(&str, &str)> = form.into_iter().chain(secret).collect();
        answer = send(http.post(endpoint).form(&form), "Post", endpoint).await?;
    }
    let (status, body) = answer;
    if status.is_success() {
        return serde_json::from_str(&body).map_err(|error| format!("oauth2: cannot parse json: {error}"));
    }
    Err(refusal(status, &body))
}

/// The words of Go's OAuth library for an error response (RFC 6749, 5.2).
fn refusal(status: StatusCode, body: &str) -> String {
    let parsed: Value = serde_json::from_str(body).unwrap_or_default();
    let text = |name: &str| parsed[name].as_str().unwrap_or_default();
    let quoted = |text: &str| Value::from(text).to_string();
    match (text("error"), text("error_description")) {
        ("", _) => format!("oauth2: cannot fetch token: {status}\nResponse: {body}"),
        (error, "") => format!("oauth2: {}", quoted(error)),
        (error, description) => format!("oauth2: {} {}", quoted(error), quoted(description)),
    }
}

async fn send(request: RequestBuilder, verb: &str, url: &str) -> Result<(StatusCode, String), String> {
    let failed = |error: reqwest::Error| {
        let mut cause: &dyn std::error::Error = &error;
        while let Some(deeper) = cause.source() {
            cause = deeper;
        }
        format!("{verb} \"{url}\": {cause}")
    };
    let response = request.timeout(TIMEOUT).send().await.map_err(failed)?;
    let status = response.status();
    let body = response.text().await.map_err(failed)?;
    Ok((status, body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_exchange_speaks_as_the_library_does() {
        let status = StatusCode::UNAUTHORIZED;
        let body = r#"{"error":"invalid_client","error_description":"wrong client secret"}"#;
        assert_eq!(refusal(status, body), r#"oauth2: "invalid_client" "wrong client secret""#);
        assert_eq!(refusal(status, r#"{"error":"x"}"#), r#"oauth2: "x""#);
        assert_eq!(refusal(status, "<p>"), "oauth2: cannot fetch token: 401 Unauthorized\nResponse: <p>");
    }
}
