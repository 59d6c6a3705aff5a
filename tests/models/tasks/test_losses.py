"""Losses are what their formulas say, for hard and for mixed labels, and stay finite."""

from __future__ import annotations

import math

import pytest
import torch
from torch.nn import functional

from models.tasks.losses import CROSS_ENTROPY, objective

LOGITS = 3 * torch.randn(6, 4, generator=torch.Generator().manual_seed(1), dtype=torch.float64)
LABELS = torch.tensor([0, 3, 1, 2, 2, 0])
MIXED = torch.rand(6, 4, generator=torch.Generator().manual_seed(2), dtype=torch.float64).softmax(1)


def by_hand(kind: str, probabilities: torch.Tensor, gamma: float) -> float:
    """The mean over the batch, with loops and ``math`` alone."""
    total = 0.0
    for logits, wanted in zip(LOGITS.tolist(), probabilities.tolist(), strict=True):
        exponents = [math.exp(logit) for logit in logits]
        found = [exponent / sum(exponents) for exponent in exponents]
        for label, share in enumerate(wanted):
            match kind:
                case "cross_entropy":
                    total -= share * math.log(found[label])
                case "focal":
                    total -= share * (1 - found[label]) ** gamma * math.log(found[label])
                case "mse":
                    total += (found[label] - share) ** 2
                case "hinge":
                    others = [logit for other, logit in enumerate(logits) if other != label]
                    total += share * sum(max(0.0, 1 - logits[label] + logit) for logit in others) / len(logits)
    return total / len(LOGITS)


@pytest.mark.parametrize("kind", ["cross_entropy", "focal", "mse", "hinge"])
def test_a_loss_is_its_formula(kind):
    minimised = objective(kind, focal_gamma=1.5).minimised
    one_hot = functional.one_hot(LABELS, 4).double()
    assert minimised(LOGITS, MIXED).item() == pytest.approx(by_hand(kind, MIXED, 1.5))
    assert minimised(LOGITS, LABELS).item() == pytest.approx(by_hand(kind, one_hot, 1.5))


def test_focusing_by_nothing_is_cross_entropy():
    focal = objective("focal", focal_gamma=0.0).minimised
    torch.testing.assert_close(focal(LOGITS, LABELS), functional.cross_entropy(LOGITS, LABELS))


def test_smoothing_is_minimised_and_not_shown():
    smoothed = objective("cross_entropy", label_smoothing=0.2)
    spread = 0.8 * functional.one_hot(LABELS, 4) + 0.2 / 4
    torch.testing.assert_close(smoothed.minimised(LOGITS, LABELS), functional.cross_entropy(LOGITS, spread))
    assert smoothed.shown is not None
    torch.testing.assert_close(smoothed.shown(LOGITS, LABELS), functional.cross_entropy(LOGITS, LABELS))
    assert objective("cross_entropy").shown is None
    assert objective("cross_entropy").minimised is CROSS_ENTROPY.minimised
    assert objective("mse", label_smoothing=0.2).shown is None


@pytest.mark.parametrize("kind", ["cross_entropy", "focal", "mse", "hinge"])
@pytest.mark.parametrize("gamma", [0.0, 0.5, 2.0])
def test_certainty_has_finite_gradients(kind, gamma):
    logits = torch.tensor([[1e3, -1e3, 0.0], [-1e3, 1e3, 0.0]], requires_grad=True)
    objective(kind, focal_gamma=gamma).minimised(logits, torch.tensor([0, 0])).backward()
    assert logits.grad is not None
    assert logits.grad.isfinite().all()
