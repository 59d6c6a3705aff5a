"""What is dreamt excites more than anything in the data, is the same every time, and says what it reached."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from models import data, zoo
from models.compile import compile_graph
from models.insight import InsightFault
from models.insight.networks import Networks
from models.insight.spectrum import Spectrum
from models.insight.studying import study
from server import templates
from tests.models.networks import chain, conv, dense

LENET = zoo.build("lenet5", classes=10, shape=(1, 28, 28))
WELCOME = next(example.weights for example in templates.all_examples() if example.name == "welcome")
NETWORKS = Networks()


def dreamt(node, graph=LENET, weights=(WELCOME,), networks=NETWORKS, given=None, **params):
    """What is told, and the picture (1, C, H, W), 0 to 255; the progress is told as well."""
    asked = {
        "kind": "dream",
        "graph": graph.as_json(),
        "weights": [str(path) for path in weights],
        "encoding": "float32",
    }
    asked |= {"nodes": [{"id": node}], "params": params}
    told = []
    answer = study(asked | ({"input": given} if given else {}), networks, lambda done, of: told.append((done, of)))
    ((header, content),) = answer.items
    assert told == [(step, header["told"]["steps"]) for step in range(1, header["told"]["steps"] + 1)]
    values = torch.frombuffer(bytearray(content), dtype=torch.float32)
    return header["told"], values.view(1, header["tiles"], header["height"], header["width"])


def recorded(pixels, node, graph=LENET):
    outputs = {}
    with torch.inference_mode():
        NETWORKS.get(graph.as_json(), 0).net(pixels, outputs.__setitem__)
    return outputs[node]


@pytest.fixture(scope="module")
def sample():
    return torch.from_numpy(data.get("mnist").load("val").images[:500].copy()).float()


@pytest.mark.parametrize("digit", [3, 8])
def test_the_dream_of_a_class_beats_every_image_of_a_sample(sample, digit):
    told, picture = dreamt("softmax", channel=digit)
    assert (told["maximised"], told["node"]) == ("fc3", "softmax")
    logit = recorded(picture, "fc3")[0, digit]
    assert logit > recorded(sample, "fc3")[:, digit].max()
    assert told["peak"] == pytest.approx(recorded(picture, "softmax")[0, digit].item(), abs=1e-5)
    assert 0 <= picture.min() <= picture.max() <= 255
    assert picture.mean() < 80  # strokes on a dark ground


def test_the_dream_of_a_unit_beats_its_channel_on_every_image(sample):
    told, picture = dreamt("relu2", channel=2, place=(5, 5))
    assert told["maximised"] == "conv2"
    value = recorded(picture, "conv2")[0, 2, 5, 5]
    assert told["peak"] == pytest.approx(value.item(), rel=1e-4)
    assert value > recorded(sample, "conv2")[:, 2].max()


def test_it_is_the_same_every_time_and_another_from_another_seed():
    small = chain(conv(3), "relu", "flatten", dense(2), shape=(1, 12, 12))
    one, again, other = (dreamt("n1", small, (), channel=1, seed=seed)[1] for seed in (0, 0, 1))
    assert torch.equal(one, again)
    assert not torch.equal(one, other)


@pytest.mark.parametrize("channels", [1, 3])
def test_of_a_linear_network_it_is_bright_where_the_weights_are_positive(channels):
    linear = chain("flatten", dense(2), shape=(channels, 10, 10))
    _, picture = dreamt("n2", linear, (), channel=0)
    weight = compile_graph(linear).get_submodule("n2").weight[0].detach().view(channels, 10, 10)
    assert picture[0][weight > 0].mean() > 2 * picture[0][weight < 0].mean()


def test_what_no_input_has_woken_is_still_found():
    asleep = chain(conv(2, 5), "relu", "flatten", dense(2), shape=(1, 12, 12))
    networks = Networks()
    networks.get(asleep.as_json(), 0).net.get_submodule("n1").bias.data -= 0.5
    networks.get(asleep.as_json(), 0).signature = ()
    told, _ = dreamt("n2", asleep, (), networks, channel=0, place=(4, 4))
    assert told["maximised"] == "n1"
    assert told["peak"] > 0


def test_deep_dream_makes_a_layer_louder_and_keeps_the_picture(sample):
    given = {"dataset": "mnist", "split": "val", "index": 0}
    told, picture = dreamt("conv2", given=given, start="input")
    assert told["peak"] is None
    before, after = recorded(sample[:1], "conv2"), recorded(picture, "conv2")
    assert after.square().mean() > 1.5 * before.square().mean()
    together = np.corrcoef(picture.flatten().numpy(), sample[0].flatten().numpy())
    assert together[0, 1] > 0.5


@pytest.mark.parametrize(
    ("node", "params", "code"),
    [
        ("conv1", {"channel": 6}, "channel_missing"),
        ("conv1", {"channel": 0, "place": (0, 28)}, "unit_missing"),
        ("conv1", {"place": (0, 0)}, "unit_missing"),
        ("fc1", {"channel": 0, "place": (0, 0)}, "unit_missing"),
        ("conv1", {"channel": 0, "start": "input"}, "question_needs_input"),
    ],
)
def test_what_makes_no_sense_is_said(node, params, code):
    with pytest.raises(InsightFault) as caught:
        dreamt(node, **params)
    assert caught.value.problem.code == code


def test_a_spectrum_of_one_frequency_is_one_wave():
    flat = Spectrum(torch.zeros(1, 1, 8, 8), torch.Generator())
    flat.parts.data.zero_()
    assert torch.equal(flat.picture(), torch.full((1, 1, 8, 8), 0.5))
    flat.parts.data[0, 0, 0, 2] = 1  # two cycles a row
    wave = torch.logit(flat.picture().detach())[0, 0]
    expected = torch.cos(2 * torch.pi * 2 * torch.arange(8) / 8).expand(8, 8)
    torch.testing.assert_close(wave / wave.max(), expected, atol=1e-5, rtol=1e-4)
