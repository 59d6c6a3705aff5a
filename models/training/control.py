"""What may be asked of a training while it runs, from outside its loop."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Wish = Literal["live", "snapshot", "change", "extend"]


@dataclass(frozen=True)
class Request:
    """One thing asked: fresh live weights, ``snapshot {kept}``, ``change {values}`` or ``extend {until}``."""

    wish: Wish
    values: Mapping[str, Any] = field(default_factory=dict)


class Control:
    """Requests to a training. The loop answers each with one event, in order, before its next step.

    Whoever pulls the events therefore keeps a training paused by not pulling, and still gets an answer by pulling
    as long as something is `pending`.
    """

    def __init__(self) -> None:
        self._requests: deque[Request] = deque()
        self.stopped = False
        """Set, the training's last events follow, with a snapshot, and no step."""
        self.shown = True
        """Whether live weights are written as they become due. A reader that lags behind clears it, and nothing is
        written that nobody looks at."""

    def ask(self, wish: Wish, **values: Any) -> None:  # noqa: ANN401 - JSON, checked where it is used
        """Put a request at the end of the queue."""
        self._requests.append(Request(wish, values))

    @property
    def pending(self) -> bool:
        """Whether a request waits for its answer."""
        return bool(self._requests)

    def next(self) -> Request | None:
        """Take the oldest request."""
        return self._requests.popleft() if self._requests else None
