//! The files of the input, folder by folder, each folder in the order of its names.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs::{self, Metadata};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// What stands next in the input.
#[derive(Debug)]
pub enum Step {
    /// Standard input.
    Stdin,
    /// A file; whether it was named itself or stands in a folder.
    File {
        path: PathBuf,
        metadata: Metadata,
        named: bool,
    },
    /// Something that cannot be read.
    Bad { path: PathBuf, why: String },
}

/// Which file it is, whatever its name.
pub type FileId = (u64, u64);

/// Walks through files and folders. Of a folder only the names are kept, and a
/// folder that is met again, as links may have it, is not entered again.
#[derive(Debug)]
pub struct Walk {
    inputs: std::vec::IntoIter<PathBuf>,
    folders: Vec<Folder>,
    entered: HashSet<FileId>,
}

#[derive(Debug)]
struct Folder {
    path: PathBuf,
    names: std::vec::IntoIter<OsString>,
}

impl Walk {
    /// Begins at the first input.
    pub fn new(inputs: Vec<PathBuf>) -> Walk {
        Walk {
            inputs: inputs.into_iter(),
            folders: Vec::new(),
            entered: HashSet::new(),
        }
    }

    /// The next path, and whether it was named itself.
    fn path(&mut self) -> Option<(PathBuf, bool)> {
        while let Some(folder) = self.folders.last_mut() {
            if let Some(name) = folder.names.next() {
                return Some((folder.path.join(name), false));
            }
            self.folders.pop();
        }
        self.inputs.next().map(|path| (path, true))
    }

    /// Enters a folder, or gives the file; nothing where there is none to give.
    fn step(&mut self, path: &Path, named: bool) -> io::Result<Option<Step>> {
        if named && path == Path::new("-") {
            return Ok(Some(Step::Stdin));
        }
        let metadata = fs::metadata(path)?;
        if !metadata.is_dir() {
            let path = path.to_owned();
            return Ok(Some(Step::File {
                path,
                metadata,
                named,
            }));
        }
        if self.entered.insert(id(&metadata)) {
            let names = names(path)?.into_iter();
            let path = path.to_owned();
            self.folders.push(Folder { path, names });
        }
        Ok(None)
    }
}

impl Iterator for Walk {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        loop {
            let (path, named) = self.path()?;
            match self.step(&path, named) {
                Ok(None) => {}
                Ok(step) => return step,
                Err(error) => {
                    let why = error.to_string();
                    return Some(Step::Bad { path, why });
                }
            }
        }
    }
}

/// Which file it is.
pub fn id(metadata: &Metadata) -> FileId {
    (metadata.dev(), metadata.ino())
}

/// The names in a folder, without hidden ones.
fn names(path: &Path) -> io::Result<Vec<OsString>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(path)? {
        names.push(entry?.file_name());
    }
    names.retain(|name| !name.as_bytes().starts_with(b"."));
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    fn walked(inputs: &[PathBuf], root: &Path) -> Vec<String> {
        let shown = |path: PathBuf| path.strip_prefix(root).unwrap().display().to_string();
        let steps = Walk::new(inputs.to_vec()).map(|step| match step {
            Step::Stdin => "-".to_owned(),
            Step::File { path, named, .. } => {
                format!("{}{}", shown(path), if named { " named" } else { "" })
            }
            Step::Bad { path, .. } => format!("{} bad", shown(path)),
        });
        steps.collect()
    }

    #[test]
    fn folders_are_walked_in_the_order_of_their_names() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        for name in [
            "b/y.txt",
            "b/a/x.txt",
            "a.txt",
            ".hidden/z.txt",
            ".z",
            "c.txt",
        ] {
            let path = root.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let all = ["a.txt", "b/a/x.txt", "b/y.txt", "c.txt"];
        assert_eq!(walked(&[root.to_owned()], root), all);
        // What is named is not hidden.
        let named = [
            root.join("c.txt"),
            "-".into(),
            root.join(".z"),
            root.join("no"),
        ];
        let steps = ["c.txt named", "-", ".z named", "no bad"];
        assert_eq!(walked(&named, root), steps);
    }

    #[test]
    fn loops_of_links_end_and_dead_links_are_told() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        fs::create_dir(root.join("a")).unwrap();
        fs::write(root.join("a/x.txt"), "").unwrap();
        symlink(root, root.join("a/loop")).unwrap();
        symlink(root.join("a"), root.join("again")).unwrap();
        symlink("self", root.join("self")).unwrap();
        symlink("x.txt", root.join("a/y.txt")).unwrap();
        let all = ["a/x.txt", "a/y.txt", "self bad"];
        assert_eq!(walked(&[root.to_owned(), root.join("a")], root), all);
    }
}
