"""The push to HubSpot: what it writes, and what it does when everything goes wrong."""

import random
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_crm.hubspot import TOKEN, FakeHubSpot
from push_harness import FAST, HASTY, Pushing

from crm.delivery import TooMany  # isort: skip
from crm.hubspot import HubSpot  # isort: skip
from crm.journal import AlreadyRunning, Journal  # isort: skip
from crm.ledger import Ledger  # isort: skip
from crm.records import FIELDS, Entry  # isort: skip
from crm.faults import NotAllowed, TryLater  # isort: skip
from crm.pace import Pace, Patience  # isort: skip
from crm.transport import Transport  # isort: skip

FAULTS = {
    "429 plain": 0.05,
    "429 after 0": 0.05,
    "500": 0.1,
    "500 after": 0.03,
    "503": 0.02,
    "dropped before": 0.04,
    "dropped after": 0.06,
    "cut after": 0.03,
    "garbage after": 0.02,
    "partial": 0.1,
}
OURS = {
    "lead_score": "70",
    "lead_score_change": "0",
    "lead_grade": "B1",
    "lead_temperature": "hot",
    "lead_rating": "4",
    "lead_reason_1": "Asked for a demo",
    "lead_reason_2": "",
    "lead_reason_3": "",
    "lead_next_step": "Call",
    "lead_score_changed_at": "2026-03-01T06:00:00Z",
}
CLEARED = dict.fromkeys(OURS, "")


@pytest.fixture
def crm() -> Iterator[FakeHubSpot]:
    with FakeHubSpot() as crm:
        for field in FIELDS:
            kind = {"number": "number", "text": "string", "time": "datetime"}
            crm.properties[field.name] = kind[field.kind]
        yield crm


@pytest.fixture
def pushing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pushing:
    return Pushing(tmp_path, monkeypatch)


def hubspot(
    crm: FakeHubSpot, token: str = TOKEN, patience: Patience = HASTY
) -> HubSpot:
    return HubSpot({"HUBSPOT_TOKEN": token, "HUBSPOT_URL": crm.url}, patience, FAST)


def settings(crm: FakeHubSpot) -> dict[str, str]:
    return {"HUBSPOT_TOKEN": TOKEN, "HUBSPOT_URL": crm.url}


def address(contact_id: str) -> str:
    return f"{contact_id}@acme.example"


def calls(crm: FakeHubSpot) -> list[str]:
    """The last words of the paths that were called since the last look."""
    names = [request.path.rsplit("/", 1)[1] for request in crm.requests]
    crm.requests.clear()
    return names


def test_records_that_are_there_are_written_and_none_is_made(
    crm: FakeHubSpot, pushing: Pushing
) -> None:
    crm.add(address("ann"), address("bob"), "somebody@else.example")
    pushing.add_leads({"ann": 70, "bob": 5, "missing": 90})
    report = pushing.push(hubspot(crm))
    assert report.outcomes == {"accepted": 2, "absent": 1, "unsettled": 0}
    assert calls(crm) == ["read", "update"]
    assert crm.by_email() == {
        address("ann"): {"email": address("ann"), **OURS},
        address("bob"): {"email": address("bob"), **OURS, "lead_score": "5"},
        "somebody@else.example": {"email": "somebody@else.example"},
    }
    entry = pushing.ledger()["ann"]
    assert (entry["status"], entry["external_id"]) == ("ok", "1000")
    assert pushing.ledger()["missing"]["status"] == "absent"


def test_an_unchanged_rerun_makes_no_call(crm: FakeHubSpot, pushing: Pushing) -> None:
    crm.add(address("ann"))
    pushing.add_leads({"ann": 70, "missing": 90})
    pushing.push(hubspot(crm))
    calls(crm)
    report = pushing.push(hubspot(crm))
    assert (report.sent, report.unchanged, calls(crm)) == (0, 2, [])


def test_only_what_changed_is_sent_by_the_record_id(
    crm: FakeHubSpot, pushing: Pushing
) -> None:
    names = [f"c{number:03}" for number in range(250)]
    crm.add(*map(address, names))
    pushing.add_leads(dict.fromkeys(names, 70))
    pushing.push(hubspot(crm))
    assert calls(crm) == ["read", "update"] * 3
    crm.writes.clear()
    for name in names[:3]:
        pushing.score(name, 71)
    pushing.push(hubspot(crm))
    assert calls(crm) == ["update"]
    assert [contact for contact, _ in crm.writes] == names[:3]


