"""The packages of pyproject.toml and their lock say the same, and name no host."""

import re
import tomllib

import pytest
from harness import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "constraints.txt").read_text(encoding="utf-8")
LOCKED = [line for line in LOCK.splitlines() if not line.startswith("#")]
# installed without dependencies, whose versions would be others
UNLOCKED = "warehouses"


def pin_of(line: str) -> tuple[str, str]:
    """Name, as the package index compares it, and version of a pin."""
    name, version = re.fullmatch(r"([\w.-]+)==([\w.]+)(?: ; .*)?", line).groups()
    return re.sub(r"[-_.]+", "-", name).lower(), version


def test_the_lock_has_every_package_once_and_no_host() -> None:
    names = [pin_of(line)[0] for line in LOCKED]
    assert len(names) == len(set(names)) > 50
    assert "://" not in LOCK


@pytest.mark.parametrize("group", sorted({*PROJECT["dependency-groups"]} - {UNLOCKED}))
def test_the_packages_of_a_group_are_locked(group: str) -> None:
    named = [each for each in PROJECT["dependency-groups"][group] if type(each) is str]
    assert named
    assert {*map(pin_of, named)} <= {*map(pin_of, LOCKED)}
