"""Every layer's module is made again by the call that is read off it: same weights by name, same output."""

from __future__ import annotations

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from torch import nn

from models.export.expression import Argument, Call, NotWritable, expression, written
from models.export.own_parts import own_parts
from models.layers import all_layers
from tests.models.strategies import layers_with_inputs


def make(module: nn.Module) -> nn.Module:
    """A module made by the call that was read off another one, in a file of its own."""
    call = expression(module)
    arguments = ", ".join(
        f"{argument.name}={written(argument.value)}" if argument.named else written(argument.value)
        for argument in call.arguments
    )
    space = {"nn": nn, "torch": torch, "__name__": "exported"}
    if not call.function.startswith("nn."):
        parts = own_parts([type(module)])
        text = "\n\n".join(["from __future__ import annotations", *parts.imports, *parts.definitions])
        exec(compile(text, "exported.py", "exec"), space)
    return eval(f"{call.function}({arguments})", space)


@pytest.mark.parametrize("kind", all_layers(), ids=lambda kind: kind.type)
@settings(max_examples=15, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(data=st.data())
def test_a_module_is_made_again(kind, data):
    layer, inputs, output = data.draw(layers_with_inputs(kind))
    module = layer.build(inputs).eval()
    again = make(module).eval()
    again.load_state_dict(module.state_dict())
    values = [torch.rand(2, *shape) for shape in inputs or [output]]
    with torch.inference_mode():
        assert torch.equal(again(*values), module(*values))


def test_what_torch_takes_as_one_number_is_written_as_one():
    assert expression(nn.Conv2d(1, 6, 5, padding=2)) == Call(
        "nn.Conv2d",
        (
            Argument("in_channels", 1, named=False),
            Argument("out_channels", 6, named=False),
            Argument("kernel_size", 5, named=True),
            Argument("padding", 2, named=True),
        ),
    )


def test_what_cannot_be_read_is_not_guessed():
    class Forgetful(nn.Module):
        def __init__(self, size: int) -> None:
            super().__init__()

    with pytest.raises(NotWritable):
        expression(Forgetful(3))


@pytest.mark.parametrize("value", [1, 2.5, True, None, "same", (1,), (1, 2), float("inf"), ((1, 2), 3)])
def test_literals_are_read_back(value):
    assert eval(written(value)) == value
