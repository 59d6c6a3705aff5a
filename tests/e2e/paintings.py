"""What a canvas shows, read from its pixels."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import Error, Locator

PATIENCE = 30_000
"""Milliseconds that a picture may take to change; two loaded cores may need some of them."""

FINGERPRINT = """
const fingerprint = (canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return data.reduce((hash, byte) => (Math.imul(hash, 31) + byte) | 0, 7);
};
"""


def colours(canvas: Locator) -> int:
    """How many colours there are on a canvas: 1 when nothing was painted."""
    count: int = canvas.evaluate(
        """(canvas) => {
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          return new Set(new Uint32Array(data.buffer)).size;
        }"""
    )
    return count


def fingerprint(canvas: Locator) -> int:
    """A number that is another one when any pixel is."""
    hashed: int = canvas.evaluate(f"(canvas) => {{ {FINGERPRINT} return fingerprint(canvas); }}")
    return hashed


def wait_until_painted(canvas: Locator, *, colours: int = 3) -> None:
    """Waits until there is a picture on a canvas."""
    canvas.page.wait_for_function(
        """([canvas, colours]) => {
          if (canvas.width === 0 || canvas.height === 0) return false;
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          return new Set(new Uint32Array(data.buffer)).size >= colours;
        }""",
        arg=[canvas.element_handle(), colours],
        timeout=PATIENCE,
    )


def wait_until_repainted(canvas: Locator, before: int) -> None:
    """Waits until a canvas shows something else than it did when its fingerprint was taken."""
    wait_until_all_repainted([canvas], [before])


def wait_until_all_repainted(canvases: Sequence[Locator], before: Sequence[int]) -> None:
    """Waits until every canvas shows something else than before, not necessarily at the same moment."""
    handles = [canvas.element_handle() for canvas in canvases]
    canvases[0].page.wait_for_function(
        f"""([canvases, before]) => {{
          {FINGERPRINT}
          return canvases.every((canvas, index) => fingerprint(canvas) !== before[index]);
        }}""",
        arg=[handles, list(before)],
        timeout=PATIENCE,
    )


def wait_until_it_shows(canvas: Locator, wanted: int) -> None:
    """Waits until a canvas shows again what it did when its fingerprint was taken."""
    canvas.page.wait_for_function(
        f"([canvas, wanted]) => {{ {FINGERPRINT} return fingerprint(canvas) === wanted; }}",
        arg=[canvas.element_handle(), wanted],
        timeout=PATIENCE,
    )


def point_until(canvas: Locator, x: float, y: float, told: Locator) -> None:
    """Moves the pointer about a place until it is told: a view still being laid out moves from under a hand."""
    for attempt in range(10):
        canvas.hover(position={"x": x + attempt % 2, "y": y})
        try:
            told.wait_for(timeout=2_000)
        except Error:
            continue
        return
    raise AssertionError("nothing was told of the place under the pointer")
