//! Templates of links in mails: the part of Go's `text/template` that they use, fields such as `{{.Code}}` and
//! `{{.LoginName | urlquery}}`.

use crate::error::ApiError;
use crate::store::Store;

/// Fields of mails about a user's e-mail address, password or invitation.
pub(crate) const USER_FIELDS: &[&str] = &["UserID", "Code", "OrgID"];
/// Fields of mails with a link to register a passkey.
pub(crate) const PASSKEY_FIELDS: &[&str] = &["UserID", "OrgID", "CodeID", "Code"];
/// Fields of mails with a one-time code.
pub(crate) const OTP_FIELDS: &[&str] =
    &["Code", "UserID", "LoginName", "DisplayName", "PreferredLanguage", "SessionID"];

/// Checks a template at request time: 400 `DOMAIN-oGh5e` for bad syntax, `DOMAIN-ieYa7` for an unknown field.
pub(crate) fn check(template: &str, fields: &[&str]) -> Result<(), ApiError> {
    let values: Vec<(&str, &str)> = fields.iter().map(|field| (*field, "")).collect();
    render(template, &values).map(|_| ())
}

/// Fills in a template. Values are inserted as they are, unless piped through `urlquery`.
pub(crate) fn render(template: &str, values: &[(&str, &str)]) -> Result<String, ApiError> {
    let syntax = || ApiError::invalid_argument("DOMAIN-oGh5e", "URL Template is invalid");
    let mut out = String::new();
    let mut rest = template;
    while let Some((text, tail)) = rest.split_once("{{") {
        let (action, tail) = tail.split_once("}}").ok_or_else(syntax)?;
        let (field, function) = action.split_once('|').map_or((action, None), |(f, g)| (f, Some(g.trim())));
        let field = field.trim().strip_prefix('.').ok_or_else(syntax)?;
        let (_, value) = values
            .iter()
            .find(|(name, _)| *name == field)
            .ok_or_else(|| ApiError::invalid_argument("DOMAIN-ieYa7", "URL Template is invalid"))?;
        out.push_str(text);
        match function {
            None => out.push_str(value),
            Some("urlquery") => out.extend(form_urlencoded::byte_serialize(value.as_bytes())),
            Some(_) => return Err(syntax()),
        }
        rest = tail;
    }
    out.push_str(rest);
    Ok(out)
}

/// The link of a mail without template: below the login pages' base address, with `/ui/v2/login` appended even to a
/// custom one, as Zitadel does.
pub(crate) fn default_link(store: &Store, path: &str, parameters: &[(&str, &str)]) -> String {
    let base = store.instance.login_v2.as_ref().map_or("", |feature| feature.base_uri.as_str());
    let base = if base.is_empty() { store.instance.issuer.as_str() } else { base };
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish();
    format!("{}/ui/v2/login{path}?{query}", base.trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_inserted_raw_unless_piped_through_urlquery() {
        let link = render(
            "https://a.example/v?c={{ .Code }}&u={{.UserID|urlquery}}",
            &[("Code", "a b"), ("UserID", "ü&")],
        );
        assert_eq!(link.as_deref(), Ok("https://a.example/v?c=a b&u=%C3%BC%26"));
    }

    #[test]
    fn bad_syntax_and_unknown_fields_have_ids_of_their_own() {
        let id = |template: &str| check(template, USER_FIELDS).err().and_then(|e| e.id().map(str::to_owned));
        assert_eq!(id("https://a.example/?c={{ .Code").as_deref(), Some("DOMAIN-oGh5e"));
        assert_eq!(id("https://a.example/?c={{ .Nope }}").as_deref(), Some("DOMAIN-ieYa7"));
        assert_eq!(id("https://a.example/?c={{ .Code }}"), None);
    }
}
