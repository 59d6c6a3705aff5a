"""What is different about single layers and groups."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from models.forms import parameter
from models.initialization import Override
from models.text import Text
from models.training.recipe.section import Heading, Section

Factor = Annotated[float, Field(gt=0.0, le=1000.0)]


class Pace(Section):
    """How the weights of a part of the network learn; what is null is as the part around it has it."""

    heading: ClassVar[Heading] = Heading("layers", Text("Layers", "Слои"))

    frozen: bool | None = None
    """No gradient, no update, and batch normalisation with its running statistics."""
    rate: Factor | None = None
    """Factor on the learning rate."""


class LayerRecipe(Pace):
    """One layer: its own initialisation, besides."""

    initialization: Override | None = None


class Parts(Section):
    """Layers by node id, groups by group id. A layer goes before its group, an inner group before an outer one."""

    heading: ClassVar[Heading] = Heading("layers", Text("Layers", "Слои"), folded=True)

    layers: dict[str, LayerRecipe] = parameter(
        {},
        title=Text("Layers", "Слои"),
        help=Text(
            "What is different about single layers: select one on the canvas to change it.",
            "Чем отличаются отдельные слои: чтобы изменить, выделите слой на холсте.",
        ),
        control="layers",
        max_length=4096,
    )
    groups: dict[str, Pace] = parameter(
        {},
        title=Text("Groups", "Группы"),
        help=Text(
            "What is different about whole groups: select one on the canvas to change it.",
            "Чем отличаются целые группы: чтобы изменить, выделите группу на холсте.",
        ),
        control="layers",
        max_length=4096,
    )
