//! Where the cluster lives, and as whom PostgreSQL runs there.

use std::fs::{self, Permissions};
use std::io::ErrorKind;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf, absolute};

use crate::Error;
use crate::account::{self, Account};

/// Root's own directories are closed to others; data that belongs there goes here instead.
const SHARED_DATA: &str = "/var/lib/factdesk";

#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) dir: PathBuf,
    pub(crate) account: Account,
    /// The whole directory is removed when the server stops.
    pub(crate) scratch: bool,
}

impl Place {
    pub(crate) fn prepare(data_dir: &Path, progress: &dyn Fn(&str)) -> Result<Place, Error> {
        let asked = absolute(data_dir).map_err(Error::io("resolve", data_dir))?;
        let (dir, account) = if account::we_are_root()? {
            choose_as_root(&asked, progress)?
        } else {
            create_open(&asked, Account::Myself)?;
            (asked, Account::Myself)
        };
        let dir = dir.canonicalize().map_err(Error::io("resolve", &dir))?;
        let place = Place {
            dir,
            account,
            scratch: false,
        };
        place.check_owner()?;
        Ok(place)
    }

    pub(crate) fn scratch() -> Result<Place, Error> {
        let account = if account::we_are_root()? {
            account::nobody()?
        } else {
            Account::Myself
        };
        let dir = temporary_dir(account, "factdesk-pg-")?;
        Ok(Place {
            dir,
            account,
            scratch: true,
        })
    }

    pub(crate) fn cluster(&self) -> PathBuf {
        self.dir.join("postgres")
    }

    pub(crate) fn log(&self) -> PathBuf {
        self.dir.join("postgres.log")
    }

    /// PostgreSQL wants to own its files, and would only say so in its log.
    fn check_owner(&self) -> Result<(), Error> {
        let dir = self.cluster();
        match fs::read_dir(&dir) {
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                let owner = dir.metadata().map_err(Error::io("look at", &dir))?.uid();
                Err(Error::NotOurs { dir, owner })
            }
            _ => Ok(()),
        }
    }
}

/// A new directory with mode 0700 for `account`, in a place that it can enter and tidy up.
pub(crate) fn temporary_dir(account: Account, prefix: &str) -> Result<PathBuf, Error> {
    let system = std::env::temp_dir();
    let base = if account == Account::Myself || account.can_write_in(&system) {
        system
    } else {
        PathBuf::from("/tmp")
    };
    let dir = tempfile::Builder::new()
        .prefix(prefix)
        .permissions(Permissions::from_mode(0o700))
        .tempdir_in(&base)
        .map_err(Error::io("create a temporary directory in", &base))?;
    account.give(dir.path())?;
    Ok(dir.keep())
}

/// Existing data decides first, so that a later change of permissions never hides it.
fn choose_as_root(asked: &Path, progress: &dyn Fn(&str)) -> Result<(PathBuf, Account), Error> {
    let shared = Path::new(SHARED_DATA).join(format!("{:016x}", stable_hash(asked)));
    for dir in [asked, &shared] {
        if dir.join("postgres").exists() {
            let account = account::owner_of(&dir.join("postgres"))?;
            say_as_whom(dir, asked, progress);
            return Ok((dir.to_path_buf(), account));
        }
    }
    let nobody = account::nobody()?;
    let dir = if opened_for(asked, nobody)? {
        asked
    } else {
        &shared
    };
    create_open(dir, nobody)?;
    say_as_whom(dir, asked, progress);
    Ok((dir.to_path_buf(), nobody))
}

fn say_as_whom(dir: &Path, asked: &Path, progress: &dyn Fn(&str)) {
    progress("running as root: PostgreSQL itself runs as an unprivileged user");
    if dir != asked {
        progress(&format!(
            "that user cannot enter {}: the data is in {}",
            asked.display(),
            dir.display()
        ));
    }
}

/// Whether `account` can enter `dir` now, or will once it is made. An empty directory is
/// opened for passing through (0711): it can only have been made for us.
fn opened_for(dir: &Path, account: Account) -> Result<bool, Error> {
    let existing = dir.ancestors().find(|ancestor| ancestor.exists());
    if existing.is_none_or(|existing| account.can_enter(existing)) {
        return Ok(true);
    }
    let empty = fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_none());
    let parent_open = dir.parent().is_some_and(|parent| account.can_enter(parent));
    if !(empty && parent_open) {
        return Ok(false);
    }
    fs::set_permissions(dir, Permissions::from_mode(0o711))
        .map_err(Error::io("open to PostgreSQL's user", dir))?;
    Ok(true)
}

/// Makes the missing directories; for another user also despite a strict umask.
fn create_open(dir: &Path, account: Account) -> Result<(), Error> {
    let missing: Vec<&Path> = dir
        .ancestors()
        .take_while(|ancestor| !ancestor.exists())
        .collect();
    fs::create_dir_all(dir).map_err(Error::io("create the directory", dir))?;
    if account != Account::Myself {
        for made in missing {
            fs::set_permissions(made, Permissions::from_mode(0o711))
                .map_err(Error::io("open to PostgreSQL's user", made))?;
        }
    }
    Ok(())
}

/// FNV-1a: the standard library's hash may change between Rust versions, and this names data.
fn stable_hash(path: &Path) -> u64 {
    path.as_os_str()
        .as_encoded_bytes()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        })
}
