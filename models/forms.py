"""Declared fields: one declaration gives validation, JSON, JSON Schema, the form and its help in both languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

from models.text import Language, Text

Control = Literal[
    "number",
    "slider",
    "pair",
    "padding",
    "shape",
    "toggle",
    "choice",
    "list",
    "table",
    "matrix",
    "layers",
    "augmentation",
]
"""How the page lets a person change a field."""

Json = dict[str, Any]


def parameter(
    default: object = ...,
    *,
    title: Text,
    help: Text,  # noqa: A002 - the field's word in every form
    control: Control,
    span: tuple[float, float] | None = None,
    options: Mapping[str, Text] | None = None,
    when: Mapping[str, Sequence[str | bool]] | None = None,
    word: Text | None = None,
    first: object = None,
    devices: Sequence[str] | None = None,
    **bounds: Any,  # noqa: ANN401 - pydantic's own bounds: ge, le, gt, lt, min_length, max_length
) -> Any:  # noqa: ANN401 - stands at the right of a typed field, as pydantic's Field does
    """A field with its title and one sentence of help.

    ``span`` are the usual values, for a slider, while ``ge`` and ``le`` among the bounds are the allowed ones;
    ``options`` are the names of the choices of a ``Literal`` field. ``when`` says for which values of other fields this
    one matters. Where null is a value, ``word`` is its name, and ``first`` what a person starts with instead of it.
    ``devices`` are the kinds of device that it has an effect on, when not on all.
    """
    extra: Json = {
        "title": {"en": title.en, "ru": title.ru},
        "description": {"en": help.en, "ru": help.ru},
        "x-control": control,
    }
    if span is not None:
        extra["x-range"] = list(span)
    if options is not None:
        extra["x-options"] = {value: {"en": name.en, "ru": name.ru} for value, name in options.items()}
    if when is not None:
        extra["x-when"] = {field: list(values) for field, values in when.items()}
    if word is not None:
        extra["x-word"] = {"en": word.en, "ru": word.ru}
        extra["x-first"] = first
    if devices is not None:
        extra["x-devices"] = list(devices)
    return Field(default, json_schema_extra=extra, **bounds)


@cache
def form_schema(model: type[BaseModel], language: Language) -> Json:
    """JSON Schema (draft 2020-12) of a model's fields, titles and descriptions in ``language``.

    Extensions: ``x-control`` (see ``Control``), ``x-range`` (usual values), ``x-options`` (names of choices),
    ``x-when`` (``{field: [values]}`` for which it matters), ``x-word`` (the name of null), ``x-first``, ``x-devices``.
    The result is shared: do not change it.
    """
    schema = model.model_json_schema(mode="validation")
    for field in schema.get("properties", {}).values():
        for key in ("title", "description", "x-word"):
            if isinstance(field.get(key), dict):
                field[key] = field[key][language]
        if "x-options" in field:
            field["x-options"] = {value: names[language] for value, names in field["x-options"].items()}
    schema.pop("description", None)  # the class's docstring speaks to programmers
    return schema


def _repeated(length: int) -> Callable[[object], object]:
    """Accept one number where ``length`` are stored, and a JSON list where pydantic wants a tuple."""

    def expand(value: object) -> object:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return (value,) * length
        return tuple(value) if isinstance(value, list) else value

    return expand


def _two_or_four(margins: tuple[int, ...]) -> tuple[int, ...]:
    if len(margins) == 3:
        raise PydanticCustomError("too_short", "expected two or four margins")
    return margins


Count = Annotated[int, Field(ge=1, le=2**31 - 1)]
"""A number of channels, filters or features; absurd ones are found by the analysis, with the numbers in words."""

Extent = Annotated[int, Field(ge=1, le=4096)]
"""A length in pixels along one axis: kernel, stride, dilation, output size."""

Margin = Annotated[int, Field(ge=0, le=4096)]
"""Pixels of padding at one border."""

Pair = Annotated[tuple[Extent, Extent], BeforeValidator(_repeated(2))]
"""``[height, width]``; a single number stands for both."""

MarginPair = Annotated[tuple[Margin, Margin], BeforeValidator(_repeated(2))]
"""Padding ``[vertical, horizontal]``, equal on opposite borders; a single number stands for both."""

Margins = Annotated[
    tuple[Margin, ...],
    Field(min_length=2, max_length=4),
    AfterValidator(_two_or_four),
    BeforeValidator(_repeated(2)),
]
"""Padding ``[vertical, horizontal]`` or ``[top, bottom, left, right]``."""

SignedMargins = Annotated[
    tuple[Annotated[int, Field(ge=-4096, le=4096)], ...],
    Field(min_length=2, max_length=4),
    AfterValidator(_two_or_four),
    BeforeValidator(_repeated(2)),
]
"""``Margins`` of which negative ones cut off instead of adding."""


def _is_word(value: object) -> str:
    return "word" if isinstance(value, str) else "margins"


Padding = Annotated[
    Annotated[Margins, Tag("margins")] | Annotated[Literal["same"], Tag("word")],
    Discriminator(_is_word),
]
"""``Margins``, or ``"same"``: as much as makes the output ⌈input / stride⌉ long, see `Slide2d.same`."""
