"""The shape that numbers are laid out in: three sizes, of which one may be left open."""

from __future__ import annotations

from math import prod
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from models.layers.base import Shape
from models.problems import LayerProblem, declare
from models.quantities import grouped, shape_words
from models.text import Text

OPEN = -1
"""Stands for the size that follows from the others."""


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _one_open(sizes: tuple[int, int, int]) -> tuple[int, int, int]:
    if 0 in sizes or sizes.count(OPEN) > 1:
        raise PydanticCustomError("no_shape", "expected sizes from 1, of which one may be -1")
    return sizes


_Size = Annotated[int, Field(ge=OPEN, le=65536)]
Target = Annotated[tuple[_Size, _Size, _Size], AfterValidator(_one_open), BeforeValidator(_as_tuple)]
"""``[channels, height, width]``; one of them may be -1."""

declare(
    "numbers_do_not_fit",
    Text(
        "{received} numbers arrive, and {shape} does not hold as many. Change a size, or set one of them to −1: it is "
        "worked out then.",
        "Чисел приходит {received}, в {shape} столько не укладывается. Измените один из размеров или поставьте −1: он "
        "будет вычислен.",
    ),
)


def laid_out(received: Shape, target: tuple[int, int, int], field: str) -> Shape:
    """``target`` with its open size filled in, for the numbers of ``received``.

    Raises:
        LayerProblem: there are more or fewer numbers than places.
    """
    count, known = prod(received), prod(size for size in target if size != OPEN)
    filled = tuple(count // known if size == OPEN else size for size in target)
    if prod(filled) != count:
        shape = shape_words(target).replace(f"{OPEN}", "?")
        raise LayerProblem("numbers_do_not_fit", field, received=count, shape=shape)
    return filled


def formula(received: Shape, output: Shape) -> str:
    """The last size from the others: ``256/(4·8) = 8``."""
    return f"{prod(received)}/({output[0]}·{output[1]}) = {grouped(output[2])}"
