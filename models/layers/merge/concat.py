"""Several inputs joined along the channels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from models.layers.base import MANY, Layer, Paper, Shape, Shapes
from models.layers.merge import FAMILY
from models.layers.registry import register
from models.layers.window import Window
from models.problems import LayerProblem
from models.quantities import grouped, shape_words
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class Concat(Layer):
    """Channels (or features) of all inputs one after the other, in the order of the ports (torch's ``cat(dim=1)``)."""

    type: ClassVar[str] = "concat"
    family = FAMILY
    title = Text("Concatenate", "Конкатенация")
    summary = Text(
        "Stacks the maps of all inputs; height and width must agree.",
        "Складывает карты всех входов в одну стопку; высота и ширина должны совпадать.",
    )
    formula = "y = [x₀; x₁; …]"
    paper = Paper(
        "Huang, Liu, van der Maaten, Weinberger, “Densely Connected Convolutional Networks”, CVPR 2017",
        "https://arxiv.org/abs/1608.06993",
    )
    rank = 1
    inputs = (2, MANY)

    def output_shape(self, inputs: Shapes) -> Shape:
        place = inputs[0][1:]
        for port, shape in enumerate(inputs):
            if shape[1:] == place:
                continue
            if len(shape) != len(inputs[0]):
                words = {"received": shape_words(shape), "expected": shape_words(inputs[0])}
                raise LayerProblem("axes_differ", port=f"in{port}", **words)
            words = {"received": shape_words(shape), "expected": shape_words(place)}
            raise LayerProblem("sizes_differ", port=f"in{port}", **words)
        return sum([shape[0] for shape in inputs]), *place

    def feature_window(self, inputs: Shapes, port: int) -> Window:
        return Window.sliding(1, padding=sum(shape[0] for shape in inputs[:port]))

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        return {"output": f"{' + '.join(str(shape[0]) for shape in inputs)} = {grouped(output[0])}"}

    def build(self, inputs: Shapes) -> nn.Module:
        from models.layers.merge._modules import Concatenation

        return Concatenation()

    def code(self, arguments: Sequence[str]) -> str:
        return f"torch.cat([{', '.join(arguments)}], dim=1)"
