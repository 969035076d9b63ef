"""Alerts: which crossings are told, to whom, and never twice."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import apprise
import duckdb
import pytest
from fake_crm.server import Answer, FakeApi, Request
from harness import ROOT
from push_harness import Pushing

from crm.alerts import Alert, Digest, title_of, variable_of  # isort: skip
from crm.channels import Channel, escape_for  # isort: skip

TODAY = "2026-03-20"


class Listener(FakeApi):
    """Whoever is told: Apprise's JSON service."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[str] = []

    def handle(self, request: Request) -> Answer:
        self.messages.append(request.json["message"])
        return Answer(200, {})

    @property
    def address(self) -> str:
        return self.url.replace("http", "json", 1)


@pytest.fixture
def sales() -> Iterator[Listener]:
    with Listener() as listener:
        yield listener


class Alerts(Pushing):
    """A warehouse with crossings; `c1` is told to sales, and the first run is over."""

    def cross(
        self,
        contact_id: str,
        *,
        channel: str = "sales",
        day: str = TODAY,
        value: int = 80,
        is_in_cooldown: bool = False,
    ) -> None:
        self.execute(
            "insert into score_crossings values (?, ?, ?, ?, 'Call now.', 60, ?, ?)",
            [
                f"{contact_id} {channel} {day}",
                contact_id,
                day,
                channel,
                value,
                is_in_cooldown,
            ],
        )

    def send(self, *args: str, **channels: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.alert_command(*args),
            env=self.environment(channels),
            capture_output=True,
            text=True,
            check=False,
        )

    def marked(self, status: str) -> int:
        """How many alerts have a status; 0 while the script has the file."""
        try:
            ((count,),) = self.execute(
                "select count(*) from lead_alerts where status = ?", [status]
            )
        except duckdb.IOException:
            return 0
        return count

    def alert_command(self, *args: str) -> list[str]:
        return [sys.executable, str(ROOT / "scripts" / "send_alerts.py"), *args]


@pytest.fixture
def alerts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Alerts:
    alerts = Alerts(tmp_path, monkeypatch)
    alerts.execute(
        "create table score_crossings (crossing_id varchar, contact_id varchar,"
        " as_of_date date, channel varchar, message varchar,"
        " previous_value decimal(18, 4), new_value decimal(18, 4),"
        " is_in_cooldown boolean)"
    )
    alerts.execute(f"create table lead_scores as select date '{TODAY}' as as_of_date")
    alerts.execute(
        "create table crm_lead_scores_unmatched (contact_id varchar,"
        " is_suppressed boolean)"
    )
    alerts.cross("old")
    done = alerts.send("--baseline")
    assert done.returncode == 0, done.stderr
    return alerts


def test_without_a_baseline_nobody_is_told(alerts: Alerts, sales: Listener) -> None:
    alerts.execute("drop table lead_alerts")
    done = alerts.send(ALERTS_SALES=sales.address)
    assert done.returncode == 1
    assert "--baseline" in done.stderr
    assert sales.messages == []


def test_a_crossing_is_told_once_in_one_digest(alerts: Alerts, sales: Listener) -> None:
    alerts.cross("c1", value=80)
    alerts.cross("c2", value=90)
    done = alerts.send(ALERTS_SALES=sales.address)
    assert done.returncode == 0, done.stderr
    assert sales.messages == ["c2: 60 to 90. Call now.\nc1: 60 to 80. Call now."]
    done = alerts.send(ALERTS_SALES=sales.address)
    assert (done.returncode, done.stdout) == (0, "0 alerts told.\n")
    assert len(sales.messages) == 1


def test_cooldowns_suppressed_people_and_old_days_are_left_out(
    alerts: Alerts, sales: Listener
) -> None:
    alerts.cross("cooling", is_in_cooldown=True)
    alerts.add_leads({"refuser": 80, "c1": 80})
    alerts.suppress("refuser")
    alerts.cross("refuser")
    alerts.execute("insert into crm_lead_scores_unmatched values ('apart', true)")
    alerts.cross("apart")
    alerts.cross("late", day="2026-03-13")
    alerts.cross("c1", day="2026-03-14")
    alerts.send(ALERTS_SALES=sales.address)
    assert sales.messages == ["c1: 60 to 80. Call now."]
    # forgotten for good? no: told when asked for more days
    alerts.send("--days", "8", ALERTS_SALES=sales.address)
    assert sales.messages[1:] == ["late: 60 to 80. Call now."]


def test_each_channel_has_its_addresses(alerts: Alerts, sales: Listener) -> None:
    alerts.cross("c1")
    alerts.cross("c2", channel="Field sales")
    with Listener() as field:
        done = alerts.send(ALERTS_FIELD_SALES=field.address)
        assert done.returncode == 1
        assert "ALERTS_SALES" in done.stderr
        assert field.messages == ["c2: 60 to 80. Call now."]
        done = alerts.send(ALERTS_SALES=sales.address, ALERTS_FIELD_SALES=field.address)
        assert done.returncode == 0, done.stderr
        assert len(field.messages) == len(sales.messages) == 1


def test_a_digest_shows_twenty_leads(alerts: Alerts, sales: Listener) -> None:
    for number in range(23):
        alerts.cross(f"c{number:02}", value=60 + number)
    alerts.send(ALERTS_SALES=sales.address)
    lines = sales.messages[0].splitlines()
    assert len(lines) == 21
    assert lines[0].startswith("c22: 60 to 82.")
    assert lines[-1] == "... and 3 more."
    assert "0 alerts" in alerts.send(ALERTS_SALES=sales.address).stdout


