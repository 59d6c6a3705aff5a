"""The prediction: how sure the network is of each class."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from models.insight.look import Look, register
from models.insight.picture import Picture, finite
from models.insight.question import Wanted


@register("prediction")
def prediction(look: Look, _wanted: Sequence[Wanted]) -> dict[str, Any]:
    """``{node, step, class, probabilities, logits}``; what is not finite is null."""
    logits = look.logits(look.outputs)
    return {
        "node": look.net.main,
        "step": look.network.step,
        "class": int(logits.argmax()),
        "probabilities": finite(logits.softmax(0)),
        "logits": finite(logits),
    }


def picture(look: Look) -> list[Picture]:
    """The probabilities, (K,), as a tile beside other pictures; none while the network ends in no list of classes."""
    main = look.main
    if main is None or look.outputs[main].ndim != 2:
        return []
    probabilities = look.outputs[main][:1].softmax(1)  # (1, K)
    return [Picture(main, "prediction", range(probabilities.shape[1]), probabilities[None])]
