"""Tables as connectors deliver them, built together, down to what each lead is worth.

The fixtures in tests/sources/<system> are few rows in the system's own shape. All are
built in one run, each on contacts of its own. One rule per event type and one per
attribute make the expectations readable: which acts of whom counted, and how often;
which facts of whom are known.
"""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from harness import (
    ROOT,
    SEEDS_AND_MODELS,
    Project,
    Rows,
    read_table,
    shipped_seed,
    upstream_of,
    write_seeds,
)
from test_incremental import table_differences

FIXTURES = ROOT / "tests" / "sources"
# loaders make floats of numbers where some are null
DOUBLE_IDS = ("hubspot_fivetran", "marketo_fivetran", "pardot_fivetran", "pipedrive")
# a second source of a system has a name, and a folder, of its own
SECOND = {"system": "segment", "name": "segment_app"}
SYSTEMS = sorted(
    path.name
    for path in FIXTURES.iterdir()
    if path.is_dir() and path.name != SECOND["name"]
)
VARIABLES = {
    "as_of_date": "2026-03-31",
    "sources": ["raw", *SYSTEMS, SECOND],
    "contact_attributes": ["plan", "email_qualification"],
    # both connectors make tables of one name
    "source_schemas": {"salesforce_airbyte": "salesforce_by_airbyte"},
}
# Points of an act of each type.
ACTS = {
    "page_view": 1,
    "cta_click": 2,
    "email_open": 3,
    "email_click": 5,
    "email_reply": 6,
    "asset_download": 8,
    "form_submit": 10,
    "newsletter_subscribe": 12,
    "webinar_register": 7,
    "webinar_attend": 15,
    "event_attend": 20,
    "sales_call": 25,
    "meeting": 30,
    "email_bounce": -4,
    "email_unsubscribe": -20,
}
# Attribute, operator, value: a point for each fact that is so.
FACTS = {
    "director": ("seniority", "equals", "director"),
    "business_mail": ("email_type", "equals", "business"),
    "opted_out": ("email_opt_out", "is_true", None),
    "from_linkedin": ("lead_source", "equals", "linkedin"),
    "customer": ("lifecycle_stage", "equals", "customer"),
    "software": ("company_industry", "contains", "software"),
    "staff_of_50": ("company_employee_count", "at_least", "50"),
    "in_france": ("company_country", "equals", "fr"),
    "at_acme": ("company_domain", "equals", "acme.example"),
    "gold": ("plan", "equals", "gold"),
    "named_mail": ("email_qualification", "equals", "nominative@pro"),
}


def rules() -> dict[str, Rows]:
    cards = [
        {"scorecard_id": "all", "name": "All", "min_score": "-1000"},
        {
            "scorecard_id": "stage",
            "name": "Since the last stage",
            "min_score": "-1000",
            "reset_on_stage_change": "true",
        },
    ]
    acts = [
        {
            "rule_id": f"{card['scorecard_id']}_{event}",
            "scorecard_id": card["scorecard_id"],
            "event_type": event,
            "points": str(points),
            "count_each": "event",
        }
        for card in cards
        for event, points in ACTS.items()
    ]
    facts = [
        {
            "rule_id": name,
            "scorecard_id": "all",
            "attribute": attribute,
            "operator": operator,
            "value": value,
            "points": "100",
        }
        for name, (attribute, operator, value) in FACTS.items()
    ]
    won = {
        "rule_id": "bought",
        "scorecard_id": "all",
        "subject": "contact",
        "max_points": "1000",
        "min_purchases": "1",
        "cycle_months": "1",
    }
    # what the map leaves out may be let in, and no SQL changes
    types = shipped_seed("event_type_map")
    for row in types:
        if row["source_event"] == "list_membership":
            row["event_type"] = "event_attend"
    shipped = ["job_title_seniority", "free_email_domains", "machine_user_agents"]
    shipped += ["countries"]
    return {
        "event_type_map": types,
        "scorecards": cards,
        "behavioural_points": acts,
        "demographic_points": facts,
        "purchase_cycle_points": [won],
        **{name: shipped_seed(name) for name in shipped},
    }


