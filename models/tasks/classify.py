"""Classification: cross-entropy on logits, and how often the largest one is that of the right class."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.tasks.base import Task, register
from models.text import Text

if TYPE_CHECKING:
    from torch import Tensor

    from models.compile import Net


@register
class Classify(Task):
    """One class per image."""

    name: ClassVar[str] = "classify"
    title: ClassVar[Text] = Text("Classification", "Классификация")
    summary: ClassVar[Text] = Text(
        "The network says which class an image belongs to.",
        "Сеть определяет, к какому классу относится изображение.",
    )

    def losses(self, net: Net, pixels: Tensor, labels: Tensor) -> tuple[Tensor, dict[str, Tensor]]:
        """L = Σ wᵢ·CE(logitsᵢ, y) over the outputs (the main one has w = 1); accuracy is that of the main output."""
        from torch.nn.functional import cross_entropy

        outputs = net(pixels)  # (B, K) each, the main one first
        losses = {node: cross_entropy(logits, labels) for node, logits in outputs.items()}
        main, *auxiliary = outputs
        loss = losses[main]
        for node in auxiliary:
            loss = loss + net.loss_weights[node] * losses[node]
        correct = outputs[main].detach().argmax(1) == labels  # (B,)
        return loss, {"loss": losses[main].detach(), "accuracy": correct.float().mean()}
