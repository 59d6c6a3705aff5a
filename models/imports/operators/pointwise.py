"""Functions of a single value."""

from __future__ import annotations

import numpy as np

from models.imports.draft import Draft
from models.imports.model import Operator
from models.imports.operators.registry import operator
from models.quantities import shortest

_PLAIN = {
    "Relu": "relu",
    "Tanh": "tanh",
    "Sigmoid": "sigmoid",
    "HardSwish": "hardswish",
    "Mish": "mish",
}
_SELU = (1.67326319217681884765625, 1.05070102214813232421875)


@operator(*_PLAIN)
def plain(here: Operator, draft: Draft) -> None:
    """A function without parameters."""
    draft.add(here, _PLAIN[here.type])


@operator("Swish")
def swish(here: Operator, draft: Draft) -> None:
    """x·sigmoid(x)."""
    here.expect("alpha", 1.0)
    draft.add(here, "silu")


@operator("LeakyRelu")
def leaky_relu(here: Operator, draft: Draft) -> None:
    """x, or a part of it below zero."""
    draft.add(here, "leaky_relu", {"negative_slope": shortest(here.attributes.get("alpha", 0.01))})


@operator("PRelu")
def prelu(here: Operator, draft: Draft) -> None:
    """The same with learned parts, one or one for each channel."""
    slope = here.weight(1).reshape(-1)
    channels = draft.shape(here.inputs[0])[0]
    if slope.size not in {1, channels}:
        raise here.cannot(here.inputs[1], here.weight(1).shape)
    draft.add(here, "prelu", {"per_channel": slope.size == channels}, weights={"weight": slope})


@operator("Elu")
def elu(here: Operator, draft: Draft) -> None:
    """x, or alpha·(exp(x) − 1) below zero."""
    draft.add(here, "elu", {"alpha": shortest(here.attributes.get("alpha", 1.0))})


@operator("Selu")
def selu(here: Operator, draft: Draft) -> None:
    """The self-normalising one; its two numbers are fixed."""
    alpha, gamma = here.attributes.get("alpha", _SELU[0]), here.attributes.get("gamma", _SELU[1])
    if not np.allclose((alpha, gamma), _SELU, rtol=1e-6):
        raise here.cannot("alpha, gamma", (alpha, gamma))
    draft.add(here, "selu")


@operator("Gelu")
def gelu(here: Operator, draft: Draft) -> None:
    """x·Φ(x)."""
    draft.add(here, "gelu", {"approximate": here.attributes.get("approximate", "none")})


@operator("HardSigmoid")
def hard_sigmoid(here: Operator, draft: Draft) -> None:
    """The straight sigmoid, as torch has it: slope 1/6."""
    alpha, beta = here.attributes.get("alpha", 0.2), here.attributes.get("beta", 0.5)
    if not np.allclose((alpha, beta), (1 / 6, 0.5), rtol=1e-6):
        raise here.cannot("alpha, beta", (alpha, beta))
    draft.add(here, "hardsigmoid")


@operator("Clip")
def clip(here: Operator, draft: Draft) -> None:
    """X between two bounds."""
    low, high = _bound(here, 1, "min"), _bound(here, 2, "max")
    if (low, high) == (0, 6):
        draft.add(here, "relu6")
    elif low == 0 and high is None:
        draft.add(here, "relu")
    elif low is not None and high is not None:
        draft.add(here, "hardtanh", {"min_val": low, "max_val": high})
    else:
        raise here.cannot("min, max", (low, high))


@operator("Softmax")
def softmax(here: Operator, draft: Draft) -> None:
    """Shares of classes."""
    axis = here.attributes.get("axis", -1)
    if axis not in {1, -len(draft.shape(here.inputs[0]))}:
        raise here.cannot("axis", axis)
    draft.add(here, "softmax")


def _bound(here: Operator, place: int, attribute: str) -> float | None:
    given = here.weight(place) if here.has(place) else here.attributes.get(attribute)
    return None if given is None else shortest(float(np.asarray(given).reshape(-1)[0]))
