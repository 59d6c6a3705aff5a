"""What looking costs: a network's maps and probabilities in one frame, against its plain forward pass.

Both in this process, with the functions of the insight process; the question is a page's, every layer at the size of a
card. Given pixels of the network's own size, so that reading a picture is not measured with it.
"""

from __future__ import annotations

from collections.abc import Iterator

import torch

from models import zoo
from models.blocks.blueprint import Blueprint
from models.graph import Graph
from models.insight.answer import answer
from models.insight.networks import Networks
from models.layers.activation.relu import ReLU
from models.layers.convolution.conv2d import Conv2d
from models.layers.dense.flatten import Flatten
from models.layers.dense.linear import Linear
from models.layers.input_output.input import Input
from models.layers.normalisation.batch_norm2d import BatchNorm2d
from models.layers.pooling.adaptive_avg_pool2d import AdaptiveAvgPool2d
from models.layers.pooling.max_pool2d import MaxPool2d
from models.zoo.resnet import basic_block
from server.frames import pack_frame

from .measure import Result, in_turn, seconds

TILES, SIZE = 16, 56  # of a card on a screen of two pixels a point


def resnet18() -> Graph:
    """ResNet-18 for ImageNet (He et al., 2016, table 1): 224×224, two basic blocks a stage."""
    net = Blueprint("ResNet-18")
    net.add("input", Input(shape=(3, 224, 224)))
    net.add("conv1", Conv2d(out_channels=64, kernel_size=(7, 7), stride=(2, 2), padding=(3, 3), bias=False))
    net.add("bn1", BatchNorm2d())
    net.add("relu", ReLU())
    net.add("maxpool", MaxPool2d(kernel_size=(3, 3), stride=(2, 2), padding=(1, 1)))
    for stage, channels in enumerate((64, 128, 256, 512), start=1):
        group = net.group(f"layer{stage}", f"Stage {stage}")
        for block in range(2):
            halves = stage > 1 and block == 0
            basic_block(net, f"layer{stage}.{block}", channels, 2 if halves else 1, group, project=halves)
    net.add("avgpool", AdaptiveAvgPool2d(output_size=(1, 1)))
    net.add("flatten", Flatten())
    net.add("fc", Linear(out_features=1000))
    return net.draw()


def frame_against_forward(name: str, graph: Graph, budget: float, repeat: int) -> Result:
    """The same picture looked at and merely passed through."""
    networks, document = Networks(), graph.as_json()
    network = networks.get(document, seed=0)
    assert network.input_shape is not None
    pixels = torch.randint(0, 256, (1, *network.input_shape), generator=torch.Generator().manual_seed(0)).float()
    question = {
        "kind": "activations",
        "graph": document,
        "input": {"pixels": pixels[0].numpy()},
        "nodes": [{"id": node, "tiles": TILES, "size": SIZE} for node in graph.nodes],
        "prediction": True,
    }

    def look() -> None:
        found = answer(question, networks)
        pack_frame({"step": found.step}, found.items)

    def forward() -> None:
        with torch.inference_mode():
            network.net(pixels)

    return in_turn(
        *(name, "s", budget),
        ours=lambda: seconds(look, repeat),
        reference=lambda: seconds(forward, repeat),
        blocks=9,
    )


def benchmarks() -> Iterator[Result]:
    """ResNet-18 at 224 pixels; and LeNet-5, where calls take longer than numbers."""
    yield frame_against_forward("insight_resnet18_against_forward", resnet18(), 1.3, repeat=4)
    yield frame_against_forward("insight_lenet5_against_forward", zoo.build("lenet5"), 1.75, repeat=100)