@pytest.fixture(scope="module")
def project() -> Iterator[Project]:
    with Project() as project:
        write_seeds(project.seeds, rules())
        yield project


def is_numeric(rows: duckdb.DuckDBPyRelation, column: str) -> bool:
    ((found,),) = rows.aggregate(f"bool_and({column} similar to '[0-9]+')").fetchall()
    return bool(found)


def with_double_ids(folder: Path) -> Path:
    """The fixtures, where some systems have each numeric id as a DOUBLE in Parquet."""
    shutil.copytree(FIXTURES, folder)
    found = 0
    for path in (each for name in DOUBLE_IDS for each in (folder / name).glob("*.csv")):
        with duckdb.connect() as connection:
            rows = connection.sql(f"from read_csv('{path}', all_varchar = true)")
            numeric = [
                name
                for name in rows.columns
                if re.search("(^|_|y)id$", name) and is_numeric(rows, name)
            ]
            if numeric:
                doubles = ", ".join(f"{name}::double as {name}" for name in numeric)
                rows.select(f"* replace ({doubles})").write_parquet(
                    str(path.with_suffix(".parquet"))
                )
                path.unlink()
                found += len(numeric)
    assert found > 30
    return folder


@pytest.fixture(scope="module")
def tables(project: Project) -> dict[str, Rows]:
    names = ["lead_scores", "lead_score_contributions", "rejected_rows"]
    names += ["machine_events"]
    command = [*SEEDS_AND_MODELS, *upstream_of(names)]
    raw = with_double_ids(project.folder / "double ids")
    done = project.run_dbt(command, raw=raw, variables=VARIABLES)
    assert done.returncode == 0, done.stdout
    return {name: read_table(project.db, name) for name in names}


def counted(tables: dict[str, Rows], contact: str, card: str = "all") -> dict[str, int]:
    """How often each act counted on a card; facts, purchases and hand-outs once."""
    found = {}
    for row in tables["lead_score_contributions"]:
        if (row["contact_id"], row["scorecard_id"]) == (contact, card):
            name = row["rule_id"].removeprefix(f"{card}_")
            found[name] = row["counted_hits"] or 1
    return found


def score(tables: dict[str, Rows], contact: str, card: str = "all") -> int | None:
    (row,) = (
        row
        for row in tables["lead_scores"]
        if (row["contact_id"], row["scorecard_id"]) == (contact, card)
    )
    return row["lead_score"]


def leads(tables: dict[str, Rows], system: str) -> set[str]:
    """Ids, without the system, of the contacts that are scored."""
    return {
        row["contact_id"].removeprefix(f"{system}:")
        for row in tables["lead_scores"]
        if row["contact_id"].startswith(f"{system}:")
    }


def machine_events(tables: dict[str, Rows]) -> set[tuple[str, str]]:
    return {(row["event_id"], row["reason"]) for row in tables["machine_events"]}


def test_nothing_of_a_fixture_is_rejected(tables: dict[str, Rows]) -> None:
    reasons = Counter(
        (row["source_table"], row["row_key"], row["reason"])
        for row in tables["rejected_rows"]
    )
    # of a lead that became a contact which Fivetran did not deliver
    assert reasons == {("contact_merges", "salesforce_fivetran:00Q4", "bad_row"): 1}


