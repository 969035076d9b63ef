"""The sample data: sizes, columns, shares and bytes are what the generator promises."""

import csv
import os
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from generate_sample import main  # noqa: E402
from sample_data import faults, words  # noqa: E402

COLUMNS = {
    "contacts": "contact_id email first_name last_name job_title seniority department "
    "phone city country language company_id lead_source lifecycle_stage email_opt_out "
    "created_at updated_at deleted_at",
    "companies": "company_id name domain industry employee_count annual_revenue city "
    "country",
    "events": "event_id contact_id anonymous_id event_type occurred_at loaded_at "
    "page_url asset campaign channel form duration_seconds user_agent",
    "identities": "anonymous_id contact_id identified_at",
    "contact_merges": "merged_contact_id surviving_contact_id merged_at",
    "deals": "deal_id contact_id company_id stage amount created_at closed_at is_won",
    "stage_changes": "contact_id stage changed_at",
    "score_adjustments": "adjustment_id contact_id scorecard_id operation points "
    "reason granted_by effective_at expires_at",
}
NUMBERS = {
    "employee_count": "BIGINT",
    "annual_revenue": "BIGINT",
    "duration_seconds": "BIGINT",
    "amount": "DECIMAL(22,2)",
    "points": "INTEGER",
    "email_opt_out": "BOOLEAN",
    "is_won": "BOOLEAN",
}
EVENT_TYPES = """
    page_view email_sent email_delivered email_open email_click email_bounce
    email_unsubscribe email_spam_report form_start form_submit asset_download cta_click
    webinar_register webinar_attend event_attend newsletter_subscribe demo_request
    quote_request trial_start chat_message social_click social_follow social_comment
    site_search purchase"""
SMALL = ["--contacts", "300", "--events", "4000", "--format", "parquet"]


