//! A file that appears under its name once it is complete.

use crate::failure::{Context, Failure};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

/// A file under a temporary name beside its own, taken away where it is not
/// completed.
#[derive(Debug)]
pub struct Beside {
    file: File,
    temporary: PathBuf,
    name: PathBuf,
}

impl Beside {
    /// Begins one.
    pub fn create(name: &Path) -> Result<Beside, Failure> {
        let base = name.file_name().filter(|_| !name.is_dir());
        let base = base.ok_or_else(|| Failure::new(format!("{} is no file", name.display())))?;
        let temporary = name.with_file_name(temporary(base));
        let file = File::create_new(&temporary);
        let file = file.context(format!("cannot write {}", temporary.display()))?;
        Ok(Beside {
            file,
            temporary,
            name: name.to_owned(),
        })
    }

    /// Adds to it.
    pub fn write(&mut self, text: &str) -> Result<(), Failure> {
        let written = self.file.write_all(text.as_bytes());
        written.context(format!("cannot write {}", self.temporary.display()))
    }

    /// Gives it its name, in place of a file that had it.
    pub fn complete(self) -> Result<(), Failure> {
        let complete = self.file.sync_all();
        let complete = complete.and_then(|()| fs::rename(&self.temporary, &self.name));
        complete.context(format!("cannot write {}", self.name.display()))
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // Once complete there is none under this name.
        let _ = fs::remove_file(&self.temporary);
    }
}

/// A name that no other process takes.
fn temporary(base: &std::ffi::OsStr) -> OsString {
    let mut name = OsString::from(".");
    name.push(base);
    name.push(format!(".{}.part", std::process::id()));
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(dir: &Path) -> Vec<OsString> {
        let entries = fs::read_dir(dir).unwrap();
        entries.map(|entry| entry.unwrap().file_name()).collect()
    }

    #[test]
    fn it_appears_once_complete_and_leaves_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        let name = dir.path().join("claims.jsonl");
        fs::write(&name, "old").unwrap();
        let mut file = Beside::create(&name).unwrap();
        file.write("new").unwrap();
        assert_eq!(fs::read_to_string(&name).unwrap(), "old");
        file.complete().unwrap();
        assert_eq!(fs::read_to_string(&name).unwrap(), "new");
        assert_eq!(names(dir.path()), ["claims.jsonl"]);
    }

    #[test]
    fn one_that_is_given_up_leaves_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let mut file = Beside::create(&dir.path().join("claims.jsonl")).unwrap();
        file.write("half").unwrap();
        drop(file);
        assert!(names(dir.path()).is_empty());
    }

    #[test]
    fn what_cannot_be_written_is_told() {
        let dir = tempfile::tempdir().unwrap();
        for name in [dir.path().to_owned(), dir.path().join("missing/x")] {
            let told = Beside::create(&name).unwrap_err().to_string();
            assert!(told.contains(&*dir.path().to_string_lossy()), "{told}");
        }
    }
}