def test_mautic(tables: dict[str, Rows]) -> None:
    assert leads(tables, "mautic") == {"1", "3", "5"}
    # opened and clicked (the open that the click implies is the same), saw the prices;
    # 12 points by hand; refused e-mails by telephone; of the two companies the primary;
    # the level that Dropcontact knows goes before what her title says
    assert counted(tables, "mautic:1") == {
        **dict.fromkeys(set(FACTS) - {"customer", "director"}, 1),
        **{"page_view": 1, "email_open": 1, "email_click": 1, "mautic:2": 1},
    }
    assert score(tables, "mautic:1") == 9 * 100 + 1 + 3 + 5 + 12
    # 4 was merged into 3: its download and its -2 are 3's, its open after a second is a
    # machine's; of the card by stage only what came after 10 March is left
    assert counted(tables, "mautic:3") == {
        **{"form_submit": 2, "asset_download": 1, "email_unsubscribe": 1},
        **{"mautic:4": 1, "opted_out": 1},
    }
    assert counted(tables, "mautic:3", "stage") == {
        **{"form_submit": 1, "email_unsubscribe": 1, "mautic:4": 1}
    }
    assert ("mautic:email_read 2", "too_fast") in machine_events(tables)
    # no e-mail, but known; the mail bounced, which counts once; its one company is not
    # marked as primary
    assert counted(tables, "mautic:5") == {
        **{"cta_click": 1, "email_bounce": 1},
        **{"software": 1, "staff_of_50": 1, "in_france": 1, "at_acme": 1},
    }


def test_hubspot_by_fivetran(tables: dict[str, Rows]) -> None:
    assert leads(tables, "hubspot_fivetran") == {"101", "102"}
    # of two opens HubSpot filtered one; the click on the old address, and the form of
    # 152, are those of merged contacts; a list counts because the map says so here, one
    # that she left does not. Of three forms one is in the older table, one in the newer
    # one, by address, and one in both; she wrote back, and missed a meeting and a call.
    # A month since the deal was won, as its stage says; the open one is not over
    assert counted(tables, "hubspot_fivetran:101") == {
        **{"email_open": 1, "email_click": 2, "form_submit": 3, "event_attend": 1},
        **{"meeting": 1, "sales_call": 1, "email_reply": 1},
        **dict.fromkeys(set(FACTS) - {"opted_out", "from_linkedin", "named_mail"}, 1),
        "bought": 1,
    }
    assert ("hubspot_fivetran:e3", "user_agent") in machine_events(tables)
    assert counted(tables, "hubspot_fivetran:101", "stage") == {
        **{"form_submit": 2, "event_attend": 1}
    }
    # the address is the main one of 102 and a further one of 101; both were in the
    # meeting; a full mailbox is no hard bounce, and a lost deal no purchase
    assert counted(tables, "hubspot_fivetran:102") == {
        **{"email_open": 1, "email_unsubscribe": 1, "email_bounce": 1, "meeting": 1},
        "business_mail": 1,
    }
    assert score(tables, "hubspot_fivetran:102") == 3 - 20 - 4 + 30 + 100


def test_salesforce_by_fivetran(tables: dict[str, Rows]) -> None:
    assert leads(tables, "salesforce_fivetran") == {"00Q1", "00Q4", "0031"}
    # the webinar of the duplicate; what the lead tells of its company; the call that
    # was not made, and our own mail, are no acts
    assert counted(tables, "salesforce_fivetran:00Q1") == {
        **{"webinar_attend": 1, "business_mail": 1, "opted_out": 1, "gold": 1},
        **{"from_linkedin": 1, "software": 1, "staff_of_50": 1},
        **{"in_france": 1, "at_acme": 1},
    }
    # the lead 00Q2 became this contact, and its call came along; one meeting, of which
    # a colleague has a copy; the campaign was no webinar once. A call that was logged
    # by hand is a task of type `Call`. Who registered has not attended, nor has who
    # stayed away
    assert counted(tables, "salesforce_fivetran:0031") == {
        **{"sales_call": 2, "webinar_attend": 1, "meeting": 1, "email_bounce": 1},
        **{"webinar_register": 1, "director": 1, "business_mail": 1},
        **{"in_france": 1, "bought": 1},
    }
    assert score(tables, "salesforce_fivetran:0031") == 50 + 15 + 30 - 4 + 7 + 1300


