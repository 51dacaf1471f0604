//! The directory of the server's Unix socket.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::Error;
use crate::place::{Place, temporary_dir};

/// `sun_path` holds 104 bytes with the final zero on macOS (108 on Linux), of which
/// `/.s.PGSQL.5432` takes 14.
const MAX_BYTES: usize = 103 - 14;

#[derive(Debug)]
pub(crate) struct Sockets {
    pub(crate) dir: PathBuf,
    /// Not within the data directory: to be removed when the server stops.
    pub(crate) temporary: bool,
}

impl Sockets {
    /// Within the data directory if that makes a usable socket path, else a short temporary one.
    pub(crate) fn prepare(place: &Place) -> Result<Sockets, Error> {
        let dir = place.dir.join("socket");
        if !usable(&dir) {
            let dir = temporary_dir(place.account, "factdesk-")?;
            return Ok(Sockets {
                dir,
                temporary: true,
            });
        }
        fs::create_dir_all(&dir).map_err(Error::io("create the directory", &dir))?;
        fs::set_permissions(&dir, Permissions::from_mode(0o700))
            .map_err(Error::io("close to others", &dir))?;
        place.account.give(&dir)?;
        Ok(Sockets {
            dir,
            temporary: false,
        })
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.dir.join(".s.PGSQL.5432")
    }

    pub(crate) fn temporary_dir(&self) -> Option<&Path> {
        self.temporary.then_some(self.dir.as_path())
    }
}

/// Commas, quotes and spaces mean something in `unix_socket_directories` and in libpq's `host`.
fn usable(dir: &Path) -> bool {
    let bytes = dir.as_os_str().as_encoded_bytes();
    bytes.len() <= MAX_BYTES
        && bytes
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || b"/._-".contains(byte))
}
