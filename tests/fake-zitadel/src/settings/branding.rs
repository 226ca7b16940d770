//! Branding. It is written as a preview; only activation shows it.

use super::policy::{Errors, Policy};
use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, details};
use crate::api::route::{ApiResult, Route};
use crate::error::ApiError;
use crate::store::Store;
use crate::store::organization::Organization;
use crate::store::policy::{LabelPolicy, Owned, Theme};

const THEME_MODES: [&str; 4] =
    ["THEME_MODE_UNSPECIFIED", "THEME_MODE_AUTO", "THEME_MODE_LIGHT", "THEME_MODE_DARK"];

/// Routes of activation.
pub(super) fn routes() -> [Route; 2] {
    [
        Route::rpc("POST", "/management/v1/policies/label/_activate", "", activate).needs("policy.write"),
        Route::rpc("POST", "/admin/v1/policies/label/_activate", "", activate_default)
            .needs("iam.policy.write"),
    ]
}

fn missing() -> ApiError {
    ApiError::not_found("ORG-34mSE", LabelPolicy::ERRORS.missing.1)
}

fn activate(call: &Call, store: &mut Store) -> ApiResult {
    let now = store.now();
    let organization = store.organizations.get_mut(&call.caller.context).ok_or_else(missing)?;
    let preview = organization.label_preview.as_mut().ok_or_else(missing)?;
    preview.record.touch(now);
    organization.label_policy = Some(preview.clone());
    Ok(Object::new().set("details", details(&preview.record)).build())
}

fn activate_default(_: &Call, store: &mut Store) -> ApiResult {
    let now = store.now();
    store.instance.label_preview.record.touch(now);
    store.instance.label_policy = store.instance.label_preview.clone();
    Ok(Object::new().set("details", details(&store.instance.label_policy.record)).build())
}

impl Policy for LabelPolicy {
    const ERRORS: Errors = Errors {
        exists: ("Org-2B0ps", "Errors.Org.LabelPolicy.AlreadyExists"),
        missing: ("Org-0K9dq", "Private Label Policy not found"),
        unchanged: ("Org-4M9vs", "Private Label Policy has not been changed"),
        nothing_to_reset: "Org-3M9df",
    };

    fn read(message: Message<'_>, _: Option<&Self>) -> Result<Self, ApiError> {
        let theme = |suffix: &str| {
            let color = |name: &str| message.text(&format!("{name}{suffix}")).to_owned();
            Theme {
                primary_color: color("primaryColor"),
                background_color: color("backgroundColor"),
                warn_color: color("warnColor"),
                font_color: color("fontColor"),
            }
        };
        Ok(Self {
            light: theme(""),
            dark: theme("Dark"),
            hide_login_name_suffix: message.flag("hideLoginNameSuffix"),
            disable_watermark: message.flag("disableWatermark"),
            theme_mode: message.choice("themeMode", &THEME_MODES).to_owned(),
        })
    }

    /// Both themes are there even without a colour.
    fn view(&self) -> Object {
        let theme = |theme: &Theme| {
            Object::new()
                .text("primaryColor", &theme.primary_color)
                .text("backgroundColor", &theme.background_color)
                .text("warnColor", &theme.warn_color)
                .text("fontColor", &theme.font_color)
        };
        Object::new()
            .set("lightTheme", theme(&self.light))
            .set("darkTheme", theme(&self.dark))
            .flag("hideLoginNameSuffix", self.hide_login_name_suffix)
            .flag("disableWatermark", self.disable_watermark)
            .choice("themeMode", &self.theme_mode, THEME_MODES[0])
    }

    fn own(organization: &mut Organization) -> &mut Option<Owned<Self>> {
        &mut organization.label_preview
    }

    fn default(store: &mut Store) -> &mut Owned<Self> {
        &mut store.instance.label_preview
    }

    fn in_force<'a>(store: &'a Store, organization: Option<&str>) -> &'a Owned<Self> {
        organization
            .and_then(|id| {
                let organization = store.organizations.get(id)?;
                // Without a preview it was reset.
                organization.label_preview.as_ref().and(organization.label_policy.as_ref())
            })
            .filter(|active| store.visible(active.record.changed))
            .unwrap_or(&store.instance.label_policy)
    }
}
