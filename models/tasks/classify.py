"""Classification: a loss on logits, and how often the largest one is that of the right class."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from models.tasks.base import Learner, Task, register
from models.tasks.losses import CROSS_ENTROPY, Objective
from models.text import Text

if TYPE_CHECKING:
    from torch import Tensor


@register
class Classify(Task):
    """One class per image."""

    name: ClassVar[str] = "classify"
    title: ClassVar[Text] = Text("Classification", "Классификация")
    summary: ClassVar[Text] = Text(
        "The network says which class an image belongs to.",
        "Сеть определяет, к какому классу относится изображение.",
    )

    def losses(
        self, net: Learner, inputs: Tensor, labels: Tensor, objective: Objective = CROSS_ENTROPY
    ) -> tuple[Tensor, dict[str, Tensor]]:
        """L = Σ wᵢ·ℓ(logitsᵢ, y) over the outputs (the main one has w = 1); accuracy is that of the main output.

        Mixed labels count as the class that has most of them.
        """
        outputs = net(inputs)  # (B, K) each, the main one first
        losses = {node: objective.minimised(logits, labels) for node, logits in outputs.items()}
        main, *auxiliary = outputs
        loss = losses[main]
        for node in auxiliary:
            loss = loss + net.loss_weights[node] * losses[node]
        logits = outputs[main].detach()
        shown = losses[main].detach() if objective.shown is None else objective.shown(logits, labels)
        classes = labels if labels.ndim == 1 else labels.argmax(1)
        correct = logits.argmax(1) == classes  # (B,)
        return loss, {"loss": shown, "accuracy": correct.float().mean()}
