"""Finds where the numbers left the finite."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    from torch import Tensor

    from models.compile import Net


class Diverged(Exception):
    """The loss or the weights are not finite any more: at this step, and first at this layer."""

    def __init__(self, step: int, node: str) -> None:
        super().__init__(f"diverged at step {step} in {node}")
        self.step = step
        self.node = node


def weights_are_finite(net: Net) -> bool:
    """Whether every weight and statistic is; one synchronisation with the device for all of them."""
    sums = [tensor.sum() for tensor in net.state_dict().values() if tensor.is_floating_point()]
    return not sums or bool(torch.stack(sums).isfinite().all())


def first_broken(net: Net, pixels: Tensor) -> str:
    """The first layer, in the order of computation, whose weights or whose output for ``pixels`` are not all finite.

    The main output when all are: then the loss itself left the range of its numbers.
    """
    broken: list[str] = []

    def look(node: str, output: Tensor) -> None:
        tensors = [output, *net.get_submodule(node).parameters()]
        if not broken and not all(bool(tensor.isfinite().all()) for tensor in tensors):
            broken.append(node)

    with torch.no_grad():
        net(pixels, look)
    return next(iter([*broken, *net.loss_weights]))
