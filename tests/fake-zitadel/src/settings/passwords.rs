//! Settings about passwords: what they must hold, how old they may be, how many wrong ones lock a user.

use super::policy::{Errors, Policy};
use crate::api::message::Message;
use crate::api::object::Object;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::organization::Organization;
use crate::store::policy::{AgePolicy, ComplexityPolicy, LockoutPolicy, Owned};

/// Longest minimum a complexity policy may ask for.
const LONGEST_MINIMUM: u64 = 72;

fn long(message: Message<'_>, name: &str) -> u64 {
    u64::try_from(message.number(name)).unwrap_or_default()
}

fn int(message: Message<'_>, name: &str) -> u32 {
    u32::try_from(message.number(name)).unwrap_or_default()
}

impl Policy for ComplexityPolicy {
    const ERRORS: Errors = Errors {
        exists: ("Org-LdhbS", "Password Complexity Policy already exists"),
        missing: ("ORG-Dgs3g", "Password Complexity Policy not found"),
        unchanged: ("Org-DAs21", "Errors.Org.PasswordComplexityPolicy.NotChanged"),
        nothing_to_reset: "ORG-ADgs2",
    };

    fn read(message: Message<'_>, _: Option<&Self>) -> Result<Self, ApiError> {
        let min_length = long(message, "minLength");
        if min_length == 0 || min_length > LONGEST_MINIMUM {
            let text = "Given minimum length is not allowed";
            return Err(ApiError::invalid_argument("MODEL-Lsp0e", text));
        }
        Ok(Self {
            min_length,
            requires_uppercase: message.flag("hasUppercase"),
            requires_lowercase: message.flag("hasLowercase"),
            requires_number: message.flag("hasNumber"),
            requires_symbol: message.flag("hasSymbol"),
        })
    }

    fn view(&self) -> Object {
        Object::new()
            .long("minLength", self.min_length)
            .flag("requiresUppercase", self.requires_uppercase)
            .flag("requiresLowercase", self.requires_lowercase)
            .flag("requiresNumber", self.requires_number)
            .flag("requiresSymbol", self.requires_symbol)
    }

    fn own(organization: &mut Organization) -> &mut Option<Owned<Self>> {
        &mut organization.complexity_policy
    }

    fn default(store: &mut Store) -> &mut Owned<Self> {
        &mut store.instance.complexity_policy
    }

    fn in_force<'a>(store: &'a Store, organization: Option<&str>) -> &'a Owned<Self> {
        organization
            .and_then(|id| store.organizations.get(id)?.complexity_policy.as_ref())
            .unwrap_or(&store.instance.complexity_policy)
    }
}

impl Policy for AgePolicy {
    const ERRORS: Errors = Errors {
        exists: ("ORG-Lk0dS", "Password Age Policy already exists"),
        missing: ("ORG-0oPew", "Password Age Policy not found"),
        // The misspelt key of another policy is Zitadel's.
        unchanged: ("Org-dsgjR", "Errors.ORg.LabelPolicy.NotChanged"),
        nothing_to_reset: "ORG-Dgs1g",
    };

    fn read(message: Message<'_>, _: Option<&Self>) -> Result<Self, ApiError> {
        Ok(Self {
            max_age_days: long(message, "maxAgeDays"),
            expire_warn_days: long(message, "expireWarnDays"),
        })
    }

    fn view(&self) -> Object {
        Object::new().long("maxAgeDays", self.max_age_days).long("expireWarnDays", self.expire_warn_days)
    }

    fn own(organization: &mut Organization) -> &mut Option<Owned<Self>> {
        &mut organization.age_policy
    }

    fn default(store: &mut Store) -> &mut Owned<Self> {
        &mut store.instance.age_policy
    }

    fn in_force<'a>(store: &'a Store, organization: Option<&str>) -> &'a Owned<Self> {
        organization
            .and_then(|id| store.organizations.get(id)?.age_policy.as_ref())
            .unwrap_or(&store.instance.age_policy)
    }
}

impl Policy for LockoutPolicy {
    const ERRORS: Errors = Errors {
        exists: ("ORG-0olDf", "Errors.ORG.LockoutPolicy.AlreadyExists"),
        missing: ("ORG-ADfs1", "Errors.Org.LockoutPolicy.NotFound"),
        unchanged: ("ORG-0JFSr", "Errors.Org.LockoutPolicy.NotChanged"),
        nothing_to_reset: "ORG-D4zuz",
    };

    fn read(message: Message<'_>, _: Option<&Self>) -> Result<Self, ApiError> {
        Ok(Self {
            max_password_attempts: int(message, "maxPasswordAttempts"),
            max_otp_attempts: int(message, "maxOtpAttempts"),
        })
    }

    fn view(&self) -> Object {
        Object::new()
            .long("maxPasswordAttempts", self.max_password_attempts.into())
            .long("maxOtpAttempts", self.max_otp_attempts.into())
    }

    fn own(organization: &mut Organization) -> &mut Option<Owned<Self>> {
        &mut organization.lockout_policy
    }

    fn default(store: &mut Store) -> &mut Owned<Self> {
        &mut store.instance.lockout_policy
    }

    fn in_force<'a>(store: &'a Store, organization: Option<&str>) -> &'a Owned<Self> {
        organization
            .and_then(|id| store.organizations.get(id)?.lockout_policy.as_ref())
            .unwrap_or(&store.instance.lockout_policy)
    }
}
