"""The same project in a hand: panels are sheets below the network, and a finger does what the mouse did."""

from __future__ import annotations

from typing import Literal

from playwright.sync_api import Locator, Page

from tests.e2e.workspace import Point, Workspace, centre

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}
"""Options of a browser context."""

Sheet = Literal["Network", "Draw", "Curves", "Layer", "Add"]


class Phone(Workspace):
    """One tab on a phone with a project open in it."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.tabs = page.get_by_role("navigation", name="Panels")
        self.inspector = page.get_by_role("region", name="Layer", exact=True)
        self.palette = page.get_by_role("region", name="Add", exact=True)

    def show(self, sheet: Sheet) -> Locator:
        """Taps a tab; the sheet that comes up."""
        self.tabs.get_by_role("button", name=sheet, exact=True).tap()
        return self.page.get_by_role("region", name=sheet, exact=True)

    def draw(self, *strokes: list[Point]) -> None:
        """Draws with one finger; points are shares of the pad's width and height."""
        box = self.pad.bounding_box()
        assert box is not None
        devtools = self.page.context.new_cdp_session(self.page)  # Playwright itself only taps
        for stroke in strokes:
            for place, (x, y) in enumerate(stroke):
                touch = {"x": box["x"] + x * box["width"], "y": box["y"] + y * box["height"]}
                kind = "touchMove" if place else "touchStart"
                devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [touch]})
            devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        devtools.detach()

    def tap_layer(self, name: str) -> None:
        """Taps a card."""
        self.page.touchscreen.tap(*centre(self.node(name).locator("header")))
