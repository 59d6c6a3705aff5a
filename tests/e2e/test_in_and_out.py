"""Networks leave as files and come back in; a file that does not fit says why."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect
from safetensors.numpy import load_file, save_file

from tests.e2e.conftest import OpenNetwork
from tests.e2e.networks import small
from tests.e2e.test_accessibility import violations
from tests.e2e.workspace import PATIENCE, Workspace

SVG = "{http://www.w3.org/2000/svg}"


def export(page: Page, name: str, to: Path) -> Path:
    """Saves one of the export dialog's files."""
    with page.expect_download() as waiting:
        page.get_by_role("dialog", name="Export").get_by_role("button", name=f"Save: {name}").click()
    path = to / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def bring(page: Page, file: Path | FilePayload) -> None:
    """Chooses a file in the import dialog."""
    page.keyboard.press("i")
    with page.expect_file_chooser() as waiting:
        page.get_by_role("dialog", name="Import").get_by_role("button", name="Choose a file").click()
    waiting.value.set_files(file)


def test_the_exported_file_proves_itself(page: Page, workspace: Workspace, tmp_path: Path):
    page.keyboard.press("e")
    dialog = page.get_by_role("dialog", name="Export")
    dialog.get_by_role("button", name="Prove it").click()
    expect(dialog.get_by_role("status")).to_contain_text("The file alone gives the same logits", timeout=2 * PATIENCE)
    assert violations(page) == []
    source = export(page, "PyTorch file", tmp_path)
    assert source.suffix == ".py"
    assert "nn.Module" in source.read_text()


def test_a_project_goes_out_and_comes_in_with_its_weights(page: Page, workspace: Workspace, tmp_path: Path):
    before = workspace.project
    page.keyboard.press("e")
    document = export(page, "Project", tmp_path)
    weights = export(page, "Weights", tmp_path)
    page.keyboard.press("Escape")
    bring(page, document)
    expect(page).not_to_have_url(f"/p/{before}", timeout=PATIENCE)
    workspace.wait_until_alive()
    assert workspace.graph()["nodes"].keys() == load_graph(document)["nodes"].keys()
    bring(page, weights)
    expect(workspace.notices).to_contain_text("61 706 weights are now in this network", timeout=PATIENCE)


def load_graph(document: Path) -> dict[str, object]:
    """The network of a project's file."""
    found: dict[str, object] = json.loads(document.read_text())["graphs"]["main"]
    return found


def test_an_onnx_network_comes_back(page: Page, workspace: Workspace, tmp_path: Path):
    before = workspace.project
    page.keyboard.press("e")
    model = export(page, "ONNX", tmp_path)
    page.keyboard.press("Escape")
    bring(page, model)
    expect(page).not_to_have_url(f"/p/{before}", timeout=2 * PATIENCE)
    expect(page.locator("[data-total=parameters]")).to_contain_text("61 706", timeout=PATIENCE)


def test_weights_of_another_network_are_refused_key_by_key(page: Page, workspace: Workspace, tmp_path: Path):
    page.keyboard.press("e")
    path = export(page, "Weights", tmp_path)
    page.keyboard.press("Escape")
    weights = load_file(path)
    weights["conv1.weight"] = np.zeros((6, 1, 3, 3), dtype=np.float32)
    weights["stranger.bias"] = weights.pop("conv1.bias")
    save_file(weights, tmp_path / "other.safetensors")
    bring(page, tmp_path / "other.safetensors")
    refusal = page.get_by_role("dialog", name="Import").get_by_role("alert")
    expect(refusal).to_contain_text("nothing was changed", timeout=PATIENCE)
    for sentence in ("conv1.bias is missing", "stranger.bias is not in this network", "conv1.weight is 6×1×3×3"):
        expect(refusal).to_contain_text(sentence)
    assert violations(page) == []


def test_files_that_are_never_read_are_refused_before_they_travel(page: Page, open_network: OpenNetwork):
    open_network(small())
    bring(page, {"name": "weights.pth", "mimeType": "application/octet-stream", "buffer": b"pickle"})
    expect(page.get_by_role("dialog", name="Import")).to_contain_text("can contain code and are never read")


def test_a_file_is_dropped_anywhere_on_the_page(page: Page, visitor: Page):
    page.goto("/")
    expect(page.get_by_role("button", name="New project", exact=True)).to_be_visible()
    page.evaluate(
        """() => {
          const files = new DataTransfer();
          files.items.add(new File(["no graph"], "broken.onnx"));
          for (const type of ["dragover", "drop"])
            document.body.dispatchEvent(new DragEvent(type, { dataTransfer: files, bubbles: true, cancelable: true }));
        }"""
    )
    dialog = page.get_by_role("dialog", name="Import")
    expect(dialog).to_contain_text("broken.onnx")
    expect(dialog.get_by_role("alert")).to_be_visible(timeout=PATIENCE)


def test_the_diagram_is_saved_as_a_picture(page: Page, workspace: Workspace, tmp_path: Path):
    page.keyboard.press("e")
    drawing = ET.parse(export(page, "SVG", tmp_path))
    words = {element.text for element in drawing.iter(f"{SVG}text")}
    assert {"conv 5×5", "6×28×28", "48 120"} <= {word.replace("\u202f", " ") for word in words if word}
    assert len(list(drawing.iter(f"{SVG}image"))) > 5  # maps that were in sight
    with Image.open(export(page, "PNG", tmp_path)) as picture:
        assert picture.width > 1000
        assert len(picture.convert("RGB").resize((200, 120)).getcolors(24000) or []) > 50
