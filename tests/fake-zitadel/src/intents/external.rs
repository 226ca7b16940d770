//! People as identity providers describe them, and the user one would create for them.

use serde_json::{Map, Value, json};

use super::upstream::Tokens;
use crate::api::object::Object;
use crate::store::Store;
use crate::store::idp::{ExternalUser, Idp, IdpKind, Intent};

fn text<'a>(claims: &'a Map<String, Value>, name: &str) -> &'a str {
    claims.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn user(id: String, name: &str, raw: Value, access_token: &str, id_token: &str) -> ExternalUser {
    ExternalUser {
        id,
        name: name.to_owned(),
        raw,
        access_token: access_token.to_owned(),
        id_token: id_token.to_owned(),
        user_id: None,
        expires: time::OffsetDateTime::UNIX_EPOCH,
    }
}

/// Somebody by the claims of OpenID Connect (Core, 5.1).
pub(super) fn oidc_user(claims: Map<String, Value>, tokens: &Tokens) -> ExternalUser {
    let (id, name) = (text(&claims, "sub").to_owned(), text(&claims, "preferred_username").to_owned());
    user(id, &name, Value::Object(claims), &tokens.access_token, &tokens.id_token)
}

/// Somebody by the answer of a user endpoint; only its id is understood.
pub(super) fn oauth_user(fields: &Map<String, Value>, id_attribute: &str, tokens: &Tokens) -> ExternalUser {
    let id = match fields.get(id_attribute) {
        Some(Value::String(text)) => text.clone(),
        Some(number @ Value::Number(_)) => number.to_string(),
        _ => String::new(),
    };
    user(id, "", json!({"RawInfo": fields}), &tokens.access_token, "")
}

/// Somebody by the claims of a JWT; the audience becomes a list.
pub(super) fn jwt_user(mut claims: Map<String, Value>, token: &str) -> ExternalUser {
    if let Some(audience @ Value::String(_)) = claims.get("aud") {
        let list = json!([audience]);
        claims.insert("aud".to_owned(), list);
    }
    let (id, name) = (text(&claims, "sub").to_owned(), text(&claims, "preferred_username").to_owned());
    user(id, &name, Value::Object(claims), "", token)
}

/// `idpInformation`.
pub(super) fn information(intent: &Intent, user: &ExternalUser) -> Object {
    let tokens = Object::new().text("accessToken", &user.access_token).text("idToken", &user.id_token);
    Object::new()
        .set("oauth", tokens)
        .text("idpId", &intent.idp_id)
        .text("userId", &user.id)
        .text("userName", &user.name)
        .set("rawInformation", user.raw.clone())
}

/// `addHumanUser`: a request to create the user, as far as the provider's words go.
pub(super) fn suggestion(store: &Store, intent: &Intent, user: &ExternalUser) -> Object {
    // The generic mapping of OAuth providers understands nothing but the id.
    let nothing = Map::new();
    let opaque = matches!(store.idps.get(&intent.idp_id), Some(Idp { kind: IdpKind::OAuth { .. }, .. }));
    let claims = user.raw.as_object().filter(|_| !opaque).unwrap_or(&nothing);
    let verified = |name: &str| {
        let claim = claims.get(name);
        claim.is_some_and(|claim| claim == &json!(true) || claim == &json!("true"))
    };
    let proof = |message: Object, verified: bool| {
        if verified { message.flag("isVerified", true) } else { message.set("sendCode", Object::new()) }
    };
    let profile = Object::new()
        .text("givenName", text(claims, "given_name"))
        .text("familyName", text(claims, "family_name"))
        .text("nickName", text(claims, "nickname"))
        .text("displayName", text(claims, "name"))
        .text("preferredLanguage", &language(text(claims, "locale")));
    let email = proof(Object::new().text("email", text(claims, "email")), verified("email_verified"));
    let phone = text(claims, "phone_number");
    let phone = (!phone.is_empty())
        .then(|| proof(Object::new().text("phone", phone), verified("phone_number_verified")));
    let link =
        Object::new().text("idpId", &intent.idp_id).text("userId", &user.id).text("userName", &user.name);
    Object::new()
        .text("username", &user.name)
        .set("profile", profile)
        .set("email", email)
        .opt("phone", phone)
        .list("idpLinks", vec![link])
}

/// A language tag with dashes; what is none is `und`.
fn language(tag: &str) -> String {
    let tag = tag.replace('_', "-");
    let well_formed = !tag.is_empty()
        && tag.split('-').all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|letter| letter.is_ascii_alphanumeric())
        });
    if well_formed { tag } else { "und".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims(value: &Value) -> Map<String, Value> {
        value.as_object().cloned().unwrap_or_default()
    }

    #[test]
    fn the_audience_of_a_jwt_becomes_a_list_and_the_rest_stays() {
        let raw = jwt_user(claims(&json!({"sub": "ext 1", "aud": "x", "groups": ["ü"]})), "a.b.c");
        assert_eq!(raw.raw, json!({"sub": "ext 1", "aud": ["x"], "groups": ["ü"]}));
        assert_eq!((raw.id.as_str(), raw.name.as_str()), ("ext 1", ""));
    }

    #[test]
    fn an_oauth_user_is_known_by_the_configured_attribute_be_it_a_number() {
        let tokens = Tokens { access_token: "at".to_owned(), id_token: String::new() };
        let user = oauth_user(&claims(&json!({"id": 7, "login": "a'b"})), "id", &tokens);
        assert_eq!(user.id, "7");
        assert_eq!(user.raw, json!({"RawInfo": {"id": 7, "login": "a'b"}}));
    }

    #[test]
    fn a_locale_that_is_no_tag_is_undetermined() {
        assert_eq!(language("de_CH"), "de-CH");
        assert_eq!(language("!!"), "und");
        assert_eq!(language(""), "und");
    }
}
