"""Normalisation, and what only training does."""

from __future__ import annotations

import numpy as np

from models.imports.draft import Draft
from models.imports.model import Operator
from models.imports.operators.registry import operator
from models.quantities import shortest


@operator("BatchNormalization")
def batch_norm(here: Operator, draft: Draft) -> None:
    """By running statistics."""
    here.expect("training_mode", 0)
    here.expect("spatial", 1)
    momentum = shortest(1 - shortest(here.attributes.get("momentum", 0.9)))
    names = ("weight", "bias", "running_mean", "running_var")
    weights = {name: here.weight(place) for place, name in enumerate(names, start=1)}
    weights["num_batches_tracked"] = np.array(0, dtype=np.int64)
    draft.add(here, "batch_norm2d", {"eps": _eps(here), "momentum": momentum}, weights=weights)


@operator("InstanceNormalization")
def instance_norm(here: Operator, draft: Draft) -> None:
    """Each map by its own statistics."""
    weights = {"weight": here.weight(1), "bias": here.weight(2)}
    draft.add(here, "instance_norm2d", {"eps": _eps(here), "affine": True}, weights=weights)


@operator("GroupNormalization")
def group_norm(here: Operator, draft: Draft) -> None:
    """Groups of maps by their own statistics."""
    channels, groups = draft.shape(here.inputs[0])[0], int(here.attributes["num_groups"])
    weights = {"weight": here.weight(1), "bias": here.weight(2)}
    if weights["weight"].size == groups:  # before opset 21: a number for each group, not for each map
        weights = {name: values.repeat(channels // groups) for name, values in weights.items()}
    if weights["weight"].size != channels:
        raise here.cannot("scale", weights["weight"].shape)
    params = {"num_groups": groups, "eps": _eps(here)}
    draft.add(here, "group_norm", params, weights=weights)


@operator("LayerNormalization")
def layer_norm(here: Operator, draft: Draft) -> None:
    """All features of a sample by their own statistics."""
    shape = draft.shape(here.inputs[0])
    if here.attributes.get("axis", -1) not in {1, -len(shape)}:
        raise here.cannot("axis", here.attributes.get("axis", -1))
    weights = {"weight": here.weight(1), "bias": here.weight(2) if here.has(2) else np.zeros(shape, np.float32)}
    draft.add(here, "layer_norm", {"eps": _eps(here)}, weights=weights)


@operator("LRN")
def local_response_norm(here: Operator, draft: Draft) -> None:
    """Neighbouring maps inhibit each other; of an even number, ONNX and torch take the odd one from different sides."""
    if here.attributes["size"] % 2 == 0:
        raise here.cannot("size", here.attributes["size"])
    params = {
        "size": int(here.attributes["size"]),
        "alpha": shortest(here.attributes.get("alpha", 1e-4)),
        "beta": shortest(here.attributes.get("beta", 0.75)),
        "k": shortest(here.attributes.get("bias", 1.0)),
    }
    draft.add(here, "local_response_norm", params)


@operator("Dropout")
def dropout(here: Operator, draft: Draft) -> None:
    """Dropout; the file says with which probability."""
    given = here.constant(1)
    ratio = float(given.reshape(-1)[0]) if given is not None else here.attributes.get("ratio", 0.5)
    draft.add(here, "dropout", {"p": shortest(ratio)})


def _eps(here: Operator) -> float:
    return shortest(here.attributes.get("epsilon", 1e-5))
