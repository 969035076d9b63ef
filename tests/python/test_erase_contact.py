"""Erasing a person: nothing of them is left, nor comes back, and nobody else moves."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import duckdb
import pytest
from fake_crm.others import FakeWebhook
from harness import SEEDS_AND_MODELS, Project, write_raw, write_seeds
from push_harness import FAST, HASTY
from test_postgres import Server, load

from crm.alerts import AlertLedger, Digest, digests, tell  # isort: skip
from crm.delivery import Options, deliver  # isort: skip
from crm.journal import Journal  # isort: skip
from crm.ledger import Ledger  # isort: skip
from crm.records import Entry  # isort: skip
from crm.warehouse import open_warehouse  # isort: skip
from crm.webhook import Webhook  # isort: skip
from erase_contact import main  # isort: skip

DATES = {"score_from": "2026-03-01", "score_to": "2026-03-03"}
# All that the erased are called.
TRACES = ("person-x", "merged-m", "visitor-x", "ann@acme", "stranger-s", "visitor-s")
# Columns that say how a lead stands among all, or what a run has looked at.
OF_ALL = {"score_rank", "score_percentile", "is_changed_day"}
SEEDS = {
    "scorecards": [{"scorecard_id": "main", "name": "Main"}],
    "behavioural_points": [
        {"rule_id": "visit", "scorecard_id": "main", "event_type": "page_view"}
        | {"points": "10", "label": "Came"},
        {"rule_id": "left", "scorecard_id": "main", "event_type": "page_view"}
        | {"property": "page_url", "operator": "like", "value": "*/bye/*"}
        | {"points": "5", "label": "Left"},
    ],
    "score_triggers": [
        {"trigger_id": "up", "scorecard_id": "main", "metric": "lead_score"}
        | {"threshold": "12", "direction": "up", "channel": "sales", "message": "Call"}
    ],
    "buying_roles": [{"role": "boss", "pattern": "boss", "weight": "2"}],
}


def contact(name: str, **columns: str) -> dict[str, str | None]:
    return {
        "contact_id": name,
        "email": f"{name}@acme.example",
        "job_title": "Boss",
        "company_id": "acme",
        "created_at": "2026-01-01",
        **columns,
    }


def visit(number: int, day: str = "2026-03-01", **columns: str) -> dict:
    return {
        "event_id": f"e{number}",
        "event_type": "page_view",
        "occurred_at": day,
        **columns,
    }


def facts_of(name: str) -> dict[str, list[dict]]:
    """A row of each further table, one of them unreadable."""
    return {
        "deals": [
            {"deal_id": f"deal of {len(name)}", "contact_id": name}
            | {"company_id": "acme", "created_at": "2026-02-01", "amount": "much"}
        ],
        "stage_changes": [
            {"contact_id": name, "stage": "lead", "changed_at": "2026-02-01"},
            {"contact_id": name, "stage": "lead", "changed_at": "soon"},
        ],
        "score_adjustments": [
            {"adjustment_id": f"a{len(name)}", "contact_id": name, "operation": "add"}
            | {"points": "1", "reason": "Met", "effective_at": "2026-02-01"}
        ],
    }


PEOPLE = ("person-x", "stranger-s", "other")
RAW = {
    "contacts": [
        contact("person-x", email="Ann@Acme.example", updated_at="soon"),
        contact("merged-m"),
        contact("stranger-s"),
        contact("other"),
    ],
    "companies": [{"company_id": "acme", "name": "Acme", "domain": "acme.example"}],
    "contact_merges": [
        {"merged_contact_id": "merged-m", "surviving_contact_id": "person-x"}
        | {"merged_at": "2026-02-01"}
    ],
    "identities": [
        {"anonymous_id": f"visitor-{letter}", "contact_id": name}
        | {"identified_at": "2026-02-01"}
        for letter, name in (("x", "merged-m"), ("s", "stranger-s"), ("o", "other"))
    ],
    "events": [
        visit(1, contact_id="person-x", page_url="x.example/bye/ann@acme.example"),
        visit(2, "2026-03-02", contact_id="merged-m"),
        visit(3, "2026-03-03", anonymous_id="visitor-x"),
        visit(4, "soon", anonymous_id="visitor-x"),
        visit(5, contact_id="stranger-s"),
        visit(6, "2026-03-02", anonymous_id="visitor-s"),
        visit(7, "soon", contact_id="stranger-s"),
        visit(8, contact_id="other", page_url="x.example/bye/other"),
        visit(9, "2026-03-02", anonymous_id="visitor-o"),
        visit(10, contact_id="nobody"),
        visit(11, anonymous_id="visitor-n"),
    ],
    **{
        table: [row for name in PEOPLE for row in facts_of(name)[table]]
        for table in ("deals", "stage_changes", "score_adjustments")
    },
}
Tables = dict[str, Counter]


def tables_of(db: Path) -> Tables:
    """Every table in every schema, as rows of (column, value)."""
    with duckdb.connect(str(db), read_only=True) as connection:
        names = connection.execute(
            "select table_schema, table_name from information_schema.tables"
            " where table_type = 'BASE TABLE' or table_schema = 'main'"
        ).fetchall()
        found = {}
        for schema, name in names:
            rows = connection.execute(f'select * from "{schema}"."{name}"')
            columns = [column[0] for column in rows.description]
            found[name] = Counter(
                tuple(zip(columns, row, strict=True)) for row in rows.fetchall()
            )
        return found


def traces(tables: Mapping[str, Counter]) -> set[str]:
    """Table and name wherever a cell has a name of the erased in it."""
    return {
        f"{table}: {name}"
        for table, rows in tables.items()
        for row in rows
        for _, cell in row
        for name in TRACES
        if name in str(cell).lower()
    }


def of_others(tables: Tables) -> Tables:
    """The rows of whoever was not erased, without their place among all."""
    kept = {}
    for table, rows in tables.items():
        kept[table] = Counter(
            tuple((name, cell) for name, cell in row if name not in OF_ALL)
            for row in rows.elements()
            if "other" in (dict(row).get("contact_id"), dict(row).get("row_key"))
        )
    return kept


@dataclass
class Said:
    """What a call of the script came to."""

    status: int
    out: str
    err: str


@dataclass
class Erased:
    """What there was after each step, and what the script said."""

    before: Tables
    tables: dict[str, Tables] = field(default_factory=dict)
    said: dict[str, Said] = field(default_factory=dict)


def erase(journal: Path, *args: str) -> Said:
    """The script, in this process: it starts faster."""
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        status = main(["--journal", str(journal), *args])
    return Said(status, out.getvalue(), err.getvalue())


def entry(destination: str, contact_id: str, record: str) -> Entry:
    return Entry(
        destination,
        contact_id,
        external_id=record,
        status="ok",
        may_hold_values=True,
        last_sent_at=datetime(2026, 3, 3, tzinfo=UTC),
    )


def remember_in_crm(journals: Path) -> None:
    """The ledger, a journal that a killed push left, and alerts that were told."""
    warehouse = open_warehouse()
    ledger = Ledger(warehouse, "hubspot")
    ledger.create()
    ledger.merge(
        {
            name: entry("hubspot", name, f"record of {len(name)}")
            for name in ("person-x", "other")
        }
    )
    path = journals / warehouse.target / "webhook.jsonl"
    with closing(Journal(path)) as journal:
        journal.write([entry("webhook", "person-x", "record 7")])
    AlertLedger(warehouse).record_baseline()


def run(project: Project, raw: Mapping, *args: str) -> Tables:
    write_raw(project.raw, raw)
    done = project.run_dbt([*SEEDS_AND_MODELS, *args], variables=DATES)
    assert done.returncode == 0, done.stdout
    return tables_of(project.db)


@pytest.fixture(scope="module")
def erased() -> Iterator[Erased]:
    with Project() as project, pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEAD_SCORING_DB", str(project.db))
        journal = project.folder / "journal"
        project.build(RAW, SEEDS, DATES)
        remember_in_crm(journal)
        steps = Erased(tables_of(project.db))
        said, tables = steps.said, steps.tables
        said["dry"] = erase(journal, "--contact-id", "merged-m", "--dry-run")
        tables["dry"] = tables_of(project.db)
        said["unknown"] = erase(journal, "--contact-id", "nobody-at-all")
        said["first"] = erase(journal, "--contact-id", "merged-m")
        said["again"] = erase(journal, "--contact-id", "person-x")
        said["stranger"] = erase(journal, "--contact-id", "stranger-s")
        tables["erased"] = tables_of(project.db)
        # of one the raw data stay as they are, of the other only the contact row goes
        contacts = [row for row in RAW["contacts"] if row["contact_id"] != "stranger-s"]
        raw = {**RAW, "contacts": contacts}
        tables["next run"] = run(project, raw)
        tables["full refresh"] = run(project, raw, "--full-refresh")
        yield steps


def test_they_are_everywhere_before(erased: Erased) -> None:
    found = {trace.split(":")[0] for trace in traces(erased.before)}
    assert found >= {
        "account_scores",
        "crm_lead_scores",
        "crm_push_ledger",
        "int_contact_activity",
        "int_crm_versions",
        "int_events",
        "int_event_profiles",
        "int_contact_aliases",
        "lead_score_history",
        "lead_scores",
        "rejected_rows",
        "score_crossings",
    }
    assert erased.before["lead_alerts"].total() == 3


@pytest.mark.parametrize("step", ["erased", "next run", "full refresh"])
def test_nothing_is_left_and_nothing_comes_back(erased: Erased, step: str) -> None:
    assert traces(erased.tables[step]) == set()
    assert erased.tables[step]["lead_alerts"].total() == 1


def test_only_their_rows_go(erased: Erased) -> None:
    after = erased.tables["erased"]
    added = {name: rows - erased.before[name] for name, rows in after.items()}
    gone = {name: rows - after[name] for name, rows in erased.before.items()}
    # three ids; and the account has lost its best contact, if that was one of them
    assert added.pop("int_erased_contacts").total() == 3
    assert {name for name, rows in added.items() if rows} <= {"account_scores"}
    for name in ("account_scores", "lead_alerts"):
        assert gone.pop(name)
    innocent = [
        row for rows in gone.values() for row in rows if not traces({"": [row]})
    ]
    assert innocent == []


@pytest.mark.parametrize("step", ["next run", "full refresh"])
def test_nobody_else_moves(erased: Erased, step: str) -> None:
    before, after = of_others(erased.before), of_others(erased.tables[step])
    assert before["lead_score_history"].total() == 3
    moved = [name for name in before if before[name] != after[name]]
    # which numbers the values that are left
    assert set(moved) <= {"int_event_profiles"}


def test_an_erased_contact_is_not_reported_as_unknown(erased: Erased) -> None:
    rows = erased.tables["full refresh"]["rejected_rows"]
    reasons = Counter(dict(row)["reason"] for row in rows.elements())
    # that event which names nobody
    assert reasons["unknown_contact"] == 1
    bare = [dict(row)["row_text"] for row in rows.elements()]
    # two events, two changes of stage and the values of two deals and a contact
    assert bare.count(None) == 7


def test_what_it_says(erased: Erased) -> None:
    said = erased.said
    assert (said["unknown"].status, said["unknown"].out) == (1, "")
    assert "No table has a contact nobody-at-all" in said["unknown"].err
    assert erased.tables["dry"] == erased.before
    assert "Nothing was changed." in said["dry"].out
    first = said["first"]
    assert first.status == 0
    assert "contact merged-m and person-x are gone" in first.out
    assert "visitor visitor-x in every table" in first.out
    assert "hubspot may show the score in record record of 8." in first.out
    assert "webhook may show the score in record record 7." in first.out
    assert "other" not in first.out
    assert said["again"].status == 0
    assert "0 rows of contact person-x are gone" in said["again"].out


def test_the_push_may_empty_the_fields_first_and_a_contact_may_be_kept_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the few tables that it needs."""
    monkeypatch.setenv("LEAD_SCORING_DB", str(tmp_path / "scores.duckdb"))
    with duckdb.connect(str(tmp_path / "scores.duckdb")) as connection:
        connection.execute("create schema main_intermediate")
        connection.execute(
            "create table main_intermediate.int_erased_contacts"
            " (salt varchar, id_hash varchar)"
        )
        connection.execute("create table crm_lead_scores (contact_id varchar)")
        connection.execute("insert into crm_lead_scores values ('ann')")
    ledger = Ledger(open_warehouse("duckdb"), "hubspot")
    ledger.create()
    ledger.merge({"ann": entry("hubspot", "ann", "501")})
    left = erase(tmp_path, "--contact-id", "ann", "--leave-to-push")
    assert "it empties our fields of 501" in left.out
    assert erase(tmp_path, "--contact-id", "never-seen", "--unseen").status == 0
    (page,) = ledger.gone_pages(10)
    assert [(gone.contact_id, gone.may_hold_values) for gone in page] == [("ann", True)]
    with duckdb.connect(str(tmp_path / "scores.duckdb")) as connection:
        known = connection.execute(
            "select count(*), count(distinct id_hash), count(distinct salt)"
            " from main_intermediate.int_erased_contacts where id_hash in"
            " (md5(salt || 'ann'), md5(salt || 'never-seen'))"
        ).fetchone()
    assert known == (2, 2, 1)


