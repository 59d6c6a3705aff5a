"""Our networks against those of torchvision and timm: the same keys, and the same answers with the same weights."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import nn

from models.compile import compile_graph
from models.graph import Graph

TOLERANCE = 1e-5


def shapes_of(build: Callable[[], nn.Module]) -> dict[str, tuple[int, ...]]:
    """Keys and shapes of a module's state; built without memory for its weights."""
    with torch.device("meta"):
        return {key: tuple(tensor.shape) for key, tensor in build().state_dict().items()}


def assert_same_keys(graph: Graph, oracle: Callable[[], nn.Module]) -> None:
    """The weights of ``oracle`` would load with ``strict=True``."""
    assert shapes_of(lambda: compile_graph(graph)) == shapes_of(oracle)


def assert_same_answers(graph: Graph, oracle: nn.Module) -> None:
    """With ``oracle``'s weights, and running statistics that are not those of a fresh network, the logits agree."""
    state = oracle.state_dict()
    generator = torch.Generator().manual_seed(0)
    for key, tensor in state.items():
        if key.endswith("running_mean"):
            tensor.normal_(0, 0.1, generator=generator)
        elif key.endswith("running_var"):
            tensor.uniform_(0.5, 1.5, generator=generator)
    net = compile_graph(graph).eval()
    net.load_state_dict(state, strict=True)
    layer = graph.layers["input"]
    mean, std = (torch.tensor(values).view(-1, 1, 1) for values in (layer.mean, layer.std))
    pixels = torch.rand(1, *layer.shape, generator=generator) * 255
    with torch.inference_mode():
        ours = net(pixels)[net.main]
        theirs = oracle.eval()((pixels / 255 - mean) / std)
    assert (ours - theirs).abs().max() <= TOLERANCE * theirs.abs().max()
