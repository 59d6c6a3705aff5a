"""What the network looks at: samples, uploads, drawings; and what it really receives."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from playwright.sync_api import expect

from tests.e2e.digits import ONE, SEVEN
from tests.e2e.paintings import colours, fingerprint, wait_until_painted, wait_until_repainted
from tests.e2e.workspace import Workspace


def received(workspace: Workspace) -> NDArray[np.uint8]:
    """The picture that the network receives, (28, 28): 0 is paper, 255 is ink, in the light theme."""
    canvas = workspace.page.get_by_test_id("network-sees").locator("canvas")
    expect(canvas).to_be_visible()
    pixels = canvas.evaluate("c => [...c.getContext('2d').getImageData(0, 0, c.width, c.height).data]")
    grey = np.array(pixels, np.int64).reshape(28, 28, 4)[:, :, 0]
    return (255 - grey).astype(np.uint8)


def png(*, paper: int, ink: int) -> dict[str, Any]:
    """A file with a seven on a sheet."""
    image = Image.new("L", (120, 160), paper)
    ImageDraw.Draw(image).line([(round(120 * x), round(160 * y)) for x, y in SEVEN[0]], fill=ink, width=12)
    buffer = BytesIO()
    image.save(buffer, "PNG")
    return {"name": "seven.png", "mimeType": "image/png", "buffer": buffer.getvalue()}


def test_a_drawing_is_centred_and_scaled_as_the_data_are(workspace: Workspace):
    corner = [[(0.10 + 0.4 * x, 0.05 + 0.4 * y) for x, y in stroke] for stroke in SEVEN]
    workspace.draw(*corner)
    expect(workspace.answer).to_have_text("7")
    picture = received(workspace).astype(float)
    rows, columns = np.nonzero(picture > 24)
    assert max(np.ptp(rows), np.ptp(columns)) + 1 in range(18, 23)  # MNIST: a box of 20 × 20 pixels
    weight = picture / picture.sum()
    across, down = (weight.sum(axis) @ np.arange(28) for axis in (0, 1))
    assert abs(across - 13.5) <= 1
    assert abs(down - 13.5) <= 1


def test_eraser_undo_and_clear(workspace: Workspace):
    tool = lambda name: workspace.probe.get_by_role("button", name=name)  # noqa: E731
    workspace.draw(*ONE)
    wait_until_painted(workspace.pad)
    drawn = fingerprint(workspace.pad)
    tool("Eraser").click()
    workspace.draw([(0.2, 0.5), (0.8, 0.5)])
    wait_until_repainted(workspace.pad, drawn)
    tool("Undo the last stroke").click()
    assert fingerprint(workspace.pad) == drawn
    tool("Pen").click()
    tool("Clear").click()
    expect(tool("Clear")).to_be_disabled()
    assert colours(workspace.pad) == 1


def test_samples_are_stepped_through_and_chosen_from_a_grid(workspace: Workspace):
    page, probe = workspace.page, workspace.probe
    picture = workspace.picture("conv1")
    probe.get_by_text("Sample", exact=True).click()
    before = fingerprint(picture)
    probe.get_by_role("button", name="Next sample").click()
    expect(probe).to_contain_text("test · no. 1")
    expect(probe).to_contain_text("Label: 2")
    wait_until_repainted(picture, before)

    probe.get_by_role("button", name="Choose a sample").click()
    grid = page.get_by_role("dialog", name="Choose a sample")
    grid.get_by_text("validation", exact=True).click()
    grid.get_by_role("button", name="Later samples").click()
    grid.get_by_role("button", name="Sample 61", exact=True).click()
    expect(grid).to_have_count(0)
    expect(probe).to_contain_text("validation · no. 61")
    label = page.request.get("/api/datasets/mnist/val/61").json()["label"]
    expect(probe).to_contain_text(f"Label: {label}")


def test_an_uploaded_picture_is_read_dark_on_light_or_light_on_dark(workspace: Workspace):
    probe = workspace.probe
    probe.get_by_text("Upload", exact=True).click()
    file = workspace.page.locator("input[type=file]")
    invert = probe.get_by_role("switch", name="Dark on light: invert")

    file.set_input_files([png(paper=255, ink=0)])
    expect(invert).to_be_checked()
    expect(workspace.answer).to_have_text("7")
    dark_on_light = received(workspace)

    file.set_input_files([png(paper=0, ink=255)])
    expect(invert).not_to_be_checked()
    expect(workspace.answer).to_have_text("7")
    assert np.abs(dark_on_light.astype(int) - received(workspace)).max() <= 3

    file.set_input_files([{"name": "notes.txt", "mimeType": "text/plain", "buffer": b"seven"}])
    expect(probe.get_by_role("alert")).to_contain_text("not a PNG, JPEG or WebP")
    file.set_input_files([{"name": "torn.png", "mimeType": "image/png", "buffer": b"\x89PNG torn"}])
    expect(probe.get_by_role("alert")).to_contain_text("cannot be read")
