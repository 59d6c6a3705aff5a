"""Back and forth through the snapshots of a training."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.conftest import OpenNetwork
from tests.e2e.networks import small
from tests.e2e.paintings import fingerprint, wait_until_it_shows, wait_until_painted, wait_until_repainted
from tests.e2e.test_accessibility import violations

QUICK = {"batch_size": 1024, "epochs": 1}
STEPS = 54  # of QUICK: 55 000 images, the last batch is not full


def test_the_slider_moves_the_whole_page_through_the_training(open_network: OpenNetwork):
    workspace = open_network(small(), QUICK)
    page = workspace.page
    workspace.play.click()
    workspace.wait_for_state("finished")
    slider = page.get_by_role("slider", name="Moment of the training")
    expect(slider).to_have_attribute("aria-valuetext", "The newest weights there are")
    workspace.wait_until_server(
        "({ snapshots }, step) => snapshots.some((kept) => kept.step === step)",
        STEPS,
        path=f"/api/runs/{workspace.run()['id']}/snapshots",
    )
    # 0, 1, 2, 5, 10, 20, 50 and the end are kept; behind them is now.
    expect(slider).to_have_attribute("aria-valuemax", "8")
    wait_until_painted(workspace.picture("conv"))
    trained = fingerprint(workspace.picture("conv"))

    slider.press("Home")
    wait_until_repainted(workspace.picture("conv"), trained)
    expect(slider).to_have_attribute("aria-valuetext", "step 0 · epoch 0")
    mark = page.get_by_role("status").filter(has_text="Looking at step 0")
    expect(mark).to_be_visible()
    untrained = fingerprint(workspace.picture("conv"))
    slider.press("ArrowRight")
    wait_until_repainted(workspace.picture("conv"), untrained)
    page.keyboard.press(",")
    wait_until_it_shows(workspace.picture("conv"), untrained)

    # The curves lead there as well: a click in their middle goes to the snapshot that lies next to it.
    curve = page.get_by_test_id("curve-loss")
    box = curve.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(mark).to_have_count(0)
    expect(page.get_by_role("status").filter(has_text="Looking at step 20")).to_be_visible()
    assert violations(page) == []

    page.get_by_role("button", name="Back to live").click()
    wait_until_it_shows(workspace.picture("conv"), trained)
    page.get_by_role("button", name="Play the training back").click()
    expect(mark).to_be_visible()
    expect(slider).to_have_attribute("aria-valuetext", "The newest weights there are")
    wait_until_it_shows(workspace.picture("conv"), trained)
