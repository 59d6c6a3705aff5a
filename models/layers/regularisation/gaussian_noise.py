"""Normal noise on every value."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.forms import parameter
from models.layers.base import Modes, Paper, ShapeKeeping, Shapes
from models.layers.registry import register
from models.layers.regularisation import FAMILY
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class GaussianNoise(ShapeKeeping):
    """In training x + std·ε with ε from N(0, 1) for every value; otherwise the identity."""

    type: ClassVar[str] = "gaussian_noise"
    family = FAMILY
    title = Text("Gaussian noise", "Гауссов шум")
    summary = Text(
        "Adds random noise while training: the network learns to look past it. At the input of an autoencoder it makes "
        "a denoiser.",
        "При обучении добавляет случайный шум, и сеть учится не обращать на него внимания. На входе автокодировщика он "
        "даёт шумоподавитель.",
    )
    formula = "y = x + σ·ε, ε ~ N(0, 1)"
    paper = Paper(
        "Bishop, “Training with Noise is Equivalent to Tikhonov Regularization”, Neural Computation 7, 1995",
        "https://doi.org/10.1162/neco.1995.7.1.108",
    )
    modes = Modes(
        Text("Adds new noise to every value at every step.", "На каждом шаге прибавляет к каждому значению новый шум."),
        Text("Passes everything on unchanged.", "Передаёт всё без изменений."),
    )
    rank = 40

    std: float = parameter(
        0.1,
        title=Text("Strength", "Сила"),
        help=Text("The standard deviation of the noise.", "Стандартное отклонение шума."),
        control="slider",
        span=(0, 1),
        ge=0,
        le=100,
    )

    @property
    def caption(self) -> str:
        return f"noise {self.std:g}"

    def build(self, inputs: Shapes) -> nn.Module:
        from models.layers.regularisation._noise import GaussianNoise

        return GaussianNoise(self.std)
