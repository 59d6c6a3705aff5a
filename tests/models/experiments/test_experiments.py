"""Every experiment of the course: its trainings are possible, and differ in what it says and in nothing else."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from models import data
from models.analysis import analyse
from models.experiments import TOPICS, Experiment, all_experiments, facts, get
from models.experiments.registry import NETWORK, register
from models.graph import Graph
from models.text import LANGUAGES
from models.training import recipe
from models.training.feasibility import obstacles

CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)

every_experiment = pytest.mark.parametrize("experiment", all_experiments(), ids=lambda experiment: experiment.name)


def recipes(experiment: Experiment) -> list[recipe.Recipe]:
    """The complete recipe of each variant."""
    defaults = data.get(experiment.dataset).recipe
    return [recipe.complete({**experiment.recipe, **variant.recipe}, defaults) for variant in experiment.variants]


def networks(name: str) -> list[Graph]:
    experiment = get(name)
    assert experiment is not None
    return [experiment.graph(variant) for variant in experiment.variants]


def layers(graph: Graph) -> Counter[str]:
    """The layers of a network by what they are."""
    return Counter(repr((layer.type, layer.model_dump())) for layer in graph.layers.values())


@every_experiment
def test_every_variant_can_be_trained(experiment: Experiment):
    dataset = data.get(experiment.dataset)
    for variant, how in zip(experiment.variants, recipes(experiment), strict=True):
        graph = experiment.graph(variant)
        analysis = analyse(graph, batch_size=how.batch_size, optimizer=how.optimizer)
        assert not analysis.problems
        assert not obstacles(how, dataset.splits["train"], graph, analysis)
        assert analysis.main is not None
        assert analysis.nodes[analysis.main].shape == (len(dataset.classes),)


@every_experiment
def test_the_variants_differ_in_what_the_experiment_says(experiment: Experiment):
    assert len(experiment.variants) > 1
    how = [each.model_dump() for each in recipes(experiment)]
    differing = {field for field in how[0] if any(each[field] != how[0][field] for each in how)}
    if len({repr(experiment.graph(variant).as_json()) for variant in experiment.variants}) > 1:
        differing.add(NETWORK)
    assert differing == set(experiment.varies)
    assert all(set(variant.recipe) <= set(experiment.fields) for variant in experiment.variants)


@every_experiment
def test_it_speaks_both_languages(experiment: Experiment):
    texts = (experiment.title, experiment.question, experiment.look, *(each.title for each in experiment.variants))
    assert all(text.in_(language).strip() for text in texts for language in LANGUAGES)
    sentences = (experiment.title, experiment.question, experiment.look)
    assert all(CYRILLIC.search(text.ru) and not CYRILLIC.search(text.en) for text in sentences)
    for language in LANGUAGES:
        titles = [variant.title.in_(language) for variant in experiment.variants]
        assert len(set(titles)) == len(titles)


@every_experiment
def test_what_is_known_of_its_networks_is_the_analysis(experiment: Experiment):
    for variant, known in zip(experiment.variants, facts(experiment), strict=True):
        totals = analyse(experiment.graph(variant)).totals
        assert (known.parameters, known.macs, known.depth) == (totals.parameters, totals.macs, totals.depth)
        assert known.thumbnail["nodes"]


def test_a_plain_network_is_a_residual_one_without_its_skips():
    plain20, plain56, residual20, residual56 = networks("plain_residual")
    for plain, residual, depth in ((plain20, residual20, 20), (plain56, residual56, 56)):
        extra = layers(residual) - layers(plain)
        assert not layers(plain) - layers(residual)
        kinds = {name.split("'")[1] for name in extra}
        assert kinds == {"add", "conv2d", "batch_norm2d"}
        assert analyse(plain).totals.depth == depth
        skips = sum(layer.type == "add" for layer in residual.layers.values())
        assert skips == (depth - 2) / 2


def test_only_the_activations_differ_among_activations():
    for one, other in pairwise(networks("relu_sigmoid")):
        assert {name: node.position for name, node in one.nodes.items()} == {
            name: node.position for name, node in other.nodes.items()
        }
        differing = {name for name in one.nodes if one.nodes[name].type != other.nodes[name].type}
        assert differing == {name for name in one.nodes if name.startswith("act")}


def test_stacks_see_as_much_with_27_weights_for_49():
    stack, single = networks("stacks")
    weights = [
        sum(report.parameters for name, report in analyse(graph).nodes.items() if name.startswith("conv"))
        for graph in (stack, single)
    ]
    assert weights[0] * 49 == weights[1] * 27
    experiment = get("stacks")
    assert experiment is not None
    assert len({known.field for known in facts(experiment)}) == 1


def test_pooling_has_no_weights_and_widens_the_field():
    experiment = get("pooling")
    assert experiment is not None
    pooled, plain = facts(experiment)
    assert pooled.parameters == plain.parameters
    assert (pooled.field, plain.field) == (18, 7)  # 1 + 2 + 1 + 4 + 2 + 8, and 1 + 2 + 2 + 2
    assert pooled.macs * 8 < plain.macs


def test_topics_come_in_the_order_of_the_course():
    topics = [experiment.topic for experiment in all_experiments()]
    assert topics == sorted(topics, key=list(TOPICS).index)
    assert set(topics) == set(TOPICS)


def test_what_cannot_be_registered():
    experiment = all_experiments()[0]
    with pytest.raises(ValueError, match="is declared twice"):
        register(replace(experiment))
    with pytest.raises(ValueError, match="is of topic 'magic'"):
        register(replace(experiment, name="another", topic="magic"))
