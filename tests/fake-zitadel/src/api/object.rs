//! Writing answers: JSON as protojson writes it, zero values left out.

use serde_json::{Map, Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::store::Record;

/// Builds a message; fields of zero value are not written unless [`Object::set`] does.
#[derive(Debug, Clone, Default)]
pub(crate) struct Object(Map<String, Value>);

impl Object {
    /// An empty message.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Writes a field whatever its value: for `optional` and message fields.
    pub(crate) fn set(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    /// Writes a field if there is a value.
    pub(crate) fn opt(self, name: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// A text; an empty one is left out.
    pub(crate) fn text(self, name: &str, value: &str) -> Self {
        if value.is_empty() { self } else { self.set(name, value) }
    }

    /// A flag; false is left out.
    pub(crate) fn flag(self, name: &str, value: bool) -> Self {
        if value { self.set(name, true) } else { self }
    }

    /// A 64-bit number, written as a text; zero is left out.
    pub(crate) fn long(self, name: &str, value: u64) -> Self {
        if value == 0 { self } else { self.set(name, value.to_string()) }
    }

    /// An enum value by name; `zero`, the first name of the enum, is left out.
    pub(crate) fn choice(self, name: &str, value: &str, zero: &str) -> Self {
        if value == zero { self } else { self.set(name, value) }
    }

    /// A repeated field; an empty list is left out.
    pub(crate) fn list<T: Into<Value>>(self, name: &str, items: Vec<T>) -> Self {
        if items.is_empty() { self } else { self.set(name, items) }
    }

    /// A `Timestamp`.
    pub(crate) fn time(self, name: &str, moment: OffsetDateTime) -> Self {
        self.set(name, timestamp(moment))
    }

    /// A `Timestamp`, if there is one.
    pub(crate) fn opt_time(self, name: &str, moment: Option<OffsetDateTime>) -> Self {
        self.opt(name, moment.map(timestamp))
    }

    /// A `Duration`.
    pub(crate) fn duration(self, name: &str, duration: time::Duration) -> Self {
        self.set(name, self::duration(duration))
    }

    /// Bytes in standard base64; empty ones are left out.
    pub(crate) fn bytes(self, name: &str, bytes: &[u8]) -> Self {
        self.text(name, &STANDARD.encode(bytes))
    }

    /// The message as JSON.
    pub(crate) fn build(self) -> Value {
        Value::Object(self.0)
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        object.build()
    }
}

/// RFC 3339 in UTC with `Z`, microseconds as Zitadel's database keeps them.
pub(crate) fn timestamp(moment: OffsetDateTime) -> String {
    let micros = moment.microsecond() * 1000;
    moment.replace_nanosecond(micros).unwrap_or(moment).format(&Rfc3339).unwrap_or_default()
}

/// Seconds with the suffix `s`.
pub(crate) fn duration(duration: time::Duration) -> String {
    if duration.subsec_nanoseconds() == 0 {
        format!("{}s", duration.whole_seconds())
    } else {
        format!("{}s", duration.as_seconds_f64())
    }
}

/// `details` of an answer to a command: sequence, change date, resource owner.
pub(crate) fn details(record: &Record) -> Value {
    Object::new()
        .long("sequence", record.sequence)
        .time("changeDate", record.changed)
        .text("resourceOwner", &record.owner)
        .build()
}

/// `details` of a read or of a creation in v1, with the creation date.
pub(crate) fn details_with_creation(record: &Record) -> Value {
    let mut details = details(record);
    details["creationDate"] = json!(timestamp(record.created));
    details
}

/// `details` of an addition in v1: the moment is called the creation's.
pub(crate) fn added_details(record: &Record) -> Value {
    Object::new()
        .long("sequence", record.sequence)
        .time("creationDate", record.changed)
        .text("resourceOwner", &record.owner)
        .build()
}

/// `details` of a list in v1.
pub(crate) fn view_details(total: usize, now: OffsetDateTime) -> Value {
    Object::new().long("totalResult", total as u64).time("viewTimestamp", now).build()
}

/// `details` of a list: how many there are in all, and when this was.
pub(crate) fn list_details(total: usize, now: OffsetDateTime) -> Value {
    Object::new().long("totalResult", total as u64).time("timestamp", now).build()
}

/// `pagination` of the newer list calls.
pub(crate) fn pagination(total: usize, applied_limit: u64) -> Value {
    Object::new().long("totalResult", total as u64).long("appliedLimit", applied_limit).build()
}
