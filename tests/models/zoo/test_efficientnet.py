"""EfficientNets are torchvision's, Lite0 is timm's, down to the last weight; their numbers are the published ones."""

from __future__ import annotations

import pytest
import timm
from torchvision import models as torchvision

from models.analysis import analyse
from models.zoo import build
from models.zoo.efficientnet import Scale
from tests.models.zoo.parity import assert_same_answers, assert_same_keys

PARAMETERS = (5_288_548, 7_794_184, 9_109_994, 12_233_232, 19_341_616, 30_389_784, 43_040_704, 66_347_960)
every_size = pytest.mark.parametrize("size", range(8))


@every_size
def test_torchvisions_weights_fit(size):
    assert_same_keys(build(f"efficientnet_b{size}"), getattr(torchvision, f"efficientnet_b{size}"))


@every_size
def test_parameters_are_the_published_ones(size):
    assert analyse(build(f"efficientnet_b{size}")).totals.parameters == PARAMETERS[size]


@pytest.mark.parametrize(("name", "size"), [("efficientnet_b0", 224), ("efficientnet_b5", 65)])
def test_answers_are_torchvisions(name, size):
    assert_same_answers(build(name, shape=(3, size, size)), getattr(torchvision, name)())


def test_dropout_and_stochastic_depth_are_torchvisions():
    graph, oracle = build("efficientnet_b4"), torchvision.efficientnet_b4()
    assert graph.layers["classifier.0"].p == oracle.classifier[0].p
    ours = [layer.p for name, layer in graph.layers.items() if name.endswith("stochastic_depth")]
    theirs = [module.p for name, module in oracle.named_modules() if name.endswith("stochastic_depth")]
    skipping = [name.removesuffix(".add") for name in graph.nodes if name.endswith(".add")]
    every_block = [name.removesuffix(".stochastic_depth") for name, _ in oracle.named_modules() if "stoch" in name]
    expected = [p for name, p in zip(every_block, theirs, strict=True) if name in skipping and p > 0]
    assert ours == pytest.approx(expected)


@pytest.mark.parametrize("size", [224, 75])
def test_lite0_answers_as_timms(size):
    oracle = timm.create_model("tf_efficientnet_lite0")
    assert_same_answers(build("efficientnet_lite0", shape=(3, size, size)), oracle)


def test_lite0_is_as_large_as_published():
    assert analyse(build("efficientnet_lite0")).totals.parameters == 4_652_008


def test_rounding_never_takes_a_tenth():
    for width in (1.0, 1.1, 1.27, 1.99, 3.3):
        for channels in (16, 24, 40, 80, 112, 192, 320):
            maps = Scale(width, 1.0, 0.2).maps(channels)
            assert maps % 8 == 0
            assert 0.9 * channels * width <= maps <= channels * width + 8
