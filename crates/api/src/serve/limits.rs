//! Everything that the server limits. tonic's defaults are open.

use std::time::Duration;
use tonic::transport::Server;

/// The most bytes of a message in, also after decompression. More than a body
/// may have, so that a body that is too large can be named.
pub(super) const DECODE: usize = 16 << 20;

/// The most bytes of a message out. Pages are capped far below.
pub(super) const ENCODE: usize = 16 << 20;

/// The most bytes of a message to reflection and health.
pub(super) const DECODE_SMALL: usize = 64 << 10;

/// The most calls at once, waiting ones included; more are refused.
pub(super) const CALLS: usize = 512;

/// The most connections at once; more wait to be accepted.
pub(super) const CONNECTIONS: usize = 512;

/// The longest that a call may run, its message's arrival included. A call may
/// ask to wait for 10 s.
pub(super) const CALL: Duration = Duration::from_secs(30);

/// How old a connection becomes before its client is asked to open another.
pub(super) const AGE: Duration = Duration::from_secs(30 * 60);

/// How long an old connection may go on until it is cut.
pub(super) const GRACE: Duration = Duration::from_secs(60);

/// How long a reflection stream may last.
pub(super) const REFLECTION: Duration = Duration::from_secs(10 * 60);

/// How long running calls may go on once the server is asked to stop: those
/// that wait are answered at once, the others are short, and a client that hangs
/// is cut off in time for those who kill after 10 s.
pub(super) const DRAIN: Duration = Duration::from_secs(6);

/// How often the database is asked for a sign of life, and how long it may take.
/// Together at most 2 s until the loss of it shows.
pub(super) const PING: Duration = Duration::from_millis(800);

/// The transport's limits. Its own age limit cuts calls off without a warning
/// if it is given a grace, so the grace lies in [`super::connections`].
pub(super) fn limited(server: Server) -> Server {
    server
        .max_concurrent_streams(128)
        .max_connection_age(AGE)
        .http2_keepalive_interval(Some(Duration::from_secs(30)))
        .http2_keepalive_timeout(Some(Duration::from_secs(10)))
        .http2_max_header_list_size(16 << 10)
        .http2_max_pending_accept_reset_streams(Some(20))
        .http2_max_local_error_reset_streams(Some(1_024))
        .http2_adaptive_window(Some(false))
        .initial_stream_window_size(1 << 20)
        .initial_connection_window_size(4 << 20)
        .max_frame_size(16 << 10)
}
