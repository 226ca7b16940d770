//! WebAuthn in login sessions: challenge and check.

use serde_json::{Value, json};

use crate::api::message::Message;
use crate::api::validate;
use crate::error::ApiError;
use crate::passkeys::{self, options};
use crate::store::Store;
use crate::store::session::{Session, WebAuthnChallenge};
use crate::store::user::User;
use crate::web_authn::{self, Expected, Refusal};

/// `UserVerificationRequirement` in the order of its numbers.
const REQUIREMENTS: [&str; 4] = [
    "USER_VERIFICATION_REQUIREMENT_UNSPECIFIED",
    "USER_VERIFICATION_REQUIREMENT_REQUIRED",
    "USER_VERIFICATION_REQUIREMENT_PREFERRED",
    "USER_VERIFICATION_REQUIREMENT_DISCOURAGED",
];
const REQUIRED: &str = REQUIREMENTS[1];

/// Proto validation of `CheckWebAuthN`.
pub(super) fn validate_check(check: Message<'_>) -> Result<(), ApiError> {
    validate::required("CheckWebAuthN.CredentialAssertionData", check.has("credentialAssertionData"))
}

/// Proto validation of `RequestChallenges.WebAuthN`.
pub(super) fn validate_challenge(challenge: Message<'_>) -> Result<(), ApiError> {
    validate::name("RequestChallenges_WebAuthN.Domain", challenge.text("domain"))?;
    if challenge.choice("userVerificationRequirement", &REQUIREMENTS) == REQUIREMENTS[0] {
        return Err(ApiError::validation(
            "invalid RequestChallenges_WebAuthN.UserVerificationRequirement: value must not be in list \
             [USER_VERIFICATION_REQUIREMENT_UNSPECIFIED]",
        ));
    }
    Ok(())
}

/// The session's user, who has to be a person and active.
fn active_person<'a>(store: &'a Store, session: &Session) -> Result<&'a User, ApiError> {
    let id =
        session.user_id().ok_or_else(|| ApiError::failed_precondition("COMMAND-eeR2e", "User ID missing"))?;
    store
        .users
        .get(id)
        .filter(|user| user.is_active() && user.human().is_some())
        .ok_or_else(|| ApiError::failed_precondition("COMMAND-Df4b3", "User could not be found"))
}

/// Makes a challenge in place of an older one; gives `challenges.webAuthN` of the answer. REQUIRED asks for passkeys,
/// the others for U2F keys.
pub(super) fn challenge(wish: Message<'_>, store: &Store, session: &mut Session) -> Result<Value, ApiError> {
    let user = active_person(store, session)?;
    let requirement = wish.choice("userVerificationRequirement", &REQUIREMENTS);
    let rp_id = wish.text("domain");
    let allowed: Vec<&[u8]> = passkeys::ready(user, requirement == REQUIRED, rp_id)
        .map(|token| token.credential_id.as_slice())
        .collect();
    if allowed.is_empty() {
        return Err(ApiError::internal("WEBAU-4G8sw", "WebAuthN begin login failed"));
    }
    let challenge = passkeys::new_challenge();
    let verification = requirement.rsplit('_').next().unwrap_or_default().to_lowercase();
    let options = options::request(&challenge, rp_id, &verification, &allowed);
    session.web_authn_challenge =
        Some(WebAuthnChallenge { challenge, rp_id: rp_id.to_owned(), user_verification: requirement });
    Ok(json!({"publicKeyCredentialRequestOptions": options}))
}

/// Checks an assertion. Success uses the challenge up, a failure leaves it.
pub(super) fn check(check: Message<'_>, store: &mut Store, session: &mut Session) -> Result<(), ApiError> {
    let challenge = session.web_authn_challenge.clone().ok_or_else(|| {
        ApiError::failed_precondition("COMMAND-Ioqu5", "Session without WebAuthN challenge")
    })?;
    let user = active_person(store, session)?;
    let required = challenge.user_verification == REQUIRED;
    let credentials: Vec<(&[u8], &[u8])> = passkeys::ready(user, required, &challenge.rp_id)
        .map(|token| (token.credential_id.as_slice(), token.public_key.as_slice()))
        .collect();
    let expected = Expected { challenge: &challenge.challenge, rp_id: &challenge.rp_id };
    let data = check.get("credentialAssertionData").raw().unwrap_or(&Value::Null);
    let asserted =
        web_authn::assert(data, expected, &user.id, required, &credentials).map_err(|refusal| {
            let id = match refusal {
                Refusal::Unparsable => "WEBAU-ADgv4",
                Refusal::Wrong => "WEBAU-3M9si",
            };
            ApiError::internal(id, "Error on validate login credentials")
        })?;
    let id = user.id.clone();
    session.web_authn = Some((store.now(), asserted.user_verified));
    session.web_authn_challenge = None;
    let human = store.users.get_mut(&id).and_then(User::human_mut);
    let mut tokens = human.into_iter().flat_map(|human| human.web_authn.iter_mut());
    if let Some(token) = tokens.find(|token| token.credential_id == asserted.id) {
        token.sign_count = asserted.sign_count;
    }
    Ok(())
}
