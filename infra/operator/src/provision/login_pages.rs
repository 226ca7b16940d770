//! Where Zitadel sends people to sign in: the feature `loginV2` of the instance.

use super::Provision;
use crate::{Failure, Mark};
use http::Method;
use serde_json::json;

/// Points it at our sign-in host; another host's pages are left alone unless told otherwise.
pub(super) async fn ensure(run: &mut Provision<'_>, take_over: bool) -> Result<(), Failure> {
    let ours = run.origins.auth_origin();
    let segments = ["v2", "features", "instance"];
    let features = run.remote.get(run.bearer(), &segments).await?;
    let (held, required) = (&features["loginV2"]["baseUri"], &features["loginV2"]["required"]);
    let held = held.as_str().unwrap_or_default().trim_end_matches('/');
    if held == ours && required == true {
        run.report.row(Mark::Ok, "login pages", ours);
    } else if !held.is_empty() && held != ours && !take_over {
        let say = format!("lead to {held}: run this with --take-over to send everybody's sign-ins to {ours}");
        run.report.row(Mark::Warn, "login pages", say);
    } else if run.world.dry_run {
        run.report.row(Mark::Info, "login pages", format!("would lead to {ours}"));
    } else {
        let body = json!({"loginV2": {"required": true, "baseUri": ours}});
        run.remote.call(Method::PUT, run.bearer(), &segments, Some(&body)).await?;
        run.report.row(Mark::Ok, "login pages", format!("lead to {ours} now"));
    }
    Ok(())
}
