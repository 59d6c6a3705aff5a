"""Measures a network on a whole split, without a trace in the training: no gradients, no statistics, no randomness."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from models.tasks.losses import CROSS_ENTROPY, Objective

if TYPE_CHECKING:
    from models.compile import Net
    from models.data import Images
    from models.tasks import Task
    from models.training.encoder import Features, Rest


def evaluate(
    net: Net | Rest,
    task: Task,
    images: Images | Features,
    batch_size: int,
    device: torch.device,
    *,
    objective: Objective = CROSS_ENTROPY,
) -> dict[str, float]:
    """The task's measures, means over all ``images``, with the network as it answers questions (``eval``).

    ``batch_size`` decides the memory, not the result: with the training's own, it fits where the training fits.
    """
    sums: dict[str, torch.Tensor] = {}
    training = [module for module in net.modules() if module.training]  # frozen statistics are not
    net.eval()
    try:
        with torch.inference_mode():
            for start in range(0, len(images), batch_size):
                part = slice(start, start + batch_size)
                pixels = torch.from_numpy(images.images[part]).to(device).float()  # (B, C, H, W) or (B, F)
                labels = torch.from_numpy(images.labels[part]).to(device)  # (B,)
                _, measures = task.losses(net, pixels, labels, objective)
                for name, mean in measures.items():
                    sums[name] = sums.get(name, torch.zeros((), device=device)) + mean * len(labels)
    finally:
        for module in training:
            module.training = True
    return {name: total.item() / len(images) for name, total in sums.items()}
