//! One live owner per data directory.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::path::Path;
use std::process;

use crate::Error;
use crate::place::Place;

/// Held until dropped; the kernel also lets go of it when we are killed.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    pub(crate) fn take(place: &Place) -> Result<Lock, Error> {
        let path = place.dir.join("lock");
        let mut file = open(&path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(in_use(place, file)),
            Err(TryLockError::Error(source)) => return Err(Error::io("lock", &path)(source)),
        }
        place.account.give(&path)?;
        write_pid(&mut file).map_err(Error::io("write", &path))?;
        Ok(Lock { _file: file })
    }
}

fn open(path: &Path) -> Result<File, Error> {
    OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
        .map_err(Error::io("open the lock file", path))
}

fn write_pid(file: &mut File) -> std::io::Result<()> {
    file.set_len(0)?;
    writeln!(file, "{}", process::id())
}

fn in_use(place: &Place, mut file: File) -> Error {
    let mut owner = String::new();
    // Only for the message; an unreadable pid must not hide that the directory is in use.
    let readable = file.read_to_string(&mut owner).is_ok() && !owner.trim().is_empty();
    Error::InUse {
        dir: place.dir.clone(),
        owner: if readable {
            owner.trim().to_owned()
        } else {
            "(unknown)".to_owned()
        },
    }
}
