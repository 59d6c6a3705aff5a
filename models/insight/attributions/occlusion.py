"""Occlusion: how much the class's score falls when a part of the input is covered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.insight.attributions.method import Attribution, Method, register
from models.layers import Paper, Shape
from models.text import Text

if TYPE_CHECKING:
    from models.insight.attributing import Case

PARTS = 7
"""Windows side by side: 4 pixels of 28, 32 of 224. Neighbours overlap by half."""

ROUNDING = 1e-6
"""Of a score, at least of 1: what float32 leaves of a difference of two equal ones, when one is computed in a batch."""


def windows(length: int) -> tuple[int, int, int]:
    """Along a side of ``length`` pixels: how wide a window is, how far one is from the next, and how many there are."""
    window = max(1, length // PARTS)
    stride = max(1, window // 2)
    return window, stride, 1 + -(-(length - window) // stride)


def _passes(shape: Shape) -> int:
    _, height, width = shape
    return windows(height)[2] * windows(width)[2] + 2


def _attribute(case: Case) -> Attribution:
    """z_k(x) − z_k(x with the window covered), the mean of all windows that a pixel lies in.

    A difference that is only rounding is none: zero.
    """
    from captum.attr import Occlusion

    channels, height, width = case.pixels.shape[1:]
    (high, down, _), (wide, right, _) = windows(height), windows(width)
    falls = Occlusion(case.classifier).attribute(
        case.pixels,
        (channels, high, wide),
        (channels, down, right),
        case.baseline,
        case.target,
        perturbations_per_eval=case.at_once,
    )  # (1, C, H, W): the same for all channels
    fall = falls[0, 0]
    least = ROUNDING * max(1.0, abs(case.score(case.pixels)))
    return Attribution(fall.where(fall.abs() > least, 0), {"window": [high, wide], "stride": [down, right]})


register(
    Method(
        name="occlusion",
        title=Text("Occlusion", "Перекрытие (occlusion)"),
        summary=Text(
            "A window covers the input place by place: the more the class’s score falls, the more that place mattered.",
            "Окно по очереди закрывает участки входа: чем сильнее падает оценка класса, тем важнее был этот участок.",
        ),
        weakness=Text(
            "A picture with a patch over it is like nothing the network was trained on; the size of the window decides "
            "what is found; and each place costs a pass.",
            "Картинка с заплаткой не похожа ни на что из обучающих данных; от размера окна зависит, что найдётся; и "
            "каждое положение окна — отдельный прогон сети.",
        ),
        paper=Paper(
            "Zeiler, Fergus, “Visualizing and Understanding Convolutional Networks”, ECCV 2014, section 4.2",
            "https://arxiv.org/abs/1311.2901",
        ),
        year=2014,
        signed=True,
        passes=_passes,
        attribute=_attribute,
        choices=("baseline",),
    )
)
