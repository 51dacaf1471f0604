"""The calls that are measured: how the service is asked, and how pgbench."""

import time

from cpu import Watch
from pgbench import CLIENTS, Pgbench
from script import START, Writer, last_call, last_transaction, statements

TEN_THOUSAND, MILLION = 10_000, 1_000_000
WORDS = {"submit": "SubmitArticle", "review": "ReviewClaim", "get": "GetClaim",
         "first": "ListClaims, first page of 50", "middle": "ListClaims, a page of 50 in the middle"}


class Desk:
    """A database with claims in it, a server on it, and pgbench."""

    def __init__(self, postgres, service, claims, seconds):
        self.postgres, self.service, self.claims, self.seconds = postgres, service, claims, seconds
        self.pgbench = Pgbench(postgres, "desk")
        self.tags = 0
        self.reviewed = 0
        self.constant = postgres.sql("desk", "select id from newsrooms union select id from people").split("\n")

    def writer(self, **rules):
        return Writer(self.postgres, "desk", self.constant, **rules)

    def tag(self):
        """A name for a run; digits, so that it does not read as anything else."""
        self.tags += 1
        return f"{int(time.time())}x{self.tags}"

    def script(self, call, address):
        """The pgbench script of an rpc, from two calls of it that PostgreSQL heard."""
        tag = self.tag()
        heard = self.postgres.heard(lambda: self.service.load(call, address, **self.options(call, tag, 1, most=2)))
        filled = call in ("review", "get", "middle")
        writer = self.writer(tag=f"{tag}-0-{'0' if call == 'review' else '2'}", filled_per_call=filled)
        return writer.write(last_call(statements(heard)), START + self.draw(call))

    def draw(self, call):
        return {
            "get": "\\set claim random(1, :claims)\n",
            "middle": "\\set claim random(1, :claims - 60)\n",
            "review": f"\\set claim :last - :n * {CLIENTS} - :client_id\n",
        }.get(call, "")

    def options(self, call, tag, clients, most=None):
        options = {"tag": tag, "clients": clients, "claims": self.claims, "seconds": self.seconds}
        if most:
            options |= {"most": most, "warm": 0, "seconds": 60}
        elif call == "review":
            options |= {"most": self.reviews_at_most()}
        return options

    def reviews_at_most(self):
        """More than a client reviews in its time, so that the list of claims before it is short."""
        return int(400 * self.seconds)

    def by_pgbench(self, call, script):
        with Watch(self.postgres.pid) as watch:
            done = self.pgbench.start(script, seconds=self.seconds, claims=self.claims,
                                      last=self.claims - self.reviewed).result()
        self.reviewed += (done["calls"] + 2 * CLIENTS) * 2 if call == "review" else 0
        return {**done, "cpu": watch.per_call(done["calls"]), "disturbed": watch.disturbed}

    def by_service(self, call, address, server):
        watch = Watch(self.postgres.pid, server.pid)
        done = self.service.load(call, address, watch, **self.options(call, self.tag(), CLIENTS))
        return {**done, "cpu": watch.per_call(done["calls"]), "disturbed": watch.disturbed}
