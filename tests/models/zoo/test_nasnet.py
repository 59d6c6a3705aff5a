"""NASNet-A large is timm's, down to the last weight; mobile and CIFAR are as large as their authors published."""

from __future__ import annotations

import pytest
import timm

from models.analysis import analyse
from models.zoo import build
from tests.models.zoo.parity import assert_same_answers


def test_large_answers_as_timms():
    assert_same_answers(build("nasnet_a_large"), timm.create_model("nasnetalarge"))


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("nasnet_a_large", 88_753_150),  # timm; 88.9 M in the paper
        ("nasnet_a_mobile", 5_289_978),  # the released 5 326 716 less 36 738 running statistics; 5.3 M in the paper
        ("nasnet_a_cifar", 3_328_234),  # 3.3 M in the paper
    ],
)
def test_parameters_are_the_published_ones(name, parameters):
    assert analyse(build(name)).totals.parameters == parameters


@pytest.mark.parametrize(("name", "millions"), [("nasnet_a_large", 23_800), ("nasnet_a_mobile", 564)])
def test_multiply_adds_are_the_published_ones(name, millions):
    assert analyse(build(name)).totals.macs == pytest.approx(millions * 1e6, rel=1e-3)


def test_the_name_tells_the_maps_before_the_classifier():
    for name, maps in (("nasnet_a_large", 4032), ("nasnet_a_mobile", 1056), ("nasnet_a_cifar", 768)):
        assert analyse(build(name)).nodes["global_pool"].shape == (maps, 1, 1)


@pytest.mark.parametrize("size", [(64, 64), (65, 80), (8, 9), (331, 224)])
def test_sizes_agree_wherever_paths_meet(size):
    assert not analyse(build("nasnet_a_mobile", shape=(3, *size))).problems
