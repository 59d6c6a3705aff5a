"""A project on the screen, in the words of somebody who works with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.e2e.networks import Graph

Point = tuple[float, float]

PATIENCE = 60_000
"""Milliseconds that something of the server's may take on two loaded cores: a process, an epoch of a small network."""


class Workspace:
    """One tab with a project open in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.canvas = page.get_by_role("main", name=re.compile("The network|Сеть"))
        self.nodes = page.locator(".react-flow__node")
        self.edges = page.locator(".react-flow__edge")
        self.palette = page.get_by_role("complementary", name="Layers and networks")
        self.inspector = page.get_by_role("complementary", name="Layer and training")
        self.title = page.get_by_role("textbox", name="Title of the project")
        self.play = page.get_by_role("button", name="Play", exact=True)
        self.pause = page.get_by_role("button", name="Pause", exact=True)
        self.step = page.get_by_role("button", name="One training step")
        self.reset = page.get_by_role("button", name="Start afresh: forget the weights")
        self.status = page.locator("[data-run-state]")
        self.notices = page.get_by_role("alert")
        self.probe = page.get_by_role("region", name="What the network looks at")
        self.pad = page.get_by_test_id("draw-pad")

    # ── the project ──────────────────────────────────────────────────────────────────────────────────────────────────

    def open(self, project: str) -> Workspace:
        """Goes to a project and waits until its network is alive."""
        self.page.goto(f"/p/{project}")
        return self.wait_until_alive()

    def open_new(self, **parts: Any) -> Workspace:
        """Makes a project of the visitor's own, as a script does it (`example=...` or its parts), and goes there."""
        answer = self.page.request.post("/api/projects", data=parts)
        assert answer.ok, answer.text()
        return self.open(answer.json()["id"])

    def open_network(self, graph: Graph, recipe: dict[str, Any] | None = None) -> Workspace:
        """Makes a project of a network on MNIST and goes there."""
        return self.open_new(title="A network", graphs={"main": graph}, dataset="mnist", recipe=recipe or {})

    def wait_until_alive(self) -> Workspace:
        """Waits until the first picture has been computed."""
        expect(self.page.locator("canvas[data-ready=true]").first).to_be_visible(timeout=PATIENCE)
        return self

    @property
    def project(self) -> str:
        """The open project's id."""
        return urlsplit(self.page.url).path.rsplit("/", 1)[-1]

    def ask(self, path: str = "") -> Any:
        """What the server says of the project; `path` goes on from its address."""
        answer = self.page.request.get(f"/api/projects/{self.project}{path}")
        assert answer.ok, answer.text()
        return answer.json()

    def graph(self) -> Graph:
        """The network as the server has it."""
        found: Graph = self.ask()["graphs"]["main"]
        return found

    def wait_until_server(self, condition: str, arg: Any = None, path: str | None = None) -> None:
        """Waits until the server's document (or what it says at `path`) meets a condition.

        Args:
            condition: JavaScript of `(found, arg) => boolean`.
            arg: JSON for the condition.
            path: an address; the project's own without one.
        """
        # Not `wait_for_function`: it takes a promise for a yes.
        asking = """async ([path, arg, patience]) => {
          const meets = CONDITION;
          const end = performance.now() + patience;
          while (!meets(await (await fetch(path)).json(), arg)) {
            if (performance.now() > end) throw new Error(`${path}: not within ${patience} ms: ${meets}`);
            await new Promise(requestAnimationFrame);
          }
        }"""
        address = path or f"/api/projects/{self.project}"
        self.page.evaluate(asking.replace("CONDITION", condition), [address, arg, PATIENCE])

    # ── layers ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def node(self, name: str) -> Locator:
        """A layer's card."""
        return self.page.locator(f'.react-flow__node[data-id="{name}"]')

    def picture(self, name: str) -> Locator:
        """The canvas of a layer's card."""
        return self.node(name).locator("canvas")

    def pictures(self) -> list[str]:
        """The layers in sight that show a picture."""
        found: list[str] = self.page.eval_on_selector_all(
            ".react-flow__node:has(canvas)", "nodes => nodes.map((node) => node.dataset.id)"
        )
        return found

    def selected(self) -> str | None:
        """The selected layer that is in sight."""
        selected = self.page.locator(".react-flow__node.selected")
        return selected.first.get_attribute("data-id") if selected.count() else None

    def newly_selected(self, before: str | None) -> str:
        """Waits for another layer to be the selected one, as one that was just added is."""
        selected = self.page.locator(f'.react-flow__node.selected:not([data-id="{before}"])')
        expect(selected).to_have_count(1)
        name = selected.get_attribute("data-id")
        assert name is not None
        return name

    def select(self, name: str) -> Locator:
        """Clicks a card's head."""
        self.node(name).locator("header").click()
        expect(self.node(name)).to_have_class(re.compile(r"\bselected\b"))
        return self.node(name)

    def select_several(self, names: Iterable[str]) -> None:
        """Clicks cards one after the other, holding Shift."""
        for name in names:
            self.node(name).locator("header").click(modifiers=["Shift"])

    def edge(self, source: str, target: str) -> Locator:
        """The edge between two layers."""
        return self.page.get_by_role("group", name=f"Edge from {source} to {target}", exact=True)

    def add_with_keyboard(self, title: str) -> str:
        """`A`, the layer's name, Enter."""
        before = self.selected()
        self.page.keyboard.press("a")
        search = self.page.get_by_role("textbox", name="Search layers")
        expect(search).to_be_focused()
        search.fill(title)
        search.press("Enter")
        added = self.newly_selected(before)
        search.press("Escape")
        search.blur()
        return added

    def drag_from_palette(self, title: str, to: Point) -> str:
        """Drags a layer's name from the palette to a point of the window; the id of the new layer."""
        box = self.canvas.bounding_box()
        assert box is not None
        before = self.selected()
        chip = self.palette.get_by_role("button", name=title, exact=True)
        chip.drag_to(self.canvas, target_position={"x": to[0] - box["x"], "y": to[1] - box["y"]})
        return self.newly_selected(before)

    def middle_of_edge(self, source: str, target: str) -> Point:
        """A point of the window on an edge's line, where no card lies over it."""
        self.edge(source, target).locator("path").first.wait_for(state="attached")
        x, y = (
            self.edge(source, target)
            .locator(".react-flow__edge-path")
            .evaluate(
                """(path) => {
              const length = path.getTotalLength();
              const box = path.closest("main").getBoundingClientRect();
              const places = Array.from({ length: 39 }, (_, place) => (length * (place + 1)) / 40);
              for (const place of places) {
                const point = path.getPointAtLength(place).matrixTransform(path.getScreenCTM());
                const isInside = point.x > box.left + 8 && point.x < box.right - 8;
                const [top] = document.elementsFromPoint(point.x, point.y);
                if (isInside && top.closest(".react-flow__edge") === path.closest(".react-flow__edge"))
                  return [point.x, point.y];
              }
              throw new Error("the edge is hidden");
            }"""
            )
        )
        return x, y

    def pull(self, source: str, target: str, port: str = "in") -> None:
        """Pulls an edge from a layer's right handle to another one's left."""
        start = self._handle(source, "out")
        end = self._handle(target, port)
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2, steps=6)
        self.page.mouse.move(*end, steps=6)
        # The shapes are checked by the server while the edge is in the hand: the cards say when it has answered.
        expect(self.node(target).locator("article")).to_have_attribute("data-connect", re.compile("yes|no"))
        self.page.mouse.up()

    def _handle(self, name: str, handle: str) -> Point:
        self.node(name).hover(position={"x": 4, "y": 4})  # waits until the card stands still
        return centre(self.node(name).locator(f'.react-flow__handle[data-handleid="{handle}"]'))

    def drag_node(self, name: str, by: Point) -> None:
        """Moves a card, and with it the others that are selected."""
        header = self.node(name).locator("header")
        header.hover()
        x, y = centre(header)
        self.page.mouse.down()
        self.page.mouse.move(x + by[0], y + by[1], steps=8)
        self.page.mouse.up()

    # ── the inspector ────────────────────────────────────────────────────────────────────────────────────────────────

    def field(self, label: str) -> Locator:
        """A number of the inspector's form, to be typed."""
        return self.inspector.get_by_role("textbox", name=label, exact=True)

    def enter(self, label: str, value: str) -> None:
        """Types a number into the inspector's form."""
        self.field(label).fill(value)
        self.field(label).press("Enter")

    def tab(self, name: Literal["Layer", "Network", "Training"]) -> None:
        """Turns to a page of the inspector."""
        self.inspector.get_by_role("tab", name=name).click()

    # ── training ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def wait_for_state(self, state: str) -> None:
        """Waits until the training is running, paused, finished, ..."""
        expect(self.status).to_have_attribute("data-run-state", state, timeout=PATIENCE)

    def run(self) -> dict[str, Any]:
        """The project's run as the server knows it."""
        found: dict[str, Any] = self.ask()["run"]
        return found

    def wait_for_validation(self, accuracy: float) -> None:
        """Waits until the accuracy's legend says that much of the validation split is right."""
        self.page.wait_for_function(
            """(wanted) => [...document.querySelectorAll("figure")]
              .filter((figure) => figure.querySelector("h2")?.textContent === "Accuracy")
              .flatMap((figure) => [...figure.querySelectorAll("figcaption span")])
              .filter((entry) => entry.textContent.includes("validation"))
              .some((entry) => parseFloat(entry.querySelector("b").textContent) / 100 >= wanted)""",
            arg=accuracy,
            timeout=3 * PATIENCE,
        )

    def curve(self, quantity: Literal["loss", "accuracy"]) -> Locator:
        """The canvas of a curve."""
        return self.page.get_by_test_id(f"curve-{quantity}").locator("canvas")

    # ── the probe ────────────────────────────────────────────────────────────────────────────────────────────────────

    def draw(self, *strokes: list[Point]) -> None:
        """Draws with the mouse; points are shares of the pad's width and height."""
        self.pad.scroll_into_view_if_needed()
        box = self.pad.bounding_box()
        assert box is not None
        for stroke in strokes:
            points = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in stroke]
            self.page.mouse.move(*points[0])
            self.page.mouse.down()
            for point in points[1:]:
                self.page.mouse.move(*point, steps=6)
            self.page.mouse.up()

    def clear(self) -> None:
        """Takes the drawing off the pad."""
        self.probe.get_by_role("button", name="Clear").click()

    @property
    def answer(self) -> Locator:
        """The name of the class that the network takes the picture for."""
        return self.probe.locator("li[data-top] > span").first


def centre(locator: Locator) -> Point:
    """The middle of an element, in the window."""
    box = locator.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
