"""Every text of a page, and those that a program would say and a person would not."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page

CATALOGUES = Path(__file__).parents[2] / "frontend" / "src" / "i18n" / "en"
AREAS = "|".join(sorted(file.stem for file in CATALOGUES.glob("*.json")))
RAW = re.compile(rf"\b({AREAS}):[a-z]|\{{\{{|\bundefined\b|\bNaN\b|\[object ")
"""An i18n key, a placeholder that nobody filled, or a value that is none."""


def texts(page: Page) -> list[str]:
    """What can be read or heard: visible texts, accessible names, titles and placeholders."""
    found: list[str] = page.evaluate(
        """() => {
          const visible = (element) => element.checkVisibility({ visibilityProperty: true });
          const said = ["aria-label", "title", "placeholder", "alt"];
          return [...document.body.querySelectorAll("*")].filter(visible).flatMap((element) => [
            ...[...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data),
            ...said.map((name) => element.getAttribute(name) ?? ""),
          ]).map((text) => text.trim()).filter(Boolean);
        }"""
    )
    return found


def raw_texts(page: Page) -> list[str]:
    """Texts that no person should meet."""
    return [text for text in texts(page) if RAW.search(text)]


def overflow(page: Page) -> int:
    """CSS pixels by which a page is wider than its window."""
    wider: int = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    return wider
