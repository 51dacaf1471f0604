"""A PostgreSQL of our own: default durability, no logging, gone at the end."""

import contextlib
import glob
import json
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time

SETTINGS = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
shared_buffers = 1GB
max_connections = 100
max_wal_size = 4GB
logging_collector = on
log_destination = 'jsonlog'
log_directory = 'statements'
log_min_messages = fatal
shared_preload_libraries = 'pg_stat_statements'
pg_stat_statements.track_planning = off
"""


class Postgres:
    """Started where it is entered, ended and erased where it is left."""

    def __init__(self, port=None):
        self.bin = binaries()
        self.port = port or free_port()
        self.dir = tempfile.mkdtemp(prefix="factdesk-bench-")
        self.data = os.path.join(self.dir, "data")
        # PostgreSQL refuses to run as root.
        self.user = "nobody" if os.getuid() == 0 else None

    def __enter__(self):
        if self.user:
            who = pwd.getpwnam(self.user)
            os.chown(self.dir, who.pw_uid, who.pw_gid)
        self._as_user("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale")
        with open(os.path.join(self.data, "postgresql.conf"), "a", encoding="utf8") as conf:
            conf.write(f"{SETTINGS}port = {self.port}\n")
        self.process = subprocess.Popen(
            [os.path.join(self.bin, "postgres"), "-D", self.data],
            user=self.user, cwd=self.dir, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
        )
        self._as_user("pg_ctl", "-D", self.data, "-w", "-t", "60", "status", check=False)
        self._until_ready()
        return self

    def __exit__(self, *_):
        # Fast shutdown: open sessions are cut off.
        self.process.send_signal(signal.SIGINT)
        self.process.wait()
        shutil.rmtree(self.dir)

    @property
    def pid(self):
        return self.process.pid

    def url(self, database):
        return f"postgres://postgres@127.0.0.1:{self.port}/{database}"

    def sql(self, database, text, **variables):
        """Runs SQL with psql and returns what it prints, without decoration."""
        command = [os.path.join(self.bin, "psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"]
        for name, value in variables.items():
            command += ["-v", f"{name}={value}"]
        run = subprocess.run(command + [self.url(database)], input=text, text=True, capture_output=True)
        if run.returncode != 0:
            raise SystemExit(f"psql: {run.stderr}")
        return run.stdout.strip()

    @contextlib.contextmanager
    def holding(self, database, lock):
        """Keeps what the statement locks for its session until the block ends."""
        command = [os.path.join(self.bin, "psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", self.url(database)]
        with subprocess.Popen(command, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as psql:
            print(f"{lock};\n\\echo held", file=psql.stdin, flush=True)
            while (line := psql.stdout.readline()) != "held\n":
                if not line:
                    raise SystemExit("psql ended before it held the lock")
            yield
            psql.stdin.close()

    def heard(self, act):
        """Every statement that runs while `act` does, in PostgreSQL's own words."""
        self._listen(True)
        before = self._logged()
        act()
        self._listen(False)
        return [entry for entry in self._logged()[len(before):] if entry.get("dbname") == "desk"]

    def _listen(self, on):
        settings = {"log_min_messages": "log" if on else "fatal", "log_statement": "all" if on else "none"}
        for name, value in settings.items():
            self.sql("postgres", f"alter system set {name} = '{value}'")
        self.sql("postgres", "select pg_reload_conf()")
        # Another session has it as soon as a new one does.
        wanted = settings["log_statement"]
        while self.sql("postgres", "show log_statement") != wanted:
            pass

    def _logged(self):
        entries = []
        for name in sorted(glob.glob(os.path.join(self.data, "statements", "*.json"))):
            with open(name, encoding="utf8") as log:
                entries += [json.loads(line) for line in log if line.endswith("\n")]
        return entries

    def until(self, database, question, answer):
        """Asks until that is the answer."""
        while self.sql(database, question) != answer:
            time.sleep(0.1)

    def tool(self, name):
        return os.path.join(self.bin, name)

    def _as_user(self, name, *args, check=True):
        done = subprocess.run(
            [self.tool(name), *args], user=self.user, cwd=self.dir, capture_output=True, text=True
        )
        if check and done.returncode != 0:
            raise SystemExit(f"{name}: {done.stderr}")

    def _until_ready(self):
        for _ in range(600):
            ready = [self.tool("pg_isready"), "-q", "-t", "1", "-h", "127.0.0.1", "-p", str(self.port)]
            if subprocess.run(ready).returncode == 0:
                return
            if self.process.poll() is not None:
                break
        raise SystemExit("the bench's PostgreSQL does not start")


def binaries():
    """Where PostgreSQL's programs are."""
    named = os.environ.get("FACTDESK_POSTGRES_BIN")
    on_path = shutil.which("postgres")
    places = [named, on_path and os.path.dirname(os.path.realpath(on_path))]
    places += sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True)
    for place in filter(None, places):
        if all(os.path.exists(os.path.join(place, name)) for name in ("initdb", "postgres", "pgbench", "psql")):
            return place
    raise SystemExit("PostgreSQL with pgbench is needed: set FACTDESK_POSTGRES_BIN to its folder of programs")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]
