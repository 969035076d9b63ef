"""Every fault of a folder of seeds."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from .columns import cell_problems
from .completing import shipped_file
from .conditions import FIELD_COLUMNS, condition_faults
from .faults import Fault, nearest
from .fields import Fields, known_fields
from .files import Row, read_file, seed_files
from .relations import (
    RULE_SEEDS,
    Tables,
    ambiguous_title_faults,
    group_faults,
    repeated_id_faults,
    repeated_minimum_faults,
)
from .row_checks import ROW_CHECKS, range_faults
from .schema import ROOT, Column, Seed, read_schema


def folder_faults(
    folder: Path, variables: Mapping[str, object], root: Path = ROOT
) -> list[Fault]:
    """All faults of the seeds in a folder, in the order of files, lines and columns.

    A file whose columns are wrong gives only those faults; what other files hold is
    checked all the same, as far as it does not refer to that file. A missing file
    counts as complete_folder() completes it, unless another has nearly its name.
    """
    if not folder.is_dir():
        return [Fault(shown(folder), "is not a folder", "Correct LEAD_SCORING_SEEDS.")]
    schema = read_schema(root)
    files, tables = seed_files(folder), {}
    faults = list(misnamed_faults(set(files), {f"{name}.csv" for name in schema}))
    for name, seed in schema.items():
        paths = sorted(files.get(f"{name}.csv", []))
        shipped = shipped_file(name, root)
        if not paths and shipped:
            paths = [shipped]
        elif not paths:
            tables[name] = []
        elif len(paths) > 1:
            places = " and ".join(shown(path) for path in paths)
            faults.append(Fault(places, "are the same seed", "Delete all but one."))
        for path in paths:
            rows = read_file(path, seed, faults)
            if rows is not None and len(paths) == 1:
                tables[name] = rows
    broken = {(fault.file, fault.line) for fault in faults}
    faults += [
        fault
        for fault in table_faults(schema, tables, known_fields(variables, root))
        if (fault.file, fault.line) not in broken
    ]
    places = [f"{name}.csv" for name in schema]

    def place(fault: Fault) -> tuple[int, int, int]:
        file = places.index(fault.file) if fault.file in places else -1
        columns = list(schema[places[file][:-4]].columns)
        column = columns.index(fault.column) if fault.column else -1
        return file, fault.line or 0, column

    return sorted(faults, key=place)


def misnamed_faults(given: set[str], known: set[str]) -> Iterator[Fault]:
    """Files whose name is nearly that of a seed that is not there."""
    for name in sorted(given - known):
        if name.endswith(".csv") and (similar := nearest(name, known - given, 0.8)):
            yield Fault(name, "is not the name of a seed", f"Did you mean {similar}?")


def table_faults(
    schema: dict[str, Seed], tables: Tables, fields: Fields
) -> Iterator[Fault]:
    """The faults of rows whose columns are sound."""
    ids = known_ids(schema, tables)
    lead_rules = rules_of_leads(tables)
    for name, rows in tables.items():
        for row in rows:
            types = types_of(row, fields, lead_rules)
            for column in schema[name].columns.values():
                known = known_names(column, ids, types)
                cell = row.cells[column.name]
                for problem in cell_problems(column, schema[name].row, cell, known):
                    yield row.fault(column.name, *problem)
            yield from range_faults(schema[name], row)
            if name in FIELD_COLUMNS:
                yield from condition_faults(row, types)
            if name in ROW_CHECKS:
                yield from ROW_CHECKS[name](row)
    yield from repeated_id_faults(schema, tables)
    yield from group_faults(tables)
    yield from repeated_minimum_faults(tables.get("score_bands", []))
    yield from ambiguous_title_faults(tables.get("job_title_seniority", []))


def known_ids(schema: dict[str, Seed], tables: Tables) -> dict[str, set[str]]:
    """The ids of each kind whose files can all be read."""
    ids: dict[str, set[str]] = {}
    unread = set()
    for name, seed in schema.items():
        for column in seed.columns.values():
            if column.id_of and name not in tables:
                unread.add(column.id_of)
            elif column.id_of:
                cells = {row.cells[column.name] for row in tables[name]}
                ids.setdefault(column.id_of, set()).update(cells - {None})
    return {kind: found for kind, found in ids.items() if kind not in unread}


def known_names(
    column: Column, ids: dict[str, set[str]], types: dict[str, str]
) -> Collection[str] | None:
    """What a cell may name; None if that cannot be told."""
    if column.kind == "reference":
        found = ids.get(column.refers_to)
        return None if found is None else found | ({column.built_in} - {None})
    return column.words if column.kind == "word" else types


def rules_of_leads(tables: Tables) -> set[str | None]:
    """The rules whose conditions may not look at an event."""
    rules = {
        seed: {row.cells["rule_id"] for row in tables.get(seed, [])}
        for seed in RULE_SEEDS
    }
    of_events = rules.pop("behavioural_points")
    return set().union(*rules.values()) - of_events


def types_of(row: Row, fields: Fields, lead_rules: set[str | None]) -> dict[str, str]:
    """The fields that a row may name, and the type of each."""
    if row.seed == "behavioural_points":
        return fields.properties
    if row.seed == "rule_conditions" and row.cells["rule_id"] not in lead_rules:
        return fields.attributes | fields.properties
    return fields.attributes


def shown(path: Path) -> str:
    """A path as seen from the project."""
    return (path.relative_to(ROOT) if path.is_relative_to(ROOT) else path).as_posix()
