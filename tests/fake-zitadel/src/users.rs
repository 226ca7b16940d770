//! Service `zitadel.user.v2.UserService`: users.

mod authentication_methods;
mod change_human;
mod complexity;
pub(crate) mod create;
mod email;
mod email_address;
mod invite;
mod metadata;
pub(crate) mod new_human;
pub(crate) mod new_machine;
mod new_password;
mod otp;
mod password;
mod password_reset;
mod phone;
mod phone_number;
mod profile;
mod search;
mod state;
mod totp;
mod update;
mod user_v1;
mod username;
mod verification;
mod view;

use crate::api::call::Call;
use crate::api::object::{Object, details_with_creation};
use crate::api::route::{ApiResult, Route};
use crate::api::validate;
use crate::error::ApiError;
use crate::store::user::User;
use crate::store::{Record, Store};

/// A call of this service.
macro_rules! call {
    ($method:literal $path:literal $rpc:literal $handler:expr) => {
        Route::rpc(
            $method,
            concat!("/v2/users", $path),
            concat!("zitadel.user.v2.UserService/", $rpc),
            $handler,
        )
    };
}

/// Routes of this module.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        call!("POST" "/human" "AddHumanUser" create::add_human_user).parsed_by(create::parse_add_human_user),
        call!("POST" "/new" "CreateUser" create::create_user).parsed_by(create::parse_create_user),
        call!("GET" "/{userId}" "GetUserByID" get_user_by_id),
        call!("POST" "" "ListUsers" search::list_users),
        call!("PATCH" "/{userId}" "UpdateUser" update::update_user).parsed_by(update::parse_update_user),
        call!("PUT" "/human/{userId}" "UpdateHumanUser" update::update_human_user)
            .parsed_by(update::parse_update_human_user),
        call!("POST" "/{userId}/lock" "LockUser" state::lock_user),
        call!("POST" "/{userId}/unlock" "UnlockUser" state::unlock_user),
        call!("POST" "/{userId}/deactivate" "DeactivateUser" state::deactivate_user),
        call!("POST" "/{userId}/reactivate" "ReactivateUser" state::reactivate_user),
        call!("DELETE" "/{userId}" "DeleteUser" state::delete_user),
        call!("POST" "/{userId}/metadata" "SetUserMetadata" metadata::set_user_metadata),
        call!("POST" "/{userId}/metadata/search" "ListUserMetadata" metadata::list_user_metadata),
        call!("DELETE" "/{userId}/metadata" "DeleteUserMetadata" metadata::delete_user_metadata),
        call!("POST" "/{userId}/email" "SetEmail" email::set_email).parsed_by(email::parse_set),
        call!("POST" "/{userId}/email/resend" "ResendEmailCode" email::resend_email_code)
            .parsed_by(email::parse_send),
        call!("POST" "/{userId}/email/send" "SendEmailCode" email::send_email_code)
            .parsed_by(email::parse_send),
        call!("POST" "/{userId}/email/verify" "VerifyEmail" email::verify_email),
        call!("POST" "/{userId}/phone" "SetPhone" phone::set_phone).parsed_by(phone::parse_set),
        call!("POST" "/{userId}/phone/resend" "ResendPhoneCode" phone::resend_phone_code)
            .parsed_by(phone::parse_resend),
        call!("POST" "/{userId}/phone/verify" "VerifyPhone" phone::verify_phone),
        call!("DELETE" "/{userId}/phone" "RemovePhone" phone::remove_phone),
        call!("POST" "/{userId}/password_reset" "PasswordReset" password_reset::password_reset)
            .parsed_by(password_reset::parse),
        call!("POST" "/{userId}/password" "SetPassword" password::set_password)
            .parsed_by(password::parse_set),
        call!("POST" "/{userId}/invite_code" "CreateInviteCode" invite::create_invite_code)
            .parsed_by(invite::parse),
        call!("POST" "/{userId}/invite_code/resend" "ResendInviteCode" invite::resend_invite_code),
        call!("POST" "/{userId}/invite_code/verify" "VerifyInviteCode" invite::verify_invite_code),
        call!("POST" "/{userId}/totp" "RegisterTOTP" totp::register_totp),
        call!("POST" "/{userId}/totp/verify" "VerifyTOTPRegistration" totp::verify_totp_registration),
        call!("DELETE" "/{userId}/totp" "RemoveTOTP" totp::remove_totp),
        call!("POST" "/{userId}/otp_sms" "AddOTPSMS" otp::add_otp_sms),
        call!("DELETE" "/{userId}/otp_sms" "RemoveOTPSMS" otp::remove_otp_sms),
        call!("POST" "/{userId}/otp_email" "AddOTPEmail" otp::add_otp_email),
        call!("DELETE" "/{userId}/otp_email" "RemoveOTPEmail" otp::remove_otp_email),
        call!("GET" "/{userId}/authentication_methods" "ListAuthenticationMethodTypes"
            authentication_methods::list_authentication_method_types),
        call!("POST" "/{userId}/authentication_factors/_search" "ListAuthenticationFactors"
            authentication_methods::list_authentication_factors)
        .with_query(),
        call!("POST" "/{userId}/mfa_init_skipped" "HumanMFAInitSkipped"
            authentication_methods::human_mfa_init_skipped),
        Route::rpc("GET", "/management/v1/users/{id}", "", user_v1::get_user_by_id).needs("user.read"),
    ]
}

/// An unknown user, as reads put it.
pub(crate) fn not_found() -> ApiError {
    ApiError::not_found("QUERY-Dfbg2", "User could not be found")
}

/// Needs `user.read` or to be the user.
fn get_user_by_id(call: &Call, store: &mut Store) -> ApiResult {
    let id = call.text("userId");
    validate::name("GetUserByIDRequest.UserId", id)?;
    store.catch_up();
    let user = store.users.get(id).ok_or_else(not_found)?;
    call.caller.require_or_self(store, "user.read", id)?;
    let body = Object::new()
        .set("details", details_with_creation(&user.record))
        .set("user", view::user(store, user));
    Ok(body.build())
}

/// A copy of the user of the call, to change: for commands that look at the permission before anything else, and so
/// refuse an unknown user by 404 `COMMAND-4g3xq`. Needs `permission` or to be the user.
fn require_known_or_self(call: &Call, store: &Store, permission: &str) -> Result<User, ApiError> {
    let id = call.text("userId");
    let user = store.users.get(id).ok_or_else(|| ApiError::not_found("COMMAND-4g3xq", "Errors.NotFound"))?;
    call.caller.require_or_self(store, permission, id)?;
    Ok(user.clone())
}

/// Keeps the changed copy of a user and gives its record.
fn keep(store: &mut Store, mut user: User) -> Record {
    user.record.touch(store.now());
    let record = user.record.clone();
    store.users.insert(user.id.clone(), user);
    record
}
