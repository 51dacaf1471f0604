//! The reviewers' queue.

mod assignment;
mod comments;
mod cost;
mod cover;
mod drain;
mod give_back;
mod next;
mod order;
mod repeats;
mod scene;
mod second;
