"""Layers that ONNX has no operator for, recognised by the operators that torch's exporter writes for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod
from typing import Any

import numpy as np

from models.imports.draft import Draft
from models.imports.model import Array, Model, Operator, needed
from models.layers import get
from models.layers.dense.digits import DIGITS, HEIGHT, WIDTH
from models.quantities import shortest


@dataclass(frozen=True)
class Recognised(Operator):
    """Several operators as one; its type lists theirs: ``Mul + Tanh + Mul``."""

    layer: str
    """The type of the catalogue's layer."""
    params: Mapping[str, Any]
    weights: Mapping[str, Array]

    def add_to(self, draft: Draft) -> None:
        """Add the layer.

        Raises:
            Unsupported: the weights are not for the maps that enter.
        """
        wanted = get(self.layer).model_validate(dict(self.params)).parameters([draft.shape(self.inputs[0])])
        if sum(value.size for value in self.weights.values()) != wanted:
            raise self.cannot(self.layer, [value.shape for value in self.weights.values()])
        draft.add(self, self.layer, self.params, weights=self.weights)


def recognise(model: Model) -> Model:
    """The model with each pattern as one operator, in the place of its last.

    Others of its operators stay only where something else reads them.
    """
    wiring = _Wiring(model)
    found: dict[str, Recognised] = {}
    for operator in model.operators:
        try:
            parts, layer, params, weights = _ENDINGS[operator.type](operator, wiring)
            get(layer).model_validate(params)
        except (_Different, KeyError, IndexError, ValueError):
            continue  # what is no pattern is mapped operator by operator, or refused there
        entering = next(value for value in parts[0].inputs if value not in operator.constants)
        name = operator.name.partition("/")[0] or operator.name  # our own files number the operators of a layer
        kind = " + ".join(part.type for part in (*parts, operator))[:80]
        found[operator.outputs[0]] = Recognised(
            kind, name, [entering], operator.outputs, {}, operator.constants, layer, params, weights
        )
    operators = [found.get(operator.outputs[0], operator) for operator in model.operators]
    return replace(model, operators=list(needed(operators, model.outputs)))


class _Different(Exception):
    """Raised where a pattern does not fit."""


_Match = tuple[Sequence[Operator], str, dict[str, Any], dict[str, Array]]
"""The operators before the last, the layer's type, parameters and weights."""


class _Wiring:
    """Where the values of a file come from."""

    def __init__(self, model: Model) -> None:
        self._producers = {output: operator for operator in model.operators for output in operator.outputs if output}

    def before(self, value: str, *kinds: str) -> Operator:
        """The operator of one of ``kinds`` whose value this is.

        Raises:
            _Different: there is none.
        """
        found = self._producers.get(value)
        if found is None or found.type not in kinds:
            raise _Different
        return found


def _need(fits: bool) -> None:
    if not fits:
        raise _Different


def _numbers(operator: Operator, place: int) -> Array:
    found = operator.constant(place)
    if found is None:
        raise _Different
    return found


def _with_constant(operator: Operator) -> tuple[str, Array]:
    """The value that enters an operator, and the constant beside it."""
    place = 1 if operator.constant(0) is None else 0
    return operator.inputs[1 - place], _numbers(operator, place)


def _scaled_tanh(last: Operator, wiring: _Wiring) -> _Match:
    """A·tanh(S·x)."""
    value, amplitude = _with_constant(last)
    tanh = wiring.before(value, "Tanh")
    first = wiring.before(tanh.inputs[0], "Mul")
    _, slope = _with_constant(first)
    params = {"amplitude": shortest(amplitude.item()), "slope": shortest(slope.item())}
    return [first, tanh], "scaled_tanh", params, {}


def _subsampling(last: Operator, wiring: _Wiring) -> _Match:
    """The mean of each window, times a number for each map, plus another."""
    value, bias = _with_constant(last)
    product = wiring.before(value, "Mul")
    value, factor = _with_constant(product)
    pool = wiring.before(value, "AveragePool")
    _need(_is_per_map(factor) and _is_per_map(bias) and not any(pool.attributes.get("pads", ())))
    _need(not pool.attributes.get("ceil_mode") and pool.attributes.get("auto_pad", "NOTSET") in {"NOTSET", "VALID"})
    window = tuple(pool.attributes["kernel_shape"])
    params = {"kernel_size": window, "stride": tuple(pool.attributes.get("strides", (1, 1)))}
    weights = {"weight": factor.reshape(-1) / prod(window), "bias": bias.reshape(-1)}
    return [pool, product], "subsample2d", params, weights


