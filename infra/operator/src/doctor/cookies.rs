//! The cookie keys: readable, and how old.

use super::secret;
use crate::{Mark, Report, world::World};
use secrecy::ExposeSecret;
use serde::Deserialize;
use shared::{cookies::KeyRing, secrets::SecretValue};
use time::{Duration, OffsetDateTime, format_description::well_known::Rfc3339};

/// A writing key that is older should be followed by a new one.
const OLD: Duration = Duration::days(180);

#[derive(Deserialize)]
struct Ring {
    keys: Vec<Dated>,
}

#[derive(Deserialize)]
struct Dated {
    id: String,
    created: Option<String>,
}

pub(super) async fn look(world: &World, report: &mut Report) {
    let Some(text) = secret(world, "COOKIE_SECRET", "cookie keys", report).await else { return };
    if let Err(fault) = KeyRing::parse(&text) {
        let say = format!(
            "{fault}: write {{\"keys\":[{{\"id\",\"key\",\"created\"}}]}} with 32 random bytes in base64"
        );
        return report.row(Mark::Fail, "cookie keys", say);
    }
    let Ok(Ring { keys }) = serde_json::from_str::<Ring>(text.expose_secret()) else {
        return report.row(Mark::Ok, "cookie keys", "one, as Secrets Manager generated it");
    };
    let all = keys.len();
    let Some(first) = keys.into_iter().next() else { return };
    let made = first.created.as_deref().and_then(|text| OffsetDateTime::parse(text, &Rfc3339).ok());
    match made.map(|made| world.now() - made) {
        None => {
            report.row(
                Mark::Warn,
                "cookie keys",
                format!("{all}; when {} was made is not written", first.id),
            );
        }
        Some(age) if age > OLD => {
            let say = format!("{} is {} days old: put a new one in front of it", first.id, age.whole_days());
            report.row(Mark::Warn, "cookie keys", say);
        }
        Some(age) => {
            report.row(
                Mark::Ok,
                "cookie keys",
                format!("{all}; {} is {} days old", first.id, age.whole_days()),
            );
        }
    }
}
