//! Our own JWT about whoever is signed in at the team's system.

use crate::keys::SigningKeys;
use secrecy::SecretString;
use serde::Serialize;
use serde_json::{Map, Value};

/// What Zitadel reads of a person (OpenID Connect Core 1.0 section 5.1): texts.
const TEXTS: [&str; 10] = [
    "sub",
    "email",
    "phone_number",
    "preferred_username",
    "name",
    "given_name",
    "family_name",
    "nickname",
    "locale",
    "gender",
];
/// And what it believes of addresses: `true` spares the person the code by mail, so nothing but that counts.
const FLAGS: [&str; 2] = ["email_verified", "phone_number_verified"];
/// Longest text that is passed on, in bytes: what does not fit says nothing about anybody.
const LONGEST: usize = 400;
/// Zitadel does not check for replay, so it is good for as long as the call may take. At most 60 seconds.
const LIFETIME_SECONDS: i64 = 45;
/// Zitadel allows `iat` three seconds in the future.
const BACKDATED_SECONDS: i64 = 5;

/// Whether a claim of this name is written into the JWT.
pub(crate) fn is_claim(name: &str) -> bool {
    TEXTS.contains(&name) || FLAGS.contains(&name)
}

/// Who is signed in. No `Debug`: it is about a person.
pub(crate) struct Claims(Map<String, Value>);

impl Claims {
    /// Picks what Zitadel reads out of what the team's system says; `renamed` are pairs of our name and theirs. `None`
    /// without a subject: nobody.
    pub(crate) fn pick(said: &Map<String, Value>, renamed: &[(String, String)]) -> Option<Self> {
        let theirs = |ours: &str| {
            let named = renamed.iter().find(|(name, _)| name == ours);
            said.get(named.map_or(ours, |(_, theirs)| theirs))
        };
        let mut claims = Map::new();
        for name in TEXTS {
            let text = match theirs(name) {
                Some(Value::String(text)) => text.clone(),
                // Many number their people.
                Some(Value::Number(number)) if name == "sub" => number.to_string(),
                _ => continue,
            };
            if !text.is_empty() && text.len() <= LONGEST {
                claims.insert(name.into(), text.into());
            }
        }
        for name in FLAGS {
            if theirs(name) == Some(&Value::Bool(true)) {
                claims.insert(name.into(), true.into());
            }
        }
        claims.contains_key("sub").then_some(Self(claims))
    }
}

#[derive(Serialize)]
struct Signed<'a> {
    iss: &'a str,
    iat: i64,
    exp: i64,
    jti: String,
    #[serde(flatten)]
    person: Map<String, Value>,
}

/// Signs a JWT about this person.
pub(crate) fn sign(
    keys: &SigningKeys,
    issuer: &str,
    claims: Claims,
    now: i64,
    jti: String,
) -> Result<SecretString, jsonwebtoken::errors::Error> {
    let iat = now - BACKDATED_SECONDS;
    let claims = Signed { iss: issuer, iat, exp: now + LIFETIME_SECONDS, jti, person: claims.0 };
    keys.sign(&claims)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn picked(said: &Value, renamed: &[(&str, &str)]) -> Option<Value> {
        let renamed: Vec<_> = renamed.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        Claims::pick(said.as_object().unwrap(), &renamed).map(|claims| Value::Object(claims.0))
    }

    #[test]
    fn what_the_teams_system_says_of_itself_or_of_its_session_does_not_go_on() {
        let said = json!({
            "iss": "https://portal.example.com", "aud": "portal", "exp": 1, "roles": ["admin"], "sub": "zoë \"<&>",
            "email": "z@example.com", "email_verified": true, "name": "Zoë", "given_name": 7, "locale": "",
        });
        let expected =
            json!({"sub": "zoë \"<&>", "email": "z@example.com", "email_verified": true, "name": "Zoë"});
        assert_eq!(picked(&said, &[]), Some(expected));
    }

    #[test]
    fn an_address_counts_as_verified_only_by_a_plain_true() {
        for said in [json!("true"), json!(1), json!(false), json!(null), json!([true])] {
            let picked = picked(&json!({"sub": "1", "email_verified": said}), &[]).unwrap();
            assert_eq!(picked, json!({"sub": "1"}), "{said}");
        }
    }

    #[test]
    fn claims_may_have_names_of_the_teams_own_and_numbers_name_people() {
        let said = json!({"sub": "session", "uid": 42, "mail": "z@example.com"});
        let renamed = [("sub", "uid"), ("email", "mail")];
        assert_eq!(picked(&said, &renamed), Some(json!({"sub": "42", "email": "z@example.com"})));
    }

    #[test]
    fn without_a_subject_there_is_nobody() {
        for said in
            [json!({}), json!({"sub": ""}), json!({"sub": {"id": 1}}), json!({"sub": "x".repeat(401)})]
        {
            assert_eq!(picked(&said, &[]), None, "{said}");
        }
        assert_eq!(picked(&json!({"sub": "1"}), &[("sub", "uid")]), None);
    }
}
