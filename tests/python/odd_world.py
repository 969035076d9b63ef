"""Raw rows and rules that are right but look wrong, and the files to put them in.

Every contact is named after what is odd about it, or has it as its id. Nothing here is
to be rejected, evaluated, executed or lost.
"""

import csv
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import duckdb
from harness import Rows
from reference.tables import COLUMNS

SQL = "'); drop table x; --"
JINJA = "{{ 1/0 }}"
BLOCK = "{% endif %}"
FORMULA = "=1+1"
SHELL = "=cmd|' /C calc'!A0"
COMMENT = "#1"
QUOTED = 'Head of "Growth", Sales'
ROCKET = "Zoë, the 🚀"
LINES = "line one\nline two"
CARD = f"card {SQL} {JINJA}"
FIRST_DAY, LAST_DAY = "2026-03-31", "2026-04-01"

CONTACTS = {
    # id: other cells
    "00123": {"first_name": ROCKET, "job_title": QUOTED, "city": "Besançon"},
    "123": {"first_name": "Zoe", "job_title": "Head of Growth"},
    "\u00a0 padded \t": {"city": LINES},
    SQL: {"first_name": JINJA, "last_name": FORMULA, "city": BLOCK},
    COMMENT: {"city": "BESANCON "},
    "of tomorrow": {"created_at": "2026-04-01"},
    "with a company": {"company_id": "7"},
}
ATTRIBUTE_RULES = [
    # rule, attribute, operator, value, points
    ("id as text", "contact_id", "equals", "00123", 1),
    ("id of digits", "contact_id", "equals", "123", 2),
    (f"rocket {SQL}", "first_name", "ends_with", "🚀", 4),
    ("quoted", "job_title", "equals", QUOTED.lower(), 8),
    ("besancon", "city", "equals", "besançon", 16),
    ("lines", "city", "contains", "one\nline", 32),
    (f"jinja {JINJA}", "first_name", "equals", JINJA, 64),
    (f"formula {FORMULA}", "last_name", "in", f"x|{FORMULA}", 128),
    ("block", "city", "like", "{%*%}", 256),
    ("sql", "contact_id", "equals", SQL, 512),
    ("revenue", "company_annual_revenue", "at_least", "1500000000", 1024),
    ("employees", "company_employee_count", "equals", "12.0", 2048),
    ("opted out", "email_opt_out", "is_true", None, 4096),
]
SCORES = {
    # contact: raw score on the last day
    "00123": 1 + 4 + 8 + 16 + 2 * 10 + 100,
    "123": 2 + 3 + 3 * 10,
    "padded": 32 + 3 * 10,
    SQL: 64 + 128 + 256 + 512 + 7,
    COMMENT: 16 + 10,
    "of tomorrow": 1000,
    "with a company": 1024 + 2048 + 4096 + 10,
}
EVENTS = [
    # contact, type, time, other cells
    ("00123", "page_view", "2026-03-01", {"page_url": "https://a.example/p?q=1,2"}),
    (" 00123 ", "Page_View ", "2026-03-02T10:00:00Z", {"channel": f"a{SQL}"}),
    ("00123", "asset_download", "2026-03-03", {"asset": f"{ROCKET} {JINJA}"}),
    ("padded", "page_view", "2026-03-04 23:59:59.5", {}),
    ("padded\u00a0", "page_view", "2026-03-05T00:30:00+02:00", {}),
    ("padded", "page_view", LAST_DAY, {}),
    ("padded", "page_view", "2026-04-02", {}),
    ("padded", "page_view", "2999-12-31 23:59:59", {}),
    (COMMENT, "page_view", "2026-03-06", {"duration_seconds": "61.5"}),
    ("with a company", "page_view", "2026-03-07", {"duration_seconds": "-0.5"}),
    ("of tomorrow", "quote_request", "2026-03-08", {}),
    (None, "page_view", "2026-03-09", {"anonymous_id": "1"}),
    (None, "page_view", "2026-03-09", {"anonymous_id": COMMENT}),
    (None, "page_view", "2026-03-09", {"anonymous_id": " 2"}),
]


def raw_rows() -> dict[str, Rows]:
    return {
        "contacts": [
            {"contact_id": name, "created_at": "2026-01-01"}
            | {"email_opt_out": "oui" if "company_id" in cells else "0"}
            | cells
            for name, cells in CONTACTS.items()
        ],
        "identities": [
            {
                "anonymous_id": visitor,
                "contact_id": "123",
                "identified_at": "2026-03-01",
            }
            for visitor in ("1", COMMENT, "2")
        ],
        "companies": [
            {
                "company_id": "7",
                "name": "Müller, Söhne & Co.",
                "employee_count": "12",
                "annual_revenue": "1500000000",
            }
        ],
        "events": [
            {
                "event_id": f"{number}",
                "contact_id": contact,
                "event_type": event_type,
                "occurred_at": time,
            }
            | cells
            for number, (contact, event_type, time, cells) in enumerate(EVENTS)
        ],
        "deals": [
            {
                "deal_id": "0012",
                "company_id": "7",
                "amount": "12.50",
                "created_at": "2026-01-01",
                "closed_at": "2026-02-01",
                "is_won": "true",
            }
        ],
        "score_adjustments": [
            {
                "adjustment_id": name,
                "contact_id": contact,
                "scorecard_id": CARD,
                "operation": "ADD",
                "points": points,
                "reason": SHELL,
                "effective_at": "2026-03-01",
            }
            for name, contact, points in [("1", "123", "003"), (SQL, SQL, "+7.0")]
        ],
    }


