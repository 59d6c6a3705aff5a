"""Files of strangers: whatever they hold is read within bounds or refused in a sentence."""

from __future__ import annotations

import time

import numpy as np
import onnx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onnx import TensorProto, helper

from models.imports import model as reading
from models.imports.onnx import import_onnx
from models.problems import GraphFault
from tests.models.imports.test_operators import array, file, ints, scalar

SMALL = file(
    ("Conv", [array(2, 1, 3, 3), array(2)], {}), ("Relu", [], {}), ("Flatten", [], {}), ("Gemm", [array(72, 3)], {}),
    shape=(1, 8, 8),
)  # fmt: skip


def code_of(content: bytes) -> str:
    """The code of the refusal, which has sentences in both languages."""
    with pytest.raises(GraphFault) as refused:
        import_onnx(content)
    problem = refused.value.problems[0]
    assert problem.message("en") != problem.message("ru")
    return problem.code


def changed(**fields) -> bytes:
    """The small model with other parts."""
    found = onnx.load_from_string(SMALL)
    for name, change in fields.items():
        change(getattr(found.graph, name))
    return found.SerializeToString()


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(data):
    content = bytearray(SMALL)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        import_onnx(bytes(content[: data.draw(st.integers(len(content) // 2, len(content)))]))
    except GraphFault as fault:
        messages = [problem.message(language) for problem in fault.problems for language in ("en", "ru")]
    else:
        return
    assert all(messages)


@pytest.mark.parametrize("content", [b"", b"\x00", b"\x80\x04\x95", b"PK\x03\x04", b'{"nodes": {}}'])
def test_what_is_no_model_is_refused(content):
    assert code_of(content) == "onnx_unreadable"


def test_unknown_operators_are_all_listed():
    content = file(("Erf", [], {}), ("Relu", [], {}), ("LSTM", [array(1, 4, 6), array(1, 4, 1)], {}))
    with pytest.raises(GraphFault) as refused:
        import_onnx(content)
    (problem,) = refused.value.problems
    assert problem.params["operators"] == "Erf, LSTM"


def test_data_elsewhere_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    np.zeros(18, np.float32).tofile(tmp_path / "weights.bin")

    def elsewhere(initializers):
        tensor = initializers[0]
        tensor.ClearField("raw_data")
        tensor.data_location = TensorProto.EXTERNAL
        tensor.external_data.add(key="location", value="weights.bin")

    assert code_of(changed(initializer=elsewhere)) == "onnx_external_data"
    hidden = helper.make_tensor("t", TensorProto.FLOAT, [1], [0.0])
    hidden.external_data.add(key="location", value="/etc/passwd")
    inner = helper.make_graph([helper.make_node("Constant", [], ["c"], value=hidden)], "inner", [], [])
    branch = helper.make_node("If", ["x"], ["y"], then_branch=inner, else_branch=inner)
    assert code_of(changed(node=lambda nodes: nodes.append(branch))) == "onnx_external_data"


def test_a_tensor_that_says_more_than_it_holds_is_refused():
    assert (
        code_of(changed(initializer=lambda initializers: initializers[0].dims.__setitem__(0, 2**40)))
        == "onnx_unreadable"
    )


def test_inputs_are_one_picture_of_a_known_size():
    second = helper.make_tensor_value_info("other", TensorProto.FLOAT, [1, 3])
    assert code_of(changed(input=lambda inputs: inputs.append(second))) == "onnx_inputs"
    assert code_of(changed(input=lambda inputs: inputs.pop())) == "onnx_inputs"
    open_size = helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 1, "height", "width"])

    def open_up(inputs):
        inputs[0].CopyFrom(open_size)

    assert code_of(changed(input=open_up)) == "onnx_input_shape"


def test_too_many_operations_are_refused(monkeypatch):
    monkeypatch.setattr(reading, "MOST_NODES", 3)
    assert code_of(SMALL) == "onnx_too_many"


def test_one_picture_is_normalised_in_one_way():
    content = file(("Mul", [scalar(2)], {}), ("Add", ["x"], {}))
    assert code_of(content) == "onnx_inputs"


def test_names_become_ids_where_they_can():
    found = import_onnx(SMALL)
    assert list(found.graph.nodes) == ["input", "v0", "v1", "v2", "v3"]

    def rename(nodes):
        for node, name in zip(nodes, ("a.0", "a", "a.0.b", "forward"), strict=True):
            node.name = name

    ids = list(import_onnx(changed(node=rename)).graph.nodes)
    assert ids == ["input", "a.0", "relu_1", "flatten_1", "linear_1"]


def test_many_layers_whose_names_are_no_ids_are_numbered_at_once():
    count = 1500
    model = onnx.load_from_string(file(*[("Relu", [], {})] * count))
    for number, node in enumerate(model.graph.node):
        node.name = f"/relu/{number}"
    began = time.process_time()
    ids = list(import_onnx(model.SerializeToString()).graph.nodes)
    assert time.process_time() - began < 4  # half a second; it took ten as long as every number was tried from 1
    assert ids == ["input", *(f"relu_{number}" for number in range(1, count + 1))]


def test_a_wide_reshape_folds_no_batch():
    with pytest.raises(GraphFault):
        import_onnx(file(("Reshape", [ints(2, 72)], {})))
