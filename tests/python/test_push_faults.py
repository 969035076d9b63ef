"""A push under faults that no row is to blame for: nothing is marked, nothing leaks.

The answers are those of the public documents of each API.
"""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from fake_crm.hubspot import TOKEN, FakeHubSpot
from fake_crm.others import PASSWORD, SECRET, FakeMautic, FakeSalesforce, FakeWebhook
from fake_crm.server import Answer, FakeApi, Request
from push_harness import FAST, HASTY, Pushing

from crm import transport  # isort: skip
from crm.destinations import Destination  # isort: skip
from crm.faults import NotAllowed, PushError, TryLater  # isort: skip
from crm.hubspot import HubSpot  # isort: skip
from crm.journal import Journal  # isort: skip
from crm.mautic import Mautic  # isort: skip
from crm.pace import Patience  # isort: skip
from crm.records import BLANK, FIELDS, Entry, Item  # isort: skip
from crm.redaction import Redactor, one_line  # isort: skip
from crm.salesforce import Salesforce, api_name  # isort: skip
from crm.webhook import Webhook  # isort: skip

NAMES = tuple(f"c{number:02}" for number in range(20))
HTML = "<html><body>Not found</body></html>"
KINDS = {"number": "number", "text": "string", "time": "datetime"}


def address(contact_id: str) -> str:
    return f"{contact_id}@acme.example"


@dataclass
class Account:
    """A destination with an account in which every lead has a record."""

    crm: FakeApi
    build: Callable[[Patience], Destination]
    score_of: Callable[[str], object]
    # whether a call is the one that finds records
    finds: Callable[[Request], bool] = lambda _: False


def hubspot_account(crm: FakeHubSpot) -> Account:
    crm.add(*map(address, NAMES))
    crm.properties |= {field.name: KINDS[field.kind] for field in FIELDS}
    settings = {"HUBSPOT_TOKEN": TOKEN, "HUBSPOT_URL": crm.url}
    return Account(
        crm,
        lambda patience: HubSpot(settings, patience, FAST),
        lambda name: crm.by_email()[address(name)].get("lead_score") or None,
        lambda request: request.path.endswith("/read"),
    )


def mautic_account(crm: FakeMautic) -> Account:
    crm.contacts = {n: {"email": address(name)} for n, name in enumerate(NAMES, 1)}
    crm.fields = {field.name: "text" for field in FIELDS}
    settings = {
        "MAUTIC_URL": crm.url,
        "MAUTIC_USER": "api",
        "MAUTIC_PASSWORD": PASSWORD,
    }
    by_name = {name: number for number, name in enumerate(NAMES, 1)}
    return Account(
        crm,
        lambda patience: Mautic(settings, patience, FAST),
        lambda name: crm.contacts[by_name[name]].get("lead_score") or None,
        lambda request: request.method == "GET",
    )


def salesforce_account(crm: FakeSalesforce) -> Account:
    crm.contacts = {f"003{name}": {"Email": address(name)} for name in NAMES}
    crm.fields |= {api_name(field.name) for field in FIELDS}
    settings = {
        "SALESFORCE_URL": crm.url,
        "SALESFORCE_CLIENT_ID": "app",
        "SALESFORCE_CLIENT_SECRET": SECRET,
    }
    return Account(
        crm,
        lambda patience: Salesforce(settings, patience, FAST),
        lambda name: crm.contacts[f"003{name}"].get("Lead_Score__c"),
        lambda request: request.path.endswith("/query"),
    )


def webhook_account(crm: FakeWebhook) -> Account:
    return Account(
        crm,
        lambda patience: Webhook({"WEBHOOK_URL": crm.url}, patience, FAST),
        lambda name: crm.contacts.get(name, {}).get("lead_score"),
    )


SERVERS = {
    "hubspot": (FakeHubSpot, hubspot_account),
    "mautic": (FakeMautic, mautic_account),
    "salesforce": (FakeSalesforce, salesforce_account),
    "webhook": (FakeWebhook, webhook_account),
}


@pytest.fixture
def open_account() -> Iterator[Callable[[str], Account]]:
    with ExitStack() as stack:

        def open_account(name: str) -> Account:
            server, account = SERVERS[name]
            return account(stack.enter_context(server()))

        yield open_account


@pytest.fixture
def pushing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pushing:
    pushing = Pushing(tmp_path, monkeypatch)
    pushing.add_leads(dict.fromkeys(NAMES, 70))
    return pushing


def errors_of_salesforce(code: str, message: str) -> list[dict[str, str]]:
    return [{"errorCode": code, "message": message}]


