//! Salted digests of rows, by which the log says what it covers.

use super::form::Form;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// SHA-256(salt ‖ SHA-256(canonical bytes)): who knows a digest and not the salt cannot
/// try out whether some text was in the row. (The inner one lets PostgreSQL salt a text
/// that it stores in the same statement, without being sent it twice.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Digest([u8; 32]);

impl Digest {
    /// As it stands in the log: 64 hexadecimal digits.
    pub fn hex(&self) -> String {
        hex::encode(self.0)
    }
}

/// What stands in the log before the digest of a row that an event took away.
pub(crate) const ENDED: &str = "ended:";

/// A row that the log covers.
pub(crate) trait Record {
    /// Its resource name, by which its digests are found.
    fn name(&self) -> String;

    /// Its salt; without one its digest stays the same, and is that of no row we wrote.
    fn salt(&self) -> Uuid;

    /// All of it that a reader relies on.
    fn form(&self) -> Form;

    /// Its digest.
    fn digest(&self) -> Digest {
        let inner = unsalted(&self.form());
        let salted = Sha256::new().chain_update(self.salt().as_bytes());
        Digest(salted.chain_update(inner).finalize().into())
    }
}

/// The inner digest.
pub(crate) fn unsalted(form: &Form) -> [u8; 32] {
    Sha256::digest(form.bytes()).into()
}
