"""Gradients of weights: how the loss of this one input changes with every weight, which training goes down by."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch.nn.functional import cross_entropy

from models.insight.deriving import learning, target_of
from models.insight.kinds.filters import outputs_first, picture_of
from models.insight.look import Look, register
from models.insight.picture import Picture, finite
from models.insight.question import Wanted


@register("weight_gradients")
def weight_gradients(look: Look, wanted: Sequence[Wanted]) -> list[Picture]:
    """∂L/∂W in the places of the filters; L = −log p_k, with the target class k, which is the label where one is told.

    A layer whose filters are reckoned from several weights has none. ``told`` says the class, the loss and the length
    of the gradient of the whole weight, ‖∂L/∂W‖₂.
    """
    weights = {each.id: weight for each in wanted if (weight := _weight(look, each.id)) is not None}
    if not weights:
        return []
    parameters = list(look.net.parameters())
    with learning(parameters), torch.enable_grad():
        logits = look.logits(look.forward(look.batch, None))  # (K,)
        target = target_of(look, logits)
        loss = cross_entropy(logits[None], torch.tensor([target]))
        # torch types these as tensors; with allow_unused, None stands for a weight that does not lead to the answer.
        found: Sequence[torch.Tensor | None] = torch.autograd.grad(loss, list(weights.values()), allow_unused=True)
    gradients = dict(zip(weights, found, strict=True))
    pictures: list[Picture] = []
    for each in wanted:
        gradient = gradients.get(each.id)
        if gradient is None or gradient.ndim not in {2, 4}:
            continue
        length, height = finite(torch.stack([gradient.norm(), loss.detach()]))
        told = {"target": target, "loss": height, "length": length}
        shown = outputs_first(look.net.get_submodule(each.id), gradient)
        pictures.append(picture_of(look, each, shown, "filters_gradient", told))
    return pictures


def _weight(look: Look, node: str) -> torch.Tensor | None:
    """The weight that is a node's filters itself."""
    module = look.net.get_submodule(node) if node in look.network.built else None
    weight = None if hasattr(module, "kernels") else getattr(module, "weight", None)
    return weight if isinstance(weight, torch.nn.Parameter) else None
