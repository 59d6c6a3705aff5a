"""Convolutions of any kernel, stride, padding, dilation and groups against loops in numpy, tap by tap."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.insight.arithmetic import Computed, Page, Unit
from models.layers.convolution.conv2d import Conv2d
from models.layers.convolution.conv_transpose2d import ConvTranspose2d
from models.layers.convolution.partial_conv2d import PartialConv2d
from tests.models.insight.arithmetic.computing import array, computed, units, worked_out
from tests.models.strategies import layers_with_inputs

tried = settings(max_examples=60, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
Array = np.ndarray[Any, np.dtype[np.float64]]


def brute_force(maps: Array, kernels: Array, unit: Unit, layer: Conv2d) -> list[float]:
    """What each map c adds to y[o, i, j]: Σ W[o, c, u, v]·x[c, s·i + d·u − p, s·j + d·v − p], tap by tap."""
    assert unit.y is not None
    assert unit.x is not None
    slide = layer.slide(maps.shape)
    added = []
    for kernel, plane in zip(kernels, maps, strict=True):
        total = 0.0
        for a, b in np.ndindex(*kernel.shape):
            row = layer.stride[0] * unit.y + layer.dilation[0] * a - slide.rows.before
            column = layer.stride[1] * unit.x + layer.dilation[1] * b - slide.columns.before
            if 0 <= row < plane.shape[0] and 0 <= column < plane.shape[1]:
                total += kernel[a, b] * plane[row, column]
        added.append(total)
    return added


def numpy_of(made: Computed, name: str) -> Array:
    """Weights of a layer."""
    return made.module.get_parameter(name).detach().double().numpy()


@tried
@given(data=st.data(), seed=st.integers(0, 99))
def test_sums_of_channels_are_those_of_a_convolution_by_hand(data, seed):
    layer, inputs, output = data.draw(layers_with_inputs(Conv2d))
    assert isinstance(layer, Conv2d)
    made = computed(layer, inputs, seed=seed, page=Page(64))
    unit = data.draw(units(output))
    (step,) = worked_out(made, unit)
    seen = inputs[0][0] // layer.groups
    first = unit.channel // (layer.out_channels // layer.groups) * seen
    maps = made.input.double().numpy()[first : first + seen]
    expected = brute_force(maps, numpy_of(made, "weight")[unit.channel], unit, layer)
    told = {channel.channel: channel for channel in step.channels}
    assert sorted(told) == list(range(first, first + seen))
    for channel, each in told.items():
        np.testing.assert_allclose(each.sum, expected[channel - first], rtol=1e-9, atol=1e-12)
        # The network's own float32, bit for bit; padding is zero.
        np.testing.assert_array_equal(
            array(each.kernel).astype(np.float32), made.module.weight[unit.channel, channel - first].numpy()
        )
        height, width = inputs[0][1:]
        for a, b in np.ndindex(len(step.rows), len(step.columns)):
            row, column = step.rows[a], step.columns[b]
            is_inside = 0 <= row < height and 0 <= column < width
            value = float(made.input[channel, row, column]) if is_inside else 0.0
            assert np.float32(each.patch[a][b]) == np.float32(value)
    bias = float(made.module.bias[unit.channel]) if layer.bias else 0.0
    assert step.sum + bias == pytest.approx(step.output, rel=1e-5, abs=1e-5 * step.magnitude)


@tried
@given(data=st.data(), seed=st.integers(0, 99))
def test_a_transposed_convolution_is_what_all_values_paint(data, seed):
    layer, inputs, output = data.draw(layers_with_inputs(ConvTranspose2d))
    assert isinstance(layer, ConvTranspose2d)
    made = computed(layer, inputs, seed=seed, page=Page(64))
    unit = data.draw(units(output))
    (step,) = worked_out(made, unit)
    weight, maps = numpy_of(made, "weight"), made.input.double().numpy()
    per_group, seen = layer.out_channels // layer.groups, inputs[0][0] // layer.groups
    group = unit.channel // per_group
    for each in step.channels:
        painted = 0.0
        for k, m in np.ndindex(*inputs[0][1:]):
            a, b = unit.y + layer.padding[0] - layer.stride[0] * k, unit.x + layer.padding[1] - layer.stride[1] * m
            if 0 <= a < layer.kernel_size[0] and 0 <= b < layer.kernel_size[1]:
                painted += maps[each.channel, k, m] * weight[each.channel, unit.channel % per_group, a, b]
        assert each.channel // seen == group
        assert each.sum == pytest.approx(painted, rel=1e-9, abs=1e-12)


def test_a_filter_by_a_table_sees_the_maps_of_its_row():
    layer = PartialConv2d()
    made = computed(layer, [(6, 14, 14)])
    (step,) = worked_out(made, Unit(12, 3, 4))
    assert [each.channel for each in step.channels] == [0, 1, 3, 4]  # LeNet-5's table I, column 12


def test_many_channels_come_in_pages_the_largest_first():
    layer = Conv2d(out_channels=2, kernel_size=(3, 3))
    made = {offset: computed(layer, [(40, 5, 5)], page=Page(16, offset)) for offset in (0, 16, 32)}
    steps = {offset: worked_out(each, Unit(1, 1, 1))[0] for offset, each in made.items()}
    pages = [[channel.sum for channel in step.channels] for step in steps.values()]
    sums = [abs(value) for page in pages for value in page]
    assert [len(page) for page in pages] == [16, 16, 8]
    assert sums == sorted(sums, reverse=True)
    for page, step in zip(pages, steps.values(), strict=True):
        assert step.total == 40
        assert sum(page) + step.rest == pytest.approx(step.sum)


def test_large_kernels_are_told_a_few_at_a_time():
    layer = Conv2d(out_channels=1, kernel_size=(64, 64))
    (step,) = worked_out(computed(layer, [(3, 64, 64)]), Unit(0, 0, 0))
    assert len(step.channels) == 1
    assert step.total == 3
