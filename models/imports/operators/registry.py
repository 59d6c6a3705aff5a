"""The registry of operators: for each of ONNX's, how the catalogue's layers say it."""

from __future__ import annotations

from collections.abc import Callable

from models.imports.draft import Draft
from models.imports.model import Operator

Mapping = Callable[[Operator, Draft], None]
"""Adds to the draft what the operator computes; raises ``Unsupported`` where no layer can."""

OPERATORS: dict[str, Mapping] = {}


def operator(*names: str) -> Callable[[Mapping], Mapping]:
    """Decorator: make the mapping of some operators known.

    Raises:
        ValueError: one of them is taken.
    """

    def add(mapping: Mapping) -> Mapping:
        for name in names:
            if OPERATORS.setdefault(name, mapping) is not mapping:
                raise ValueError(f"operator {name!r} is mapped twice")
        return mapping

    return add
