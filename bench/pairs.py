"""Pairs of runs, pgbench and service in turns, and what they say."""

from statistics import median


def measure(name, pairs, reference, service, say):
    """Runs both in turns. Whatever slows the machine down slows both."""
    rows = []
    for i in range(pairs):
        a, b = reference(), service()
        ratio = b["rate"] / a["rate"]
        rows.append({"pgbench": a, "service": b, "ratio": ratio})
        busy = max(a["disturbed"], b["disturbed"])
        say(f"  {name} {i + 1}/{pairs}: pgbench {a['rate']:.0f}/s, service {b['rate']:.0f}/s, "
            f"ratio {ratio:.3f} (others took {busy:.0%}); us a call: {a['cpu']} / {b['cpu']}")
    return summary(name, rows)


def summary(name, rows):
    middle = lambda of: median(map(of, rows))
    ratios = sorted(row["ratio"] for row in rows)
    cpu = lambda side, who: middle(lambda row: row[side]["cpu"][who])
    return {
        "name": name,
        "pgbench": middle(lambda row: row["pgbench"]["rate"]),
        "service": middle(lambda row: row["service"]["rate"]),
        "ratio": median(ratios), "lowest": ratios[0], "highest": ratios[-1],
        "p50_ms": middle(lambda row: row["service"]["p50_ms"] or 0),
        "p99_ms": middle(lambda row: row["service"]["p99_ms"] or 0),
        "cpu": {side: {who: cpu(side, who) for who in rows[0][side]["cpu"]} for side in ("pgbench", "service")},
        "disturbed": max(max(row["pgbench"]["disturbed"], row["service"]["disturbed"]) for row in rows),
        "rows": rows,
    }


def table(results):
    yield "| call | service, calls/s | pgbench, tps | ratio (lowest–highest) | p50, p99 ms | µs a call: service, PostgreSQL, client | pgbench: PostgreSQL, client |"
    yield "|---|---|---|---|---|---|---|"
    for r in results:
        a, b = r["cpu"]["pgbench"], r["cpu"]["service"]
        yield (f"| {r['name']} | {r['service']:.0f} | {r['pgbench']:.0f} | **{r['ratio']:.2f}** "
               f"({r['lowest']:.2f}–{r['highest']:.2f}) | {r['p50_ms']:.1f}, {r['p99_ms']:.1f} "
               f"| {b['service']:.0f}, {b['postgres']:.0f}, {b['caller']:.0f} | {a['postgres']:.0f}, {a['caller']:.0f} |")
