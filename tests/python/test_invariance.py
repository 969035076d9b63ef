"""What may not move a score, on a part of the shipped sample and the shipped rules.

Three builds, one on top of the other: the raw rows known by a day; the same in another
order, each twice, with everything that came after that day; the first rows again with
two more leads of the same deeds, one of whom is two contacts merged.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

import duckdb
import pytest
from comparison import KEYS
from harness import ROOT, Project, Rows, shipped_headers, shipped_seed
from reference.tables import COLUMNS

DAY = "2026-09-30"
# Later rows join a built sample, whenever they were loaded.
VARIABLES = {"as_of_date": DAY, "load_lookback_days": 3650}
LAST_CONTACT = "c0000300"
DATED_BY = {
    "contacts": "created_at",
    "events": "occurred_at",
    "deals": "created_at",
    "stage_changes": "changed_at",
    "score_adjustments": "effective_at",
}
TABLES = [*KEYS, "lead_score_history", "score_crossings"]
SINGLE, SURVIVOR, FOLDED, VISITOR = "t_single", "t_survivor", "t_folded", "t_visitor"
TWINS = {SINGLE, SURVIVOR, FOLDED}
GIVEN = dict.fromkeys(COLUMNS["score_adjustments"]) | {
    "adjustment_id": "given",
    "operation": "add",
    "points": "3",
    "reason": "A good call",
    "effective_at": "2026-09-01",
}
Raw = dict[str, Rows]
Build = dict[str, list[dict]]


def sample_rows() -> Raw:
    """The first contacts of the sample with all that concerns them, as text."""
    own = f"contact_id <= '{LAST_CONTACT}'"
    of_contacts = f"select contact_id from contacts where {own}"
    visitors = f"select anonymous_id from identities where {own}"
    wanted = {
        "companies": f"company_id in (select company_id from contacts where {own})",
        "contact_merges": f"merged_contact_id in ({of_contacts})",
        "events": f"{own} or contact_id is null and anonymous_id in ({visitors})",
    }
    with duckdb.connect() as connection:
        for path in sorted((ROOT / "sample").iterdir()):
            reader = f"read_csv('{path}', all_varchar = true, header = true)"
            source = reader if path.suffix == ".csv" else f"'{path}'"
            connection.execute(f"create view {path.stem} as from {source}")
        rows = {}
        for table, columns in COLUMNS.items():
            cells = ", ".join(f"cast({name} as varchar)" for name in columns)
            found = connection.execute(
                f"select {cells} from {table} where {wanted.get(table, own)}"
                " order by all"
            ).fetchall()
            rows[table] = [dict(zip(columns, row, strict=True)) for row in found]
        return rows


def known_by(raw: Raw, is_known: bool) -> Raw:
    """The rows dated up to the day, or those after it; undated rows are known."""
    return {
        table: [
            row
            for row in rows
            if (str(row.get(DATED_BY.get(table, ""), "") or "")[:10] <= DAY) == is_known
        ]
        for table, rows in raw.items()
    }


def joined(*parts: Raw) -> Raw:
    return {table: [row for part in parts for row in part[table]] for table in COLUMNS}


def shuffled(raw: Raw) -> Raw:
    draw = random.Random(7)
    return {table: draw.sample(rows, len(rows)) for table, rows in raw.items()}


def shipped_rules(raw: Raw) -> dict[str, Rows]:
    """The shipped seeds, without the domains and machines that nobody here has."""
    domains = {(row["email"] or "").rpartition("@")[2] for row in raw["contacts"]}
    agents = {(row["user_agent"] or "").lower() for row in raw["events"]}
    seeds = {path.stem: shipped_seed(path.stem) for path in shipped_headers()}
    for name in ("free_email_domains", "disposable_email_domains"):
        seeds[name] = [row for row in seeds[name] if row["domain"] in domains]
    seeds["machine_user_agents"] = [
        row
        for row in seeds["machine_user_agents"]
        if any((row["pattern"] or "").lower() in agent for agent in agents)
    ]
    return seeds


def busiest(raw: Raw) -> str:
    """A contact with a deal, a stage, a company, and the most events of those."""
    kinds = ("deals", "stage_changes", "events")
    merged = {
        row[name]
        for row in raw["contact_merges"]
        for name in ("merged_contact_id", "surviving_contact_id")
    }
    have = [{row["contact_id"] for row in raw[kind]} for kind in kinds]
    places = {
        row["contact_id"]
        for row in raw["contacts"]
        if row["company_id"] and not row["deleted_at"]
    }
    acts = Counter(row["contact_id"] for row in raw["events"])
    return max(
        set.intersection(places, *have) - merged, key=lambda who: (acts[who], who)
    )


def twins(raw: Raw, model: str) -> Raw:
    """A lead with everything that `model` has, and the same lead as two contacts."""
    rows = {
        table: [row for row in raw[table] if row.get("contact_id") == model]
        for table in COLUMNS
    }
    rows["score_adjustments"] = [GIVEN]
    (contact,) = rows["contacts"]
    (company,) = (
        row for row in raw["companies"] if row["company_id"] == contact["company_id"]
    )
    found: Raw = {table: [] for table in COLUMNS}
    for twin in (SINGLE, SURVIVOR):
        place = {"company_id": f"{twin} company"}
        found["companies"].append(company | place)
        found["contacts"].append(contact | place | {"contact_id": twin})
        for table, key in (
            ("events", "event_id"),
            ("deals", "deal_id"),
            ("stage_changes", None),
            ("score_adjustments", "adjustment_id"),
        ):
            for number, row in enumerate(rows[table]):
                copy = row | owner(twin, number, table)
                copy |= {key: f"{twin} {row[key]}"} if key else {}
                copy |= place if row.get("company_id") else {}
                found[table].append(copy)
    blank = dict.fromkeys(COLUMNS["contacts"])
    other = {"contact_id": FOLDED, "created_at": "2020-01-01", "country": "ZZ"}
    found["contacts"].append(blank | other)
    found["contact_merges"] = [
        {
            "merged_contact_id": FOLDED,
            "surviving_contact_id": SURVIVOR,
            "merged_at": "2027-01-01",
        }
    ]
    found["identities"] = [
        {
            "anonymous_id": VISITOR,
            "contact_id": FOLDED,
            "identified_at": "2027-01-01",
        }
    ]
    return found


def owner(twin: str, number: int, table: str) -> dict[str, str | None]:
    """Whose the row is: one contact's, or in turn the survivor's, the other's, ..."""
    if twin == SINGLE:
        return {"contact_id": SINGLE}
    if table == "events" and number % 3 == 2:
        return {"contact_id": None, "anonymous_id": VISITOR}
    return {"contact_id": (SURVIVOR, FOLDED)[number % 2]}


