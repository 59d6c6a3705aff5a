"""Every architecture of the registry opens, fits, adapts, is built, and is laid out to be read."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from models.analysis import analyse
from models.compile import compile_graph
from models.graph import parse_graph
from models.problems import GraphFault
from models.text import LANGUAGES
from models.zoo import all_architectures, build, catalogue, measure
from models.zoo.registry import register
from tests.models.blocks.pictures import aspect, assert_drawn_well

every_architecture = pytest.mark.parametrize("entry", all_architectures(), ids=lambda entry: entry.name)
small_architecture = pytest.mark.parametrize(
    "entry",
    [entry for entry in all_architectures() if max(entry.input_shape) <= 32 and measure(entry).totals.macs < 10**8],
    ids=lambda entry: entry.name,
)

NAMES = {
    *("lenet1", "lenet4", "lenet5", "lenet5_1998", "alexnet", "alexnet_2012", "vgg_small"),
    *(f"vgg{depth}{norm}" for depth in (11, 13, 16, 19) for norm in ("", "_bn")),
    *("googlenet", "googlenet_2014", "inception_bn", "squeezenet1_1", "mobilenet_v2", "resnet_tiny"),
    *(f"resnet{depth}" for depth in (18, 34, 50, 101, 152)),
    *(f"densenet{depth}" for depth in (121, 161, 169, 201)),
    *(f"nasnet_a_{size}" for size in ("mobile", "cifar", "large")),
    *(f"efficientnet_b{number}" for number in range(8)),
    "efficientnet_lite0",
}
FOLDED_FROM = 40
"""Networks of more nodes open with their groups folded."""


@every_architecture
def test_is_a_right_document(entry):
    graph = build(entry.name)
    assert parse_graph(graph.as_json()).as_json() == graph.as_json()
    analysis = analyse(graph)
    assert not analysis.problems
    assert analysis.main is not None
    assert analysis.nodes[analysis.main].shape == (entry.classes,)
    members = {node.group for node in graph.nodes.values() if node.group} | {
        group.parent for group in graph.groups.values() if group.parent
    }
    assert members == graph.groups.keys(), "no group is empty"


@every_architecture
@pytest.mark.parametrize("shape", [(1, 28, 28), (3, 64, 48)], ids=str)
def test_adapts_to_data_or_says_why_not(entry, shape):
    if shape[1] < entry.smallest[0] or shape[2] < entry.smallest[1]:
        with pytest.raises(GraphFault, match="cannot take pictures"):
            build(entry.name, shape=shape)
        return
    analysis = analyse(build(entry.name, classes=7, shape=shape))
    assert not analysis.problems
    assert analysis.nodes[analysis.main].shape == (7,)
    assert analysis.nodes["input"].shape == shape


@every_architecture
def test_takes_the_smallest_picture_that_it_promises_and_no_smaller(entry):
    assert not analyse(build(entry.name, shape=(1, *entry.smallest))).problems
    with pytest.raises(GraphFault, match="cannot take pictures"):
        build(entry.name, shape=(1, entry.smallest[0] - 1, entry.smallest[1]))
    for shape in [(), (5,), (0, 28, 28)]:
        with pytest.raises(GraphFault):
            build(entry.name, shape=shape)
    with pytest.raises(GraphFault, match="classes"):
        build(entry.name, classes=0)


# The others refuse such pictures, or end in fully connected layers that see a single place.
@pytest.mark.parametrize(
    "entry", [entry for entry in all_architectures() if max(entry.smallest) <= 28], ids=lambda entry: entry.name
)
def test_of_small_pictures_there_is_something_left_to_average(entry):
    analysis = analyse(build(entry.name, shape=(3, 28, 28)))
    averaged = [
        report.inputs[0]
        for name, report in analysis.nodes.items()
        if analysis.graph.layers[name].type == "adaptive_avg_pool2d" and report.shape[1:] == (1, 1)
        if any(analysis.graph.layers[after].type == "flatten" for after in analysis.wiring.outgoing[name])
    ]
    assert all(min(height, width) > 1 for _, height, width in averaged)


@every_architecture
def test_takes_long_narrow_pictures(entry):
    height, width = entry.smallest
    for shape in [(3, height, 200), (1, 200, width)]:
        assert not analyse(build(entry.name, shape=shape)).problems


@pytest.mark.parametrize("wanted", [{"classes": 2**40}, {"shape": (3, 2**20, 224)}], ids=str)
@every_architecture
def test_more_than_a_layer_takes_is_refused(entry, wanted):
    with pytest.raises(GraphFault):
        build(entry.name, **wanted)


@every_architecture
def test_is_built_and_computes_what_the_analysis_says(entry):
    graph = build(entry.name)
    analysis = analyse(graph)
    seen: dict[str, tuple[int, ...]] = {}
    with torch.device("meta"):
        net = compile_graph(graph).eval()
        net(torch.empty(1, *entry.input_shape), lambda node, output: seen.__setitem__(node, tuple(output.shape[1:])))
    assert seen == {name: report.shape for name, report in analysis.nodes.items()}
    counted = analysis.totals.parameters + analysis.totals.training_only_parameters
    assert sum(weight.numel() for weight in net.parameters()) == counted


@small_architecture
def test_gradients_reach_every_weight(entry):
    net = compile_graph(build(entry.name))
    images = torch.rand(4, *entry.input_shape, generator=torch.Generator().manual_seed(0)) * 255
    torch.nn.functional.cross_entropy(net(images)[net.main], torch.arange(4)).backward()
    assert all(weight.grad is not None and weight.grad.isfinite().all() for weight in net.parameters())
    assert all(weight.grad.abs().sum() > 0 for weight in net.parameters())


@every_architecture
def test_is_drawn_well_open_and_folded(entry):
    graph = build(entry.name)
    assert_drawn_well(graph)
    assert 0.5 < aspect(graph) < 5
    cards = measure(entry).thumbnail["nodes"]
    assert len(cards) <= FOLDED_FROM
    places = [(card["x"], card["y"]) for card in cards]
    assert len(set(places)) == len(places)
    width, height = max(x for x, _ in places) + 160, max(y for _, y in places) + 196
    assert 0.5 < width / height < 4


def test_all_that_the_course_names_are_there_oldest_first():
    assert {entry.name for entry in all_architectures()} == NAMES
    years = [entry.year for entry in all_architectures()]
    assert years == sorted(years)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_says_what_is_declared_and_counted(language):
    listed = {entry["name"]: entry for entry in catalogue(language)}
    assert listed.keys() == NAMES
    assert (listed["alexnet_2012"]["depth"], listed["vgg19"]["depth"], listed["resnet152"]["depth"]) == (8, 19, 152)
    for entry in all_architectures():
        told = listed[entry.name]
        totals = measure(entry).totals
        assert (told["parameters"], told["macs"], told["depth"]) == (totals.parameters, totals.macs, totals.depth)
        assert (entry.top5_error is None) == (entry.error_source is None), "an error has a source"
        assert (entry.top5_error is None) == (entry.error_protocol is None), "and a way it was measured"
        assert told["error_source"] == (entry.error_source and entry.error_source.in_(language))


def test_a_name_is_declared_once():
    with pytest.raises(ValueError, match="twice"):
        register(replace(all_architectures()[0]))


def test_an_unknown_name():
    with pytest.raises(KeyError):
        build("lenet6")
