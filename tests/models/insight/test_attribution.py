"""Each attribution is what its paper's formula says, worked out by hand; and a network is left as it was."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch.nn.functional import interpolate

from models.compile import compile_graph
from models.insight import InsightFault, attributions
from models.insight.answer import answer
from models.insight.attributing import LEVELS
from models.insight.attributions import smooth_grad
from models.insight.attributions.occlusion import windows
from models.insight.kinds import attribution as quick
from models.insight.networks import Networks
from models.insight.studying import study
from models.problems import GraphFault
from models.seeds import mix
from tests.models.networks import chain, conv, dense, max_pool, network

GRAPH = chain(conv(4, 3, padding=1), "relu", max_pool(), conv(6), "relu", "flatten", dense(5), shape=(3, 12, 12))
SEED = 3
PIXELS = np.random.default_rng(1).integers(0, 256, (3, 12, 12)).astype(float)


def question(method, graph=GRAPH, pixels=PIXELS, **params):
    asked = {"kind": "attribution", "graph": graph.as_json(), "seed": SEED, "encoding": "float32"}
    return {**asked, "input": {"pixels": pixels.tolist()}, "params": {"method": method, **params}}


def asked(method, networks=None, **more):
    """What is told, and the map (H, W)."""
    ((header, content),) = answer(question(method, **more), networks or Networks()).items
    values = torch.frombuffer(bytearray(content), dtype=torch.float32)
    return header["told"], values.view(header["height"], header["width"])


def net_of(graph=GRAPH):
    return compile_graph(graph, SEED).eval()


def logits_of(net, pixels):
    return net(pixels)[net.main]


def pixels_of(values=PIXELS):
    return torch.tensor(values, dtype=torch.float32)[None]


def gradient(net, pixels, target):
    pixels = pixels.clone().requires_grad_()
    return torch.autograd.grad(logits_of(net, pixels)[:, target].sum(), pixels)[0]


def assert_alike(ours, expected):
    torch.testing.assert_close(ours, expected, rtol=1e-3, atol=1e-5 * float(expected.abs().max()))


def test_saliency_is_the_size_of_the_gradient_and_gradient_input_its_product():
    by_hand = gradient(net_of(), pixels_of(), 2)[0]
    header, found = asked("saliency", target=2)
    assert_alike(found, by_hand.abs().amax(0))
    logits = logits_of(net_of(), pixels_of())[0]
    assert header["target"] == 2
    assert header["logit"] == pytest.approx(logits[2].item(), rel=1e-4)
    assert header["probability"] == pytest.approx(logits.softmax(0)[2].item(), rel=1e-4)
    assert_alike(asked("gradient_input", target=2)[1], (by_hand * pixels_of()[0]).sum(0))


def test_without_a_class_it_is_the_one_that_the_network_chooses():
    assert asked("saliency")[0]["target"] == int(logits_of(net_of(), pixels_of()).argmax())


def test_smooth_grad_is_the_mean_of_noisy_gradients_the_same_ones_every_time():
    header, found = asked("smooth_grad", target=1)
    assert torch.equal(found, asked("smooth_grad", target=1)[1])
    deviation = smooth_grad.NOISE * (PIXELS.max() - PIXELS.min())
    assert header["deviation"] == pytest.approx(deviation)
    noise = torch.Generator().manual_seed(mix(SEED, "other noise"))
    noisy = pixels_of() + deviation * torch.randn(1000, 3, 12, 12, generator=noise)
    expected = gradient(net_of(), noisy, 1).mean(0).abs().amax(0)
    correlation = torch.corrcoef(torch.stack([found.flatten(), expected.flatten()]))[0, 1]
    assert correlation > 0.9


@pytest.mark.parametrize("baseline", LEVELS)
def test_integrated_gradients_are_complete(baseline):
    header, found = asked("integrated_gradients", target=4, baseline=baseline)
    net, start = net_of(), torch.full((1, 3, 12, 12), LEVELS[baseline])
    difference = (logits_of(net, pixels_of()) - logits_of(net, start))[0, 4].item()
    assert header["difference"] == pytest.approx(difference, rel=1e-3, abs=1e-5)
    assert found.sum().item() == pytest.approx(difference + header["gap"], rel=1e-3, abs=1e-5)
    ways = torch.linspace(0, 1, 2001)[1:, None, None, None] - 1 / 4000  # the middles of 2000 small steps
    mean = gradient(net, start + ways * (pixels_of() - start), 4).mean(0)
    expected = ((pixels_of() - start)[0] * mean).sum(0)
    assert (found - expected).norm() < 0.05 * expected.norm()
    assert abs(header["gap"]) < 0.05 * expected.abs().sum()


def test_grad_cam_weighs_the_maps_of_the_last_convolution_by_their_mean_gradients():
    header, found = asked("grad_cam", target=0)
    assert (header["layer"], header["grid"]) == ("n5", [4, 4])
    assert header["layers"] == ["n1", "n2", "n3", "n4", "n5"]
    outputs = {}
    net = net_of()
    logit = net(pixels_of(), outputs.__setitem__)[net.main][0, 0]
    maps = outputs["n5"]  # (1, 6, 4, 4)
    weights = torch.autograd.grad(logit, maps)[0].mean((2, 3), keepdim=True)
    coarse = (weights * maps).sum(1, keepdim=True).relu().detach()
    assert_alike(found, interpolate(coarse, (12, 12), mode="bilinear", align_corners=False)[0, 0])
    assert asked("grad_cam", target=0, layer="n2")[0]["grid"] == [12, 12]


def test_grad_cam_takes_a_residual_blocks_sum_not_the_convolution_inside():
    graph = network(
        {
            "input": ("input", {"shape": [1, 8, 8]}),
            "first": conv(3, padding=1),
            "second": conv(3, padding=1),
            "sum": ("add", {}),
            "active": ("relu", {}),
            "flatten": ("flatten", {}),
            "head": dense(4),
        },
        [
            ("input", "first"),
            ("first", "second"),
            ("second", "sum", "in0"),
            ("first", "sum", "in1"),
            ("sum", "active"),
            ("active", "flatten"),
            ("flatten", "head"),
        ],
    )
    assert asked("grad_cam", graph=graph, pixels=PIXELS[:1, :8, :8])[0]["layer"] == "active"


@pytest.mark.parametrize("rectifier", ["relu", "relu6", "tanh"])
def test_guided_backpropagation_stops_what_is_negative_at_every_rectifier(rectifier):
    graph = chain(conv(4), rectifier, conv(5), rectifier, "flatten", dense(3), shape=(3, 12, 12))
    header, found = asked("guided_backpropagation", graph=graph, target=1)
    assert (header["rectifiers"], header["activations"]) == (0 if rectifier == "tanh" else 2, 2)
    outputs = {}
    net = net_of(graph)
    pixels = pixels_of().requires_grad_()
    logit = net(pixels, outputs.__setitem__)[net.main][0, 1]

    def back(of, by, arriving=None):
        return torch.autograd.grad(of, by, arriving, retain_graph=True)[0]

    arriving = back(logit, outputs["n4"])
    for active, convolved, before in (("n4", "n3", "n2"), ("n2", "n1", None)):
        arriving = back(outputs[active], outputs[convolved], arriving)
        if rectifier != "tanh":
            arriving = arriving.clamp(min=0)
        arriving = back(outputs[convolved], pixels if before is None else outputs[before], arriving)
    assert_alike(found, arriving[0].abs().amax(0))


@pytest.mark.parametrize("baseline", ["black", "grey"])
def test_occlusion_covers_place_after_place(baseline):
    pixels = np.random.default_rng(2).integers(0, 256, (3, 15, 21)).astype(float)
    graph = chain(conv(4, 3), "relu", "flatten", dense(5), shape=(3, 15, 21))
    _, found = asked("occlusion", graph=graph, pixels=pixels, target=3, baseline=baseline)
    net, whole = net_of(graph), pixels_of(pixels)
    score = logits_of(net, whole)[0, 3]
    falls, covered = torch.zeros(15, 21), torch.zeros(15, 21)
    (high, down, rows), (wide, right, columns) = windows(15), windows(21)
    for row in range(rows):
        for column in range(columns):
            place = (..., slice(row * down, row * down + high), slice(column * right, column * right + wide))
            changed = whole.clone()
            changed[place] = LEVELS[baseline]
            falls[place] += (score - logits_of(net, changed)[0, 3]).detach()
            covered[place] += 1
    assert covered.min() >= 1
    assert_alike(found, falls / covered)


def test_occlusion_that_changes_nothing_is_zero_not_the_rounding_of_a_batch():
    background = np.zeros((3, 12, 12))
    assert asked("occlusion", pixels=background, target=0)[1].count_nonzero() == 0
    background[:, :2, :2] = 255  # seen by the windows of this corner alone
    found = asked("occlusion", pixels=background, target=0)[1]
    assert found[:2, :2].count_nonzero() == 4
    assert found[2:, 2:].count_nonzero() == 0


def test_the_untrained_network_is_looked_at_and_put_back():
    networks = Networks()
    trained = net_of(GRAPH)
    with torch.no_grad():
        trained.get_submodule("n7").weight.mul_(3)
    held = networks.get(GRAPH.as_json(), SEED)
    held.net.load_state_dict(trained.state_dict())
    held.signature = ()
    before = {key: tensor.clone() for key, tensor in held.net.state_dict().items()}
    _, learned = asked("saliency", networks, target=0)
    _, untrained = asked("saliency", networks, target=0, untrained=True)
    assert_alike(untrained, gradient(net_of(), pixels_of(), 0)[0].abs().amax(0))
    assert_alike(learned, gradient(trained, pixels_of(), 0)[0].abs().amax(0))
    assert all(torch.equal(tensor, before[key]) for key, tensor in held.net.state_dict().items())


@pytest.mark.parametrize("method", [method.name for method in attributions.all_methods()])
def test_every_method_reports_its_passes_and_leaves_no_hook(method):
    networks, seen = Networks(), []
    declared = attributions.get(method)
    study(question(method), networks, lambda done, of: seen.append((done, of)))
    assert [of for _, of in seen] == [declared.passes((3, 12, 12))] * len(seen)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1][0] == seen[-1][1]
    net = networks.get(GRAPH.as_json(), SEED).net
    assert not any(module._forward_hooks or module._backward_hooks for module in net.modules())


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"method": "guess"}, "attribution_unknown"),
        ({"method": "saliency", "target": 5}, "class_missing"),
        ({"method": "grad_cam", "layer": "n7"}, "attribution_needs_maps"),
        ({"method": "grad_cam", "layer": "nobody"}, "attribution_needs_maps"),
    ],
)
def test_what_makes_no_sense_is_said(params, code):
    with pytest.raises(InsightFault) as caught:
        asked(**params)
    assert caught.value.problem.code == code


def test_an_answer_in_training_is_not_explained_as_that_in_use():
    with pytest.raises(InsightFault, match="in use") as caught:
        answer({**question("saliency"), "mode": "train"}, Networks())
    assert caught.value.problem.field == "mode"


@pytest.mark.parametrize("first", ["relu", conv(4, kernel=12)])
def test_a_network_without_maps_of_convolutions_has_no_grad_cam(first):
    with pytest.raises(InsightFault) as caught:
        asked("grad_cam", graph=chain(first, "flatten", dense(4), shape=(3, 12, 12)))
    assert caught.value.problem.code == "attribution_without_maps"


def test_an_answer_of_no_number_is_not_explained():
    networks = Networks()
    held = networks.get(GRAPH.as_json(), SEED)
    held.net.get_submodule("n1").weight.fill_(torch.nan)
    held.signature = ()
    with pytest.raises(InsightFault) as caught:
        asked("occlusion", networks)
    assert caught.value.problem.code == "study_not_finite"


def test_what_takes_long_is_left_to_the_study(monkeypatch):
    monkeypatch.setattr(quick, "MOST_WORK", 10_000)
    with pytest.raises(InsightFault) as caught:
        asked("occlusion")
    assert caught.value.problem.code == "attribution_slow"
    ((_, content),) = study(question("occlusion"), Networks(), lambda _done, _of: None).items
    assert len(content) == 12 * 12 * 4


def test_parameters_are_checked():
    with pytest.raises(GraphFault):
        asked("saliency", baseline="blue")
