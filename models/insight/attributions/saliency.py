"""Saliency: the gradient of the class's logit by each pixel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.insight.attributions.method import WITH_GRADIENT, Attribution, Method, register
from models.layers import Paper
from models.text import Text

if TYPE_CHECKING:
    from models.insight.attributing import Case


def _attribute(case: Case) -> Attribution:
    """max_c |∂z_k/∂x_c|, the largest of the colours (section 3.1)."""
    from captum.attr import Saliency

    gradient = Saliency(case.classifier).attribute(case.pixels, case.target)  # (1, C, H, W), absolute
    return Attribution(gradient[0].amax(0))


register(
    Method(
        name="saliency",
        title=Text("Saliency", "Карта значимости (saliency)"),
        summary=Text(
            "The size of the gradient: how much the class’s score changes when this pixel alone changes a little.",
            "Величина градиента: насколько изменится оценка класса, если чуть изменить только этот пиксель.",
        ),
        weakness=Text(
            "It looks like noise, because a gradient changes wildly from pixel to pixel; and where an activation is "
            "saturated it is zero, however much the pixel matters.",
            "Похожа на шум: от пикселя к пикселю градиент сильно меняется; а там, где активация насыщена, он равен "
            "нулю, как бы ни был важен пиксель.",
        ),
        paper=Paper(
            "Simonyan, Vedaldi, Zisserman, “Deep Inside Convolutional Networks: Visualising Image Classification "
            "Models and Saliency Maps”, ICLR workshop 2014",
            "https://arxiv.org/abs/1312.6034",
        ),
        year=2013,
        signed=False,
        passes=lambda _shape: WITH_GRADIENT,
        attribute=_attribute,
    )
)
