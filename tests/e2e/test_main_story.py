"""The playground's main story, told once from the first visit to the first digit drawn."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.conduct import Conduct
from tests.e2e.digits import ONE, SEVEN, ZERO
from tests.e2e.paintings import colours, fingerprint, wait_until_all_repainted, wait_until_painted, wait_until_repainted
from tests.e2e.workspace import Workspace


def test_first_visit_to_first_digit(page: Page, conduct: Conduct):
    page.goto("/")
    page.wait_for_url("**/p/*")
    workspace = Workspace(page).wait_until_alive()
    page.get_by_role("button", name="Skip the tour").first.click()

    # A LeNet-5, alive on a digit, all of it in sight.
    expect(workspace.nodes).to_have_count(14)
    names = workspace.pictures()
    assert {"input", "conv1", "relu1", "pool1", "conv2", "fc1"} <= set(names)
    for name in names:
        wait_until_painted(workspace.picture(name))
    expect(workspace.answer).to_have_text("7")

    # Another convolution, dragged onto an edge, stands between its layers and is alive at once.
    added = workspace.drag_from_palette("Convolution 2D", workspace.middle_of_edge("relu1", "pool1"))
    expect(workspace.edge("relu1", added)).to_be_attached()
    expect(workspace.edge(added, "pool1")).to_be_attached()
    expect(workspace.edge("relu1", "pool1")).to_have_count(0)
    expect(workspace.node(added)).to_contain_text("16×26×26")
    page.get_by_role("button", name="Arrange the layers").click()
    wait_until_painted(workspace.picture(added), colours=8)

    # Play: feature maps, filters and curves change while it learns.
    workspace.select(added)
    filters = workspace.inspector.locator("section", has_text="Learned filters").locator("canvas")
    wait_until_painted(filters)
    watched = [workspace.picture(name) for name in ("conv1", added, "conv2", "fc1")] + [filters]
    before = [fingerprint(canvas) for canvas in watched]
    workspace.play.click()
    workspace.wait_for_state("running")
    expect(workspace.notices.filter(has_text="weights that still fit")).to_be_visible()
    wait_until_all_repainted(watched, before)
    later = [fingerprint(canvas) for canvas in watched]
    curve = fingerprint(workspace.curve("loss"))
    wait_until_all_repainted(watched, later)
    wait_until_repainted(workspace.curve("loss"), curve)
    expect(workspace.status).to_contain_text(re.compile(r"[1-9].* images/s"))
    workspace.wait_for_validation(0.97)
    workspace.pause.click()
    workspace.wait_for_state("paused")
    assert workspace.run()["validation_accuracy"] >= 0.97

    # A digit of one's own: every layer answers the pen, and the network reads it.
    for digit, strokes in {"7": SEVEN, "1": ONE, "0": ZERO}.items():
        pictures = [workspace.picture(name) for name in workspace.pictures()]
        assert len(pictures) >= 14
        before = [fingerprint(canvas) for canvas in pictures]
        workspace.draw(*strokes)
        wait_until_all_repainted(pictures, before)
        expect(workspace.answer).to_have_text(digit)
        expect(workspace.node("softmax")).to_contain_text(re.compile(rf"^.*{digit} = \d"))
        workspace.clear()

    assert colours(workspace.pad) == 1
    assert not conduct.complaints()
