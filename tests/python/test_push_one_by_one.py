"""The push to APIs that take one record per call: what each is told."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fake_crm.one_by_one import (
    BREVO_KEY,
    INTERCOM_TOKEN,
    PIPEDRIVE_TOKEN,
    FakeBrevo,
    FakeIntercom,
    FakePipedrive,
)
from fake_crm.server import Answer
from push_harness import FAST, HASTY, Pushing

from crm.brevo import Brevo  # isort: skip
from crm.destinations import Destination  # isort: skip
from crm.faults import NotAllowed, PushError  # isort: skip
from crm.intercom import Intercom  # isort: skip
from crm.pipedrive import Pipedrive  # isort: skip
from crm.records import FIELDS  # isort: skip

NAMES = ("ann", "bob", "o'neil+x")
CRMS = {
    "brevo": (
        FakeBrevo,
        lambda crm: Brevo({"BREVO_KEY": BREVO_KEY, "BREVO_URL": crm.url}, HASTY, FAST),
    ),
    "intercom": (
        FakeIntercom,
        lambda crm: Intercom(
            {"INTERCOM_TOKEN": INTERCOM_TOKEN, "INTERCOM_URL": crm.url}, HASTY, FAST
        ),
    ),
    "pipedrive": (
        FakePipedrive,
        lambda crm: Pipedrive(
            {"PIPEDRIVE_TOKEN": PIPEDRIVE_TOKEN, "PIPEDRIVE_URL": crm.url}, HASTY, FAST
        ),
    ),
}
Fake = FakeBrevo | FakeIntercom | FakePipedrive


@pytest.fixture
def pushing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pushing:
    pushing = Pushing(tmp_path, monkeypatch)
    pushing.add_leads(dict.fromkeys((*NAMES, "missing"), 70))
    return pushing


@pytest.fixture(params=CRMS)
def name(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def crm(name: str) -> Iterator[Fake]:
    with CRMS[name][0]() as crm:
        crm.contacts = {
            str(number): {"email": f"{contact}@acme.example", "CITY": "Paris"}
            for number, contact in enumerate(NAMES, start=1)
        }
        yield crm


@pytest.fixture
def connect(name: str, crm: Fake) -> Callable[[], Destination]:
    return lambda: CRMS[name][1](crm)


def score_of(record: dict[str, object]) -> object:
    return record.get("LEAD_SCORE", record.get("lead_score"))


def test_records_are_found_by_address_and_written_by_id(
    crm: Fake, connect: Callable[[], Destination], pushing: Pushing
) -> None:
    assert len(connect().set_up()) == len(FIELDS)
    assert connect().set_up() == []
    report = pushing.push(connect())
    assert report.outcomes == {"accepted": 3, "absent": 1, "unsettled": 0}
    assert [score_of(record) for record in crm.contacts.values()] == [70, 70, 70]
    pushing.score("ann", 71)
    pushing.suppress("bob")
    pushing.delete("o'neil+x")
    crm.requests.clear()
    report = pushing.push(connect())
    assert report.outcomes == {"accepted": 1, "cleared": 2, "unsettled": 0}
    written = [request.method for request in crm.requests if request.method != "GET"]
    assert written in (["PUT"] * 3, ["PATCH"] * 3)
    assert score_of(crm.contacts["1"]) == 71
    assert not score_of(crm.contacts["2"])
    assert not score_of(crm.contacts["3"])
    assert {record["CITY"] for record in crm.contacts.values()} == {"Paris"}


def test_a_record_is_gone_only_if_the_api_says_so(
    crm: Fake, connect: Callable[[], Destination], pushing: Pushing
) -> None:
    connect().set_up()
    pushing.push(connect())
    before = pushing.ledger()
    pushing.score("ann", 71)
    for answer in (Answer(404, "<html>"), Answer(404, {"message": "no Route"})):
        crm.standing = lambda _, answer=answer: answer
        with pytest.raises(NotAllowed, match="Check the URL"):
            pushing.push(connect())
        assert pushing.ledger() == before
    crm.standing = lambda _: None
    del crm.contacts["1"]
    assert pushing.push(connect()).outcomes["absent"] == 1
    assert pushing.ledger()["ann"]["status"] == "absent"


def test_a_missing_field_or_a_wrong_key_marks_nobody(
    crm: Fake, connect: Callable[[], Destination], pushing: Pushing
) -> None:
    with pytest.raises(PushError, match="--setup"):
        pushing.push(connect())
    # that one has no record was certain before
    assert set(pushing.ledger()) <= {"missing"}
    crm.standing = lambda _: Answer(401, {"code": "unauthorized"})
    with pytest.raises(NotAllowed, match="does not let us in"):
        pushing.push(connect())
    assert set(pushing.ledger()) <= {"missing"}
