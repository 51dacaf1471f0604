//! The service over a socket, on a real PostgreSQL.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod access;
mod articles;
mod bad_input;
mod blind;
mod claims;
mod corrections;
mod cut;
mod health;
mod history;
mod ledger;
mod local;
mod newsroom;
mod pairs;
mod policies;
mod proxy;
mod queue;
mod raw;
mod reextract;
mod reflection;
mod replace;
mod reviews;
mod search;
mod second_reviews;
mod shutdown;
mod stats;
mod thrice;
mod transport;
mod watch;
mod web;
