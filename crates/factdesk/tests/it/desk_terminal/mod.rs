//! `factdesk desk` with the real binary and a real server: line by line, and on
//! a full screen that tmux keeps.

mod newsroom;
mod plain;
mod screen;
pub mod tmux;
