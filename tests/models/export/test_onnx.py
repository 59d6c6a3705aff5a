"""The exported ONNX model is the network: onnxruntime gives its logits, for any number of pictures."""

from __future__ import annotations

from collections.abc import Callable

import onnx
import onnxruntime
import pytest
import torch

from models import zoo
from models.compile import Net, compile_graph
from models.export.onnx import onnx_model
from models.graph import Graph
from models.imports.onnx import import_onnx
from models.layers.normalisation.batch_norm2d import BatchNorm2d
from models.zoo import densenet, nasnet
from models.zoo.efficientnet import Scale, efficientnet
from tests.models.networks import chain, conv, dense

IDLE = {"softmax", "dropout", "drop_path", "identity", "output"}
"""Layers that do nothing to the logits of a network in use."""
SHARED = {"relu", "avg_pool2d", "max_pool2d"}
"""Layers that the exporter computes once where several have the same input, as in the cells of a NASNet."""


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


def assert_comes_back(graph: Graph, content: bytes) -> None:
    """onnxruntime and the imported network answer as the network does, which has the same layers again."""
    net = trained(graph)
    pixels = torch.rand(2, *picture_shape(graph)) * 255
    with torch.inference_mode():
        ours = net(pixels)[net.main]
    scale = float(ours.abs().max())  # untrained deep networks answer with large numbers
    torch.testing.assert_close(run(content, pixels) / scale, ours / scale, rtol=1e-4, atol=1e-5)
    found = import_onnx(content)
    again = compile_graph(found.graph).eval()
    again.load_state_dict({key: torch.tensor(value) for key, value in found.weights.items()})
    with torch.inference_mode():
        torch.testing.assert_close(again(pixels)[again.main] / scale, ours / scale, rtol=1e-5, atol=1e-5)
    kept = {node: layer.type for node, layer in graph.layers.items() if layer.type not in IDLE}
    back = {node: layer.type for node, layer in found.graph.layers.items()}
    assert back.items() <= kept.items()
    assert {kept[node] for node in kept.keys() - back.keys()} <= SHARED
    assert found.weights.keys() == net.state_dict().keys()


RGB = (3, 32, 32)
FAMILIES: dict[str, Callable[[], Graph]] = {
    "LeNet-1": lambda: zoo.build("lenet1"),
    "LeNet-4": lambda: zoo.build("lenet4"),
    "LeNet-5": lambda: zoo.build("lenet5"),
    "LeNet-5 of 1998": lambda: zoo.build("lenet5_1998"),
    "AlexNet of 2012, in full": lambda: zoo.build("alexnet_2012"),
    "VGG": lambda: zoo.build("vgg_small"),
    "Inception": lambda: zoo.build("inception_bn", classes=5, shape=RGB),
    "ResNet": lambda: zoo.build("resnet_tiny"),
    "DenseNet": lambda: densenet.densenet(densenet.Plan(depth=12, growth=4, layers=(2, 2), stem=8), 5, RGB),
    "SqueezeNet": lambda: zoo.build("squeezenet1_1", classes=5, shape=RGB),
    "MobileNet": lambda: zoo.build("mobilenet_v2", classes=5, shape=RGB),
    "NASNet": lambda: nasnet.nasnet(nasnet.Plan("NASNet", cells=1, channels=4, stem=8, dropout=0.5), 5, RGB),
    "EfficientNet": lambda: efficientnet("EfficientNet", Scale(0.25, 0.2, 0.2), BatchNorm2d(), 5, RGB),
}
"""Every LeNet, and one of each family at a size that costs little."""


@pytest.mark.parametrize("graph", FAMILIES.values(), ids=FAMILIES)
def test_a_network_is_itself_in_onnx_and_comes_back(graph):
    built = graph()
    assert_comes_back(built, onnx_model(trained(built), picture_shape(built), built.name))


def test_every_family_is_sent_and_comes_back():
    """GoogLeNet is of the Inception family; its auxiliary heads, which answer nothing, stay behind."""
    assert {entry.family.en for entry in zoo.all_architectures()} <= {
        name.partition("-")[0].split()[0] for name in FAMILIES
    }


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
