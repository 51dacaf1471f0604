//! Why a command failed, as one sentence for a person.

use std::error::Error;
use std::fmt::{self, Display};

/// Why a command failed, with its causes.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// A failure of our own.
    pub fn new(sentence: impl Into<String>) -> Failure {
        Failure(sentence.into())
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<E: Error> From<E> for Failure {
    fn from(error: E) -> Failure {
        let mut sentence = error.to_string();
        let mut cause = error.source();
        while let Some(error) = cause {
            let why = error.to_string();
            // Many messages quote their cause already.
            if !sentence.contains(&why) {
                sentence = format!("{sentence}: {why}");
            }
            cause = error.source();
        }
        Failure(sentence)
    }
}

/// Says what was being done.
pub trait Context<T> {
    /// Puts `doing` before the failure.
    fn context(self, doing: impl Display) -> Result<T, Failure>;
}

impl<T, E: Into<Failure>> Context<T> for Result<T, E> {
    fn context(self, doing: impl Display) -> Result<T, Failure> {
        self.map_err(|error| Failure(format!("{doing}: {}", error.into())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;

    #[test]
    fn causes_are_told_once() {
        let inner = io::Error::other("disk full");
        let outer = io::Error::other(inner);
        assert_eq!(Failure::from(outer).to_string(), "disk full");
        let told: Result<(), _> = Err(io::Error::other("disk full"));
        let failure = told.context("cannot write x").unwrap_err();
        assert_eq!(failure.to_string(), "cannot write x: disk full");
    }
}
