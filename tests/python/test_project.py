"""One build of the shipped sample, and what must hold of it and of its files."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import duckdb
import explain
import pytest
from harness import ROOT, Project, Rows, read_table, shipped_seed

AS_OF = {"as_of_date": "2026-10-31"}
Node = Mapping[str, object]

# Columns in the contract's order, section 5.
COLUMNS = {
    "demographic_scores": """contact_id scorecard_id as_of_date demographic_score
        rules_matched""",
    "behavioural_scores": """contact_id scorecard_id as_of_date behavioural_score
        rules_matched hits counted_hits first_activity_date last_activity_date
        active_days""",
    "negative_scores": """contact_id scorecard_id as_of_date negative_score
        rules_matched""",
    "lead_score_contributions": """contribution_id contact_id scorecard_id as_of_date
        kind dimension rule_id group_id label hits counted_hits first_date last_date
        points_before_decay points""",
    "lead_scores": """lead_score_id contact_id scorecard_id as_of_date status
        status_reason demographic_score behavioural_score negative_score manual_points
        raw_score lead_score fit_grade engagement_level grade temperature rating
        score_rank score_percentile journey_phase coverage last_activity_date
        top_positive_reasons top_negative_reasons score_change_7d score_change_30d
        trend is_mql first_mql_date latest_mql_date mql_count score_at_first_mql
        deal_status company_deal_status
        conversion_probability probability_reasons""",
    "rejected_rows": "source_table row_key reason column_name row_text",
    "machine_events": "event_id contact_id reason",
    "input_coverage": "source_table finding value row_count share remedy",
    "account_scores": """company_id scorecard_id as_of_date contacts engaged_contacts
        highest_score mean_score total_score best_contact_id roles_covered completeness
        temperature""",
    "lead_next_steps": """contact_id scorecard_id as_of_date step_id owner action
        call_script email_template first_name company_name city last_asset
        last_activity_date""",
}
DISPATCHED = re.compile(r"^(default|duckdb|postgres|spark|snowflake|bigquery)__")
SIGNATURE = re.compile(r"{%-?\s*macro\s+\w+\((.*?)\)\s*-?%}", re.DOTALL)
# How SQL gets at the dates that are scored, or at the clock.
DATE_READERS = re.compile(
    r"\b(as_of_date|scoring_dates)\(\)|run_started_at|modules\.datetime|\bvar\("
    r"|\bvariable\(\s*'(as_of_date|score_from|score_to)'"
    r"|\b(current_date|current_timestamp|localtimestamp)\b|\b(now|today|getdate)\(",
    re.IGNORECASE,
)
TARGET_READERS = re.compile(r"\btarget\s*[.\[]|\badapter\.type\(")


@pytest.fixture(scope="module")
def project() -> Iterator[Project]:
    """The project with the sample built, tests and unit tests included."""
    with Project() as project:
        project.environment["DBT_WRITE_JSON"] = "true"
        done = dbt(project, "build", "--select", "*")
        assert project.db.exists(), done.stdout
        yield project


@pytest.fixture(scope="module")
def manifest(project: Project) -> dict[str, dict[str, Node]]:
    return artefact(project, "manifest.json")


@pytest.fixture(scope="module")
def nodes(manifest: dict[str, dict[str, Node]]) -> list[Node]:
    return [*manifest["nodes"].values(), *manifest["sources"].values()]


@pytest.fixture(scope="module")
def models(nodes: list[Node]) -> list[Node]:
    return [node for node in nodes if node["resource_type"] == "model"]


@pytest.fixture(scope="module")
def build_results(project: Project) -> dict[str, str]:
    """Status of each node of the build; later runs write over the file."""
    results = artefact(project, "build_results.json")["results"]
    return {result["unique_id"]: result["status"] for result in results}


def dbt(project: Project, *args: str) -> subprocess.CompletedProcess[str]:
    """Run dbt on the sample and the shipped seeds; keep the results of a build."""
    done = project.run_dbt(
        list(args), raw=ROOT / "sample", seeds=ROOT / "seeds", variables=AS_OF
    )
    results = project.target / "run_results.json"
    if args[0] == "build" and results.exists():
        results.rename(results.with_name("build_results.json"))
    return done


def artefact(project: Project, name: str) -> dict:
    return json.loads((project.target / name).read_text(encoding="utf-8"))


def run_script(name: str, *args: str, db: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "scripts" / name), *args],
        env=os.environ | {"LEAD_SCORING_DB": str(db)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_sample_builds_and_every_test_passes(
    manifest: dict[str, dict[str, Node]], build_results: dict[str, str]
) -> None:
    failed = {
        name: status
        for name, status in build_results.items()
        if status not in ("success", "pass") and not name.startswith("exposure.")
    }
    assert failed == {}
    planned = [*manifest["nodes"].values(), *manifest["unit_tests"].values()]
    kinds = ("seed", "model", "test", "unit_test")
    expected = {
        node["unique_id"]
        for node in planned
        if node["resource_type"] in kinds
        # dbt lists the tests of models that are off, such as those of source systems
        and node.get("attached_node") not in manifest["disabled"]
    }
    assert expected - set(build_results) == set()
    singular = {path.stem for path in (ROOT / "tests").glob("**/assert_*.sql")}
    assert singular
    assert len(manifest["unit_tests"]) > 80
    assert singular <= {name.split(".")[2] for name in build_results}


def test_a_build_by_hand_leaves_out_only_what_tests_code(
    project: Project,
    manifest: dict[str, dict[str, Node]],
    build_results: dict[str, str],
) -> None:
    done = dbt(project, "ls", "--output", "json", "--output-keys", "unique_id")
    listed = {json.loads(line)["unique_id"] for line in done.stdout.splitlines()}
    truth_tables = {
        name
        for name, node in manifest["nodes"].items()
        if node["original_file_path"].startswith("tests/macros/")
    }
    built = {name for name in build_results if not name.startswith("operation.")}
    code_tests = truth_tables | set(manifest["unit_tests"])
    assert built - listed == code_tests & built
    assert len(truth_tables) > 40
    assert set(manifest["sources"]) <= listed, "as without a selector"


@pytest.mark.parametrize("name", COLUMNS)
def test_a_mart_has_the_columns_of_the_contract(project: Project, name: str) -> None:
    rows = read_table(project.db, name)
    assert rows
    assert list(rows[0]) == COLUMNS[name].split()


def test_the_hottest_leads_are_printed_as_they_are_in_the_table(
    project: Project,
) -> None:
    done = run_script("show_leads.py", db=project.db)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    (start,) = (n for n, line in enumerate(lines) if line.startswith("  score  grade"))
    header = lines[start]
    places = [header.index(f" {name}") + 1 for name in ("grade", "is", "lead")]
    places += [header.index(" company"), header.index(" why") + 1]
    printed = []
    for line in lines[start + 1 : lines.index("", start)]:
        grade, temperature, lead, company, why = places
        if line[:grade].strip():
            cells = (line[:grade], line[grade:temperature], line[temperature:lead])
            name, reasons = line[lead:company], line[why:]
            printed.append([*(cell.strip() for cell in (*cells, name)), reasons])
        else:
            printed[-1][-1] += f" {line[why:]}"

    scores = [
        row
        for row in read_table(project.db, "lead_scores")
        if row["status"] == "scored"
    ]
    scores.sort(
        key=lambda row: (-row["lead_score"], -row["raw_score"], row["contact_id"])
    )
    hottest = scores[:10]
    assert [cells[:3] + cells[4:] for cells in printed] == [
        [
            str(row["lead_score"]),
            row["grade"] or "",
            row["temperature"] or "",
            row["top_positive_reasons"] or "",
        ]
        for row in hottest
    ]
    names = names_of_contacts()
    for cells, row in zip(printed, hottest, strict=True):
        assert cells[3] in names[row["contact_id"]]


def names_of_contacts() -> dict[str, set[str]]:
    """What each contact of the sample may be called; a row may stand there twice."""
    names: dict[str, set[str]] = {}
    with (ROOT / "sample/contacts.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            full = f"{row['first_name'].strip()} {row['last_name'].strip()}".strip()
            called = full or row["email"].strip() or row["contact_id"]
            names.setdefault(row["contact_id"], set()).add(called)
    return names


def test_every_next_step_of_the_sample_is_rendered(project: Project) -> None:
    done = run_script("render_next_steps.py", db=project.db)
    assert done.returncode == 0, done.stderr
    mails = list(csv.DictReader(io.StringIO(done.stdout)))
    steps = {
        (row["contact_id"], row["scorecard_id"]): row
        for row in read_table(project.db, "lead_next_steps")
    }
    scores = {
        (row["contact_id"], row["scorecard_id"]): row
        for row in read_table(project.db, "lead_scores")
    }
    keys = [(mail["contact_id"], mail["scorecard_id"]) for mail in mails]
    left_out = {key for key in steps if scores[key].get("deal_status") == "customer"}
    assert set(keys) == set(steps) - left_out
    heat = [(scores[key]["lead_score"], scores[key]["raw_score"]) for key in keys]
    assert heat == sorted(heat, reverse=True)
    assert any(mail["do_not_mail"] for mail in mails)
    for mail, key in zip(mails, keys, strict=True):
        step = steps[key]
        assert mail["lead_score"] == str(scores[key]["lead_score"])
        assert "{{" not in mail["mail_text"]
        assert "{%" not in mail["mail_text"]
        is_written = bool(step["email_template"]) and not mail["do_not_mail"]
        assert bool(mail["mail_text"]) == is_written


def database_of_steps(path: Path, templates: Mapping[str, str], known: str) -> Path:
    """A database with one lead per template, all of its fields `known`, or null."""
    fields = dict.fromkeys(("first_name", "company_name", "city", "last_asset"), known)
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "create table lead_next_steps (contact_id text, scorecard_id text,"
            " as_of_date date, step_id text, owner text, action text, call_script text,"
            " email_template text, first_name text, company_name text, city text,"
            " last_asset text, last_activity_date date)"
        )
        connection.execute(
            "create table lead_scores (contact_id text, scorecard_id text,"
            " lead_score integer, raw_score decimal(18, 4), temperature text);"
            "create schema main_intermediate;"
            "create table main_intermediate.int_contacts"
            " (contact_id text, email text, first_name text, last_name text);"
            "create table main_intermediate.int_contact_mailboxes"
            " (contact_id text, suppression_reason text)"
        )
        for step_id, template in templates.items():
            connection.execute(
                "insert into lead_scores values (?, 'default', 80, 80, 'hot')",
                [step_id],
            )
            connection.execute(
                "insert into lead_next_steps values"
                " (?, 'default', '2026-10-31', ?, 'sales', 'Call', null, ?, ?, ?, ?, ?,"
                " ?)",
                [step_id, step_id, template, *fields.values(), known and "2026-10-28"],
            )
    return path


@pytest.mark.parametrize("known", [None, "Zoë"])
def test_every_shipped_template_takes_fields_and_defaults(
    tmp_path: Path, known: str | None
) -> None:
    templates = {
        row["step_id"]: row["email_template"]
        for row in shipped_seed("next_steps")
        if row["email_template"]
    }
    db = database_of_steps(tmp_path / "steps.duckdb", templates, known)
    done = run_script("render_next_steps.py", "--db", str(db), db=tmp_path / "none")
    assert done.returncode == 0, done.stderr
    mails = {
        row["step_id"]: row["mail_text"]
        for row in csv.DictReader(io.StringIO(done.stdout))
    }
    assert set(mails) == set(templates)
    for step_id, mail in mails.items():
        pieces = re.split(r"{{.*?}}", templates[step_id])
        tags = re.findall(
            r'{{ *(\w+) *\| *default: *"([^"]*)".*?}}', templates[step_id]
        )
        assert len(tags) == len(pieces) - 1, "every field has a default"
        filled = [known or default for _, default in tags]
        expected = "".join(
            f"{piece}{text}" for piece, text in zip(pieces, [*filled, ""], strict=True)
        )
        assert mail == expected


@pytest.mark.parametrize(
    "template",
    [
        'Hello {{ first_name | default: "there" ',
        "Hello {{ first_name | shout }}",
        "{% if first_name %}Hello",
    ],
)
def test_a_broken_template_is_named_with_its_step_and_column(
    tmp_path: Path, template: str
) -> None:
    templates = {"fine": "Hello", "wrong": template}
    db = database_of_steps(tmp_path / "steps.duckdb", templates, "Zoë")
    done = run_script("render_next_steps.py", db=db)
    assert done.returncode == 1
    assert done.stderr.startswith("next_steps.csv, step wrong, column email_template: ")
    assert "Traceback" not in done.stderr


@pytest.fixture(scope="module")
def analyses(project: Project) -> dict[str, Rows]:
    """The rows of every analysis, as dbt show gives them."""
    answers = {}
    for path in sorted((ROOT / "analyses").glob("*.sql")):
        done = dbt(
            project, *f"show --select {path.stem} --limit -1 --output json".split()
        )
        assert done.returncode == 0, done.stdout
        shown = json.loads(done.stdout[done.stdout.index("{") :])
        answers[path.stem] = shown["show"]
    return answers


def test_the_hottest_lead_is_explained_to_its_raw_score(
    project: Project, analyses: dict[str, Rows]
) -> None:
    rows = analyses["explain_one_lead"]
    scored = [
        row for row in read_table(project.db, "lead_scores") if row["score_rank"] == 1
    ]
    lead = min(scored, key=lambda row: (-row["raw_score"], row["contact_id"]))
    assert {row["contact_id"] for row in rows} == {lead["contact_id"]}
    assert rows[-1]["running_total"] == pytest.approx(
        float(lead["raw_score"]), abs=1e-9
    )
    points = [row["points"] for row in rows]
    assert points == sorted(points, reverse=True)
    contributions = read_table(project.db, "lead_score_contributions")
    expected = [
        float(row["points"])
        for row in contributions
        if row["contact_id"] == lead["contact_id"]
    ]
    assert sorted(points) == sorted(expected)


def test_the_explanation_in_the_readme_is_the_real_one(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"explain\.py (\S+)(?:.*\n)+?```\n\n```\n((?:.*\n)+?)```", readme)
    assert block, "the README explains a lead"
    assert explain.main([block[1], "--db", str(project.db)]) == 0
    told = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    told = [line for line in told if line]
    shown = [" ".join(line.split()) for line in block[2].splitlines()]
    (gap,) = (place for place, line in enumerate(shown) if line.startswith("..."))
    rest = len(shown) - gap - 1
    assert shown[:gap] == told[:gap]
    assert shown[gap + 1 :] == told[-rest:]
    assert shown[gap] == f"... {len(told) - gap - rest} more ..."


def test_overlap_and_distribution_count_the_leads_of_the_tables(
    project: Project, analyses: dict[str, Rows]
) -> None:
    scored = [
        row
        for row in read_table(project.db, "lead_scores")
        if row["status"] == "scored"
    ]
    bands = analyses["score_distribution_by_band"]
    assert sum(row["leads"] for row in bands) == len(scored)
    for band in bands:
        key = ("scorecard_id", "temperature", "fit_grade")
        scores = [
            row["lead_score"]
            for row in scored
            if all(row[name] == band[name] for name in key)
        ]
        assert band["leads"] == len(scores)
        assert band["share_of_leads"] == pytest.approx(
            len(scores) / len(scored), abs=6e-4
        )
        assert band["mean_score"] == pytest.approx(sum(scores) / len(scores), abs=0.051)
        assert (band["lowest_score"], band["highest_score"]) == (
            min(scores),
            max(scores),
        )

    leads: dict[str, set[str]] = {}
    for row in read_table(project.db, "lead_score_contributions"):
        if row["kind"] not in ("adjustment", "group_limit"):
            leads.setdefault(row["rule_id"], set()).add(row["contact_id"])
    pairs = {
        (row["rule_id"], row["other_rule_id"]): row for row in analyses["rule_overlap"]
    }
    assert set(pairs) == {
        (one, other)
        for one in leads
        for other in leads
        if one < other and leads[one] & leads[other]
    }
    for (one, other), row in pairs.items():
        both = len(leads[one] & leads[other])
        rarer = min(len(leads[one]), len(leads[other]))
        assert row["leads_with_both"] == both
        assert row["share_of_rarer"] == pytest.approx(both / rarer, abs=6e-4)


def test_every_public_mart_has_a_contract_and_a_description(
    models: list[Node],
) -> None:
    public = {
        node["name"]: node for node in models if node["config"]["access"] == "public"
    }
    marts = {path.stem for path in (ROOT / "models/marts").glob("*/*.sql")}
    assert set(public) == marts
    for name, node in public.items():
        assert node["config"]["contract"]["enforced"], name
        assert node["description"], name


def test_everything_is_described(project: Project, nodes: list[Node]) -> None:
    with duckdb.connect(str(project.db), read_only=True) as connection:
        found = connection.execute(
            "select table_schema, table_name, column_name"
            " from information_schema.columns"
        ).fetchall()
    built: dict[tuple[str, str], set[str]] = {}
    for schema, table, column in found:
        built.setdefault((schema, table), set()).add(column)
    missing = []
    for node in nodes:
        if node["resource_type"] not in ("model", "seed", "source", "analysis"):
            continue
        described = {
            name for name, column in node["columns"].items() if column["description"]
        }
        columns = set(node["columns"])
        if node["resource_type"] != "analysis":
            table = node.get("alias") or node["identifier"]
            columns |= built[node["schema"], table]
        missing += [f"{node['name']}.{name}" for name in sorted(columns - described)]
        if not node["description"].strip():
            missing.append(node["name"])
    assert missing == []


def test_every_macro_and_its_arguments_are_described(
    manifest: dict[str, dict[str, Node]],
) -> None:
    macros = [
        macro
        for macro in manifest["macros"].values()
        if macro["package_name"] == "lead_scoring"
        and macro["original_file_path"].startswith("macros/")
        and not DISPATCHED.match(macro["name"])
        and not macro["name"].startswith("materialization_")
    ]
    assert len(macros) > 50
    missing = []
    for macro in macros:
        if not macro["description"].strip():
            missing.append(macro["name"])
            continue
        signature = SIGNATURE.search(macro["macro_sql"])[1]
        names = re.findall(r"(?:^|,)\s*(\w+)", re.sub(r"=[^,]*", "", signature))
        if names != [argument["name"] for argument in macro["arguments"]]:
            missing.append(f"{macro['name']}({', '.join(names)})")
        missing += [
            f"{macro['name']}({argument['name']})"
            for argument in macro["arguments"]
            if not (argument["description"] and argument["type"])
        ]
    assert missing == []


def test_metrics_are_off_unless_asked_for(
    manifest: dict[str, dict[str, Node]], models: list[Node]
) -> None:
    assert manifest["semantic_models"] == manifest["metrics"] == {}
    assert "lead_scoring_days" not in {model["name"] for model in models}
    exposures = {exposure["name"] for exposure in manifest["exposures"].values()}
    assert {"lead_report", "crm_sync", "sales_alerts", "lead_metrics"} <= exposures


def test_every_model_has_a_tested_key_or_says_why_not(
    nodes: list[Node], models: list[Node]
) -> None:
    keyed = {
        node["attached_node"]
        for node in nodes
        if (node.get("test_metadata") or {}).get("name")
        in ("unique", "unique_combination")
    }
    without = {node["name"] for node in models if node["unique_id"] not in keyed}
    excused = {
        node["name"]
        for node in models
        if re.search(r"\bno\s+(tested\s+)?key\b", node["description"])
    }
    assert keyed
    assert without - excused == set(), "no key test, and no word on why"
    assert excused - without == set(), "has a key, but says that it has none"


def test_only_the_scoring_dates_read_the_date_variables() -> None:
    readers = {
        path.stem
        for path in (ROOT / "models").glob("**/*.sql")
        if DATE_READERS.search(path.read_text(encoding="utf-8"))
    }
    assert readers == {"int_scoring_dates", "int_scored_dates"}
    clocks = {
        path.stem
        for path in (ROOT / "macros").glob("**/*.sql")
        if "run_started_at" in path.read_text(encoding="utf-8")
    }
    assert clocks == {"as_of_date"}


@pytest.mark.parametrize(
    "line", ["{% if target.type == 'duckdb' %}", "{{ target['x'] }}"]
)
def test_a_model_that_reads_its_target_is_found(line: str) -> None:
    assert TARGET_READERS.search(line)


def test_no_model_reads_its_target() -> None:
    paths = [
        path
        for folder in ("models", "analyses")
        for path in (ROOT / folder).glob("**/*.sql")
    ]
    assert len(paths) > 50
    for path in paths:
        assert not TARGET_READERS.search(path.read_text(encoding="utf-8")), path
