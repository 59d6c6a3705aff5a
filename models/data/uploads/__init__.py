"""Pictures that a person brings in a ZIP file: looked through, and made a data set, in a process of its own."""

from __future__ import annotations
