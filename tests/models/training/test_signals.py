"""What is measured inside the layers is what plain autograd says, costs its share at most, and changes no bit."""

from __future__ import annotations

import math
from functools import partial

import numpy as np
import pytest
import torch
from torch.nn.functional import cross_entropy

from models import snapshot
from models.compile import compile_graph
from models.training import session
from models.training.look import BINS, SAMPLES, WEIGHTS, histogram
from models.training.loop import train
from models.training.signals import Signals
from tests.models.networks import chain, conv, dense
from tests.models.training.nets import points, pull, spec
from tests.models.training.test_governor import Clock

LAYERS = (conv(3, 3), "batch_norm2d", "relu", conv(4, 3), "tanh", "flatten", dense(6), "sigmoid", dense(3))
GRAPH = chain(*LAYERS, shape=(2, 8, 8))
BATCH = 12


class Step:
    """One step of gradient descent at a rate of 0.5, looked at; beside it the same by plain means."""

    def __init__(self, graph=GRAPH, change=lambda net: None) -> None:
        torch.manual_seed(1)
        self.net = compile_graph(graph).train()
        change(self.net)
        self.pixels = torch.rand(BATCH, *graph.layers["input"].shape) * 255
        self.labels = torch.arange(BATCH) % 3
        self.outputs: dict[str, torch.Tensor] = {}
        self.before = {key: weight.detach().clone() for key, weight in self.net.named_parameters()}
        self.clock = Clock()
        self.signals = Signals(self.net, graph.layers, clock=self.clock)
        self.clock.now = 1.0
        with self.signals.looking() as look:
            assert look is not None
            logits = next(iter(self.net(self.pixels, self._record).values()))
            cross_entropy(logits, self.labels).backward()
            look.derived()
            self.gradients = {key: weight.grad.clone() for key, weight in self.net.named_parameters()}
            with torch.no_grad():
                for weight in self.net.parameters():
                    weight.grad.mul_(0.01)  # as clipping does
                    weight.sub_(weight.grad, alpha=0.5)
        self.told = self.signals.told(look)
        self.layers = self.told["layers"]

    def _record(self, node, output):
        if output.requires_grad:
            output.retain_grad()
        self.outputs[node] = output

    def joined(self, tensors, node):
        own = [tensor.double().ravel() for key, tensor in tensors.items() if key.startswith(f"{node}.")]
        return torch.cat(own).norm().item()


def test_norms_are_those_of_autograd():
    step = Step()
    learning = {key.rpartition(".")[0] for key in step.before}
    assert {node for node, found in step.layers.items() if "gradient" in found} == learning
    update = {key: weight.detach() - step.before[key] for key, weight in step.net.named_parameters()}
    for node in learning:
        found = step.layers[node]
        assert found["gradient"] == pytest.approx(step.joined(step.gradients, node), rel=1e-4)
        assert found["weights"] == pytest.approx(step.joined(step.before, node), rel=1e-4)
        ratio = step.joined(update, node) / step.joined(step.before, node)
        assert found["update_ratio"] == pytest.approx(ratio, rel=1e-3)
    for node, output in step.outputs.items():
        if output.grad is not None:
            assert step.layers[node]["arriving"] == pytest.approx(output.grad.double().norm().item(), rel=1e-4)
    assert "arriving" not in step.layers["input"]


def test_outputs_are_described_over_the_first_images_of_the_batch():
    step = Step()
    assert step.layers.keys() == GRAPH.layers.keys()
    for node, output in step.outputs.items():
        some = output.detach()[:SAMPLES].double().numpy()
        assert step.layers[node]["mean"] == pytest.approx(some.mean(), abs=1e-5)
        assert step.layers[node]["std"] == pytest.approx(some.std(), rel=1e-4)
    relu = step.outputs["n3"].detach()[:SAMPLES]
    assert step.layers["n3"]["zeros"] == pytest.approx((relu == 0).double().mean().item(), rel=1e-4)
    for name in ("zeros", "dead"):
        assert {node for node, found in step.layers.items() if name in found} == {"n3"}


def test_the_deviation_of_values_far_from_zero_is_not_lost():
    def lift(net):
        net.get_submodule("n4").bias.data.fill_(30_000)

    step = Step(change=lift)
    exact = step.outputs["n4"].detach()[:SAMPLES].double().numpy().std()
    assert step.layers["n4"]["std"] == pytest.approx(exact, rel=1e-2)
    assert step.layers["n5"]["saturated"] == 1


