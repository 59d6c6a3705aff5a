"""What normalisations of single samples share: they look at whole maps."""

from __future__ import annotations

from models.layers.base import Shape
from models.layers.window import Window, Windows
from models.problems import LayerProblem, declare
from models.text import Text

declare(
    "one_value",
    Text(
        "Mean and variance are taken of a single value here, which leaves nothing but zero. Normalise larger maps, or "
        "more channels together.",
        "Среднее и дисперсия берутся по единственному значению, остаётся только ноль. Нормализуйте карты побольше или "
        "больше каналов вместе.",
    ),
)


def need_several(values: int) -> None:
    """Mean and variance want more than one value.

    Raises:
        LayerProblem: there is only one.
    """
    if values == 1:
        raise LayerProblem("one_value")


def everywhere(shape: Shape) -> Windows | None:
    """Every place of a map sees the whole map; features have no places."""
    if len(shape) != 3:
        return None
    return Window((0,), (shape[1] - 1,), 0), Window((0,), (shape[2] - 1,), 0)
