//! Recorded gateway events through the real binaries. The Lambda Runtime API for them is in `kit/`; here are only the
//! tests, so that a build of the workspace's default members makes nothing of them.
