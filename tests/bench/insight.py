"""What looking costs: a network's maps and probabilities in one frame, against its plain forward pass.

Both in this process, with the functions of the insight process; the question is a page's, every layer at the size of a
card. Given pixels of the network's own size, so that reading a picture is not measured with it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import torch

from models import zoo
from models.graph import Graph
from models.insight.answer import answer
from models.insight.networks import Networks
from server.frames import pack_frame

from .measure import Result, against, in_turn, seconds

LIMIT = 0.005
"""Seconds for a small network: a twentieth of what a stroke may take."""

TILES, SIZE = 16, 56  # of a card on a screen of two pixels a point


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
    """ResNet-18 at 224 pixels; and LeNet-5, where calls take longer than numbers, against its share of a stroke."""
    yield frame_against_forward("insight_resnet18_against_forward", zoo.build("resnet18"), 1.3, repeat=4)
    small = frame_against_forward("insight_lenet5_against_forward", zoo.build("lenet5"), math.inf, repeat=100)
    yield against("insight_lenet5", "s", 1.0, small.ours, LIMIT)
