"""Files as people have them: scripts/raw_files reads them, or says what to do."""

import csv
import gzip
import io
from pathlib import Path

import duckdb
import pytest
from openpyxl import Workbook
from raw_files import RawFile, column_key, read_raw_file

KNOWN = {"contact_id", "email", "first_name", "created_at"}
HEADER = ["Contact ID", "Email", "First Name", "Created At"]
ROWS = [
    [f"{number:03}", f"p{number}@acme.example", 'Zoé, dite "Zo"', "2026-01-31"]
    for number in range(20)
]


def text(separator: str = ",", header: list[str] | None = None) -> str:
    written = io.StringIO()
    writer = csv.writer(written, delimiter=separator, lineterminator="\r\n")
    writer.writerows([header or HEADER, *ROWS])
    return written.getvalue()


def look(folder: Path, name: str, content: bytes, table: str = "contacts") -> RawFile:
    (folder / name).write_bytes(content)
    return read_raw_file(folder, table, KNOWN, folder / "copies")


def rows_of(file: RawFile) -> list[list[str]]:
    """What DuckDB reads, as the macro csv_reader has it do."""
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in file.names)
    return [
        list(row)
        for row in duckdb.execute(
            f"from read_csv('{file.read}', auto_detect = false, header = true,"
            f" columns = {{{columns}}}, skip = {file.titles},"
            f" delim = '{file.separator}',"
            " quote = '\"', escape = '\"', comment = '')"
        ).fetchall()
    ]


