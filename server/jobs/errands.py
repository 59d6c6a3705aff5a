"""Errands: work with torch that takes seconds, each in a process of its own that ends with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import models.export
import models.imports  # noqa: F401 - declares what is said here of both
from models.problems import Problem, declare
from models.text import Text
from server.jobs import errand, launch
from server.jobs.framing import BrokenConversation

AT_A_TIME = 2
MOST_WAITING = 32
SECONDS = 150.0
"""For one errand, at most: the exporter looks at every operation of a large network."""
MEMORY = 6 * 2**30
"""Bytes that an errand may take: a network of the largest size twice, and its activations."""

declare(
    "errand_failed",
    Text("This did not work ({reason}). Try again.", "Не получилось ({reason}). Попробуйте ещё раз."),
)
declare(
    "errand_slow",
    Text(
        "This takes longer than {seconds} s. Try it with a smaller network.",
        "Это длится дольше {seconds} с. Попробуйте с сетью поменьше.",
    ),
)
declare(
    "errand_busy",
    Text("Too much of this at once. Try again in a moment.", "Слишком много сразу. Попробуйте чуть позже."),
)


class ErrandFault(Exception):
    """An errand that came to nothing; the ``problems`` say why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(problem.message("en") for problem in problems))
        self.problems = list(problems)


class Errands:
    """Does errands, ``at_a_time``; one that takes longer than ``seconds`` is ended."""

    def __init__(self, at_a_time: int = AT_A_TIME, seconds: float = SECONDS) -> None:
        self._turns = asyncio.Semaphore(at_a_time)
        self._seconds = seconds
        self._waiting = 0

    async def do(
        self, name: str, asked: Mapping[str, Any], directory: Path, tell: Callable[[int, int], None] | None = None
    ) -> dict[str, Any]:
        """What came of an errand of ``server.jobs.errand.ERRANDS``; files lie in ``directory``.

        ``tell`` is called with how much of an errand that takes long is done, and of how much.

        Raises:
            ErrandFault: nothing did.
        """
        if self._waiting >= MOST_WAITING:
            raise ErrandFault([Problem("errand_busy")])
        self._waiting += 1
        try:
            async with self._turns:
                said = {"errand": name, "directory": str(directory), "memory_limit": MEMORY}
                return await self._do({**asked, **said}, tell)
        finally:
            self._waiting -= 1

    async def _do(self, asked: dict[str, Any], tell: Callable[[int, int], None] | None) -> dict[str, Any]:
        worker = await launch.launch(errand.run)
        try:
            async with asyncio.timeout(self._seconds):
                worker.write(asked)
                message = await worker.read()
                while message is not None and "done" in message[0]:
                    if tell is not None:
                        tell(message[0]["done"], message[0]["of"])
                    message = await worker.read()
        except TimeoutError:
            raise ErrandFault([Problem("errand_slow", {"seconds": self._seconds})]) from None
        except (BrokenConversation, OSError) as error:
            raise ErrandFault([Problem("errand_failed", {"reason": str(error)})]) from error
        finally:
            worker.kill()
            code = await asyncio.shield(worker.ended())
        if message is None:
            raise ErrandFault([Problem("errand_failed", {"reason": launch.signal_name(code)})])
        header, _ = message
        if "problems" in header:
            raise ErrandFault([Problem(**problem) for problem in header["problems"]])
        found: dict[str, Any] = header["json"]
        return found
