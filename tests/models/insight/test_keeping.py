"""What is kept of a changed network answers bit for bit as it did while it was looked at; what cannot is refused."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from models.compile import Net, compile_graph
from models.insight import InsightFault
from models.insight.keeping import keep
from models.insight.networks import Network, Networks
from models.insight.overriding import overridden
from models.insight.question import Overrides
from models.snapshot import carry
from models.zoo import build
from tests.models.networks import chain, conv, dense, max_pool

LENET = build("lenet5").as_json()
RESTING = chain(conv(4), "relu", "flatten", dense(10), shape=(1, 8, 8)).as_json()
BRANCHED = build("resnet18", classes=3, shape=(3, 32, 32)).as_json()
SMALL = chain(
    conv(4, padding=1), "batch_norm2d", "relu", max_pool(), ("conv_transpose2d", {"out_channels": 4, "groups": 2}),
    "sigmoid", "flatten", "dropout", dense(10), shape=(1, 8, 8),
).as_json()  # fmt: skip


def network_of(document: dict[str, Any]) -> Network:
    """With running statistics as after a training, so that a normalisation of zero is not zero."""
    network = Networks().get(document, 0)
    draw = torch.Generator().manual_seed(1)
    for name, buffer in network.net.named_buffers():
        if name.endswith(("running_mean", "running_var")):
            buffer.copy_(torch.rand(buffer.shape, generator=draw) + (0.5 if name.endswith("var") else -0.5))
    return network


def rebuilt(network: Network, overrides: Overrides) -> Net:
    graph, state = keep(network, overrides)
    net = compile_graph(graph, seed=9)
    assert not carry(net, [state]).fresh
    return net.eval()


def answers(net: Net, shape: tuple[int, ...]) -> list[torch.Tensor]:
    pictures = torch.rand(3, *shape, generator=torch.Generator().manual_seed(7)) * 255
    with torch.inference_mode():
        return [*net(pictures).values()]


@pytest.mark.parametrize(
    ("document", "overrides"),
    [
        (LENET, {"kernels": [{"key": "conv1.weight", "index": [2, 0], "values": [[0.5] * 5] * 5}]}),
        (LENET, {"weights": [{"key": "fc3.bias", "index": [3], "value": 4.0}], "channels_off": {"conv2": [0, 7]}}),
        (LENET, {"channels_off": {"fc1": [5], "conv1": [1]}, "layers_off": ["conv2"]}),
        (SMALL, {"channels_off": {"n1": [1], "n2": [2], "n3": [3], "n4": [0], "n5": [2]}}),
        (SMALL, {"layers_off": ["n2", "n3", "n4"]}),
        (SMALL, {"layers_off": ["n7"]}),
        (SMALL, {"layers_off": ["n9"], "channels_off": {"n9": [0]}}),
        (BRANCHED, {"layers_off": ["layer1.0.conv2", "layer2.0.add"], "channels_off": {"layer1.1.bn2": [0, 1]}}),
    ],
)
def test_a_kept_network_answers_as_the_changed_one_did(document, overrides):
    network, changes = network_of(document), Overrides.model_validate(overrides)
    assert network.input_shape is not None
    before = answers(network.net, network.input_shape)
    with overridden(network, changes):
        wanted = answers(network.net, network.input_shape)
    assert any(not torch.equal(*pair) for pair in zip(before, wanted, strict=True))
    for one, other in zip(answers(rebuilt(network, changes), network.input_shape), wanted, strict=True):
        assert torch.equal(one, other)
    for one, other in zip(answers(network.net, network.input_shape), before, strict=True):
        assert torch.equal(one, other)


@pytest.mark.parametrize(
    ("document", "node", "channel"),
    [
        (SMALL, "n6", 1),  # the sigmoid of zero is a half
        (SMALL, "n7", 3),  # a feature is one value of a channel
        (RESTING, "n3", 3),  # of one that answers with zeros to whatever it was tried on
        (BRANCHED, "layer1.0.add", 2),  # what both of its inputs make
    ],
)
def test_a_channel_that_no_weights_make_zero_cannot_be_kept(document, node, channel):
    network = network_of(document)
    if document is RESTING:
        network.net.get_parameter("n1.bias").fill_(-1e6)
    with pytest.raises(InsightFault) as fault:
        keep(network, Overrides(channels_off={node: [channel]}))
    assert (fault.value.problem.code, fault.value.problem.node) == ("override_not_kept", node)
