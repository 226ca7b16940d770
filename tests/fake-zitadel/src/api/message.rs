//! Reading requests: JSON as protojson takes it.

use serde_json::{Map, Value};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use crate::error::{ApiError, Code};

/// Keys whose values are free maps: nothing below them is renamed.
const FREE_FORM: &[&str] = &[
    "credentialAssertionData",
    "header",
    "metadata",
    "publicKeyCredential",
    "rawInformation",
    "translations",
];

/// A message or a part of one; absent parts read as empty, as in proto3.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Message<'a>(Option<&'a Value>);

impl<'a> Message<'a> {
    /// Reads `value`.
    pub(crate) fn of(value: &'a Value) -> Self {
        Self(Some(value))
    }

    /// The raw JSON value, if the part is there.
    pub(crate) fn raw(self) -> Option<&'a Value> {
        self.0
    }

    /// A field, or the nested field of a path such as `checks.user.userId`; an empty path is the message itself.
    pub(crate) fn get(self, path: &str) -> Self {
        let names = path.split('.').filter(|name| !name.is_empty());
        let found = self.0.and_then(|root| names.into_iter().try_fold(root, |value, name| value.get(name)));
        Self(found.filter(|value| !value.is_null()))
    }

    /// Whether a field is set, be it to a zero value.
    pub(crate) fn has(self, path: &str) -> bool {
        self.get(path).0.is_some()
    }

    /// A text; empty if absent.
    pub(crate) fn text(self, path: &str) -> &'a str {
        self.opt_text(path).unwrap_or_default()
    }

    /// A text, if set.
    pub(crate) fn opt_text(self, path: &str) -> Option<&'a str> {
        self.get(path).0?.as_str()
    }

    /// A flag; also `"true"`, as it comes from a query.
    pub(crate) fn flag(self, path: &str) -> bool {
        match self.get(path).0 {
            Some(Value::Bool(flag)) => *flag,
            Some(Value::String(text)) => text == "true",
            _ => false,
        }
    }

    /// A number, given as number or text; zero if absent.
    pub(crate) fn number(self, path: &str) -> i64 {
        match self.get(path).0 {
            Some(Value::Number(number)) => number.as_i64().unwrap_or_default(),
            Some(Value::String(text)) => text.parse().unwrap_or_default(),
            _ => 0,
        }
    }

    /// The items of a list; a single value (of a query) counts as a list of one.
    pub(crate) fn list(self, path: &str) -> Vec<Message<'a>> {
        match self.get(path).0 {
            Some(Value::Array(items)) => items.iter().map(Message::of).collect(),
            Some(Value::Null) | None => Vec::new(),
            Some(one) => vec![Message::of(one)],
        }
    }

    /// The items of a list of texts.
    pub(crate) fn texts(self, path: &str) -> Vec<String> {
        self.list(path).iter().filter_map(|item| item.0?.as_str().map(str::to_owned)).collect()
    }

    /// The entries of a map or object; none if absent.
    pub(crate) fn entries(self, path: &str) -> Vec<(&'a str, Message<'a>)> {
        match self.get(path).0 {
            Some(Value::Object(map)) => map.iter().map(|(k, v)| (k.as_str(), Message::of(v))).collect(),
            _ => Vec::new(),
        }
    }

    /// An enum value by name; unknown names and absence read as the first of `names`, numbers as positions.
    pub(crate) fn choice(self, path: &str, names: &[&'static str]) -> &'static str {
        let found = match self.get(path).0 {
            Some(Value::String(text)) => names.iter().find(|name| *name == text),
            Some(Value::Number(number)) => {
                number.as_u64().and_then(|n| usize::try_from(n).ok()).and_then(|n| names.get(n))
            }
            _ => None,
        };
        found.or(names.first()).copied().unwrap_or_default()
    }

    /// Bytes, in standard or URL-safe base64 with or without padding; nothing if absent or undecodable.
    pub(crate) fn bytes(self, path: &str) -> Option<Vec<u8>> {
        decode_base64(self.opt_text(path)?)
    }

    /// A `google.protobuf.Duration` such as `3600s`; the error is the parser's, raised before authentication.
    pub(crate) fn duration(self, path: &str) -> Result<Option<time::Duration>, ApiError> {
        let Some(text) = self.opt_text(path) else { return Ok(None) };
        text.strip_suffix('s')
            .and_then(|seconds| seconds.parse::<f64>().ok())
            .filter(|seconds| seconds.is_finite() && seconds.abs() < 315_576_000_001.0)
            .map(|seconds| Some(time::Duration::seconds_f64(seconds)))
            .ok_or_else(|| invalid_value("Duration", text))
    }

    /// A `google.protobuf.Timestamp` (RFC 3339).
    pub(crate) fn timestamp(self, path: &str) -> Result<Option<OffsetDateTime>, ApiError> {
        let Some(text) = self.opt_text(path) else { return Ok(None) };
        OffsetDateTime::parse(text, &Rfc3339).map(Some).map_err(|_| invalid_value("Timestamp", text))
    }

    /// Refuses two alternatives of one oneof, as the parser does before authentication. `name` is the oneof's full
    /// name, such as `zitadel.session.v2.CheckUser.search`.
    pub(crate) fn one_of(self, path: &str, name: &str, alternatives: &[&str]) -> Result<(), ApiError> {
        let part = self.get(path);
        let set: Vec<_> = alternatives.iter().filter(|alternative| part.has(alternative)).collect();
        match set.get(1) {
            None => Ok(()),
            Some(second) => Err(parse_error(&format!(
                "(line 1:{}): error parsing \"{second}\", oneof {name} is already set",
                1 + second.len()
            ))),
        }
    }
}

fn invalid_value(kind: &str, text: &str) -> ApiError {
    parse_error(&format!("(line 1:1): invalid google.protobuf.{kind} value {text:?}"))
}

/// An error of the JSON parser: 400 code 3 without details, before authentication. The library puts a no-break
/// space after its prefix.
pub(crate) fn parse_error(text: &str) -> ApiError {
    ApiError::plain(Code::InvalidArgument, format!("proto:\u{a0}{text}"))
}

/// Base64 in either alphabet, padded or not.
pub(crate) fn decode_base64(text: &str) -> Option<Vec<u8>> {
    const LENIENT: GeneralPurposeConfig =
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    GeneralPurpose::new(&alphabet::STANDARD, LENIENT)
        .decode(text)
        .or_else(|_| GeneralPurpose::new(&alphabet::URL_SAFE, LENIENT).decode(text))
        .ok()
}

/// Parses a body. Nothing counts as `{}`; keys come out in lowerCamelCase; nulls are dropped.
pub(crate) fn parse_body(body: &[u8]) -> Result<Value, ApiError> {
    if body.iter().all(u8::is_ascii_whitespace) {
        return Ok(Value::Object(Map::new()));
    }
    match serde_json::from_slice::<Value>(body) {
        Ok(value @ Value::Object(_)) => Ok(normalise(value)),
        Ok(_) => Err(parse_error("syntax error (line 1:1): unexpected token")),
        Err(error) => Err(ApiError::plain(Code::InvalidArgument, words_of(&error, body))),
    }
}

fn words_of(error: &serde_json::Error, body: &[u8]) -> String {
    if error.is_eof() {
        return "unexpected EOF".to_owned();
    }
    let first = String::from_utf8_lossy(body).trim_start().chars().next().unwrap_or(' ');
    if "{[\"-0123456789".contains(first) {
        format!("proto:\u{a0}syntax error (line {}:{}): invalid value", error.line(), error.column())
    } else {
        format!("invalid character '{first}' looking for beginning of value")
    }
}

fn normalise(value: Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(
            map.into_iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(key, value)| {
                    let key = lower_camel(&key);
                    let value = if FREE_FORM.contains(&key.as_str()) { value } else { normalise(value) };
                    (key, value)
                })
                .collect(),
        ),
        Value::Array(items) => Value::Array(items.into_iter().map(normalise).collect()),
        other => other,
    }
}

