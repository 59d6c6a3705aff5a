"""Building a network: adding, connecting, changing, taking back; and what wrong networks say."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import OpenNetwork
from tests.e2e.digits import ONE
from tests.e2e.networks import INPUT, branched, row, small
from tests.e2e.paintings import fingerprint, wait_until_painted, wait_until_repainted
from tests.e2e.workspace import Workspace, centre


def positions(workspace: Workspace) -> dict[str, list[float]]:
    """Where the server has the layers."""
    return {name: node["position"] for name, node in workspace.graph()["nodes"].items()}


def test_a_layer_is_added_after_the_selected_one_with_the_keyboard(open_network: OpenNetwork):
    workspace = open_network(small())
    workspace.select("conv")
    added = workspace.add_with_keyboard("batch norm")
    expect(workspace.edge("conv", added)).to_be_attached()
    expect(workspace.edge(added, "relu")).to_be_attached()
    expect(workspace.edge("conv", "relu")).to_have_count(0)
    expect(workspace.node(added)).to_contain_text("4×8×8")
    wait_until_painted(workspace.picture(added))


def test_a_layer_dropped_on_free_canvas_stands_where_it_was_dropped(open_network: OpenNetwork):
    workspace = open_network(small())
    box = workspace.canvas.bounding_box()
    assert box is not None
    x, y = box["x"] + 0.4 * box["width"], box["y"] + 0.85 * box["height"]
    added = workspace.drag_from_palette("ReLU", (x, y))
    expect(workspace.edges).to_have_count(4)
    across, down = centre(workspace.node(added))
    assert abs(across - x) < 40
    assert abs(down - y) < 40
    expect(workspace.node(added)).to_contain_text(re.compile("[Cc]onnect"))  # it says what it lacks


def test_several_layers_are_selected_by_a_frame(page: Page, open_network: OpenNetwork):
    workspace = open_network(small())
    first, last = workspace.node("relu").bounding_box(), workspace.node("flatten").bounding_box()
    assert first is not None
    assert last is not None
    page.keyboard.down("Shift")
    page.mouse.move(first["x"] - 8, first["y"] - 30)
    page.mouse.down()
    page.mouse.move(last["x"] + last["width"] + 8, max(box["y"] + box["height"] for box in (first, last)) + 20, steps=8)
    page.mouse.up()
    page.keyboard.up("Shift")
    expect(page.locator(".react-flow__node.selected")).to_have_count(2)
    expect(workspace.inspector).to_contain_text("2 layers are selected")


def test_edges_are_pulled_from_handle_to_handle(open_network: OpenNetwork):
    workspace = open_network(branched())
    workspace.pull("right", "add", "in1")
    expect(workspace.notices).to_contain_text("4×28×28")  # it says which two shapes do not fit
    expect(workspace.edge("right", "add")).to_have_count(0)

    workspace.select("right")
    workspace.enter("Filters", "4")
    expect(workspace.node("right")).to_contain_text("4×28×28")
    workspace.pull("right", "add", "in1")
    expect(workspace.edge("right", "add")).to_be_attached()
    expect(workspace.node("add")).to_contain_text("4×28×28")
    wait_until_painted(workspace.picture("add"))


def test_edges_are_made_from_a_menu_that_says_why_a_layer_refuses(page: Page, open_network: OpenNetwork):
    workspace = open_network(branched())
    workspace.select("add")
    page.keyboard.press("c")
    refused = page.get_by_role("menuitem", name="conv 3×3").first
    expect(refused).to_be_disabled()
    expect(refused).to_contain_text("loop")
    page.keyboard.press("Escape")

    workspace.select("right")
    workspace.enter("Filters", "4")
    workspace.field("Filters").blur()
    page.keyboard.press("c")
    target = page.get_by_role("menuitem", name=re.compile("^add", re.IGNORECASE))
    expect(target).to_be_enabled()
    target.press("Enter")
    expect(workspace.edge("right", "add")).to_be_attached()


def test_deleting_rejoins_and_every_gesture_is_one_step_back(page: Page, open_network: OpenNetwork):
    workspace = open_network(small())
    undo = page.get_by_role("button", name="Undo", exact=True)
    expect(undo).to_be_disabled()

    workspace.select("relu")
    page.keyboard.press("Delete")
    expect(workspace.node("relu")).to_have_count(0)
    expect(workspace.edge("conv", "flatten")).to_be_attached()
    page.keyboard.press("Control+z")
    expect(workspace.node("relu")).to_be_visible()
    expect(workspace.edge("conv", "relu")).to_be_attached()
    expect(undo).to_be_disabled()
    page.keyboard.press("Control+Shift+z")
    expect(workspace.node("relu")).to_have_count(0)
    undo.click()
    expect(workspace.node("relu")).to_be_visible()

    before = positions(workspace)
    workspace.select_several(["conv", "relu", "flatten"])
    expect(workspace.inspector).to_contain_text("3 layers are selected")
    workspace.drag_node("relu", by=(40, 90))
    workspace.wait_until_server("({ graphs }, y) => graphs.main.nodes.conv.position[1] !== y", before["conv"][1])
    moved = workspace.graph()["nodes"]
    steps = {(moved[name]["position"][1] - before[name][1]) for name in ("conv", "relu", "flatten")}
    assert len(steps) == 1
    assert steps.pop() > 0
    assert moved["dense"]["position"] == before["dense"]
    undo.click()
    expect(undo).to_be_disabled()


def test_copies_of_several_layers_keep_their_edges(page: Page, open_network: OpenNetwork):
    workspace = open_network(small())
    workspace.select_several(["conv", "relu"])
    page.keyboard.press("Control+c")
    page.keyboard.press("Control+v")
    expect(workspace.nodes).to_have_count(7)
    expect(workspace.edges).to_have_count(5)
    page.keyboard.press("Control+d")
    expect(workspace.nodes).to_have_count(9)
    expect(workspace.edges).to_have_count(6)
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(workspace.nodes).to_have_count(5)
    page.keyboard.press("Control+a")
    expect(page.locator(".react-flow__node.selected")).to_have_count(5)
    page.keyboard.press("Delete")
    expect(workspace.nodes).to_have_count(0)
    expect(page.get_by_text("An empty network")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(workspace.edges).to_have_count(4)


def test_layers_are_arranged_so_that_none_lies_over_another(page: Page, open_network: OpenNetwork):
    graph = small()
    for node in graph["nodes"].values():
        node["position"] = [0, 0]
    workspace = open_network(graph)
    page.keyboard.press("l")
    page.wait_for_function(
        """() => {
          const cards = [...document.querySelectorAll(".react-flow__node")].map((node) => node.getBoundingClientRect());
          const apart = (a, b) => a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
          return cards.length === 5 && cards.every((a, i) => cards.every((b, j) => i === j || apart(a, b)));
        }"""
    )
    page.keyboard.press("Control+z")
    expect(page.get_by_role("button", name="Undo", exact=True)).to_be_disabled()
    expect(workspace.nodes).to_have_count(5)


def test_the_form_changes_shape_and_parameters_of_its_layer(page: Page, open_network: OpenNetwork):
    workspace = open_network(small())
    card = workspace.select("conv")
    expect(card).to_contain_text("4×8×8")
    expect(card).to_contain_text("104")
    workspace.enter("Filters", "8")
    expect(card).to_contain_text("8×8×8")
    expect(card).to_contain_text("208")
    expect(workspace.inspector).to_contain_text("(5·5·1 + 1)·8 = 208")
    expect(workspace.node("flatten")).to_contain_text("512")

    slider = workspace.inspector.get_by_role("slider", name="Filters")
    slider.press("ArrowRight")
    expect(workspace.field("Filters")).not_to_have_value("8")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(card).to_contain_text("4×8×8")

    workspace.inspector.get_by_role("button", name="Kernel size: A value for each side").click()
    workspace.enter("Kernel size: vertical", "3")
    expect(card).to_contain_text("conv 3×5")
    expect(card).to_contain_text("4×9×8")


@pytest.mark.parametrize(
    ("graph", "at", "sentence"),
    [
        (
            row(INPUT, ("conv", "conv2d", {"out_channels": 2}), ("pool", "max_pool2d", {"kernel_size": 40})),
            "pool",
            r"40.*26",
        ),
        (
            branched() | {"edges": branched()["edges"] | {"e3": {"source": "right", "target": "add", "port": "in1"}}},
            "add",
            r"in1 brings 8×28×28, expected 4×28×28",
        ),
        (
            row(INPUT, ("one", "relu", {}), ("add", "add", {}), ("two", "relu", {}))
            | {
                "edges": {
                    "e0": {"source": "input", "target": "one", "port": "in"},
                    "e1": {"source": "one", "target": "add", "port": "in0"},
                    "e2": {"source": "add", "target": "two", "port": "in"},
                    "e3": {"source": "two", "target": "add", "port": "in1"},
                }
            },
            "add",
            r"loop: add → two → add",
        ),
    ],
    ids=["window larger than its input", "different shapes", "cycle"],
)
def test_a_wrong_network_says_so_where_it_is_wrong(
    page: Page, open_network: OpenNetwork, graph: dict[str, Any], at: str, sentence: str
):
    workspace = open_network(graph)
    expect(workspace.node(at)).to_contain_text(re.compile(sentence))
    expect(workspace.play).to_be_disabled()
    workspace.play.hover(force=True)
    expect(page.get_by_role("tooltip", name="It cannot be trained yet")).to_contain_text(re.compile(sentence))
    page.keyboard.press("p")
    expect(workspace.notices).to_be_visible()
    expect(workspace.status).to_have_attribute("data-run-state", "none")

    # The rest is alive: the layers before the mistake answer the pen.
    alive = workspace.picture(workspace.graph()["edges"]["e0"]["target"])
    wait_until_painted(alive)
    before = fingerprint(alive)
    workspace.draw(*ONE)
    wait_until_repainted(alive, before)
