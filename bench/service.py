"""The service's own processes."""

import contextlib
import json
import os
import re
import signal
import subprocess

import cpu

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
KEY = "fd_bench_0123456789abcdefghijklmnop"


def build():
    """Builds the binary and the load client; says where they are."""
    subprocess.run(
        ["cargo", "build", "--release", "-p", "factdesk", "--bins", "--example", "load"], cwd=ROOT, check=True
    )
    return os.path.join(os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target")), "release")


class Service:
    """`factdesk` on one database."""

    def __init__(self, release, url, log):
        self.release, self.url, self.log = release, url, log

    def migrate(self):
        subprocess.run([self._program(), "migrate"], env=self._env(), check=True, stderr=subprocess.DEVNULL)

    def serve(self):
        """Starts a server and waits for its address. Its log goes to a file, as in production."""
        server = Process([self._program(), "serve", "--listen", "127.0.0.1:0"], self._env(), self.log)
        address = server.said(rb"serving on (\S+)")
        return server, f"http://{address.decode()}"

    def work(self):
        worker = Process([self._program(), "work"], self._env(), self.log)
        worker.said(rb"(working)")
        return worker

    def load(self, call, address, watch=None, **options):
        """Runs the load client and returns what it measured; `watch` begins with its clock."""
        command = [os.path.join(self.release, "examples", "load"), call, "--address", address]
        command += ["--body", os.path.join(ROOT, "bench", "article.txt")]
        for name, value in options.items():
            command += [f"--{name}", str(value)]
        env = {**self._env(), "FACTDESK_KEY": KEY}
        with subprocess.Popen(command, env=env, stdout=subprocess.PIPE) as client:
            client.stdout.readline()
            if watch:
                watch.caller_before = cpu.of(client.pid)
            with watch or contextlib.nullcontext():
                result = client.stdout.read()
                client.wait()
        if client.returncode != 0:
            raise SystemExit(f"the load client ended with {client.returncode}")
        return json.loads(result)

    def _program(self):
        return os.path.join(self.release, "factdesk")

    def _env(self):
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return {**kept, "DATABASE_URL": self.url, "FACTDESK_BOOTSTRAP_KEY": KEY, "FACTDESK_HISTORY_KEY": "07" * 32}


class Process:
    """A process that logs to a file until it is told to stop."""

    def __init__(self, command, env, log):
        self.log = open(log, "ab")
        self.began = self.log.tell()
        self.process = subprocess.Popen(command, env=env, stderr=self.log, stdin=subprocess.DEVNULL)

    def said(self, words):
        """Waits for words in its log."""
        while self.process.poll() is None:
            with open(self.log.name, "rb") as log:
                log.seek(self.began)
                if found := re.search(words, log.read()):
                    return found.group(1)
            try:
                self.process.wait(0.05)
            except subprocess.TimeoutExpired:
                pass
        raise SystemExit(f"{self.process.args[0]} ended; see {self.log.name}")

    @property
    def pid(self):
        return self.process.pid

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()
        self.log.close()
