"""Integrated gradients: gradients summed on the straight way from a baseline to the input."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.insight.attributions.method import WITH_GRADIENT, Attribution, Method, register
from models.layers import Paper
from models.text import Text

if TYPE_CHECKING:
    from models.insight.attributing import Case

STEPS = 50
"""Points of the Gauss–Legendre rule on the way; the paper finds 20 to 300 enough (section 5)."""


def _attribute(case: Case) -> Attribution:
    """Σ_c (x_c − x′_c) · ∫ ∂z_k/∂x_c (x′ + α(x − x′)) dα, section 3, equation 1.

    Completeness (section 3, proposition 1): all pixels together make z_k(x) − z_k(x′), which is told as
    ``difference``; ``gap`` is by how much the sum misses it, since the integral is reckoned at a few points.
    """
    from captum.attr import IntegratedGradients

    shares = IntegratedGradients(case.classifier).attribute(
        case.pixels,
        case.baseline,
        case.target,
        n_steps=STEPS,
        internal_batch_size=min(case.at_once, STEPS),
    )  # (1, C, H, W)
    difference = case.score(case.pixels) - case.score(case.baseline)
    return Attribution(shares[0].sum(0), {"difference": difference, "gap": float(shares.detach().sum()) - difference})


register(
    Method(
        name="integrated_gradients",
        title=Text("Integrated gradients", "Интегрированные градиенты"),
        summary=Text(
            "The gradient summed up while the input appears out of a baseline: all pixels together make up the "
            f"difference of the two scores, but for the error of reckoning the integral at {STEPS} points.",
            "Градиент, просуммированный по пути от базового изображения ко входу: все пиксели вместе дают разность "
            f"двух оценок класса — с точностью до погрешности интеграла, который считается по {STEPS} точкам.",
        ),
        weakness=Text(
            "It depends on the baseline: pixels that are as bright as the baseline count for nothing, with 0 the whole "
            "background. Choose another and compare.",
            "Зависит от базового изображения: пиксели той же яркости, что и оно, ничего не значат — при 0 это весь "
            "фон. Выберите другое и сравните.",
        ),
        paper=Paper(
            "Sundararajan, Taly, Yan, “Axiomatic Attribution for Deep Networks”, ICML 2017",
            "https://arxiv.org/abs/1703.01365",
        ),
        year=2017,
        signed=True,
        passes=lambda _shape: STEPS * WITH_GRADIENT + 2,
        attribute=_attribute,
        choices=("baseline",),
    )
)
