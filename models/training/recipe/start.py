"""What the weights are before the first step."""

from __future__ import annotations

from typing import ClassVar

from models.forms import parameter
from models.initialization import Distribution
from models.text import Text
from models.training.recipe.section import Heading, Section

KINDS = ["normal", "xavier", "kaiming", "orthogonal"]


class Start(Section):
    """The initialisation of the whole network; single layers may have their own, see `LayerRecipe`."""

    heading: ClassVar[Heading] = Heading("initialization", Text("Initial weights", "Начальные веса"), folded=True)

    initialization: Distribution = parameter(
        "default",
        title=Text("Initialisation", "Инициализация"),
        help=Text(
            "How the weights of convolutions and dense layers are drawn: as PyTorch does, from N(0, σ), or with a "
            "spread that keeps the signal as strong as it enters (Xavier for tanh, Kaiming for ReLU, orthogonal). A "
            "single layer can have another one: select it on the canvas.",
            "Как выбираются веса свёрток и полносвязных слоёв: как в PyTorch, из N(0, σ) или с разбросом, при котором "
            "сигнал не слабеет (Ксавье для tanh, Каймин для ReLU, ортогональная). Одному слою можно дать другую: "
            "выделите его на холсте.",
        ),
        control="choice",
        options={
            "default": Text("PyTorch's default", "как в PyTorch"),
            "normal": Text("N(0, σ)", "N(0, σ)"),
            "xavier": Text("Xavier", "Ксавье"),
            "kaiming": Text("Kaiming", "Каймин"),
            "orthogonal": Text("orthogonal", "ортогональная"),
        },
    )
    initialization_std: float = parameter(
        0.01,  # Krizhevsky et al., "ImageNet classification with deep convolutional neural networks", 2012, section 5
        title=Text("Standard deviation σ", "Стандартное отклонение σ"),
        help=Text("Of N(0, σ); AlexNet used 0.01.", "Для N(0, σ); у AlexNet было 0,01."),
        control="slider",
        span=(1e-4, 1.0),
        when={"initialization": ["normal"]},
        gt=0.0,
        le=100.0,
    )
    initialization_bias: float = parameter(
        0.0,
        title=Text("Bias", "Смещение (bias)"),
        help=Text(
            "What every bias begins with. AlexNet used 1 where it feeds ReLUs, which then begin alive.",
            "С чего начинается каждое смещение. У AlexNet — с 1 там, где дальше ReLU: так они сразу «живые».",
        ),
        control="slider",
        span=(0.0, 1.0),
        when={"initialization": KINDS},
        ge=-100.0,
        le=100.0,
    )
