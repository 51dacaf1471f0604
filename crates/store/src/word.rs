//! Words of the schema, read back as the domain's enums.

use crate::Error;

/// Reads a stored word with the enum's own `parse`.
pub(crate) fn read<T>(word: &str, parse: fn(&str) -> Option<T>) -> Result<T, Error> {
    parse(word).ok_or_else(|| Error::Corrupt(format!("unknown word {word:?}")))
}

/// Reads a word that may be missing.
pub(crate) fn read_opt<T>(
    word: Option<&str>,
    parse: fn(&str) -> Option<T>,
) -> Result<Option<T>, Error> {
    word.map(|w| read(w, parse)).transpose()
}
