"""AlexNet and the VGGs: torchvision's down to the last weight, the paper's numbers, and their receptive fields."""

from __future__ import annotations

import pytest
import torch
from torchvision import models as torchvision

from models.analysis import analyse
from models.compile import compile_graph
from models.zoo import build
from tests.models.zoo.parity import assert_same_answers, assert_same_keys

PARAMETERS = {
    "alexnet": 61_100_840,
    "alexnet_2012": 60_965_224,
    "vgg11": 132_863_336,
    "vgg13": 133_047_848,
    "vgg16": 138_357_544,
    "vgg19": 143_667_240,
    "vgg11_bn": 132_868_840,
    "vgg13_bn": 133_053_736,
    "vgg16_bn": 138_365_992,
    "vgg19_bn": 143_678_248,
}


@pytest.mark.parametrize("name", PARAMETERS)
def test_parameters_are_the_published_ones(name):
    assert analyse(build(name)).totals.parameters == PARAMETERS[name]


@pytest.mark.parametrize("name", [name for name in PARAMETERS if name != "alexnet_2012"])
def test_torchvisions_weights_fit(name):
    assert_same_keys(build(name), getattr(torchvision, name))


def test_alexnets_answers_are_torchvisions():
    assert_same_answers(build("alexnet", classes=5, shape=(3, 79, 63)), torchvision.alexnet(num_classes=5))


def test_a_vggs_answers_are_torchvisions():
    """At full size, where the adaptive pooling in front of the classifier changes nothing."""
    assert_same_answers(build("vgg11_bn", classes=5), torchvision.vgg11_bn(num_classes=5))


@pytest.mark.parametrize(
    ("name", "node", "size", "stride", "padding"),
    [
        ("alexnet", "features.12", 195, 32, None),
        ("alexnet_2012", "pool5", 195, 32, None),
        ("vgg16", "features.30", 212, 32, 90),
    ],
)
def test_receptive_fields_are_the_published_ones(name, node, size, stride, padding):
    field = analyse(build(name)).as_json("en")["nodes"][node]["receptive_field"]
    assert field["size"] == [size, size]
    assert field["stride"] == [stride, stride]
    assert padding is None or field["padding"] == [padding, padding]


def test_alexnet_of_2012_has_the_papers_maps():
    analysis = analyse(build("alexnet_2012"))
    shapes = [analysis.nodes[f"conv{number}"].shape for number in range(1, 6)]
    assert shapes == [(96, 55, 55), (256, 27, 27), (384, 13, 13), (384, 13, 13), (256, 13, 13)]


def test_its_response_normalisation_is_the_papers_formula():
    """b = a / (2 + 10⁻⁴ Σ a²)^0.75 over five neighbouring maps (section 3.3)."""
    with torch.device("meta"):
        net = compile_graph(build("alexnet_2012"))
    maps = torch.randn(1, 9, 2, 2) * 30
    expected = torch.empty_like(maps)
    for channel in range(9):
        neighbours = maps[:, max(0, channel - 2) : channel + 3]
        expected[:, channel] = maps[:, channel] / (2 + 1e-4 * neighbours.square().sum(1)) ** 0.75
    torch.testing.assert_close(net.norm1(maps), expected)


def test_small_pictures_get_a_small_classifier():
    analysis = analyse(build("vgg16", classes=10, shape=(3, 32, 32)))
    assert analysis.nodes["avgpool"].shape == (512, 1, 1)
    assert analysis.totals.parameters < 16_000_000
