"""JSON Patch (RFC 6902) on a document: the operations as types, applied all or nothing and with bounded growth."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import jsonpatch
import jsonpointer
from pydantic import BaseModel, ConfigDict, Field, JsonValue, TypeAdapter
from pydantic_core import from_json, to_json

MAX_DOCUMENT = 4 * 1024 * 1024
"""Bytes of JSON a patched document may have; `copy` could otherwise double it with every operation."""

Pointer = Annotated[str, Field(max_length=512, pattern=r"^(/([^~]|~[01])*)*$")]
"""A JSON Pointer (RFC 6901)."""


class _Operation(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class AddOperation(_Operation):
    """Puts `value` at `path`, replacing what an object has there."""

    op: Literal["add"]
    path: Pointer
    value: JsonValue


class RemoveOperation(_Operation):
    """Takes away what is at `path`."""

    op: Literal["remove"]
    path: Pointer


class ReplaceOperation(_Operation):
    """Puts `value` where something is at `path`."""

    op: Literal["replace"]
    path: Pointer
    value: JsonValue


class MoveOperation(_Operation):
    """Takes what is at `from` to `path`."""

    op: Literal["move"]
    path: Pointer
    from_: Annotated[Pointer, Field(alias="from")]


class CopyOperation(_Operation):
    """Repeats at `path` what is at `from`."""

    op: Literal["copy"]
    path: Pointer
    from_: Annotated[Pointer, Field(alias="from")]


class TestOperation(_Operation):
    """Refuses the whole patch unless `value` is at `path`."""

    op: Literal["test"]
    path: Pointer
    value: JsonValue


Operation = Annotated[
    AddOperation | RemoveOperation | ReplaceOperation | MoveOperation | CopyOperation | TestOperation,
    Field(discriminator="op"),
]
Patch = Annotated[list[Operation], Field(min_length=1, max_length=2000)]
PATCH: TypeAdapter[list[Operation]] = TypeAdapter(Patch)


class PatchError(ValueError):
    """An operation does not fit the document: `index` says which, `reason` why."""

    def __init__(self, index: int, reason: str) -> None:
        super().__init__(f"operation {index}: {reason}")
        self.index = index
        self.reason = reason


def as_json(patch: list[Operation]) -> list[dict[str, Any]]:
    """The patch as plain JSON, the way it is stored, broadcast and applied."""
    return [operation.model_dump(by_alias=True) for operation in patch]


def apply(document: dict[str, Any], patch: list[dict[str, Any]]) -> dict[str, Any]:
    """A changed copy of `document`; raises PatchError, and then nothing has changed."""
    result = from_json(to_json(document))
    budget = MAX_DOCUMENT
    for index, operation in enumerate(patch):
        try:
            if operation["op"] == "copy":
                budget -= len(to_json(jsonpointer.resolve_pointer(result, operation["from"])))
                if budget < 0:
                    raise PatchError(index, "the document would become too large")
            result = jsonpatch.JsonPatch([operation]).apply(result, in_place=True)
        except (jsonpatch.JsonPatchException, jsonpointer.JsonPointerException, TypeError, KeyError) as error:
            raise PatchError(index, str(error)) from error
    if not isinstance(result, dict):
        raise PatchError(len(patch) - 1, "the document must stay an object")
    if len(to_json(result)) > MAX_DOCUMENT:
        raise PatchError(len(patch) - 1, "the document would become too large")
    return result
