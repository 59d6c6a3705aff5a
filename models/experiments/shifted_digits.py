"""Dense against convolution where digits stand anywhere: a dense neuron has weights of its own for every place."""

from __future__ import annotations

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
from models.layers.pooling.adaptive_max_pool2d import AdaptiveMaxPool2d
from models.layers.pooling.max_pool2d import MaxPool2d
from models.text import Text


def dense(classes: int, shape: Shape) -> Graph:
    """Two hidden layers on the pixels."""
    return chain(
        "Dense",
        {
            "input": Input(shape=shape),
            "flatten": Flatten(),
            "fc1": Linear(out_features=128),
            "relu1": ReLU(),
            "fc2": Linear(out_features=64),
            "relu2": ReLU(),
            "fc3": Linear(out_features=classes),
            "softmax": Softmax(),
        },
    )


def convolutional(classes: int, shape: Shape) -> Graph:
    """Three convolutions; of each map only the maximum is left, wherever it is."""
    layers: dict[str, Layer] = {"input": Input(shape=shape)}
    for number, filters in enumerate((8, 16, 32), start=1):
        layers[f"conv{number}"] = Conv2d(out_channels=filters, kernel_size=(5, 5), padding=(2, 2))
        layers[f"relu{number}"] = ReLU()
        if number < 3:
            layers[f"pool{number}"] = MaxPool2d(kernel_size=(2, 2))
    layers |= {
        "maximum": AdaptiveMaxPool2d(output_size=(1, 1)),
        "flatten": Flatten(),
        "fc": Linear(out_features=classes),
        "softmax": Softmax(),
    }
    return chain("Convolution", layers)


register(
    Experiment(
        name="dense_convolution",
        topic="convolution",
        title=Text("Dense against convolution on shifted digits", "Полносвязная против свёрточной на сдвинутых цифрах"),
        question=Text(
            "What does it cost a network to know a digit wherever it stands?",
            "Чего стоит сети узнавать цифру, где бы та ни стояла?",
        ),
        look=Text(
            "Here a digit stands anywhere on the sheet. The dense network has eighteen times the weights and hardly "
            "learns: it has to learn a 3 at every place anew. The convolution knows it everywhere at once. Mind also "
            "what it costs: few weights, but many multiplications.",
            "Здесь цифра может стоять в любом месте листа. У полносвязной сети весов в восемнадцать раз больше, но она "
            "почти не учится: тройку ей приходится заучивать в каждом месте заново. Свёрточная узнаёт её сразу везде. "
            "Обратите внимание и на цену: весов мало, а умножений много.",
        ),
        dataset="mnist_shifted",
        varies=(NETWORK,),
        recipe={"optimizer": "adam", "learning_rate": 0.002, "batch_size": 64, "train_images": 5_000, "epochs": 5},
        variants=(
            Variant(Text("Dense", "Полносвязная"), dense),
            Variant(Text("Convolution", "Свёрточная"), convolutional),
        ),
    )
)
