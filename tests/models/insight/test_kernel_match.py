"""Learned kernels find their likes among the classical ones; oracles: numpy, and the course's own filters."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from models.insight import InsightFault
from models.insight.answer import answer
from models.insight.classical import bank
from models.insight.networks import Networks
from models.problems import GraphFault
from tests.models.networks import chain, conv, dense

COURSE = {
    "edges": [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]],
    "sharpen": [[0, -1, 0], [-1, 5, -1], [0, -1, 0]],
    "box": [[1 / 9] * 3] * 3,
    "laplacian": [[0, 1, 0], [1, -4, 1], [0, 1, 0]],
    "sobel_x": [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
    "sobel_y": [[-1, -2, -1], [0, 0, 0], [1, 2, 1]],
    "gaussian": [[1 / 16, 2 / 16, 1 / 16], [2 / 16, 4 / 16, 2 / 16], [1 / 16, 2 / 16, 1 / 16]],
    "diagonal_falling": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
}


def matched(
    graph: dict[str, Any], weights: torch.Tensor | None = None, node: str = "n1", **params: Any
) -> dict[str, Any]:
    networks = Networks()
    if weights is not None:
        network = networks.get(graph, 0)
        network.take([])
        network.net.get_parameter(f"{node}.weight").data.copy_(weights)
    found = answer({"kind": "kernel_match", "graph": graph, "nodes": [{"id": node}], "params": params}, networks)
    assert found.json is not None
    return found.json


def best_of(found: dict[str, Any], kernel: int) -> tuple[str, float]:
    best = found["kernels"][kernel]["best"][0]
    return found["bank"][best["filter"]]["name"], best["correlation"]


def test_the_course_s_filters_are_in_the_bank():
    found = {each.name: each.values for each in bank(3, 3)}
    for name, values in COURSE.items():
        np.testing.assert_allclose(found[name], np.array(values, np.float32), rtol=1e-6)


@pytest.mark.parametrize("side", [2, 3, 5, 7])
def test_no_two_filters_of_a_bank_are_the_same(side):
    rows = np.array([(each.values / each.values.norm()).flatten().numpy() for each in bank(side, side)])
    assert np.abs(np.triu(rows @ rows.T, 1)).max() < 0.9999


@given(st.integers(2, 12), st.integers(2, 12))
def test_every_filter_has_the_kernel_s_size_and_edge_filters_see_nothing_flat(height, width):
    filters = bank(height, width)
    assert filters
    for each in filters:
        assert each.values.shape == (height, width)
        assert each.values.any()
        if each.name in {"sobel_x", "sobel_y", "edges", "laplacian", "line_upright", "line_level", "gabor_odd"}:
            assert each.values.sum().abs() < 1e-4 * each.values.abs().sum()
        if each.name in {"box", "gaussian", "sharpen", "point"}:
            assert each.values.sum() == pytest.approx(1)


def test_a_classical_kernel_finds_itself_whatever_its_strength_and_sign():
    filters = bank(5, 5)
    graph = chain(conv(len(filters), kernel=5), shape=(1, 9, 9)).as_json()
    strength = torch.linspace(-3, 2, len(filters))[:, None, None, None]
    found = matched(graph, torch.stack([each.values for each in filters])[:, None] * strength, count=256)
    for place, each in enumerate(filters):
        name, correlation = best_of(found, place)
        assert abs(correlation) == pytest.approx(1, abs=1e-5)
        assert name == each.name
        assert (correlation < 0) == (strength[place] < 0)


def test_the_correlation_is_the_cosine_of_two_kernels():
    graph = chain(conv(3), conv(2), shape=(1, 9, 9)).as_json()
    found = matched(graph, node="n2")
    assert (found["key"], found["outputs"], found["inputs"], found["total"], found["colour"]) == (
        "n2.weight",
        2,
        3,
        6,
        False,
    )
    for kernel in found["kernels"]:
        learned = np.array(kernel["values"]).ravel()
        rows = np.array([each["values"] for each in found["bank"]]).reshape(len(found["bank"]), -1)
        cosines = rows @ learned / np.linalg.norm(rows, axis=1) / np.linalg.norm(learned)
        assert kernel["best"][0]["correlation"] == pytest.approx(cosines[np.abs(cosines).argmax()], rel=1e-5)
    assert [kernel["index"] for kernel in matched(graph, node="n2", offset=4, count=9)["kernels"]] == [[1, 1], [1, 2]]
    assert 0.5 < found["chance"]["mean"] < found["chance"]["p95"] < 1


def test_filters_that_see_colours_are_compared_by_what_they_do_to_grey():
    graph = chain(conv(1), shape=(3, 9, 9)).as_json()
    sobel = torch.tensor(COURSE["sobel_x"], dtype=torch.float32)
    found = matched(graph, torch.stack([sobel, 2 * sobel, sobel.T - sobel.T])[None])
    assert (found["colour"], found["total"], np.array(found["kernels"][0]["values"]).shape) == (True, 1, (3, 3, 3))
    assert best_of(found, 0) == ("sobel_x", pytest.approx(1))


def test_a_kernel_of_zeros_is_like_nothing():
    found = matched(chain(conv(1), shape=(1, 5, 5)).as_json(), torch.zeros(1, 1, 3, 3))
    assert found["kernels"][0]["best"][0]["correlation"] == 0


@pytest.mark.parametrize(("layer", "kernel"), [("relu", None), (conv(1, kernel=1), None), (conv(1, kernel=40), None)])
def test_what_has_no_pattern_is_not_compared(layer, kernel):
    with pytest.raises(InsightFault):
        matched(chain(layer, shape=(1, 50, 50)).as_json())


def test_parameters_of_no_sense_are_refused():
    graph = chain(conv(1), "flatten", dense(2), shape=(1, 5, 5)).as_json()
    for params in ({"offset": -1}, {"count": 0}, {"filters": 3}):
        with pytest.raises(GraphFault):
            matched(graph, **params)
    with pytest.raises(InsightFault):
        matched(graph, node="n3")
