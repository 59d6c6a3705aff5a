"""A training's states: played, paused, stepped, extended, carried over, forgotten, diverged, queued."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import NewVisitor, OpenNetwork
from tests.e2e.networks import small
from tests.e2e.paintings import fingerprint, wait_until_it_shows, wait_until_painted, wait_until_repainted
from tests.e2e.workspace import PATIENCE, Workspace
from tests.running_server import running_server

QUICK = {"batch_size": 512, "epochs": 1}
STEPS = 108  # of QUICK: 55 000 images, the last batch is not full
LONG = {"batch_size": 64, "epochs": 100}


def at_step(step: int) -> str:
    """What the top bar says at a step."""
    return f"step {step:,}".replace(",", " ")


def test_pause_one_step_and_on(open_network: OpenNetwork):
    workspace = open_network(small(), LONG)
    expect(workspace.page.get_by_text("No curves yet")).to_be_visible()
    workspace.play.click()
    workspace.wait_for_state("running")
    wait_until_painted(workspace.curve("accuracy"))
    workspace.pause.click()
    workspace.wait_for_state("paused")
    step = workspace.run()["step"]
    assert step > 0

    maps = fingerprint(workspace.picture("conv"))
    workspace.step.click()
    expect(workspace.status).to_contain_text(at_step(step + 1))
    workspace.wait_for_state("paused")
    wait_until_repainted(workspace.picture("conv"), maps)
    assert workspace.run()["step"] == step + 1

    workspace.page.keyboard.press("p")
    workspace.wait_for_state("running")
    expect(workspace.pause).to_be_enabled()  # one order at a time: the first has been answered
    workspace.page.keyboard.press("p")
    workspace.wait_for_state("paused")
    assert workspace.run()["step"] > step + 1


def test_a_finished_training_is_extended_an_edited_one_carries_over_and_reset_forgets(open_network: OpenNetwork):
    workspace = open_network(small(), QUICK)
    picture = workspace.picture("dense")
    wait_until_painted(picture)
    untrained = fingerprint(picture)
    workspace.play.click()
    workspace.wait_for_state("finished")
    first = workspace.run()
    assert first["step"] == first["steps"] == STEPS
    assert first["validation_accuracy"] > 0.3

    workspace.play.click()
    expect(workspace.notices.filter(has_text="goes on")).to_be_visible()
    expect(workspace.status).to_contain_text(at_step(2 * STEPS), timeout=PATIENCE)
    workspace.wait_for_state("finished")
    assert workspace.run()["id"] == first["id"]

    # An edit: what fits is kept, and the page says how much starts afresh.
    workspace.select("conv")
    workspace.add_with_keyboard("batch norm")
    expect(workspace.status).to_contain_text("before the change")
    workspace.play.click()
    expect(workspace.notices.filter(has_text="1 layer starts afresh")).to_be_visible()
    expect(workspace.status).not_to_contain_text("before the change")
    expect(workspace.status).to_contain_text(at_step(STEPS), timeout=PATIENCE)
    workspace.wait_for_state("finished")
    second = workspace.run()
    assert second["id"] != first["id"]
    assert set(second["carried"]["kept"]) == {"conv", "dense"}

    workspace.reset.click()
    workspace.wait_for_state("none")
    expect(workspace.page.get_by_text("No curves yet")).to_be_visible()
    workspace.page.keyboard.press("Control+z")
    expect(workspace.edge("conv", "relu")).to_be_attached()
    wait_until_it_shows(picture, untrained)


def test_a_training_that_diverges_says_at_which_step_and_layer(open_network: OpenNetwork):
    workspace = open_network(small(), LONG)
    workspace.tab("Training")
    workspace.inspector.get_by_role("combobox", name="Optimiser").select_option("SGD")
    workspace.enter("Learning rate", "10000")
    workspace.play.click()
    workspace.wait_for_state("diverged")
    run = workspace.run()
    banner = workspace.page.get_by_role("status").filter(has_text=at_step(run["step"]))
    expect(banner).to_contain_text("smaller learning rate")
    assert run["reason"]["node"] in workspace.graph()["nodes"]
    banner.get_by_role("button", name="Show the layer").click()
    assert workspace.newly_selected(None) == run["reason"]["node"]

    # A smaller one in the form, and play trains again.
    workspace.tab("Training")
    workspace.enter("Learning rate", "0.01")
    workspace.play.click()
    workspace.wait_for_state("running")
    expect(banner).to_have_count(0)
    workspace.pause.click()


def test_a_network_with_a_problem_refuses_in_words_and_leads_to_it(open_network: OpenNetwork):
    workspace = open_network(small())
    foot = workspace.page.get_by_role("contentinfo")
    before = foot.bounding_box()
    workspace.select("conv")
    workspace.enter("Kernel size", "40")
    expect(workspace.play).to_be_disabled()
    expect(workspace.probe).to_contain_text("cannot answer yet. Kernel 40×40")
    assert foot.bounding_box() == before  # whatever is said in it, the network above keeps its place
    workspace.select("relu")
    workspace.probe.get_by_role("button", name="Show the layer").click()
    assert workspace.newly_selected("relu") == "conv"
    workspace.select("relu")
    workspace.play.press("Enter")
    expect(workspace.notices.filter(has_text="It cannot be trained yet")).to_be_visible()
    assert workspace.newly_selected("relu") == "conv"


def test_the_learning_rate_reaches_a_training_that_goes_on(open_network: OpenNetwork):
    workspace = open_network(small(), LONG)
    workspace.play.click()
    workspace.wait_for_state("running")
    workspace.tab("Training")
    workspace.enter("Learning rate", "0.0005")
    workspace.wait_until_server(
        "({ recipe }) => recipe.learning_rate === 0.0005", path=f"/api/runs/{workspace.run()['id']}"
    )
    workspace.wait_for_state("running")
    workspace.pause.click()


def test_a_training_waits_for_its_turn(new_visitor: NewVisitor, tmp_path_factory: pytest.TempPathFactory):
    with running_server(tmp_path_factory.mktemp("narrow") / "data", "--trainings", "1") as narrow:
        first, second = (Workspace(new_visitor(base_url=narrow.url)).open_network(small(), LONG) for _ in range(2))
        first.play.click()
        first.wait_for_state("running")
        second.play.click()
        second.wait_for_state("queued")
        expect(second.status).to_contain_text("next in line")
        expect(second.status).to_contain_text("about")
        second.page.get_by_role("button", name="Other ways to train").click()
        expect(second.page.get_by_text("trainings: 1 of 1, 1 in line")).to_be_visible()
        second.page.keyboard.press("Escape")
        wait_until_painted(second.picture("conv"))
        first.pause.click()
        first.wait_for_state("paused")
        first.reset.click()
        second.wait_for_state("running")
        second.pause.click()


def test_reloading_while_it_trains_shows_the_same_training(page: Page, open_network: OpenNetwork):
    workspace = open_network(small(), LONG)
    workspace.play.click()
    workspace.wait_for_state("running")
    wait_until_painted(workspace.curve("loss"))
    run = workspace.run()["id"]
    page.reload()
    workspace.wait_until_alive()
    workspace.wait_for_state("running")
    assert workspace.run()["id"] == run
    wait_until_painted(workspace.curve("loss"))
    picture = workspace.picture("conv")
    wait_until_repainted(picture, fingerprint(picture))
    workspace.pause.click()
