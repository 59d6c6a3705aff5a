"""A block drawn after an input, and analysed."""

from __future__ import annotations

from typing import Any

from models import blocks
from models.analysis import Analysis, analyse
from models.blocks.blueprint import Blueprint
from models.layers import Shape
from models.layers.input_output.input import Input


def drawn(name: str, shape: Shape, **params: Any) -> Analysis:
    """The analysis of a network that is one block; its main output is the block's last node."""
    block = blocks.get(name)
    net = Blueprint(name)
    net.add("input", Input(shape=shape))
    block.draw(net, "it", block.params.model_validate(params), shape)
    return analyse(net.draw())
