"""What the seeds may hold, and what is wrong with a folder of them.

The schema is `config.meta` in models/staging/rules/*__seeds.yml, beside the meaning of
each column. dbt's own check, macros/seed_check, reads the same lines.
"""

from .check import folder_faults
from .completing import complete_folder
from .faults import Fault
from .fields import project_variables
from .schema import Column, Seed, read_schema

__all__ = [
    "Column",
    "Fault",
    "Seed",
    "complete_folder",
    "folder_faults",
    "project_variables",
    "read_schema",
]
