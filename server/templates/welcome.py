"""The first project a person sees: a LeNet-5 that already reads digits, so that a drawing is answered at once.

`welcome.safetensors` and `welcome.json` (its recipe, seed and accuracy) are made again, in two minutes of one core, by
`python -m models.training --architecture lenet5 --dataset mnist --out server/templates/welcome.safetensors
--set optimizer=adamw learning_rate=0.001 weight_decay=0.1 epochs=10`.
"""

from __future__ import annotations

from pathlib import Path

from models import zoo
from models.text import Text

from .registry import Example, register

register(
    Example(
        name="welcome",
        title=Text("LeNet-5 reads digits", "LeNet-5 читает цифры"),
        summary=Text(
            "Trained on MNIST and ready: draw a digit and watch every layer answer.",
            "Обучена на MNIST и готова к работе: нарисуйте цифру и посмотрите, как отвечает каждый слой.",
        ),
        dataset="mnist",
        graph=lambda: zoo.build("lenet5"),
        weights=Path(__file__).with_suffix(".safetensors"),
    )
)
