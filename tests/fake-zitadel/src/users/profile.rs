//! Profiles of people: names, language, gender.

use crate::api::message::Message;
use crate::api::validate;
use crate::error::ApiError;
use crate::store::user::Human;

/// Names of the enum `Gender`; the empty text stands for unspecified.
const GENDERS: &[&str] = &["", "GENDER_FEMALE", "GENDER_MALE", "GENDER_DIVERSE"];

/// Proto validation of `SetHumanProfile`.
pub(super) fn validate(profile: Message<'_>) -> Result<(), ApiError> {
    validate::name("SetHumanProfile.GivenName", profile.text("givenName"))?;
    validate::name("SetHumanProfile.FamilyName", profile.text("familyName"))?;
    validate::at_most("SetHumanProfile.NickName", profile.text("nickName"), 200)?;
    validate::at_most("SetHumanProfile.DisplayName", profile.text("displayName"), 200)?;
    validate::at_most("SetHumanProfile.PreferredLanguage", profile.text("preferredLanguage"), 10)
}

/// Reads the profile of a new person: blanks around the names are cut off, the name shown is made of them.
pub(super) fn read(profile: Message<'_>, human: &mut Human) -> Result<(), ApiError> {
    let (given, family) = (profile.text("givenName").trim(), profile.text("familyName").trim());
    if given.is_empty() {
        return Err(ApiError::invalid_argument("USER-UCej2", "Given name in profile is empty"));
    }
    if family.is_empty() {
        return Err(ApiError::invalid_argument("USER-4hB7d", "Family name in profile is empty"));
    }
    human.display_name = format!("{given} {family}");
    update(profile, human);
    given.clone_into(&mut human.given_name);
    family.clone_into(&mut human.family_name);
    if human.display_name.trim().is_empty() {
        human.display_name = format!("{given} {family}");
    }
    Ok(())
}

/// Changes what is given and leaves the rest, the name shown included.
pub(super) fn update(profile: Message<'_>, human: &mut Human) {
    for (field, place) in [
        ("givenName", &mut human.given_name),
        ("familyName", &mut human.family_name),
        ("nickName", &mut human.nick_name),
        ("displayName", &mut human.display_name),
    ] {
        if let Some(text) = profile.opt_text(field) {
            text.clone_into(place);
        }
    }
    if let Some(text) = profile.opt_text("preferredLanguage") {
        human.preferred_language = language(text);
    }
    if profile.has("gender") {
        profile.choice("gender", GENDERS).clone_into(&mut human.gender);
    }
}

/// A language tag; a text that is none counts as none given.
fn language(text: &str) -> Option<String> {
    let well_formed = !text.is_empty()
        && text.split(['-', '_']).all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|letter| letter.is_ascii_alphanumeric())
        });
    well_formed.then(|| text.to_owned())
}
