//! A place for a process: when the one there is killed, another one comes.

use super::Lot;
use crate::instance::Orders;
use std::{
    process::Stdio,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};
use tokio::{io::AsyncWriteExt, process::Child, sync::watch};

/// The place.
pub struct Seat {
    /// Its number among all.
    pub(super) number: usize,
    /// What happens in its lane.
    pub lot: Arc<Lot>,
    orders: Vec<u8>,
    log: bool,
    child: Mutex<Option<Child>>,
    lives: AtomicU64,
    /// Zero while nobody listens.
    port: watch::Sender<u16>,
}

impl Seat {
    pub(super) fn new(number: usize, orders: &Orders, lot: Arc<Lot>) -> Self {
        let log = orders.log;
        let mut orders = serde_json::to_vec(orders).expect("orders are JSON");
        orders.push(b'\n');
        let (child, lives) = (Mutex::default(), AtomicU64::new(0));
        Self { number, lot, orders, log, child, lives, port: watch::Sender::new(0) }
    }

    /// Starts a process, which reports when it listens.
    ///
    /// # Panics
    /// If none can be started.
    pub(super) fn start(self: &Arc<Self>) {
        let output = if self.log { Stdio::inherit() } else { Stdio::null() };
        let mut command = super::command();
        let child = command.stdin(Stdio::piped()).stdout(output).kill_on_drop(true).spawn();
        let mut child = child.expect("this binary can be run");
        // Kept open as long as the process is to live.
        let mut input = child.stdin.take().expect("it is piped");
        *self.child.lock().unwrap_or_else(PoisonError::into_inner) = Some(child);
        let seat = self.clone();
        tokio::spawn(async move {
            if input.write_all(&seat.orders).await.is_ok() {
                let mut port = seat.port.subscribe();
                // Until it is up and then down again.
                let _ = port.wait_for(|port| *port != 0).await;
                let _ = port.wait_for(|port| *port == 0).await;
            }
        });
    }

    pub(super) fn listens(&self, port: u16) {
        self.port.send_replace(port);
    }

    /// Waits until the process listens, and tells where.
    pub async fn is_up(&self) -> u16 {
        let mut port = self.port.subscribe();
        port.wait_for(|port| *port != 0).await.map_or(0, |port| *port)
    }

    /// Where the process listens, or listened.
    pub fn port(&self) -> u16 {
        *self.port.borrow()
    }

    /// Ends the process by SIGKILL.
    pub(super) fn stop(&self) {
        self.port.send_replace(0);
        if let Some(mut child) = self.child.lock().unwrap_or_else(PoisonError::into_inner).take() {
            // It may have ended by itself; the runtime waits for it in the background.
            let _ = child.start_kill();
        }
    }

    /// Which of the processes that had this place one after the other has it.
    pub(super) fn life(&self) -> u64 {
        self.lives.load(Ordering::SeqCst)
    }

    /// Ends the process by SIGKILL and starts another one.
    pub(super) fn kill(self: &Arc<Self>) {
        self.lives.fetch_add(1, Ordering::SeqCst);
        self.lot.killed(self.number);
        self.stop();
        self.start();
    }
}