def error_of_hubspot(category: str, message: str) -> dict[str, str]:
    return {"status": "error", "category": category, "message": message}


LOGIN = {"error": "invalid_client", "error_description": "invalid client credentials"}
NOT_OF_A_ROW = [
    ("hubspot", 401, error_of_hubspot("INVALID_AUTHENTICATION", "expired")),
    (
        "hubspot",
        403,
        error_of_hubspot("MISSING_SCOPES", "This app hasn't been granted"),
    ),
    ("hubspot", 404, HTML),
    ("hubspot", 404, error_of_hubspot("OBJECT_NOT_FOUND", "resource not found")),
    ("hubspot", 405, HTML),
    ("hubspot", 400, error_of_hubspot("VALIDATION_ERROR", "Property does not exist")),
    ("hubspot", 409, error_of_hubspot("CONFLICT", "no")),
    ("hubspot", 422, HTML),
    ("mautic", 401, {"errors": [{"code": 401, "message": "access_denied"}]}),
    ("mautic", 403, {"errors": [{"code": 403, "message": "You do not have access"}]}),
    ("mautic", 404, HTML),
    ("mautic", 400, {"errors": [{"code": 400, "message": "bad"}]}),
    ("mautic", 302, None),
    ("salesforce login", 400, LOGIN),
    ("salesforce login", 404, HTML),
    ("salesforce", 400, errors_of_salesforce("INVALID_FIELD", "No such column")),
    ("salesforce", 400, errors_of_salesforce("MALFORMED_QUERY", "unexpected token")),
    ("salesforce", 403, errors_of_salesforce("API_DISABLED_FOR_ORG", "no API")),
    ("salesforce", 404, errors_of_salesforce("NOT_FOUND", "does not exist")),
    ("webhook", 400, HTML),
    ("webhook", 404, HTML),
    ("webhook", 410, None),
]


@pytest.mark.parametrize(
    ("name", "status", "content", "phase"),
    [
        (*fault, phase)
        for fault in NOT_OF_A_ROW
        for phase in ("at first", "on an update")
    ],
)
def test_a_wrong_login_url_or_right_marks_nobody(
    open_account: Callable[[str], Account],
    pushing: Pushing,
    name: str,
    status: int,
    content: object,
    phase: str,
) -> None:
    name, _, part = name.partition(" ")
    account = open_account(name)
    before: dict = {}
    if phase == "on an update":
        pushing.push(account.build(HASTY))
        before = pushing.ledger()
        pushing.execute("update crm_lead_scores set lead_score = 71")
        # at last of those, one opts out
        pushing.suppress("c19")
    account.crm.requests.clear()
    account.crm.standing = lambda request: (
        None
        if not part and request.path.endswith("/token")
        else Answer(status, content)
    )
    with pytest.raises(PushError) as raised:
        pushing.push(account.build(HASTY))
    assert not isinstance(raised.value, TryLater)
    assert "\n" not in str(raised.value)
    assert len(account.crm.requests) <= (1 + 15 if status in (400, 409, 422) else 2)
    assert pushing.ledger() == before
    account.crm.standing = lambda _: None
    pushing.push(account.build(HASTY))
    expected = "71" if before else "70"
    assert str(account.score_of("c00")) == expected
    if before:
        assert account.score_of("c19") is None
        assert {row["status"] for row in pushing.ledger().values()} == {"ok", "cleared"}


@pytest.mark.parametrize("name", [name for name in SERVERS if name != "webhook"])
def test_a_record_that_no_answer_mentions_is_not_absent(
    open_account: Callable[[str], Account], pushing: Pushing, name: str
) -> None:
    """Some calls find the records, and only the write is wrong."""
    account = open_account(name)
    account.crm.standing = lambda request: (
        None
        if account.finds(request) or request.path.endswith("/token")
        else Answer(404, HTML)
    )
    with pytest.raises(NotAllowed, match="Check the URL"):
        pushing.push(account.build(HASTY))
    assert pushing.ledger() == {}


def test_hubspot_is_believed_that_a_record_is_absent_only_by_name(
    open_account: Callable[[str], Account], pushing: Pushing
) -> None:
    account = open_account("hubspot")
    account.crm.standing = lambda _: Answer(200, {"status": "COMPLETE", "results": []})
    report = pushing.push(account.build(HASTY))
    assert report.outcomes == {"unsettled": 20}
    assert pushing.ledger() == {}


