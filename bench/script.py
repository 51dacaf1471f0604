"""From statements that PostgreSQL heard to a pgbench script that sends the same.

Every parameter stays a parameter. What differs from call to call (ids, names of
requests) is put together in the script from `:hi`, a number that no other
transaction has; all else is bound to what the service bound.
"""

import re
from collections import namedtuple

Statement = namedtuple("Statement", "pid text values")
Script = namedtuple("Script", "text variables statements")

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
# Claims that `fill.sql` made have their number in their id.
FILLED = re.compile(r"(01900000-0000-7000-8000-)[0-9a-f]{12}")
# In a claim, and where keys stand by themselves.
COPY_KEY = re.compile(r'(copy_key\\?"\s*:\s*\\?"|[{,])[0-9a-f]{16}(?=[0-9a-f]{16}\b)')
START = "\\set n :n + 1\n\\set hi 1152921504606846976 + :run * 1099511627776 + :n * 256 + :client_id\n"


def statements(entries):
    """The log's entries as statements, without those that only watch over the service."""
    found = []
    for entry in entries:
        text = re.match(r"(?:statement|execute [^:]*): (.*)", entry.get("message", ""), re.S)
        if text and text[1].strip() != "select 1":
            found.append(Statement(entry["pid"], text[1].strip(), values(entry.get("detail") or "")))
    return found


def values(detail):
    """`parameters: $1 = 'it''s', $2 = NULL` as a list."""
    pairs = re.findall(r"\$\d+ = (?:'((?:[^']|'')*)'|NULL)(?:, |$)|\$\d+ = (NULL)", detail, re.S)
    found = re.findall(r"\$\d+ = (NULL|'(?:[^']|'')*')", detail, re.S)
    assert len(pairs) == len(found), detail
    return [None if value == "NULL" else value[1:-1].replace("''", "'") for value in found]


def last_call(heard):
    """The statements of the last call: each begins with a look at its key."""
    start = max(i for i, s in enumerate(heard) if "from keys k" in s.text)
    return heard[start:]


def last_transaction(heard, about):
    """The last whole transaction that has a statement about something."""
    found, open_ = None, {}
    for s in heard:
        if s.text == "BEGIN":
            open_[s.pid] = [s]
        elif s.pid in open_:
            open_[s.pid].append(s)
            if s.text == "COMMIT":
                done = open_.pop(s.pid)
                found = done if any(about in one.text for one in done) else found
    if not found:
        raise SystemExit(f"no transaction about {about!r} was heard")
    return found


class Writer:
    """Writes scripts for one database."""

    def __init__(self, postgres, database, constant=(), tag=None, filled_per_call=None):
        self.postgres, self.database = postgres, database
        self.constant = set(constant)
        self.tag = tag
        self.filled = filled_per_call
        self.names, self.variables = {}, {"none": "none"}

    def write(self, heard, start=START):
        lines = [start]
        for s in heard:
            types = self.types(s)
            render = lambda m: self.parameter(s.values[int(m[1]) - 1], types and types[int(m[1]) - 1])
            text = re.sub(r"\$(\d+)", render, s.text)
            lines.append(re.sub(r"\s*\n\s*", "\n  ", text) + ";\n")
        return Script("".join(lines), self.variables, heard)

    def types(self, s):
        """The types of a statement's parameters, as PostgreSQL infers them."""
        if not s.values:
            return []
        known = ", ".join("uuid" if value and UUID.fullmatch(value) else "unknown" for value in s.values)
        sql = f"prepare bench ({known}) as {s.text};\nselect unnest(parameter_types) from pg_prepared_statements where name = 'bench'"
        try:
            return self.postgres.sql(self.database, sql).split("\n")
        except SystemExit:
            return None

    def parameter(self, value, type_):
        cast = f"::{type_}" if type_ else ""
        if value is None:
            # Where nobody knows its type, a parameter cannot be null.
            return f"nullif(:none::text, 'none'){cast}" if type_ else "null"
        if value == "":
            # pgbench has no empty variables.
            return f"''{cast}"
        if self.filled and re.match(r"2025-01-\d\d \d\d:\d\d:\d\d", value):
            return f"('2025-01-01T00:00:00Z'::timestamptz + :claim * interval '1 second'){cast}"
        own = self.own(value)
        if own == value:
            return f":{self.variable(value)}{cast}"
        if UUID.fullmatch(value):
            cast = "::uuid"
        text = f":{self.variable(own)}::text"
        if "@" in own:
            text = f"replace({text}, '@', to_hex(:hi::bigint))"
        if "#" in own:
            text = f"replace({text}, '#', lpad(to_hex(:claim::bigint), 12, '0'))"
        return f"{text}{cast}"

    def own(self, value):
        """A value with `@` for what no other transaction may have, `#` for a claim's number."""
        assert not re.search("[@#]", value), value

        def name(match):
            if self.filled and FILLED.fullmatch(match[0]):
                return FILLED.sub(r"\1#", match[0])
            if match[0] in self.constant:
                return match[0]
            number = self.names.setdefault(match[0], len(self.names) + 1)
            return f"@{0x8000000000000000 + number:016x}"

        own = COPY_KEY.sub(r"\1@", UUID.sub(name, value))
        return own.replace(self.tag, "@") if self.tag else own

    def variable(self, value):
        for name, known in self.variables.items():
            if known == value:
                return name
        name = f"p{len(self.variables)}"
        self.variables[name] = value
        return name
