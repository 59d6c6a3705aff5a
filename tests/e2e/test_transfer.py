"""Transfer learning: a lock on a layer, a new head in one click, and the course's four ways as a table."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.test_accessibility import violations
from tests.e2e.workspace import PATIENCE, Workspace

SHORT = {"length": "steps", "steps": 4, "batch_size": 256}


def test_what_was_learned_on_digits_is_carried_to_clothes(visitor):
    example = visitor.request.post("/api/projects", data={"example": "welcome"}).json()
    project = f"/api/projects/{example['id']}"
    change = [{"op": "replace", "path": "/recipe", "value": SHORT}]
    headers = {"If-Match": f'"{example["revision"]}"', "Content-Type": "application/json-patch+json"}
    assert visitor.request.patch(project, data=change, headers=headers).ok
    workspace = Workspace(visitor).open(example["id"])
    page = workspace.page

    # A lock is part of the document, is seen on the card, and is taken back.
    workspace.select("conv1")
    page.get_by_role("toolbar", name="What to do with this layer").get_by_role(
        "button", name="Lock the weights"
    ).click()
    expect(workspace.node("conv1").get_by_role("img", name="Frozen")).to_be_visible()
    workspace.wait_until_server("found => found.recipe.layers?.conv1?.frozen === true")
    expect(workspace.inspector.get_by_role("switch", name="Frozen")).to_be_checked()
    page.keyboard.press("Control+z")
    expect(workspace.node("conv1").get_by_role("img", name="Frozen")).to_have_count(0)

    # Fashion-MNIST has ten classes as well: the head is another one all the same.
    page.get_by_role("button", name="Data set: MNIST").click()
    page.get_by_role("button", name="Choose Fashion-MNIST").click()
    transfer = page.get_by_role("region", name="Transfer")
    expect(transfer).to_contain_text("A fresh head for 10 classes. Of 61 706 weights 60 856 stay")
    transfer.get_by_role("button", name="New head, keep the weights").click()
    expect(workspace.node("fc3")).to_have_count(0)
    expect(workspace.node("conv1")).to_be_visible()

    page.get_by_role("tab", name="Training").click()
    tools = page.get_by_role("region", name="Transfer learning")
    tools.get_by_role("button", name="Freeze all but the head").click()
    expect(tools.get_by_role("status")).to_have_text("850 of 61 706 parameters learn.")
    tools.get_by_role("button", name="A, B, C and from scratch").click()
    dialog = page.get_by_role("dialog", name="A, B, C and from scratch")
    expect(dialog.get_by_role("row").filter(has_text="A: frozen encoder")).to_contain_text("850")
    dialog.get_by_label("Training images").fill("1000")
    assert violations(page) == []
    dialog.get_by_role("button", name="Train all four").click()

    table = page.get_by_role("dialog", name="Runs").get_by_role("table")
    expect(table.get_by_role("row").filter(has_text="finished")).to_have_count(4, timeout=2 * PATIENCE)
    frozen = table.get_by_role("row").filter(has_text="A: frozen encoder")
    expect(frozen.get_by_role("cell").nth(0)).to_have_text("850")
    runs = {run["title"]: run for run in workspace.ask("/runs")["runs"]}
    begun = page.request.get(f"/api/runs/{runs['A: frozen encoder, new head']['id']}").json()["carried"]
    assert begun["kept"] == ["conv1", "conv2", "fc1", "fc2"]
    assert begun["encoder"]["is_kept"] is True
    scratch = page.request.get(f"/api/runs/{runs['From scratch']['id']}").json()["carried"]
    assert scratch["kept"] == []
