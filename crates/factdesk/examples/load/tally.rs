//! What it came to.

use crate::Args;
use std::time::{Duration, Instant};

/// All clients' calls.
pub struct Tally {
    began: Instant,
    took: Vec<Duration>,
}

impl Tally {
    /// Nothing yet.
    pub fn new(began: Instant) -> Tally {
        Tally {
            began,
            took: Vec::new(),
        }
    }

    /// One client is done.
    pub fn add(&mut self, took: Vec<Duration>) {
        self.took.extend(took);
    }

    /// One JSON line. The time is until the last client's last answer.
    pub fn line(mut self, args: &Args) -> String {
        let seconds = self.began.elapsed().as_secs_f64();
        self.took.sort_unstable();
        serde_json::json!({
            "call": format!("{:?}", args.call),
            "clients": args.clients,
            "calls": self.took.len(),
            "seconds": seconds,
            "rate": self.took.len() as f64 / seconds,
            "p50_ms": self.share(0.50),
            "p99_ms": self.share(0.99),
        })
        .to_string()
    }

    fn share(&self, share: f64) -> f64 {
        let place = (self.took.len().saturating_sub(1) as f64 * share) as usize;
        let took = self.took.get(place).copied().unwrap_or_default();
        took.as_secs_f64() * 1_000.0
    }
}
