"""Losses of classification: what is minimised, for hard labels and for mixed ones.

Every loss takes logits (B, K) and labels, either classes (B,) int64 or probabilities (B, K), as mixup and CutMix make
them, and answers the mean over the batch. Torch is imported where it computes: recipes are read without it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from torch import Tensor

LossKind = Literal["cross_entropy", "focal", "mse", "hinge"]
Loss = Callable[["Tensor", "Tensor"], "Tensor"]


@dataclass(frozen=True)
class Objective:
    """What a training minimises, and what its curves show where that is another thing."""

    minimised: Loss
    shown: Loss | None = None
    """The same without smoothing, which validation knows nothing of; None where nothing is smoothed."""


def cross_entropy(logits: Tensor, labels: Tensor, *, smoothing: float = 0.0) -> Tensor:
    """−Σₖ qₖ·log pₖ, p the softmax of the logits; q the labels, of which ``smoothing`` is spread over all classes.

    Smoothing: Szegedy et al., "Rethinking the Inception architecture", 2016, section 7.
    """
    from torch.nn import functional

    return functional.cross_entropy(logits, labels, label_smoothing=smoothing)


def focal(logits: Tensor, labels: Tensor, *, gamma: float) -> Tensor:
    """−Σₖ qₖ·(1 − pₖ)^γ·log pₖ: Lin et al., "Focal loss for dense object detection", 2017, equation 4, over classes."""
    logs = logits.log_softmax(1)  # (B, K)
    # −expm1 keeps 1 − p exact where p is nearly 1, and the bound its derivative finite where it is 1 and γ < 1
    others = (-logs.expm1()).clamp_min(_TINY)
    return -(_probabilities(logits, labels) * others.pow(gamma) * logs).sum(1).mean()


def mse(logits: Tensor, labels: Tensor) -> Tensor:
    """Σₖ (pₖ − qₖ)²: of probabilities, not of logits, so that "as sure as can be" has a loss of 0 (Brier 1950)."""
    return (logits.softmax(1) - _probabilities(logits, labels)).square().sum(1).mean()


def hinge(logits: Tensor, labels: Tensor) -> Tensor:
    """Σ_y q_y·Σ_{j≠y} max(0, 1 − z_y + z_j) / K for logits z: Weston and Watkins 1999."""
    from torch.nn import functional

    if labels.ndim == 1:
        return functional.multi_margin_loss(logits, labels)
    gaps = (1 - logits.unsqueeze(2) + logits.unsqueeze(1)).clamp_min(0)  # (B, K of y, K of j); 1 where j = y
    per_class = (gaps.sum(2) - 1) / logits.shape[1]  # (B, K)
    return (labels * per_class).sum(1).mean()


def objective(kind: LossKind, *, label_smoothing: float = 0.0, focal_gamma: float = 2.0) -> Objective:
    """The objective of a recipe."""
    if kind == "cross_entropy" and label_smoothing > 0:
        return Objective(partial(cross_entropy, smoothing=label_smoothing), shown=cross_entropy)
    plain: Mapping[LossKind, Loss] = {
        "cross_entropy": cross_entropy,
        "focal": partial(focal, gamma=focal_gamma),
        "mse": mse,
        "hinge": hinge,
    }
    return Objective(plain[kind])


CROSS_ENTROPY = Objective(cross_entropy)

_TINY = 1e-12


def _probabilities(logits: Tensor, labels: Tensor) -> Tensor:
    """The labels as probabilities (B, K)."""
    from torch.nn import functional

    return labels if labels.ndim == 2 else functional.one_hot(labels, logits.shape[1]).to(logits.dtype)