@dataclass
class Builds:
    base: Build
    with_more_rows: Build
    with_twins: Build
    later: Raw


@pytest.fixture(scope="module")
def builds() -> Iterator[Builds]:
    raw = sample_rows()
    base, later = known_by(raw, is_known=True), known_by(raw, is_known=False)
    assert len(base["events"]) > 5000
    assert all(later[table] for table in DATED_BY)
    rules = shipped_rules(base)
    with Project() as project:

        def build(rows: Raw, *, afresh: bool = False) -> Build:
            return project.build(rows, rules, VARIABLES, TABLES, afresh=afresh)

        yield Builds(
            base=build(base, afresh=True),
            with_more_rows=build(shuffled(joined(base, base, later))),
            # an event that is not there any more is noticed by a full build alone
            with_twins=build(joined(base, twins(base, busiest(base))), afresh=True),
            later=later,
        )


def counted(rows: list[dict], keep: Callable[[dict], bool] = bool) -> Counter:
    return Counter(tuple(row.values()) for row in rows if keep(row))


def test_the_base_is_worth_looking_at(builds: Builds) -> None:
    for table in TABLES:
        assert len(builds.base[table]) > 10, table
    kinds = {row["kind"] for row in builds.base["lead_score_contributions"]}
    assert kinds >= {"attribute", "event", "inactivity", "group_limit", "adjustment"}
    statuses = {row["status"] for row in builds.base["lead_scores"]}
    assert statuses == {"scored", "disqualified", "insufficient_data"}


