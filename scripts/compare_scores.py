"""Say which leads moved between an earlier copy of the database and the present one.

Example:
    cp target/lead_scoring.duckdb target/before.duckdb
    (change a point value, build again)
    python scripts/compare_scores.py target/before.duckdb
"""

import argparse
import sys
from pathlib import Path

import duckdb
from database import add_database_argument, is_built

PAIRS = """
    select
        after.contact_id,
        before.lead_score as score_before,
        after.lead_score as score_after,
        coalesce(before.temperature, before.status) as band_before,
        coalesce(after.temperature, after.status) as band_after,
    from before.lead_scores as before
    inner join after.lead_scores as after
        on before.contact_id = after.contact_id
        and before.scorecard_id = after.scorecard_id
"""
BAND_MOVES = f"""
    select band_before, band_after, count(*) from ({PAIRS})
    where band_before != band_after
    group by all
    order by count(*) desc, band_before, band_after
"""
BIGGEST_MOVES = f"""
    select contact_id, score_before, score_after from ({PAIRS})
    where score_before != score_after
    order by abs(score_after - score_before) desc, contact_id
    limit ?
"""


def main(argv: list[str]) -> int:
    """Print counts, moves between bands and the biggest movers; 1 if a file lacks."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("before", type=Path, help="the earlier DuckDB file")
    parser.add_argument("--leads", type=int, default=5, help="biggest movers shown")
    add_database_argument(parser)
    options = parser.parse_args(argv)
    if not (is_built(options.before) and is_built(options.db)):
        return 1

    with duckdb.connect() as connection:
        for name, path in (("before", options.before), ("after", options.db)):
            quoted = str(path).replace("'", "''")
            connection.execute(f"attach '{quoted}' as {name} (read_only)")
        print(report(connection, options.leads))
    return 0


def report(connection: duckdb.DuckDBPyConnection, leads: int) -> str:
    """What moved between the attached databases `before` and `after`, as text."""
    scores = "score_before is distinct from score_after"
    moved, compared = connection.execute(
        f"select count(*) filter ({scores}), count(*) from ({PAIRS})"
    ).fetchone()
    lines = [f"{moved:,} of {compared:,} scores moved."]
    for before, after, count in connection.execute(BAND_MOVES).fetchall():
        lines.append(f"  {before} -> {after}: {count:,}")
    for contact, before, after in connection.execute(BIGGEST_MOVES, [leads]).fetchall():
        lines.append(f"  {contact}: {before} -> {after}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
