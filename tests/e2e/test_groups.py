"""Groups: folded into one card, opened, made, copied, moved and named."""

from __future__ import annotations

import re

from playwright.sync_api import Page, Route, expect

from tests.e2e.conftest import NewVisitor, OpenNetwork
from tests.e2e.networks import grouped, small
from tests.e2e.paintings import wait_until_painted
from tests.e2e.workspace import Workspace

FOLDED = "group:block"
MEMBERS = ("block.conv1", "block.relu", "block.conv2", "block.add")


def fold(workspace: Workspace) -> None:
    """Folds the one group there is by the button at its title."""
    workspace.canvas.get_by_role("button", name="Fold into one card").click()
    expect(workspace.node(FOLDED)).to_be_visible()


def test_a_group_is_one_card_while_it_is_folded(page: Page, open_network: OpenNetwork):
    workspace = open_network(grouped())
    expect(workspace.nodes).to_have_count(8)
    fold(workspace)
    expect(workspace.nodes).to_have_count(5)
    expect(workspace.edges).to_have_count(4)  # both that enter the block are drawn as one
    expect(workspace.node(FOLDED)).to_contain_text("Block")
    expect(workspace.node(FOLDED)).to_contain_text("4×28×28")
    expect(workspace.node(FOLDED)).to_contain_text("4 layers")
    wait_until_painted(workspace.picture(FOLDED))

    workspace.select(FOLDED)
    expect(workspace.inspector).to_contain_text("A group of 4 layers")
    expect(workspace.inspector).to_contain_text("296")  # 2 · (3·3·4 + 1)·4
    assert workspace.graph()["groups"]["block"]["collapsed"] is False  # folding is personal

    page.reload()
    workspace.wait_until_alive()
    expect(workspace.nodes).to_have_count(5)
    workspace.node(FOLDED).dblclick(position={"x": 20, "y": 60})
    expect(workspace.node(FOLDED)).to_have_count(0)
    page.keyboard.press("f")  # only what is in sight is drawn
    expect(workspace.nodes).to_have_count(8)
    expect(workspace.edge("stem", "block.add")).to_have_class(re.compile(r"\bskip\b"))


def test_an_opened_group_is_selected_and_a_click_selects_one_of_its_layers(open_network: OpenNetwork):
    graph = grouped()
    graph["groups"]["block"]["collapsed"] = True
    workspace = open_network(graph)
    workspace.node(FOLDED).dblclick(position={"x": 20, "y": 60})
    for name in MEMBERS:  # the camera has gone to all of them
        expect(workspace.node(name)).to_be_in_viewport()
        expect(workspace.node(name)).to_have_class(re.compile(r"\bselected\b"))
    expect(workspace.inspector).to_contain_text("A group of 4 layers")

    before = positions(workspace)
    workspace.select("block.conv2")
    expect(workspace.page.locator(".react-flow__node.selected")).to_have_count(1)
    expect(workspace.inspector.get_by_role("textbox", name="Name of the layer")).to_be_visible()
    assert positions(workspace) == before


def test_a_selection_becomes_a_group_with_a_name(page: Page, open_network: OpenNetwork):
    workspace = open_network(small())
    workspace.select("conv")
    workspace.select_several(["relu"])
    page.keyboard.press("ControlOrMeta+g")
    name = workspace.canvas.get_by_role("textbox", name="Name of the group")
    expect(name).to_be_focused()
    name.fill("Feature extractor")
    name.press("Enter")
    expect(workspace.canvas).to_contain_text("Feature extractor")
    expect(workspace.inspector.get_by_role("textbox", name="Name of the group")).to_have_value("Feature extractor")
    page.reload()
    workspace.wait_until_alive()
    expect(workspace.canvas).to_contain_text("Feature extractor")
    (group,) = workspace.graph()["groups"]
    assert {node for node, made in workspace.graph()["nodes"].items() if made.get("group") == group} == {"conv", "relu"}

    workspace.canvas.get_by_role("button", name="Feature extractor").click()
    page.keyboard.press("ControlOrMeta+Shift+g")
    expect(workspace.canvas).not_to_contain_text("Feature extractor")
    expect(workspace.nodes).to_have_count(5)


