//! The binary from the outside.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod caller;
mod cluster;
mod commands;
mod compare;
mod crash;
mod database_killed;
mod demo;
mod desk;
mod desk_page;
mod desk_terminal;
mod export;
mod extract;
mod extractor;
mod first_key;
mod grpcurl;
mod health;
mod history;
mod house;
mod import;
mod inspect;
mod joining;
mod keys;
mod ledger;
mod page;
mod process;
mod readme;
mod recipes;
mod reports;
mod restart;
mod search;
mod shell;
mod sql;
mod stop;
mod stopped_transaction;
mod stopped_worker;
mod storm;
mod users;
mod writer;
mod writers;
