"""What a training minimises."""

from __future__ import annotations

from typing import ClassVar

from models.forms import parameter
from models.tasks.losses import LossKind
from models.text import Text
from models.training.recipe.section import Heading, Section


class Minimising(Section):
    """The loss and its numbers; `models.tasks.losses` has the formulas."""

    heading: ClassVar[Heading] = Heading("loss", Text("Loss", "Функция потерь"), folded=True)

    loss: LossKind = parameter(
        "cross_entropy",
        title=Text("Loss", "Функция потерь"),
        help=Text(
            "What is made small. Focal: cross-entropy that cares less for what is right already. MSE: the squared "
            "distance of the probabilities (after softmax) from the right answer, summed over the classes. Hinge: the "
            "right logit is to lead every other by 1.",
            "Что уменьшается. Фокальная: кросс-энтропия, которую меньше заботит то, что и так верно. MSE: квадрат "
            "расстояния вероятностей (после softmax) от верного ответа, сумма по классам. Hinge: логит верного класса "
            "должен опережать каждый другой на 1.",
        ),
        control="choice",
        options={
            "cross_entropy": Text("cross-entropy", "кросс-энтропия"),
            "focal": Text("focal", "фокальная"),
            "mse": Text("MSE", "MSE"),
            "hinge": Text("hinge", "hinge"),
        },
    )
    label_smoothing: float = parameter(
        0.0,
        title=Text("Label smoothing", "Сглаживание меток"),
        help=Text(
            "So much of the target is spread over all classes, against too much certainty. The curves show the loss "
            "without it, so that runs compare.",
            "Такая доля цели распределяется по всем классам — против излишней уверенности. Кривые показывают потери "
            "без сглаживания, чтобы запуски можно было сравнить.",
        ),
        control="slider",
        span=(0.0, 0.3),
        when={"loss": ["cross_entropy"]},
        ge=0.0,
        lt=1.0,
    )
    focal_gamma: float = parameter(
        2.0,  # Lin et al., "Focal loss for dense object detection", 2017, section 5.1
        title=Text("Focusing γ", "Фокусировка γ"),
        help=Text(
            "How fast the share of easy images falls; 0 is cross-entropy.",
            "Как быстро падает вклад лёгких изображений; 0 — кросс-энтропия.",
        ),
        control="slider",
        span=(0.0, 5.0),
        when={"loss": ["focal"]},
        ge=0.0,
        le=20.0,
    )
