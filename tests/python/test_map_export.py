"""scripts/map_export.py: what it makes of files that nobody here wrote."""

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import map_export
import pytest
from harness import ROOT
from map_files.formats import number_reading, time_reading, word_reading
from map_files.names import standard_type
from own_folders import with_mapped_sources

NAME = "test_map_export"


@pytest.fixture
def written() -> Iterator[Path]:
    folder = ROOT / "local" / NAME
    shutil.rmtree(folder, ignore_errors=True)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def write(path: Path, rows: list[list[str]], separator: str, encoding: str) -> Path:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def customers(folder: Path) -> Path:
    header = ["Kunden-Nr", "Vorname", "Nachname", "E-Mail-Adresse", "Firma"]
    header += ["Mitarbeiter", "Umsatz", "Kunde seit", "Newsletter"]
    numbers = ["1.200", "€ 1.234.567,50"]
    rows = [
        [
            *(f"K{i}", "Zoë", f"Müller {i}", f"zoe{i}@firma{i % 3}.example"),
            *(f"Firma {i % 3}", *numbers, f"{i + 10}.03.2026"),
            "ja" if i % 2 else "nein",
        ]
        for i in range(20)
    ]
    return write(folder / "Kunden.csv", [header, *rows], ";", "cp1252")


def acts(folder: Path) -> Path:
    header = ["E-Mail", "Aktion", "Zeitpunkt", "Kampagne"]
    names = ["Geöffnet", "Klick", "Abgemeldet", "Messe"]
    rows = [
        [
            f"ZOE{i % 20}@firma.example",
            names[i % 4],
            f"2026-04-{i % 9 + 1:02} 10:00",
            "x",
        ]
        for i in range(40)
    ]
    return write(folder / "log.csv", [header, *rows], ",", "utf-8")


def map_of(folder: Path) -> dict[tuple[str, str, str], tuple[str, str]]:
    with (folder / "rules/reference/column_map.csv").open(encoding="utf-8") as file:
        return {
            (row["source_table"], row["raw_table"], row["raw_column"]): (
                row["from"],
                row["read_as"],
            )
            for row in csv.DictReader(file)
        }


