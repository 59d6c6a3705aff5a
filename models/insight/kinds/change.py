"""Change: how far the overrides of a question move what each layer answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch

from models.insight.look import Look, register
from models.insight.picture import finite
from models.insight.question import Wanted


@register("change")
def change(look: Look, _wanted: Sequence[Wanted]) -> dict[str, Any]:
    """``{layers: {node: share}}``: ‖a′ − a‖₂ / ‖a‖₂ of each node's output a, a′ the one with the overrides.

    0 where nothing has changed; null where a is zero and a′ is not, or where values are not finite.
    """
    after: dict[str, torch.Tensor] = {}
    shares: dict[str, float | None] = {}

    def keep(node: str, changed: torch.Tensor) -> None:
        after[node] = changed[0].clone() if len(changed) > 1 else changed[0]  # of a batch, what is looked at alone

    def compare(node: str, before: torch.Tensor) -> None:
        changed = after.pop(node)
        distance, length = (changed - before[0]).norm(), before[0].norm()
        shares[node] = 0.0 if distance == 0 else finite((distance / length).reshape(1))[0]

    with torch.inference_mode():
        look.forward(look.batch, keep)
        look.restore()
        look.forward(look.batch, compare)
    return {"layers": shares}