def test_suppressed_and_vanished_people_are_cleared_once(
    crm: FakeHubSpot, pushing: Pushing
) -> None:
    crm.add(*map(address, ("ann", "bob", "cleo")))
    pushing.add_leads({"ann": 70, "bob": 70, "cleo": 70})
    pushing.push(hubspot(crm))
    pushing.suppress("ann")
    pushing.delete("bob")
    report = pushing.push(hubspot(crm))
    assert report.outcomes == {"cleared": 2, "unsettled": 0}
    records = crm.by_email()
    assert records[address("ann")] == {"email": address("ann"), **CLEARED}
    assert records[address("bob")] == {"email": address("bob"), **CLEARED}
    assert records[address("cleo")] == {"email": address("cleo"), **OURS}
    # nothing is remembered of who is gone
    assert set(pushing.ledger()) == {"ann", "cleo"}
    assert pushing.ledger()["ann"]["status"] == "cleared"
    calls(crm)
    assert pushing.push(hubspot(crm)).sent == 0
    assert calls(crm) == []


def test_a_suppressed_person_is_never_looked_for(
    crm: FakeHubSpot, pushing: Pushing
) -> None:
    crm.add(address("ann"))
    pushing.add_leads({"ann": 70})
    pushing.suppress("ann")
    assert pushing.push(hubspot(crm), create_missing=True).sent == 0
    assert calls(crm) == []


def test_who_opts_in_again_gets_the_score_back(
    crm: FakeHubSpot, pushing: Pushing
) -> None:
    crm.add(address("ann"))
    pushing.add_leads({"ann": 70})
    pushing.push(hubspot(crm))
    pushing.suppress("ann")
    pushing.push(hubspot(crm))
    pushing.execute("update crm_lead_scores set is_suppressed = false, lead_score = 70")
    pushing.push(hubspot(crm))
    assert crm.by_email()[address("ann")] == {"email": address("ann"), **OURS}


def test_a_call_without_an_answer_is_cleared_too(
    crm: FakeHubSpot, pushing: Pushing
) -> None:
    """Applied, the answer lost, given up; then the person opts out."""
    crm.add(address("ann"))
    pushing.add_leads({"ann": 70})
    crm.next_faults += ["", *["dropped after"] * HASTY.attempts]
    with pytest.raises(TryLater):
        pushing.push(hubspot(crm))
    assert pushing.ledger()["ann"]["status"] == "unknown"
    pushing.suppress("ann")
    pushing.push(hubspot(crm))
    assert crm.by_email()[address("ann")]["lead_score"] == ""


def test_a_record_that_was_deleted_in_the_crm_is_told(
    crm: FakeHubSpot, pushing: Pushing
) -> None:
    crm.add(address("ann"), address("bob"))
    pushing.add_leads({"ann": 70, "bob": 70})
    pushing.push(hubspot(crm))
    del crm.contacts["1000"]
    pushing.score("ann", 71)
    pushing.score("bob", 71)
    report = pushing.push(hubspot(crm))
    assert report.outcomes == {"accepted": 1, "absent": 1, "unsettled": 0}
    assert list(crm.contacts) == ["1001"]
    entry = pushing.ledger()["ann"]
    assert (entry["status"], entry["external_id"]) == ("absent", None)
    # made again by somebody, it is found by its address with the next score
    crm.contacts["2000"] = {"email": address("ann")}
    pushing.score("ann", 72)
    pushing.push(hubspot(crm))
    assert crm.contacts["2000"]["lead_score"] == "72"


