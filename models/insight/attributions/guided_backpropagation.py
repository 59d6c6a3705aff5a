"""Guided backpropagation: the gradient, with negative values stopped on its way back through every ReLU."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from models.insight.attributions.method import WITH_GRADIENT, Attribution, Method, register
from models.layers import Paper
from models.text import Text

if TYPE_CHECKING:
    import torch

    from models.insight.attributing import Case


def _attribute(case: Case) -> Attribution:
    """max_c of the guided gradient's size: a ReLU passes on what is positive, where it was active (section 3.4).

    Done here and not by captum, which knows ReLU alone: of ReLU6, which mobile networks have, it takes the plain
    gradient. How many ``rectifiers`` there are, of how many ``activations``, is told.
    """
    import torch

    rectifiers = [module for module in case.activations if isinstance(module, torch.nn.ReLU | torch.nn.ReLU6)]
    with ExitStack() as hooks, torch.enable_grad():
        for module in rectifiers:
            hooks.callback(module.register_full_backward_hook(_stop_negatives).remove)
        score = case.classifier(case.pixels)[0, case.target]
        (guided,) = torch.autograd.grad(score, [case.pixels])  # (1, C, H, W)
    return Attribution(guided[0].abs().amax(0), {"rectifiers": len(rectifiers), "activations": len(case.activations)})


def _stop_negatives(
    _module: torch.nn.Module, arriving: tuple[torch.Tensor, ...], _leaving: tuple[torch.Tensor, ...]
) -> tuple[torch.Tensor, ...]:
    """Torch's gradient by the ReLU's input is already zero where the ReLU was."""
    return tuple(gradient.clamp(min=0) for gradient in arriving)


register(
    Method(
        name="guided_backpropagation",
        title=Text("Guided backpropagation", "Guided backpropagation"),
        summary=Text(
            "The gradient, with everything negative thrown away at each ReLU on the way back: only what excites the "
            "class is left.",
            "Градиент, из которого на пути назад в каждом ReLU выбрасывается всё отрицательное: остаётся только то, "
            "что возбуждает класс.",
        ),
        weakness=Text(
            "It is nearly an edge detector: the picture hardly changes with the class, or when the weights are drawn "
            "at random (Adebayo et al., “Sanity Checks for Saliency Maps”, 2018).",
            "Это почти детектор границ: карта мало меняется, если взять другой класс или даже случайные веса "
            "(Adebayo и др., «Sanity Checks for Saliency Maps», 2018).",
        ),
        paper=Paper(
            "Springenberg, Dosovitskiy, Brox, Riedmiller, “Striving for Simplicity: The All Convolutional Net”, ICLR "
            "workshop 2015",
            "https://arxiv.org/abs/1412.6806",
        ),
        year=2014,
        signed=False,
        passes=lambda _shape: WITH_GRADIENT,
        attribute=_attribute,
    )
)
