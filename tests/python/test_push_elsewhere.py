"""The push to Mautic, Salesforce and a webhook: only what is their own."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_crm.others import PASSWORD, SECRET, FakeMautic, FakeSalesforce, FakeWebhook
from push_harness import FAST, HASTY, Pushing

from crm.mautic import Mautic  # isort: skip
from crm.records import FIELDS  # isort: skip
from crm.salesforce import Salesforce, api_name  # isort: skip
from crm.webhook import Webhook  # isort: skip

NAMES = ("ann", "bob", "cleo")


@pytest.fixture
def pushing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pushing:
    pushing = Pushing(tmp_path, monkeypatch)
    pushing.add_leads(dict.fromkeys(NAMES, 70))
    return pushing


def address(contact_id: str) -> str:
    return f"{contact_id}@acme.example"


@pytest.fixture
def receiver() -> Iterator[FakeWebhook]:
    with FakeWebhook() as receiver:
        yield receiver


def webhook(receiver: FakeWebhook, secret: str = "") -> Webhook:
    settings = {"WEBHOOK_URL": receiver.url + "/scores", "WEBHOOK_SECRET": secret}
    return Webhook(settings, HASTY, FAST)


def test_a_webhook_is_told_the_scores_as_json(
    receiver: FakeWebhook, pushing: Pushing
) -> None:
    pushing.push(webhook(receiver))
    (request,) = receiver.requests
    assert (request.method, request.path) == ("POST", "/scores")
    assert receiver.contacts["ann"] == {
        "contact_id": "ann",
        "email": address("ann"),
        "is_cleared": False,
        "lead_score": 70,
        "lead_score_change": 0,
        "lead_grade": "B1",
        "lead_temperature": "hot",
        "lead_rating": "4",
        "lead_reason_1": "Asked for a demo",
        "lead_reason_2": None,
        "lead_reason_3": None,
        "lead_next_step": "Call",
        "lead_score_changed_at": "2026-03-01T06:00:00Z",
    }
    assert "x-signature" not in request.headers


def test_a_repeated_batch_is_known_by_its_key_and_signature(
    receiver: FakeWebhook, pushing: Pushing
) -> None:
    receiver.next_faults.append("dropped after")
    pushing.push(webhook(receiver, "key"))
    first, second = receiver.requests
    assert first.headers["idempotency-key"] == second.headers["idempotency-key"]
    moment, signature = second.headers["x-signature"].split(",")
    signed = hmac.new(b"key", moment[2:].encode() + b"." + second.body, hashlib.sha256)
    assert signature == f"v1={signed.hexdigest()}"


def test_a_webhook_may_refuse_rows_and_is_told_whom_to_clear(
    receiver: FakeWebhook, pushing: Pushing
) -> None:
    receiver.refused.add("bob")
    report = pushing.push(webhook(receiver))
    assert report.outcomes == {"accepted": 2, "refused": 1, "unsettled": 0}
    assert pushing.ledger()["bob"]["last_error"] == "unknown"
    pushing.suppress("ann")
    pushing.delete("cleo")
    receiver.requests.clear()
    pushing.push(webhook(receiver))
    rows = [row for r in receiver.requests for row in json.loads(r.body)["contacts"]]
    blank = {field.name: None for field in FIELDS}
    assert sorted(rows, key=lambda row: row["contact_id"]) == [
        {"contact_id": name, "email": None, "is_cleared": True, **blank}
        for name in ("ann", "cleo")
    ]


@pytest.fixture
def mautic() -> Iterator[FakeMautic]:
    with FakeMautic() as mautic:
        mautic.fields = {field.name: "text" for field in FIELDS}
        yield mautic


def of_mautic(mautic: FakeMautic) -> Mautic:
    settings = {
        "MAUTIC_URL": mautic.url,
        "MAUTIC_USER": "api",
        "MAUTIC_PASSWORD": PASSWORD,
    }
    return Mautic(settings, HASTY, FAST)


def test_mautic_is_edited_by_id_and_cleared_by_blanks(
    mautic: FakeMautic, pushing: Pushing
) -> None:
    mautic.contacts = {
        7: {"email": address("ann"), "city": "Paris"},
        8: {"email": address("bob")},
        # of two with one address the older is written
        9: {"email": address("ann")},
    }
    mautic.refused.add(8)
    report = pushing.push(of_mautic(mautic))
    assert report.outcomes == {
        "accepted": 1,
        "refused": 1,
        "absent": 1,
        "unsettled": 0,
    }
    record = mautic.contacts[7]
    assert (record["city"], record["lead_score"]) == ("Paris", 70)
    assert record["lead_score_changed_at"] == "2026-03-01 06:00:00"
    assert mautic.contacts[9] == {"email": address("ann")}
    assert pushing.ledger()["bob"]["last_error"] == "HTTP 400 lead_grade: not valid"
    pushing.suppress("ann")
    pushing.push(of_mautic(mautic))
    assert mautic.contacts[7]["lead_score"] == ""
    assert mautic.contacts[7]["city"] == "Paris"


def test_mautic_contacts_are_made_on_demand(
    mautic: FakeMautic, pushing: Pushing
) -> None:
    pushing.push(of_mautic(mautic), create_missing=True)
    pushing.score("ann", 71)
    mautic.requests.clear()
    pushing.push(of_mautic(mautic), create_missing=True)
    assert [request.path for request in mautic.requests] == ["/api/contacts/batch/edit"]
    assert [row["lead_score"] for row in mautic.contacts.values()] == [71, 70, 70]


def test_mautic_takes_200_in_a_call(mautic: FakeMautic, pushing: Pushing) -> None:
    names = [f"c{number:03}" for number in range(450)]
    mautic.contacts = {
        number: {"email": address(name)} for number, name in enumerate(names, start=1)
    }
    pushing.execute("delete from crm_lead_scores")
    pushing.add_leads(dict.fromkeys(names, 70))
    pushing.push(of_mautic(mautic))
    sizes = [len(r.json) for r in mautic.requests if r.method == "PATCH"]
    assert sizes == [200, 200, 50]


def test_mautic_gets_its_fields(mautic: FakeMautic, pushing: Pushing) -> None:
    mautic.fields = {"lead_score": "number"}
    assert of_mautic(mautic).set_up() == [field.name for field in FIELDS[1:]]
    assert mautic.fields["lead_score_changed_at"] == "datetime"
    assert of_mautic(mautic).set_up() == []
    assert pushing.db.exists()


@pytest.fixture
def salesforce() -> Iterator[FakeSalesforce]:
    with FakeSalesforce() as salesforce:
        salesforce.fields |= {api_name(field.name) for field in FIELDS}
        yield salesforce


def of_salesforce(salesforce: FakeSalesforce) -> Salesforce:
    settings = {
        "SALESFORCE_URL": salesforce.url,
        "SALESFORCE_CLIENT_ID": "app",
        "SALESFORCE_CLIENT_SECRET": SECRET,
    }
    return Salesforce(settings, HASTY, FAST)


def test_salesforce_is_written_in_a_collection_row_by_row(
    salesforce: FakeSalesforce, pushing: Pushing
) -> None:
    pushing.add_leads({"o'neil": 5})
    salesforce.contacts = {
        "003a": {"Email": "Ann@acme.example"},
        "003b": {"Email": address("bob")},
        "003c": {"Email": address("o'neil")},
    }
    salesforce.errors["003b"] = "FIELD_CUSTOM_VALIDATION_EXCEPTION"
    report = pushing.push(of_salesforce(salesforce))
    assert report.outcomes == {
        "accepted": 2,
        "refused": 1,
        "absent": 1,
        "unsettled": 0,
    }
    assert salesforce.contacts["003a"]["Lead_Score__c"] == 70
    assert salesforce.contacts["003c"]["Lead_Score__c"] == 5
    assert salesforce.contacts["003a"]["Lead_Reason_2__c"] is None
    pushing.suppress("ann")
    pushing.push(of_salesforce(salesforce))
    assert salesforce.contacts["003a"]["Lead_Grade__c"] is None


def test_a_locked_row_of_salesforce_stays_due(
    salesforce: FakeSalesforce, pushing: Pushing
) -> None:
    salesforce.contacts = {"003a": {"Email": address("ann")}}
    salesforce.errors["003a"] = "UNABLE_TO_LOCK_ROW"
    report = pushing.push(of_salesforce(salesforce))
    assert report.outcomes == {"unsettled": 1, "absent": 2}
    salesforce.errors.clear()
    pushing.push(of_salesforce(salesforce))
    assert salesforce.contacts["003a"]["Lead_Score__c"] == 70


def test_two_thousand_rows_go_to_salesforce_in_a_job(
    salesforce: FakeSalesforce, pushing: Pushing
) -> None:
    names = [f"c{number:04}" for number in range(2_000)]
    salesforce.contacts = {f"003{name}": {"Email": address(name)} for name in names}
    salesforce.errors = {"003c0001": "STRING_TOO_LONG", "003c0002": "ENTITY_IS_DELETED"}
    salesforce.unprocessed = {"003c0003"}
    pushing.execute("delete from crm_lead_scores")
    pushing.add_leads(dict.fromkeys(names, 70))
    report = pushing.push(of_salesforce(salesforce))
    assert report.outcomes == {
        "accepted": 1998,
        "refused": 1,
        "absent": 1,
        "unsettled": 0,
    }
    assert len(salesforce.jobs) == 1
    # what the job left undone went in a collection, as a number
    assert salesforce.contacts["003c0003"]["Lead_Score__c"] == 70
    assert salesforce.contacts["003c0000"]["Lead_Score__c"] == "70"
    assert salesforce.contacts["003c0000"]["Lead_Reason_2__c"] is None


def test_salesforce_gets_its_fields(
    salesforce: FakeSalesforce, pushing: Pushing
) -> None:
    salesforce.fields.discard("Lead_Grade__c")
    assert of_salesforce(salesforce).set_up() == ["Lead_Grade__c"]
    assert of_salesforce(salesforce).set_up() == []
    assert pushing.db.exists()