def test_what_was_not_taken_is_told_later(alerts: Alerts, sales: Listener) -> None:
    alerts.cross("c1")
    sales.next_faults.append("500")
    done = alerts.send(ALERTS_SALES=sales.address)
    assert done.returncode == 1
    assert sales.address not in done.stdout + done.stderr
    done = alerts.send(ALERTS_SALES=sales.address)
    assert done.returncode == 0
    assert sales.messages == ["c1: 60 to 80. Call now."]


def test_a_run_that_dies_while_it_sends_tells_nobody_twice(
    alerts: Alerts, sales: Listener
) -> None:
    alerts.cross("c1")
    sales.delay = 3.0
    process = subprocess.Popen(
        alerts.alert_command(),
        env=alerts.environment({"ALERTS_SALES": sales.address}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 300
    while not alerts.marked("sending"):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    time.sleep(0.3)
    process.kill()
    process.wait()
    sales.delay = 0.0
    done = alerts.send(ALERTS_SALES=sales.address)
    assert done.returncode == 1
    assert "1 alerts were being sent when a run died" in done.stderr
    time.sleep(3.0)
    assert len(sales.messages) <= 1
    sales.messages.clear()
    done = alerts.send("--resend-unsure", ALERTS_SALES=sales.address)
    assert done.returncode == 0, done.stderr
    assert sales.messages == ["c1: 60 to 80. Call now."]


def test_a_dry_run_sends_and_writes_nothing(alerts: Alerts, sales: Listener) -> None:
    alerts.cross("c1")
    before = alerts.db.read_bytes()
    done = alerts.send("--dry-run", ALERTS_SALES=sales.address)
    assert "c1: 60 to 80. Call now." in done.stdout
    assert sales.messages == []
    assert alerts.db.read_bytes() == before


def digest(message: str) -> Digest:
    return Digest("sales", "Leads", (Alert("x", "sales", "c1", message, 80.0, None),))


SERVICES = {
    "slack": "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/#sales",
    "teams": "workflow://prod-NO.westeurope.logic.azure.com:443/643e69f83c8944438d68119"
    "179a10a64/KODuebWbDGYFr0z0eu-6Rj8aUKz7108W3wrNJZxFE5A",
    "discord": "discord://4174216298/JHMHI8qBe7bk2ZwO5U711o3dV_js",
    "google chat": "gchat://space/key/token",
    "json": "json://localhost",
    "mail": "mailto://user:password@localhost",
}
NASTY = "<!channel> & <https://evil.example|ok>\n*[x](y)* @everyone\x1b[2J"
FOR_SLACK = (
    "&lt;!channel&gt; &amp; &lt;https://evil.example|ok&gt; *[x](y)* @everyone[2J"
)
FOR_MARKDOWN = (
    r"\<\!channel\> & \<https://evil.example\|ok\> \*\[x\]\(y\)\*"
    " @\u200beveryone\\[2J"
)
AS_IT_IS = "<!channel> & <https://evil.example|ok> *[x](y)* @everyone[2J"


@pytest.mark.parametrize(
    ("service", "expected"),
    [
        ("slack", FOR_SLACK),
        ("teams", FOR_MARKDOWN),
        ("discord", FOR_MARKDOWN),
        ("google chat", AS_IT_IS.replace("<", "‹").replace(">", "›")),
        ("json", AS_IT_IS),
        ("mail", AS_IT_IS),
    ],
)
def test_each_service_gets_text_without_its_control_sequences(
    service: str, expected: str
) -> None:
    address = apprise.Apprise()
    assert address.add(SERVICES[service])
    text = digest(NASTY).text(escape=escape_for(address))
    assert text == f"c1: none to 80. {expected}"


def test_a_link_names_the_lead() -> None:
    alert = Alert("x", "sales", "a/b?&c", "Call.", 80.0, None)
    text = Digest("sales", "Leads", (alert,)).text("https://crm.example/{contact_id}")
    assert text == "a/b?&c: none to 80. Call. https://crm.example/a%2Fb%3F%26c"


def test_a_subject_says_what_changed_since_the_last_digest() -> None:
    up = Alert("x", "sales", "c1", "Call.", 80.0, None)
    down = Alert("y", "sales", "c2", "Wait.", 10.0, 60.0)
    assert title_of([up]) == "Lead scores: 1 alert (1 up, 0 down)"
    since = datetime(2026, 3, 19, 8, 5)
    assert title_of([up, down], since) == (
        "Lead scores: 2 alerts (1 up, 1 down) since 2026-03-19 08:05 UTC"
    )


def test_two_runs_at_once_tell_each_alert_once(alerts: Alerts, sales: Listener) -> None:
    alerts.cross("c1")
    is_second_done = threading.Event()
    # the first run waits for an answer while the second one starts
    sales.standing = lambda _: is_second_done.wait(900) and None
    patient = f"{sales.address}?rto=900"
    first = subprocess.Popen(
        alerts.alert_command(),
        env=alerts.environment({"ALERTS_SALES": patient}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 300
    while not alerts.marked("sending"):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    second = alerts.send(ALERTS_SALES=patient)
    is_second_done.set()
    assert second.returncode == 75
    assert "Another run of send_alerts.py is not over" in second.stderr
    assert first.wait() == 0
    assert sales.messages == ["c1: 60 to 80. Call now."]


@pytest.mark.parametrize("urls", ["", "  ", "nonsense", "json://localhost nope"])
def test_an_address_that_is_none_is_refused(urls: str) -> None:
    with pytest.raises(ValueError, match="address"):
        Channel(urls, None)


def test_the_variable_of_a_channel() -> None:
    assert variable_of("Field sales/EU") == "ALERTS_FIELD_SALES_EU"
