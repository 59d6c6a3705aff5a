"""Convolutions: patch times kernel, summed over the channels, plus the bias."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import torch
from torch import nn

from models.insight.arithmetic.computed import Computed, Number, Step, Table, Unit, number, table
from models.insight.arithmetic.normalisation import by_channel
from models.insight.arithmetic.registry import works_out
from models.insight.arithmetic.windows import Taps, patch_of, taps
from models.layers.convolution.conv2d import Conv2d
from models.layers.convolution.conv_transpose2d import ConvTranspose2d
from models.layers.convolution.depthwise_separable_conv2d import DepthwiseSeparableConv2d
from models.layers.convolution.factorized_reduction import FactorizedReduction
from models.layers.convolution.partial_conv2d import PartialConv2d

MOST_CELLS = 6000
"""Of all patches together: a kernel of 64×64 is told for one channel at a time."""


@dataclass(frozen=True, kw_only=True)
class ChannelSum:
    """One input map under the window: its values, the kernel there, and what their products add up to."""

    channel: int
    patch: Table
    """Zero where the window reaches over the border."""
    kernel: Table
    inner: Number = None
    """Of a separable convolution: the sum of the products, before the factor."""
    factor: Number = None
    """What a separable convolution's second half multiplies it by."""
    sum: Number
    """What the map contributes."""


@dataclass(frozen=True, kw_only=True)
class Products:
    """Σ patch·kernel over the channels, plus the bias."""

    form: Literal["products"] = "products"
    source: str
    rows: list[int]
    """Rows of the input that the window covers; those outside 0 … height − 1 are padding."""
    columns: list[int]
    size: tuple[int, int]
    """Height and width of the input's maps."""
    channels: list[ChannelSum]
    total: int
    """How many maps are added up, of which ``channels`` are some."""
    rest: Number
    """What the others contribute."""
    sum: Number
    bias: Number
    magnitude: Number
    """Σ |patch·kernel| + |bias|: what rounding is measured against."""
    output: Number


@dataclass(frozen=True)
class Filter:
    """The filter that a unit is made with."""

    maps: Sequence[int]
    """The input maps that it sees, C' of them."""
    kernels: torch.Tensor  # (C', rows, columns), laid over the patch
    bias: torch.Tensor | None = None
    factors: torch.Tensor | None = None
    """(C',): what the sum of each map is multiplied by."""


