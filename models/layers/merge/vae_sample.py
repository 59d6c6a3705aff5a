"""The sampling layer of a variational autoencoder."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, ClassVar

from models.layers.base import Layer, Modes, Paper, Saved, Shape, Shapes
from models.layers.merge import FAMILY
from models.layers.registry import register
from models.problems import LayerProblem
from models.quantities import shape_words
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


@register
class VaeSample(Layer):
    """z = μ + exp(ln σ² / 2)·ε with ε from N(0, 1); port ``in0`` brings μ, ``in1`` ln σ². In inference z = μ.

    The randomness enters beside the path of the gradient, which therefore reaches both inputs.
    """

    type: ClassVar[str] = "vae_sample"
    family = FAMILY
    title = Text("VAE sampling", "Сэмплирование VAE")
    summary = Text(
        "Draws a point from the normal distribution whose mean is the first input and whose logarithm of the variance "
        "is the second: the middle of a variational autoencoder.",
        "Выбирает точку из нормального распределения: первый вход — среднее, второй — логарифм дисперсии. Середина "
        "вариационного автокодировщика.",
    )
    formula = "z = μ + exp(½·ln σ²)·ε, ε ~ N(0, 1)"
    paper = Paper("Kingma, Welling, “Auto-Encoding Variational Bayes”, ICLR 2014", "https://arxiv.org/abs/1312.6114")
    modes = Modes(
        Text("Draws a new point for every sample.", "Для каждого примера выбирает новую точку."),
        Text("Gives the mean.", "Даёт среднее."),
    )
    rank = 10
    inputs = (2, 2)

    @property
    def caption(self) -> str:
        return "sample z"

    def output_shape(self, inputs: Shapes) -> Shape:
        if inputs[0] != inputs[1]:
            words = {"received": shape_words(inputs[1]), "expected": shape_words(inputs[0])}
            raise LayerProblem("shapes_differ", port="in1", **words)
        return inputs[0]

    def saved(self, inputs: Shapes, output: Shape) -> Saved:
        return Saved(extra=2 * prod(output))  # the standard deviations and the noise

    def build(self, inputs: Shapes) -> nn.Module:
        from models.layers.merge._modules import VaeSample

        return VaeSample()
