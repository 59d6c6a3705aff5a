"""Fields of single units, against networks in which every place is disturbed in turn.

Gradients would not do: through a max pooling they lead to the winners alone.
"""

from __future__ import annotations

from itertools import product

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from models.analysis import analyse
from models.analysis.links import axes_of
from models.analysis.unit_fields import MOST_BOXES, projective_fields, receptive_fields
from models.compile import compile_graph
from models.zoo import build
from tests.models.analysis.field_table import NETWORKS, TABLE, table_text
from tests.models.networks import chain, conv, network
from tests.models.random_networks import networks

_LOUD = 1e12
"""Beyond anything that is averaged away, and within what float64 keeps apart from an undisturbed 1."""


def members(field):
    return {
        place
        for box in field.boxes
        for place in product(*[[at for a, b in places for at in range(a, b + 1)] for places in box])
    }


def averaging(graph):
    """The network with positive weights of sum 1 a unit: what is louder anywhere is louder wherever it is seen."""
    net = compile_graph(graph).double().eval()
    for value in net.parameters():
        value.data.uniform_(0.5, 1)
        if value.ndim > 1:
            value.data /= value[0].numel()
    return net


def changed_by(net, analysis, node, most=10**6):
    """For places of ``node``, at most ``most``, where the outputs of later nodes change when one alone is disturbed."""
    places = list(product(*map(range, axes_of(analysis.nodes[node].shape))))
    places = places[:: -(-len(places) // most)]

    def disturb(_module, _inputs, output):
        louder = output.clone()
        for number, place in enumerate(places):
            target = louder[number, :, *place] if len(place) == 2 else louder[number, place[0]]
            target += _LOUD
        return louder

    shape = analysis.nodes["input"].shape
    picture = torch.rand(1, *shape, generator=torch.Generator().manual_seed(1)).double() * 255
    hook = net.get_submodule(node).register_forward_hook(disturb)
    outputs: dict[str, torch.Tensor] = {}
    with torch.no_grad():
        net(picture.repeat(len(places) + 1, 1, 1, 1), outputs.__setitem__)  # the last one stays undisturbed
    hook.remove()
    moved = {
        name: (output[:-1] - output[-1:]).abs() > 1e-6 * (1 + output[-1:].abs()) for name, output in outputs.items()
    }
    return places, {name: each.any(1) if each.ndim == 4 else each for name, each in moved.items()}


def check(graph, nodes=None, is_exact=True):
    """Every place of some nodes is disturbed; who changes must be who has it in its field, and the other way round."""
    analysis = analyse(graph)
    net = averaging(graph)
    for node in nodes or analysis.nodes:
        places, moved = changed_by(net, analysis, node)
        ahead = {place: projective_fields(analysis, node, place) for place in places}
        for name, report in analysis.nodes.items():
            if name not in moved:
                continue
            targets = list(product(*map(range, axes_of(report.shape))))
            for target in targets[:: max(1, len(targets) // 12)]:
                influential = {place for number, place in enumerate(places) if moved[name][number, *target]}
                looks = receptive_fields(analysis, name, target)
                seen = members(looks[node]) if node in looks else set()
                reaching = {place for place in places if name in ahead[place] and target in members(ahead[place][name])}
                assert influential <= seen, (node, name, target)
                assert influential <= reaching, (node, name, target)
                if is_exact:
                    assert influential == seen == reaching, (node, name, target)


@pytest.mark.parametrize("name", NETWORKS)
def test_fields_are_what_disturbing_every_place_shows(name):
    check(NETWORKS[name])


@pytest.mark.parametrize("kind", ["instance_norm2d", "layer_norm", "group_norm"])
def test_normalisation_over_maps_sees_all_of_them(kind):
    graph = chain(conv(4, 3, 1, 1), kind, conv(1, 3, 1, 1), shape=(1, 6, 5))
    check(graph, ["input", "n1"])


@settings(max_examples=8)
@given(networks(most=6), st.data())
def test_no_field_misses_anything_in_any_network(graph, data):
    analysis = analyse(graph)
    node = data.draw(st.sampled_from([name for name, report in analysis.nodes.items() if len(report.shape) == 3]))
    places, moved = changed_by(averaging(graph), analysis, node, most=50)
    end = data.draw(st.sampled_from([name for name in analysis.nodes if name in moved]))
    target = data.draw(st.tuples(*[st.integers(0, size - 1) for size in axes_of(analysis.nodes[end].shape)]))
    field = receptive_fields(analysis, end, target).get(node)
    assert {place for number, place in enumerate(places) if moved[end][number, *target]} <= (
        set() if field is None else members(field)
    )


@settings(max_examples=40)
@given(networks(), st.data())
def test_the_reach_is_the_field_of_the_layer(graph, data):
    analysis = analyse(graph)
    name = data.draw(st.sampled_from([name for name, report in analysis.nodes.items() if report.field is not None]))
    report = analysis.nodes[name]
    place = data.draw(st.tuples(*[st.integers(0, size - 1) for size in report.shape[1:]]))
    reach = receptive_fields(analysis, name, place)["input"].reach
    assert reach == tuple(window.bounds(at) for window, at in zip(report.field, place, strict=True))


def test_a_unit_of_vggs_last_pooling_sees_212_pixels():
    field = receptive_fields(analyse(build("vgg16")), "features.30", (0, 3))["input"]
    assert field.reach == ((-90, 121), (6, 217))
    assert field.boxes == ((((0, 121),), ((6, 217),)),)


@pytest.mark.parametrize("count", [1, 2, 5])
def test_threes_grow_by_two(count):
    graph = chain(*[conv(1, 3, 1, 1)] * count, shape=(1, 31, 31))
    field = receptive_fields(analyse(graph), f"n{count}", (15, 15))["input"]
    assert field.reach == ((15 - count, 15 + count),) * 2


def test_many_branches_are_told_in_few_boxes_that_miss_nothing():
    nodes = {"input": ("input", {"shape": [1, 40, 40]})}
    edges = []
    for branch in range(MOST_BOXES + 4):  # wide and flat to narrow and high: none holds another
        nodes[f"b{branch}"] = ("conv2d", {"out_channels": 1, "kernel_size": [2 * branch + 1, 41 - 2 * branch],
                                          "padding": "same"})  # fmt: skip
        edges += [("input", f"b{branch}"), (f"b{branch}", "join", f"in{branch}")]
    nodes["join"] = ("concat", {})
    field = receptive_fields(analyse(network(nodes, edges)), "join", (20, 20))["input"]
    assert len(field.boxes) <= MOST_BOXES
    assert members(field) >= {(20 - branch, min(39, 40 - branch)) for branch in range(20)}


@pytest.mark.parametrize("place", [(0,), (0, 9), (-1, 0)])
def test_a_place_that_is_not_there_is_refused(place):
    with pytest.raises(ValueError, match="has places"):
        receptive_fields(analyse(chain(conv(1, 3), shape=(1, 8, 8))), "n1", place)


def test_the_page_is_tested_with_what_is_found_here():
    assert TABLE.read_text() == table_text(), "run `python -m tests.models.analysis.field_table`"
