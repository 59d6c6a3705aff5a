"""A network answers every image of a split."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import torch

from models.problems import Problem
from models.quantities import shape_words
from models.results.answers import Answers, answers_of
from models.results.faults import ResultsFault
from models.results.tta import AS_IT_IS, View

if TYPE_CHECKING:
    from models.compile import Net
    from models.data import Images

LARGEST_BATCH = 256
"""More images at a time are no faster on a processor, and take memory."""

Tell = Callable[[int, int], None]
"""Called with how many images are done, and of how many."""


def answer(
    net: Net,
    images: Images,
    classes: int,
    *,
    views: Sequence[View] = AS_IT_IS,
    batch_size: int = LARGEST_BATCH,
    tell: Tell = lambda _done, _of: None,
) -> Answers:
    """The softmax of the main output for every image, a mean over its ``views``, with the network in ``eval``.

    Args:
        net: on the CPU; it is left in ``eval``.
        images: those to answer.
        classes: how many the data set has; the network must tell as many apart.
        views: how each image is looked at.
        batch_size: images at a time; it decides the memory, and of the result the last bits at most.
        tell: called after every batch.

    Raises:
        ResultsFault: ``results_not_classes``, ``results_not_finite``.
    """
    net.eval()
    found = np.empty((len(images), classes), np.float32)
    with torch.inference_mode():
        for start in range(0, len(images), batch_size):
            part = slice(start, start + batch_size)
            pixels = torch.from_numpy(images.images[part]).float()  # (B, C, H, W)
            found[part] = _probabilities(net, pixels, classes, views).numpy()
            tell(min(start + batch_size, len(images)), len(images))
    broken = int((~np.isfinite(found).all(1)).sum())
    if broken:
        raise ResultsFault(Problem("results_not_finite", {"count": broken}))
    return answers_of(found, np.array(images.labels))


def _probabilities(net: Net, pixels: torch.Tensor, classes: int, views: Sequence[View]) -> torch.Tensor:
    """(B, K) in float32, whatever the network computes in."""
    total = torch.zeros(len(pixels), classes)
    for view in views:
        logits = net(view.of(pixels)).get(net.main or "")
        if logits is None or logits.shape != total.shape:
            received = "0" if logits is None else shape_words(tuple(logits.shape[1:]))
            raise ResultsFault(Problem("results_not_classes", {"expected": classes, "received": received}))
        total += logits.float().softmax(1)
    return total / len(views)
