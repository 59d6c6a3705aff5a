"""Gradient × input: each pixel's share of the score, if the network were linear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.insight.attributions.method import WITH_GRADIENT, Attribution, Method, register
from models.layers import Paper
from models.text import Text

if TYPE_CHECKING:
    from models.insight.attributing import Case


def _attribute(case: Case) -> Attribution:
    """Σ_c x_c · ∂z_k/∂x_c, with pixels from 0, the background of drawings and black of photos."""
    from captum.attr import InputXGradient

    products = InputXGradient(case.classifier).attribute(case.pixels, case.target)  # (1, C, H, W)
    return Attribution(products[0].sum(0))


register(
    Method(
        name="gradient_input",
        title=Text("Gradient × input", "Градиент × вход"),
        summary=Text(
            "The gradient times the brightness of the pixel: what the pixel would add to the score in a linear "
            "network.",
            "Градиент, умноженный на яркость пикселя: сколько пиксель добавил бы к оценке класса в линейной сети.",
        ),
        weakness=Text(
            "A pixel of value 0 (background) always gets zero, though its being background may be the reason; and what "
            "is outlined is often just the input itself.",
            "Пиксель со значением 0 (фон) всегда получает ноль, хотя дело может быть именно в том, что он — фон; и "
            "часто на карте просто проступает сам вход.",
        ),
        paper=Paper(
            "Shrikumar, Greenside, Shcherbina, Kundaje, “Not Just a Black Box: Learning Important Features Through "
            "Propagating Activation Differences”, 2016",
            "https://arxiv.org/abs/1605.01713",
        ),
        year=2016,
        signed=True,
        passes=lambda _shape: WITH_GRADIENT,
        attribute=_attribute,
    )
)
