//! The screens on which a device is signed in.

use super::{AWKWARD, application, form, wrong};
use crate::outcome::{
    DeviceCodeScreen, DeviceConsentScreen, DeviceDoneScreen, DeviceResult, Field, Screen, Text,
};

fn code() -> DeviceCodeScreen {
    DeviceCodeScreen { form: form("/device"), application: application(), ..DeviceCodeScreen::default() }
}

fn consent() -> DeviceConsentScreen {
    let scopes = ["openid", "profile", "email", "offline_access"];
    DeviceConsentScreen {
        form: form("/device/consent"),
        device: "Player".to_owned(),
        project: "Television".to_owned(),
        code: "BCDF-GHJK".to_owned(),
        scopes: scopes.map(str::to_owned).to_vec(),
        account: "anna.muster@example.com".to_owned(),
        message: None,
        login: "/login?flow=f-1".to_owned(),
        application: application(),
    }
}

fn done(result: DeviceResult) -> DeviceDoneScreen {
    DeviceDoneScreen { result, again: "/device".to_owned() }
}

/// Every one of them, with a name for it.
pub(super) fn all() -> Vec<(&'static str, Screen)> {
    let filled = DeviceCodeScreen { code: Field::kept("BCDF-GHJK"), ..code() };
    let refused = DeviceCodeScreen { code: wrong("BCDF-GHJK", "device-code-refused"), ..code() };
    let awkward = DeviceConsentScreen {
        device: AWKWARD.to_owned(),
        project: AWKWARD.to_owned(),
        scopes: vec![AWKWARD.to_owned(), "urn:zitadel:iam:org:project:id:zitadel:aud".to_owned()],
        message: Some(Text::new("try-again")),
        ..consent()
    };
    vec![
        ("device-code", code().into()),
        ("device-code-filled", filled.into()),
        ("device-code-refused", refused.into()),
        ("device-consent", consent().into()),
        ("device-consent-awkward", awkward.into()),
        ("device-allowed", done(DeviceResult::Allowed).into()),
        ("device-denied", done(DeviceResult::Denied).into()),
        ("device-gone", done(DeviceResult::Gone).into()),
    ]
}