def _by_table(last: Operator, wiring: _Wiring) -> _Match:
    """Maps picked for each filter and convolved in groups; at last the filters are brought into their order."""
    order, joined = _numbers(last, 1), wiring.before(last.inputs[0], "Concat", "Conv")
    inner = [wiring.before(value, "Conv") for value in joined.inputs] if joined.type == "Concat" else [joined]
    picks = [wiring.before(conv.inputs[0], "Gather") for conv in inner]
    _need(len({pick.inputs[0] for pick in picks}) == 1)
    _need(all(pick.attributes.get("axis") == 1 for pick in (last, *picks)) and joined.attributes.get("axis", 1) == 1)
    filters = [each for pick, conv in zip(picks, inner, strict=True) for each in _filters(pick, conv)]
    _need(all(_slides_alike(conv, inner[0]) for conv in inner) and sorted(order) == list(range(len(filters))))
    has_bias = all(conv.has(2) for conv in inner)
    _need(has_bias or not any(conv.has(2) for conv in inner))
    params = {
        "table": tuple(filters[place][0] for place in order),
        "kernel_size": tuple(filters[0][1].shape[1:]),
        "stride": tuple(inner[0].attributes.get("strides", (1, 1))),
        "padding": tuple(inner[0].attributes.get("pads", (0, 0)))[:2],
        "bias": has_bias,
    }
    weights = {"weight": np.concatenate([filters[place][1] for place in order])}
    if has_bias:
        weights["bias"] = np.concatenate([_numbers(conv, 2) for conv in inner])[order]
    return [*picks, *inner, *([joined] if joined.type == "Concat" else [])], "partial_conv2d", params, weights


def _filters(pick: Operator, conv: Operator) -> list[tuple[tuple[int, ...], Array]]:
    """The maps that each filter of a convolution sees, in their order, and its kernels (maps, height, width)."""
    weight, groups = _numbers(conv, 1), int(conv.attributes.get("group", 1))
    _need(weight.ndim == 4)
    seen = _numbers(pick, 1).reshape(groups, weight.shape[1]).repeat(weight.shape[0] // groups, axis=0)
    _need(len(seen) == len(weight) and all(len(set(row)) == len(row) for row in seen.tolist()))
    sorting = seen.argsort(axis=1)
    return [
        (tuple(row[order].tolist()), kernels[order]) for row, kernels, order in zip(seen, weight, sorting, strict=True)
    ]


def _slides_alike(conv: Operator, like: Operator) -> bool:
    """Whether a convolution slides as another does, with equal margins on opposite sides and no gaps."""
    pads = tuple(conv.attributes.get("pads", (0, 0, 0, 0)))
    return (
        pads[:2] == pads[2:]
        and set(conv.attributes.get("dilations", (1,))) == {1}
        and conv.attributes.get("auto_pad", "NOTSET") == "NOTSET"
        and all(conv.attributes.get(name) == like.attributes.get(name) for name in ("pads", "strides", "kernel_shape"))
    )


def _codes(last: Operator, wiring: _Wiring) -> _Match:
    """2·x·code − ‖x‖² − ‖code‖², with codes that the catalogue's layer has."""
    from models.layers.dense._rbf import digit_codes, random_codes

    difference = wiring.before(last.inputs[0], "Sub")
    twice, total = wiring.before(difference.inputs[0], "Mul"), wiring.before(difference.inputs[1], "ReduceSum")
    value, factor = _with_constant(twice)
    product, squares = wiring.before(value, "Gemm"), wiring.before(total.inputs[0], "Pow")
    codes, lengths, power = _numbers(product, 1), _numbers(last, 1), _numbers(squares, 1)
    _need(squares.inputs[0] == product.inputs[0] and not product.has(2) and _numbers(total, 1).item() in {1, -1})
    _need(factor.item() == power.item() == 2 and product.attributes.get("alpha", 1.0) == 1)
    codes = codes if product.attributes.get("transB", 0) else codes.T
    count, features = codes.shape
    _need((np.abs(codes) == 1).all() and (lengths == features).all())
    signs = ["".join("+" if sign > 0 else "-" for sign in row) for row in codes]
    drawn = features == HEIGHT * WIDTH and count <= len(DIGITS) and signs == digit_codes(count)
    _need(drawn or signs == random_codes(count, features))
    params = {"codes": "digits" if drawn else "random", "out_features": count}
    return [squares, total, product, twice, difference], "rbf", params, {}


def _is_per_map(constant: Array) -> bool:
    """Whether a constant holds one number for each map: (C, 1, 1), for all pictures."""
    return constant.ndim >= 3 and constant.size == constant.shape[-3]


_ENDINGS: dict[str, Callable[[Operator, _Wiring], _Match]] = {
    "Mul": _scaled_tanh,
    "Add": _subsampling,
    "Gather": _by_table,
    "Sub": _codes,
}
"""The patterns by the operator that they end with."""