@pytest.mark.parametrize("kind", ["poison_for_all", "poison"])
def test_a_row_that_is_refused_stops_no_other(
    crm: FakeHubSpot, pushing: Pushing, kind: str
) -> None:
    """Refused with the whole batch (400), or on its own (207)."""
    names = [f"c{number:03}" for number in range(100)]
    crm.add(*map(address, names))
    getattr(crm, kind).add("c042")
    pushing.add_leads(dict.fromkeys(names, 70))
    report = pushing.push(hubspot(crm))
    assert report.outcomes == {"accepted": 99, "refused": 1, "unsettled": 0}
    # halves of 100: the bad half and its sibling, seven times over
    assert len(calls(crm)) == (1 + 1 + 14 if kind == "poison_for_all" else 2)
    entry = pushing.ledger()["c042"]
    assert entry["status"] == "rejected"
    assert "VALIDATION_ERROR" in entry["last_error"]
    assert "@" not in entry["last_error"]
    assert pushing.push(hubspot(crm)).sent == 0
    getattr(crm, kind).clear()
    report = pushing.push(hubspot(crm), retry_rejected=True)
    assert report.outcomes == {"accepted": 1, "unsettled": 0}
    assert crm.by_email()[address("c042")]["lead_score"] == "70"


def test_a_refused_value_leaves_the_accepted_one_known(
    crm: FakeHubSpot, pushing: Pushing
) -> None:
    crm.add(address("ann"))
    pushing.add_leads({"ann": 70})
    pushing.push(hubspot(crm))
    crm.poison.add("ann")
    pushing.score("ann", 71)
    pushing.push(hubspot(crm))
    calls(crm)
    # back at what the CRM has: nothing to do
    pushing.score("ann", 70)
    assert pushing.push(hubspot(crm)).sent == 0
    crm.poison.clear()
    pushing.suppress("ann")
    pushing.push(hubspot(crm))
    assert crm.by_email()[address("ann")]["lead_score"] == ""


