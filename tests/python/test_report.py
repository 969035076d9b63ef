"""The report in a real browser: what it shows, and what its controls do.

One build of the shipped sample, scored on each day of three weeks, and
scripts/what_if.py on it with other points, which the page has to foresee.
"""

import base64
import csv
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pytest
from axe_playwright_python.sync_playwright import Axe
from harness import ROOT, SEEDS_AND_MODELS, Project, write_csv
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright
from seed_schema import folder_faults

AS_OF = "2026-10-31"
# three weeks and the day before them; outcomes of the first days are known by the last
DATES = {
    "score_from": "2026-10-10",
    "score_to": AS_OF,
    "outcome_days": 14,
    "metrics": True,
}
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    None,
)
SCREENS = {"desktop": (1280, 900), "phone": (390, 844)}
TABS = [
    *("today", "shape", "movements", "sources", "accounts", "outcomes", "data"),
    *("rules", "what_if"),
]
# seed, keys of the row, column, present and other value: a rule with a group limit, one
# without, one that takes points, an inactivity rule, a cycle, a limit, both thresholds
CHANGES = [
    ("behavioural_points", "demo_requested", "points", "50", "73"),
    ("behavioural_points", "site_visit_daily", "points", "2", "9"),
    ("behavioural_points", "social_clicked", "points", "15", "31"),
    ("behavioural_points", "careers_page", "points", "-10", "-17"),
    ("demographic_points", "size_50_249", "points", "8", "19"),
    ("inactivity_points", "silent_90_days", "points", "-15", "-21"),
    ("purchase_cycle_points", "reorder_due", "max_points", "30", "47"),
    ("rule_groups", "requests", "max_points", "60", "51"),
    ("scorecards", "default", "mql_threshold", "60", "57"),
    ("score_bands", "hot", "min_value", "70", "68"),
]


@pytest.fixture(scope="module")
def project() -> Iterator[Project]:
    with Project() as project:
        # for the metrics
        project.environment["DBT_WRITE_JSON"] = "true"
        done = project.run_dbt(
            SEEDS_AND_MODELS,
            raw=ROOT / "sample",
            seeds=ROOT / "seeds",
            variables=DATES,
        )
        assert done.returncode == 0, done.stdout
        yield project


@pytest.fixture(scope="module")
def report(project: Project) -> Path:
    return write_report(project, "report.html")


