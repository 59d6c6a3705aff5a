"""The fully connected layer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.forms import Count, parameter
from models.layers.base import Layer, Paper, Saved, Shape, Shapes, need_features
from models.layers.dense import FAMILY
from models.layers.registry import register
from models.quantities import grouped
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class Linear(Layer):
    """y = W·x + b with W of shape (out_features, in_features) (torch's ``Linear``)."""

    type: ClassVar[str] = "linear"
    family = FAMILY
    title = Text("Fully connected", "Полносвязный")
    summary = Text(
        "Every neuron weighs all features and adds them up.",
        "Каждый нейрон взвешивает все признаки и складывает их.",
    )
    formula = "y[k] = b[k] + Σ W[k,j]·x[j]"
    paper = Paper(
        "Rosenblatt, “The Perceptron: A Probabilistic Model for Information Storage and Organization in the Brain”, "
        "Psychological Review 65, 1958",
        "https://doi.org/10.1037/h0042519",
    )
    rank = 0

    out_features: Count = parameter(
        10,
        title=Text("Neurons", "Нейроны"),
        help=Text("Number of neurons: each makes one output.", "Число нейронов: каждый даёт одно значение на выходе."),
        control="slider",
        span=(1, 256),
    )
    bias: bool = parameter(
        default=True,
        title=Text("Bias", "Смещение"),
        help=Text("Adds one learned number to each output.", "Прибавляет к каждому выходу обучаемое число."),
        control="toggle",
    )

    @property
    def caption(self) -> str:
        return f"dense {grouped(self.out_features)}"

    def output_shape(self, inputs: Shapes) -> Shape:
        need_features(inputs[0])
        return (self.out_features,)

    def parameters(self, inputs: Shapes) -> int:
        return (inputs[0][0] + self.bias) * self.out_features

    def macs(self, inputs: Shapes, output: Shape) -> int:
        return inputs[0][0] * self.out_features

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(inputs=True)

    def windows(self, inputs: Shapes, port: int) -> None:
        return None

    def feature_window(self, inputs: Shapes, port: int) -> None:
        return None

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        per_neuron = f"({inputs[0][0]} + 1)" if self.bias else f"{inputs[0][0]}"
        return {
            "parameters": f"{per_neuron}·{self.out_features} = {grouped(self.parameters(inputs))}",
            "macs": f"{inputs[0][0]}·{self.out_features} = {grouped(self.macs(inputs, output))}",
        }

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.Linear(inputs[0][0], self.out_features, bias=self.bias)
