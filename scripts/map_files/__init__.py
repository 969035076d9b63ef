"""Looks at files that nobody here wrote, and proposes how their columns are mapped."""

from .model import Answers, MapRow, Proposal
from .propose import propose
from .writing import shown, write_folder

__all__ = ["Answers", "MapRow", "Proposal", "propose", "shown", "write_folder"]
