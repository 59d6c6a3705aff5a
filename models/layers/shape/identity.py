"""The layer that does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.layers.base import ShapeKeeping, Shapes
from models.layers.registry import register
from models.layers.shape import FAMILY
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class Identity(ShapeKeeping):
    """x (torch's ``Identity``)."""

    type: ClassVar[str] = "identity"
    family = FAMILY
    title = Text("Identity", "Тождественный слой")
    summary = Text(
        "Passes its input on unchanged: a name for a place, or the bare path of a skip connection.",
        "Передаёт вход без изменений: имя для места в сети или голый путь остаточной связи.",
    )
    formula = "y = x"
    rank = 30
    views_input = True

    def build(self, inputs: Shapes) -> nn.Module:
        from torch import nn

        return nn.Identity()
