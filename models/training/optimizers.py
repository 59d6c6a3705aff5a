"""The optimiser of a recipe: built, set to new values in the middle of a run, taken apart and put together again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import torch
from torch.optim import SGD, Adam, AdamW, Optimizer, RMSprop

if TYPE_CHECKING:
    from torch import Tensor, nn

    from models.training.recipe import Recipe

KINDS: Mapping[str, Callable[..., Optimizer]] = {
    "sgd": partial(SGD, fused=True),
    "rmsprop": partial(RMSprop, foreach=True),  # torch has no fused one
    "adam": partial(Adam, fused=True),
    "adamw": partial(AdamW, fused=True),
}
"""Fused wherever there is such a kind: on small networks the time goes into calls, not into numbers."""


def build(parts: Mapping[float, Sequence[nn.Parameter]], recipe: Recipe) -> Optimizer:
    """A fresh optimiser over weights by the factor on their learning rate."""
    groups = [{"params": list(weights), "factor": factor} for factor, weights in parts.items()]
    optimizer = KINDS[recipe.optimizer](groups, lr=recipe.learning_rate)
    adjust(optimizer, recipe)
    set_rate(optimizer, recipe.learning_rate)
    return optimizer


def set_rate(optimizer: Optimizer, rate: float) -> None:
    """Set the learning rate of the coming step."""
    for group in optimizer.param_groups:
        group["lr"] = rate * group["factor"]


def adjust(optimizer: Optimizer, recipe: Recipe) -> None:
    """Set the other values that may change in the middle of a run."""
    for group in optimizer.param_groups:
        group["weight_decay"] = recipe.weight_decay
        if recipe.optimizer in {"sgd", "rmsprop"}:
            group["momentum"] = recipe.momentum
        if recipe.optimizer == "sgd":
            group["nesterov"] = recipe.nesterov and recipe.momentum > 0  # torch defines it with momentum only
        if recipe.optimizer == "rmsprop" and recipe.momentum > 0:
            _add_momentum(optimizer, group["params"])


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


def _add_momentum(optimizer: Optimizer, weights: Sequence[nn.Parameter]) -> None:
    """Give RMSprop the memory it would have, had it begun with momentum: torch asks for it then, and makes it first."""
    for weight in weights:
        if state := optimizer.state.get(weight):
            state.setdefault("momentum_buffer", torch.zeros_like(weight, memory_format=torch.preserve_format))
