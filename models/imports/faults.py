"""What can speak against a file that is to be imported."""

from __future__ import annotations

from models.problems import GraphFault, Problem, Value, declare
from models.text import Text

declare(
    "onnx_unreadable",
    Text("This is no sound ONNX file: {reason}.", "Это не исправный файл ONNX: {reason}."),
)
declare(
    "onnx_external_data",
    Text(
        "The file keeps weights in other files ({tensor}). Save the model as one file, with its weights inside.",
        "Часть весов лежит в других файлах ({tensor}). Сохраните модель одним файлом вместе с весами.",
    ),
)
declare(
    "onnx_too_many",
    Text(
        "The file has {received} operations; at most {limit} are read.",
        "Операций в файле — {received}; читается не больше {limit}.",
    ),
)
declare(
    "onnx_inputs",
    Text(
        "The file has {received} inputs; a network here has one: the picture.",
        "Входов у файла — {received}; у сети здесь один вход: изображение.",
    ),
)
declare(
    "onnx_input_shape",
    Text(
        "The input {input} has the shape {received}. Export the model with a fixed number of channels, height and "
        "width (only the batch may stay open).",
        "Вход {input} имеет размер {received}. Выгрузите модель с постоянными числом каналов, высотой и шириной "
        "(открытым может быть только размер батча).",
    ),
)
declare(
    "onnx_operators",
    Text(
        "The palette has no layer for these operators: {operators}.",
        "В палитре нет слоёв для этих операторов: {operators}.",
    ),
)
declare(
    "onnx_attribute",
    Text(
        "The operator {operator} ({place}) has {attribute} = {received}, which no layer of the palette can do.",
        "У оператора {operator} ({place}) {attribute} = {received}: такого не умеет ни один слой палитры.",
    ),
)
declare(
    "onnx_weight",
    Text(
        "The operator {operator} ({place}) computes its weights ({attribute}); here weights are numbers in the file.",
        "Оператор {operator} ({place}) вычисляет свои веса ({attribute}); здесь веса — это числа из файла.",
    ),
)


class Unsupported(Exception):
    """Raised by a mapping of an operator that cannot be said in the catalogue's layers."""

    def __init__(self, code: str, **params: Value) -> None:
        super().__init__(code)
        self.problem = Problem(code, params)


def refused(code: str, **params: Value) -> GraphFault:
    """The refusal of a whole file."""
    return GraphFault([Problem(code, params)])
