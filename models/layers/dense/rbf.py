"""Radial basis functions: how near the features are to a fixed code for each class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from models.forms import parameter
from models.layers.base import Layer, Saved, Shape, Shapes, need_features
from models.layers.dense import FAMILY
from models.layers.dense.digits import DIGITS, HEIGHT, WIDTH
from models.layers.papers import LECUN_1998
from models.layers.registry import register
from models.problems import LayerProblem
from models.quantities import grouped
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


LONGEST = 4096
"""Of a code: it is kept in memory and counts as no parameter."""


@register
class RBF(Layer):
    """y[k] = −Σ (x[j] − code[k, j])², codes of ±1 that are not trained.

    The paper's units give the squared distance itself, a penalty; with the minus sign they are logits, and
    cross-entropy on them is the paper's equation (9) without its constant e^−j.
    """

    type: ClassVar[str] = "rbf"
    family = FAMILY
    title = Text("RBF output", "Выход RBF")
    summary = Text(
        "The output of LeNet-5: compares the features with a fixed code for every class, for digits a small picture of "
        "7×12. The answer is minus the squared distance, so the nearest code wins.",
        "Выход LeNet-5: сравнивает признаки с неизменным кодом каждого класса, для цифр — с картинкой 7×12. Ответ — "
        "квадрат расстояния со знаком минус, поэтому побеждает ближайший код.",
    )
    formula = "y[k] = −Σ (x[j] − c[k,j])², c[k,j] = ±1"
    paper = LECUN_1998
    rank = 40

    codes: Literal["random", "digits"] = parameter(
        "random",
        title=Text("Codes", "Коды"),
        help=Text(
            "Fixed random signs for any classes, or drawn digits, which take 84 features: 7×12.",
            "Неизменные случайные знаки для любых классов или нарисованные цифры: им нужно 84 признака, 7×12.",
        ),
        control="choice",
        options={"random": Text("random signs", "случайные знаки"), "digits": Text("digits 7×12", "цифры 7×12")},
    )
    out_features: Annotated[int, Field(ge=1, le=1000)] = parameter(
        10,
        title=Text("Classes", "Классы"),
        help=Text("Number of codes: each makes one output.", "Число кодов: каждый даёт одно значение на выходе."),
        control="slider",
        span=(2, 26),
    )

    problems: ClassVar[dict[str, Text]] = {
        "codes_too_long": Text(
            "{received} features arrive; codes have at most {limit}. Put a fully connected layer before this one.",
            "Признаков приходит {received}, а длина кода не больше {limit}. Поставьте перед слоем полносвязный.",
        ),
        "codes_need_features": Text(
            "Drawn digits have {expected} places, and {received} features arrive. Give the layer before {expected} "
            "neurons, or choose random codes.",
            "Точек в рисунке цифры {expected}, а признаков приходит {received}. Сделайте нейронов в предыдущем слое "
            "столько же, сколько точек, или выберите случайные коды.",
        ),
        "codes_are_ten": Text(
            "There are drawings of {expected} digits, not of {received} classes. Choose random codes.",
            "Нарисованных цифр {expected}, а классов {received}. Выберите случайные коды.",
        ),
    }

    @property
    def caption(self) -> str:
        return f"RBF {grouped(self.out_features)}"

    def output_shape(self, inputs: Shapes) -> Shape:
        features = need_features(inputs[0])
        if features > LONGEST:
            raise LayerProblem("codes_too_long", received=features, limit=LONGEST)
        if self.codes == "digits" and features != HEIGHT * WIDTH:
            raise LayerProblem("codes_need_features", "codes", expected=HEIGHT * WIDTH, received=features)
        if self.codes == "digits" and self.out_features > len(DIGITS):
            raise LayerProblem("codes_are_ten", "out_features", expected=len(DIGITS), received=self.out_features)
        return (self.out_features,)

    def macs(self, inputs: Shapes, output: Shape) -> int:
        return inputs[0][0] * self.out_features

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(inputs=True)

    def windows(self, inputs: Shapes, port: int) -> None:
        return None

    def feature_window(self, inputs: Shapes, port: int) -> None:
        return None

    def formulas(self, inputs: Shapes, output: Shape) -> dict[str, str]:
        return {"macs": f"{inputs[0][0]}·{self.out_features} = {grouped(self.macs(inputs, output))}"}

    def build(self, inputs: Shapes) -> nn.Module:
        from models.layers.dense._rbf import RBF, digit_codes, random_codes

        digits = self.codes == "digits"
        return RBF(digit_codes(self.out_features) if digits else random_codes(self.out_features, inputs[0][0]))
