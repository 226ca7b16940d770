//! Password rules in words, for people and for password managers.

use crate::i18n::Texts;
use crate::outcome::{PasswordRule, PasswordRuleKind};

/// A line of the checklist.
pub(super) struct Line {
    pub(super) name: &'static str,
    pub(super) value: String,
    pub(super) text: String,
    pub(super) broken: bool,
    /// An upper limit that hardly anybody meets is shown only to those who do.
    pub(super) hidden: bool,
}

/// The checklist.
pub(super) fn lines(rules: &[PasswordRule], t: &Texts) -> Vec<Line> {
    let line = |rule: &PasswordRule| Line {
        name: name(rule.kind),
        value: value(rule.kind).map(|value| value.to_string()).unwrap_or_default(),
        text: text(rule.kind, t),
        broken: rule.broken,
        hidden: matches!(rule.kind, PasswordRuleKind::MaxLength(_)) && !rule.broken,
    };
    rules.iter().map(line).collect()
}

/// Name in the page's checklist, as in JSON.
const fn name(rule: PasswordRuleKind) -> &'static str {
    match rule {
        PasswordRuleKind::MinLength(_) => "min_length",
        PasswordRuleKind::MaxLength(_) => "max_length",
        PasswordRuleKind::Lowercase => "lowercase",
        PasswordRuleKind::Uppercase => "uppercase",
        PasswordRuleKind::Digit => "digit",
        PasswordRuleKind::Symbol => "symbol",
    }
}

/// The number that the rule is about, in bytes of UTF-8.
const fn value(rule: PasswordRuleKind) -> Option<u64> {
    match rule {
        PasswordRuleKind::MinLength(value) | PasswordRuleKind::MaxLength(value) => Some(value),
        _ => None,
    }
}

/// The rule for people. It speaks of characters: who uses none beyond ASCII is told the truth, and everybody else
/// needs fewer than it says.
pub(crate) fn text(rule: PasswordRuleKind, t: &Texts) -> String {
    match rule {
        PasswordRuleKind::MinLength(count) => t.say_with("rule-min-length", [("count", count)]),
        PasswordRuleKind::MaxLength(count) => t.say_with("rule-max-length", [("count", count)]),
        PasswordRuleKind::Lowercase => t.say("rule-lowercase"),
        PasswordRuleKind::Uppercase => t.say("rule-uppercase"),
        PasswordRuleKind::Digit => t.say("rule-digit"),
        PasswordRuleKind::Symbol => t.say("rule-symbol"),
    }
}

/// The rules in the language of the `passwordrules` attribute, which password managers read before they make a
/// password. It is kept to ASCII, where a character is a byte.
pub(crate) fn for_password_managers(rules: impl Iterator<Item = PasswordRuleKind>) -> String {
    let rules = rules.map(|rule| match rule {
        PasswordRuleKind::MinLength(count) => format!("minlength: {count};"),
        PasswordRuleKind::MaxLength(count) => format!("maxlength: {count};"),
        PasswordRuleKind::Lowercase => "required: lower;".to_owned(),
        PasswordRuleKind::Uppercase => "required: upper;".to_owned(),
        PasswordRuleKind::Digit => "required: digit;".to_owned(),
        PasswordRuleKind::Symbol => "required: special;".to_owned(),
    });
    let rules: Vec<_> = rules.collect();
    if rules.is_empty() { String::new() } else { format!("{} allowed: ascii-printable;", rules.join(" ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn password_managers_are_told_all_rules() {
        let rules =
            [PasswordRuleKind::MinLength(8), PasswordRuleKind::MaxLength(72), PasswordRuleKind::Symbol];
        let told = for_password_managers(rules.into_iter());
        assert_eq!(told, "minlength: 8; maxlength: 72; required: special; allowed: ascii-printable;");
        assert_eq!(for_password_managers([].into_iter()), "");
    }
}
