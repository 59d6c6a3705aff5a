"""Dropout and weight decay against over-fitting on 1 000 images.

Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", JMLR 2014; Krogh, Hertz,
"A simple weight decay can improve generalization", NeurIPS 1991.
"""

from __future__ import annotations

from functools import partial

from models.blocks.blueprint import chain
from models.experiments.registry import NETWORK, Experiment, Variant, register
from models.graph import Graph
from models.layers import Layer, Shape
from models.layers.activation.relu import ReLU
from models.layers.activation.softmax import Softmax
from models.layers.convolution.conv2d import Conv2d
from models.layers.dense.flatten import Flatten
from models.layers.dense.linear import Linear
from models.layers.input_output.input import Input
from models.layers.pooling.max_pool2d import MaxPool2d
from models.layers.regularisation.dropout import Dropout
from models.text import Text

IMAGES = 1_000


def network(classes: int, shape: Shape, *, dropout: float) -> Graph:
    """Two convolutions and a wide dense layer: far more weights than a thousand images can determine."""
    layers: dict[str, Layer] = {
        "input": Input(shape=shape),
        "conv1": Conv2d(out_channels=16, kernel_size=(3, 3), padding=(1, 1)),
        "relu1": ReLU(),
        "pool1": MaxPool2d(kernel_size=(2, 2)),
        "conv2": Conv2d(out_channels=32, kernel_size=(3, 3), padding=(1, 1)),
        "relu2": ReLU(),
        "pool2": MaxPool2d(kernel_size=(2, 2)),
        "flatten": Flatten(),
        **({"dropout1": Dropout(p=dropout)} if dropout else {}),
        "fc1": Linear(out_features=256),
        "relu3": ReLU(),
        **({"dropout2": Dropout(p=dropout)} if dropout else {}),
        "fc2": Linear(out_features=classes),
        "softmax": Softmax(),
    }
    return chain("Dropout" if dropout else "No dropout", layers)


PLAIN, DROPPED = partial(network, dropout=0.0), partial(network, dropout=0.5)

register(
    Experiment(
        name="over_fitting",
        topic="data",
        title=Text("Dropout and weight decay on 1 000 images", "Дропаут и затухание весов на 1 000 изображений"),
        question=Text(
            "A large network, a thousand images: it learns them by heart. What holds it back?",
            "Большая сеть и тысяча изображений: она заучивает их наизусть. Что её удержит?",
        ),
        look=Text(
            "The gap between the dashed curve of training and validation. Without help, training reaches 100 % and "
            "the validation loss rises again. Weight decay keeps that loss down, though as many answers are right; "
            "dropout also gets more of them right.",
            "Разрыв между штриховой кривой обучения и валидацией. Без помощи точность на обучении доходит до 100 %, а "
            "потери на валидации снова растут. Затухание весов сдерживает потери, хотя верных ответов столько же; "
            "дропаут прибавляет и верных ответов.",
        ),
        dataset="mnist",
        varies=(NETWORK, "weight_decay"),
        recipe={
            "optimizer": "sgd",
            "learning_rate": 0.05,
            "momentum": 0.9,
            "weight_decay": 0.0,
            "batch_size": 50,
            "train_images": IMAGES,
            "epochs": 25,
        },
        variants=(
            Variant(Text("No regularisation", "Без регуляризации"), PLAIN),
            Variant(Text("Weight decay", "Затухание весов"), PLAIN, {"weight_decay": 0.01}),
            Variant(Text("Dropout", "Дропаут"), DROPPED),
            Variant(Text("Dropout and weight decay", "Дропаут и затухание весов"), DROPPED, {"weight_decay": 0.01}),
        ),
    )
)