def test_a_squashing_layer_says_how_much_of_it_is_flat():
    def stretch(net):
        net.get_submodule("n4").weight.data.mul_(3)
        net.get_submodule("n7").weight.data.mul_(20)

    step = Step(change=stretch)
    for node, flat in (("n5", lambda x: np.abs(x) > 0.97), ("n8", lambda x: np.abs(2 * x - 1) > 0.97)):
        some = step.outputs[node].detach()[:SAMPLES].numpy()
        assert step.layers[node]["saturated"] == pytest.approx(flat(some).mean(), rel=1e-4)
    assert 0 < step.layers["n8"]["saturated"] < 1


def test_units_that_a_bias_keeps_from_firing_are_dead():
    def silence(net):
        norm = net.get_submodule("n2")
        norm.bias.data[:2] = -100

    step = Step(change=silence)
    assert (step.layers["n3"]["units"], step.layers["n3"]["dead"]) == (3, 2)
    assert step.told["images"] == BATCH


def test_layers_that_take_no_part_in_a_step_are_not_told_of():
    step = Step()
    assert "dead" in step.layers["n3"]
    rest = step.net.section(("n3",), tuple(step.net.loss_weights))  # as behind an encoder that is computed once
    step.net.zero_grad()
    step.clock.now = 9.0
    with step.signals.looking() as look:
        assert look is not None
        rest({"n3": step.outputs["n3"].detach()})
        look.derived()
    told = step.signals.told(look)["layers"]
    assert "n3" not in told
    assert "mean" in told["n4"]


def test_a_histogram_counts_every_weight_once():
    values = np.random.default_rng(0).normal(size=5000).astype(np.float32)
    found = histogram(values)
    counts, edges = np.histogram(values.astype(np.float64), BINS)
    assert (found["lo"], found["hi"]) == (edges[0], edges[-1])
    assert np.abs(np.array(found["counts"]) - counts).sum() <= 2  # a value on an edge
    assert histogram(np.full(7, 0.5, np.float32))["counts"] == [7] + [0] * (BINS - 1)
    assert histogram(np.array([1.0, np.nan], np.float32)) is None


def test_a_large_layer_is_drawn_from_an_evenly_spaced_part():
    step = Step(chain("flatten", dense(3), shape=(3, 128, 128)))
    counts = step.layers["n2"]["histogram"]["counts"]
    assert WEIGHTS / 2 < sum(counts) <= WEIGHTS


def test_numbers_are_finite_or_none():
    def break_(net):
        net.get_submodule("n7").weight.data[0, 0] = math.nan

    step = Step(change=break_)
    assert step.layers["n7"]["mean"] is None
    assert step.layers["n7"]["histogram"] is None
    assert step.layers["n1"]["gradient"] is None


def test_looking_takes_its_share_at_most():
    clock = Clock()
    net = compile_graph(GRAPH)
    watched = Signals(net, GRAPH.layers, share=0.01, interval=0.25, clock=clock)
    spent, looks = 0.0, []
    for _ in range(3000):
        with watched.looking() as look:
            clock.now += 0.05
            if look is not None:
                looks.append(clock.now)
                look.seconds += 0.02  # as much as the hooks of this network take on that machine
                clock.now += 0.02
                net(torch.zeros(2, 2, 8, 8))
        if look is not None:
            spent += watched.told(look)["seconds"]
    assert len(looks) > 10
    assert spent <= 0.01 * clock.now + 0.02


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_looked_at_or_not_the_training_has_the_same_bits(tmp_path, monkeypatch, optimizer):
    def trained(name, interval):
        monkeypatch.setattr(session, "Signals", partial(Signals, share=1e9, interval=interval))
        recipe = {"optimizer": optimizer, "batch_size": 512}
        events = list(train(spec(recipe=recipe, until=6, directory=tmp_path / name)))
        return events, snapshot.read(max((tmp_path / name).glob("step-*.safetensors")))

    (looked, ours), (plain, theirs) = trained("looked", 0), trained("plain", 1e9)
    told = pull(iter(looked), "signals")
    assert [event["step"] for event in told] == list(range(6))
    assert told[-1]["images"] == 6 * 512
    assert not pull(iter(plain), "signals")
    assert points(looked, "train") == points(plain, "train")
    assert all(torch.equal(ours.weights[key], value) for key, value in theirs.weights.items())
    assert all(torch.equal(ours.optimizer[key], value) for key, value in theirs.optimizer.items())
