//! The store on a real PostgreSQL.

#[cfg(test)]
mod authenticate;
#[cfg(test)]
mod candidates;
#[cfg(test)]
mod catalog;
#[cfg(test)]
mod claims;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod desk_filters;
#[cfg(test)]
mod entities;
#[cfg(test)]
mod fences;
#[cfg(test)]
mod finish;
mod first_key;
#[cfg(test)]
mod healthy;
#[cfg(test)]
mod interleave;
#[cfg(test)]
mod job_order;
#[cfg(test)]
mod joins;
#[cfg(test)]
mod lease;
#[cfg(test)]
mod line;
#[cfg(test)]
mod linear;
#[cfg(test)]
mod lock_order;
#[cfg(test)]
mod logger;
#[cfg(test)]
mod logger_killed;
#[cfg(test)]
mod lost;
#[cfg(test)]
mod lost_calls;
#[cfg(test)]
mod lost_jobs;
#[cfg(test)]
mod meetings;
#[cfg(test)]
mod migrations;
#[cfg(test)]
mod offers;
#[cfg(test)]
mod past;
#[cfg(test)]
mod people;
#[cfg(test)]
mod purge;
#[cfg(test)]
mod queue;
#[cfg(test)]
mod race;
#[cfg(test)]
mod read_time;
#[cfg(test)]
mod reap;
#[cfg(test)]
mod rechecks;
#[cfg(test)]
mod reextract;
#[cfg(test)]
mod replace;
#[cfg(test)]
mod reviews;
#[cfg(test)]
mod schedules;
#[cfg(test)]
mod search;
#[cfg(test)]
mod second_reviews;
#[cfg(test)]
mod sql;
#[cfg(test)]
mod stats;
#[cfg(test)]
mod submit;
#[cfg(test)]
mod tamper;
#[cfg(test)]
mod tamper_desk;
#[cfg(test)]
mod vacuum;
#[cfg(test)]
mod watch;
