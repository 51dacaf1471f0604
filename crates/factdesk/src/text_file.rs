//! Texts from files and standard input.

use crate::failure::Failure;
use std::io::{Read, stdin};
use std::path::Path;

/// The text of a file, or of standard input for `-`.
pub fn read(file: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        stdin().read_to_end(&mut bytes)?;
    } else {
        bytes = std::fs::read(file)?;
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure::new(format!("not UTF-8 (byte {at} is not part of a character)"))
    })
}
