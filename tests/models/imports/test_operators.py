"""Every operator that is mapped, against onnxruntime: the same file, the same numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from onnx import TensorProto, helper

from models.compile import compile_graph
from models.imports.onnx import import_onnx
from models.imports.operators import OPERATORS
from models.problems import GraphFault

RANDOM = np.random.default_rng(0)
MAPS = (4, 6, 6)


def array(*shape: int) -> np.ndarray:
    return RANDOM.normal(size=shape).astype(np.float32)


def ints(*values: int) -> np.ndarray:
    return np.array(values, dtype=np.int64)


def floats(*values: float) -> np.ndarray:
    return np.array(values, dtype=np.float32)


def scalar(value: float) -> np.ndarray:
    return np.array(value, dtype=np.float32)


def file(*steps: Any, shape: tuple[int, ...] = MAPS, opset: int = 20) -> bytes:
    """A chain of (operator, constants, attributes); x enters the first, and may be named again as "x"."""
    nodes, initializers, before = [], [], "x"
    for number, (kind, constants, attributes) in enumerate(steps):
        inputs = [before]
        for place, constant in enumerate(constants):
            if isinstance(constant, str):
                inputs.append(constant)
                continue
            inputs.append(f"c{number}_{place}")
            initializers.append(onnx.numpy_helper.from_array(constant, inputs[-1]))
        before = f"v{number}"
        nodes.append(helper.make_node(kind, inputs, [before], **attributes))
    graph = helper.make_graph(
        nodes,
        "chain",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["batch", *shape])],
        [helper.make_tensor_value_info(before, TensorProto.FLOAT, None)],
        initializers,
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=9).SerializeToString()


def assert_same(content: bytes, shape: tuple[int, ...] = MAPS) -> set[str]:
    """Both give the same numbers; the types of the layers."""
    found = import_onnx(content)
    net = compile_graph(found.graph, partial=True).eval()
    net.load_state_dict({key: torch.tensor(value) for key, value in found.weights.items()}, strict=True)
    pixels = torch.tensor(RANDOM.uniform(-2, 2, size=(2, *shape)).astype(np.float32))
    outputs: dict[str, torch.Tensor] = {}
    with torch.inference_mode():
        net(pixels, outputs.__setitem__)
    ours = list(outputs.values())[-1]
    session = onnxruntime.InferenceSession(content, providers=["CPUExecutionProvider"])
    (theirs,) = session.run(None, {"x": pixels.numpy()})
    np.testing.assert_allclose(ours.numpy(), theirs, rtol=1e-4, atol=1e-4)
    return {layer.type for layer in found.graph.layers.values()}


STEPS = {
    "Conv": ("Conv", [array(8, 2, 3, 3), array(8)], {"group": 2, "pads": [1, 0, 2, 1], "strides": [2, 1]}),
    "Conv, the same size": ("Conv", [array(5, 4, 2, 3)], {"auto_pad": "SAME_UPPER", "strides": [2, 2]}),
    "Conv, the same size below": ("Conv", [array(5, 4, 2, 3)], {"auto_pad": "SAME_LOWER"}),
    "Conv, dilated": ("Conv", [array(3, 4, 2, 2)], {"auto_pad": "VALID", "dilations": [2, 3]}),
    "ConvTranspose": ("ConvTranspose", [array(4, 3, 3, 3), array(3)], {"strides": [2, 2], "pads": [1, 1, 1, 1]}),
    "MaxPool": ("MaxPool", [], {"kernel_shape": [3, 2], "strides": [2, 2], "pads": [1, 0, 1, 0], "ceil_mode": 1}),
    "AveragePool": ("AveragePool", [], {"kernel_shape": [3, 3], "strides": [1, 2], "pads": [1, 1, 1, 1]}),
    "AveragePool with padding": (
        "AveragePool",
        [],
        {"kernel_shape": [2, 2], "pads": [1, 1, 1, 1], "count_include_pad": 1},
    ),
    "LpPool": ("LpPool", [], {"kernel_shape": [2, 2], "strides": [2, 2], "p": 2}),
    "GlobalAveragePool": ("GlobalAveragePool", [], {}),
    "GlobalMaxPool": ("GlobalMaxPool", [], {}),
    "ReduceMean": ("ReduceMean", [ints(2, 3)], {"keepdims": 0}),
    "ReduceMax": ("ReduceMax", [ints(-1, -2)], {"keepdims": 1}),
    "Relu": ("Relu", [], {}),
    "Tanh": ("Tanh", [], {}),
    "Sigmoid": ("Sigmoid", [], {}),
    "HardSwish": ("HardSwish", [], {}),
    "Mish": ("Mish", [], {}),
    "LeakyRelu": ("LeakyRelu", [], {"alpha": 0.2}),
    "PRelu": ("PRelu", [array(4, 1, 1)], {}),
    "Elu": ("Elu", [], {"alpha": 1.5}),
    "Selu": ("Selu", [], {}),
    "Gelu": ("Gelu", [], {"approximate": "tanh"}),
    "HardSigmoid": ("HardSigmoid", [], {"alpha": 1 / 6, "beta": 0.5}),
    "Clip": ("Clip", [scalar(-0.5), scalar(0.75)], {}),
    "Clip to 6": ("Clip", [scalar(0), scalar(6)], {}),
    "Softmax": ("Softmax", [], {"axis": 1}),
    "BatchNormalization": (
        "BatchNormalization",
        [array(4), array(4), array(4), np.abs(array(4)) + 0.1],
        {"epsilon": 0.01},
    ),
    "InstanceNormalization": ("InstanceNormalization", [array(4), array(4)], {"epsilon": 0.01}),
    "LRN": ("LRN", [], {"size": 3, "alpha": 0.1, "beta": 0.6, "bias": 2.0}),
    "Dropout": ("Dropout", [scalar(0.4)], {}),
    "Identity": ("Identity", [], {}),
    "Cast": ("Cast", [], {"to": TensorProto.FLOAT}),
    "Flatten": ("Flatten", [], {}),
    "Reshape": ("Reshape", [ints(0, 2, -1, 6)], {}),
    "Transpose": ("Transpose", [], {"perm": [0, 1, 2, 3]}),
    "Pad": ("Pad", [ints(0, 0, 1, 2, 0, 0, 3, 0)], {}),
    "Resize": (
        "Resize",
        ["", floats(1, 1, 2, 3)],
        {"mode": "nearest", "coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor"},
    ),
    "Resize between": ("Resize", ["", floats(1, 1, 2, 2)], {"mode": "linear"}),
    "DepthToSpace": ("DepthToSpace", [], {"blocksize": 2, "mode": "CRD"}),
    "Mul": ("Mul", [scalar(3)], {}),
    "Div": ("Div", [scalar(3)], {}),
    "Add to itself": ("Add", ["v0"], {}),
    "Multiply by itself": ("Mul", ["v0"], {}),
    "Sum": ("Sum", ["v0", "v0"], {}),
    "Concat": ("Concat", ["v0", "v0"], {"axis": 1}),
}


OTHER_VERSIONS = {
    "Swish": (("Swish", [], {"alpha": 1.0}), 24),
    "GroupNormalization": (("GroupNormalization", [array(4), array(4)], {"num_groups": 2, "epsilon": 0.01}), 21),
    "GroupNormalization by groups": (("GroupNormalization", [array(2), array(2)], {"num_groups": 2}), 18),
    "LayerNormalization": (("LayerNormalization", [array(4, 6, 6), array(4, 6, 6)], {"axis": 1}), 17),
    "Upsample": (("Upsample", [floats(1, 1, 3, 2)], {"mode": "nearest"}), 9),
    "Upsample of old": (("Upsample", [], {"mode": "nearest", "scales": [1.0, 1.0, 2.0, 3.0]}), 7),
}
"""Operators that a version of ONNX brought, changed or took away, with one that has them."""


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_an_operator_does_what_it_does_there(step):
    assert_same(file(("Relu", [], {}), step))


@pytest.mark.parametrize(("step", "opset"), OTHER_VERSIONS.values(), ids=OTHER_VERSIONS)
def test_an_operator_of_another_version_does_what_it_does_there(step, opset):
    assert_same(file(("Relu", [], {}), step, opset=opset))


def test_products_and_their_biases():
    dense = ("Gemm", [array(4 * 36, 5), array(5)], {"alpha": 0.5, "beta": 2.0})
    assert_same(file(("Flatten", [], {}), dense))
    types = assert_same(file(("Flatten", [], {}), ("MatMul", [array(144, 5)], {}), ("Add", [array(5)], {})))
    assert types == {"input", "flatten", "linear"}


def test_a_convolution_takes_the_sum_after_it_as_its_bias():
    types = assert_same(file(("Conv", [array(3, 4, 1, 1)], {}), ("Add", [array(1, 3, 1, 1)], {})))
    assert types == {"input", "conv2d"}


def test_a_value_that_something_else_reads_under_another_name_gets_no_bias():
    kept = ("Conv", [array(4, 4, 3, 3)], {"pads": [1, 1, 1, 1]})
    passed_on = ("Transpose", [], {"perm": [0, 1, 2, 3]})
    bias = ("Add", [array(4, 1, 1)], {})
    assert assert_same(file(kept, passed_on, bias)) == {"input", "conv2d"}
    with pytest.raises(GraphFault, match="Add"):
        import_onnx(file(kept, passed_on, bias, ("Add", ["v0"], {})))


def test_normalisation_at_the_beginning_becomes_the_inputs():
    channels = (1, 4, 1, 1)
    steps = [
        ("Div", [scalar(255)], {}),
        ("Sub", [array(*channels)], {}),
        ("Div", [np.abs(array(*channels)) + 0.1], {}),
        ("Relu", [], {}),
    ]
    assert assert_same(file(*steps)) == {"input", "relu"}


def test_a_value_times_its_own_sigmoid_is_silu():
    steps = [("Relu", [], {}), ("Sigmoid", [], {}), ("Mul", ["v0"], {})]
    assert assert_same(file(*steps)) == {"input", "relu", "silu"}
    assert assert_same(file(*steps, ("Add", ["v1"], {}))) == {"input", "relu", "sigmoid", "multiply", "add"}


def test_axes_of_length_one_come_and_go():
    assert_same(file(("GlobalAveragePool", [], {}), ("Squeeze", [ints(2, 3)], {}), ("Unsqueeze", [ints(2, 3)], {})))


@pytest.mark.parametrize(
    "step",
    [
        ("Conv", ["x"], {}),
        ("MaxPool", [], {"kernel_shape": [2, 2], "pads": [1, 0, 0, 0]}),
        ("AveragePool", [], {"kernel_shape": [2]}),
        ("Softmax", [], {"axis": 2}),
        ("Clip", [scalar(1)], {}),
        ("HardSigmoid", [], {}),
        ("LRN", [], {"size": 4}),
        ("Transpose", [], {"perm": [0, 2, 3, 1]}),
        ("Cast", [], {"to": TensorProto.INT32}),
        ("Pad", [ints(0, 0, 1, 1, 0, 0, 1, 1)], {"mode": "reflect"}),
        ("Resize", ["", floats(1, 1, 0.5, 0.5)], {}),
        ("DepthToSpace", [], {"blocksize": 2}),
        ("ReduceMean", [ints(1)], {}),
        ("Reshape", [ints(-1, 6)], {}),
        ("Sub", ["v0"], {}),
        ("Add", [array(6)], {}),
        ("Mul", [array(4, 1, 1)], {}),
        ("Gemm", [array(7, 5)], {}),
        ("Concat", ["v0"], {"axis": 2}),
    ],
    ids=lambda step: step[0],
)
def test_what_no_layer_does_is_refused_with_its_place(step):
    with pytest.raises(GraphFault) as refused:
        import_onnx(file(("Relu", [], {}), step))
    assert {problem.code for problem in refused.value.problems} <= {"onnx_attribute", "onnx_weight", "onnx_unreadable"}
    assert step[0] in refused.value.problems[0].message("en")
    assert step[0] in refused.value.problems[0].message("ru")


def test_every_operator_is_tried():
    tried = {step[0] for step in STEPS.values()} | {"Gemm", "MatMul", "Sub", "Squeeze", "Unsqueeze", "Add", "Mul"}
    assert set(OPERATORS) == tried | {step[0] for step, _ in OTHER_VERSIONS.values()}
