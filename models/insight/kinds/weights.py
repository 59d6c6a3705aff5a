"""The names and shapes of a network's weights: what a file of weights must hold to be its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from models.insight.look import Look, register
from models.insight.question import Wanted


@register("weights")
def weights(look: Look, _wanted: Sequence[Wanted]) -> dict[str, Any]:
    """``{weights: {key: shape}}``, buffers such as running means included."""
    return {"weights": {key: list(tensor.shape) for key, tensor in look.net.state_dict().items()}}
