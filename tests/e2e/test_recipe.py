"""The recipe as a person fills it in: what matters is shown, the schedule drawn, what cannot be said at its field."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.conftest import OpenNetwork
from tests.e2e.networks import small

LONG = {"epochs": 50, "batch_size": 64}


def test_a_recipe_is_put_together_and_what_cannot_be_is_said_before_it_starts(open_network: OpenNetwork):
    workspace = open_network(small(), LONG)
    workspace.tab("Training")
    form = workspace.inspector
    expect(form.get_by_role("textbox", name="Momentum", exact=True)).to_have_count(0)
    form.get_by_role("combobox", name="Optimiser").select_option("sgd")
    expect(form.get_by_role("textbox", name="Momentum", exact=True)).to_be_visible()

    picture = form.get_by_test_id("schedule").get_by_role("img")
    level = picture.locator("path").first.get_attribute("d")
    form.get_by_role("combobox", name="Schedule").select_option("cosine")
    expect(picture.locator("path").first).not_to_have_attribute("d", level or "")
    workspace.enter("Warm-up, epochs", "60")
    expect(form.get_by_role("alert")).to_contain_text("The warm-up takes")
    workspace.play.click()
    expect(workspace.page.locator("#refused")).to_contain_text("The warm-up takes")  # the notice
    workspace.enter("Warm-up, epochs", "1")
    expect(form.get_by_role("alert")).to_have_count(0)

    workspace.select("conv")
    workspace.tab("Layer")
    form.get_by_role("switch", name="Frozen").check(force=True)
    workspace.tab("Training")
    form.get_by_role("button", name="Layers").click()
    expect(form.get_by_role("button", name="Let conv be as the others")).to_be_visible()
    workspace.play.click()
    workspace.wait_for_state("running")
    path = f"/api/runs/{workspace.run()['id']}"
    workspace.wait_until_server("({ recipe }) => recipe.layers.conv.frozen === true", path=path)

    workspace.enter("Momentum", "0.5")
    changed = "({ points }) => points.some(({ change }) => change?.momentum === 0.5)"
    workspace.wait_until_server(changed, path=f"{path}/metrics")
    workspace.enter("Epochs", "40")
    expect(form.get_by_role("status").filter(has_text="Epochs: from the next training")).to_be_visible()
    workspace.pause.click()


def test_what_the_recipe_says_of_a_layer_goes_with_it_and_comes_back(open_network: OpenNetwork):
    workspace = open_network(small(), {"layers": {"conv": {"rate": 0.1}, "relu": {"rate": 0.1}}})
    workspace.select("relu")
    workspace.page.keyboard.press("Delete")
    workspace.wait_until_server("({ recipe }) => !('relu' in recipe.layers) && 'conv' in recipe.layers")
    workspace.page.keyboard.press("Control+z")
    workspace.wait_until_server("({ recipe }) => recipe.layers.relu.rate === 0.1")
