"""dbt without the harness around it, and what it leaves in folders and tables."""

import os
import subprocess
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from harness import QUIET, ROOT, read_table

MARTS = sorted(path.stem for path in (ROOT / "models" / "marts").glob("*/*.sql"))
Tables = dict[str, list[str]]


def start_dbt(
    root: Path, args: list[str], cwd: Path, settings: Mapping[str, str]
) -> subprocess.Popen[str]:
    """dbt in a process group of its own, started in `cwd`; nothing else is set."""
    ours = ("LEAD_SCORING_", "DBT_")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    folders = ["--project-dir", str(root), "--profiles-dir", str(root)]
    return subprocess.Popen(
        [sys.executable, "-m", "dbt.cli.main", *args, *QUIET, *folders],
        cwd=cwd,
        env=kept | settings | {"PYTHONWARNINGS": "ignore::RuntimeWarning"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def contents(folder: Path) -> dict[str, tuple[int, str]]:
    """When each file below a folder was last written, and what is in it."""
    return {
        path.relative_to(folder).as_posix(): (
            path.stat().st_mtime_ns,
            sha256(path.read_bytes()).hexdigest(),
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def marts(db: Path) -> Tables:
    """Every public table as the sorted texts of its rows."""
    return {name: sorted(map(repr, read_table(db, name))) for name in MARTS}
