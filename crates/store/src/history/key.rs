//! The key of the history, which lies outside the database.

use hmac::{Hmac, KeyInit, Mac as _};
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::str::FromStr;

/// A MAC: HMAC-SHA-256.
pub(crate) type Mac = [u8; 32];

/// What the log is chained with. Whoever has it can write another history.
#[derive(Clone, PartialEq, Eq)]
pub struct HistoryKey {
    secret: [u8; 32],
    id: String,
}

/// A text that is no history key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a history key is 64 hexadecimal digits")]
pub struct NoHistoryKey;

impl HistoryKey {
    /// The key of these 32 bytes.
    pub fn new(secret: [u8; 32]) -> HistoryKey {
        let print = Sha256::new().chain_update("factdesk.history-key");
        let print = print.chain_update(secret).finalize();
        let id = hex::encode(print.get(..8).unwrap_or_default());
        HistoryKey { secret, id }
    }

    /// Its fingerprint, 16 hexadecimal digits, from which it cannot be found.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// As it is kept in a file.
    pub fn to_hex(&self) -> String {
        hex::encode(self.secret)
    }

    /// The MAC of some bytes.
    pub(crate) fn mac(&self, bytes: &[u8]) -> Mac {
        // HMAC takes a key of any length.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.secret) else {
            return [0; 32];
        };
        mac.update(bytes);
        mac.finalize().into_bytes().into()
    }
}

impl FromStr for HistoryKey {
    type Err = NoHistoryKey;

    fn from_str(text: &str) -> Result<Self, NoHistoryKey> {
        let mut secret = [0; 32];
        hex::decode_to_slice(text.trim(), &mut secret).map_err(|_| NoHistoryKey)?;
        Ok(HistoryKey::new(secret))
    }
}

impl fmt::Debug for HistoryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HistoryKey({})", self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_back_and_is_not_shown() {
        let key = HistoryKey::new([7; 32]);
        assert_eq!(format!(" {}\n", key.to_hex()).parse(), Ok(key.clone()));
        assert!(!format!("{key:?}").contains(&key.to_hex()[..8]));
        assert_ne!(key.id(), HistoryKey::new([8; 32]).id());
    }

    #[test]
    fn anything_else_is_refused() {
        for bad in ["", "07", &"g".repeat(64), &"0".repeat(63), &"0".repeat(66)] {
            assert_eq!(bad.parse::<HistoryKey>(), Err(NoHistoryKey), "{bad}");
        }
    }

    /// RFC 4231, test case 2, with its key filled up: HMAC pads a key with zeros.
    #[test]
    fn the_mac_is_hmac_sha_256() {
        let mut secret = [0; 32];
        secret[..4].copy_from_slice(b"Jefe");
        let mac = HistoryKey::new(secret).mac(b"what do ya want for nothing?");
        let known = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assert_eq!(hex::encode(mac), known);
    }
}
