"""Compound scaling: one number φ makes EfficientNet-B0 deeper, wider and sharper together.

Tan, Le, "EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks", ICML 2019, equation 3: depth α^φ,
width β^φ, resolution γ^φ, with α·β²·γ² ≈ 2, so that every step of φ about doubles the multiply-adds. The published B1
to B7 are rounded by hand and stand by themselves.
"""

from __future__ import annotations

import math

from models.graph import LIMITS, Graph
from models.problems import GraphFault, Problem, declare
from models.text import Text
from models.zoo.efficientnet import NORM, STAGES, VARIANTS, Scale, efficientnet
from models.zoo.imagenet import CLASSES

ALPHA, BETA, GAMMA = 1.2, 1.1, 1.15
"""Depth, width and resolution of one step, found by a grid search on B0 (section 4)."""

SIZE = VARIANTS[0][1]
"""Side of B0's pictures."""

LARGEST = 2048
"""Side of the largest picture that a network is drawn for."""

MULTIPLE = 4
"""Sides of pictures are multiples of it, as the published ones are."""

NODES_A_BLOCK = 16
MOST_BLOCKS = (LIMITS["nodes"] - 2 * NODES_A_BLOCK) // NODES_A_BLOCK
"""Blocks of a network that fits into a document, with room for stem and head."""

declare(
    "compound_too_deep",
    Text(
        "The depth α^φ asks for {received} blocks; at most {limit} fit. Choose a smaller φ or α.",
        "Глубина α^φ требует блоков: {received}; помещается не больше {limit}. Уменьшите φ или α.",
    ),
)
declare(
    "compound_too_sharp",
    Text(
        "The resolution γ^φ asks for pictures {received} pixels wide; at most {limit} are possible. Choose a smaller φ "
        "or γ.",
        "Разрешение γ^φ требует изображений шириной {received} пикселей; возможно до {limit}. Уменьшите φ или γ.",
    ),
)


def compound(
    phi: float, alpha: float = ALPHA, beta: float = BETA, gamma: float = GAMMA, classes: int = CLASSES
) -> Graph:
    """EfficientNet-B0 scaled by ``phi``, which need not be whole; with 0 it is B0 itself.

    Raises:
        GraphFault: more blocks than a document holds, or larger pictures than there is memory for.
    """
    scale = Scale(width=beta**phi, depth=alpha**phi, dropout=dropout(phi))
    size = round(SIZE * gamma**phi / MULTIPLE) * MULTIPLE
    blocks = sum(scale.blocks(stage.repeats) for stage in STAGES)
    if blocks > MOST_BLOCKS:
        raise GraphFault([Problem("compound_too_deep", {"received": blocks, "limit": MOST_BLOCKS}, field="alpha")])
    if size > LARGEST:
        raise GraphFault([Problem("compound_too_sharp", {"received": size, "limit": LARGEST}, field="gamma")])
    return efficientnet(f"EfficientNet, φ = {phi:g}", scale, NORM, classes, (3, size, size))


def dropout(phi: float) -> float:
    """0.2 for B0 and 0.1 more for every second step, up to one half: the rule behind the released code's table."""
    return min(0.5, round(0.2 + 0.1 * math.floor(phi / 2), 1))
