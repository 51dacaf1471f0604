//! The cluster's files: made once, whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::Error;
use crate::binaries::Binaries;
use crate::log::Log;
use crate::place::Place;
use crate::supervisor::{Program, Supervisor};

const UNFINISHED: &str = "postgres.unfinished-";

/// The major version that made the data; `None` if there is none yet.
pub(crate) fn major(place: &Place) -> Result<Option<u32>, Error> {
    let dir = place.cluster();
    if !dir.exists() {
        return Ok(None);
    }
    fs::read_to_string(dir.join("PG_VERSION"))
        .ok()
        .and_then(|text| text.trim().parse().ok())
        .map(Some)
        .ok_or(Error::NotACluster { dir })
}

/// Runs initdb in a sibling and renames the result, so that a start which was killed half-way
/// leaves nothing that looks like a cluster.
pub(crate) fn create(
    place: &Place,
    binaries: &Binaries,
    log: &Log,
    durable: bool,
) -> Result<(), Error> {
    remove_unfinished(place);
    let unfinished = new_dir(place)?;
    let program = Program {
        path: binaries.dir.join("initdb"),
        args: arguments(&unfinished, binaries.major, durable),
    };
    if !Supervisor::spawn(place, None, &program, log)?
        .wait()?
        .success()
    {
        remove_unfinished(place);
        return Err(Error::Initdb {
            dir: place.dir.clone(),
            log: log.tail(),
        });
    }
    let cluster = place.cluster();
    fs::rename(&unfinished, &cluster)
        .map_err(Error::io("rename to its final name", &unfinished))?;
    if durable {
        let dir = File::open(&place.dir).and_then(|dir| dir.sync_all());
        dir.map_err(Error::io("write to disk", &place.dir))?;
    }
    Ok(())
}

/// A new name each time: the initdb of a killed start may still be writing to its own.
fn new_dir(place: &Place) -> Result<PathBuf, Error> {
    let dir = tempfile::Builder::new()
        .prefix(UNFINISHED)
        .tempdir_in(&place.dir)
        .map_err(Error::io("create a directory in", &place.dir))?
        .keep();
    place.account.give(&dir)?;
    Ok(dir)
}

/// Best effort: what stays is in nobody's way and is tried again by the next initdb.
fn remove_unfinished(place: &Place) {
    let Ok(entries) = fs::read_dir(&place.dir) else {
        return;
    };
    for entry in entries.flatten() {
        if entry
            .file_name()
            .as_encoded_bytes()
            .starts_with(UNFINISHED.as_bytes())
        {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn arguments(dir: &Path, major: u32, durable: bool) -> Vec<OsString> {
    let mut pgdata = OsString::from("--pgdata=");
    pgdata.push(dir);
    let mut arguments = vec![pgdata];
    let fixed = [
        "--username=factdesk",
        "--encoding=UTF8",
        "--auth-local=trust",
        "--auth-host=reject",
        "--text-search-config=english",
        "--no-instructions",
    ];
    arguments.extend(fixed.map(OsString::from));
    arguments.extend(locale(major).iter().map(OsString::from));
    if !durable {
        arguments.push("--no-sync".into());
    }
    arguments
}

/// Sorts by code point everywhere, whatever the machine's language, and still knows the case
/// of letters beyond ASCII: by PostgreSQL's own tables from 17 on, before that by the system's.
fn locale(major: u32) -> &'static [&'static str] {
    match major {
        17.. => &[
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
        ],
        _ if cfg!(target_os = "linux") => &["--locale=C", "--lc-ctype=C.UTF-8"],
        _ => &["--locale=C"],
    }
}
