"""Matrix products, and the sums that are their biases."""

from __future__ import annotations

import numpy as np

from models.imports.draft import Draft
from models.imports.model import Operator
from models.imports.operators.registry import operator


@operator("Gemm")
def product_with_bias(here: Operator, draft: Draft) -> None:
    """alpha·x·W + beta·b."""
    here.expect("transA", 0)
    weight = here.weight(1)
    weight = weight if here.attributes.get("transB", 0) else weight.T
    weights = {"weight": weight * np.float32(here.attributes.get("alpha", 1.0))}
    if here.has(2):
        bias = here.weight(2) * np.float32(here.attributes.get("beta", 1.0))
        weights["bias"] = np.broadcast_to(bias.reshape(-1), weight.shape[:1])
    draft.add(here, "linear", {"out_features": weight.shape[0], "bias": here.has(2)}, weights=weights)


@operator("MatMul")
def product(here: Operator, draft: Draft) -> None:
    """x·W."""
    weight = here.weight(1)
    if weight.ndim != 2:
        raise here.cannot(here.inputs[1], weight.shape)
    draft.add(here, "linear", {"out_features": weight.shape[1], "bias": False}, weights={"weight": weight.T})
