"""Problems and faults: a code, parameters and a place, told as a sentence in the reader's language.

The catalogue is the only source of the sentences; the page's copy is generated from it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from models.problem_texts import TEXTS
from models.quantities import count, decimal, json_number, memory
from models.text import Language, Text

Value = str | int | float | Mapping[str, str]
"""A mapping is a name in every language, see `Text.in_all`."""

CATALOGUE: dict[str, Text] = dict(TEXTS)
"""Sentences by code, with ``{placeholders}``; a name that ends in ``_bytes`` is shown in memory units."""


def declare(code: str, text: Text) -> None:
    """Add the sentence of a problem that only one layer knows.

    Raises:
        ValueError: the code has a different sentence already.
    """
    if CATALOGUE.setdefault(code, text) != text:
        raise ValueError(f"problem code {code!r} is declared twice with different sentences")


@dataclasses.dataclass(frozen=True)
class Problem:
    """What is wrong, and where: at a node, an edge, or a field of a node; nowhere means the network as a whole."""

    code: str
    params: Mapping[str, Value] = dataclasses.field(default_factory=dict)
    node: str | None = None
    edge: str | None = None
    field: str | None = None

    def message(self, language: Language) -> str:
        """The sentence for a person: what, expected, received, and what to do."""
        params = {"field": self.field or ""} | dict(self.params)
        shown = {name: _shown(name, value, language) for name, value in params.items()}
        return CATALOGUE[self.code].in_(language).format_map(shown)

    def as_json(self, language: Language) -> dict[str, object]:
        """``{code, params, node?, edge?, field?, message}``."""
        places = {"node": self.node, "edge": self.edge, "field": self.field}
        return {
            "code": self.code,
            "params": {name: _number(value) for name, value in self.params.items()},
            **{name: place for name, place in places.items() if place is not None},
            "message": self.message(language),
        }


class LayerProblem(Exception):
    """Raised by a layer's rule; the analysis knows the node and turns it into a ``Problem`` there."""

    def __init__(self, code: str, field: str | None = None, **params: Value) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.params = params

    def at(self, node: str) -> Problem:
        """The same finding with its place."""
        return Problem(self.code, self.params, node=node, field=self.field)


class GraphFault(ValueError):
    """A document that is refused: its form is wrong, or a network with problems was asked to run."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(problem.message("en") for problem in problems))
        self.problems = list(problems)


def _number(value: Value) -> Value:
    return json_number(value) if isinstance(value, int) else value


def _shown(name: str, value: Value, language: Language) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return value[language]
    if isinstance(value, float):
        return decimal(value, language)
    return memory(value, language) if name.endswith("_bytes") else count(value, language)
