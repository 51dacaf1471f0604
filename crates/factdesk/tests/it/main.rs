//! The binary from the outside.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod caller;
mod commands;
mod crash;
mod demo;
mod desk;
mod extract;
mod grpcurl;
mod house;
mod keys;
mod process;
mod readme;
mod restart;
mod storm;
mod users;
