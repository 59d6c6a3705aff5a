"""What pydantic refuses, said as problems: code, parameters and place, ready for a sentence in either language."""

from __future__ import annotations

import math
from collections.abc import Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from models.problems import Problem, Value

_CODES = {
    "missing": "field_missing",
    "extra_forbidden": "field_unknown",
    "int_type": "expected_integer",
    "int_from_float": "expected_integer",
    "float_type": "expected_number",
    "bool_type": "expected_boolean",
    "string_type": "expected_text",
    "dict_type": "expected_object",
    "model_type": "expected_object",
    "tuple_type": "expected_list",
    "list_type": "expected_list",
    "too_short": "wrong_length",
    "too_long": "wrong_length",
    "greater_than": "below_minimum",
    "greater_than_equal": "below_minimum",
    "less_than": "above_maximum",
    "less_than_equal": "above_maximum",
    "finite_number": "not_finite",
    "literal_error": "not_a_choice",
    "string_too_long": "text_too_long",
}
_LIMITS = ("gt", "ge", "lt", "le", "max_length")
_SHOWN = 40


def problems_of(error: ValidationError, *, node: str | None = None, edge: str | None = None) -> list[Problem]:
    """One problem for each thing that pydantic found, at ``node`` or ``edge``, with the field's name."""
    return [problem_of(details, details["loc"], node=node, edge=edge) for details in error.errors(include_url=False)]


def problem_of(
    details: ErrorDetails, place: Sequence[int | str], *, node: str | None = None, edge: str | None = None
) -> Problem:
    """One finding of pydantic at ``place``, of which the first part is the field's name."""
    kind, context = details["type"], details.get("ctx", {})
    field = printable(str(place[0]), _SHOWN) if place else ""
    code = _CODES.get(kind, "invalid_value")
    if kind == "missing" and isinstance(place[-1], int):  # a tuple that is too short
        code = "wrong_length"
    params: dict[str, Value] = {"field": field, "received": describe(details["input"])}
    limit = next((context[name] for name in _LIMITS if name in context), None)
    if isinstance(limit, int | float):
        params["limit"] = int(limit) if float(limit).is_integer() else float(limit)
    if code == "not_a_choice":
        params["choices"] = str(context["expected"]).replace(" or ", ", ").replace("'", "")
    return Problem(code, params, node=node, edge=edge, field=field or None)


def describe(value: object) -> str:
    """A value as JSON would write it, in a few characters; never fails and never grows."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            sign = "−" if value < 0 else ""
            return str(value) if abs(value) < 10**15 else f"{sign}10^{int(math.log10(abs(value)))}"
        case float():
            return f"{value:.6g}"
        case str():
            return f"“{printable(value, _SHOWN)}”"
        case list() | tuple():
            inside = ", ".join("…" if isinstance(item, list | tuple | dict) else describe(item) for item in value[:4])
            return f"[{inside}, …]" if len(value) > 4 else f"[{inside}]"
        case dict():
            return "{…}" if value else "{}"
        case _:
            return type(value).__name__


def printable(text: str, length: int) -> str:
    """``text`` cut to ``length`` characters, and with ``?`` for lone surrogates, which no answer could carry."""
    shown = text if len(text) <= length else text[:length] + "…"
    return shown.encode("utf-8", "replace").decode()
