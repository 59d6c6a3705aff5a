"""What axe, which knows the rules of WCAG, finds on a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def violations(page: Page) -> list[str]:
    """What axe calls serious or critical: which rule, where, why. Colours are judged when nothing fades any more."""
    page.wait_for_function("() => document.getAnimations().every((animation) => animation.playState !== 'running')")
    return [
        f"{found['id']} ({found['impact']}): {node['target']} {node['failureSummary']}"
        for found in Axe().run(page).response["violations"]
        if found["impact"] in {"serious", "critical"}
        for node in found["nodes"]
    ]
