"""Differences between what the project built and what the reference says."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from harness import Project
from reference import score
from worlds import Batch

KEYS = {
    "rejected_rows": ["source_table", "row_key", "reason"],
    "machine_events": ["event_id"],
    "lead_score_contributions": [
        "contact_id",
        "scorecard_id",
        "kind",
        "rule_id",
        "group_id",
    ],
    "demographic_scores": ["contact_id", "scorecard_id"],
    "behavioural_scores": ["contact_id", "scorecard_id"],
    "negative_scores": ["contact_id", "scorecard_id"],
    "lead_scores": ["contact_id", "scorecard_id"],
    "account_scores": ["company_id", "scorecard_id"],
    "lead_next_steps": ["contact_id", "scorecard_id"],
}
OF_ALL_CONTACTS = {"score_rank", "score_percentile"}
Rows = list[dict]


@dataclass(frozen=True)
class Difference:
    """One key whose rows differ: expected and built rows, as tuples of columns."""

    table: str
    key: tuple
    columns: tuple[str, ...]
    expected: tuple[tuple, ...]
    built: tuple[tuple, ...]

    @property
    def differing(self) -> tuple[str, ...]:
        """The columns that differ, if one row stands against one; else ('row',)."""
        if len(self.expected) != 1 or len(self.built) != 1:
            return ("row",)
        pairs = zip(self.columns, self.expected[0], self.built[0], strict=True)
        return tuple(name for name, one, other in pairs if one != other)

    @property
    def kind(self) -> tuple[str, str]:
        """Table and first differing column; what others imply comes last."""
        own = [name for name in self.differing if name not in OF_ALL_CONTACTS]
        return self.table, (own or [*self.differing])[0]

    def __str__(self) -> str:
        names = ", ".join(map(str, self.key))
        lines = [f"{self.table} [{names}]"]
        if self.differing == ("row",):
            for title, rows in (("expected", self.expected), ("built", self.built)):
                lines += [f"  {title}: {self.named(row)}" for row in rows]
                lines += [] if rows else [f"  {title}: no such row"]
            return "\n".join(lines)
        expected = dict(zip(self.columns, self.expected[0], strict=True))
        built = dict(zip(self.columns, self.built[0], strict=True))
        lines += [
            f"  {name}: expected {expected[name]!r}, built {built[name]!r}"
            for name in self.differing
        ]
        return "\n".join(lines)

    def named(self, row: tuple) -> str:
        pairs = zip(self.columns, row, strict=True)
        return ", ".join(
            f"{name}={value}" for name, value in pairs if value is not None
        )


def differences(
    expected: Mapping[str, Rows], built: Mapping[str, Rows]
) -> list[Difference]:
    """All differences, tables near the raw data first. Rows compare as multisets."""
    return [
        difference
        for table in KEYS
        for difference in table_differences(
            table, expected[table], built[table], KEYS[table]
        )
    ]


def table_differences(
    table: str, expected: Rows, built: Rows, key: Sequence[str]
) -> list[Difference]:
    columns = tuple((expected or built or [{}])[0]) or tuple(key)
    missing = Counter(tuple(row[name] for name in columns) for row in expected)
    extra = Counter(tuple(row[name] for name in columns) for row in built)
    missing, extra = missing - extra, extra - missing
    places = [columns.index(name) for name in key]
    sides: dict[tuple, tuple[list, list]] = defaultdict(lambda: ([], []))
    for side, rows in enumerate((missing, extra)):
        for row in rows.elements():
            sides[tuple(row[place] for place in places)][side].append(row)
    return [
        Difference(table, names, columns, tuple(one), tuple(other))
        for names, (one, other) in sorted(sides.items(), key=str)
    ]


def build_and_compare(
    project: Project, batch: Batch, *, on_top: bool = False
) -> list[Difference]:
    """Build a batch with the real project and compare all outputs.

    With `on_top` an earlier state of the batch is built first, and the batch on top of
    it: fewer rows, fewer rules, other settings, the day before. Nothing may differ.
    """
    if on_top:
        before = batch.earlier()
        project.build(before.raw, before.seeds, before.variables, KEYS)
    built = project.build(
        batch.raw, batch.seeds, batch.variables, KEYS, afresh=not on_top
    )
    expected = score(batch.raw, batch.seeds, batch.variables, batch.as_of_date)
    return differences(expected, built)
