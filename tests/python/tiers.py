"""What `make test` runs of many, and `make test-long` beside it."""

import pytest


def numbers(usual: int, all_of_them: int) -> list:
    """Numbers from 1 to parametrize a test with; those after `usual` are for long."""
    return [
        *range(1, usual + 1),
        *(
            pytest.param(number, marks=pytest.mark.long)
            for number in range(usual + 1, all_of_them + 1)
        ),
    ]
