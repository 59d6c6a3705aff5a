"""One project in several places: after a reload, in a second window, in front of somebody else."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import NewVisitor, OpenNetwork
from tests.e2e.digits import SEVEN, ZERO
from tests.e2e.networks import small
from tests.e2e.paintings import fingerprint, wait_until_all_repainted, wait_until_painted, wait_until_repainted
from tests.e2e.workspace import Workspace


def test_everything_is_saved_by_itself(page: Page, open_network: OpenNetwork):
    workspace = open_network(small())
    workspace.title.fill("Mine")
    workspace.title.press("Enter")
    workspace.select("conv")
    workspace.enter("Filters", "6")
    expect(workspace.node("conv")).to_contain_text("6×8×8")
    workspace.tab("Training")
    workspace.enter("Batch size", "128")
    page.reload()
    workspace.wait_until_alive()
    expect(workspace.title).to_have_value("Mine")
    expect(workspace.node("conv")).to_contain_text("6×8×8")
    workspace.tab("Training")
    expect(workspace.field("Batch size")).to_have_value("128")


def test_two_windows_show_the_same_at_once(context: BrowserContext, open_network: OpenNetwork):
    here = open_network(small())
    there = Workspace(context.new_page()).open(here.project)

    here.select("relu")
    here.page.keyboard.press("Delete")
    expect(there.edge("conv", "flatten")).to_be_attached()
    there.select("conv")
    there.enter("Filters", "5")
    expect(here.node("conv")).to_contain_text("5×8×8")
    here.title.fill("Seen twice")
    here.title.press("Enter")
    expect(there.title).to_have_value("Seen twice")

    here.play.click()
    for window in (here, there):
        window.wait_for_state("running")
        wait_until_painted(window.picture("conv"))
    pictures = [there.picture("conv"), there.picture("dense"), there.curve("loss")]
    wait_until_all_repainted(pictures, [fingerprint(canvas) for canvas in pictures])
    there.pause.click()
    here.wait_for_state("paused")


def test_somebody_else_looks_and_takes_a_copy(workspace: Workspace, new_visitor: NewVisitor):
    theirs = Workspace(new_visitor()).open(workspace.project)
    expect(theirs.palette).to_contain_text("Somebody else’s network")
    expect(theirs.palette.get_by_role("textbox")).to_have_count(0)  # nothing to build with
    expect(theirs.play).to_be_disabled()
    theirs.play.press("Enter")
    expect(theirs.notices.filter(has_text="make a copy to train it")).to_be_visible()
    expect(theirs.reset).to_be_disabled()
    theirs.select("conv1")
    expect(theirs.field("Filters")).to_be_disabled()
    theirs.page.keyboard.press("Delete")
    expect(theirs.node("conv1")).to_be_visible()

    # The pen works on insights alone, and for them alone.
    mine = fingerprint(workspace.picture("conv1"))
    before = fingerprint(theirs.picture("conv1"))
    theirs.draw(*ZERO)
    wait_until_repainted(theirs.picture("conv1"), before)
    expect(theirs.answer).to_have_text("0")
    assert fingerprint(workspace.picture("conv1")) == mine

    original = theirs.page.url
    theirs.palette.get_by_role("button", name="Make a copy").click()
    theirs.page.wait_for_url(lambda url: url != original)
    theirs.wait_until_alive()
    expect(theirs.palette.get_by_role("textbox", name="Search layers")).to_be_visible()
    expect(theirs.page.get_by_text("Trained, a copy of")).to_be_visible()  # weights, and no run to have curves of
    expect(theirs.play).to_be_enabled()
    theirs.select("relu1")
    theirs.page.keyboard.press("Delete")
    expect(theirs.edge("conv1", "pool1")).to_be_attached()
    expect(workspace.node("relu1")).to_be_visible()

    theirs.draw(*SEVEN)  # the weights came with the copy
    expect(theirs.pad).to_be_visible()


def test_a_link_that_works_on_this_machine_only_says_so(workspace: Workspace):
    workspace.page.get_by_role("button", name="Share").click()
    shared = workspace.page.get_by_role("dialog")
    expect(shared.get_by_role("textbox", name="Link to this project")).to_have_value(workspace.page.url)
    expect(shared).to_contain_text("works on this machine only")
    expect(shared).to_contain_text("make run HOST=0.0.0.0")
