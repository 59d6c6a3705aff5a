"""The table against torchvision's own: addresses, figures, licence, and what the networks take."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from torchvision import models as torchvision

from models import zoo
from models.compile import compile_graph
from models.torchvision_weights import all_published, get, network, register
from models.torchvision_weights.published import SLACK


def oracle(architecture: str):
    return torchvision.get_model_weights(architecture).IMAGENET1K_V1


def test_every_architecture_that_torchvision_has_is_there():
    theirs = {*torchvision.list_models()}
    assert {each.architecture for each in all_published()} == {
        each.name for each in zoo.all_architectures() if each.name in theirs
    }


@pytest.mark.parametrize("published", all_published(), ids=lambda each: each.architecture)
def test_it_says_what_torchvision_says(published):
    theirs = oracle(published.architecture)
    measured = theirs.meta["_metrics"]["ImageNet-1K"]
    assert published.remote.url == theirs.url
    assert published.recipe == theirs.meta["recipe"]
    assert (published.top1, published.top5) == (measured["acc@1"], measured["acc@5"])
    assert published.side == theirs.transforms.keywords["crop_size"]
    assert published.megabytes == theirs.meta["_file_size"]
    assert zoo.measure(zoo.get(published.architecture)).totals.parameters == theirs.meta["num_params"]
    assert f"sha256:{torch.hub.HASH_REGEX.search(theirs.url)[1]}" == published.remote.checksum


def test_lengths_are_published_to_half_a_thousandth_of_a_megabyte():
    assert SLACK - 1 < 0.0005 * 2**20 < SLACK


def test_an_architecture_has_one_set_of_weights():
    with pytest.raises(ValueError, match="declared twice"):
        register(replace(get("resnet18"), top1=1.0))


@pytest.mark.parametrize("architecture", ["googlenet", "squeezenet1_1"])
def test_with_its_weights_a_network_answers_as_torchvisions_whole_way_from_pixels(architecture):
    """GoogLeNet's ``transform_input`` is part of the way: its weights expect another normalisation."""
    builder = getattr(torchvision, architecture)
    more = {"transform_input": True, "aux_logits": True} if architecture == "googlenet" else {}
    with torch.random.fork_rng():
        torch.manual_seed(0)
        theirs = builder(init_weights=False, **more).eval() if more else builder().eval()
    graph = network(get(architecture))
    net = compile_graph(graph).eval()
    net.load_state_dict(theirs.state_dict(), strict=True)
    pixels = torch.randint(0, 256, (1, *graph.layers["input"].shape), generator=torch.Generator().manual_seed(0))
    preset = oracle(architecture).transforms()
    picture = (pixels / 255 - torch.tensor(preset.mean).view(-1, 1, 1)) / torch.tensor(preset.std).view(-1, 1, 1)
    with torch.inference_mode():
        ours, expected = net(pixels.float())[net.main], theirs(picture)
    assert (ours - expected).abs().max() <= 1e-4 * expected.abs().max()
