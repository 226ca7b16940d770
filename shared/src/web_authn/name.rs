//! What a new key is called, where people see a list of theirs.

use time::OffsetDateTime;

/// Systems by what a `User-Agent` says. The first that fits counts: an iPad says "Mac OS", Android says "Linux".
const SYSTEMS: [(&str, &str); 8] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
];

/// A name that tells several keys apart: what it is, where it was set up, and on which day (UTC). A wish of the person's
/// goes before that; Zitadel takes 200 characters.
pub fn key_name(wish: &str, what: &str, user_agent: &str, now: OffsetDateTime) -> String {
    let wish: String = wish.trim().chars().filter(|c| !c.is_control()).take(200).collect();
    if !wish.is_empty() {
        return wish;
    }
    let system = SYSTEMS.iter().find(|(sign, _)| user_agent.contains(sign));
    let place = system.map(|(_, name)| format!(", {name}")).unwrap_or_default();
    format!("{what}{place}, {}", now.date())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_called_by_system_and_day_unless_somebody_wishes_otherwise() {
        let name = |wish, agent| key_name(wish, "Passkey", agent, OffsetDateTime::UNIX_EPOCH);
        assert_eq!(name("", "Mozilla/5.0 (iPad; CPU OS 17 like Mac OS X)"), "Passkey, iPad, 1970-01-01");
        assert_eq!(name(" ", "Mozilla/5.0 (Linux; Android 14)"), "Passkey, Android, 1970-01-01");
        assert_eq!(name("", "curl"), "Passkey, 1970-01-01");
        assert_eq!(name(" my\u{0} \"<key>\" ", "x"), "my \"<key>\"");
        assert_eq!(name(&"ä".repeat(300), "x").chars().count(), 200);
    }
}
