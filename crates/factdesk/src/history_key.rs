//! The key of the history: given, kept in a file, or made.

use crate::failure::{Context, Failure};
use crate::output;
use clap::Args;
use factdesk_store::HistoryKey;
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// Which key the history is chained and verified with.
#[derive(Clone, Debug, Args)]
pub struct HistoryKeyArgs {
    /// The key of the history, 64 hexadecimal digits; the same for server and workers
    #[arg(
        long,
        env = "FACTDESK_HISTORY_KEY",
        value_name = "HEX",
        hide_env_values = true
    )]
    history_key: Option<String>,
    /// The file that it lies in, made where it is missing; `history.key` in the data
    /// directory by default
    #[arg(long, env = "FACTDESK_HISTORY_KEY_FILE", value_name = "FILE")]
    history_key_file: Option<PathBuf>,
}

impl HistoryKeyArgs {
    /// The key that was given, or that of the file.
    pub fn open(&self, data_dir: &Path) -> Result<HistoryKey, Failure> {
        if let Some(given) = self.history_key.as_ref().filter(|key| !key.is_empty()) {
            return given.parse().context("FACTDESK_HISTORY_KEY");
        }
        let given = self.history_key_file.as_ref();
        let given = given.filter(|path| !path.as_os_str().is_empty()).cloned();
        let path = given.unwrap_or_else(|| data_dir.join("history.key"));
        kept(&path).context(format!(
            "cannot keep the history's key in {} (name another place with --history-key-file, \
             or give the key itself in FACTDESK_HISTORY_KEY)",
            path.display()
        ))
    }
}

/// The file's key; of several processes that find none, one makes it.
fn kept(path: &Path) -> Result<HistoryKey, Failure> {
    loop {
        match fs::read_to_string(path) {
            Ok(text) => return Ok(text.parse()?),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
        if make(path)? {
            output::note(&format!(
                "factdesk: made the history's key in {}: keep a copy of it, apart from the \
                 database's; without it nobody can verify the history",
                path.display()
            ));
        }
    }
}

/// Makes a key and says whether it is the file's: it appears as a whole, or not at all
/// where another process was first.
fn make(path: &Path) -> Result<bool, Failure> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).context("the system gives no random numbers")?;
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    let beside = path.with_extension(format!("{}.new", std::process::id()));
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&beside)?;
    writeln!(file, "{}", HistoryKey::new(secret).to_hex())?;
    file.sync_all()?;
    let linked = fs::hard_link(&beside, path);
    fs::remove_file(&beside)?;
    match linked {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        linked => Ok(linked.map(|()| true)?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn args(key: Option<&str>, file: Option<&Path>) -> HistoryKeyArgs {
        HistoryKeyArgs {
            history_key: key.map(str::to_owned),
            history_key_file: file.map(Path::to_owned),
        }
    }

    #[test]
    fn a_key_is_made_once_and_for_its_owner_only() {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path().join("data");
        let made = args(None, None).open(&data).unwrap();
        assert_eq!(args(Some(""), None).open(&data).unwrap(), made);
        let file = data.join("history.key");
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(fs::read_dir(&data).unwrap().count(), 1, "nothing beside it");
        assert_eq!(
            args(None, Some(&file)).open(Path::new("/nowhere")).unwrap(),
            made
        );
    }

    #[test]
    fn processes_that_start_at_once_have_one_key() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("history.key");
        // One process's own threads share a name beside it, so they take turns there.
        assert!(make(&path).unwrap() && !make(&path).unwrap());
        assert_eq!(kept(&path).unwrap(), kept(&path).unwrap());
    }

    #[test]
    fn a_given_key_counts_and_a_bad_one_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let hex = "0f".repeat(32);
        let given = args(Some(&hex), None).open(dir.path()).unwrap();
        assert_eq!(given.to_hex(), hex);
        assert!(args(Some("0f"), None).open(dir.path()).is_err());
        fs::write(dir.path().join("history.key"), "not a key").unwrap();
        let bad = args(None, None).open(dir.path()).unwrap_err().to_string();
        assert!(bad.contains("history.key") && bad.contains("64"), "{bad}");
    }
}
