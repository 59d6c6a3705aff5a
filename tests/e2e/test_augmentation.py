"""Augmentation is chosen beside what it does: images, labels and maps follow the list, which the recipe keeps."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.e2e.conftest import OpenNetwork
from tests.e2e.networks import small
from tests.e2e.paintings import wait_until_painted
from tests.e2e.test_accessibility import violations
from tests.e2e.workspace import PATIENCE, Workspace

LISTED = "(document, ops) => (document.recipe.augmentation ?? []).map(({op}) => op).join() === ops"


def opened(workspace: Workspace) -> Locator:
    """The dialog, opened from the form."""
    workspace.tab("Training")
    workspace.inspector.get_by_role("button", name=re.compile("Choose and preview")).click()
    dialog = workspace.page.get_by_role("dialog", name="Augmentation")
    expect(dialog.get_by_test_id("augmented").get_by_role("img").first).to_be_visible(timeout=PATIENCE)
    return dialog


def sources(dialog: Locator) -> list[str]:
    """The pictures of the gallery, as their data."""
    found: list[str] = dialog.get_by_test_id("augmented").locator("img").evaluate_all("all => all.map(one => one.src)")
    return found


def test_a_list_is_made_seen_and_trained_with(open_network: OpenNetwork):
    workspace = open_network(small(), {"batch_size": 512, "epochs": 1})
    dialog = opened(workspace)
    plain = sources(dialog)
    assert len(set(plain)) < len(plain), "without augmentation a draw is the original"

    dialog.get_by_role("button", name="Digits").click()
    workspace.wait_until_server(LISTED, "shift,rotate,scale")
    expect(dialog.locator("[data-op]")).to_have_count(3)
    workspace.page.wait_for_function(
        "n => new Set([...document.querySelectorAll('[data-testid=augmented] img')].map(i => i.src)).size === n",
        arg=len(plain),
    )
    drawn = sources(dialog)
    dialog.get_by_role("button", name="Another draw").click()
    workspace.page.wait_for_function(
        "src => document.querySelectorAll('[data-testid=augmented] img')[1].src !== src", arg=drawn[1]
    )
    assert sources(dialog)[0] == drawn[0], "the original stays"

    # Mixed labels stand under the images with their shares.
    dialog.get_by_role("combobox", name="Add an operation").select_option("mixup")
    dialog.locator("[data-op=mixup]").get_by_label("α").first.fill("2")
    expect(dialog.get_by_test_id("augmented")).to_contain_text(re.compile(r"\d\d\.\d.%"))

    # Reordered with the keyboard, one switched off, one removed.
    up = dialog.get_by_role("button", name="Move up: Rotation")
    up.focus()
    workspace.page.keyboard.press("Enter")
    workspace.wait_until_server(LISTED, "rotate,shift,scale,mixup")
    dialog.get_by_role("switch", name="Mixup").press("Space")
    workspace.wait_until_server("document => document.recipe.augmentation[3].enabled === false")
    dialog.get_by_role("button", name="Remove: Scale").click()
    workspace.wait_until_server(LISTED, "rotate,shift,mixup")

    # The maps they cause.
    maps = dialog.get_by_role("region", name="Maps of the layer")
    expect(maps.locator("canvas")).to_have_count(6)
    wait_until_painted(maps.locator("canvas").first)
    assert violations(workspace.page) == []

    workspace.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(workspace.inspector).to_contain_text("Rotation → Shift")
    workspace.play.click()
    workspace.wait_for_state("finished")
    assert [each["op"] for each in workspace.run()["recipe"]["augmentation"]] == ["rotate", "shift", "mixup"]
