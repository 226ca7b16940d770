//! The authorize endpoint (OpenID Connect Core, 3.1.2). Its errors are JSON to the browser, never redirects.

use crate::api::web::{Parameters, WebReply, WebRequest};
use crate::error::OAuthError;
use crate::store::Store;
use crate::store::application::{Application, AuthMethod};
use crate::store::auth_request::{AuthRequest, AuthRequestState};

use super::url_query::{joined, with_query};
use super::{known_token, scopes};

/// `GET|POST /oauth/v2/authorize`.
pub(super) fn authorize(request: &WebRequest, store: &mut Store) -> WebReply {
    add_request(request, store).map(|location| WebReply::redirect(&location)).into()
}

/// Checks and stores the request; gives the address of the login pages.
fn add_request(request: &WebRequest, store: &mut Store) -> Result<String, OAuthError> {
    let parameters = request.parameters()?;
    let max_age = match parameters.text("max_age") {
        "" => None,
        text => Some(text.parse::<u64>().map_err(|_| OAuthError::invalid_request("error decoding form"))?),
    };
    if parameters.get("request").is_some_and(|object| object.split('.').count() != 3) {
        let words = "parsing of request failed: token contains an invalid number of segments";
        return Err(OAuthError::server_error(words));
    }
    let application = client(&parameters, store)?;
    let redirect_uri = parameters.text("redirect_uri");
    if redirect_uri.is_empty() {
        return Err(OAuthError::server_error("auth request is missing redirect_uri"));
    }
    let prompts = prompts(parameters.text("prompt"))?;
    let scope = parameters.get("scope").ok_or_else(OAuthError::scope_missing)?;
    check_redirect_uri(application, redirect_uri, parameters.text("response_type"))?;
    check_response_type(application, parameters.text("response_type"))?;

    let roles = store.projects.get(&application.project_id).map_or(&[][..], |project| &project.roles);
    let method = if parameters.text("code_challenge_method").is_empty() {
        "plain"
    } else {
        parameters.text("code_challenge_method")
    };
    let optional = |name: &str| parameters.get(name).filter(|text| !text.is_empty()).map(str::to_owned);
    let login_client = request.header("x-zitadel-login-client").to_owned();
    let base = login_pages(store, application, &login_client);
    let added = AuthRequest {
        id: String::new(),
        record: store.record(&store.instance.id),
        state: AuthRequestState::Added,
        handled: None,
        login_client,
        client_id: application.client_id.clone(),
        redirect_uri: redirect_uri.to_owned(),
        client_state: optional("state"),
        nonce: optional("nonce"),
        scopes: scopes::known(scope, roles),
        response_type: parameters.text("response_type").to_owned(),
        response_mode: parameters.text("response_mode").to_owned(),
        challenge: optional("code_challenge").map(|challenge| (challenge, method.to_owned())),
        max_age: if prompts.contains(&"PROMPT_LOGIN") { Some(0) } else { max_age },
        prompts,
        ui_locales: parameters
            .text("ui_locales")
            .split(' ')
            .filter(|tag| is_tag(tag))
            .map(str::to_owned)
            .collect(),
        login_hint: optional("login_hint"),
        hint_user_id: hinted_user(store, parameters.text("id_token_hint")),
        session_id: None,
    };
    let (prefix, parameter) = if base.is_some() { ("V2_", "authRequest") } else { ("", "authRequestID") };
    let id = format!("{prefix}{}", store.new_id());
    store.auth_requests.insert(id.clone(), AuthRequest { id: id.clone(), ..added });
    let pages = base.unwrap_or_else(|| "/ui/login".to_owned());
    Ok(with_query(&joined(&pages, "login"), &[(parameter, &id)]))
}

fn client<'a>(parameters: &Parameters, store: &'a Store) -> Result<&'a Application, OAuthError> {
    let client_id = parameters.text("client_id");
    if client_id.is_empty() {
        return Err(OAuthError::invalid_request("auth request is missing client_id"));
    }
    store
        .application_by_client(client_id)
        .filter(|application| application.active)
        .ok_or_else(|| OAuthError::invalid_request("Errors.App.NotFound"))
}

