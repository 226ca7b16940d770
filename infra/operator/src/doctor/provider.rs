//! Zitadel itself: reachable, the right issuer, our time.

use crate::{Mark, Report, remote::Remote, world::World, zitadel_clock};

/// Whether it is worth asking on.
pub(super) async fn look(world: &World, remote: &Remote, report: &mut Report) -> bool {
    let difference = match zitadel_clock::look(remote, &*world.surroundings.clock).await {
        Ok(difference) => difference,
        Err(failure) => {
            report.row(Mark::Fail, "issuer", failure.to_string());
            return false;
        }
    };
    report.row(Mark::Ok, "issuer", format!("{} answers for itself", remote.issuer));
    let seconds = difference.seconds();
    if difference.is_off() {
        report.row(Mark::Fail, "clock", difference.sentence());
    } else if difference.is_near() {
        report.row(
            Mark::Warn,
            "clock",
            format!("{seconds} s from Zitadel's: set it by NTP before it gets worse"),
        );
    } else {
        report.row(Mark::Ok, "clock", "within 2 s of Zitadel's");
    }
    true
}