def generate(folder, *arguments):
    assert main(["--out", str(folder), *arguments]) == 0
    return folder


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    return generate(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return generate(tmp_path_factory.mktemp("small"), *SMALL)


@pytest.fixture(scope="module")
def raw(sample):
    """A connection that reads the sample as the project does: cells of CSV as text."""
    con = duckdb.connect()
    for table in COLUMNS:
        (path,) = sample.glob(f"{table}.*")
        reader = "read_parquet" if path.suffix == ".parquet" else "read_csv"
        options = "" if path.suffix == ".parquet" else ", all_varchar = true"
        con.execute(f"create view {table} as from {reader}('{path}'{options})")
    return con


def value(con, query):
    return con.execute(query).fetchall()[0][0]


def test_the_shipped_sample_is_what_the_script_writes(sample):
    shipped = contents(ROOT / "sample")
    assert sorted(shipped) == sorted(contents(sample))
    assert shipped == contents(sample)


def test_the_sample_is_small_and_complete(sample):
    sizes = {path.name: path.stat().st_size for path in sample.iterdir()}
    tables = set(COLUMNS) - {"events"}
    assert set(sizes) == {f"{table}.csv" for table in tables} | {"events.parquet"}
    assert sum(sizes.values()) < 3_000_000


def test_columns_are_those_of_the_contract_in_its_order(raw):
    macro = (ROOT / "macros" / "raw" / "raw_contract.sql").read_text("utf-8")
    read = re.sub(r"'\s+'", "", macro)
    described = yaml.safe_load(
        (ROOT / "models" / "staging" / "raw" / "_raw__tables.yml").read_text("utf-8")
    )
    contract = {
        table["name"]: [column["name"] for column in table["columns"]]
        for table in described["sources"][0]["tables"]
    }
    for table, columns in COLUMNS.items():
        written = raw.execute(f"describe {table}").fetchall()
        assert [name for name, *_ in written] == columns.split() == contract[table]
        assert f"'columns': '{columns}'" in read, table


def test_sizes_are_about_what_was_asked_for(raw):
    contacts = value(raw, "select count(distinct contact_id) from contacts")
    assert abs(contacts - 2_000) < 30
    assert abs(value(raw, "select count(*) from companies") - 300) < 3
    assert abs(value(raw, "select count(*) from events") - 60_000) < 1_200
    days = "min(occurred_at)::date::text || ' ' || max(occurred_at)::date::text"
    assert value(raw, f"select {days} from events") == "2025-11-01 2026-10-31"


def test_every_event_type_of_the_contract_occurs(raw):
    query = "select event_type from events group by event_type having count(*) >= 5"
    occurring = {row[0] for row in raw.execute(query).fetchall()}
    assert set(EVENT_TYPES.split()) - occurring == set()


def test_what_the_rules_look_for_occurs(raw):
    conditions = {
        "equals": "{column} = '{value}'",
        "in": "list_contains(string_split('{value}', '|'), {column})",
        "regex": "regexp_matches({column}, '{value}')",
        "like": "{column} glob '{value}'",
    }
    raw.execute(
        """
        create table event_values as
        select distinct asset, form,
            regexp_replace(page_url, '^https://|/*([?#].*)?$', '', 'g') as page_url,
        from events
        """
    )
    raw.execute(
        """
        create table contact_values as
        select distinct
            contacts.* replace (strip_accents(lower(job_title)) as job_title),
            columns(companies.*) as 'company_\\0',
        from contacts
        left join companies using (company_id)
        """
    )
    for table, field in (("behavioural", "property"), ("demographic", "attribute")):
        values = "event_values" if field == "property" else "contact_values"
        # Seniority is mostly read from the job title.
        described = raw.execute(f"describe {values}").fetchall()
        columns = {name for name, *_ in described} - {"seniority"}
        path = ROOT / "seeds" / "rules" / f"{table}_points.csv"
        for rule in csv.DictReader(path.open(encoding="utf-8")):
            if rule["operator"] in conditions and rule[field] in columns:
                condition = conditions[rule["operator"]].format(
                    column=rule[field], value=rule["value"]
                )
                query = f"select count(*) from {values} where {condition}"
                assert value(raw, query), rule


def test_shares_of_events_are_within_reason(raw):
    def share(condition, of="true"):
        return value(raw, f"select avg(({condition})::int) from events where {of}")

    assert 0.02 < share("contact_id is null and anonymous_id is not null") < 0.15
    assert 0.3 < share("anonymous_id is not null") < 0.6
    known = "anonymous_id in (select anonymous_id from identities)"
    assert 0.9 < share(known, of="anonymous_id is not null") < 0.99
    assert 0.01 < share("loaded_at is null") < 0.03
    assert 0.005 < share("loaded_at > occurred_at + interval 1 day") < 0.03
    assert 0.05 < share("page_url like '%?%'", of="page_url is not null") < 0.4
    assert share("dayofweek(occurred_at) in (0, 6)") < 0.15


def test_machines_make_a_share_of_opens_and_clicks(raw):
    machines = value(
        raw,
        """
        select count(distinct event_id)
        from events
        inner join (
            select contact_id, campaign, occurred_at as sent_at
            from events
            where event_type = 'email_sent'
        ) using (contact_id, campaign)
        where event_type in ('email_open', 'email_click', 'email_unsubscribe')
            and occurred_at < sent_at + interval 22 second
            and user_agent != 'Mozilla/5.0'
        """,
    )
    acts = value(
        raw,
        "select count(*) from events where event_type in ('email_open', 'email_click')",
    )
    assert 0.05 < machines / acts < 0.25
    assert (
        value(raw, "select count(*) from events where user_agent = 'Mozilla/5.0'") > 500
    )


def test_some_rows_come_twice_are_deleted_or_wrong(raw):
    repeated = "select count(*) - count(distinct {0}_id) from {0}s"
    assert 3 <= value(raw, repeated.format("event")) <= 40
    assert 2 <= value(raw, repeated.format("contact")) <= 12
    assert 4 <= value(raw, "select count(deleted_at) from contacts") <= 30
    chains = "select count(*) from contact_merges a inner join contact_merges b on "
    assert value(raw, chains + "a.surviving_contact_id = b.merged_contact_id")
    ghosts = "select count(*) from contacts where columns(* exclude (contact_id, "
    assert value(raw, ghosts + "created_at)) is null") > 20
    assert value(raw, "select count(*) from events where occurred_at is null") == 1
    for table, rows in faults.FAULTS.items():
        assert rows
        assert {name for row in rows for name in row} <= set(COLUMNS[table].split())


def test_a_wrong_row_never_has_the_id_of_another_row(small, tmp_path, monkeypatch):
    # large sets reach the ids of wrong rows: here these have the first ids instead
    for table, own_id in faults.OWN_IDS.items():
        path = small / f"{table}.parquet"
        ids = duckdb.sql(f"select {own_id} from '{path}' order by all").fetchall()
        wrong = [
            row | {own_id: taken}
            for row, (taken,) in zip(faults.FAULTS[table], ids, strict=False)
        ]
        monkeypatch.setitem(faults.FAULTS, table, wrong)
    generate(tmp_path, *SMALL)
    for table, own_id in faults.OWN_IDS.items():
        counts = f"select count(*), count({own_id}), count(distinct {own_id}) from "
        rows = duckdb.sql(f"{counts} '{tmp_path}/{table}.parquet'").fetchall()
        assert len(set(rows[0])) == 1, table
        assert rows == duckdb.sql(f"{counts} '{small}/{table}.parquet'").fetchall()


def test_deals_are_won_lost_and_open_and_customers_buy_again(raw):
    shares = "select coalesce(is_won, 'open'), count(*) from deals group by all"
    counts = dict(raw.execute(shares).fetchall())
    assert min(counts[outcome] for outcome in ("true", "false", "open")) > 10
    again = (
        "select contact_id from deals where is_won = 'true' group by 1 having count(*)"
    )
    assert value(raw, f"select count(*) from ({again} > 2)") > 20


def test_nobody_has_an_address_of_a_real_company_or_person(raw):
    valid = "regexp_full_match(email, '[^@]+@[^@]+[.][^@]+')"
    query = f"select email from contacts where {valid}"
    emails = {row[0] for row in raw.execute(query).fetchall()}
    elsewhere = {email for email in emails if not email.endswith(".example")}
    assert {email.split("@")[1] for email in elsewhere} == {
        *words.FREE,
        *words.DISPOSABLE,
    }
    assert all(
        ".sample" in email or email.split("@")[1] in words.DISPOSABLE
        for email in elsewhere
    )
    for kind, names in (("free", words.FREE), ("disposable", words.DISPOSABLE)):
        seed = ROOT / "seeds" / "reference" / f"{kind}_email_domains.csv"
        assert set(names) <= set(seed.read_text("utf-8").split())


def test_a_load_set_is_parquet_with_types(small):
    con = duckdb.connect()
    for table, columns in COLUMNS.items():
        described = con.execute(f"describe from '{small}/{table}.parquet'").fetchall()
        expected = {
            name: "TIMESTAMP" if name.endswith("_at") else NUMBERS.get(name, "VARCHAR")
            for name in columns.split()
        }
        assert {name: kind for name, kind, *_ in described} == expected


def test_events_are_in_the_order_of_time(small):
    times = duckdb.sql(f"select occurred_at from '{small}/events.parquet'").fetchall()
    assert [row[0] for row in times[:-1]] == sorted(row[0] for row in times[:-1])


def test_the_same_seed_gives_the_same_bytes_with_one_thread(small, tmp_path):
    script = ROOT / "scripts" / "generate_sample.py"

    def use_one_core():
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

    command = [sys.executable, script, *SMALL, "--out", tmp_path]
    done = subprocess.run(
        command, preexec_fn=use_one_core, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert contents(tmp_path) == contents(small)


def test_another_seed_gives_other_data(small, tmp_path):
    other = contents(generate(tmp_path, *SMALL, "--seed", "2"))
    assert not set(other.values()) & set(contents(small).values())


def test_the_smallest_set_and_another_period(tmp_path):
    arguments = "--contacts 1 --events 1 --months 1 --end-date 2024-02-29 --format csv"
    generate(tmp_path, *arguments.split())
    days = "min(occurred_at)::date::text, max(occurred_at)::date::text"
    first, last = duckdb.sql(f"select {days} from '{tmp_path}/events.csv'").fetchall()[
        0
    ]
    assert "2024-02-01" <= first <= last <= "2024-02-29"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("--contacts 0", "0 is no whole number from 1 to"),
        ("--events many", "many is no whole number from 1 to"),
        ("--seed -1", "-1 is no whole number from 0 to"),
        ("--end-date 2026-02-30", "2026-02-30 is no date like 2026-10-31"),
        ("--format xlsx", "invalid choice: 'xlsx'"),
        ("--customers 3", "unrecognized arguments: --customers 3"),
    ],
)
def test_wrong_arguments_are_named(arguments, message, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments.split())
    assert stopped.value.code == 2
    assert message in capsys.readouterr().err


def test_help_has_an_example(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "python scripts/generate_sample.py --contacts" in capsys.readouterr().out


def test_a_table_never_gets_a_second_file(tmp_path, capsys):
    (tmp_path / "deals.csv").write_text("deal_id\n")
    assert main(["--out", str(tmp_path), *SMALL]) == 2
    assert "deals.csv: a table may have one file only" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["deals.csv"]


def test_a_folder_that_cannot_be_is_named(tmp_path, capsys):
    (tmp_path / "file").touch()
    assert main(["--out", str(tmp_path / "file"), *SMALL]) == 2
    assert f"Cannot write to {tmp_path / 'file'}" in capsys.readouterr().err
