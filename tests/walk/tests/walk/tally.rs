//! What the walks came by. A walk that gets nowhere proves nothing, so this is looked at in the end.

use crate::{
    lane::Lane,
    scene::{SCENES, Scene},
};
use http::Method;
use std::collections::BTreeMap;

#[derive(Default)]
pub(crate) struct Tally {
    walks: usize,
    requests: usize,
    routes: BTreeMap<(String, String), usize>,
    let_in: BTreeMap<Scene, usize>,
    devices: usize,
}

impl Tally {
    pub(crate) fn walked(&mut self) {
        self.walks += 1;
    }

    pub(crate) fn asked(&mut self, method: &Method, path: &str) {
        self.requests += 1;
        *self.routes.entry((method.to_string(), path.to_owned())).or_default() += 1;
    }

    pub(crate) fn let_in(&mut self, scene: Scene, device: bool) {
        *self.let_in.entry(scene).or_default() += 1;
        self.devices += usize::from(device);
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.walks += other.walks;
        self.requests += other.requests;
        self.devices += other.devices;
        for (route, count) in other.routes {
            *self.routes.entry(route).or_default() += count;
        }
        for (scene, count) in other.let_in {
            *self.let_in.entry(scene).or_default() += count;
        }
    }

    /// Everything was walked, and whoever can sign in did so now and then.
    pub(crate) fn assert_wide(&self, routes: &[(Method, String)]) {
        for (method, path) in routes {
            let count = self.routes.get(&(method.to_string(), crate::routes::filled(path)));
            assert!(count.is_some_and(|count| *count >= 5), "{method} {path} was walked {count:?} times");
        }
        for scene in SCENES {
            let hopeless = Lane::is_outcast(scene.0);
            // The people of the walk before may sign in instead.
            let count = self.let_in.get(&scene).copied().unwrap_or(0);
            assert!(hopeless || count > 0, "nobody of {scene:?} was ever let in: {:?}", self.let_in);
        }
        let told = format!("{} walks, {} requests", self.walks, self.requests);
        assert!(self.devices > 0, "no device was let in: {told}");
    }
}
