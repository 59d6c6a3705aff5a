"""Networks brought in from other programs' files, as graphs of the catalogue's layers with their weights."""

from models.imports import faults

__all__ = ["faults"]