def test_a_word_in_a_message_is_not_an_allowance(
    open_account: Callable[[str], Account], pushing: Pushing
) -> None:
    account = open_account("hubspot")
    account.crm.poison_for_all.add("c07")
    refusal = FakeHubSpot.refusal
    account.crm.refusal = lambda text: refusal(
        f"{text} 'Reads the DAILY newsletter' REQUEST_LIMIT_EXCEEDED TEN_SECONDLY"
    )
    report = pushing.push(account.build(HASTY))
    assert report.outcomes == {"accepted": 19, "refused": 1, "unsettled": 0}


NOT_WHAT_WAS_ASKED = [
    "",
    "null",
    "{}",
    "[]",
    "3",
    '"text"',
    '{"results": 3, "contacts": 3, "statusCodes": "all", "records": {}}',
    '[null, {"success": "perhaps"}]',
    "[" * 50_000,
    HTML,
    '{"results": [{"id": null}]}',
]


def is_fine(content: str) -> bool:
    """Whether a webhook has taken a batch: it may say what it likes, or nothing."""
    return content in ("", "null") or content.startswith("{")


@pytest.mark.parametrize("name", SERVERS)
def test_an_answer_that_was_not_asked_for_is_refused_in_words(
    open_account: Callable[[str], Account], name: str
) -> None:
    account = open_account(name)
    crm = account.build(HASTY)
    entries = [Entry(name, contact, external_id="7") for contact in NAMES]
    items = [
        Item(entry, crm.payload(BLANK), address(entry.contact_id)) for entry in entries
    ]
    for content in NOT_WHAT_WAS_ASKED:
        account.crm.standing = lambda _, content=content: Answer(200, content)
        for call in (crm.find, crm.update):
            if name == "webhook" and (call == crm.find or is_fine(content)):
                continue
            words = r"^The API answers with \S.* Check the URL\.$"
            with pytest.raises(NotAllowed, match=words) as raised:
                call(items)
            assert raised.value.may_be_applied