def seed_rows() -> dict[str, Rows]:
    points = {
        "page_view": ("10", None),
        "asset_download": ("100", f"{ROCKET.upper()} {JINJA}"),
        "quote_request": ("1000", None),
    }
    return {
        "scorecards": [{"scorecard_id": CARD, "name": SHELL}],
        "demographic_points": [
            {
                "rule_id": rule,
                "scorecard_id": CARD,
                "attribute": attribute,
                "operator": operator,
                "value": value,
                "points": str(worth),
                "label": f"{rule} {FORMULA}",
            }
            for rule, attribute, operator, value, worth in ATTRIBUTE_RULES
        ],
        "behavioural_points": [
            {
                "rule_id": event_type,
                "scorecard_id": CARD,
                "event_type": event_type,
                "points": worth,
                "property": "asset" if asset else None,
                "operator": "equals" if asset else None,
                "value": asset,
            }
            for event_type, (worth, asset) in points.items()
        ],
        "score_triggers": [
            {
                "trigger_id": SQL,
                "scorecard_id": CARD,
                "metric": "lead_score",
                "threshold": "20",
                "channel": BLOCK,
                "message": JINJA,
            }
        ],
        "next_steps": [
            {
                "step_id": JINJA,
                "scorecard_id": CARD,
                "owner": "sales",
                "action": SHELL,
                "call_script": f'{SQL} "{LINES}"',
                "email_template": "Hello {{ first_name | default: 'you' }} {% raw %}",
            }
        ],
    }


def write_odd_csv(folder: Path, raw: Mapping[str, Rows]) -> None:
    """Each file as another program would write it: marks, line ends, quotes."""
    folder.mkdir(parents=True, exist_ok=True)
    as_written = {
        "contacts": ("utf-8-sig", "\r\n", csv.QUOTE_MINIMAL),
        "events": ("utf-8", "\n", csv.QUOTE_ALL),
        "companies": ("utf-8-sig", "\n", csv.QUOTE_ALL),
        "identities": ("utf-8", "\r\n", csv.QUOTE_MINIMAL),
    }
    for table in COLUMNS:
        encoding, line_end, quoting = as_written.get(
            table, ("utf-8", "\n", csv.QUOTE_MINIMAL)
        )
        path = folder / f"{table}.csv"
        with path.open("w", encoding=encoding, newline="") as file:
            writer = csv.DictWriter(
                file, COLUMNS[table], lineterminator=line_end, quoting=quoting
            )
            writer.writeheader()
            writer.writerows(raw.get(table, []))


TYPES = {
    "occurred_at": "timestamptz",
    "created_at": "date",
    "effective_at": "timestamp_s",
    "closed_at": "timestamp_ns",
    "duration_seconds": "double",
    "annual_revenue": "float",
    "employee_count": "bigint",
    "amount": "decimal(18, 2)",
    "points": "integer",
    "is_won": "boolean",
    "email_opt_out": "boolean",
    "company_id": "double",
}


def write_parquet_and_csv(folder: Path, raw: Mapping[str, Rows]) -> None:
    """Some tables as Parquet with types, some as Parquet with text, the rest as CSV."""
    write_odd_csv(folder, raw)
    for table in ("contacts", "events", "deals", "score_adjustments"):
        (folder / f"{table}.csv").unlink()
        write_parquet(folder, table, raw.get(table, []), TYPES)
    for table in ("companies", "identities", "stage_changes"):
        (folder / f"{table}.csv").unlink()
        write_parquet(folder, table, raw.get(table, []), {})


def write_parquet(
    folder: Path, table: str, rows: Rows, types: Mapping[str, str]
) -> None:
    columns = COLUMNS[table]
    fields = ", ".join(f"{name} {types.get(name, 'varchar')}" for name in columns)
    marks = ", ".join("?" for _ in columns)
    with duckdb.connect() as connection:
        connection.execute(f"create table {table} ({fields})")
        for row in rows:
            cells = [as_type(row.get(name), types.get(name)) for name in columns]
            connection.execute(f"insert into {table} values ({marks})", cells)
        path = folder / f"{table}.parquet"
        connection.execute(f"copy {table} to '{path}' (format parquet)")


def as_type(cell: str | None, kind: str | None) -> object:
    """A cell for a column of a type; the others DuckDB reads from their text."""
    if cell and kind == "boolean":
        return {"oui": True, "0": False}.get(cell, cell)
    if cell and kind == "timestamptz":
        time = datetime.fromisoformat(cell)
        return time if time.tzinfo else time.replace(tzinfo=UTC)
    return cell
