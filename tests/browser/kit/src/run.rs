//! Runs one test.

use crate::{Options, Place, Visitor, chromium, driver::ChromeDriver, settings};
use std::{
    convert::Infallible,
    io::{self, Write},
    path::PathBuf,
    sync::{Mutex, Once, PoisonError},
    time::Duration,
};
use tokio::{runtime::Builder, time::timeout};

/// Longest time for a test; it takes a few seconds.
const LONGEST: Duration = Duration::from_mins(3);

/// Held by the running test where tests must not run side by side.
static ALONE: Mutex<()> = Mutex::new(());

/// Runs a test with a browser that has its usual settings.
///
/// # Panics
/// If the test does, and with `BROWSER_REQUIRED=1` if there is no browser.
pub fn test(steps: impl AsyncFnOnce(&Visitor)) {
    test_with(Options::default(), steps);
}

/// Runs a test that needs what only the stand-in can do; before a running Zitadel it is skipped.
///
/// # Panics
/// As [`test`].
pub fn test_on_stand_in(steps: impl AsyncFnOnce(&Visitor)) {
    if !Place::is_foreign() {
        test(steps);
    }
}

/// The same with a local stack and a stand-in of the test's own, for faults, counts and settings.
///
/// # Panics
/// As [`test`].
pub fn test_alone_on_stand_in(steps: impl AsyncFnOnce(&Visitor)) {
    if !Place::is_foreign() {
        run(Options::default(), Place::own, steps);
    }
}

/// Runs a test with a browser that is set up this way.
///
/// # Panics
/// As [`test`].
pub fn test_with(options: Options, steps: impl AsyncFnOnce(&Visitor)) {
    run(options, Place::shared, steps);
}

fn run(options: Options, place: fn() -> &'static Place, steps: impl AsyncFnOnce(&Visitor)) {
    let Some(program) = installed() else { return };
    // A running Zitadel may be small and slow: one test after the other.
    let _alone = Place::is_foreign().then(|| ALONE.lock().unwrap_or_else(PoisonError::into_inner));
    let place = place();
    let chromedriver = ChromeDriver::shared(&program);
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime can be started");
    let ended = runtime.block_on(async {
        let browser = chromium::start(&chromedriver, options).await;
        let visit = async |driver| {
            let visitor = Visitor::new(driver, place);
            let in_time = timeout(LONGEST, async {
                steps(&visitor).await;
                visitor.leave().await;
            });
            assert!(in_time.await.is_ok(), "the test takes too long; {}", visitor.whereabouts().await);
            Ok::<(), Infallible>(())
        };
        // Ends the browser in any case, after a panic, too.
        browser.run_and_quit(visit).await
    });
    ended.unwrap_or_else(|error| panic!("the browser does not end: {error}"));
}

/// ChromeDriver, if it and Chromium are there.
fn installed() -> Option<PathBuf> {
    static TOLD: Once = Once::new();
    let driver = settings::program("chromedriver");
    if driver.is_some() && settings::program("chromium").is_some() {
        return driver;
    }
    assert!(
        !settings::is_required(),
        "BROWSER_REQUIRED is set, but chromium and chromedriver are not installed"
    );
    TOLD.call_once(|| {
        let text = "browser tests skipped: chromium and chromedriver are not installed\n";
        // Past the capture of `cargo test`, which shows nothing of a test that passes.
        let _ = io::stderr().write_all(text.as_bytes());
    });
    None
}
