"""pgbench on a script that was written from what the service sent."""

import os
import re
import subprocess
import tempfile

CLIENTS = 8


class Pgbench:
    """Each run gets a number, so that no two make the same ids."""

    def __init__(self, postgres, database):
        self.postgres, self.database, self.runs = postgres, database, 0

    def start(self, script, *, clients=CLIENTS, seconds=None, transactions=None, rate=None, **variables):
        self.runs += 1
        with tempfile.NamedTemporaryFile("w", suffix=".sql", delete=False) as file:
            file.write(script.text)
        command = [self.postgres.tool("pgbench"), "-n", "-M", "prepared", "-c", str(clients), "-j", "2"]
        command += ["-h", "127.0.0.1", "-p", str(self.postgres.port), "-U", "postgres", "-f", file.name]
        command += ["-T", str(seconds)] if seconds else ["-t", str(transactions)]
        command += ["-R", str(rate)] if rate else []
        for name, value in {**script.variables, "n": 0, "run": self.runs, **variables}.items():
            command += ["-D", f"{name}={value}"]
        env = {**os.environ, "PGOPTIONS": ""}
        return Running(subprocess.Popen(
            command + [self.database], env=env, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
        ), file.name)


class Running:
    def __init__(self, process, file):
        self.process, self.file = process, file

    def result(self):
        out, err = self.process.communicate()
        os.unlink(self.file)
        failed = re.search(r"number of failed transactions: (\d+)", out)
        if self.process.returncode != 0 or not failed or int(failed[1]) > 0:
            raise SystemExit(f"pgbench: {err[-2000:]}{out[-500:]}")
        return {
            "rate": float(re.search(r"^tps = ([\d.]+)", out, re.M)[1]),
            "calls": int(re.search(r"transactions actually processed: (\d+)", out)[1]),
            "p50_ms": None,
        }