@pytest.mark.parametrize("system", ["segment", "rudderstack"])
def test_segment_and_rudderstack(tables: dict[str, Rows], system: str) -> None:
    assert leads(tables, system) == {"u1", "u2"}
    # before and after the visitor was identified, one page delivered twice; the latest
    # traits of the group, and of the person those that were last said: RudderStack has
    # calls only, and `context_traits_` before their traits
    assert counted(tables, f"{system}:u1") == {
        **{"page_view": 2, "form_submit": 1, "meeting": 1},
        **{"director": 1, "business_mail": 1, "from_linkedin": 1, "gold": 1},
        **{"software": 1, "staff_of_50": 1, "at_acme": 1},
    }
    # the visitor a2 was u1 first; a private address is no fact
    assert counted(tables, f"{system}:u2") == {"page_view": 1}


def test_two_sources_of_a_system_are_told_apart_by_their_names(
    tables: dict[str, Rows],
) -> None:
    # the ids of visitors and calls are those of the other source, too
    assert leads(tables, "segment_app") == {"u1"}
    assert counted(tables, "segment_app:u1") == {"page_view": 1, "business_mail": 1}


def test_snowplow_and_dropcontact_tell_of_the_contacts_of_others(
    tables: dict[str, Rows],
) -> None:
    assert leads(tables, "snowplow") | leads(tables, "dropcontact") == set()
    # the contact, its plan and its company are those of the generic contract; pings are
    # left out, a structured event is called by its action; Dropcontact knew the level,
    # the kind of address, the size and the industry
    assert counted(tables, "c1") == {
        **{"page_view": 1, "form_submit": 1, "meeting": 1},
        **{"business_mail": 1, "gold": 1},
        **{"director": 1, "named_mail": 1, "software": 1, "staff_of_50": 1},
    }


def test_a_qualified_address_is_of_the_type_that_dropcontact_says(
    project: Project, tables: dict[str, Rows]
) -> None:
    """Whatever its domain says, and as the domain says where it was not asked."""
    types = {
        row["contact_id"]: row["email_type"]
        for row in read_table(project.db, "int_contact_attributes")
    }
    assert types["c1"] == "business"
    # ben and pia at the same domain as finn
    assert types["mautic:3"] == "free"
    assert types["mailchimp_fivetran:m2"] == "invalid"
    assert types["salesforce_fivetran:0031"] == "business"


def test_pardot(tables: dict[str, Rows]) -> None:
    assert leads(tables, "pardot_fivetran") == {"7"}
    # of two opens of one e-mail the first, as in Pardot, also of one sent to a list;
    # seen before it was a prospect
    assert counted(tables, "pardot_fivetran:7") == {
        **{"page_view": 1, "email_open": 4, "form_submit": 1, "bought": 1},
        **dict.fromkeys(set(FACTS) - {"customer", "named_mail"}, 1),
    }


def test_marketo(project: Project, tables: dict[str, Rows]) -> None:
    assert leads(tables, "marketo_fivetran") == {"12"}
    # one open after a second, one that Marketo calls a bot's; the click of 13, merged;
    # a form on LinkedIn; she registered for a webinar, attended it and a fair, and
    # stayed away from another; of two bounces one was the block of a spam filter
    since_stage = {
        **{"form_submit": 2, "webinar_register": 1, "webinar_attend": 1},
        **{"event_attend": 1, "email_bounce": 1},
    }
    assert counted(tables, "marketo_fivetran:12") == {
        **since_stage,
        **{"email_open": 1, "email_click": 1, "page_view": 2},
        **dict.fromkeys(set(FACTS) - {"opted_out", "named_mail"}, 1),
    }
    assert counted(tables, "marketo_fivetran:12", "stage") == since_stage
    # a path has the host of the page's name, unless that is a title
    pages = {
        row["event_id"]: row["page_url"]
        for row in read_table(project.db, "stg_raw__events")
    }
    assert pages["marketo_fivetran:6"] == "www.acme.example/prices"
    assert pages["marketo_fivetran:16"] == "/lp.html"
    assert {
        ("marketo_fivetran:2", "too_fast"),
        ("marketo_fivetran:4", "user_agent"),
    } <= machine_events(tables)


