//! A client: the next call goes out when the last is answered.

use crate::call::Call;
use crate::desk::Failure;
use crate::wire::Wire;
use std::time::{Duration, Instant};

/// A client that has called before, so that connections and statements are there.
pub struct Client {
    wire: Wire,
    call: Call,
}

/// Calls `times` times without counting.
pub async fn warm(mut wire: Wire, mut call: Call, times: u64) -> Result<Client, Failure> {
    for _ in 0..times {
        call.once(&mut wire).await?;
    }
    Ok(Client { wire, call })
}

impl Client {
    /// Calls until the time is over, and tells how long each call took.
    pub async fn run(
        mut self,
        began: Instant,
        seconds: f64,
        most: u64,
    ) -> Result<Vec<Duration>, Failure> {
        let end = began + Duration::from_secs_f64(seconds);
        let mut took = Vec::new();
        let mut sent = Instant::now();
        while sent < end && (took.len() as u64) < most && self.call.once(&mut self.wire).await? {
            let answered = Instant::now();
            took.push(answered - sent);
            sent = answered;
        }
        Ok(took)
    }
}
