"""The packages of pyproject.toml and their lock say the same, and name no host."""

import re
import tomllib
from importlib.metadata import Distribution, distributions

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


# Either of two licences may be chosen; the package says nothing, its file says MIT.
LICENCES = {"text-unidecode": "Artistic", "axe-playwright-python": "MIT"}
COPYLEFT = re.compile(r"(?<!L)GPL|(?<!Lesser )General Public|SSPL|BUSL|Commons Clause")


def licence_of(package: Distribution) -> str:
    """What an installed package says of its licence; blank if it says nothing."""
    data = package.metadata
    of_classifiers = [
        line for line in data.get_all("Classifier", []) if line.startswith("License")
    ]
    said = [data.get("License-Expression"), *of_classifiers, data.get("License")]
    return LICENCES.get(package.name.lower()) or " | ".join(filter(None, said))


def test_every_licence_lets_a_company_use_the_package() -> None:
    found = {package.name: licence_of(package) for package in distributions()}
    assert len(found) > 50
    unknown = sorted(name for name, licence in found.items() if not licence)
    assert unknown == []
    # the first line: a few packages have the whole text of a licence
    refused = {
        name: licence
        for name, licence in found.items()
        if COPYLEFT.search(licence.split("\n")[0])
    }
    assert refused == {}


@pytest.mark.parametrize("text", ["GPL-3.0-only", "GNU Affero General Public License"])
def test_a_licence_that_binds_the_whole_is_found(text: str) -> None:
    assert COPYLEFT.search(text)
    assert not COPYLEFT.search("GNU Library or Lesser General Public License (LGPL)")