@pytest.fixture
def by_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database with the tables that the script needs, and some with traces."""
    path = tmp_path / "scores.duckdb"
    monkeypatch.setenv("LEAD_SCORING_DB", str(path))
    with duckdb.connect(str(path)) as connection:
        for statement in (
            "create schema main_intermediate",
            "create schema main_rules",
            "create table main_intermediate.int_erased_contacts"
            " (salt varchar, id_hash varchar)",
            "create table main_intermediate.int_contact_aliases as select * from"
            " (values ('contact_id', 'c000ann7', 'c000ann7'))"
            " as rows (id_type, given_id, contact_id)",
            "create table main_intermediate.int_contacts as select * from (values"
            " ('c000ann7', 'Ann@Acme.example', 'Ann', 'Smith'),"
            " ('c000joan', 'joann@acme.example', 'Jo', 'Ann'))"
            " as rows (contact_id, email, first_name, last_name)",
            # of an earlier version
            "create table main_intermediate.int_property_values as select * from"
            " (values (1, 'x.example/ANN%40acme.example/bye'), (2, 'x.example'),"
            " (3, 'x.example/jo+ann@acme.example'), (4, '/lead/c000ann7?'))"
            " as rows (value_id, value)",
            "create table rejected_rows as select * from (values"
            " ('events', null, 'e9|2026|Ann&#64;Acme.example|x'),"
            " ('events', null, 'e8|joann@acme.example'))"
            " as rows (source_table, row_key, row_text)",
            "create table lead_score_contributions as select * from (values"
            " ('c000joan', 'Met ann@acme.example', 1), ('c000joan', 'Met', 2),"
            " ('c000joan', 'Met Ann  SMITH', 3), ('c000ann7', 'Came', 4))"
            " as rows (contact_id, label, points)",
            "create table customers as select 'ann@acme.example' as email",
            "create table main_rules.score_triggers as select"
            " 'tell ann@acme.example' as message",
            "create view everybody as select * from lead_score_contributions",
        ):
            connection.execute(statement)
    return path


def texts_in(path: Path) -> dict[str, list]:
    with duckdb.connect(str(path), read_only=True) as connection:
        queries = {
            "values": "select value_id from main_intermediate.int_property_values",
            "rejected": "select row_text from rejected_rows",
            "labels": "select label from everybody order by points",
            "others": "select email from customers union all select message from"
            " main_rules.score_triggers",
        }
        return {
            name: [cell for (cell,) in connection.execute(query).fetchall()]
            for name, query in queries.items()
        }


def test_a_trace_goes_in_every_spelling_and_nobody_elses_does(by_hand: Path) -> None:
    before = texts_in(by_hand)
    dry = erase(by_hand.parent, "--contact-id", "c000ann7", "--dry-run")
    assert dry.status == 0, dry.err
    assert texts_in(by_hand) == before
    assert "x.example/ANN%40acme.example/bye" in dry.out
    assert "jo+ann" not in dry.out
    said = erase(by_hand.parent, "--contact-id", "c000ann7")
    assert said.status == 0, said.err
    assert texts_in(by_hand) == {
        "values": [2, 3],
        "rejected": ["e8|joann@acme.example"],
        "labels": ["(erased)", "Met", "Met Ann  SMITH"],
        # neither a table of somebody else nor a rule is changed
        "others": ["ann@acme.example", "tell ann@acme.example"],
    }
    left = said.out.split("For you to decide")[1]
    for text in ("Met Ann SMITH", '"customers" "email"', '"score_triggers" "message"'):
        assert text in left


def test_the_file_keeps_no_bytes_of_the_erased(by_hand: Path) -> None:
    with duckdb.connect(str(by_hand)) as connection:
        connection.execute("drop table customers")
        connection.execute("drop table main_rules.score_triggers")
    assert b"Ann@Acme.example" in by_hand.read_bytes()
    mode = by_hand.stat().st_mode
    said = erase(by_hand.parent, "--contact-id", "c000ann7")
    assert "was rewritten" in said.out
    content = by_hand.read_bytes()
    assert b"Ann@Acme.example" not in content
    assert b"ANN%40acme.example" not in content
    assert b"joann@acme.example" in content
    assert by_hand.stat().st_mode == mode
    assert [path.name for path in by_hand.parent.iterdir()] == ["scores.duckdb"]


def test_a_file_that_cannot_be_rewritten_is_told_and_kept(
    by_hand: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", no_room)
    said = erase(by_hand.parent, "--contact-id", "c000ann7")
    assert said.status == 0
    assert "was NOT rewritten ([Errno 28] No space left on device)" in said.out
    assert texts_in(by_hand)["labels"] == ["(erased)", "Met", "Met Ann  SMITH"]
    assert [path.name for path in by_hand.parent.iterdir()] == ["scores.duckdb"]


def test_on_spark_it_says_that_it_cannot(tmp_path: Path) -> None:
    said = erase(tmp_path, "--contact-id", "ann", "--target", "spark")
    assert (said.status, said.out) == (1, "")
    assert "DuckDB and PostgreSQL only" in said.err


class Listener:
    """A channel that takes everything."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def send(self, digest: Digest) -> bool:
        self.told += [alert.contact_id for alert in digest.alerts]
        return True


