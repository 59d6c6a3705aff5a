"""Global average pooling: every map becomes one number."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.forms import parameter
from models.layers.base import Layer, Paper, Shape, Shapes, need_maps
from models.layers.pooling import FAMILY
from models.layers.registry import register
from models.layers.window import Window, Windows
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class GlobalAvgPool2d(Layer):
    """(C, H, W) becomes (C,), or (C, 1, 1), by the mean of every map (torch's ``mean((2, 3), keepdim)``)."""

    type: ClassVar[str] = "global_avg_pool2d"
    family = FAMILY
    title = Text("Global average pooling", "Глобальный средний пулинг")
    summary = Text(
        "Turns every map into its mean, for maps of any size: a classifier can follow at once, with few weights.",
        "Превращает каждую карту в её среднее, при любом размере карт: сразу за ним может идти классификатор с малым "
        "числом весов.",
    )
    formula = "y[c] = Σ x[c,i,j] / (H·W)"
    paper = Paper("Lin, Chen, Yan, “Network in Network”, ICLR 2014", "https://arxiv.org/abs/1312.4400")
    rank = 10

    keepdim: bool = parameter(
        default=False,
        title=Text("Keep as maps", "Оставить картами"),
        help=Text(
            "Give maps of 1×1 instead of a flat list, for instance to weigh other maps with them.",
            "Давать карты 1×1 вместо плоского списка, например чтобы взвешивать ими другие карты.",
        ),
        control="toggle",
    )

    @property
    def caption(self) -> str:
        return "global avg"

    def output_shape(self, inputs: Shapes) -> Shape:
        channels, _, _ = need_maps(inputs[0])
        return (channels, 1, 1) if self.keepdim else (channels,)

    def windows(self, inputs: Shapes, port: int) -> Windows | None:
        if not self.keepdim:
            return None
        _, height, width = inputs[0]
        return Window((0,), (height - 1,), height), Window((0,), (width - 1,), width)

    def build(self, inputs: Shapes) -> nn.Module:
        from models.layers.pooling._global import GlobalAvgPool2d

        return GlobalAvgPool2d(keepdim=self.keepdim)
