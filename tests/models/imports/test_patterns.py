"""Layers that ONNX has no operator for leave in a file and come back as themselves."""

from __future__ import annotations

import numpy as np
import onnx
import pytest

from models.export.onnx import onnx_model
from models.graph import Graph
from models.imports.onnx import import_onnx
from models.problems import GraphFault
from tests.models.export.test_onnx import assert_comes_back, trained
from tests.models.imports.test_operators import array, assert_same, file, ints, scalar
from tests.models.networks import chain, dense

PICKED = ("partial_conv2d", {"table": [[3, 0], [1], [2, 0]], "kernel_size": 3, "stride": [2, 1], "padding": [1, 0]})


def sent(*steps: tuple[str, dict[str, object]] | str, shape: tuple[int, ...] = (4, 9, 9)) -> tuple[Graph, bytes]:
    """A chain of layers, and its file."""
    graph = chain(*steps, shape=shape)
    return graph, onnx_model(trained(graph), shape, "chain")


@pytest.mark.parametrize(
    "steps",
    [
        [PICKED, ("scaled_tanh", {"amplitude": 2.5, "slope": 0.5})],
        [("partial_conv2d", {"table": [[2, 0], [1, 3]], "kernel_size": [1, 2], "bias": False})],
        [("subsample2d", {"kernel_size": [2, 3], "stride": [1, 2]}), "relu"],
        ["flatten", dense(20), ("rbf", {"out_features": 3})],
        [("lp_pool2d", {"kernel_size": 2, "norm_type": 3, "padding": 1, "ceil_mode": True})],
    ],
    ids=lambda steps: steps[-1] if isinstance(steps[-1], str) else steps[-1][0],
)
def test_a_layer_comes_back(steps):
    graph, content = sent(*steps)
    assert_comes_back(graph, content)


def test_what_two_layers_share_is_read_by_both():
    """The exporter reckons the means of equal windows once."""
    window = {"kernel_shape": [2, 2], "strides": [2, 2]}
    one = [("Mul", [array(4, 1, 1)], {}), ("Add", [array(4, 1, 1)], {})]
    content = file(("AveragePool", [], window), *one, ("Mul", ["v0"], {}))
    assert assert_same(content) == {"input", "avg_pool2d", "subsample2d", "multiply"}


@pytest.mark.parametrize(
    "steps",
    [
        [("AveragePool", [], {"kernel_shape": [2, 2], "pads": [1, 1, 1, 1]}), ("Mul", [array(4, 1, 1)], {})],
        [("Gather", [ints(1, 0)], {"axis": 1})],
        [("Pow", [scalar(2)], {})],
    ],
    ids=["padded", "picked", "squared"],
)
def test_half_a_pattern_is_refused(steps):
    with pytest.raises(GraphFault, match=steps[-1][0]):
        import_onnx(file(("Relu", [], {}), *steps, ("Add", [array(4, 1, 1)], {})))


def test_an_ordinary_tangent_between_factors_stays_three_layers():
    """A factor beyond what the layer takes."""
    content = file(("Relu", [], {}), ("Mul", [scalar(200)], {}), ("Tanh", [], {}), ("Mul", [scalar(3)], {}))
    assert assert_same(content) == {"input", "relu", "scale", "tanh"}


def test_codes_of_their_own_are_no_layers_here():
    graph, content = sent("flatten", dense(20), ("rbf", {"out_features": 3}))
    assert graph.layers["n3"].type == "rbf"
    model = onnx.load_from_string(content)
    codes = next(value for value in model.graph.initializer if value.dims == [3, 20])
    changed = -onnx.numpy_helper.to_array(codes)
    codes.CopyFrom(onnx.numpy_helper.from_array(np.ascontiguousarray(changed), codes.name))
    with pytest.raises(GraphFault, match="Pow, ReduceSum"):
        import_onnx(model.SerializeToString())


def test_a_table_is_sorted_by_map_whatever_order_the_file_picks_in():
    first = ("Gather", [ints(2, 0, 3, 1)], {"axis": 1})
    conv = ("Conv", [array(2, 2, 3, 3), array(2)], {"group": 2, "kernel_shape": [3, 3]})
    content = file(("Relu", [], {}), first, conv, ("Gather", [ints(1, 0)], {"axis": 1}))
    assert assert_same(content) == {"input", "relu", "partial_conv2d"}
    layer = list(import_onnx(content).graph.layers.values())[-1]
    assert layer.model_dump()["table"] == ((1, 3), (0, 2))
