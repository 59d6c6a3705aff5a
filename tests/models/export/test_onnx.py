"""The exported ONNX model is the network: onnxruntime gives its logits, for any number of pictures."""

from __future__ import annotations

import onnx
import onnxruntime
import pytest
import torch

from models import zoo
from models.compile import Net, compile_graph
from models.export.onnx import onnx_model
from models.graph import Graph
from models.imports.onnx import import_onnx
from tests.models.networks import chain, conv, dense


def trained(graph: Graph) -> Net:
    """A network whose running statistics are not what they begin with."""
    net = compile_graph(graph, seed=1).eval()
    generator = torch.Generator().manual_seed(2)
    for key, value in net.state_dict().items():
        if key.endswith(("running_mean", "running_var", "bias")):
            value.uniform_(0.5, 1.5, generator=generator)
    return net


def picture_shape(graph: Graph) -> tuple[int, ...]:
    return next(layer for layer in graph.layers.values() if layer.type == "input").shape


def run(content: bytes, pixels: torch.Tensor) -> torch.Tensor:
    """What onnxruntime makes of pixels."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    return torch.from_numpy(session.run(["logits"], {"pixels": pixels.numpy()})[0])


@pytest.mark.parametrize("name", ["lenet5", "vgg_small", "resnet_tiny"])
def test_onnx_is_the_network_and_comes_back(name):
    graph = zoo.build(name)
    net = trained(graph)
    content = onnx_model(net, picture_shape(graph), graph.name)
    pixels = torch.rand(3, *picture_shape(graph)) * 255
    with torch.inference_mode():
        ours = net(pixels)[net.main]
    torch.testing.assert_close(run(content, pixels), ours, rtol=1e-4, atol=1e-4)
    found = import_onnx(content)
    again = compile_graph(found.graph).eval()
    again.load_state_dict({key: torch.tensor(value) for key, value in found.weights.items()})
    with torch.inference_mode():
        torch.testing.assert_close(again(pixels)[again.main], ours, rtol=1e-5, atol=1e-5)
    kept = {
        node: layer.type for node, layer in graph.layers.items() if layer.type not in {"softmax", "dropout", "output"}
    }
    assert {node: layer.type for node, layer in found.graph.layers.items()} == kept


def test_local_response_normalisation_is_one_operator():
    odd, even = (("local_response_norm", {"size": size, "alpha": 0.1}) for size in (3, 4))
    graph = chain(conv(5), odd, even, "flatten", dense(3), shape=(1, 8, 8))
    net = compile_graph(graph).eval()
    content = onnx_model(net, (1, 8, 8), "LRN")
    assert [node.op_type for node in onnx.load_from_string(content).graph.node].count("LRN") == 1
    pixels = torch.rand(2, 1, 8, 8) * 255
    with torch.inference_mode():
        torch.testing.assert_close(run(content, pixels), net(pixels)[net.main], rtol=1e-4, atol=1e-4)


def test_the_file_says_nothing_of_where_it_was_made():
    graph = chain(conv(2), "relu", "flatten", dense(3), shape=(1, 8, 8))
    content = onnx_model(compile_graph(graph).eval(), (1, 8, 8), "Сеть")
    assert b".py" not in content
    assert b"site-packages" not in content
    model = onnx.load_from_string(content)
    assert [node.name for node in model.graph.node if node.op_type in {"Conv", "Relu", "Gemm"}] == ["n1", "n2", "n4"]
