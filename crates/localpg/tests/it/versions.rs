//! Programs and data of other versions.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use factdesk_localpg::{Config, Error, LocalPg};

use crate::support::{fast, quiet, start, temp_dir};

fn open_dir(path: &Path) {
    fs::create_dir_all(path).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// Programs that only tell their version.
fn fake_programs(dir: &Path, version: &str) {
    open_dir(dir);
    for name in ["postgres", "initdb"] {
        let program = dir.join(name);
        fs::write(
            &program,
            format!("#!/bin/sh\necho '{name} (PostgreSQL) {version}'\n"),
        )
        .unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    }
}

fn start_with(data_dir: &Path, bin_dir: &Path) -> Error {
    let config = Config {
        bin_dir: Some(bin_dir.to_path_buf()),
        ..fast(data_dir)
    };
    LocalPg::start(&config, &quiet).unwrap_err()
}

#[test]
fn old_programs_are_refused() {
    let dir = temp_dir();
    open_dir(dir.path());
    let programs = dir.path().join("bin");
    fake_programs(&programs, "14.9 (Debian 14.9-1)");
    let error = start_with(&dir.path().join("data"), &programs);
    assert!(matches!(error, Error::TooOld { found: 14, .. }), "{error}");
}

#[test]
fn data_of_another_version_is_refused_with_both_named() {
    let dir = temp_dir();
    open_dir(dir.path());
    let data = dir.path().join("data");
    start(&data).stop().unwrap();
    let programs = dir.path().join("bin");
    fake_programs(&programs, "99.1");
    let message = start_with(&data, &programs).to_string();
    let made_by = fs::read_to_string(data.join("postgres/PG_VERSION"));
    let made_by = made_by.unwrap_or_default();
    assert!(message.contains("PostgreSQL 99"), "{message}");
    assert!(
        message.contains(&format!("made by PostgreSQL {}", made_by.trim())),
        "{message}"
    );
    assert!(message.contains(data.to_str().unwrap()), "{message}");
}

#[test]
fn a_directory_without_programs_is_refused() {
    let dir = temp_dir();
    let error = start_with(&dir.path().join("data"), Path::new("/nowhere"));
    assert!(matches!(error, Error::BadBinDir { .. }), "{error}");
}

#[test]
fn a_directory_that_is_no_cluster_is_left_alone() {
    let dir = temp_dir();
    open_dir(dir.path());
    open_dir(&dir.path().join("postgres"));
    fs::write(dir.path().join("postgres/diary"), "mine").unwrap();
    let error = LocalPg::start(&fast(dir.path()), &quiet).unwrap_err();
    assert!(matches!(error, Error::NotACluster { .. }), "{error}");
    assert!(dir.path().join("postgres/diary").exists());
}
