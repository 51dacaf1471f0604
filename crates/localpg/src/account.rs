//! The user that PostgreSQL runs as: ourselves, or an unprivileged one when we are root.

use std::env;
use std::ffi::OsStr;
use std::os::unix::fs::{MetadataExt, lchown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::Error;

/// All else is withheld: our environment may hold secrets, and PG* variables would steer the
/// server away from what we ask of it.
const KEPT_VARIABLES: [&str; 5] = [
    "PATH",
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "LOCALE_ARCHIVE",
    "LOCPATH",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Account {
    Myself,
    Other { uid: u32, gid: u32 },
}

impl Account {
    /// A command that will run as this user, with a small environment, in `/` (the current
    /// directory may be closed to the user).
    pub(crate) fn command(self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .envs(
                KEPT_VARIABLES
                    .iter()
                    .filter_map(|name| Some((name, env::var_os(name)?))),
            )
            .env("LC_ALL", "C")
            .current_dir("/")
            .stdin(Stdio::null());
        if let Account::Other { uid, gid } = self {
            // As root, std also clears the supplementary groups when a uid is set.
            command.uid(uid).gid(gid);
        }
        command
    }

    /// Makes `path` (not what it contains) this user's.
    pub(crate) fn give(self, path: &Path) -> Result<(), Error> {
        match self {
            Account::Myself => Ok(()),
            Account::Other { uid, gid } => {
                lchown(path, Some(uid), Some(gid)).map_err(Error::io("change the owner of", path))
            }
        }
    }

    /// Asks the system itself, which knows about access lists and mount options.
    pub(crate) fn can_enter(self, dir: &Path) -> bool {
        self.shell_succeeds("cd -- \"$1\"", dir)
    }

    pub(crate) fn can_write_in(self, dir: &Path) -> bool {
        self.shell_succeeds("cd -- \"$1\" && test -w .", dir)
    }

    fn shell_succeeds(self, script: &str, dir: &Path) -> bool {
        self.command("/bin/sh")
            .args(["-c", script, "sh"])
            .arg(dir)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }
}

pub(crate) fn we_are_root() -> Result<bool, Error> {
    match id(&["-u"]) {
        Ok(uid) => Ok(uid == 0),
        Err(reason) => Err(Error::NoUnprivilegedUser { reason }),
    }
}

pub(crate) fn nobody() -> Result<Account, Error> {
    let look_up =
        |flag| id(&[flag, "nobody"]).map_err(|reason| Error::NoUnprivilegedUser { reason });
    Ok(Account::Other {
        uid: look_up("-u")?,
        gid: look_up("-g")?,
    })
}

/// The owner of an existing cluster, so that root can use what a user has made.
pub(crate) fn owner_of(path: &Path) -> Result<Account, Error> {
    let metadata = path.metadata().map_err(Error::io("look at", path))?;
    Ok(Account::Other {
        uid: metadata.uid(),
        gid: metadata.gid(),
    })
}

/// Through the `id` program: std has no getuid, and `id` also knows users outside /etc/passwd.
fn id(args: &[&str]) -> Result<u32, String> {
    let output = Command::new("id")
        .args(args)
        .output()
        .map_err(|error| format!("cannot run id: {error}"))?;
    String::from_utf8_lossy(&output.stdout)
        .trim()
        .parse()
        .map_err(|_| {
            format!(
                "id said {:?}",
                String::from_utf8_lossy(&output.stderr).trim()
            )
        })
}
