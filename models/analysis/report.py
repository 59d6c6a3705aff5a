"""What is known of one node from the shapes of its inputs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from models.layers import Shape
from models.layers.window import Windows


class NodeReport(NamedTuple):
    """The numbers of one node whose inputs fit."""

    inputs: Sequence[Shape]
    shape: Shape
    elements: int
    """The numbers in the output, for one sample."""
    parameters: int
    buffers: int
    macs: int
    field: Windows | None
