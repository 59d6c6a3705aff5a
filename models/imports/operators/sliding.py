"""Windows that slide: convolution, transposed convolution, pooling. Pads are [top, left, bottom, right] in ONNX."""

from __future__ import annotations

from typing import Any

import numpy as np

from models.imports.draft import Draft
from models.imports.model import Operator
from models.imports.operators.registry import operator

Pair = tuple[int, int]


@operator("Conv")
def convolution(here: Operator, draft: Draft) -> None:
    """A convolution over maps."""
    weight = here.weight(1)
    _two_axes(here, weight.ndim - 2)
    stride, dilation, kernel = _pair(here, "strides"), _pair(here, "dilations"), (weight.shape[2], weight.shape[3])
    weights = {"weight": weight}
    if here.has(2):
        weights["bias"] = here.weight(2)
    params = {
        "out_channels": weight.shape[0],
        "kernel_size": kernel,
        "stride": stride,
        "padding": _margins(here, draft, kernel, stride, dilation),
        "dilation": dilation,
        "groups": int(here.attributes.get("group", 1)),
        "bias": here.has(2),
    }
    draft.add(here, "conv2d", params, weights=weights)


@operator("ConvTranspose")
def transposed_convolution(here: Operator, draft: Draft) -> None:
    """A convolution that spreads what it reads."""
    weight = here.weight(1)
    _two_axes(here, weight.ndim - 2)
    here.expect("auto_pad", "NOTSET", "")
    here.expect("dilations", [1, 1])
    here.expect("output_shape")
    top, left, bottom, right = here.attributes.get("pads", [0, 0, 0, 0])
    if (top, left) != (bottom, right):
        raise here.cannot("pads", [top, left, bottom, right])
    groups = int(here.attributes.get("group", 1))
    weights = {"weight": weight}
    if here.has(2):
        weights["bias"] = here.weight(2)
    params = {
        "out_channels": weight.shape[1] * groups,
        "kernel_size": (weight.shape[2], weight.shape[3]),
        "stride": _pair(here, "strides"),
        "padding": (top, left),
        "output_padding": tuple(here.attributes.get("output_padding", (0, 0))),
        "groups": groups,
        "bias": here.has(2),
    }
    draft.add(here, "conv_transpose2d", params, weights=weights)


@operator("MaxPool")
def max_pool(here: Operator, draft: Draft) -> None:
    """The largest value of each window."""
    if len(here.outputs) > 1 and here.outputs[1]:
        raise here.cannot("Indices", here.outputs[1])
    draft.add(here, "max_pool2d", {**_pooling(here, draft), "dilation": _pair(here, "dilations")})


@operator("AveragePool")
def average_pool(here: Operator, draft: Draft) -> None:
    """The mean of each window."""
    here.expect("dilations", [1, 1])
    counts_padding = bool(here.attributes.get("count_include_pad", 0))
    draft.add(here, "avg_pool2d", {**_pooling(here, draft), "count_include_pad": counts_padding})


@operator("LpPool")
def power_pool(here: Operator, draft: Draft) -> None:
    """The p-norm of each window."""
    here.expect("dilations", [1, 1])
    draft.add(here, "lp_pool2d", {**_pooling(here, draft), "norm_type": int(here.attributes.get("p", 2))})


@operator("GlobalAveragePool")
def global_average_pool(here: Operator, draft: Draft) -> None:
    """The mean of each map."""
    draft.add(here, "adaptive_avg_pool2d", {"output_size": 1})


@operator("GlobalMaxPool")
def global_max_pool(here: Operator, draft: Draft) -> None:
    """The largest value of each map."""
    draft.add(here, "adaptive_max_pool2d", {"output_size": 1})


@operator("ReduceMean", "ReduceMax")
def reduction(here: Operator, draft: Draft) -> None:
    """A number for each map, where both axes of the maps are reduced."""
    given = here.constant(1)
    axes = [int(axis) for axis in (given if given is not None else here.attributes.get("axes", []))]
    if len(draft.shape(here.inputs[0])) != 3 or sorted(axis % 4 for axis in axes) != [2, 3]:
        raise here.cannot("axes", axes)
    pool = "adaptive_avg_pool2d" if here.type == "ReduceMean" else "adaptive_max_pool2d"
    if here.attributes.get("keepdims", 1):
        draft.add(here, pool, {"output_size": 1})
        return
    pooled = f"{here.outputs[0]} pooled"
    draft.add(here, pool, {"output_size": 1}, output=pooled)
    draft.add(here, "flatten", sources=[pooled])


def _pooling(here: Operator, draft: Draft) -> dict[str, Any]:
    """What all pooling layers share."""
    _two_axes(here, len(here.attributes["kernel_shape"]))
    height, width = here.attributes["kernel_shape"]
    stride = _pair(here, "strides")
    margins = _margins(here, draft, (height, width), stride, _pair(here, "dilations"))
    if len(margins) == 4:
        raise here.cannot("pads", list(margins))
    ceil_mode = bool(here.attributes.get("ceil_mode", 0))
    return {"kernel_size": (height, width), "stride": stride, "padding": margins, "ceil_mode": ceil_mode}


def _two_axes(here: Operator, axes: int) -> None:
    if axes != 2:
        raise here.cannot("kernel_shape", f"{axes}D")


def _pair(here: Operator, attribute: str) -> Pair:
    height, width = here.attributes.get(attribute, (1, 1))
    return int(height), int(width)


def _margins(here: Operator, draft: Draft, kernel: Pair, stride: Pair, dilation: Pair) -> tuple[int, ...]:
    """The padding as a layer takes it: [vertical, horizontal], or [top, bottom, left, right] where sides differ."""
    rule = here.attributes.get("auto_pad", "NOTSET") or "NOTSET"
    if rule == "NOTSET":
        top, left, bottom, right = map(int, here.attributes.get("pads", (0, 0, 0, 0)))
    elif rule == "VALID":
        top = left = bottom = right = 0
    else:
        sizes = draft.shape(here.inputs[0])[1:]
        rows, columns = (
            _same(*about, at_end=rule == "SAME_UPPER") for about in zip(sizes, kernel, stride, dilation, strict=True)
        )
        (top, bottom), (left, right) = rows, columns
    if (top, left) == (bottom, right):
        return top, left
    return top, bottom, left, right


def _same(size: int, kernel: int, stride: int, dilation: int, *, at_end: bool) -> Pair:
    """Margins for which the output has ⌈size/stride⌉ places; an odd one more lies at the end or at the beginning."""
    total = max((int(np.ceil(size / stride)) - 1) * stride + dilation * (kernel - 1) + 1 - size, 0)
    small, large = total // 2, total - total // 2
    return (small, large) if at_end else (large, small)
