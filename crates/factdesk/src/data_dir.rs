//! The directory in which `up` keeps its private database, and each the history's key.

use crate::failure::{Context, Failure};
use clap::Args;
use std::fmt::{self, Display};
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// Where `up` keeps its database, and each that needs it the history's key.
#[derive(Clone, Debug, Args)]
pub struct DataDirArgs {
    /// Where `factdesk up` keeps its private database, and where the history's key lies
    /// unless it is given otherwise
    #[arg(
        long,
        env = "FACTDESK_DATA_DIR",
        value_name = "DIR",
        default_value = ".factdesk"
    )]
    pub data_dir: PathBuf,
}

impl DataDirArgs {
    /// Address of the database of the `up` that runs on the directory.
    pub fn running_url(&self) -> Result<String, Failure> {
        match fs::read_to_string(self.url_file()) {
            Ok(url) => Ok(url.trim().to_owned()),
            Err(error) if error.kind() == ErrorKind::NotFound => Err(Failure::new(format!(
                "no factdesk up runs on {self}: start it, name its --data-dir, or set DATABASE_URL"
            ))),
            error => error.context(format!("cannot read {}", self.url_file().display())),
        }
    }

    /// Lets other commands of the same user find the running database; until
    /// the result is dropped.
    pub fn publish(&self, url: &str) -> Result<Published, Failure> {
        let path = self.url_file();
        write_privately(&path, url).context(format!("cannot write {}", path.display()))?;
        Ok(Published(path))
    }

    fn url_file(&self) -> PathBuf {
        self.data_dir.join("database-url")
    }
}

impl Display for DataDirArgs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.data_dir.display().fmt(f)
    }
}

/// The note of where the running database is.
#[derive(Debug)]
pub struct Published(PathBuf);

impl Drop for Published {
    fn drop(&mut self) {
        // A note that stays behind names a database that does not answer.
        let _ = fs::remove_file(&self.0);
    }
}

fn write_privately(path: &Path, text: &str) -> std::io::Result<()> {
    // Root's PostgreSQL may keep its data elsewhere and not make this directory.
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    writeln!(file, "{text}")
}
