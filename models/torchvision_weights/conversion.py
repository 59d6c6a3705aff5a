"""A published ``.pth`` as safetensors with our keys."""

from __future__ import annotations

import re
from pathlib import Path

import torch
from safetensors.torch import save
from torch import Tensor

from models import snapshot
from models.compile import compile_graph
from models.torchvision_weights.published import LICENCE, Published, network

_DOTTED = re.compile(r"(denselayer\d+\.(?:norm|conv))\.([12])\.")
"""Keys of DenseNets that were saved when names of modules could have dots: ``denselayer1.norm.1.weight``."""


def convert(published: Published, source: Path, target: Path) -> None:
    """Write ``target`` from the file ``source``, when it holds every weight of the network and nothing else.

    Counters of batches, which the oldest files lack, are 0: only a BatchNorm without momentum reads them.

    Raises:
        pickle.UnpicklingError: there is more in the file than tensors.
        ValueError, RuntimeError: they are not the weights of the network.
    """
    stored = torch.load(source, map_location="cpu", weights_only=True)
    if not isinstance(stored, dict) or not all(isinstance(tensor, torch.Tensor) for tensor in stored.values()):
        raise ValueError("expected tensors by name")
    with torch.device("meta"):
        net = compile_graph(network(published))
    net.load_state_dict({renamed(key): tensor for key, tensor in stored.items()}, strict=True, assign=True)
    weights = {key: _sound(key, tensor) for key, tensor in net.state_dict().items()}
    about = {"source": published.remote.url, "licence": LICENCE.en}
    snapshot.write_whole(target, save(weights, about), durable=True)


def renamed(key: str) -> str:
    """A key of a published file as torchvision's modules are called now, which is as ours are."""
    return _DOTTED.sub(r"\1\2.", key)


def _sound(key: str, tensor: Tensor) -> Tensor:
    if not tensor.isfinite().all():
        raise ValueError(f"{key} has values that are not finite")
    return tensor.detach().contiguous()
