"""Files of any shape become the raw tables by a map, column_map.csv."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from harness import Project, read_table, write_seeds
from test_postgres import Server

SOURCES = {"sources": ["mapped"], "as_of_date": "2026-05-01"}
RAW = ["--exclude-resource-type", "unit_test", "--exclude-resource-type", "test"]
STAGED = ["build", *RAW, "--select", "+path:models/staging/raw"]
MAP = """
Kunden.csv,contacts,contact_id,E-Mail,lower | hash,
Kunden.csv,contacts,email,E-Mail,,
Kunden.csv,contacts,last_name,"Vorname|' '|Name",,
Kunden.csv,contacts,country,Land,,DE
Kunden.csv,contacts,created_at,Kunde seit,%d.%m.%Y,
Kunden.csv,contacts,email_opt_out,Newsletter,yes_no nein / ja,
Kunden.csv,contacts,company_id,Firma,lower | hash,
Kunden.csv,companies,company_id,Firma,lower | hash,
Kunden.csv,companies,name,Firma,,
Kunden.csv,companies,annual_revenue,Umsatz,currency | decimal_comma,
mehr.csv,contacts,contact_id,mail,lower | hash,
mehr.csv,contacts,email,mail,,
mehr.csv,contacts,created_at,,,2026-01-01
log.csv,events,event_id,E-Mail|Aktion|Zeit,hash,
log.csv,events,contact_id,E-Mail,lower | hash,
log.csv,events,event_type,Aktion,,
log.csv,events,occurred_at,Zeit,epoch_s,
log.csv,events,channel,'email',,
"""
FAULTY = """
Kunden.csv,contacts,email,E-Mail,,
Kunden.csv,contacts,emial,E-Mail,,
Kunden.csv,contacts,city,Stadt,,
Kunden.csv,contacts,city,Land,sideways,
Kunden.csv,contacts,created_at,Kunde seit,%d/%q,
nowhere.csv,events,event_id,x,,
"""
CUSTOMERS = """Kundenliste;;;;;;;
Vorname;Name;E-Mail;Land;Kunde seit;Newsletter;Firma;Umsatz
Zoë;Ott;Zoe@Acme.example;;03.04.2026;ja;Acme;1.234,50 €
;Über;b@acme.example;FR;31.12.2025;nein;ACME ;
Al;;c@x.example;FR;soon;vielleicht;;
"""
LOG = "E-Mail,Aktion,Zeit\nzoe@acme.example,Geöffnet,1775000000\n"


@pytest.fixture(scope="module")
def project() -> Iterator[Project]:
    with Project() as project:
        project.raw.mkdir()
        (project.raw / "Kunden.csv").write_bytes(CUSTOMERS.encode("cp1252"))
        (project.raw / "mehr.csv").write_text("mail\nd@x.example\n", encoding="utf-8")
        (project.raw / "log.csv").write_text(LOG, encoding="utf-8")
        types = {"system": "mapped", "source_event": "geöffnet"}
        seeds = {
            "scorecards": [{"scorecard_id": "card"}],
            "event_type_map": [types | {"event_type": "email_open"}],
        }
        write_seeds(project.seeds, seeds)
        yield project


def write_map(project: Project, rows: str) -> Path:
    path = project.seeds / "reference" / "column_map.csv"
    header = "source_table,raw_table,raw_column,from,read_as,default"
    path.write_text(f"{header}\n{rows.strip()}\n", encoding="utf-8")
    return path


def test_rows_come_out_as_the_map_says(project: Project) -> None:
    write_map(project, MAP)
    done = project.run_dbt(STAGED, variables=SOURCES)
    assert done.returncode == 0, done.stdout
    people = {row["email"]: row for row in read_table(project.db, "stg_raw__contacts")}
    told = ("last_name", "country", "email_opt_out", "is_bad_row")
    assert {
        mail: tuple(row[name] for name in told) for mail, row in people.items()
    } == {
        "Zoe@Acme.example": ("Zoë Ott", "DE", False, False),
        "b@acme.example": ("Über", "FR", True, False),
        "c@x.example": ("Al", "FR", None, True),
        "d@x.example": (None, None, None, False),
    }
    assert str(people["Zoe@Acme.example"]["created_at"]) == "2026-04-03 00:00:00"
    assert people["c@x.example"]["unreadable_email_opt_out"] == "vielleicht"
    # one row for the company of two people, whatever its letters are
    (company,) = read_table(project.db, "stg_raw__companies")
    assert (company["name"], int(company["annual_revenue"] * 10)) == ("Acme", 12345)
    employers = {
        people[m]["company_id"] for m in ("Zoe@Acme.example", "b@acme.example")
    }
    assert employers == {company["company_id"]}
    (event,) = read_table(project.db, "stg_raw__events")
    assert event["contact_id"] == people["Zoe@Acme.example"]["contact_id"]
    assert (event["event_type"], event["channel"]) == ("email_open", "email")
    assert str(event["occurred_at"]) == "2026-03-31 23:33:20"


def test_all_faults_of_a_map_are_named_at_once(project: Project) -> None:
    write_map(project, MAP.rstrip() + FAULTY)
    done = project.run_dbt(STAGED, variables=SOURCES)
    assert done.returncode != 0
    for text in (
        "Kunden.csv to contacts.email: is mapped twice",
        "contacts.emial: the raw table has no such column. Did you mean email?",
        "contacts.city: the source has no column 'Stadt'.",
        "contacts.city: read_as 'sideways' is unknown",
        "read_as '%d/%q' %q is unknown",
        "'nowhere.csv' does not exist",
        "nowhere.csv to events: event_type is not mapped",
    ):
        assert text in done.stdout


def test_a_table_of_postgresql_is_mapped_too(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """And read in each way, as the truth table has it."""
    server = Server(tmp_path_factory.mktemp("postgres"))
    try:
        environment = server.create("mapped")
        database = environment["LEAD_SCORING_PG_DATABASE"]
        server.execute(database, "create schema crm")
        server.execute(
            database,
            'create table crm.people as select 7 as "Kunden Nr",'
            " 'A@x.example' as \"E-Mail\", '3/4/2026' as since",
        )
        write_map(
            project,
            "crm.people,contacts,contact_id,'K-'|kunden nr,,\n"
            "crm.people,contacts,email,E-Mail,lower,\n"
            "crm.people,contacts,created_at,since,%d/%m/%Y,\n",
        )
        project.environment = environment
        staged = ["build", *RAW, "--select", "+stg_raw__contacts"]
        done = project.run_dbt(staged, variables=SOURCES)
        assert done.returncode == 0, done.stdout
        (row,) = server.execute(
            database,
            "select contact_id, email, cast(created_at as text)"
            " from main_staging.stg_raw__contacts",
        )
        assert row == ("K-7", "a@x.example", "2026-04-03 00:00:00")
        truth_table = ["test", "--select", "assert_read_as_truth_table"]
        done = project.run_dbt(truth_table, variables=SOURCES)
        assert done.returncode == 0, done.stdout
    finally:
        project.environment = {}
        server.server.cleanup()