/// `user_id` to `userId`; names in lowerCamelCase stay as they are.
pub(crate) fn lower_camel(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut raise = false;
    for letter in name.chars() {
        match letter {
            '_' => raise = !out.is_empty(),
            letter if raise => {
                out.push(letter.to_ascii_uppercase());
                raise = false;
            }
            letter => out.push(letter),
        }
    }
    out
}

/// Puts a query parameter such as `ctx.orgId=1` at its nested place; a repeated one makes a list.
pub(crate) fn insert_parameter(body: &mut Value, name: &str, text: &str) {
    let mut place = body;
    for part in name.split('.').map(lower_camel) {
        if !place.is_object() {
            *place = Value::Object(Map::new());
        }
        place = &mut place[part];
    }
    *place = match place.take() {
        Value::Null => Value::from(text),
        Value::Array(mut items) => {
            items.push(text.into());
            Value::Array(items)
        }
        first => Value::Array(vec![first, text.into()]),
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn snake_case_is_read_like_camel_case_but_free_maps_stay_as_they_are() {
        let body =
            parse_body(br#"{"checks":{"user":{"user_id":"a"}},"metadata":{"my_key":"eA=="},"x":null}"#);
        assert_eq!(body, Ok(json!({"checks": {"user": {"userId": "a"}}, "metadata": {"my_key": "eA=="}})));
    }

    #[test]
    fn the_parser_speaks_as_zitadels_does() {
        let message = |body: &[u8]| parse_body(body).expect_err("malformed").message();
        assert_eq!(message(b"{\"checks\":"), "unexpected EOF");
        assert_eq!(message(b"a=b"), "invalid character 'a' looking for beginning of value");
        assert_eq!(parse_body(b" "), Ok(json!({})));
    }

    #[test]
    fn nested_query_parameters_find_their_place() {
        let mut body = json!({});
        insert_parameter(&mut body, "ctx.org_id", "1");
        insert_parameter(&mut body, "keys", "a");
        insert_parameter(&mut body, "keys", "b");
        assert_eq!(body, json!({"ctx": {"orgId": "1"}, "keys": ["a", "b"]}));
    }

    #[test]
    fn a_duration_that_is_none_is_an_error_of_the_parser() {
        let body = json!({"lifetime": "soon"});
        let error = Message::of(&body).duration("lifetime").expect_err("no duration");
        assert_eq!(
            error.message(),
            "proto:\u{a0}(line 1:1): invalid google.protobuf.Duration value \"soon\""
        );
    }
}
