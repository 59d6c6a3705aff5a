"""The registry of augmentations, and lists of them as recipes hold them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from models.forms import Json, form_schema
from models.text import Language
from models.training.augmentation.operation import FAMILIES, Operation

MOST = 12
"""Operations in a list: more than any published recipe has, and a bound for what a step costs."""

_OPERATIONS: dict[str, type[Operation]] = {}

_O = TypeVar("_O", bound=type[Operation])


def register(operation: _O) -> _O:
    """Class decorator: make an operation known under its name.

    Raises:
        ValueError: the name is taken, or there is no such family.
    """
    if operation.family not in FAMILIES:
        raise ValueError(f"{operation.op!r} is of family {operation.family!r}, which is none of {list(FAMILIES)}")
    if _OPERATIONS.setdefault(operation.op, operation) is not operation:
        raise ValueError(f"augmentation {operation.op!r} is declared twice")
    return operation


def get(name: str) -> type[Operation]:
    """The operation of a name.

    Raises:
        KeyError: there is none.
    """
    return _OPERATIONS[name]


def all_operations() -> list[type[Operation]]:
    """All operations in the order of the menu."""
    sections = list(FAMILIES)
    return sorted(_OPERATIONS.values(), key=lambda each: (sections.index(each.family), each.rank, each.op))


def parse(listed: Mapping[str, Any]) -> Operation:
    """The operation that an entry ``{op, ...parameters}`` of a recipe names.

    Raises:
        PydanticCustomError: there is no such operation.
        pydantic.ValidationError: a parameter that is none, or out of its range.
    """
    name = listed.get("op")
    if not isinstance(name, str) or name not in _OPERATIONS:
        expected = ", ".join(_OPERATIONS)
        raise PydanticCustomError("literal_error", "expected one of {expected}", {"expected": expected})
    return _OPERATIONS[name].model_validate({key: value for key, value in listed.items() if key != "op"})


def _complete(listed: Json) -> Json:
    return parse(listed).listed()


Listed = Annotated[Json, AfterValidator(_complete)]
"""An entry of a recipe: ``{op, ...parameters}``. Parameters left out get their defaults, so that it repeats itself."""

Augmentation = Annotated[list[Listed], Field(max_length=MOST)]
"""What happens to training images, one operation after another."""


def catalogue(language: Language) -> list[Json]:
    """All operations as the page and other programs see them."""
    return [_entry(operation, language) for operation in all_operations()]


COMMON = ("p", "enabled")
"""Fields of every operation: the form shows the one last, the other as a switch beside the name."""


def _entry(operation: type[Operation], language: Language) -> Json:
    schema = form_schema(operation, language)
    own = {name: field for name, field in schema["properties"].items() if name not in COMMON}
    paper = operation.paper
    return {
        "op": operation.op,
        "family": operation.family,
        "family_title": FAMILIES[operation.family].in_(language),
        "title": operation.title.in_(language),
        "summary": operation.summary.in_(language),
        "paper": paper and {"citation": paper.citation, "url": paper.url},
        "mixes": operation.mixes,
        "schema": {**schema, "properties": {**own, "p": schema["properties"]["p"]}},
    }
