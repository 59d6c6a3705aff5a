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
    parameters: int
    macs: int
    field: Windows | None
