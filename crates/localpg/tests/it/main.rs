//! Tests against a real PostgreSQL. As root they also run once more as an ordinary user
//! (`accounts`).
//!
//! The modules are marked as tests so that clippy allows `unwrap` in their helpers too.

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod exclusive;
#[cfg(test)]
mod holder;
#[cfg(test)]
mod paths;
#[cfg(test)]
mod restart;
#[cfg(test)]
mod support;
#[cfg(test)]
mod versions;
#[cfg(test)]
mod wheel;