TITLES = "Contacts of spring\r\nMade by Zoé; 2026\r\n\r\n"
CLOSING = '\r\n"Total: 20"\r\n"Copyright (c) 2026 Acme, Inc."\r\n'


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("contacts.csv", text().encode(), ""),
        ("contacts.csv", text().encode("utf-8-sig"), ""),
        ("Contacts.CSV", text().encode(), ""),
        ("contacts.csv", text(";").encode(), "with semicolons between its cells"),
        ("contacts.tsv", text("\t").encode(), "with tabs between its cells"),
        ("contacts.txt", text("|").encode(), "with bars between its cells"),
        (
            "contacts.csv",
            text(";").encode("cp1252"),
            "as Windows-1252, with semicolons",
        ),
        ("contacts.csv", text("\t").encode("utf-16"), "as UTF-16, with tabs"),
        ("contacts.csv.gz", gzip.compress(text().encode()), ""),
        ("contacts.csv", gzip.compress(text().encode("cp1252")), "as Windows-1252"),
        ("contacts.csv", (TITLES + text(";")).encode(), "without its first 3 lines"),
        ("contacts.csv", (text() + CLOSING).encode(), "without its last 3 lines"),
        (
            "contacts.csv.gz",
            gzip.compress((TITLES + text(";") + CLOSING).encode("cp1252")),
            "as Windows-1252, with semicolons between its cells, without its first 3",
        ),
        (
            "contacts.csv",
            text(";", [*HEADER[:3], "Created At, or\nImported"]).encode(),
            "semicolons",
        ),
        ("contacts.csv", text(header=[*HEADER[:3], ""]).encode(), ""),
    ],
)
def test_a_file_is_read_as_it_is_and_it_is_said_how(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    file = look(tmp_path, name, content)
    assert file.faults == []
    assert said in "".join(file.notes)
    assert bool(said) == bool(file.notes)
    assert file.names[:3] == ["contact_id", "email", "first_name"]
    assert rows_of(file) == ROWS


def test_a_workbook_is_read_as_a_csv_of_it_would_be(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in [["Our contacts"], [], HEADER, *ROWS]:
        sheet.append(row)
    sheet.append([7.0, True, 2.5, None])
    book.create_sheet("notes").append(["hello"])
    book.save(tmp_path / "Contacts.xlsx")
    file = read_raw_file(tmp_path, "contacts", KNOWN, tmp_path / "copies")
    assert (file.faults, file.names[0]) == ([], "contact_id")
    assert rows_of(file) == [*ROWS, ["7", "true", "2.5", None]]
    assert "read as a workbook, without its first 2 lines" in file.notes[0]


def test_padded_title_lines_are_no_header(tmp_path: Path) -> None:
    """Though nothing is known of the names."""
    rows = "Our list;;\nOf today;;\n\nName;Ort;Alter\nAnn;Ulm;7\nBob;;\n"
    (tmp_path / "people.csv").write_text(rows, encoding="utf-8")
    file = read_raw_file(tmp_path, "people.csv", [], tmp_path / "copies")
    assert (file.names, file.titles) == (["name", "ort", "alter"], 3)
    assert len(rows_of(file)) == 2


def test_a_copy_follows_its_file(tmp_path: Path) -> None:
    first = look(tmp_path, "contacts.csv", text().encode("cp1252"))
    again = read_raw_file(tmp_path, "contacts", KNOWN, tmp_path / "copies")
    changed = look(tmp_path, "contacts.csv", (text() + "999,,,\r\n").encode("cp1252"))
    assert first.read == again.read != changed.read
    assert len(rows_of(changed)) == len(ROWS) + 1
    assert len(list((tmp_path / "copies").iterdir())) == 1


def test_lines_in_the_last_cell_are_no_closing_lines(tmp_path: Path) -> None:
    rows = (
        'contact_id,email,first_name,created_at\n1,,,2026\n2,,,"one\n\ntwo\n\nthree"\n'
    )
    file = look(tmp_path, "contacts.csv", rows.encode())
    assert rows_of(file)[-1][-1] == "one\n\ntwo\n\nthree"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf\n\n", "is empty"),
        (
            text(header=["Email", "email", *HEADER[2:]]).encode(),
            "email is there 2 times",
        ),
        (
            (text() + "1,Zoé\r\n").encode() + "2,Zoé\r\n".encode("cp1252"),
            "line 23: is not UTF-8, as other lines are, such as line 2",
        ),
        ("contact_id,email\n1,Zoé\n".encode("mac_roman"), "line 2: is not UTF-8"),
        (b"\0\1\2" * 100, "is not text"),
        (b"<!DOCTYPE html><table>", "is a web page"),
        (b"%PDF-1.7", "is a PDF"),
        (b"PK\x03\x04 and no more", "cannot be read as a workbook"),
        (b"PAR1 and no more", "cannot be read as Parquet"),
        (gzip.compress(text().encode())[:-20], "is packed, and cut off"),
    ],
)
def test_what_is_not_certain_is_a_fault(
    tmp_path: Path, content: bytes, said: str
) -> None:
    file = look(tmp_path, "contacts.csv", content)
    (fault,) = file.faults
    assert fault.startswith(str(tmp_path))
    assert said in fault


def test_two_files_of_a_table_are_a_fault(tmp_path: Path) -> None:
    (tmp_path / "contacts.parquet").write_bytes(b"PAR1")
    file = look(tmp_path, "Contacts.CSV", text().encode())
    assert "there are Contacts.CSV and contacts.parquet" in file.faults[0]


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ("Contact ID", "contact_id"),
        ("E-Mail*", "e_mail"),
        (" Prénom ", "prenom"),
        ("_fivetran_deleted", "_fivetran_deleted"),
        ("Region__c", "region__c"),
        ('"; drop table contacts; --', "drop_table_contacts"),
        ("{{ 1/0 }}", "1_0"),
        ("x" * 2000, "x" * 63),
        ("Имя", "имя"),
        ("***", ""),
    ],
)
def test_names_of_columns_compare_by_their_letters(given: str, key: str) -> None:
    assert column_key(given) == key


def test_hostile_and_missing_names_are_names_of_columns(tmp_path: Path) -> None:
    hostile = ['"; drop table x', "{{ 1/0 }}", "x" * 2000, ""]
    file = look(tmp_path, "contacts.csv", text(header=hostile).encode())
    assert file.names == ["drop_table_x", "1_0", "x" * 63, "column_4"]
    assert rows_of(file) == ROWS
