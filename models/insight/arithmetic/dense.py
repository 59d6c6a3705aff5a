"""Dense layers: every input times its weight, summed; the largest terms first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import torch
from torch import nn

from models.insight.arithmetic.computed import Computed, Number, Step, Unit, number
from models.insight.arithmetic.registry import works_out
from models.layers.dense.linear import Linear
from models.layers.dense.rbf import RBF


@dataclass(frozen=True, kw_only=True)
class Term:
    """One input, what it is weighed with, and what comes of both."""

    index: int
    value: Number
    weight: Number
    term: Number


@dataclass(frozen=True, kw_only=True)
class Terms:
    """Σ of one term an input, plus the bias."""

    form: Literal["terms"] = "terms"
    operation: Literal["product", "distance"]
    """``value·weight``, or ``−(value − weight)²``."""
    source: str
    terms: list[Term]
    total: int
    """How many terms there are, of which ``terms`` are some."""
    rest: Number
    """What the others add."""
    sum: Number
    bias: Number
    magnitude: Number
    """Σ |term| + |bias|: what rounding is measured against."""
    output: Number


def _terms(
    computed: Computed,
    unit: Unit,
    operation: Literal["product", "distance"],
    weights: torch.Tensor,
    bias: torch.Tensor | None,
) -> list[Step]:
    values, wide = computed.input, weights.double()
    found = values.double() * wide if operation == "product" else -(values.double() - wide).square()  # (F,)
    page, total = computed.page.of(found), found.sum()
    return [
        Terms(
            operation=operation,
            source=computed.sources[0],
            terms=[
                Term(index=each, value=number(values[each]), weight=number(weights[each]), term=number(found[each]))
                for each in page
            ],
            total=len(found),
            rest=number(total - found[page].sum()),
            sum=number(total),
            bias=None if bias is None else number(bias),
            magnitude=number(found.abs().sum() + (0 if bias is None else bias.abs())),
            output=computed.value(unit),
        )
    ]


@works_out(Linear)
def linear(computed: Computed, unit: Unit) -> list[Step]:
    """y[k] = b[k] + Σ W[k, j]·x[j]."""
    module = computed.module
    assert isinstance(module, nn.Linear)
    bias: torch.Tensor | None = module.bias
    return _terms(computed, unit, "product", module.weight[unit.channel], None if bias is None else bias[unit.channel])


@works_out(RBF)
def distance(computed: Computed, unit: Unit) -> list[Step]:
    """y[k] = −Σ (x[j] − c[k, j])²: how far the features are from the class's code."""
    return _terms(computed, unit, "distance", computed.module.get_buffer("codes")[unit.channel], None)
