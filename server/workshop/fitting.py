"""Whether a network takes a data set's pictures, a batch at a time, and can name their classes."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

from models.analysis import Analysis
from models.data import Dataset
from models.layers.normalisation.fields import BATCH_STATISTICS
from models.problems import Problem, Value, declare
from models.quantities import shape_words
from models.text import Text

declare(
    "data_shape",
    Text(
        "The pictures of this data set are {expected}, the input takes {received}. Set the input's shape to "
        "{expected}, or choose another data set.",
        "Изображения этого набора — {expected}, а вход принимает {received}. Задайте входу форму {expected} "
        "или выберите другой набор данных.",
    ),
)
declare(
    "data_classes",
    Text(
        "The data set has {expected} classes, the network answers with {received}. Let its last layer have {expected} "
        "outputs.",
        "В наборе данных классов: {expected}, а ответ сети — {received}. Задайте последнему слою выходов: {expected}.",
    ),
)
declare(
    "batch_of_one",
    Text(
        "Trained with one image at a time, this layer gets a single value per channel: there is no variance to divide "
        "by. Set the batch size to 2 or more.",
        "При обучении по одному изображению на канал этого слоя приходится одно значение: дисперсии, на которую он "
        "делит, нет. Задайте размер батча не меньше 2.",
    ),
)


def misfits(analysis: Analysis, dataset: Dataset, batch_size: int) -> Iterator[Problem]:
    """What keeps a network from learning a data set, where its own shapes are known."""
    for name, layer in analysis.graph.layers.items():
        report = analysis.nodes.get(name)
        if report is not None and batch_size == prod(report.shape[1:]) == 1 and layer.modes is BATCH_STATISTICS:
            yield Problem("batch_of_one", node=name)
        if layer.type == "input" and report is not None and tuple(report.shape) != dataset.shape:
            shapes = {"expected": shape_words(dataset.shape), "received": shape_words(report.shape)}
            yield Problem("data_shape", shapes, node=name, field="shape")
    report = analysis.nodes.get(analysis.main) if analysis.main else None
    if analysis.main and report is not None and tuple(report.shape) != (len(dataset.classes),):
        sizes: dict[str, Value] = {"expected": len(dataset.classes), "received": shape_words(report.shape)}
        yield Problem("data_classes", sizes, node=analysis.main)
