"""Gradients: how the logit of a class changes with every value of every map."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from models.insight.deriving import target_of
from models.insight.kinds.activations import maps_of
from models.insight.look import Look, register
from models.insight.picture import Picture
from models.insight.question import Wanted


@register("gradients")
def gradients(look: Look, wanted: Sequence[Wanted]) -> list[Picture]:
    """∂z_k/∂a for the outputs a of the wanted nodes that lead to the answer; k is the target class."""
    recorded = dict[str, torch.Tensor]()
    pixels = look.batch.detach().clone().requires_grad_()
    names = {each.id for each in wanted}
    with torch.enable_grad():
        outputs = look.forward(pixels, lambda node, output: recorded.update({node: output}) if node in names else None)
    logits = look.logits(outputs)  # (K,)
    chosen = target_of(look, logits)
    seen = [each for each in wanted if each.id in recorded]
    if not seen:
        return []
    # torch types these as tensors; with allow_unused, None stands for a node that does not lead to the answer.
    found: Sequence[torch.Tensor | None] = torch.autograd.grad(
        logits[chosen], [recorded[each.id] for each in seen], allow_unused=True
    )
    pairs = zip(seen, found, strict=True)
    return [maps_of("gradients", each, gradient, look) for each, gradient in pairs if gradient is not None]
