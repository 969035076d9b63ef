"""What keeps a build from its file is told in a line; no text moves a terminal."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from harness import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

from database import PlainText, fault_of_file  # isort: skip
from predictive.point_table import Bin, write_rows  # isort: skip
from what_if import remove_leftovers  # isort: skip

HOLDER = """
import sys, duckdb
held = duckdb.connect(sys.argv[1], read_only=sys.argv[2] == "True")
print("open", flush=True)
sys.stdin.read()
"""


def test_a_file_that_is_free_or_not_there_is_fine(tmp_path: Path) -> None:
    path = tmp_path / "scores.duckdb"
    assert fault_of_file(path) is None
    assert not path.exists()
    duckdb.connect(str(path)).close()
    assert fault_of_file(path) is None


def test_a_file_that_another_process_holds_is_named_with_the_process(
    tmp_path: Path,
) -> None:
    path = tmp_path / "scores.duckdb"
    duckdb.connect(str(path)).close()
    for is_reader in (True, False):
        with subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(path), str(is_reader)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as holder:
            assert holder.stdout.readline() == b"open\n"
            assert fault_of_file(path) == (
                f"{path} is held by process {holder.pid}: another build, or a program"
                " that reads it. Wait until it ends, or close it, and build again."
            )
            holder.stdin.close()


def test_a_file_that_is_not_a_database_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "scores.duckdb"
    path.write_text("not a database" * 1000)
    told = fault_of_file(path)
    assert told.startswith(f"{path} cannot be written: ")
    assert "\n" not in told


def test_control_characters_are_left_out() -> None:
    stream = io.StringIO()
    family = "\U0001f468\u200d\U0001f4bb"
    PlainText(stream).write(
        f"\x1b]0;owned\x07\x1b[2J\x9b5A\u202etxt.exe\u2066 {family}"
    )
    PlainText(stream).write("Zo\u00eb\tX\r\n")
    assert stream.getvalue() == f"]0;owned[2J5Atxt.exe {family}Zo\u00eb\tX\n"


def test_a_terminal_gets_none_and_a_file_gets_them_as_they_are(tmp_path: Path) -> None:
    program = (
        f"import sys; sys.path.insert(0, {str(ROOT / 'scripts')!r})\n"
        "from database import run\n"
        "run(lambda _: print('a\\x1b[2Jb') or 0)"
    )
    command = [sys.executable, "-c", program]
    main, worker = pty.openpty()
    subprocess.run(command, stdout=worker, check=True)
    assert os.read(main, 100) == b"a[2Jb\r\n"
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    assert done.stdout == b"a\x1b[2Jb\n"


def test_what_a_killed_what_if_left_is_removed_by_the_next(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as dead:
        pass
    names = [f"what_if_{dead.pid}_a", f"what_if_{os.getpid()}_b", "what_if_old", "push"]
    for name in names:
        (tmp_path / name / "built").mkdir(parents=True)
    remove_leftovers(tmp_path, "what_if")
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == ["push", f"what_if_{os.getpid()}_b"]


def test_points_that_cannot_be_written_leave_those_before(tmp_path: Path) -> None:
    path = tmp_path / "predictive_points.csv"
    row = Bin("m", "f", "", 0, None, None, None, 1, 2, 0.5)
    write_rows(path, [row], Bin)
    before = path.read_bytes()
    with pytest.raises(TypeError):
        write_rows(path, [row, None], Bin)
    assert path.read_bytes() == before
    assert [left.name for left in tmp_path.iterdir()] == ["predictive_points.csv"]
