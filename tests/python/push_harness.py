"""A warehouse of one table, and runs of the push from it to a fake CRM."""

import subprocess
import sys
from argparse import Namespace
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import duckdb
from harness import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

from crm.delivery import Options, Report, deliver
from crm.destinations import Destination
from crm.journal import Journal
from crm.ledger import Ledger
from crm.pace import Patience
from crm.warehouse import Warehouse

HASTY = Patience(attempts=12, first_wait=0.002, longest_wait=5.0, timeout=5.0)
FAST = 1_000_000
COLUMNS = """
    contact_id varchar, email varchar, lead_grade varchar, lead_temperature varchar,
    lead_rating varchar, lead_reason_1 varchar, lead_reason_2 varchar,
    lead_reason_3 varchar, lead_next_step varchar, suppression_reason varchar,
    sync_hash varchar, lead_score integer, lead_score_change integer,
    is_suppressed boolean, score_changed_at timestamp
"""
CHANGED = datetime(2026, 3, 1, 6, 0, 0)


class Pushing:
    """A folder with a warehouse and a journal; the leads are written by the test."""

    def __init__(self, folder: Path, monkeypatch) -> None:
        self.folder = folder
        self.db = folder / "scores.duckdb"
        self.journal = folder / "journal"
        monkeypatch.setenv("LEAD_SCORING_DB", str(self.db))
        monkeypatch.delenv("LEAD_SCORING_TARGET", raising=False)
        self.execute(f"create table crm_lead_scores ({COLUMNS})")

    def execute(self, sql: str, parameters: object = None) -> list[tuple]:
        with duckdb.connect(str(self.db)) as connection:
            return connection.execute(sql, parameters).fetchall()

    def add_leads(self, scores: Mapping[str, int]) -> None:
        """One scored lead per contact id; its address is `<id>@acme.example`."""
        rows = [
            list(scores),
            [f"{name}@acme.example" for name in scores],
            list(scores.values()),
        ]
        self.execute(
            "insert into crm_lead_scores by name select unnest(?) as contact_id,"
            " unnest(?) as email, unnest(?) as lead_score, 'B1' as lead_grade,"
            " 'hot' as lead_temperature, '4' as lead_rating,"
            " 'Asked for a demo' as lead_reason_1, 'Call' as lead_next_step,"
            f" 0 as lead_score_change, false as is_suppressed, timestamp '{CHANGED}'"
            " as score_changed_at",
            rows,
        )

    def score(self, contact_id: str, lead_score: int) -> None:
        self.execute(
            "update crm_lead_scores set lead_score = ? where contact_id = ?",
            [lead_score, contact_id],
        )

    def suppress(self, contact_id: str) -> None:
        self.execute(
            "update crm_lead_scores set is_suppressed = true, lead_score = null,"
            " suppression_reason = 'opted_out' where contact_id = ?",
            [contact_id],
        )

    def delete(self, contact_id: str) -> None:
        self.execute("delete from crm_lead_scores where contact_id = ?", [contact_id])

    def warehouse(self) -> Warehouse:
        """What open_warehouse returns, without the second that dbt takes to start."""
        credentials = Namespace(
            type="duckdb", path=str(self.db), schema="main", config_options={}
        )
        return Warehouse(credentials, "duckdb")

    def push(self, destination: Destination, **options: object) -> Report:
        """One run, as the script makes it."""
        ledger = Ledger(self.warehouse(), destination.name)
        journal = Journal(self.journal / f"{destination.name}.jsonl")
        try:
            return deliver(ledger, destination, journal, Options(**options))
        finally:
            journal.close()
            destination.transport.close()

    def ledger(self) -> dict[str, dict[str, object]]:
        with duckdb.connect(str(self.db), read_only=True) as connection:
            rows = connection.execute("select * from crm_push_ledger")
            names = [column[0] for column in rows.description]
            return {
                row[names.index("contact_id")]: dict(zip(names, row, strict=True))
                for row in rows.fetchall()
            }

    def run(
        self, *args: str, environment: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        """The script itself, in a process of its own."""
        return subprocess.run(
            self.command(*args),
            env=self.environment(environment),
            capture_output=True,
            text=True,
            check=False,
        )

    def command(self, *args: str) -> list[str]:
        script = str(ROOT / "scripts" / "push_scores.py")
        return [sys.executable, script, *args, "--journal", str(self.journal)]

    def environment(self, environment: Mapping[str, str]) -> dict[str, str]:
        import os

        return os.environ | {"LEAD_SCORING_DB": str(self.db)} | environment