def test_mailchimp(tables: dict[str, Rows]) -> None:
    assert leads(tables, "mailchimp_fivetran") == {"m1", "m2", "m3", "m4"}
    # one person in two audiences; the latest row says that she unsubscribed; the same
    # open twice is one; a click in a mail of an automation
    assert counted(tables, "mailchimp_fivetran:m1") == {
        **{"newsletter_subscribe": 2, "email_open": 1, "email_click": 2},
        **{"email_unsubscribe": 1, "business_mail": 1, "opted_out": 1},
        **{"from_linkedin": 1, "gold": 1},
    }
    assert score(tables, "mailchimp_fivetran:m1") == 24 + 3 + 10 - 20 + 400
    assert counted(tables, "mailchimp_fivetran:m2") == {
        **{"newsletter_subscribe": 1, "email_bounce": 1}
    }
    # of three audiences that changed at one time one refuses
    assert counted(tables, "mailchimp_fivetran:m3") == {
        **{"newsletter_subscribe": 3, "business_mail": 1, "opted_out": 1}
    }
    # who was cleaned bounced, whether or not a mail says so
    assert counted(tables, "mailchimp_fivetran:m4") == {
        **{"newsletter_subscribe": 1, "email_bounce": 1, "business_mail": 1}
    }


def test_hubspot_by_airbyte(tables: dict[str, Rows]) -> None:
    assert leads(tables, "hubspot_airbyte") == {"201"}
    # times in milliseconds: an open after 1.5 seconds is a machine's; of the contacts
    # of a deal the oldest; a list that she is still in. Since version 5 of the
    # connector forms name an address in a list of answers; a form and a list that the
    # old streams have too count once
    assert counted(tables, "hubspot_airbyte:201") == {
        **{"email_open": 1, "email_click": 1, "form_submit": 2, "bought": 1},
        **{"email_unsubscribe": 1, "event_attend": 2},
        **dict.fromkeys(set(FACTS) - {"opted_out", "named_mail"}, 1),
    }
    assert counted(tables, "hubspot_airbyte:201", "stage") == {
        **{"form_submit": 2, "event_attend": 2}
    }
    assert {
        ("hubspot_airbyte:a2", "too_fast"),
        ("hubspot_airbyte:a4", "user_agent"),
    } <= machine_events(tables)


def test_ga4(project: Project, tables: dict[str, Rows]) -> None:
    """Of a visitor that the site called a contact of the generic contract."""
    assert leads(tables, "ga4") == set()
    # parameters are lists of structs; a scroll is left out
    assert counted(tables, "c2") == {
        **{"page_view": 1, "asset_download": 1, "form_submit": 1, "business_mail": 1}
    }
    acts = {row["event_type"]: row for row in read_table(project.db, "stg_ga4__events")}
    assert {"session_start", "generate_lead"} < set(acts)
    read = ["page_url", "campaign", "channel"]
    assert [acts["page_view"][column] for column in read] == [
        *("https://acme.example/prices", "spring", "cpc")
    ]
    assert acts["asset_download"]["asset"] == "/guide.pdf"
    assert acts["form_submit"]["form"] == "contact"


def test_posthog(tables: dict[str, Rows]) -> None:
    # who has no address and was never identified is a visitor
    assert leads(tables, "posthog") == {"p1"}
    # as a visitor of two names, one of which only `$identify` tells of; a click that
    # PostHog captured by itself is none; an event of one's own
    assert counted(tables, "posthog:p1") == {
        **{"page_view": 2, "meeting": 1},
        **{"director": 1, "business_mail": 1, "from_linkedin": 1, "gold": 1},
    }


