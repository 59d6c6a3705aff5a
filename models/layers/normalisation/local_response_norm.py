"""Local response normalisation: neighbouring maps compete at every place."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, ClassVar

from models.forms import Extent, parameter
from models.layers.base import Saved, Shape, ShapeKeeping, Shapes, need_maps
from models.layers.normalisation import FAMILY
from models.layers.papers import ALEXNET
from models.layers.registry import register
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class LocalResponseNorm(ShapeKeeping):
    """x[c]/(k + alpha/size·Σ x[c′]²)^beta over ``size`` neighbouring channels (torch's ``LocalResponseNorm``).

    torch divides alpha by the size and the paper (section 3.3) does not: AlexNet's k = 2, n = 5, α = 10⁻⁴, β = 0.75 are
    size = 5, alpha = 5·10⁻⁴ here.
    """

    type: ClassVar[str] = "local_response_norm"
    family = FAMILY
    title = Text("Local response normalisation", "Локальная нормализация отклика")
    summary = Text(
        "Divides every value by the strength of its neighbours in nearby maps at the same place, so that maps compete. "
        "Used by AlexNet, replaced by batch normalisation since.",
        "Делит каждое значение на силу соседей с близких карт в том же месте, и карты соревнуются. Применялась в "
        "AlexNet, позже её вытеснила батч-нормализация.",
    )
    formula = "y[c] = x[c] / (k + α/n · Σ x[c′]²)^β, |c′ − c| ≤ n/2"
    paper = ALEXNET
    rank = 40

    size: Extent = parameter(
        5,
        title=Text("Neighbours n", "Соседи n"),
        help=Text("Number of maps that compete, itself included.", "Сколько карт соревнуется, считая её саму."),
        control="slider",
        span=(1, 9),
    )
    alpha: float = parameter(
        1e-4,
        title=Text("Alpha", "Альфа"),
        help=Text(
            "How strongly neighbours count; it is divided by n.",
            "Насколько сильно учитываются соседи; делится на n.",
        ),
        control="number",
        span=(1e-5, 1),
        ge=0,
        le=100,
    )
    beta: float = parameter(
        0.75,
        title=Text("Beta", "Бета"),
        help=Text("The power of the denominator.", "Степень знаменателя."),
        control="slider",
        span=(0, 1),
        ge=0,
        le=10,
    )
    k: float = parameter(
        1.0,
        title=Text("Offset k", "Добавка k"),
        help=Text("Keeps the denominator away from zero.", "Не даёт знаменателю обратиться в ноль."),
        control="number",
        span=(1, 2),
        gt=0,
        le=100,
    )

    @property
    def caption(self) -> str:
        return f"LRN {self.size}"

    def output_shape(self, inputs: Shapes) -> Shape:
        return need_maps(inputs[0])

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        channels, height, width = output
        squares = (channels + self.size - 1) * height * width  # framed by channels of zeros
        return Saved(inputs=True, extra=squares + 2 * prod(output))  # the denominator before and after its power

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.LocalResponseNorm(self.size, self.alpha, self.beta, self.k)
