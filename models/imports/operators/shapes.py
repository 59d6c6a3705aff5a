"""Values in another shape, in another order, or passed on."""

from __future__ import annotations

from math import prod

import numpy as np
import onnx

from models.imports.draft import Draft
from models.imports.model import Array, Operator
from models.imports.operators.registry import operator

_FLOATS = (onnx.TensorProto.FLOAT, onnx.TensorProto.FLOAT16, onnx.TensorProto.DOUBLE, onnx.TensorProto.BFLOAT16)


@operator("Identity", "Cast")
def passed_on(here: Operator, draft: Draft) -> None:
    """The same value: all numbers are float32 here, and integers would be rounded."""
    here.expect("to", *_FLOATS)
    draft.rename(here, here.inputs[0])


@operator("Flatten")
def flatten(here: Operator, draft: Draft) -> None:
    """Maps as one list."""
    here.expect("axis", 1)
    _to(here, draft, (prod(draft.shape(here.inputs[0])),))


@operator("Reshape")
def reshape(here: Operator, draft: Draft) -> None:
    """Another shape for each picture."""
    before, wanted = draft.shape(here.inputs[0]), [int(size) for size in here.weight(1)]
    sizes = [(1, *before)[place] if size == 0 and place <= len(before) else size for place, size in enumerate(wanted)]
    if -1 in sizes:
        known = prod(size for size in sizes if size != -1)
        sizes[sizes.index(-1)] = prod(before) // max(known, 1)
    if len(sizes) < 2 or sizes[0] != 1 or prod(sizes) != prod(before):
        raise here.cannot("shape", wanted)
    _to(here, draft, tuple(sizes[1:]))


@operator("Squeeze", "Unsqueeze")
def axes_of_length_one(here: Operator, draft: Draft) -> None:
    """Axes of length 1 taken away or put in."""
    before = (1, *draft.shape(here.inputs[0]))
    given = here.constant(1)
    axes = [int(axis) for axis in (given if given is not None else here.attributes.get("axes", []))]
    if here.type == "Squeeze":
        dropped = {axis % len(before) for axis in axes} or {axis for axis in range(1, len(before)) if before[axis] == 1}
        after = tuple(size for axis, size in enumerate(before) if axis not in dropped)
        kept_batch = 0 not in dropped
    else:
        total = len(before) + len(axes)
        put_in = {axis % total for axis in axes}
        rest = iter(before)
        after = tuple(1 if axis in put_in else next(rest) for axis in range(total))
        kept_batch = 0 not in put_in
    if not kept_batch or len(after) < 2:
        raise here.cannot("axes", axes)
    _to(here, draft, after[1:])


@operator("Transpose")
def transpose(here: Operator, draft: Draft) -> None:
    """Nothing but the order that is there already; no layer changes it."""
    order = list(here.attributes.get("perm", []))
    if order != sorted(order) or not order:
        raise here.cannot("perm", order)
    draft.rename(here, here.inputs[0])


@operator("Pad")
def pad(here: Operator, draft: Draft) -> None:
    """Zeros around the maps."""
    here.expect("mode", "constant", "")
    given = here.constant(1)
    pads = [int(margin) for margin in (given if given is not None else here.attributes.get("pads", []))]
    value = here.constant(2)
    filling = float(value.reshape(-1)[0]) if value is not None else here.attributes.get("value", 0.0)
    if filling != 0 or here.has(3) or len(pads) != 8 or any(pads[place] for place in (0, 1, 4, 5)):
        raise here.cannot("pads", pads)
    top, left, bottom, right = pads[2], pads[3], pads[6], pads[7]
    draft.add(here, "zero_pad2d", {"padding": (top, bottom, left, right)})


@operator("Resize", "Upsample")
def resize(here: Operator, draft: Draft) -> None:
    """Maps enlarged by whole factors."""
    before = draft.shape(here.inputs[0])
    factors = _factors(here, before)
    if len(before) != 3 or any(factor < 1 or factor != int(factor) for factor in factors):
        raise here.cannot("scales", factors)
    mode = here.attributes.get("mode", "nearest")
    places = here.attributes.get(
        "coordinate_transformation_mode", "half_pixel" if here.type == "Resize" else "asymmetric"
    )
    params = {"scale_factor": (int(factors[0]), int(factors[1]))}
    if mode == "nearest":  # whole factors: every rule of rounding but the ceiling picks the same place
        here.expect("nearest_mode", "floor", "round_prefer_floor", "round_prefer_ceil")
        rounding = here.attributes.get("nearest_mode", "round_prefer_floor" if here.type == "Resize" else "floor")
        if places not in {"asymmetric", "half_pixel", "pytorch_half_pixel"} or (
            places == "asymmetric" and rounding != "floor"
        ):
            raise here.cannot("coordinate_transformation_mode", places)
        draft.add(here, "upsample", {**params, "mode": "nearest"})
    elif mode == "linear" and places in {"half_pixel", "pytorch_half_pixel", "align_corners"}:
        draft.add(here, "upsample", {**params, "mode": "bilinear", "align_corners": places == "align_corners"})
    else:
        raise here.cannot("mode", f"{mode}, {places}")


@operator("DepthToSpace")
def depth_to_space(here: Operator, draft: Draft) -> None:
    """Channels become places: the order that torch's PixelShuffle has."""
    if here.attributes.get("mode", "DCR") != "CRD":
        raise here.cannot("mode", here.attributes.get("mode", "DCR"))
    draft.add(here, "pixel_shuffle", {"upscale_factor": int(here.attributes["blocksize"])})


def _to(here: Operator, draft: Draft, after: tuple[int, ...]) -> None:
    """The value in another shape of the same size, the batch left alone."""
    before = draft.shape(here.inputs[0])
    if after == before:
        draft.rename(here, here.inputs[0])
    elif len(after) == 1:
        draft.add(here, "flatten")
    elif len(after) == 3:
        draft.add(here, "reshape", {"shape": after})
    else:
        raise here.cannot("shape", after)


def _factors(here: Operator, before: tuple[int, ...]) -> tuple[float, float]:
    """How many times as high and as wide the result is."""
    scales: Array | None = here.constant(1 if here.type == "Upsample" else 2)
    if scales is None and "scales" in here.attributes:  # Upsample before opset 9
        scales = np.asarray(here.attributes["scales"])
    if scales is not None and scales.size == 4:
        return float(scales[2]), float(scales[3])
    sizes = here.constant(3)
    if sizes is not None and sizes.size == 4 and len(before) == 3:
        return float(np.float64(sizes[2]) / before[1]), float(np.float64(sizes[3]) / before[2])
    raise here.cannot("scales", "?")
