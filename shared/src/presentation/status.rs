//! The status of a screen: decided here and nowhere else, for both presentations.

use crate::i18n::{Nature, nature};
use crate::outcome::Screen;
use http::StatusCode;

/// Seconds after which a form that could not be handled may be sent again.
pub(super) const RETRY_AFTER: u32 = 5;

/// 503 when we could not do it, 422 when something entered is wrong, else 200.
pub(super) fn of(screen: &Screen) -> StatusCode {
    let (message, fields) = screen.said();
    match message.map(|message| nature(message.id)) {
        Some(Nature::TryAgain) => StatusCode::SERVICE_UNAVAILABLE,
        Some(Nature::Fault) => StatusCode::UNPROCESSABLE_ENTITY,
        _ if fields.iter().any(|field| field.error.is_some()) => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::OK,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::{LoginScreen, Text, VerifyScreen};

    #[test]
    fn faults_information_and_bad_days_have_a_status_each() {
        for (id, status) in
            [("login-refused", 422), ("code-sent", 200), ("try-again", 503), ("not-listed", 422)]
        {
            let screen = VerifyScreen { message: Some(Text::new(id)), ..VerifyScreen::default() };
            assert_eq!(of(&screen.into()), status, "{id}");
        }
        assert_eq!(of(&LoginScreen::default().into()), 200);
    }

    #[test]
    fn a_wrong_field_is_a_fault_even_beside_information() {
        let mut screen = VerifyScreen { message: Some(Text::new("code-sent")), ..VerifyScreen::default() };
        screen.code.refuse("code-refused");
        assert_eq!(of(&screen.into()), 422);
    }
}