def _products(computed: Computed, where: Taps, made: Filter, output: Number) -> Products:
    patches = patch_of(computed.input[list(made.maps)], where)  # (C', rows, columns)
    terms = patches.double() * made.kernels.double()
    inner = terms.sum((1, 2))  # (C',)
    factors = torch.ones_like(inner) if made.factors is None else made.factors.double()
    sums = inner * factors
    bias = torch.zeros(()) if made.bias is None else made.bias
    page = computed.page.of(sums, max(1, MOST_CELLS // max(1, made.kernels[0].numel())))
    channels = [
        ChannelSum(
            channel=made.maps[each],
            patch=table(patches[each]),
            kernel=table(made.kernels[each]),
            inner=None if made.factors is None else number(inner[each]),
            factor=None if made.factors is None else number(made.factors[each]),
            sum=number(sums[each]),
        )
        for each in page
    ]
    total = sums.sum()
    return Products(
        source=computed.sources[0],
        rows=where.rows,
        columns=where.columns,
        size=where.size,
        channels=channels,
        total=len(sums),
        rest=number(total - sums[page].sum()),
        sum=number(total),
        bias=None if made.bias is None else number(made.bias),
        magnitude=number((terms.abs().sum((1, 2)) * factors.abs()).sum() + bias.abs()),
        output=output,
    )


@works_out(Conv2d)
def convolution(computed: Computed, unit: Unit) -> list[Step]:
    """y[o, i, j] = b[o] + Σ W[o, c, u, v]·x[c, s·i + d·u − p, s·j + d·v − p] over the channels c of o's group."""
    layer, module = computed.layer, computed.module
    assert isinstance(layer, Conv2d)
    assert isinstance(module, nn.Conv2d)
    where = taps(layer.slide(computed.shapes[0]), unit, computed.shapes[0])
    seen = module.in_channels // module.groups
    first = unit.channel // (module.out_channels // module.groups) * seen
    made = Filter(range(first, first + seen), module.weight[unit.channel], _of(module.bias, unit))
    return [_products(computed, where, made, computed.value(unit))]


@works_out(PartialConv2d)
def convolution_by_table(computed: Computed, unit: Unit) -> list[Step]:
    """As a convolution, over the maps that the table lists for the filter."""
    layer, module = computed.layer, computed.module
    assert isinstance(layer, PartialConv2d)
    maps = layer.table[unit.channel]
    first = sum(map(len, layer.table[: unit.channel]))
    kernels = module.get_parameter("weight")[first : first + len(maps)]
    bias = module.get_parameter("bias") if layer.bias else None
    where = taps(layer.slide, unit, computed.shapes[0])
    return [_products(computed, where, Filter(maps, kernels, _of(bias, unit)), computed.value(unit))]


@works_out(DepthwiseSeparableConv2d)
def separable_convolution(computed: Computed, unit: Unit) -> list[Step]:
    """y[o] = b[o] + Σ V[o, c]·(W[c] ∗ x[c]): each map's own sum, times the weight that mixes it in."""
    layer, module = computed.layer, computed.module
    assert isinstance(layer, DepthwiseSeparableConv2d)
    where = taps(layer.slide(computed.shapes[0]), unit, computed.shapes[0])
    made = Filter(
        range(computed.shapes[0][0]),
        module.get_parameter("depthwise.weight")[:, 0],
        _of(module.get_parameter("pointwise.bias") if layer.bias else None, unit),
        module.get_parameter("pointwise.weight")[unit.channel, :, 0, 0],
    )
    return [_products(computed, where, made, computed.value(unit))]


@works_out(ConvTranspose2d)
def transposed_convolution(computed: Computed, unit: Unit) -> list[Step]:
    """y[o, i, j] = b[o] + Σ x[c, k, l]·W[c, o, i + p − s·k, j + p − s·l]: all that paint this place.

    The kernel is told as it lies over those inputs: in steps of the stride, and turned round.
    """
    layer, module = computed.layer, computed.module
    assert isinstance(layer, ConvTranspose2d)
    assert isinstance(module, nn.ConvTranspose2d)
    _, height, width = computed.shapes[0]
    rows, columns = (_painting(layer, axis, place) for axis, place in enumerate(unit.place[1:]))
    where = Taps([row for row, _ in rows], [column for column, _ in columns], (height, width))
    group, filter_ = divmod(unit.channel, module.out_channels // module.groups)
    seen = module.in_channels // module.groups
    maps = range(group * seen, (group + 1) * seen)
    own = module.weight[maps.start : maps.stop, filter_]  # (C', h, w)
    kernels = own[:, [tap for _, tap in rows]][:, :, [tap for _, tap in columns]]
    return [_products(computed, where, Filter(maps, kernels, _of(module.bias, unit)), computed.value(unit))]


def _painting(layer: ConvTranspose2d, axis: int, place: int) -> list[tuple[int, int]]:
    """The inputs that paint an output's place along an axis, in their order, each with the tap that it paints with."""
    reached = place + layer.padding[axis]
    stride = layer.stride[axis]
    taps_hit = range(layer.kernel_size[axis] - 1, -1, -1)
    return [((reached - tap) // stride, tap) for tap in taps_hit if (reached - tap) % stride == 0]


@works_out(FactorizedReduction)
def factorized_reduction(computed: Computed, unit: Unit) -> list[Step]:
    """A 1×1 convolution of one of the two thinned paths, then batch normalisation."""
    module, maps = computed.module, computed.inputs[0]
    assert unit.y is not None
    assert unit.x is not None
    joined = torch.cat([module.get_submodule("path_1")(maps), module.get_submodule("path_2")(maps)], dim=1)
    half = joined.shape[1] // 2
    path, own = divmod(unit.channel, half)
    weight = module.get_parameter(f"path_{path + 1}.conv.weight")[own]  # (C, 1, 1)
    _, height, width = computed.shapes[0]
    where = Taps([2 * unit.y + path], [2 * unit.x + path], (height, width))  # the second path is shifted by a pixel
    mixed = _products(computed, where, Filter(range(len(weight)), weight), number(joined[0][unit.place]))
    norm = module.get_submodule("final_path_bn")
    assert isinstance(norm, nn.BatchNorm2d)
    return [mixed, by_channel(norm, computed, unit, joined)]


def _of(bias: torch.Tensor | None, unit: Unit) -> torch.Tensor | None:
    return None if bias is None else bias[unit.channel]