def test_an_answer_has_a_size(
    open_account: Callable[[str], Account],
    pushing: Pushing,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(transport, "MOST_BYTES", 5_000)
    account = open_account("hubspot")
    account.crm.standing = lambda _: Answer(200, " " * 5_001)
    with pytest.raises(NotAllowed, match="more than 0 MB"):
        pushing.push(account.build(HASTY))


def test_an_answer_has_a_time_however_it_trickles(
    open_account: Callable[[str], Account], pushing: Pushing
) -> None:
    account = open_account("webhook")
    account.crm.trickle = 0.05
    account.crm.standing = lambda _: Answer(200, " " * 1_000)
    started = time.monotonic()
    with pytest.raises(TryLater, match="does not answer"):
        pushing.push(account.build(Patience(2, 0.002, timeout=5.0, longest_call=0.5)))
    assert time.monotonic() - started < 10
    assert {row["status"] for row in pushing.ledger().values()} == {"unknown"}


@pytest.mark.parametrize("status", [400, 401, 403, 404])
@pytest.mark.parametrize("name", ["hubspot", "mautic", "salesforce"])
def test_an_api_that_echoes_the_secret_and_an_address_is_not_quoted(
    open_account: Callable[[str], Account], pushing: Pushing, name: str, status: int
) -> None:
    account = open_account(name)

    def echo(request: Request) -> Answer:
        words = f"{dict(request.headers)} {request.body!r} c00%40acme.example"
        return Answer(
            status,
            [{"message": words, "errorCode": words}]
            if name == "salesforce"
            else {"message": words, "category": words},
        )

    account.crm.standing = echo
    with pytest.raises(PushError) as raised:
        pushing.push(account.build(HASTY))
    told = str(raised.value)
    assert not [s for s in (TOKEN, PASSWORD, SECRET, "acme.example") if s in told]


def test_salesforce_logs_in_again_when_its_token_ends(
    open_account: Callable[[str], Account], pushing: Pushing
) -> None:
    account = open_account("salesforce")
    ended = [True]
    account.crm.standing = lambda request: (
        Answer(401, errors_of_salesforce("INVALID_SESSION_ID", "Session expired"))
        if request.method == "PATCH" and ended and ended.pop()
        else None
    )
    assert pushing.push(account.build(HASTY)).outcomes["accepted"] == 20
    logins = [r for r in account.crm.requests if r.path.endswith("/token")]
    assert len(logins) == 2


def test_a_job_of_a_dead_run_ends_before_newer_values_go(
    open_account: Callable[[str], Account],
    pushing: Pushing,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("crm.salesforce.BULK_FROM", 2)
    monkeypatch.setattr("crm.salesforce.Salesforce.most_rows", 1)
    monkeypatch.setattr("crm.salesforce_bulk.POLL_SECONDS", 0.0)
    monkeypatch.setattr("crm.salesforce_bulk.MOST_POLLS", 2)
    account = open_account("salesforce")
    account.crm.jobs_hang = True
    with pytest.raises(TryLater, match="bulk job has not ended"):
        pushing.push(account.build(HASTY))
    assert {row["status"] for row in pushing.ledger().values()} == {"unknown"}
    pushing.execute("update crm_lead_scores set lead_score = 71")
    account.crm.requests.clear()
    # still at work; aborted, it must not overwrite what comes now
    with pytest.raises(TryLater):
        pushing.push(account.build(HASTY))
    states = [r.json for r in account.crm.requests if r.method == "PATCH"]
    assert states[0] == {"state": "Aborted"}
    assert account.crm.jobs["job0"]["state"] == "Aborted"
    account.crm.jobs_hang = False
    # one that nobody knows any more is over
    del account.crm.jobs["job1"]
    account.crm.jobs["job9"] = {}
    assert pushing.push(account.build(HASTY)).outcomes["accepted"] == 20
    assert account.score_of("c00") == "71"
    assert account.crm.jobs["job0"]["state"] == "Aborted"


def test_two_leads_of_one_record_are_told_and_one_writes(
    open_account: Callable[[str], Account], pushing: Pushing
) -> None:
    account = open_account("hubspot")
    by_email = account.crm.by_email()
    # merged in the CRM: the address of c01 is a second one of c00's record
    gone = next(
        k for k, v in account.crm.contacts.items() if v is by_email[address("c01")]
    )
    del account.crm.contacts[gone]
    by_email[address("c00")]["hs_additional_emails"] = address("c01")
    pushing.score("c01", 5)
    report = pushing.push(account.build(HASTY))
    assert report.outcomes == {"accepted": 19, "refused": 1, "unsettled": 0}
    reason = pushing.ledger()["c01"]["last_error"]
    assert reason == "record 1000 is also that of contact c00: merge them"
    assert account.score_of("c00") == "70"
    # in a later run too, and once the other is gone it may
    pushing.score("c01", 6)
    assert pushing.push(account.build(HASTY)).outcomes["refused"] == 1
    assert account.score_of("c00") == "70"
    pushing.delete("c00")
    pushing.score("c01", 7)
    assert pushing.push(account.build(HASTY)).outcomes == {
        "cleared": 1,
        "accepted": 1,
        "unsettled": 0,
    }
    assert account.score_of("c00") == "7"


@pytest.mark.parametrize(
    "text",
    [
        "ann@acme.example",
        "<ann@acme.example>,",
        "o'neil.ann@acme.example",
        '"ann smith"@acme.example',
        "email=ann%40acme.example&x=1",
        "email=ann%2540acme.example",
        r"ann\u0040acme.example",
        "ann&#64;acme.example",
        "ann(work)@acme.example",
        '{"email":"ann@acme.example","x":1}',
        "mailto:ann@acme.example",
    ],
)
def test_an_address_is_cut_in_every_spelling(text: str) -> None:
    cut = Redactor()(f"Contact {text} is not valid")
    assert cut.startswith("Contact ")
    assert cut.endswith(" is not valid")
    assert not [part for part in ("ann", "smith", "acme") if part in cut]


def test_a_secret_is_cut_in_every_spelling() -> None:
    secret = 'p"ss/w+rd'
    redact = Redactor([secret])
    for text in (secret, json.dumps({"x": secret}), "cCJzcy93K3Jk", "p%22ss%2Fw%2Brd"):
        assert "(secret)" in redact(text)


def test_no_control_character_reaches_a_terminal() -> None:
    text = "a\x1b[31mb\x07\u202ec\nd\te\x9b2J\u200bf"
    assert one_line(text) == "a[31mbc d e2Jf"


def test_a_journal_that_cannot_be_read_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "hubspot.jsonl"
    journal = Journal(path)
    journal.write([Entry("hubspot", "ann", status="ok")])
    journal.close()
    lines = path.read_bytes()
    for number, bad in enumerate((b"\xff\x00\n", b"[1]\n", b'{"entries": [{}]}\n'), 1):
        path.write_bytes(bad + lines)
        journal = Journal(path)
        assert journal.latest() == {"ann": Entry("hubspot", "ann", status="ok")}
        assert journal.set_aside == tmp_path / f"hubspot.unreadable-{number}"
        assert journal.set_aside.read_bytes() == bad + lines
        journal.clear()
        journal.close()