def test_on_postgresql(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the push and the alerts of those who are left."""
    server = Server(tmp_path / "server")
    journals = tmp_path / "journal"
    try:
        with Project() as project:
            project.environment = server.create("erasure")
            for name, value in project.environment.items():
                monkeypatch.setenv(name, value)
            write_raw(project.raw, RAW)
            write_seeds(project.seeds, SEEDS)
            load(project.raw, project.environment)
            done = project.run_dbt(SEEDS_AND_MODELS, variables=DATES)
            assert done.returncode == 0, done.stdout
        remember_in_crm(journals)
        before = postgres_traces(server)
        assert len({trace.split(":")[0] for trace in before}) > 30
        for name in ("merged-m", "stranger-s"):
            assert erase(journals, "--contact-id", name).status == 0
        assert postgres_traces(server) == set()
        # the list as the models read it, on raw data that have them still
        assert server.execute(
            "erasure",
            "select given_contact_id from main_intermediate.int_contact_ids"
            " where is_deleted order by 1",
        ) == [("merged-m",), ("person-x",), ("stranger-s",)]
        push_twice_and_tell(journals, server)
    finally:
        server.server.cleanup()


def push_twice_and_tell(journals: Path, server: Server) -> None:
    ledger = Ledger(open_warehouse(), "webhook")
    with FakeWebhook() as receiver, closing(Journal(journals / "w.jsonl")) as journal:
        webhook = Webhook({"WEBHOOK_URL": receiver.url}, HASTY, FAST)
        first = deliver(ledger, webhook, journal, Options())
        second = deliver(ledger, webhook, journal, Options())
        assert receiver.contacts["other"]["lead_score"] == 26
        webhook.transport.close()
    assert (first.outcomes["accepted"], second.sent, second.unchanged) == (1, 0, 1)
    alerts, listener = AlertLedger(open_warehouse()), Listener()
    assert alerts.due(7) == []
    server.execute("erasure", "delete from main.lead_alerts")
    assert tell(alerts, digests(alerts.due(7)), {"sales": listener}) == (1, [])
    assert listener.told == ["other"]
    assert alerts.due(7) == []


def postgres_traces(server: Server) -> set[str]:
    names = server.execute(
        "erasure",
        "select table_schema, table_name from information_schema.tables"
        " where table_type = 'BASE TABLE' and table_schema like 'main%'",
    )
    tables = {}
    for schema, name in names:
        rows = server.execute("erasure", f'select * from "{schema}"."{name}"')
        tables[name] = Counter(tuple(("", cell) for cell in row) for row in rows)
    return traces(tables)