def test_files_are_mapped_into_a_folder_that_a_build_takes(
    tmp_path: Path,
    written: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    files = [customers(tmp_path), acts(tmp_path)]
    before = [file.read_bytes() for file in files]
    assert map_export.main([*map(str, files), "--write", NAME]) == 0
    printed = capsys.readouterr().out
    assert f"make build RAW=local/{NAME} RULES=local/{NAME}/rules" in printed
    lines = [" ".join(line.split()) for line in printed.splitlines()]
    assert (
        "hash of zoe0@firma0.exam zoe0@firma0.example Zoë Müller 0 true 2026-03-10"
        " hash of firma 0"
    ) in lines
    found = map_of(written)
    people = {
        column: read
        for (name, table, column), read in found.items()
        if (name, table) == ("Kunden.csv", "contacts")
    }
    assert people == {
        # the log names people by their address only
        "contact_id": ("E-Mail-Adresse", "lower | hash"),
        "email": ("E-Mail-Adresse", ""),
        "first_name": ("Vorname", ""),
        "last_name": ("Nachname", ""),
        "company_id": ("Firma", "lower | hash"),
        "created_at": ("Kunde seit", "%d.%m.%Y"),
        "email_opt_out": ("Newsletter", "yes_no nein / ja"),
    }
    assert found["Kunden.csv", "companies", "employee_count"] == (
        "Mitarbeiter",
        "decimal_comma",
    )
    assert found["Kunden.csv", "companies", "annual_revenue"] == (
        "Umsatz",
        "currency | decimal_comma",
    )
    assert found["log.csv", "events", "contact_id"] == ("E-Mail", "lower | hash")
    assert found["log.csv", "events", "event_type"] == ("Aktion", "")
    types = (written / "rules/reference/event_type_map.csv").read_text(encoding="utf-8")
    for row in ("Geöffnet,email_open", "Klick,email_click", "Messe,messe"):
        assert f"mapped,{row}\n" in types
    assert {path.name for path in written.iterdir()} == {
        "Kunden.csv",
        "log.csv",
        "rules",
    }
    assert [file.read_bytes() for file in files] == before
    monkeypatch.setenv("LEAD_SCORING_SEEDS", f"local/{NAME}/rules")
    assert with_mapped_sources("{trend_points: 9}") == (
        '{"trend_points": 9, "sources": ["mapped"]}'
    )
    assert with_mapped_sources("{sources: [raw]}") == "{sources: [raw]}"
    monkeypatch.setenv("LEAD_SCORING_SEEDS", "seeds")
    assert with_mapped_sources("{}") == "{}"


def test_dates_that_may_be_either_are_asked_for(
    tmp_path: Path, written: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [["Email", "Create Date"], ["a@x.example", "03/04/2026"]]
    file = str(write(tmp_path / "people.csv", rows, ",", "utf-8"))
    assert map_export.main([file, "--write", NAME]) == map_export.OPEN
    printed = capsys.readouterr().out
    assert "Create Date: is 03/04/2026 day/month or month/day?" in printed
    assert "--dates day-first" in printed
    assert not written.exists()
    for answer, form in [("day-first", "%d/%m/%Y"), ("month-first", "%m/%d/%Y")]:
        assert map_export.main([file, "--write", NAME, "--dates", answer]) == 0
        assert map_of(written)["people.csv", "contacts", "created_at"][1] == form


@pytest.mark.parametrize(
    ("values", "read_as", "fits", "question"),
    [
        (["2026-01-31", "2026-02-01 10:00:00"], "", 2, None),
        (["31/01/2026", "01/02/2026"], "%d/%m/%Y", 2, None),
        (["01/31/2026", "02/01/2026"], "%m/%d/%Y", 2, None),
        (["01/02/2026", "03/04/2026"], "%d/%m/%Y", 2, "dates"),
        (["31/01/2026", "02/28/2026", "30/01/2026"], "%d/%m/%Y", 2, None),
        (["31.01.26", "1.2.26"], "%d.%m.%y", 2, None),
        (["Jan 31, 2026 04:05 PM"], "%b %d, %Y %I:%M %p", 1, None),
        (["31 janv. 2026"], "%d %b %Y", 1, None),
        (["1767225600"], "epoch_s", 1, None),
        (["1767225600000"], "epoch_ms", 1, None),
        (["46023", "46023.5"], "excel_date", 2, None),
        (["soon", "later"], "", 0, None),
    ],
)
def test_all_values_of_a_column_tell_how_its_times_are_written(
    values: list[str], read_as: str, fits: int, question: str | None
) -> None:
    read = time_reading(values, None)
    assert (read.read_as, read.fits, read.question) == (read_as, fits, question)
    assert len(read.misfits) == len(values) - fits


@pytest.mark.parametrize(
    ("values", "read_as", "question"),
    [
        (["1200", "7.5"], "", None),
        (["1 200", "1'200.5"], "", None),
        (["1.234,56", "7"], "decimal_comma", None),
        (["1,234.56", "7"], "thousands_comma", None),
        (["1.234.567"], "decimal_comma", None),
        (["€ 1.234,56"], "currency | decimal_comma", None),
        (["$1,234.00", "-$5"], "currency | thousands_comma", None),
        (["1,234"], "decimal_comma", "numbers"),
    ],
)
def test_all_values_of_a_column_tell_how_its_numbers_are_written(
    values: list[str], read_as: str, question: str | None
) -> None:
    read = number_reading(values, None)
    assert (read.read_as, read.question) == (read_as, question)


def test_a_consent_is_no_refusal() -> None:
    assert word_reading(["yes", "No"], is_consent=False).read_as == ""
    assert word_reading(["ja", "nein"], is_consent=True).read_as == "yes_no nein / ja"
    stages = word_reading(["Closed Won", "Closed Lost"], is_consent=False)
    assert stages.read_as == "yes_no closed won / closed lost"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Formular gesendet", "form_submit"),
        ("Formulaire envoyé", "form_submit"),
        ("E-Mail geöffnet", "email_open"),
        ("Email Opened - Webinar", "email_open"),
        ("gesendet", "email_sent"),
        ("Unsubscribed", "email_unsubscribe"),
        ("Abmeldung Newsletter", "email_unsubscribe"),
        ("Demo requested", "demo_request"),
        # who sent it?
        ("Quote sent", None),
        ("Webinar invitation sent", None),
        ("Messe", None),
    ],
)
def test_names_of_events_are_told_by_their_words(
    name: str, expected: str | None
) -> None:
    assert standard_type(name) == expected


def test_a_day_that_there_is_not_cannot_be_read() -> None:
    read = time_reading(["2026-01-02", "2026-02-30", "2026-13-01"], None)
    assert (read.read_as, read.fits) == ("", 1)
    assert read.misfits == ("2026-02-30", "2026-13-01")


def test_what_is_not_clear_is_asked_and_nothing_is_written(
    tmp_path: Path, written: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unknown = write(tmp_path / "x.csv", [["a", "b"], ["1", "2"]], ",", "utf-8")
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    files = [str(unknown), str(empty)]
    assert map_export.main([*files, "--write", NAME]) == map_export.OPEN
    printed = capsys.readouterr().out
    assert "--table 'x.csv=contacts'" in printed
    assert "empty.csv: is empty" in printed
    assert not written.exists()
    assert map_export.main([str(tmp_path / "nowhere.csv")]) == 1
