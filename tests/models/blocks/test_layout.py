"""Any network is laid out without one card on another, whatever its wiring and its groups."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from models.analysis import analyse
from models.blocks.blueprint import Blueprint
from models.blocks.layout import COLUMN, Item, arrange, arrange_folded
from models.blocks.miniature import draw_miniature
from models.graph import Graph, Group
from models.layers.activation.relu import ReLU
from models.layers.activation.softmax import Softmax
from models.layers.convolution.conv2d import Conv2d
from models.layers.dense.flatten import Flatten
from models.layers.dense.linear import Linear
from models.layers.input_output.input import Input
from models.layers.merge.add import Add
from models.text import Text
from models.zoo import build
from tests.models.blocks.pictures import assert_drawn_well, boxes_of
from tests.models.networks import chain, network
from tests.models.random_networks import networks

ROW = 240.0
"""From line to line, where every card has the usual height."""


def placed(graph: Graph) -> Graph:
    positions = arrange(graph)
    return replace(
        graph, nodes={name: node.model_copy(update={"position": positions[name]}) for name, node in graph.nodes.items()}
    )


def grouped(graph: Graph, members: dict[str, str], parents: dict[str, str | None], *, collapsed: bool = False) -> Graph:
    groups = {name: Group(title=name, parent=parent, collapsed=collapsed) for name, parent in parents.items()}
    nodes = {name: node.model_copy(update={"group": members.get(name)}) for name, node in graph.nodes.items()}
    return replace(graph, nodes=nodes, groups=groups)


@given(networks(most=12))
@settings(max_examples=40)
def test_any_network_is_drawn_well(graph):
    assert_drawn_well(placed(graph))


@given(networks(most=12), st.data())
@settings(max_examples=40)
def test_any_groups_keep_their_frames_apart(graph, data):
    names = ["a", "b", "c"]
    parents = {name: data.draw(st.sampled_from([None, *names[:number]])) for number, name in enumerate(names)}
    members = {node: data.draw(st.sampled_from([None, *names])) for node in graph.nodes}
    drawn = grouped(graph, {node: group for node, group in members.items() if group}, parents)
    boxes = boxes_of(placed(drawn))
    assert boxes.keys() == graph.nodes.keys()
    picture = placed(drawn)
    # Groups of layers picked at random may lead back into each other: only the frames are asked about.
    assert_drawn_well(replace(picture, edges={}))


def test_a_chain_reads_like_text():
    positions = arrange(chain(*["relu"] * 30))
    names = sorted(positions, key=lambda name: (positions[name][1], positions[name][0]))
    assert names == list(positions)
    assert len({top for _, top in positions.values()}) > 1


def test_lenet5_has_a_line_for_each_of_its_parts():
    rows: dict[float, list[str]] = {}
    for name, node in build("lenet5").nodes.items():
        rows.setdefault(node.position[1], []).append(name)
    assert list(rows.values()) == [
        ["input", "conv1", "relu1", "pool1"],
        ["conv2", "relu2", "pool2", "flatten"],
        ["fc1", "relu3", "fc2", "relu4", "fc3", "softmax"],
    ]


def test_a_line_begins_with_a_layer_that_has_weights():
    layers = [("conv2d", {"out_channels": 4, "padding": 1}), "batch_norm2d", "relu"] * 8
    graph = chain(*layers)
    firsts = [name for name, (x, y) in arrange(graph).items() if x == 0 and y > 0]
    assert firsts
    assert all(graph.layers[name].type == "conv2d" for name in firsts)


def test_paths_beside_the_main_one_lie_below_it():
    nodes = {"input": ("input", {}), "a": ("relu", {}), "b": ("relu", {}), "c": ("relu", {}), "sum": ("add", {})}
    edges = [("input", "a"), ("a", "b"), ("input", "c"), ("b", "sum", "in0"), ("c", "sum", "in1")]
    assert arrange(network(nodes, edges)) == {
        "input": (0, 0),
        "a": (COLUMN, 0),
        "b": (2 * COLUMN, 0),
        "c": (COLUMN, ROW),
        "sum": (3 * COLUMN, 0),
    }


def test_a_side_branch_does_not_take_the_main_row():
    nodes = {"input": ("input", {}), "side": ("relu", {}), "a": ("relu", {}), "b": ("relu", {})}
    positions = arrange(network(nodes, [("input", "side"), ("input", "a"), ("a", "b")]))
    assert [positions[name][1] for name in ("a", "b", "side")] == [0, 0, ROW]


def drawing(*, collapsed: bool) -> Graph:
    net = Blueprint("two blocks")
    net.add("input", Input(shape=(1, 8, 8)))
    for number in (1, 2):
        group = net.group(f"block{number}", Text("Block", "Блок"), collapsed=collapsed)
        start = net.last
        net.add(f"conv{number}", Conv2d(out_channels=1, padding=(1, 1)), group=group)
        net.add(f"relu{number}", ReLU(), group=group)
        net.add(f"add{number}", Add(), net.last, start, group=group)
    net.add("flatten", Flatten())
    net.add("fc", Linear(out_features=4))
    net.add("softmax", Softmax())
    return net.draw()


def test_cards_of_one_row_stand_at_one_height_in_groups_or_not():
    graph = drawing(collapsed=False)
    assert_drawn_well(graph)
    assert graph.nodes["input"].position[1] == graph.nodes["conv1"].position[1] == graph.nodes["relu1"].position[1]


def test_folded_groups_are_one_card():
    graph = drawing(collapsed=True)
    places = arrange_folded(graph)
    assert set(places) == {
        *(Item(is_group=False, id=name) for name in ("input", "flatten", "fc", "softmax")),
        *(Item(is_group=True, id=name) for name in ("block1", "block2")),
    }
    miniature = draw_miniature(analyse(graph))
    assert [node["family"] for node in miniature["nodes"]].count("convolution") == 2
    assert len(miniature["edges"]) == len(miniature["nodes"]) - 1  # the skip within a block is hidden
    assert all(from_ < to for from_, to in miniature["edges"])


def test_nothing_and_loops_are_placed():
    assert arrange(network({}, [])) == {}
    nodes = {"a": ("relu", {}), "b": ("relu", {}), "c": ("relu", {})}
    positions = arrange(network(nodes, [("a", "b"), ("b", "c"), ("c", "a")]))
    assert len(set(positions.values())) == 3
