"""The order of the modules: the longest first, so that both workers end together."""

from pathlib import Path

import pytest

LONGEST_FIRST = [
    *("test_spark", "test_incremental", "test_sources", "test_report"),
    *("test_postgres", "test_reference", "test_cases", "test_push_scores"),
    *("test_killed", "test_real_data", "test_real_outcomes", "test_package"),
    *("test_lint", "test_edit", "test_history_worlds", "test_warehouses"),
    *("test_input_check", "test_bad_input", "test_reports", "test_crm_table"),
    *("test_history", "test_learned_points", "test_harness", "test_elsewhere"),
    *("test_project", "test_build", "test_invariance", "test_column_map"),
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def place(item: pytest.Item) -> int:
        name = Path(item.path).stem
        return LONGEST_FIRST.index(name) if name in LONGEST_FIRST else 99

    items.sort(key=place)
