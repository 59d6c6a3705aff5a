"""What a unit sees: marks over all maps while it is pointed at, and a face of its layer once it is chosen."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from models.analysis import analyse
from models.analysis.unit_fields import projective_fields, receptive_fields
from models.graph import parse_graph
from tests.e2e.workspace import Workspace

BOUNDS = """svg => {
  const face = svg.getBoundingClientRect(), tile = svg.viewBox.baseVal;
  const { x, y, width, height } = svg.children[1].getBBox();
  return { across: [x / tile.width, (x + width) / tile.width], down: [y / tile.height, (y + height) / tile.height] };
}"""


def test_the_field_of_a_unit_is_drawn_on_every_map(workspace: Workspace):
    page = workspace.page
    analysis = analyse(parse_graph(workspace.graph()))
    tiles, side = 4, 10  # sixteen maps of 10×10 in rows of four
    channel, y, x = 5, 3, 7
    maps = workspace.picture("conv2").bounding_box()
    assert maps is not None
    across, down = (channel % tiles + (x + 0.5) / side) / tiles, (channel // tiles + (y + 0.5) / side) / tiles
    page.mouse.move(maps["x"] + across * maps["width"], maps["y"] + down * maps["height"])

    note = page.get_by_test_id("field-note")
    expect(note).to_contain_text(f"conv2 · channel {channel} · row {y}, column {x}")
    expect(note).to_contain_text("sees 14×14 of the 28×28 input")
    field = receptive_fields(analysis, "conv2", (y, x))["input"]
    found = workspace.node("input").locator("svg[data-role=seen]").evaluate(BOUNDS)
    for axis, key in enumerate(("down", "across")):
        first, last = field.reach[axis]
        assert [round(28 * edge) for edge in found[key]] == [first, last + 1]
    reached = set(projective_fields(analysis, "conv2", (y, x))) - {"conv2"}
    for node in reached & set(workspace.pictures()):
        expect(workspace.node(node).locator("svg[data-role=changed]")).to_be_attached()

    page.mouse.down()
    page.mouse.up()
    expect(page).to_have_url(re.compile(rf"\?unit=conv2:{channel}:{y}:{x}$"))
    note.get_by_role("button", name="Show the field").click()
    face = page.get_by_test_id("field-face")
    expect(face.locator("dl > div").filter(has_text="Theoretical field")).to_have_text("Theoretical field14×14")
    expect(face.locator("dl > div").filter(has_text="95 %")).to_have_text(re.compile(r"\d+×\d+$"))
    for weights in ("With random weights", "Now"):
        expect(face.get_by_role("img", name=f"Receptive field on the input: {weights}")).to_have_attribute(
            "data-ready", "true"
        )
    expect(face.get_by_text("averaged over the first 32 training images")).to_be_visible()
    face.get_by_test_id("unit-map").press("ArrowUp")
    face.get_by_test_id("unit-map").press("ArrowRight")
    expect(page).to_have_url(re.compile(rf"unit=conv2:{channel}:{y - 1}:{x + 1}&face=field$"))
    expect(face.get_by_test_id("field-growth")).to_contain_text("14 pixels after 3")
