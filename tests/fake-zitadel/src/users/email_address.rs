//! What counts as an e-mail address: first the rules of proto validation, whose words callers see, then Zitadel's own.

use crate::error::ApiError;

/// Proto validation of an address, after its length: `field` is for instance `SetHumanEmail.Email`.
pub(super) fn validate(field: &str, text: &str) -> Result<(), ApiError> {
    fault(text).map_or(Ok(()), |cause| {
        Err(ApiError::validation(format!(
            "invalid {field}: value must be a valid email address | caused by: {cause}"
        )))
    })
}

/// Letters of an atom (RFC 5322, 3.2.3; with RFC 6532 any beyond ASCII), and the dot between atoms.
fn is_atom(letter: char) -> bool {
    letter.is_alphanumeric() || !letter.is_ascii() || "!#$%&'*+-/=?^_`{|}~.".contains(letter)
}

/// Atoms with single dots between them.
fn is_dot_atom(text: &str) -> bool {
    text.split('.').all(|atom| !atom.is_empty() && atom.chars().all(is_atom))
}

/// Why Go's `mail.ParseAddress` or the validation behind it refuses a text.
fn fault(text: &str) -> Option<String> {
    let text = text.trim();
    let address = match text.strip_suffix('>').and_then(|named| named.rsplit_once('<')) {
        Some((_, inner)) => inner,
        None => text,
    };
    let (local, domain) = match address.split_once('@') {
        Some((local, domain)) if is_dot_atom(local) => (local, domain),
        Some(("", _)) => return Some("mail: missing word in phrase: mail: invalid string".to_owned()),
        _ if address.chars().all(is_atom) => return Some("mail: missing '@' or angle-addr".to_owned()),
        _ => return Some("mail: no angle-addr".to_owned()),
    };
    if let Some((domain, rest)) = domain.split_once(' ')
        && !domain.is_empty()
    {
        return Some(format!("mail: expected single address, got {:?}", rest.trim_start()));
    }
    if domain.is_empty() || !domain.chars().all(is_atom) {
        return Some("mail: missing '@' or angle-addr".to_owned());
    }
    if address.len() > 254 {
        return Some("email addresses cannot exceed 254 characters".to_owned());
    }
    if local.len() > 64 {
        return Some("email address local phrase cannot exceed 64 characters".to_owned());
    }
    host_fault(domain)
}

fn host_fault(domain: &str) -> Option<String> {
    if domain.len() > 253 {
        return Some("hostname cannot exceed 253 characters".to_owned());
    }
    domain.to_lowercase().trim_end_matches('.').split('.').find_map(|part| {
        let strange = part.chars().find(|c| !(c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-'));
        if part.is_empty() || part.len() > 63 {
            Some("hostname parts must be non-empty and cannot exceed 63 characters".to_owned())
        } else if part.starts_with('-') {
            Some("hostname parts cannot begin with hyphens".to_owned())
        } else if part.ends_with('-') {
            Some("hostname parts cannot end with hyphens".to_owned())
        } else {
            strange.map(|c| {
                format!("hostname parts can only contain alphanumeric characters or hyphens, got {c:?}")
            })
        }
    })
}

/// Zitadel's own rule, in the command: ASCII only, no name around the address.
pub(super) fn check(text: &str) -> Result<(), ApiError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ApiError::invalid_argument("EMAIL-spblu", "Email is empty"));
    }
    let plain = text.split_once('@').is_some_and(|(local, domain)| {
        let letters = |part: &str| {
            part.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c))
        };
        !local.is_empty() && letters(local) && host_fault(domain).is_none()
    });
    if plain { Ok(()) } else { Err(ApiError::invalid_argument("EMAIL-599BI", "Email is invalid")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_refused_in_the_words_of_the_parser() {
        for (text, cause) in [
            ("nonsense", "mail: missing '@' or angle-addr"),
            ("a@", "mail: missing '@' or angle-addr"),
            ("two words", "mail: no angle-addr"),
            ("@example.com", "mail: missing word in phrase: mail: invalid string"),
            ("ada@example..com", "hostname parts must be non-empty and cannot exceed 63 characters"),
            ("ada@-example.com", "hostname parts cannot begin with hyphens"),
        ] {
            assert_eq!(fault(text).as_deref(), Some(cause), "{text}");
        }
    }

    #[test]
    fn an_address_with_a_name_around_it_passes_the_validation_and_fails_the_command() {
        let text = "Ada <ada.o'hara+x@example.com>";
        assert_eq!(fault(text), None);
        assert!(check(text).is_err(), "{text}");
        assert_eq!(check("ada.o'hara+x@example.com"), Ok(()));
    }
}
