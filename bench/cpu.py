"""Where the processor's time goes: to the service, to PostgreSQL, to who calls."""

import os
import resource
import time

TICK = os.sysconf("SC_CLK_TCK")


def of(pid):
    """Seconds that a process took."""
    user, system = fields(pid)[11:13]
    return (int(user) + int(system)) / TICK


def of_family(pid):
    """Seconds of a process, its children, and those of them that ended."""
    total = sum(int(ticks) for ticks in fields(pid)[11:15])
    for child in children(pid):
        total += sum(int(ticks) for ticks in fields(child)[11:13])
    return total / TICK


def of_ended_children():
    """Seconds of this program's children that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def machine():
    """Seconds that all processors were busy, and for whomever the host took them away."""
    with open("/proc/stat", encoding="ascii") as stat:
        user, nice, system, _idle, _io, irq, soft, steal = map(int, stat.readline().split()[1:9])
    return (user + nice + system + irq + soft) / TICK, steal / TICK


def fields(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="utf8") as stat:
            return stat.read().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return ["0"] * 50


def children(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as found:
            return found.read().split()
    except (FileNotFoundError, ProcessLookupError):
        return []


class Watch:
    """Counts from where it is entered to where it is left."""

    def __init__(self, postgres, service=None):
        self.postgres, self.service = postgres, service
        self.caller_before = 0.0

    def __enter__(self):
        self.began = self._now()
        return self

    def __exit__(self, *_):
        ended = self._now()
        service, postgres, caller, busy, steal, clock = (b - a for a, b in zip(self.began, ended))
        caller -= self.caller_before
        others = max(0.0, busy - service - postgres - caller)
        self.spent = {"service": service, "postgres": postgres, "caller": caller}
        # A share of both processors that went to somebody else's work.
        self.disturbed = (others + steal) / (clock * os.cpu_count())

    def _now(self):
        service = of(self.service) if self.service else 0.0
        return service, of_family(self.postgres), of_ended_children(), *machine(), time.monotonic()

    def per_call(self, calls):
        return {who: round(seconds / calls * 1e6) for who, seconds in self.spent.items()}
