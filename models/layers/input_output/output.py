"""The output of a network: marks the node whose values answer the task."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from models.forms import parameter
from models.layers.base import ShapeKeeping, Shapes
from models.layers.input_output import FAMILY
from models.layers.registry import register
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class Output(ShapeKeeping):
    """Passes its input on; the loss is taken from what enters here."""

    type: ClassVar[str] = "output"
    family = FAMILY
    title = Text("Output", "Выход")
    summary = Text(
        "Marks the answer of the network. Needed only where several layers have no successor.",
        "Отмечает ответ сети. Нужен только там, где несколько слоёв ни во что не ведут.",
    )
    formula = "y = x"
    rank = 1
    outputs = 0
    passes_logits = True
    views_input = True

    role: Literal["main", "auxiliary"] = parameter(
        "main",
        title=Text("Role", "Роль"),
        help=Text(
            "The main output answers; auxiliary ones only add to the loss while training.",
            "Главный выход даёт ответ; вспомогательные только добавляются к функции потерь при обучении.",
        ),
        control="choice",
        options={"main": Text("main", "главный"), "auxiliary": Text("auxiliary", "вспомогательный")},
    )
    weight: float = parameter(
        1.0,
        title=Text("Weight", "Вес"),
        help=Text(
            "How much this output counts in the loss (GoogLeNet's auxiliary classifiers: 0.3).",
            "Вклад этого выхода в функцию потерь (вспомогательные классификаторы GoogLeNet: 0,3).",
        ),
        control="slider",
        span=(0, 1),
        ge=0,
        le=1000,
    )

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.Identity()
