//! The one signal that tells every part of the process to stop.

use crate::output;
use std::io;
use std::process::exit;
use std::sync::Arc;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;

/// Tells every part of the process to stop. Clones are the same signal.
#[derive(Clone, Debug)]
pub struct Stop(Arc<watch::Sender<bool>>);

impl Stop {
    /// Goes off by Ctrl-C and SIGTERM. A second one ends the process at once.
    pub fn on_signal() -> io::Result<Stop> {
        let mut signals = (
            signal(SignalKind::interrupt())?,
            signal(SignalKind::terminate())?,
        );
        let stop = Stop(Arc::new(watch::Sender::new(false)));
        let on_signal = stop.clone();
        tokio::spawn(async move {
            either(&mut signals).await;
            output::note("factdesk: stopping");
            on_signal.now();
            either(&mut signals).await;
            exit(1);
        });
        Ok(stop)
    }

    /// Goes off.
    pub fn now(&self) {
        self.0.send_replace(true);
    }

    /// Waits until it goes off.
    pub fn asked(&self) -> impl Future<Output = ()> + Send + use<> {
        let mut receiver = self.0.subscribe();
        async move {
            // An error means that no sender is left: time to stop as well.
            let _ = receiver.wait_for(|stop| *stop).await;
        }
    }
}

async fn either((interrupt, terminate): &mut (Signal, Signal)) {
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
}
