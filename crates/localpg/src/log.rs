//! `postgres.log`: what initdb and the server say.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use crate::Error;
use crate::place::Place;

/// One older generation is kept; nothing else would ever shorten the file.
const ROTATE_ABOVE_BYTES: u64 = 10 * 1024 * 1024;
const QUOTED_LINES: usize = 12;

#[derive(Debug)]
pub(crate) struct Log {
    path: PathBuf,
    file: File,
    /// Where this run begins, so that an error never quotes an older one.
    begin: u64,
}

impl Log {
    pub(crate) fn open(place: &Place) -> Result<Log, Error> {
        let path = place.log();
        if length(&path) > ROTATE_ABOVE_BYTES {
            let old = path.with_extension("log.old");
            fs::rename(&path, &old).map_err(Error::io("rename", &path))?;
        }
        let file = OpenOptions::new()
            .read(true)
            .append(true)
            .create(true)
            .open(&path)
            .map_err(Error::io("open", &path))?;
        place.account.give(&path)?;
        let begin = length(&path);
        Ok(Log { path, file, begin })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// A handle for a child's output.
    pub(crate) fn handle(&self) -> Result<File, Error> {
        self.file.try_clone().map_err(Error::io("use", &self.path))
    }

    /// The last lines of this run.
    pub(crate) fn tail(&self) -> String {
        let mut bytes = Vec::new();
        let mut file = &self.file;
        let read = file
            .seek(SeekFrom::Start(self.begin))
            .and_then(|_| file.read_to_end(&mut bytes));
        if read.is_err() || bytes.is_empty() {
            return "(nothing)".to_owned();
        }
        let text = String::from_utf8_lossy(&bytes);
        let lines: Vec<&str> = text.lines().collect();
        lines[lines.len().saturating_sub(QUOTED_LINES)..].join("\n")
    }
}

fn length(path: &Path) -> u64 {
    path.metadata().map_or(0, |metadata| metadata.len())
}