def test_a_run_stops_when_a_fifth_is_refused(
    crm: FakeHubSpot, pushing: Pushing
) -> None:
    names = [f"c{number:04}" for number in range(1000)]
    crm.add(*map(address, names))
    crm.poison |= set(names[: len(names) // 4])
    pushing.add_leads(dict.fromkeys(names, 70))
    with pytest.raises(TooMany, match="100 of 100 contacts were refused"):
        pushing.push(hubspot(crm))
    assert len(calls(crm)) == 2
    assert pushing.ledger()["c0000"]["status"] == "rejected"


def test_a_run_that_would_clear_a_fifth_stops_before(
    crm: FakeHubSpot, pushing: Pushing
) -> None:
    names = [f"c{number:04}" for number in range(600)]
    crm.add(*map(address, names))
    pushing.add_leads(dict.fromkeys(names, 70))
    pushing.push(hubspot(crm))
    calls(crm)
    pushing.execute("delete from crm_lead_scores where contact_id < 'c0121'")
    with pytest.raises(TooMany, match="121 of 600 contacts would be cleared"):
        pushing.push(hubspot(crm))
    assert calls(crm) == []
    report = pushing.push(hubspot(crm), clear_many=True)
    assert report.outcomes["cleared"] == 121
    assert crm.by_email()[address("c0000")]["lead_score"] == ""


def test_retry_after_is_waited_for(crm: FakeHubSpot, pushing: Pushing) -> None:
    crm.add(address("ann"))
    pushing.add_leads({"ann": 70})
    crm.next_faults += ["", "429 after 1"]
    started = time.monotonic()
    pushing.push(hubspot(crm))
    assert time.monotonic() - started >= 1.0
    assert calls(crm) == ["read", "update", "update"]


@pytest.mark.parametrize(
    "fault", ["500", "500 after", "503", "423", "dropped before", "dropped after"]
)
def test_a_fault_that_passes_is_outlived(
    crm: FakeHubSpot, pushing: Pushing, fault: str
) -> None:
    crm.add(address("ann"))
    pushing.add_leads({"ann": 70})
    crm.next_faults += [fault, fault, "", fault, fault]
    report = pushing.push(hubspot(crm))
    assert report.outcomes == {"accepted": 1, "unsettled": 0}
    assert len(calls(crm)) == 6


def test_a_peer_that_is_too_slow_is_asked_again(
    crm: FakeHubSpot, pushing: Pushing
) -> None:
    crm.add(address("ann"))
    pushing.add_leads({"ann": 70})
    crm.delay = 1.0
    slow = Patience(attempts=2, first_wait=0.002, timeout=0.2)
    with pytest.raises(TryLater, match="ReadTimeout"):
        pushing.push(hubspot(crm, patience=slow))
    crm.delay = 0.0
    pushing.push(hubspot(crm))
    assert crm.by_email()[address("ann")]["lead_score"] == "70"


@pytest.mark.parametrize("fault", ["429 today", "403 today", "429 for hours"])
def test_a_used_up_allowance_is_for_a_later_run(
    crm: FakeHubSpot, pushing: Pushing, fault: str
) -> None:
    names = [f"c{number:03}" for number in range(250)]
    crm.add(*map(address, names))
    pushing.add_leads(dict.fromkeys(names, 70))
    crm.next_faults += ["", "", fault]
    done = pushing.run("hubspot", environment=settings(crm))
    assert done.returncode == 75, done.stderr
    assert len(calls(crm)) == 3
    done = pushing.run("hubspot", environment=settings(crm))
    assert done.returncode == 0, done.stderr
    assert "150 written" in done.stdout
    assert calls(crm) == ["read", "update"] * 2
    assert {record["lead_score"] for record in crm.contacts.values()} == {"70"}


@pytest.mark.parametrize("fault", ["401", "403", "302"])
def test_who_is_not_let_in_marks_nothing(
    crm: FakeHubSpot, pushing: Pushing, fault: str
) -> None:
    crm.add(address("ann"))
    pushing.add_leads({"ann": 70})
    crm.next_faults += [fault]
    with pytest.raises(NotAllowed):
        pushing.push(hubspot(crm))
    assert pushing.ledger() == {}
    assert len(calls(crm)) == 1


def test_a_secret_and_an_address_are_never_shown(
    crm: FakeHubSpot, pushing: Pushing
) -> None:
    crm.add(address("ann"), address("bob"))
    crm.poison_for_all.add("bob")
    pushing.add_leads({"ann": 70, "bob": 70})
    for environment in (settings(crm), {"HUBSPOT_URL": crm.url, "HUBSPOT_TOKEN": "no"}):
        # due again in either run
        pushing.execute("update crm_lead_scores set lead_score = lead_score + 1")
        done = pushing.run("hubspot", environment=environment)
        assert done.returncode == 1
        assert TOKEN not in done.stdout + done.stderr
        assert "@" not in done.stdout + done.stderr
        assert "Traceback" not in done.stderr
    kept = [path for path in pushing.folder.rglob("*") if path.is_file()]
    assert len(kept) >= 2
    for path in kept:
        assert TOKEN.encode() not in path.read_bytes()
        if path != pushing.db:
            assert b"@" not in path.read_bytes()


def test_a_dry_run_writes_nothing(crm: FakeHubSpot, pushing: Pushing) -> None:
    crm.add(address("ann"))
    pushing.add_leads({"ann": 70, "bob": 5})
    before = pushing.db.read_bytes()
    done = pushing.run("hubspot", "--dry-run", environment=settings(crm))
    assert done.returncode == 0, done.stderr
    assert "2 to write, 0 to clear, 0 up to date" in done.stdout
    assert "'lead_score': '70'" in done.stdout
    assert "@" not in done.stdout
    assert calls(crm) == []
    assert pushing.db.read_bytes() == before
    assert not pushing.journal.exists()


def test_a_limit_is_kept_and_the_rest_comes_later(
    crm: FakeHubSpot, pushing: Pushing
) -> None:
    names = [f"c{number:03}" for number in range(30)]
    crm.add(*map(address, names))
    pushing.add_leads(dict.fromkeys(names, 70))
    assert pushing.push(hubspot(crm), limit=12, page=7).sent == 12
    assert pushing.push(hubspot(crm), page=7).sent == 18
    assert sorted(contact for contact, _ in crm.writes) == names


def test_pages_are_no_longer_than_asked(pushing: Pushing) -> None:
    """A limit after a left join is lost by DuckDB 2.0.0, on tables of some size."""
    names = [f"c{number:06}" for number in range(300_000)]
    pushing.add_leads(dict.fromkeys(names, 70))
    ledger = Ledger(pushing.warehouse(), "hubspot")
    ledger.create()
    entries = {name: Entry("hubspot", name) for name in names[:50_000]}
    ledger.merge(entries)
    pages = [[entry for _, entry in page] for page in ledger.lead_pages(40_000)]
    assert [len(page) for page in pages] == [40_000] * 7 + [20_000]
    assert [entry.contact_id for page in pages for entry in page] == names
    pushing.execute("delete from crm_lead_scores where contact_id < 'c045000'")
    gone = [[entry.contact_id for entry in page] for page in ledger.gone_pages(20_000)]
    assert [len(page) for page in gone] == [20_000, 20_000, 5_000]
    assert [name for page in gone for name in page] == names[:45_000]


def test_missing_records_are_made_on_demand_only_once(
    crm: FakeHubSpot, pushing: Pushing
) -> None:
    crm.add(address("ann"))
    pushing.add_leads({"ann": 70, "bob": 5, "cleo": 6})
    pushing.push(hubspot(crm))
    assert len(crm.contacts) == 1
    calls(crm)
    # made, the answer lost, found again
    crm.next_faults += ["", "dropped after"]
    report = pushing.push(hubspot(crm), create_missing=True)
    assert report.outcomes == {"accepted": 2, "unsettled": 0}
    assert calls(crm) == ["read", "create", "create", "read", "update"]
    assert len(crm.contacts) == 3
    assert crm.by_email()[address("cleo")]["lead_score"] == "6"
    assert pushing.push(hubspot(crm), create_missing=True).sent == 0


def test_the_setup_makes_what_is_missing(crm: FakeHubSpot, pushing: Pushing) -> None:
    for field in FIELDS[1:]:
        del crm.properties[field.name]
    done = pushing.run("hubspot", "--setup", environment=settings(crm))
    assert done.returncode == 0, done.stderr
    assert set(crm.properties) == {"email", *(field.name for field in FIELDS)}
    assert crm.properties["lead_score_change"] == "number"
    assert crm.properties["lead_score_changed_at"] == "datetime"
    done = pushing.run("hubspot", "--setup", environment=settings(crm))
    assert "none, all are there" in done.stdout


def test_fields_that_are_missing_stop_the_run(
    crm: FakeHubSpot, pushing: Pushing
) -> None:
    names = [f"c{number:03}" for number in range(300)]
    crm.add(*map(address, names))
    pushing.add_leads(dict.fromkeys(names, 70))
    del crm.properties["lead_grade"]
    with pytest.raises(TooMany, match="--setup"):
        pushing.push(hubspot(crm))
    assert crm.writes == []


def test_ten_thousand_leads_come_through_every_fault(
    crm: FakeHubSpot, pushing: Pushing
) -> None:
    names = [f"c{number:05}" for number in range(10_000)]
    crm.add(*map(address, names))
    crm.poison |= {"c00777", "c05555"}
    crm.poison_for_all |= {"c03333"}
    pushing.add_leads({name: int(name[1:]) % 101 for name in names})
    crm.fault_rates = FAULTS
    report = pushing.push(hubspot(crm))
    assert set(crm.faults_met) >= set(FAULTS)
    assert report.outcomes["accepted"] + report.outcomes["unsettled"] == 9997
    assert report.outcomes["refused"] == 3
    # what three answers in a row did not mention is sent by the next run
    for name in names[::271]:
        pushing.score(name, 100)
    pushing.push(hubspot(crm))
    crm.fault_rates = {}
    pushing.push(hubspot(crm))
    expected = {
        name: "100" if number % 271 == 0 else str(number % 101)
        for number, name in enumerate(names)
    }
    poison = crm.poison | crm.poison_for_all
    records = crm.by_email()
    stale = [
        name
        for name in names
        if name not in poison and records[address(name)]["lead_score"] != expected[name]
    ]
    assert stale == []
    ledger = pushing.ledger()
    assert len(ledger) == 10_000
    rejected = {name for name in names if ledger[name]["status"] != "ok"}
    assert rejected == poison
    assert not any("lead_score" in records[address(name)] for name in poison)
    calls(crm)
    assert pushing.push(hubspot(crm)).sent == 0
    assert calls(crm) == []


def test_a_killed_run_is_taken_up_where_it_was(
    crm: FakeHubSpot, pushing: Pushing
) -> None:
    """kill -9 at twenty random moments, while scores change and people leave."""
    draw = random.Random(11)
    names = [f"c{number:05}" for number in range(6_000)]
    crm.add(*map(address, names))
    pushing.add_leads(dict.fromkeys(names, 50))
    scores = dict.fromkeys(names, 50)
    crm.delay = 0.02
    command = [*pushing.command("hubspot"), "--rate", str(FAST)]
    killed_midway = 0
    for turn in range(20):
        before = len(crm.writes)
        process = subprocess.Popen(
            command,
            env=pushing.environment(settings(crm)),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        # sometimes before the first call, mostly after some
        wanted = before + draw.choice([0, 1, 150, 400, 900])
        deadline = time.monotonic() + 120
        while len(crm.writes) < wanted and process.poll() is None:
            assert time.monotonic() < deadline
            time.sleep(0.003)
        time.sleep(draw.random() * 0.03)
        process.send_signal(signal.SIGKILL)
        process.wait()
        killed_midway += before < len(crm.writes) < before + len(names)
        for name in draw.sample(names, 400):
            scores[name] = 51 + turn
        pushing.execute(
            "update crm_lead_scores set lead_score = changed.score from (select"
            " unnest(?) as name, unnest(?) as score) as changed"
            " where contact_id = changed.name",
            [list(scores), list(scores.values())],
        )
    assert killed_midway > 10
    pushing.suppress("c00001")
    pushing.delete("c00002")
    done = pushing.run("hubspot", "--rate", str(FAST), environment=settings(crm))
    assert done.returncode == 0, done.stderr
    records = crm.by_email()
    expected = {address(name): str(score) for name, score in scores.items()}
    expected |= {address("c00001"): "", address("c00002"): ""}
    assert {email: row["lead_score"] for email, row in records.items()} == expected
    assert len(crm.contacts) == len(names)
    calls(crm)
    done = pushing.run("hubspot", environment=settings(crm))
    assert "0 written" in done.stdout
    assert "0 calls" in done.stdout
    assert calls(crm) == []


def test_the_warehouse_is_closed_while_scores_are_sent(
    crm: FakeHubSpot, pushing: Pushing
) -> None:
    crm.add(address("ann"))
    pushing.add_leads({"ann": 70})
    handle, opened = crm.handle, []

    def handle_with_a_look(request):
        opened.append(pushing.execute("select count(*) from crm_lead_scores"))
        return handle(request)

    crm.handle = handle_with_a_look
    done = pushing.run("hubspot", environment=settings(crm))
    assert done.returncode == 0, done.stderr
    assert opened == [[(1,)], [(1,)]]


def test_a_line_that_was_not_written_to_its_end_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "hubspot.jsonl"
    entry = Entry("hubspot", "ann", status="ok", accepted_hash="a")
    journal = Journal(path)
    journal.write([entry])
    journal.write([], ["bob"])
    with pytest.raises(AlreadyRunning):
        Journal(path)
    journal.close()
    with path.open("ab") as file:
        file.write(b'{"entries": [{"destination": "hubs')
    journal = Journal(path)
    assert journal.latest() == {"ann": entry, "bob": None}
    journal.clear()
    assert journal.latest() == {}
    journal.close()


@pytest.mark.parametrize(
    ("url", "is_taken"),
    [
        ("https://api.hubapi.com", True),
        ("http://127.0.0.1:8080", True),
        ("http://localhost", True),
        ("http://api.hubapi.com", False),
        ("http://127.0.0.1.evil.example", False),
    ],
)
def test_only_https_leaves_the_machine(url: str, is_taken: bool) -> None:
    if is_taken:
        Transport(url, Pace(1, 1.0)).close()
    else:
        with pytest.raises(ValueError, match="https"):
            Transport(url, Pace(1, 1.0))


def test_a_missing_setting_is_named(pushing: Pushing) -> None:
    done = pushing.run("hubspot", environment={"HUBSPOT_TOKEN": ""})
    assert (done.returncode, done.stdout) == (2, "")
    assert "HUBSPOT_TOKEN" in done.stderr


def test_no_more_calls_are_made_than_the_pace_allows() -> None:
    now, slept = [0.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    pace = Pace(3, 10.0, clock=lambda: now[0], sleep=sleep)
    moments = []
    for _ in range(7):
        pace.wait()
        moments.append(now[0])
        now[0] += 1.0
    assert moments == [0.0, 1.0, 2.0, 10.0, 11.0, 12.0, 20.0]