def test_pipedrive(tables: dict[str, Rows]) -> None:
    assert leads(tables, "pipedrive") == {"301", "303"}
    # the primary one of two addresses; what is done, deleted or not, is an act; of the
    # deals one is open and one deleted
    assert counted(tables, "pipedrive:301") == {
        **{"sales_call": 1, "meeting": 1, "bought": 1, "gold": 1},
        **{"director": 1, "business_mail": 1},
        **{"software": 1, "staff_of_50": 1, "in_france": 1, "at_acme": 1},
    }
    assert counted(tables, "pipedrive:303") == {"opted_out": 1}


def test_intercom(project: Project, tables: dict[str, Rows]) -> None:
    assert leads(tables, "intercom") == {"ic1"}
    assert counted(tables, "intercom:ic1") == {
        **{"email_bounce": 1, "opted_out": 1, "gold": 1, "director": 1},
        **{"business_mail": 1, "software": 1, "staff_of_50": 1, "at_acme": 1},
    }
    # the conversation that she began, and its tags; a colleague began another
    acts = read_table(project.db, "stg_intercom__events")
    assert Counter(row["event_type"] for row in acts if row["contact_id"] == "ic1") == {
        "chat_message": 1,
        "tag Demo": 1,
        "tag Hot": 1,
        "email_bounce": 1,
    }


def test_salesforce_by_airbyte(tables: dict[str, Rows]) -> None:
    assert leads(tables, "salesforce_airbyte") == {"00Q9", "0039"}
    assert counted(tables, "salesforce_airbyte:00Q9") == {
        **{"business_mail": 1, "opted_out": 1, "gold": 1, "from_linkedin": 1},
        **{"software": 1, "staff_of_50": 1, "in_france": 1, "at_acme": 1},
    }
    assert counted(tables, "salesforce_airbyte:0039") == {
        **{"sales_call": 1, "webinar_attend": 1, "bought": 1},
        **{"director": 1, "business_mail": 1, "in_france": 1},
    }


def test_calendly_knows_addresses(tables: dict[str, Rows]) -> None:
    # of the generic contract; what was cancelled, by whomever, is no meeting
    assert counted(tables, "c3") == {"meeting": 1, "business_mail": 1}
    # an address that no other source has is a contact
    assert leads(tables, "calendly") == {"new@beta.example"}
    assert counted(tables, "calendly:new@beta.example") == {
        **{"meeting": 1, "business_mail": 1, "from_linkedin": 1}
    }


def test_brevo(tables: dict[str, Rows]) -> None:
    assert leads(tables, "brevo") == {"21", "22"}
    # what a proxy loaded nobody opened; the call that was made; the deal in a stage
    # that is called won
    assert counted(tables, "brevo:21") == {
        **{"email_open": 1, "email_click": 1, "sales_call": 1, "bought": 1},
        **{"director": 1, "business_mail": 1, "gold": 1},
        **{"software": 1, "staff_of_50": 1, "in_france": 1, "at_acme": 1},
    }
    assert counted(tables, "brevo:22") == {
        **{"email_bounce": 1, "opted_out": 1, "business_mail": 1}
    }