def write_report(
    project: Project, name: str, *flags: str, db: Path | None = None
) -> Path:
    out = project.folder / name
    command = [sys.executable, str(ROOT / "scripts/report.py"), "--out", str(out)]
    done = subprocess.run(
        [*command, "--db", str(db or project.db), *flags],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "No Chromium: run .ci/chromium, or install it from your system."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


def open_page(
    browser: Browser,
    report: Path,
    tab: str = "",
    faults: list[str] | None = None,
    **how: Any,
) -> Page:
    """The page on a tab; console messages and outside requests go to `faults`."""
    page = browser.new_context(**how).new_page()
    page.set_default_timeout(10_000)
    found = faults if faults is not None else []
    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("request", lambda request: found.append(request.url))
    page.goto(f"{report.as_uri()}#{tab}")
    page.wait_for_selector("body[data-ready]")
    return page


@pytest.fixture
def page(browser: Browser, report: Path) -> Iterator[Page]:
    page = open_page(browser, report, viewport={"width": 1280, "height": 900})
    yield page
    page.context.close()


def list_customers(page: Page) -> None:
    """Lists customers too, where the tables know them."""
    deals = page.locator("#panel-today [data-filter=customer]")
    if deals.count():
        deals.select_option("")


def query(db: Path, sql: str, *values: object) -> list[tuple]:
    with duckdb.connect(str(db), read_only=True) as connection:
        return connection.execute(sql, values).fetchall()


def number(text: str) -> int:
    return int(re.sub(r"[^\d-]", "", text.replace("−", "-")))


def packed(report: Path, name: str) -> Any:
    """What the file holds under a name."""
    text = report.read_text(encoding="utf-8")
    found = re.search(rf'id="{name}">([^<]*)<', text)[1]
    return json.loads(gzip.decompress(base64.b64decode(found)))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
def test_every_tab_opens_alone_and_fits_the_screen(
    browser: Browser, report: Path, screen: str, scheme: str
) -> None:
    width, height = SCREENS[screen]
    faults: list[str] = []
    page = open_page(
        browser,
        report,
        faults=faults,
        viewport={"width": width, "height": height},
        color_scheme=scheme,
    )
    for tab in TABS:
        page.click(f"#tab-{tab}")
        panel = page.locator(f"#panel-{tab}")
        assert panel.is_visible()
        assert len(panel.inner_text()) > 500
        # on a phone the card of a lead is behind the list
        for chart in panel.locator(".chart:visible").all():
            chart.locator("svg").wait_for()
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{tab} is {wide} wide"
        undefined = re.findall(
            r".{0,30}(?:undefined|NaN|\[object).{0,30}", panel.inner_text()
        )
        assert undefined == []
    page.context.close()
    assert faults == [report.as_uri()]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_tab(
    browser: Browser, report: Path, scheme: str
) -> None:
    page = open_page(browser, report, color_scheme=scheme)
    found = []
    for tab in TABS:
        page.click(f"#tab-{tab}")
        page.locator(f"#panel-{tab}").wait_for()
        if tab == "rules":
            page.locator("details.rule summary").first.click()
        for violation in Axe().run(page).response["violations"]:
            nodes = [node["html"][:200] for node in violation["nodes"]]
            found.append((tab, violation["id"], nodes))
    page.context.close()
    assert found == []


def test_the_policy_forbids_all_network_and_foreign_scripts(report: Path) -> None:
    text = report.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
    assert policy.startswith("default-src &#x27;none&#x27;; script-src &#x27;sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert report.stat().st_size < 2_000_000


def test_the_header_counts_what_the_tables_hold(page: Page, project: Project) -> None:
    (hot, median), *_ = query(
        project.db,
        "select count(*) filter (temperature = 'hot'),"
        " median(lead_score) filter (status = 'scored') from lead_scores",
    )
    states = dict.fromkeys(("was", "is"))
    for name, day in (("was", "2026-10-24"), ("is", AS_OF)):
        rows = query(
            project.db,
            "select contact_id from lead_score_history"
            " where as_of_date = ? and temperature = 'hot'",
            day,
        )
        states[name] = {contact for (contact,) in rows}
    known = {row[0] for row in query(project.db, "select contact_id from lead_scores")}
    (lift,), *_ = query(
        project.db,
        "select lift from score_lift"
        " where segment_kind = 'score_tenth' and segment = '1'",
    )
    shown = {
        name: page.locator(f"#figure-{name} dd button").inner_text()
        for name in ("hot_leads", "became_hot", "cooled", "median", "top_tenth")
    }
    assert states["is"] - states["was"]
    assert shown == {
        "hot_leads": str(hot),
        "became_hot": f"▲ {len(states['is'] - states['was'])}",
        "cooled": f"▼ {len((states['was'] - states['is']) & known)}",
        "median": f"{median:g}",
        "top_tenth": f"{lift:.1f}×",
    }


def test_points_shown_of_a_picked_lead_are_those_of_the_table_and_add_up(
    page: Page, project: Project, report: Path
) -> None:
    ids = packed(report, "data")["leads"]["contact_id"]
    page.click("text=Show 25 more")
    picked = page.locator("#panel-today tr[data-place]")
    assert picked.count() == 50
    for listed in (0, 7, 23, 49):
        place = int(picked.nth(listed).get_attribute("data-place"))
        picked.nth(listed).locator("button").click()
        page.click("#panel-today .detail button:text-matches('Show .* more line')")
        lines = page.locator("#panel-today .points tr[data-tenths]").all()
        tenths = [int(line.get_attribute("data-tenths")) for line in lines]
        cells = [line.locator("td").last.inner_text() for line in lines]
        assert [f"{float(cell.replace('−', '-')):g}" for cell in cells] == [
            f"{tenth / 10:g}" for tenth in tenths
        ]
        ((score, raw),) = query(
            project.db,
            "select lead_score, raw_score from lead_scores where contact_id = ?",
            ids[place],
        )
        total = page.locator("#panel-today .points tfoot td").last.inner_text()
        assert (int(total), sum(tenths)) == (score, 10 * score)
        points = query(
            project.db,
            "select points, coalesce(group_id, contribution_id)"
            " from lead_score_contributions where contact_id = ?",
            ids[place],
        )
        shown: dict[str, list[int]] = {}
        for one, group in points:
            line = int((10 * one).quantize(Decimal(1), ROUND_HALF_UP))
            shown.setdefault(group, []).append(line)
        assert sum(one for one, _ in points) == raw
        expected = [line for lines in shown.values() for line in lines]
        assert len(tenths) - len(expected) <= 2, "the highest score, and rounding"
        assert sorted(tenths[: len(expected)]) == sorted(expected)
        sums = [
            int(line.get_attribute("data-sum"))
            for line in page.locator("#panel-today .points tr[data-sum]").all()
        ]
        assert sorted(sums) == sorted(
            sum(lines) for lines in shown.values() if len(lines) > 1
        )


def test_filters_list_the_leads_of_the_table(page: Page, project: Project) -> None:
    found = page.locator("#panel-today [role=status]")
    temperature, grade, owner, order = (
        page.locator(f"#panel-today [data-filter={name}]")
        for name in ("band", "grade", "owner", "order")
    )
    list_customers(page)

    def listed(where: str) -> None:
        ((count,),) = query(
            project.db,
            "select count(*) from lead_scores left join lead_next_steps"
            f" using (contact_id, scorecard_id) where {where}",
        )
        assert count > 0
        assert number(found.inner_text()) == count

    listed("true")
    temperature.select_option("warm")
    listed("temperature = 'warm'")
    grade.select_option("B1")
    listed("temperature = 'warm' and grade = 'B1'")
    owner.select_option("sales")
    listed("temperature = 'warm' and grade = 'B1' and owner = 'sales'")
    for choice in (temperature, grade, owner):
        choice.select_option("")
    order.select_option("rise")
    ((rise,),) = query(project.db, "select max(score_change_7d) from lead_scores")
    first = page.locator("#panel-today tr[data-place] .change").first
    assert number(first.inner_text()) == rise
    page.fill("#panel-today input[type=search]", "olivia byrne")
    people = query(
        project.db,
        "select lead_score from lead_scores inner join main_intermediate.int_contacts"
        " using (contact_id)"
        " where lower(concat_ws(' ', first_name, last_name, email)) like '%olivia%'"
        " and lower(concat_ws(' ', first_name, last_name, email)) like '%byrne%'",
    )
    assert number(found.inner_text()) == len(people)
    page.fill("#panel-today input[type=search]", "nobody of that name")
    assert "No leads" in page.locator("#panel-today table.leads").inner_text()


def test_the_grid_counts_and_lists_the_leads_of_a_cell(
    page: Page, project: Project
) -> None:
    page.click("#tab-shape")
    counts = query(
        project.db,
        "select grade, count(*) from lead_scores"
        " where status = 'scored' group by grade",
    )
    for grade, leads in counts:
        cell = page.locator(f"[data-grade={grade}]")
        assert number(cell.inner_text()) == leads
    page.click("[data-grade=A1]")
    assert (
        page.locator(".in-cell h3").inner_text().endswith(f"{dict(counts)['A1']} leads")
    )
    page.locator(".in-cell tr[data-place] button").first.click()
    assert page.locator("#panel-today .detail .badge").inner_text() == "A1"


def test_weeks_rules_and_tenths_are_those_of_the_tables(
    page: Page, project: Project
) -> None:
    page.click("#tab-movements")
    page.locator("#panel-movements summary").first.click()
    weeks = page.locator("#panel-movements .figures").first.locator("tbody tr").all()
    assert len(weeks) == 3
    crossed = {
        contact
        for (contact,) in query(
            project.db,
            "select now.contact_id from lead_score_history as now"
            " inner join lead_score_history as before using (contact_id, scorecard_id)"
            " where now.as_of_date = '2026-10-17' and before.as_of_date = '2026-10-10'"
            " and now.temperature = 'hot'"
            " and before.temperature is distinct from 'hot'",
        )
    }
    assert crossed
    assert number(weeks[-3].locator("td").first.inner_text()) == len(crossed)

    page.click("#tab-shape")
    ((leads,),) = query(
        project.db,
        "select count(*) from lead_score_contributions inner join lead_scores"
        " using (contact_id, scorecard_id) where rule_id = 'demo_requested'"
        " and status = 'scored'",
    )
    shown = page.locator("#panel-shape [data-rule=demo_requested] td").last
    assert number(shown.inner_text()) == leads

    page.click("#tab-outcomes")
    page.locator("#panel-outcomes summary").first.click()
    rows = page.locator("#panel-outcomes .figures").first.locator("tbody tr").all()
    tenths = query(
        project.db,
        "select segment, leads, conversions, conversion_rate from score_lift"
        " where segment_kind = 'score_tenth' order by segment_rank",
    )
    assert len(rows) == len(tenths)
    for row, (tenth, leads, conversions, rate) in zip(rows, tenths, strict=True):
        cells = row.locator("th, td").all_inner_texts()
        assert [cells[2], cells[3]] == [f"{leads:,}", str(conversions)], tenth
        assert cells[4] == f"{100 * rate:.1f}%"


def test_a_person_is_found_by_e_mail_id_and_name_without_accents(
    page: Page, project: Project
) -> None:
    found = page.locator("#panel-today [role=status]")
    search = page.locator("#panel-today input[type=search]")
    list_customers(page)
    ((contact, email),) = query(
        project.db,
        "select contact_id, email from main_intermediate.int_contacts"
        " inner join lead_scores using (contact_id)"
        " where email is not null order by lead_score desc limit 1",
    )
    for text in (email, contact, email.upper()):
        search.fill(text)
        assert number(found.inner_text()) >= 1
        assert page.locator("#panel-today .detail").inner_text().count(contact) == 1
    ((people,),) = query(
        project.db,
        "select count(*) from main_intermediate.int_contacts"
        " inner join lead_scores using (contact_id)"
        " where strip_accents(lower(concat_ws(' ', first_name, last_name)))"
        " like '%nunez%'",
    )
    search.fill("nunez")
    assert number(found.inner_text()) >= people > 10


def test_the_filtered_list_is_downloaded_without_formulas(
    browser: Browser, project: Project
) -> None:
    db = project.folder / "list.duckdb"
    shutil.copyfile(project.db, db)
    with duckdb.connect(str(db)) as connection:
        connection.execute(
            "update main_intermediate.int_contacts set first_name = '=1+1'"
        )
    page = open_page(browser, write_report(project, "list.html", db=db))
    page.click("#figure-hot_leads button")
    with page.expect_download() as waiting:
        page.click("text=Download CSV")
    out = project.folder / "list.csv"
    waiting.value.save_as(out)
    listed = read_csv(out)
    hot = query(
        db,
        "select contact_id from lead_scores where temperature = 'hot'"
        " order by lead_score desc, raw_score desc, contact_id",
    )
    assert [(row["contact_id"],) for row in listed] == hot
    assert all(row["lead_name"].startswith("'=1+1") for row in listed)
    assert any(row["phone"].startswith("'+") for row in listed)
    page.context.close()


def test_a_lead_has_an_address_and_a_way_back(browser: Browser, report: Path) -> None:
    contact = packed(report, "data")["leads"]["contact_id"][7]
    page = open_page(
        browser,
        report,
        f"today?lead={contact}",
        viewport={"width": 390, "height": 844},
    )
    detail = page.locator("#panel-today .detail")
    assert contact in detail.inner_text()
    assert not page.locator("#panel-today tr[data-place]").first.is_visible()
    page.click("text=Back to the list")
    assert page.locator("#panel-today tr[data-place='7']").is_visible()
    assert not detail.is_visible()
    page.context.close()


def test_customers_are_left_out_of_the_work_list_where_they_are_known(
    browser: Browser, project: Project
) -> None:
    db = project.folder / "customers.duckdb"
    shutil.copyfile(project.db, db)
    with duckdb.connect(str(db)) as connection:
        for column in ("deal_status", "company_deal_status"):
            connection.execute(
                f"alter table lead_scores add column if not exists {column} text"
            )
        connection.execute(
            "update lead_scores set deal_status = case hash(contact_id) % 3"
            " when 0 then 'customer' when 1 then 'open' end"
        )
    link = ("--link", "https://crm.example/{contact_id}")
    page = open_page(browser, write_report(project, "customers.html", *link, db=db))
    found = page.locator("#panel-today [role=status]")
    deals = page.locator("#panel-today [data-filter=customer]")
    for choice, where in (
        (None, "deal_status is distinct from 'customer'"),
        ("customer", "deal_status = 'customer'"),
        ("open", "deal_status = 'open'"),
        ("", "true"),
    ):
        if choice is not None:
            deals.select_option(choice)
        ((count,),) = query(db, f"select count(*) from lead_scores where {where}")
        assert number(found.inner_text()) == count
    ((customers,),) = query(
        db,
        "select count(*) from lead_scores"
        " where temperature = 'hot' and deal_status = 'customer'",
    )
    assert (
        f"{customers} are customers" in page.locator("#figure-hot_leads").inner_text()
    )
    crm = page.locator("#panel-today .detail a:text('Open in the CRM')")
    ids = packed(project.folder / "customers.html", "data")["leads"]["contact_id"]
    assert crm.get_attribute("href") == f"https://crm.example/{ids[0]}"
    page.context.close()
    command = [sys.executable, str(ROOT / "scripts/show_leads.py"), "--db", str(db)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert f"({customers} of them customers, not listed)" in said


def test_who_cooled_down_is_named(page: Page, project: Project) -> None:
    page.click("#tab-movements")
    states = {
        day: dict(
            query(
                project.db,
                "select contact_id, coalesce(temperature = 'hot', false)"
                " from lead_score_history where as_of_date = ?",
                day,
            )
        )
        for day in ("2026-10-24", AS_OF)
    }
    was, now = states.values()
    left = [contact for contact in now if was.get(contact) and not now[contact]]
    rows = page.locator("#cooled_down tr[data-place]")
    assert rows.count() == len(left) > 0
    lines = rows.all_inner_texts()
    assert all(re.search("\\d+ → \\d+", line.replace("\n", " ")) for line in lines)
    assert all("−" in line for line in lines), "what it lost"


def test_sources_accounts_and_thresholds_are_those_of_the_tables(
    page: Page, project: Project
) -> None:
    page.click("#tab-sources")
    sources = query(
        project.db,
        "select replace(lead_source, '_', ' '), count(*),"
        " count(*) filter (temperature = 'hot'), count(*) filter (is_mql)"
        " from lead_scores inner join main_intermediate.int_contacts using (contact_id)"
        " where status = 'scored' and lead_source is not null group by lead_source",
    )
    lines = {}
    for row in page.locator("#origin-lead_source tbody tr").all():
        name, *cells = row.locator("th, td").all_inner_texts()
        lines[name] = [number(cells[0]), number(cells[1]), number(cells[3])]
    lines.pop("unknown", None)
    assert lines == {name: list(counts) for name, *counts in sources}

    page.click("#tab-accounts")
    ((accounts, hot, best),) = query(
        project.db,
        "select count(*), count(*) filter (temperature = 'hot'), max(highest_score)"
        " from account_scores",
    )
    said = page.locator("#panel-accounts p").first.inner_text()
    assert f"{accounts} accounts, {hot} of them" in said
    first = page.locator("#panel-accounts .score b").first
    assert number(first.inner_text()) == best

    page.click("#tab-outcomes")
    advice = query(
        project.db,
        "select threshold, leads_per_week, conversions, leads from threshold_advice"
        " order by threshold",
    )
    for row in page.locator("#thresholds tbody tr").all():
        threshold, weekly, found, *_ = row.locator("th, td").all_inner_texts()
        _, expected, won, leads = next(
            one for one in advice if one[0] >= int(threshold)
        )
        assert [weekly, found] == [f"{expected:,.1f}", f"{won:,} of {leads:,}"]


def test_changed_rules_are_handed_over_as_a_patch_and_survive_a_reload(
    page: Page, tmp_path: Path
) -> None:
    page.click("#tab-what_if")
    for slider, value in (
        ("email_open_weekly", 2),
        ("demo_requested", 73),
        ("requests-max_points", 51),
        ("hot", 68),
    ):
        move(page, slider, value * 10_000)
    page.wait_for_selector(".hand-over")
    page.reload()
    page.click("#tab-what_if")
    expect(page.locator(".slider.changed")).to_have_count(4)
    with page.expect_download() as waiting:
        page.click("text=Download patch")
    patch = tmp_path / "rules.patch"
    waiting.value.save_as(patch)
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    subprocess.run(["git", "apply", str(patch)], cwd=tmp_path, check=True)
    for seed, key, column, new in (
        ("behavioural_points", "email_open_weekly", "points", "2"),
        ("behavioural_points", "demo_requested", "points", "73"),
        ("rule_groups", "requests", "max_points", "51"),
        ("score_bands", "hot", "min_value", "68"),
    ):
        rows, before = (
            read_csv(folder / f"seeds/rules/{seed}.csv") for folder in (tmp_path, ROOT)
        )
        changed = [row for row in rows if row not in before]
        assert any(key in row.values() and row[column] == new for row in changed)
        assert len(rows) == len(before)
    page.click("text=Reset everything")
    page.wait_for_selector(".hand-over", state="detached")


def test_rules_are_edited_and_handed_over_as_a_patch_and_as_a_zip(
    page: Page, tmp_path: Path
) -> None:
    def rule(name: str) -> Locator:
        return page.locator(f"details.rule[data-rule='{name}']")

    def opened(name: str) -> Locator:
        box = rule(name)
        if box.get_attribute("open") is None:
            box.locator("summary").first.click()
        return box

    def fill(name: str, column: str, value: str, place: int = 0) -> None:
        box = opened(name).locator(f"[data-column='{column}']").nth(place)
        is_list = box.evaluate("box => box.tagName") == "SELECT"
        (box.select_option if is_list else box.fill)(value)

    page.click("#tab-rules")
    fill("demo_requested", "points", "20")
    assert page.locator("#rules-moved").inner_text() == "102 scores move"
    assert page.locator("#rules-unknown").count() == 0
    opened("demo_requested").locator("text=Add a condition").click()
    fill("demo_requested", "field", "country")
    fill("demo_requested", "operator", "in", 1)
    fill("demo_requested", "value", "fr|be", 1)
    opened("social_clicked").locator("text=Copy rule").click()
    opened("social_clicked_2").locator("text=All other columns").click()
    fill("social_clicked_2", "label", 'Social, "again"')
    opened("careers_page").locator(".list-actions >> text=Remove").click()
    assert page.locator("#rules-unknown").inner_text().startswith("3 changed rows need")
    page.reload()
    page.click("#tab-rules")
    page.check("text=Only changed")
    expect(page.locator("details.rule:visible")).to_have_count(3)

    for button, name in (("patch", "rules.patch"), ("all as zip", "rules.zip")):
        with page.expect_download() as waiting:
            page.click(f"#panel-rules >> text=Download {button}")
        waiting.value.save_as(tmp_path / name)
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    patch = ["git", "apply", "--whitespace=error", str(tmp_path / "rules.patch")]
    subprocess.run(patch, cwd=tmp_path, check=True)
    with zipfile.ZipFile(tmp_path / "rules.zip") as files:
        assert files.testzip() is None
        assert sorted(files.namelist()) == [
            "behavioural_points.csv",
            "rule_conditions.csv",
        ]
        for name in files.namelist():
            patched = (tmp_path / "seeds/rules" / name).read_bytes()
            assert files.read(name) == patched
    before, after = (
        {
            row["rule_id"]: row
            for row in read_csv(folder / "seeds/rules/behavioural_points.csv")
        }
        for folder in (ROOT, tmp_path)
    )
    assert after.pop("social_clicked_2") == before["social_clicked"] | {
        "rule_id": "social_clicked_2",
        "label": 'Social, "again"',
    }
    assert after["demo_requested"].pop("points") == "20"
    del before["demo_requested"]["points"], before["careers_page"]
    assert after == before
    condition = {"rule_id": "demo_requested", "field": "country"}
    condition |= {"operator": "in", "value": "fr|be"}
    assert condition in read_csv(tmp_path / "seeds/rules/rule_conditions.csv")
    assert folder_faults(tmp_path / "seeds", {}) == []
    page.click("#panel-rules >> text=Reset everything")
    expect(page.locator("#panel-rules .hand-over")).to_have_count(0)


@pytest.fixture(scope="module")
def what_if(project: Project) -> subprocess.CompletedProcess[str]:
    """scripts/what_if.py with CHANGES; it writes into the folder `what_if`."""
    seeds = project.folder / "changed"
    for seed, key, column, old, new in CHANGES:
        (path,) = (ROOT / "seeds").glob(f"*/{seed}.csv")
        out = seeds / path.name
        with (out if out.exists() else path).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        (row,) = (row for row in rows if key in (row.get("band"), *row.values())[:2])
        assert row[column] == old
        row[column] = new
        seeds.mkdir(exist_ok=True)
        write_csv(out, list(row), rows)
    command = [sys.executable, str(ROOT / "scripts/what_if.py"), "--weeks", "1"]
    command += ["--seeds", str(seeds), "--db", str(project.db)]
    command += ["--folder", str(project.folder / "what_if")]
    command += ["--markdown", str(project.folder / "what_if.md")]
    command += ["--vars", json.dumps(DATES)]
    before = project.db.read_bytes()
    done = subprocess.run(
        command,
        env=os.environ | {"LEAD_SCORING_RAW": "sample", "LEAD_SCORING_SEEDS": "seeds"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert project.db.read_bytes() == before
    return done


@pytest.fixture(scope="module")
def changed(project: Project, what_if: subprocess.CompletedProcess[str]) -> Path:
    """The database that was built with CHANGES."""
    return project.folder / "what_if/after.duckdb"


def move(page: Page, slider: str, value: int) -> None:
    """Put a slider on a value, as a hand does."""
    page.locator(f"#slider-{slider}").evaluate(
        "(slider, value) => { slider.value = value;"
        " slider.dispatchEvent(new Event('input')); }",
        value,
    )
    assert page.locator(f"#slider-{slider}").input_value() == str(value)


def test_what_if_foresees_the_scores_that_a_build_gives(
    page: Page, project: Project, changed: Path, report: Path
) -> None:
    page.click("#tab-what_if")
    for seed, key, column, _, new in CHANGES:
        slider = {"scorecards": "mql", "score_bands": "hot"}.get(seed, key)
        slider = f"{key}-{column}" if seed == "rule_groups" else slider
        move(page, slider, int(new) * (1 if seed == "scorecards" else 10_000))
    page.wait_for_selector(".slider.changed >> nth=9")
    expect(page.locator("#panel-what_if .csv")).to_have_count(7)
    totals = "select count(*) filter ({}) from lead_scores where true"
    for name, test in (("hot", "temperature = 'hot'"), ("mql", "is_mql")):
        ((now,),), ((then,),) = (
            query(db, totals.format(test)) for db in (project.db, changed)
        )
        line = page.locator(f"#what-if-{name}")
        assert number(line.locator(".big").inner_text()) == then != now
        assert number(line.locator(".muted").inner_text().split(" now")[0]) == now

    ids = packed(report, "data")["leads"]["contact_id"]
    scores = [
        dict(query(db, "select contact_id, (lead_score, temperature) from lead_scores"))
        for db in (project.db, changed)
    ]
    moves = {"would_enter": [], "would_leave": []}
    for contact in ids:
        (before, was), (after, becomes) = scores[0][contact], scores[1][contact]
        if (was == "hot") != (becomes == "hot"):
            key = "would_enter" if becomes == "hot" else "would_leave"
            moves[key].append((before, after))
    for key, pairs in moves.items():
        details = page.locator(f"#{key}")
        details.evaluate("(details) => { details.open = true; }")
        lines = details.locator("li").all_inner_texts()
        found = [re.search(r"(\d+) → (\d+)$", line).groups() for line in lines]
        assert sorted((int(one), int(other)) for one, other in found) == sorted(pairs)
    assert 0 < len(moves["would_enter"]) <= 50

    # all scores, not only those about the threshold
    for score in range(5, 100, 5):
        move(page, "hot", score * 10_000)
        ((leads,),) = query(
            changed,
            "select count(*) from lead_scores"
            " where status = 'scored' and lead_score >= ?",
            score,
        )
        page.wait_for_selector(f"#what-if-hot .big:text-is('{leads:,}')")
    move(page, "hot", 68 * 10_000)

    # the copied rows are those of the seeds that were built
    for box in page.locator("#panel-what_if textarea").all():
        seed = box.get_attribute("aria-label").removesuffix(".csv")
        path = project.folder / f"changed/{seed}.csv"
        header, *rows = csv.reader(box.input_value().splitlines())
        built = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
        assert header == built[0]
        assert rows
        assert all(row in built for row in rows)
    page.click("text=Reset everything")
    page.wait_for_selector(".slider.changed", state="detached")
    expect(page.locator("#panel-what_if .csv")).to_have_count(0)


def new_mqls(db: Path, start: str, end: str) -> int:
    """Leads that are an MQL on a day of a span and were not on the day before."""
    days: dict[str, dict[str, bool]] = {}
    for contact, day, is_mql in query(
        db, "select contact_id, as_of_date, is_mql from lead_score_history"
    ):
        days.setdefault(contact, {})[str(day)] = is_mql
    entries = 0
    for states in days.values():
        dates = sorted(states)
        for before, day in pairwise([None, *dates]):
            if start < day <= end:
                entries += states[day] and not states.get(before, False)
    return entries


def test_the_what_if_report_tells_what_differs(
    project: Project, what_if: subprocess.CompletedProcess[str], changed: Path
) -> None:
    before = project.folder / "what_if/before.duckdb"
    text, markdown = what_if.stdout, (project.folder / "what_if.md").read_text("utf-8")
    for seed, key, column, old, new in CHANGES:
        found = rf"  {seed}: .*{key}: {column} {old} to {new}$"
        assert re.search(found, text, re.MULTILINE), found
    assert text.count(" to ") > len(CHANGES)

    scores = (
        "select contact_id, (lead_score, if(status = 'scored', temperature, status))"
    )
    old, new = (
        dict(query(db, f"{scores} from lead_scores")) for db in (before, changed)
    )
    present = dict(query(project.db, f"{scores} from lead_scores"))
    assert old == present
    moved = {contact for contact in old if old[contact][0] != new[contact][0]}
    assert f"{len(moved):,} of {len(old):,} scores move" in text
    bands = ["hot", "warm", "cold", "disqualified", "insufficient_data"]
    for was in bands:
        cells = [
            sum(old[one][1] == was and new[one][1] == becomes for one in old)
            for becomes in bands
        ]
        assert re.search(
            rf"^  {was} +{' +'.join(map(str, cells))}$", text, re.MULTILINE
        )
        escaped = was.replace("_", r"\_")
        assert f"| {escaped} | {' | '.join(map(str, cells))} |" in markdown
    enter = [one for one in old if new[one][1] == "hot" != old[one][1]]
    assert f"Become hot: {len(enter)}" in text

    # the biggest mover, and the rule that moved it
    movers = text[text.index("Biggest movers") :].splitlines()[1:11]
    sizes = [abs(new[line.split()[0]][0] - old[line.split()[0]][0]) for line in movers]
    assert (
        sizes
        == sorted((abs(new[one][0] - old[one][0]) for one in moved), reverse=True)[:10]
    )
    for line in movers:
        contact = line.split()[0]
        parts = [
            dict(
                query(
                    db,
                    "select (kind, coalesce(rule_id, group_id)), (label, points)"
                    " from lead_score_contributions where contact_id = ?",
                    contact,
                )
            )
            for db in (before, changed)
        ]
        changes = {
            key: parts[1].get(key, (None, 0))[1] - parts[0].get(key, (None, 0))[1]
            for key in parts[0] | parts[1]
        }
        most = (max if new[contact][0] > old[contact][0] else min)(changes.values())
        labels = {
            (parts[1].get(key) or parts[0].get(key))[0] or f"limit of {key[1]}"
            for key, points in changes.items()
            if points == most
        }
        score = rf"{old[contact][0]} to {new[contact][0]}"
        label, points = re.search(rf"  {score} +(.*) \((\S+)\)$", line).groups()
        assert label in labels
        assert points == f"{most:+.1f}"

    pair = [new_mqls(db, "2026-10-24", AS_OF) for db in (before, changed)]
    assert pair[0] > 0
    assert re.search(rf"^  {AS_OF} +{pair[0]} +{pair[1]}$", text, re.MULTILINE)


def test_a_changed_seed_with_a_fault_is_named_before_anything_is_built(
    tmp_path: Path,
) -> None:
    for name, text, said in (
        ("behavioural_point.csv", "rule_id\n", "there is no seed behavioural_point"),
        ("scorecards.csv", "scorecard_id;name\n", "scorecards.csv"),
    ):
        seeds = tmp_path / name
        seeds.mkdir()
        (seeds / name).write_text(text, encoding="utf-8")
        done = subprocess.run(
            [
                *(sys.executable, str(ROOT / "scripts/what_if.py")),
                *("--seeds", str(seeds), "--folder", str(tmp_path / "out")),
                *("--db", str(tmp_path / "none")),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert said in done.stderr
        assert not list((tmp_path / "out").iterdir())


def test_tabs_leads_and_sliders_work_from_the_keyboard(page: Page) -> None:
    page.focus("#tab-today")
    page.keyboard.press("ArrowRight")
    assert page.locator("#tab-shape").get_attribute("aria-selected") == "true"
    page.keyboard.press("End")
    assert page.locator("#panel-what_if").is_visible()
    page.focus("#slider-hot")
    page.keyboard.press("ArrowLeft")
    page.wait_for_selector(".slider.changed output:text-is('69')")
    page.focus("#tab-what_if")
    page.keyboard.press("Home")
    second = page.locator("#panel-today tr[data-place='1'] button")
    second.focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel-today .detail h2").inner_text() == second.inner_text()


def test_without_names_the_file_holds_none_and_french_is_whole(
    browser: Browser, project: Project
) -> None:
    quiet = write_report(project, "quiet.html", "--no-names", "--lang", "fr")
    data, texts = packed(quiet, "data"), json.dumps(packed(quiet, "data"))
    people = query(
        project.db,
        "select contact_id, email, last_name from main_intermediate.int_contacts",
    )
    for contact, email, _ in people:
        assert f'"{contact}"' not in texts
        assert email is None or email not in texts
    for name in (
        *("lead_name", "job_title", "company", "contact_id"),
        *("email", "phone", "mail_text"),
    ):
        assert set(data["leads"][name]) == {None}
    adjustments = {
        text for kind, text in data["contributions"]["others"] if kind == "adjustment"
    }
    assert adjustments == {""}

    faults: list[str] = []
    page = open_page(browser, quiet, faults=faults)
    for tab in TABS:
        page.click(f"#tab-{tab}")
    assert (
        page.locator("#panel-today tr[data-place] button").first.inner_text()
        == "Prospect 1"
    )
    assert page.locator("#tab-today").inner_text() == "Aujourd’hui"
    assert faults == [quiet.as_uri()]
    page.context.close()


def test_every_text_is_there_in_every_language_and_used() -> None:
    folder = ROOT / "scripts/report_page"
    languages = [
        json.loads(path.read_text("utf-8")) for path in folder.glob("words/*.json")
    ]
    program = "\n".join(path.read_text("utf-8") for path in folder.glob("app/*.js"))
    english, *others = languages
    for other in others:
        assert list(other) == list(english)
        for key in english:
            fields = [
                set(re.findall(r"{\w+}", texts[key])) for texts in (english, other)
            ]
            assert fields[0] == fields[1], key
    assert len(languages) > 1
    used = set(re.findall(r'(?:say|count)\("(\w+)"', program))
    counted = set(re.findall(r'count\("(\w+)"', program))
    known = {
        re.sub("_(one|many)$", "", key)
        if re.sub("_(one|many)$", "", key) in counted
        else key
        for key in english
    }
    assert used - known == set()


def test_a_cap_is_said_and_charts_count_everybody(
    browser: Browser, project: Project
) -> None:
    short = write_report(project, "short.html", "--leads", "100")
    page = open_page(browser, short)
    assert "100 highest of 1,952 leads" in page.locator("#capped").inner_text()
    list_customers(page)
    assert number(page.locator("#panel-today [role=status]").inner_text()) == 100
    ((hot,),) = query(
        project.db, "select count(*) from lead_scores where temperature = 'hot'"
    )
    assert page.locator("#figure-hot_leads dd button").inner_text() == str(hot)
    page.context.close()


def test_one_scored_date_is_shown_as_one(browser: Browser, project: Project) -> None:
    db = project.folder / "one_date.duckdb"
    shutil.copyfile(project.db, db)
    with duckdb.connect(str(db)) as connection:
        connection.execute(
            "delete from lead_score_history where as_of_date < ?", [AS_OF]
        )
        for table in ("score_lift", "score_auc", "rule_performance", "sales_forecast"):
            connection.execute(f"delete from {table}")
    faults: list[str] = []
    page = open_page(browser, write_report(project, "one.html", db=db), faults=faults)
    texts = {}
    for tab in TABS:
        page.click(f"#tab-{tab}")
        texts[tab] = page.locator(f"#panel-{tab}").inner_text()
    assert "Only one date is scored" in texts["today"]
    assert "Nothing to compare with yet" in texts["movements"]
    assert "Not known yet" in texts["outcomes"]
    assert page.locator("#figure-became_hot dd button").inner_text() == "–"
    assert len(faults) == 1
    page.context.close()


def test_a_name_is_text_whatever_it_looks_like(
    browser: Browser, project: Project
) -> None:
    db = project.folder / "names.duckdb"
    shutil.copyfile(project.db, db)
    evil = "</script><img src=x onerror=document.title='run'>"
    with duckdb.connect(str(db)) as connection:
        connection.execute(
            "update main_intermediate.int_contacts set first_name = ?", [evil]
        )
    faults: list[str] = []
    page = open_page(browser, write_report(project, "names.html", db=db), faults=faults)
    assert evil in page.locator("#panel-today tr[data-place] button").first.inner_text()
    assert page.locator("img").count() == 0
    assert page.title() == "Lead scores"
    assert len(faults) == 1
    page.context.close()


def test_what_cannot_be_shown_is_said(project: Project, tmp_path: Path) -> None:
    for flags, said in (
        (["--db", str(tmp_path / "none.duckdb")], "make build"),
        (["--db", str(project.db), "--scorecard", "none"], "default"),
    ):
        done = subprocess.run(
            [
                sys.executable,
                str(ROOT / "scripts/report.py"),
                "--out",
                str(tmp_path / "x"),
                *flags,
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert said in done.stdout + done.stderr
        assert "Traceback" not in done.stderr


def test_the_export_holds_the_public_tables_and_replaces_whole_files(
    project: Project, tmp_path: Path
) -> None:
    def export(db: Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "scripts/export.py"), "--db", str(db)]
        return subprocess.run(
            [*command, "--out", str(tmp_path / "o'ut")],
            capture_output=True,
            text=True,
            check=False,
        )

    out = tmp_path / "o'ut"
    done = export(project.db)
    assert done.returncode == 0, done.stderr
    names = {path.stem for path in (ROOT / "models/marts").glob("*/*.sql")}
    assert {path.name for path in out.iterdir()} == {
        *("views.duckdb", "csv", "hot_leads.csv"),
        *(f"{name}.parquet" for name in names),
    }
    assert {path.stem for path in (out / "csv").iterdir()} == names
    hot = read_csv(out / "hot_leads.csv")
    ((leads,),) = query(
        project.db, "select count(*) from lead_scores where temperature = 'hot'"
    )
    assert "customer" not in {row.get("deal_status") for row in hot}
    left_out = re.search(r"(\d+) hot customers are left out", done.stdout)
    assert len(hot) == leads - int(left_out[1] if left_out else 0) > 50
    # hot since the first of the last hot days
    for row in hot[:20]:
        states = query(
            project.db,
            "select cast(as_of_date as text), coalesce(temperature, '')"
            " from lead_score_history where contact_id = ? order by as_of_date",
            row["contact_id"],
        )
        assert dict(states)[row["hot_since"]] == "hot"
        since = [day for day, state in states if day >= row["hot_since"]]
        assert {state for day, state in states if day in since} == {"hot"}
        assert [state for day, state in states if day < row["hot_since"]][-1:] != [
            "hot"
        ]
    counted = "select count(*) from {}"
    for name in names:
        counts = [
            query(db, counted.format(name)) for db in (project.db, out / "views.duckdb")
        ]
        assert counts[0] == counts[1], name
    scores = "select * from lead_scores order by lead_score_id"
    assert query(project.db, scores) == query(out / "views.duckdb", scores)

    # the same rows are the same bytes; a file that is open stays what it was
    first = {path.name: path.read_bytes() for path in out.glob("*.parquet")}
    inode = (out / "lead_scores.parquet").stat().st_ino
    with (out / "lead_scores.parquet").open("rb") as opened:
        assert export(project.db).returncode == 0
        assert (out / "lead_scores.parquet").stat().st_ino != inode
        assert opened.read() == first["lead_scores.parquet"]
    assert {path.name: path.read_bytes() for path in out.glob("*.parquet")} == first

    # one table is not built: nothing is replaced
    broken = tmp_path / "broken.duckdb"
    shutil.copyfile(project.db, broken)
    with duckdb.connect(str(broken)) as connection:
        connection.execute("drop table score_drift; delete from lead_scores")
    done = export(broken)
    assert (done.returncode, done.stderr) == (1, "Not built yet: score_drift.\n")
    assert {path.name: path.read_bytes() for path in out.glob("*.parquet")} == first


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_no_cell_of_an_exported_csv_is_a_formula(
    project: Project, tmp_path: Path
) -> None:
    db = tmp_path / "formulas.duckdb"
    shutil.copyfile(project.db, db)
    with duckdb.connect(str(db)) as connection:
        connection.execute(
            "update main_intermediate.int_contacts"
            " set first_name = '=HYPERLINK(1)', phone = '+33 1';"
            "update lead_next_steps set company_name = '@SUM(1)'"
        )
    command = [sys.executable, str(ROOT / "scripts/export.py"), "--db", str(db)]
    subprocess.run([*command, "--out", str(tmp_path)], check=True)
    hot = read_csv(tmp_path / "hot_leads.csv")
    assert all(row["lead_name"].startswith("'=HYPERLINK(1)") for row in hot)
    assert {row["phone"] for row in hot} == {"'+33 1"}
    steps = read_csv(tmp_path / "csv/lead_next_steps.csv")
    assert {row["company_name"] for row in steps} == {"'@SUM(1)"}
    negative = read_csv(tmp_path / "csv/negative_scores.csv")
    assert any(row["negative_score"].startswith("-") for row in negative)


def test_a_lead_is_explained_by_id_and_by_e_mail(project: Project) -> None:
    def explain(*flags: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "scripts/explain.py"), *flags]
        return subprocess.run(
            [*command, "--db", str(project.db)],
            capture_output=True,
            text=True,
            check=False,
        )

    ((contact, email, raw),) = query(
        project.db,
        "select contact_id, email, raw_score from lead_scores"
        " inner join main_intermediate.int_contacts using (contact_id)"
        " where email is not null order by lead_score desc, raw_score desc limit 1",
    )
    done = explain(contact)
    assert done.returncode == 0, done.stderr
    assert explain(email.upper()).stdout == done.stdout
    points = re.findall(r"^ +([+-][\d.]+) +([\d.-]+) ", done.stdout, re.MULTILINE)
    assert sum(Decimal(one) for one, _ in points) == Decimal(points[-1][1]) == raw
    labels = query(
        project.db,
        "select label from lead_score_contributions"
        " where contact_id = ? and label is not null",
        contact,
    )
    assert all(label in done.stdout for (label,) in labels)

    # a day of the range that was scored, with its own points
    past = explain(contact, "--date", "2026-10-20")
    ((raw,),) = query(
        project.db,
        "select raw_score from lead_score_history"
        " where contact_id = ? and as_of_date = '2026-10-20'",
        contact,
    )
    points = re.findall(r"^ +[+-][\d.]+ +([\d.-]+) ", past.stdout, re.MULTILINE)
    assert Decimal(points[-1]) == raw
    merged = query(
        project.db,
        "select given_id, contact_id from main_intermediate.int_contact_aliases"
        " where id_type = 'contact_id' and given_id != contact_id limit 1",
    )
    assert merged[0][1] in explain(merged[0][0]).stdout
    for flags, said in (
        (["nobody@nowhere.example"], "No contact has the id or e-mail"),
        ([contact, "--date", "2020-01-01"], "the latest is of 2026-10-31"),
    ):
        done = explain(*flags)
        assert said in done.stdout + done.stderr
        assert "Traceback" not in done.stderr


def test_a_reader_that_stops_reading_is_no_fault(project: Project) -> None:
    for script in ("compare_scores.py", "render_next_steps.py"):
        command = [sys.executable, str(ROOT / "scripts" / script)]
        command += ["--db", str(project.db)]
        if script == "compare_scores.py":
            command.append(str(project.db))
        read, write = os.pipe()
        os.close(read)
        with os.fdopen(write, "wb") as out:
            done = subprocess.run(
                command, stdout=out, stderr=subprocess.PIPE, text=True, check=False
            )
        assert (done.returncode, done.stderr) == (0, "")


def asked(project: Project, *flags: str) -> list[dict[str, str]]:
    """The rows that `mf query` answers, in a folder that has the manifest it reads."""
    root = project.folder / "mf"
    if not root.exists():
        (root / "target").mkdir(parents=True)
        for name in ("dbt_project.yml", "profiles.yml", "scripts"):
            (root / name).symlink_to(ROOT / name)
        manifest = "semantic_manifest.json"
        shutil.copyfile(project.target / manifest, root / "target" / manifest)
    answer = root / "answer.csv"
    done = subprocess.run(
        [Path(sys.executable).with_name("mf"), "query", *flags, "--csv", str(answer)],
        cwd=root,
        env=os.environ | {"LEAD_SCORING_DB": str(project.db), "DO_NOT_TRACK": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    with answer.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_metrics_are_what_the_tables_say(project: Project) -> None:
    (now,) = asked(project, "--metrics", "leads,hot_leads,hot_rate,median_score,mqls")
    ((leads, hot, mqls, median),) = query(
        project.db,
        "select count(*), count(*) filter (temperature = 'hot'),"
        " count(*) filter (is_mql), median(lead_score)"
        " from lead_scores where status = 'scored'",
    )
    assert [float(now[name]) for name in ("leads", "hot_leads", "mqls")] == [
        leads,
        hot,
        mqls,
    ]
    assert float(now["hot_rate"]) == pytest.approx(hot / leads, abs=1e-9)
    assert float(now["median_score"]) == median

    rates = asked(
        project,
        *("--metrics", "conversion_rate,evaluated_leads"),
        *("--group-by", "lead_outcome__temperature"),
    )
    expected = query(
        project.db,
        "select segment, leads, conversion_rate from score_lift"
        " where segment_kind = 'temperature'",
    )
    assert expected
    found = {row["lead_outcome__temperature"]: row for row in rates}
    for band, leads, rate in expected:
        assert float(found[band]["evaluated_leads"]) == leads
        assert float(found[band]["conversion_rate"]) == pytest.approx(
            float(rate), abs=1e-6
        )

    (month, *_) = asked(
        project,
        *("--metrics", "hot_leads_over_time", "--group-by", "metric_time__month"),
        *("--order", "metric_time__month"),
    )
    assert month["metric_time__month"].startswith("2026-10-01")
    assert float(month["hot_leads_over_time"]) == hot, "the last day, not a sum of days"


def test_the_documentation_is_one_file_with_its_picture(
    browser: Browser, project: Project
) -> None:
    out = project.folder / "alone/docs.html"
    command = [sys.executable, str(ROOT / "scripts/write_docs.py"), "--out", str(out)]
    done = subprocess.run(
        [*command, "--vars", json.dumps(DATES)],
        env=os.environ
        | {
            "LEAD_SCORING_RAW": str(ROOT / "sample"),
            "LEAD_SCORING_SEEDS": "seeds",
            "LEAD_SCORING_DB": str(project.db),
            "DBT_TARGET_PATH": str(project.target),
            "DBT_LOG_PATH": str(project.target / "logs"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    page = browser.new_page()
    page.goto(out.as_uri())
    picture = page.locator("img[alt^='How data flows']")
    # the file itself is not there: what is seen is in the page
    assert picture.bounding_box()["width"] > 400
    assert picture.bounding_box()["height"] > 200
    names = set(
        re.findall(
            r"#!/(?:model|seed)/(?:model|seed)\.lead_scoring\.(\w+)", page.content()
        )
    )
    assert {"lead_scores", "demographic_points"} <= names
    page.click("text=lead_score_contributions")
    expect(
        page.locator("text=the points of one lead add up to its").first
    ).to_be_visible()
    page.close()
