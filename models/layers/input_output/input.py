"""The input of a network: the shape of a picture and its normalisation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import BeforeValidator, Field

from models.forms import parameter
from models.layers.base import Layer, Shape, Shapes
from models.layers.input_output import FAMILY
from models.layers.registry import register
from models.problems import LayerProblem
from models.text import Text

if TYPE_CHECKING:
    from torch import nn


def _as_tuple(value: object) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


_Size = Annotated[int, Field(ge=1, le=65536)]
_Spread = Annotated[float, Field(gt=0, le=1000)]
_Mean = Annotated[float, Field(ge=-1000, le=1000)]


@register
class Input(Layer):
    """Pictures with values from 0 to 255 become (x/255 − mean)/std, per channel."""

    type: ClassVar[str] = "input"
    family = FAMILY
    title = Text("Input", "Вход")
    summary = Text(
        "The picture enters here. Its values 0–255 are divided by 255, then the mean is subtracted and the result is "
        "divided by the standard deviation.",
        "Здесь входит изображение. Его значения 0–255 делятся на 255, затем вычитается среднее и результат делится на "
        "стандартное отклонение.",
    )
    formula = "y = (x/255 − mean)/std"
    rank = 0
    inputs = (0, 0)

    shape: Annotated[tuple[_Size, ...], Field(min_length=1, max_length=3), BeforeValidator(_as_tuple)] = parameter(
        (1, 28, 28),
        title=Text("Shape", "Размер"),
        help=Text(
            "Channels, height and width of the picture: 1 channel is grey, 3 are colour.",
            "Каналы, высота и ширина изображения: 1 канал — серое, 3 — цветное.",
        ),
        control="shape",
        span=(1, 64),
    )
    mean: Annotated[tuple[_Mean, ...], Field(min_length=1, max_length=64), BeforeValidator(_as_tuple)] = parameter(
        (0.5,),
        title=Text("Mean", "Среднее"),
        help=Text(
            "Subtracted after division by 255: one number, or one for each channel.",
            "Вычитается после деления на 255: одно число или по одному на канал.",
        ),
        control="list",
        span=(0, 1),
    )
    std: Annotated[tuple[_Spread, ...], Field(min_length=1, max_length=64), BeforeValidator(_as_tuple)] = parameter(
        (1.0,),
        title=Text("Standard deviation", "Стандартное отклонение"),
        help=Text(
            "The result is divided by it: one number, or one for each channel.",
            "На него делится результат: одно число или по одному на канал.",
        ),
        control="list",
        span=(0.1, 1),
    )

    def output_shape(self, inputs: Shapes) -> Shape:
        if len(self.shape) == 2:
            raise LayerProblem("input_axes", "shape")
        for field, values in (("mean", self.mean), ("std", self.std)):
            if len(values) not in (1, self.shape[0]):
                raise LayerProblem("per_channel", field, received=len(values), expected=self.shape[0])
        return self.shape

    problems: ClassVar[dict[str, Text]] = {
        "input_axes": Text(
            "The shape has two values. Give channels, height and width, or a single number of features.",
            "В размере два значения. Укажите каналы, высоту и ширину или одно число признаков.",
        )
    }

    def build(self, inputs: Shapes) -> nn.Module:
        from models.layers.input_output._normalise import Normalise

        return Normalise(self.mean, self.std, axes=len(self.shape))
