"""A copy of the project in another place, run from yet another one."""

import shutil
import subprocess
from pathlib import Path

from bare_runs import MARTS, contents, marts, start_dbt
from harness import ROOT, SEEDS_AND_MODELS, read_table, write_raw, write_seeds


def copy_of_project(root: Path) -> None:
    """The project without its sample, its long lists and the tests of its parts."""
    left_out = shutil.ignore_patterns("python", "cases", "rules", "macros", "scripts")
    for folder in ("macros", "models", "scripts"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copytree(ROOT / "tests", root / "tests", ignore=left_out)
    for file in ("dbt_project.yml", "profiles.yml"):
        shutil.copy(ROOT / file, root)
    write_seeds(root / "seeds", {"scorecards": [{"scorecard_id": "card"}]})


def assert_builds(process: subprocess.Popen[str]) -> None:
    output, _ = process.communicate()
    assert process.returncode == 0, output


def test_a_copy_elsewhere_runs_from_any_folder(tmp_path: Path) -> None:
    """The path has blanks, and the database a folder that does not exist yet.

    By default one contact without an event is scored; then raw tables without a row.
    """
    root, elsewhere = tmp_path / "a copy of it", tmp_path / "some where"
    elsewhere.mkdir()
    copy_of_project(root)
    one = {"contacts": [{"contact_id": "007", "created_at": "2020-01-01"}]}
    write_raw(root / "sample", one)
    write_raw(root / "data" / "raw rows", {})
    given = [contents(root / name) for name in ("sample", "data", "seeds")]

    assert_builds(start_dbt(root, SEEDS_AND_MODELS, elsewhere, {}))
    (lead,) = read_table(root / "target" / "lead_scoring.duckdb", "lead_scores")
    assert (lead["contact_id"], lead["scorecard_id"]) == ("007", "card")
    assert (lead["status"], lead["lead_score"]) == ("insufficient_data", None)

    relative = {
        "LEAD_SCORING_RAW": "data/raw rows",
        "LEAD_SCORING_DB": "databases/of today/scores.duckdb",
    }
    args = ["build", "--exclude-resource-type", "unit_test"]
    assert_builds(start_dbt(root, args, elsewhere, relative))
    built = root / relative["LEAD_SCORING_DB"]
    coverage = read_table(built, "input_coverage")
    assert {row["row_count"] for row in coverage} == {0}
    tables = marts(built) | {"input_coverage": []}
    assert tables == {name: [] for name in MARTS}

    assert list(elsewhere.iterdir()) == []
    assert given == [contents(root / name) for name in ("sample", "data", "seeds")]