def test_a_group_is_moved_copied_and_deleted_as_a_whole(page: Page, open_network: OpenNetwork):
    workspace = open_network(grouped())
    fold(workspace)
    before = positions(workspace)
    workspace.drag_node(FOLDED, (30, 90))
    workspace.wait_until_server(
        '({ graphs }, y) => graphs.main.nodes["block.conv1"].position[1] !== y', before["block.conv1"][1]
    )
    after = positions(workspace)
    (moved,) = {(after[name][0] - before[name][0], after[name][1] - before[name][1]) for name in MEMBERS}
    assert moved[0] > 0
    assert moved[1] > 0
    assert after["stem"] == before["stem"]

    workspace.select(FOLDED)
    page.keyboard.press("ControlOrMeta+d")
    copy = workspace.newly_selected(FOLDED)
    assert copy.startswith("group:")
    expect(workspace.node(copy)).to_contain_text("problems inside")  # nothing enters it yet
    expect(workspace.nodes).to_have_count(6)
    page.keyboard.press("Delete")
    expect(workspace.nodes).to_have_count(5)

    workspace.select(FOLDED)
    page.keyboard.press("Delete")
    expect(workspace.nodes).to_have_count(4)
    expect(workspace.edge("stem", "flatten")).to_be_attached()  # what entered the block feeds what it fed


def test_a_problem_in_a_folded_group_is_told_and_leads_to_its_layer(open_network: OpenNetwork):
    graph = grouped()
    graph["nodes"]["block.conv2"]["params"]["kernel_size"] = 99
    graph["groups"]["block"]["collapsed"] = True
    workspace = open_network(graph)
    expect(workspace.node(FOLDED)).to_contain_text("1 problem inside")
    workspace.node(FOLDED).get_by_role("button", name="1 problem inside").click()
    expect(workspace.node("block.conv2")).to_have_class(re.compile(r"\bselected\b"))
    expect(workspace.inspector.get_by_role("textbox", name="Name of the layer")).to_be_visible()


def test_groups_of_the_catalogue_speak_the_language_of_the_page(new_visitor: NewVisitor, base_url: str):
    page = new_visitor(base_url=base_url, locale="ru-RU")
    workspace = Workspace(page).open_network(grouped())
    expect(workspace.canvas).to_contain_text("Блок")
    workspace.canvas.get_by_role("button", name="Свернуть в одну карточку").click()
    expect(workspace.node(FOLDED)).to_contain_text("4 слоя")


def test_arranging_gives_every_group_a_place_of_its_own(page: Page, open_network: OpenNetwork):
    graph = grouped()
    graph["groups"]["head"] = {"title": "Head", "parent": None, "collapsed": False}
    for place, (name, node) in enumerate(graph["nodes"].items()):
        node["position"] = [place % 2 * 40, place * 30]  # a heap, and frames that lie over each other
        if name in {"flatten", "dense"}:
            node["group"] = "head"
    workspace = open_network(graph)
    before = positions(workspace)
    page.keyboard.press("l")
    page.wait_for_function(
        """() => {
          const boxes = (found) => [...document.querySelectorAll(found)].map((part) => part.getBoundingClientRect());
          const apart = (a, b) => a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
          const areApart = (parts) => parts.every((a, i) => parts.every((b, j) => i === j || apart(a, b)));
          const [cards, frames] = [boxes(".react-flow__node"), boxes("[data-frame]")];
          return cards.length === 8 && frames.length === 2 && areApart(cards) && areApart(frames);
        }"""
    )
    page.keyboard.press("ControlOrMeta+z")
    expect(page.get_by_role("button", name="Undo", exact=True)).to_be_disabled()
    workspace.wait_until_server(
        "({ graphs }, place) => `${graphs.main.nodes.dense.position}` === `${place}`", before["dense"]
    )
    assert positions(workspace) == before


def test_arranging_says_that_it_goes_on_and_that_it_failed(page: Page, open_network: OpenNetwork):
    workspace = open_network(grouped())
    before = positions(workspace)
    asked: list[Route] = []
    page.route("**/api/analysis/arrange", lambda route: asked.append(route))  # noqa: PLW0108 (Playwright marks it)
    page.keyboard.press("l")
    busy = workspace.canvas.get_by_role("status").filter(has_text="Arranging the layers")
    expect(busy).to_be_visible()
    (route,) = asked
    route.abort()
    expect(workspace.notices).to_contain_text("nothing was started or changed")
    expect(busy).to_have_count(0)
    assert positions(workspace) == before


def positions(workspace: Workspace) -> dict[str, list[float]]:
    """Where the server has the layers."""
    return {name: node["position"] for name, node in workspace.graph()["nodes"].items()}
