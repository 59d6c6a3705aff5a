"""NASNet's factorised reduction: half the size without losing every second place to a stride."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from models.forms import parameter
from models.layers.base import Layer, Paper, Saved, Shape, Shapes, need_maps
from models.layers.convolution import FAMILY
from models.layers.normalisation.fields import BATCH_STATISTICS, EPS, MOMENTUM
from models.layers.registry import register
from models.layers.window import Window, Windows
from models.quantities import grouped
from models.text import Text

if TYPE_CHECKING:
    from torch import nn

_Even = Annotated[int, Field(ge=2, le=2**31 - 2, multiple_of=2)]


@register
class FactorizedReduction(Layer):
    """Two paths take every second place, one shifted by a pixel; each has a 1×1 convolution of half the filters.

    They are joined and batch-normalised. Weights are named as in timm's NASNet: ``path_1.conv``, ``path_2.conv``,
    ``final_path_bn``. Where the size is odd, the shifted path reads zeros beyond the border.
    """

    type: ClassVar[str] = "factorized_reduction"
    family = FAMILY
    title = Text("Factorised reduction", "Факторизованное уменьшение")
    summary = Text(
        "Halves the maps along two paths: one keeps the even places, the other, shifted by a pixel, the odd ones; a "
        "1×1 convolution on each, joined and normalised.",
        "Уменьшает карты вдвое по двум путям: один берёт чётные места, другой, сдвинутый на пиксель, — нечётные; на "
        "каждом свёртка 1×1, затем конкатенация и нормализация.",
    )
    formula = "y = BN(concat(W₁·x[2i, 2j], W₂·x[2i + 1, 2j + 1]))"
    paper = Paper(
        "Zoph, Vasudevan, Shlens, Le, “Learning Transferable Architectures for Scalable Image Recognition”, CVPR 2018",
        "https://arxiv.org/abs/1707.07012",
    )
    modes = BATCH_STATISTICS
    rank = 40

    out_channels: _Even = parameter(
        16,
        title=Text("Filters", "Фильтры"),
        help=Text("Filters of both paths together, an even number.", "Фильтров на обоих путях вместе, чётное число."),
        control="slider",
        span=(2, 128),
    )
    eps: float = EPS
    momentum: float = MOMENTUM

    @property
    def caption(self) -> str:
        return "reduce 1×1 /2"

    def output_shape(self, inputs: Shapes) -> Shape:
        _, height, width = need_maps(inputs[0])
        return self.out_channels, -(-height // 2), -(-width // 2)

    def parameters(self, inputs: Shapes) -> int:
        return inputs[0][0] * self.out_channels + 2 * self.out_channels

    def buffers(self, inputs: Shapes) -> int:
        return 2 * self.out_channels + 2  # mean and variance; the counter of batches has 8 bytes

    def macs(self, inputs: Shapes, output: Shape) -> int:
        return inputs[0][0] * output[0] * output[1] * output[2]

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        channels, height, width = inputs[0]
        thinned = 2 * channels * output[1] * output[2]
        shifted = channels * height * width
        joined = output[0] * output[1] * output[2]
        return Saved(inputs=True, extra=shifted + thinned + joined)

    def windows(self, inputs: Shapes, port: int) -> Windows:
        both = Window.sliding(2, stride=2)
        return both, both

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        channels, filters = inputs[0][0], self.out_channels
        convolutions = f"2·{channels}·{filters // 2}"
        return {
            "parameters": f"{convolutions} + 2·{filters} = {grouped(self.parameters(inputs))}",
            "macs": f"{convolutions}·{output[1]}·{output[2]} = {grouped(self.macs(inputs, output))}",
        }

    def build(self, inputs: Shapes) -> nn.Module:
        from models.layers.convolution._factorized import FactorizedReduction

        return FactorizedReduction(inputs[0][0], self.out_channels, self.eps, self.momentum)