def test_order_copies_later_rows_and_a_second_run_move_nothing(builds: Builds) -> None:
    for table in set(TABLES) - {"rejected_rows", "machine_events"}:
        assert counted(builds.with_more_rows[table]) == counted(builds.base[table])
    after = {row["event_id"] for row in builds.later["events"]}
    assert counted(
        builds.with_more_rows["machine_events"],
        lambda row: row["event_id"] not in after,
    ) == counted(builds.base["machine_events"])
    # who was unknown may have come later
    rejected = counted(builds.base["rejected_rows"], is_known)
    assert not rejected - counted(builds.with_more_rows["rejected_rows"])


def is_known(rejected: dict) -> bool:
    return rejected["reason"] != "unknown_contact"


def test_copies_are_dropped_or_kept_as_rejected(builds: Builds) -> None:
    copies = Counter(
        row["source_table"]
        for row in builds.with_more_rows["rejected_rows"]
        if row["reason"] == "duplicate_key"
    )
    tables = set(COLUMNS) - {"contacts", "events"}
    assert set(copies) == tables


def test_unrelated_leads_move_nothing_but_ranks(builds: Builds) -> None:
    ranks = {"score_rank": None, "score_percentile": None}
    for table in TABLES:
        kept = [row for row in builds.with_twins[table] if not is_of_twins(row)]
        before = builds.base[table]
        if table == "lead_scores":
            assert places(kept) == places(before)
            kept = [row | ranks for row in kept]
            before = [row | ranks for row in before]
        assert counted(kept) == counted(before), table


def is_of_twins(row: dict) -> bool:
    companies = {f"{twin} company" for twin in TWINS}
    return row.get("contact_id") in TWINS or row.get("company_id") in companies


def places(rows: list[dict]) -> list[tuple]:
    """The scored leads, best first."""
    ranked = [
        (row["scorecard_id"], row["score_rank"], row["contact_id"])
        for row in rows
        if row["score_rank"] is not None
    ]
    return [(card, who) for card, _, who in sorted(ranked)]


@pytest.mark.parametrize(
    "table", ["lead_scores", "lead_score_contributions", "account_scores"]
)
def test_a_merged_contact_equals_a_single_one(builds: Builds, table: str) -> None:
    own = {"lead_score_id", "contribution_id", "contact_id", "company_id"}
    own |= {"best_contact_id"}

    def rows_of(twin: str) -> Counter:
        rows = [
            {
                name: str(value).removeprefix(f"{twin} ")
                for name, value in row.items()
                if name not in own
            }
            for row in builds.with_twins[table]
            if twin in (row.get("contact_id"), row.get("best_contact_id"))
        ]
        return Counter(tuple(sorted(row.items())) for row in rows)

    assert rows_of(SINGLE)
    assert rows_of(SURVIVOR) == rows_of(SINGLE)
    assert not rows_of(FOLDED)


def test_the_twins_have_points_of_many_kinds(builds: Builds) -> None:
    kinds = {
        row["kind"]
        for row in builds.with_twins["lead_score_contributions"]
        if row["contact_id"] == SURVIVOR
    }
    assert kinds >= {"attribute", "event", "adjustment"}


def test_contributions_add_up_to_the_raw_score(builds: Builds) -> None:
    for build in (builds.base, builds.with_twins):
        sums: dict[tuple, Decimal] = {}
        for row in build["lead_score_contributions"]:
            lead = row["contact_id"], row["scorecard_id"]
            sums[lead] = sums.get(lead, Decimal(0)) + row["points"]
        for row in build["lead_scores"]:
            lead = row["contact_id"], row["scorecard_id"]
            assert sums.pop(lead, Decimal(0)) == row["raw_score"]
        assert not sums
