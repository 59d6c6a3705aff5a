"""Optimisers go on from a dump as if nothing had happened, in any memory layout."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from models.training import optimizers
from models.training.recipe import Recipe


def net() -> nn.Module:
    torch.manual_seed(1)
    return nn.Sequential(nn.Conv2d(3, 8, 3), nn.Flatten(), nn.Linear(8 * 4, 2)).to(memory_format=torch.channels_last)


def learn(model: nn.Module, optimizer: torch.optim.Optimizer, steps: range) -> None:
    for step in steps:
        pixels = torch.randn(5, 3, 4, 4, generator=torch.Generator().manual_seed(step))
        optimizer.zero_grad()
        model(pixels.contiguous(memory_format=torch.channels_last)).square().sum().backward()
        optimizer.step()


@pytest.mark.parametrize(
    "recipe",
    [
        Recipe(optimizer="sgd", learning_rate=0.01, nesterov=True, weight_decay=0.01),
        Recipe(optimizer="sgd", learning_rate=0.01, momentum=0.0, nesterov=True),
        Recipe(optimizer="rmsprop", learning_rate=0.01, momentum=0.0),
        Recipe(optimizer="rmsprop", learning_rate=0.01, momentum=0.5, weight_decay=0.01),
        Recipe(optimizer="adam", weight_decay=0.01),
        Recipe(optimizer="adamw", weight_decay=0.1),
    ],
)
def test_a_dump_goes_on(recipe):
    whole = net()
    optimizer = optimizers.build({1.0: list(whole.parameters())}, recipe)
    learn(whole, optimizer, range(3))
    broken = net()
    broken.load_state_dict({key: value.clone() for key, value in whole.state_dict().items()})
    state = {key: value.clone() for key, value in optimizers.dump(optimizer, whole).items()}
    assert bool(state) == (recipe.optimizer != "sgd" or recipe.momentum > 0)
    other = optimizers.build({1.0: list(broken.parameters())}, recipe)
    optimizers.restore(other, broken, state)
    learn(whole, optimizer, range(3, 6))
    learn(broken, other, range(3, 6))
    assert all(torch.equal(a, b) for a, b in zip(whole.parameters(), broken.parameters(), strict=True))


@pytest.mark.parametrize("optimizer", ["sgd", "rmsprop", "adam", "adamw"])
def test_the_fused_kind_computes_what_the_plain_one_does(optimizer):
    recipe = Recipe(optimizer=optimizer, learning_rate=0.01, weight_decay=0.01)
    ours, reference = net(), net()
    plain = {
        "sgd": lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.9, weight_decay=0.01),
        "rmsprop": lambda p: torch.optim.RMSprop(p, lr=0.01, momentum=0.9, weight_decay=0.01),
        "adam": lambda p: torch.optim.Adam(p, lr=0.01, weight_decay=0.01),
        "adamw": lambda p: torch.optim.AdamW(p, lr=0.01, weight_decay=0.01),
    }[optimizer](reference.parameters())
    learn(ours, optimizers.build({1.0: list(ours.parameters())}, recipe), range(5))
    learn(reference, plain, range(5))
    for a, b in zip(ours.parameters(), reference.parameters(), strict=True):
        torch.testing.assert_close(a, b, rtol=1e-5, atol=1e-6)


def test_state_of_an_unknown_weight_is_refused():
    model = net()
    with pytest.raises(KeyError):
        optimizers.restore(
            optimizers.build({1.0: list(model.parameters())}, Recipe()), model, {"9.weight/step": torch.tensor(1.0)}
        )


def test_rmsprop_takes_momentum_that_it_began_without():
    model = net()
    recipe = Recipe(optimizer="rmsprop", momentum=0.0)
    optimizer = optimizers.build({1.0: list(model.parameters())}, recipe)
    learn(model, optimizer, range(2))
    optimizers.adjust(optimizer, recipe.changed({"momentum": 0.5}))
    learn(model, optimizer, range(2, 4))
    assert all("momentum_buffer" in optimizer.state[weight] for weight in model.parameters())
