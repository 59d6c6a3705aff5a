"""A layer by itself, computed on random numbers, and the arithmetic of one of its values."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from hypothesis import strategies as st

from models.insight.arithmetic import Computed, Page, Unit, rule_of
from models.layers import Layer, Shape

BATCH = 3


def computed(
    layer: Layer, inputs: list[Shape], *, seed: int = 0, train: bool = False, page: Page | None = None
) -> Computed:
    """A layer with random weights, statistics and inputs."""
    with torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(seed)
        module = layer.build(inputs).train(train).requires_grad_(requires_grad=False)
        for name, value in (*module.named_parameters(), *module.named_buffers()):
            if value.is_floating_point() and "codes" not in name and name not in {"mean", "std", "kernel"}:
                value.copy_(torch.rand_like(value) + 0.1 if "var" in name else torch.randn_like(value))
        values = tuple(torch.randn(BATCH, *shape) for shape in inputs or [layer.output_shape([])])
        mask = None
        if layer.masks:
            state = torch.get_rng_state()
            mask = module(torch.ones_like(values[0]))
            torch.set_rng_state(state)
        output = module(*values)
    sources = tuple(f"source{port}" for port in range(len(values)))
    return Computed(layer, module, sources, values, output, train, mask, page or Page())


def worked_out(made: Computed, unit: Unit) -> list[Any]:
    """The steps to a unit's value."""
    rule = rule_of(made.layer)
    assert rule is not None, f"nobody says how values of {made.layer.type} come about"
    return list(rule(made, unit))


@st.composite
def units(draw: st.DrawFn, shape: Shape) -> Unit:
    """Any unit of an output."""
    return Unit.at([draw(st.integers(0, size - 1)) for size in shape])


def array(values: Any) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Told numbers as an array, in which null is NaN."""
    return np.array(values, np.float64)