def test_what_is_missing_is_null_and_told_of_or_stops_the_run(
    project: Project, tables: dict[str, Rows]
) -> None:
    select = ["run", "--select", "stg_mautic__companies"]
    told = project.run_dbt(select, raw=FIXTURES, variables=VARIABLES, quiet=False)
    assert told.returncode == 0, told.stdout
    notes = "Not delivered by hubspot_fivetran, taken as null: "
    (line,) = (line for line in told.stdout.splitlines() if notes in line)
    missing = line.split(notes)[1].split(", ")
    assert "table contact_merge_audit" in missing
    assert "contact.property_phone" in missing
    assert not {"deal.property_amount", "engagement_call.timestamp"} & set(missing)

    raw = project.folder / "incomplete"
    shutil.copytree(FIXTURES, raw)
    (raw / "segment" / "users.csv").unlink()
    leads = raw / "mautic" / "leads.csv"
    leads.write_text(leads.read_text().replace("date_added", "added", 1))
    stopped = project.run_dbt(select, raw=raw, variables=VARIABLES)
    assert stopped.returncode != 0
    said = " ".join(stopped.stdout.split())
    assert "mautic.leads: column date_added is missing" in said.replace('"', "")
    assert "segment.users does not exist" in said.replace('"', "")
    assert said.count("have the connector deliver it") == 2


def test_a_database_has_the_tables_of_connectors_and_any_name() -> None:
    """Tables that are in it are read, with their prefix; a view over a file goes where
    the name of the database is not in the way."""
    sources = ["segment", {"system": "mautic", "schema": "crm", "prefix": "mtc_"}]
    select = [*SEEDS_AND_MODELS, *upstream_of(["stg_mautic__contacts"])]
    select += ["+stg_segment__contacts"]
    with Project() as project:
        project.db = project.folder / "segment.duckdb"
        write_seeds(project.seeds, rules())
        file = FIXTURES / "mautic" / "leads.csv"
        with duckdb.connect(project.db) as database:
            database.execute("create schema crm")
            database.execute(f"create table crm.mtc_leads as from '{file}'")

        def build(raw: Path) -> subprocess.CompletedProcess[str]:
            variables = VARIABLES | {"sources": sources}
            return project.run_dbt(select, raw=raw, variables=variables)

        done = build(FIXTURES)
        assert done.returncode == 0, done.stdout
        for name, ids in {
            "stg_mautic__contacts": {"1", "3", "5"},
            "stg_segment__contacts": {"u1", "u2"},
        }.items():
            found = {row["contact_id"] for row in read_table(project.db, name)}
            assert ids <= found, name

        raw = project.folder / "twice"
        shutil.copytree(FIXTURES / "segment", raw / "segment")
        (raw / "mautic").mkdir()
        shutil.copy(file, raw / "mautic" / "mtc_leads.csv")
        said = " ".join(build(raw).stdout.split()).replace('"', "")
        assert "mtc_leads.csv: the database has a table segment.crm.mtc_leads" in said


def test_a_run_with_other_sources_or_another_map_is_one_from_nothing(
    tmp_path: Path,
) -> None:
    """Ids get the system's name before them; then kept events another type."""
    seeds = rules()
    (pages,) = (
        row
        for row in seeds["event_type_map"]
        if (row["system"], row["source_event"]) == ("segment", "page")
    )
    with Project() as project:

        def build(systems: list[str], until: str) -> None:
            write_seeds(project.seeds, seeds)
            done = project.run_dbt(
                [*SEEDS_AND_MODELS, *upstream_of([until])],
                raw=FIXTURES,
                variables=VARIABLES | {"sources": systems},
            )
            assert done.returncode == 0, done.stdout

        build(["segment"], "int_contact_activity")
        build(["mautic", "segment"], "int_contact_activity")
        pages["event_type"] = "cta_click"
        build(["mautic", "segment"], "lead_score_contributions")
        kept = tmp_path / "kept.duckdb"
        project.db.rename(kept)
        build(["mautic", "segment"], "lead_score_contributions")
        # once raw tables no longer hold an event, only the hash of its id is kept
        found = table_differences(kept, project.db)
        assert [line for line in found if not line.startswith("int_events:")] == []
        rows = read_table(kept, "lead_score_contributions")
    assert ("segment:u1", "all_cta_click", 2) in {
        (row["contact_id"], row["rule_id"], row["counted_hits"]) for row in rows
    }
