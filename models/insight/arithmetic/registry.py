"""Which layer is worked out how: one rule for a layer type, for all that mask, or for a whole family."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from models.insight.arithmetic.computed import Computed, Step, Unit
from models.layers import Layer
from models.layers.base import Family

Rule = Callable[[Computed, Unit], Sequence[Step]]
"""The steps that lead to a unit's value, of which the last gives it."""

_BY_TYPE: dict[type[Layer], Rule] = {}
_BY_FAMILY: dict[str, Rule] = {}
_MASKING: list[Rule] = []


def works_out(*layers: type[Layer]) -> Callable[[Rule], Rule]:
    """Decorator: how the values of these layers come about.

    Raises:
        ValueError: one of them has a rule.
    """

    def add(rule: Rule) -> Rule:
        for layer in layers:
            if _BY_TYPE.setdefault(layer, rule) is not rule:
                raise ValueError(f"the arithmetic of {layer.type!r} is declared twice")
        return rule

    return add


def works_out_masking(rule: Rule) -> Rule:
    """Decorator: how the values of all layers that mask come about."""
    _MASKING.append(rule)
    return rule


def works_out_family(family: Family) -> Callable[[Rule], Rule]:
    """Decorator: how the values of a family's layers come about that have no rule of their own."""

    def add(rule: Rule) -> Rule:
        _BY_FAMILY[family.name] = rule
        return rule

    return add


def rule_of(layer: Layer) -> Rule | None:
    """How a layer's values come about; None where nobody has said."""
    own = _BY_TYPE.get(type(layer))
    if own is None and layer.masks:
        own = _MASKING[0]
    return own or _BY_FAMILY.get(layer.family.name)
