"""Several values become one; with constants: normalisation of pixels, a bias, a factor."""

from __future__ import annotations

from itertools import permutations

from models.imports.draft import Draft
from models.imports.model import Array, Operator
from models.imports.operators.registry import operator
from models.imports.pixels import Affine
from models.layers import get


@operator("Concat")
def concatenation(here: Operator, draft: Draft) -> None:
    """Channels of all inputs one after the other."""
    shapes = [draft.shape(value) for value in here.inputs if draft.knows(value)]
    if len(shapes) < len(here.inputs) or here.attributes.get("axis", 1) not in {1, -len(shapes[0])}:
        raise here.cannot("axis", here.attributes.get("axis", 1))
    if len(here.inputs) == 1:
        draft.rename(here, here.inputs[0])
    else:
        draft.add(here, "concat", sources=here.inputs)


@operator("Add", "Sum")
def addition(here: Operator, draft: Draft) -> None:
    """The sum of values of one shape; with a constant, a shift of the pixels or a bias."""
    value, constant = _with_constant(here)
    if constant is None:
        _merge(here, draft, "add")
        return
    _shift(here, draft, value, constant)


@operator("Sub")
def subtraction(here: Operator, draft: Draft) -> None:
    """A constant taken off."""
    constant = here.constant(1)
    if constant is None:
        raise here.cannot("B", here.inputs[1])
    _shift(here, draft, here.inputs[0], -constant)


@operator("Mul")
def multiplication(here: Operator, draft: Draft) -> None:
    """The product of values; with a constant, a factor; of a value and its own sigmoid, SiLU."""
    value, constant = _with_constant(here)
    if constant is None:
        if not _is_silu(here, draft):
            _merge(here, draft, "multiply")
        return
    _scale(here, draft, value, constant)


@operator("Div")
def division(here: Operator, draft: Draft) -> None:
    """Division by a constant."""
    constant = here.constant(1)
    if constant is None or (constant == 0).any():
        raise here.cannot("B", here.inputs[1])
    _scale(here, draft, here.inputs[0], 1 / constant.astype(float))


def _is_silu(here: Operator, draft: Draft) -> bool:
    """Whether this is x·sigmoid(x), as programs write SiLU that know no such operator; the sigmoid is made one then."""
    for value, gate in permutations(here.inputs, 2) if len(here.inputs) == 2 else ():
        before = draft.entry(gate)
        if before is not None and before.layer.type == "sigmoid" and before.sources == (draft.node(value),):
            before.layer = get("silu")()
            draft.rename(here, gate)
            return True
    return False


def _merge(here: Operator, draft: Draft, kind: str) -> None:
    if len(here.inputs) == 1:
        draft.rename(here, here.inputs[0])
    else:
        draft.add(here, kind, sources=here.inputs)


def _with_constant(here: Operator) -> tuple[str, Array | None]:
    """The value, and the constant beside it if there is one."""
    if len(here.inputs) != 2:
        return here.inputs[0], None
    first, second = here.constant(0), here.constant(1)
    return (here.inputs[1], first) if first is not None else (here.inputs[0], second)


def _shift(here: Operator, draft: Draft, value: str, constant: Array) -> None:
    pixels = draft.affine(value)
    if pixels is not None:
        _rescale(here, draft, pixels.added(constant))
        return
    before = draft.entry(value)
    channels = draft.shape(value)[0]
    trailing = (channels, *[1] * (len(draft.shape(value)) - 1))
    is_bias = constant.shape in {trailing, (1, *trailing)}
    if (
        before is None
        or not is_bias
        or before.weights.keys() != {"weight"}
        or "bias" not in type(before.layer).model_fields
    ):
        raise here.cannot("B", constant.shape)
    before.layer = before.layer.model_copy(update={"bias": True})
    before.weights["bias"] = constant.reshape(-1)
    draft.rename(here, value)


def _scale(here: Operator, draft: Draft, value: str, factor: Array) -> None:
    pixels = draft.affine(value)
    if pixels is not None:
        _rescale(here, draft, pixels.multiplied(factor))
        return
    if factor.size != 1:
        raise here.cannot("B", factor.shape)
    draft.add(here, "scale", {"factor": float(factor.reshape(-1)[0])}, sources=[value])


def _rescale(here: Operator, draft: Draft, pixels: Affine | None) -> None:
    if pixels is None:
        raise here.cannot("B", here.inputs)
    draft.rescale(here.outputs[0], pixels)
