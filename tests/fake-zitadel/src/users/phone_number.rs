//! Phone numbers in international format (E.164).

use crate::error::ApiError;

/// Country calling codes of three digits by their first two; the third digits that exist follow.
const THREE_DIGITS: &[(&str, &str)] = &[
    ("21", "12368"),
    ("22", "0123456789"),
    ("23", "0123456789"),
    ("24", "0123456789"),
    ("25", "012345678"),
    ("26", "0123456789"),
    ("29", "01789"),
    ("35", "0123456789"),
    ("37", "012345678"),
    ("38", "01235679"),
    ("42", "013"),
    ("50", "0123456789"),
    ("59", "0123456789"),
    ("67", "023456789"),
    ("68", "012356789"),
    ("69", "012"),
    ("80", "08"),
    ("85", "02356"),
    ("87", "08"),
    ("88", "012368"),
    ("96", "012345678"),
    ("97", "012345679"),
    ("99", "234568"),
];

/// Country calling codes of two digits.
const TWO_DIGITS: &[&str] = &[
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48",
    "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81",
    "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
];

/// A number with `+`; one without country code is taken as Swiss, however short.
pub(super) fn normalised(text: &str) -> Result<String, ApiError> {
    parse(text.trim()).ok_or_else(|| ApiError::invalid_argument("PHONE-so0wa", "Phone is invalid"))
}

fn parse(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let strange = text.chars().any(|letter| !(letter.is_ascii_digit() || " +-()./\u{a0}".contains(letter)));
    if digits.len() < 2 || strange {
        return None;
    }
    let international = if text.starts_with('+') { Some(digits.as_str()) } else { digits.strip_prefix("00") };
    let (country, national) = match international {
        Some(digits) => digits.split_at(country_length(digits)?),
        None => ("41", digits.as_str()),
    };
    // A zero in front is dialled inside most countries and belongs to the number in Italy.
    let national = if country == "39" { national } else { national.strip_prefix('0').unwrap_or(national) };
    (2..=17).contains(&national.len()).then(|| format!("+{country}{national}"))
}

fn country_length(digits: &str) -> Option<usize> {
    let start = |length: usize| digits.get(..length).unwrap_or_default();
    let third = digits.chars().nth(2);
    if ["1", "7"].contains(&start(1)) {
        return Some(1);
    }
    if TWO_DIGITS.contains(&start(2)) {
        return Some(2);
    }
    let (_, thirds) = THREE_DIGITS.iter().find(|(first, _)| *first == start(2))?;
    third.filter(|digit| thirds.contains(*digit)).map(|_| 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_kept_in_international_format_and_swiss_without_country_code() {
        for (text, number) in [
            ("+41 79 123 45 67", Some("+41791234567")),
            ("0041 (0)79/123.45.67", Some("+41791234567")),
            ("079 123 45 67", Some("+41791234567")),
            ("123", Some("+41123")),
            ("+1 650-253-0000", Some("+16502530000")),
            ("+39 06 1234", Some("+39061234")),
            ("+420 123", Some("+420123")),
            ("+999123", None),
            ("+417912345678901234567", None),
            ("abc", None),
            ("1", None),
        ] {
            assert_eq!(parse(text).as_deref(), number, "{text}");
        }
    }
}