fn prompts(parameter: &str) -> Result<Vec<&'static str>, OAuthError> {
    let words: Vec<&str> = parameter.split(' ').filter(|word| !word.is_empty()).collect();
    if words.len() > 1 && words.contains(&"none") {
        let text = "The prompt parameter `none` must only be used as a single value";
        return Err(OAuthError::invalid_request(text));
    }
    Ok(words.iter().filter_map(|word| prompt(word)).collect())
}

fn prompt(word: &str) -> Option<&'static str> {
    match word {
        "none" => Some("PROMPT_NONE"),
        "login" => Some("PROMPT_LOGIN"),
        "consent" => Some("PROMPT_CONSENT"),
        "select_account" => Some("PROMPT_SELECT_ACCOUNT"),
        "create" => Some("PROMPT_CREATE"),
        _ => None,
    }
}

/// Compares exactly; native applications may choose the port of a loopback address.
fn check_redirect_uri(application: &Application, uri: &str, response_type: &str) -> Result<(), OAuthError> {
    const TAIL: &str = "If you have any questions, you may contact the administrator of the application.";
    let native = application.app_type == "OIDC_APP_TYPE_NATIVE";
    let registered =
        application.redirect_uris.iter().any(|known| known == uri || (native && same_loopback(known, uri)));
    if !registered {
        let text = format!("The requested redirect_uri is missing in the client configuration. {TAIL}");
        return Err(OAuthError::invalid_request(text));
    }
    let confidential_code = application.auth_method != AuthMethod::None && response_type == "code";
    let lax = application.dev_mode || native || confidential_code;
    if uri.starts_with("http://") && !lax {
        let text = format!("This client's redirect_uri is http and is not allowed. {TAIL}");
        return Err(OAuthError::invalid_request(text));
    }
    Ok(())
}

fn same_loopback(known: &str, given: &str) -> bool {
    let parts = |text: &str| {
        let url = url::Url::parse(text).ok()?;
        let loopback = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
        loopback.then(|| (url.path().to_owned(), url.query().map(str::to_owned)))
    };
    parts(known).is_some_and(|known| Some(known) == parts(given))
}

fn check_response_type(application: &Application, response_type: &str) -> Result<(), OAuthError> {
    const TAIL: &str = "If you have any questions, you may contact the administrator of the application.";
    let wanted = match response_type {
        "" => {
            let text = format!("The response type is missing in your request. {TAIL}");
            return Err(OAuthError::invalid_request(text));
        }
        "code" => "OIDC_RESPONSE_TYPE_CODE",
        "id_token" => "OIDC_RESPONSE_TYPE_ID_TOKEN",
        "id_token token" => "OIDC_RESPONSE_TYPE_ID_TOKEN_TOKEN",
        _ => "",
    };
    if application.response_types.iter().any(|known| known == wanted) {
        return Ok(());
    }
    let text = format!("The requested response type is missing in the client configuration. {TAIL}");
    Err(OAuthError::new("unauthorized_client", text))
}

/// Base address of the login pages of version 2; nothing if the old ones are used.
fn login_pages(store: &Store, application: &Application, login_client: &str) -> Option<String> {
    let feature = store.instance.login_v2.as_ref();
    let required = feature.filter(|feature| feature.required);
    let base = match (required, application.login_v2_base_uri.as_ref()) {
        (Some(feature), _) => feature.base_uri.clone(),
        (None, Some(own)) => own.clone(),
        (None, None) if login_client.is_empty() => return None,
        (None, None) => return Some(feature_pages(store)),
    };
    Some(or_built_in(base))
}

/// Base address of the login pages by the feature alone, whatever an application has.
pub(super) fn feature_pages(store: &Store) -> String {
    or_built_in(store.instance.login_v2.as_ref().map(|feature| feature.base_uri.clone()).unwrap_or_default())
}

fn or_built_in(base: String) -> String {
    if base.is_empty() { "/ui/v2/login".to_owned() } else { base }
}

/// A language tag by its form (BCP 47).
pub(super) fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let language = parts.next().unwrap_or_default();
    (2..=8).contains(&language.len())
        && language.bytes().all(|letter| letter.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|letter| letter.is_ascii_alphanumeric())
        })
}

/// The user of an ID token of this instance, expired or not; an invalid hint is ignored.
pub(crate) fn hinted_user(store: &Store, hint: &str) -> Option<String> {
    known_token(store, hint).map(|token| token.text_claim("sub").to_owned())
}
