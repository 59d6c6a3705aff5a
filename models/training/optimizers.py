"""The optimiser of a recipe: built, set to new values in the middle of a run, taken apart and put together again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import torch
from torch.optim import SGD, Adam, AdamW, Optimizer

if TYPE_CHECKING:
    from torch import Tensor, nn

    from models.training.recipe import Recipe

KINDS: Mapping[str, Callable[..., Optimizer]] = {"sgd": SGD, "adam": Adam, "adamw": AdamW}


def build(net: nn.Module, recipe: Recipe) -> Optimizer:
    """A fresh optimiser over all weights of ``net``.

    It is the fused kind, which every device of ours has: on small networks the time goes into calls, not into numbers.
    """
    optimizer = KINDS[recipe.optimizer](net.parameters(), lr=recipe.learning_rate, fused=True)
    adjust(optimizer, recipe)
    return optimizer


def adjust(optimizer: Optimizer, recipe: Recipe) -> None:
    """Set the values that may change in the middle of a run."""
    for group in optimizer.param_groups:
        group["lr"] = recipe.learning_rate
        group["weight_decay"] = recipe.weight_decay
        if recipe.optimizer == "sgd":
            group["momentum"] = recipe.momentum
            group["nesterov"] = recipe.nesterov and recipe.momentum > 0  # torch defines it with momentum only


def dump(optimizer: Optimizer, net: nn.Module) -> dict[str, Tensor]:
    """The optimiser's memory as tensors by ``<weight>/<name>``, step counters among them."""
    state: Mapping[Any, dict[str, Any]] = optimizer.state
    return {
        f"{key}/{name}": value
        for key, parameter in net.named_parameters()
        for name, value in state.get(parameter, {}).items()
        if isinstance(value, torch.Tensor)  # SGD writes None where it has no momentum yet
    }


def restore(optimizer: Optimizer, net: nn.Module, state: Mapping[str, Tensor]) -> None:
    """Put a `dump` back into a fresh optimiser over the same network.

    Raises:
        KeyError: the state of a weight that the network does not have.
    """
    parameters = dict(net.named_parameters())
    for key, value in state.items():
        weight, _, name = key.rpartition("/")
        parameter = parameters[weight]
        optimizer.state[parameter][name] = value.to(parameter.device)  # where a fused optimiser has its counters too
