"""Signals from inside the layers: before a training, while it goes on, without its skips, and in words."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.conftest import OpenNetwork
from tests.e2e.networks import INPUT, STEP, Graph, Layer, row
from tests.e2e.workspace import PATIENCE

SIGMOIDS = 6


def vanishing() -> Graph:
    """Sigmoids that let less and less of the gradient through, and a skip about the last of them."""
    layers: list[Layer] = [INPUT, ("flatten", "flatten", {})]
    for number in range(1, SIGMOIDS + 1):
        layers += [(f"fc{number}", "linear", {"out_features": 30}), (f"sigmoid{number}", "sigmoid", {})]
    graph = row(*layers, ("sum", "add", {}), ("out", "linear", {"out_features": 10}))
    into_sum = next(edge for edge in graph["edges"].values() if edge["target"] == "sum")
    into_sum["port"] = "in0"
    graph["edges"]["skip"] = {"source": f"sigmoid{SIGMOIDS - 1}", "target": "sum", "port": "in1"}
    graph["nodes"]["sum"]["position"] = [len(layers) * STEP, 220]
    return graph


def test_a_gradient_that_vanishes_is_drawn_said_and_marked(open_network: OpenNetwork):
    workspace = open_network(vanishing(), {"optimizer": "sgd", "learning_rate": 0.001, "epochs": 100})
    page = workspace.page
    page.get_by_role("tab", name="Signals").click()
    chart = page.get_by_test_id("gradient-flow")
    lines = chart.locator("[data-line]")
    expect(lines).to_have_count(2, timeout=PATIENCE)  # one batch, replayed: nothing is updated
    expect(page.get_by_text("weights at the start")).to_be_visible()

    page.get_by_role("switch", name="without the skip connections").check()
    expect(chart.locator("[data-line=plain]")).to_have_count(1, timeout=PATIENCE)
    expect(page.get_by_text("without the skip connections", exact=False).last).to_contain_text("times")
    page.get_by_role("switch", name="without the skip connections").uncheck()

    workspace.play.click()
    trouble = page.get_by_role("list", name="What is wrong").get_by_role("listitem").first
    expect(trouble).to_contain_text("The gradient shrinks", timeout=PATIENCE)
    expect(chart.locator("[data-line=update_ratio]")).to_have_count(1)
    assert page.get_by_role("row").filter(has=page.get_by_role("button", name="fc1")).get_by_role("img").count() == 1
    trouble.get_by_role("button", name="Show the layer").click()
    assert workspace.selected() == "fc1"
    expect(workspace.node("fc1").get_by_role("button", name="The gradient shrinks")).to_be_visible()
    expect(page.get_by_role("heading", name="Signals")).to_be_visible()
    workspace.pause.click()
    workspace.wait_for_state("paused")
