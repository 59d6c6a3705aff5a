"""GoogLeNet, its successor, SqueezeNet, MobileNetV2: torchvision's weights and answers, published numbers."""

from __future__ import annotations

import pytest
import torch
from torchvision import models as torchvision

from models import tasks
from models.analysis import analyse
from models.compile import compile_graph
from models.layers.convolution.conv2d import Conv2d
from models.zoo import build
from tests.models.zoo.parity import assert_same_answers, assert_same_keys


def plain_googlenet(classes: int = 1000) -> torchvision.GoogLeNet:
    """torchvision's, with its auxiliary classifiers, and the initialisation that takes no minute."""
    return torchvision.googlenet(num_classes=classes, init_weights=False, aux_logits=True)


ORACLES = {
    "googlenet": plain_googlenet,
    "squeezenet1_1": torchvision.squeezenet1_1,
    "mobilenet_v2": torchvision.mobilenet_v2,
}


@pytest.mark.parametrize("name", ORACLES)
def test_torchvisions_weights_fit(name):
    assert_same_keys(build(name), ORACLES[name])


@pytest.mark.parametrize(
    ("name", "shape"), [("googlenet", (3, 96, 80)), ("squeezenet1_1", (3, 65, 90)), ("mobilenet_v2", (3, 65, 97))]
)
def test_answers_are_torchvisions(name, shape):
    assert_same_answers(build(name, shape=shape), ORACLES[name]())


@pytest.mark.parametrize(
    ("name", "parameters", "auxiliary", "depth"),
    [
        ("googlenet", 6_624_904, 6_379_984, 22),
        ("googlenet_2014", 6_998_552, 6_379_728, 22),
        ("squeezenet1_1", 1_235_496, 0, 18),
        ("mobilenet_v2", 3_504_872, 0, 53),
    ],
)
def test_parameters_and_depth_are_the_published_ones(name, parameters, auxiliary, depth):
    totals = analyse(build(name)).totals
    assert (totals.parameters, totals.training_only_parameters, totals.depth) == (parameters, auxiliary, depth)


def test_inception_with_batch_norm_has_the_released_networks_weights():
    """11 295 240 in the authors' release as others carried it over, whose convolutions keep a bias under batch norm."""
    graph = build("inception_bn")
    biases = sum(layer.out_channels for layer in graph.layers.values() if isinstance(layer, Conv2d))
    analysis = analyse(graph)
    assert analysis.totals.parameters + biases == 11_295_240
    assert analysis.nodes["inception3c.concat"].shape == (576, 14, 14)
    assert analysis.nodes["inception5b.concat"].shape == (1024, 7, 7)


@pytest.mark.parametrize("name", ["googlenet", "googlenet_2014"])
def test_googlenet_learns_with_its_auxiliary_heads_and_answers_without(name):
    net = compile_graph(build(name, classes=3, shape=(1, 28, 28)))
    assert net.loss_weights == {"fc": 1.0, "aux1.fc2": 0.3, "aux2.fc2": 0.3}
    pixels, labels = torch.rand(4, 1, 28, 28) * 255, torch.tensor([0, 1, 2, 0])
    loss, measured = tasks.get("classify").losses(net, pixels, labels)
    assert loss.item() > measured["loss"].item() > 0
    loss.backward()
    assert all(weight.grad is not None and weight.grad.isfinite().all() for weight in net.parameters())
    assert list(net.eval()(pixels)) == ["fc"]


def test_small_pictures_keep_their_size_in_the_stem():
    assert analyse(build("googlenet", shape=(3, 32, 32))).nodes["inception3a.concat"].shape == (256, 32, 32)
    assert analyse(build("inception_bn", shape=(3, 32, 32))).nodes["inception3a.concat"].shape == (256, 32, 32)
    assert analyse(build("mobilenet_v2", shape=(3, 32, 32))).nodes["features.3.add"].shape == (24, 32, 32)
