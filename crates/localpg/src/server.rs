//! The running server.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::binaries::Binaries;
use crate::lock::Lock;
use crate::log::Log;
use crate::place::Place;
use crate::sockets::Sockets;
use crate::supervisor::{Program, Supervisor};
use crate::{Config, Error, cluster, postmaster, ready, settings, wire};

/// The supervisor gives up after 20 s.
const STOP_LIMIT: Duration = Duration::from_secs(25);

/// A running private PostgreSQL. Stops when it is dropped, and when the process ends.
#[derive(Debug)]
pub struct LocalPg {
    running: Option<Running>,
    bin_dir: PathBuf,
    sockets: PathBuf,
    pid: u32,
}

/// What has to be wound up, in this order; the lock goes last.
#[derive(Debug)]
struct Running {
    supervisor: Supervisor,
    sockets: Sockets,
    place: Place,
    _lock: Lock,
}

impl LocalPg {
    /// Finds or fetches PostgreSQL, makes the cluster if `config.data_dir` has none, starts the
    /// server, and returns when it accepts connections and has a database `factdesk`.
    /// `progress` is told in plain sentences what is being done.
    ///
    /// A server that an earlier, killed owner left behind is stopped first.
    ///
    /// # Errors
    /// [`Error::InUse`] while another process (or this one) has the directory;
    /// [`Error::OtherMajor`] for data of another version; otherwise as the variants say.
    pub fn start(config: &Config, progress: &dyn Fn(&str)) -> Result<LocalPg, Error> {
        let place = Place::prepare(&config.data_dir, progress)?;
        start_in(place, config, progress)
    }

    /// A temporary server for tests: not durable, in a directory of its own that is removed
    /// when it stops, even if this process is killed.
    ///
    /// # Errors
    /// As [`LocalPg::start`].
    pub fn scratch(progress: &dyn Fn(&str)) -> Result<LocalPg, Error> {
        let place = Place::scratch()?;
        let dir = place.dir.clone();
        let config = Config {
            durable: false,
            ..Config::new(&dir)
        };
        start_in(place, &config, progress).inspect_err(|_| {
            // The error that stopped the start is the one worth telling.
            let _ = fs::remove_dir_all(&dir);
        })
    }

    /// A connection URL for sqlx and libpq. `database` is any name; `factdesk` exists.
    pub fn url(&self, database: &str) -> String {
        // Port and sslmode are given because PGPORT and PGSSLMODE would otherwise be used.
        format!(
            "postgres://factdesk@localhost:5432/{}?host={}&sslmode=disable",
            percent_encoded(database),
            percent_encoded(&self.sockets.to_string_lossy()),
        )
    }

    /// Where `postgres`, `initdb` and their like are; `psql` is there only if installed.
    pub fn bin_dir(&self) -> &Path {
        &self.bin_dir
    }

    /// Process id of the postmaster.
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// Whether the server is gone without having been stopped: it crashed beyond its own
    /// recovery, or somebody else ended it. Its log says why.
    pub fn has_ended(&mut self) -> bool {
        self.running
            .as_mut()
            .is_none_or(|running| running.supervisor.has_ended())
    }

    /// Ends all sessions, stops the server and waits for it, at most about 45 s.
    ///
    /// # Errors
    /// [`Error::NotStopped`] if it is still there after that.
    pub fn stop(mut self) -> Result<(), Error> {
        self.wind_up()
    }

    fn wind_up(&mut self) -> Result<(), Error> {
        match self.running.take() {
            Some(running) => running.wind_up(Some(self.pid)),
            None => Ok(()),
        }
    }
}

impl Drop for LocalPg {
    fn drop(&mut self) {
        // Nobody is left to tell; the closed pipe stops the server in any case.
        let _ = self.wind_up();
    }
}

fn start_in(place: Place, config: &Config, progress: &dyn Fn(&str)) -> Result<LocalPg, Error> {
    let lock = Lock::take(&place)?;
    let data_major = cluster::major(&place)?;
    let binaries = Binaries::find(config.bin_dir.as_deref(), data_major, &place, progress)?;
    let log = Log::open(&place)?;
    if data_major.is_some() {
        postmaster::stop_leftover(&place.cluster(), progress)?;
    } else {
        progress(&format!("making a new cluster in {}", place.dir.display()));
        cluster::create(&place, &binaries, &log, config.durable)?;
    }
    progress("starting PostgreSQL");
    let mut running = Running::spawn(place, lock, &binaries, &log, config)?;
    match running.until_usable(&log, data_major.is_none()) {
        Ok(pid) => Ok(LocalPg {
            pid,
            bin_dir: binaries.dir,
            sockets: running.sockets.dir.clone(),
            running: Some(running),
        }),
        Err(error) => {
            // The first error is the one worth telling.
            let _ = running.wind_up(None);
            Err(error)
        }
    }
}

impl Running {
    fn spawn(
        place: Place,
        lock: Lock,
        binaries: &Binaries,
        log: &Log,
        config: &Config,
    ) -> Result<Running, Error> {
        let sockets = Sockets::prepare(&place)?;
        let program = Program {
            path: binaries.dir.join("postgres"),
            args: settings::arguments(config, &place.cluster(), &sockets.dir),
        };
        let supervisor = Supervisor::spawn(&place, sockets.temporary_dir(), &program, log)?;
        Ok(Running {
            supervisor,
            sockets,
            place,
            _lock: lock,
        })
    }

    fn until_usable(&mut self, log: &Log, new: bool) -> Result<u32, Error> {
        let pid = ready::wait(&self.place.cluster(), &mut self.supervisor, log)?;
        wire::ensure_database(&self.sockets.path(), new)?;
        Ok(pid)
    }

    /// The supervisor stops the server and tidies up; what it leaves, because it was itself
    /// killed, is done here.
    fn wind_up(mut self, pid: Option<u32>) -> Result<(), Error> {
        let cluster = self.place.cluster();
        self.supervisor.stop(STOP_LIMIT);
        if let Some(pid) = pid.filter(|pid| postmaster::runs_on(*pid, &cluster)) {
            postmaster::stop(pid, &cluster)?;
        }
        // Gone already, unless the supervisor was killed.
        if let Some(dir) = self.sockets.temporary_dir() {
            let _ = fs::remove_dir_all(dir);
        }
        if self.place.scratch {
            let _ = fs::remove_dir_all(&self.place.dir);
        }
        Ok(())
    }
}

fn percent_encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
