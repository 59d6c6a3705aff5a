"""One process that answers questions to networks, started when the first is asked and again after it has died."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from models.insight import InsightFault
from models.problems import Problem
from server.jobs import answerer, launch
from server.jobs.framing import BrokenConversation, Message
from server.jobs.launch import Worker


class InsightProcess:
    """Answers one question at a time. One that dies or takes too long costs the question that did it, nothing else."""

    def __init__(self, memory_limit: int | None) -> None:
        self._memory_limit = memory_limit
        self._worker: Worker | None = None
        self._starting = asyncio.Lock()
        self.idle_since = 0.0
        """when its last question was answered, in the time of the event loop"""

    @property
    def pid(self) -> int | None:
        """The process at the moment."""
        return self._worker.pid if self._worker else None

    async def ready(self) -> Worker:
        """The process, started if there is none; who comes while it starts waits for the same one."""
        async with self._starting:
            if self._worker is None:
                self._worker = await launch.launch(answerer.run)
                self._worker.write({"memory_limit": self._memory_limit})
            return self._worker

    async def exchange(self, question: Mapping[str, Any], seconds: float) -> Message:
        """What the process says to a question.

        Raises:
            InsightFault: nothing, within so many seconds.
        """
        try:
            worker = await self.ready()  # takes longer while the fork server still imports; that is not the question's
            async with asyncio.timeout(seconds):
                worker.write(dict(question))
                message = await worker.read()
        except TimeoutError:
            await self.end()
            raise InsightFault(Problem("insight_slow", {"seconds": seconds})) from None
        except (BrokenConversation, OSError, EOFError, ValueError) as error:
            await self.end()
            raise InsightFault(Problem("insight_failed", {"reason": str(error)})) from error
        except asyncio.CancelledError:  # the answer to come would be taken for the next question's
            await self.end()
            raise
        if message is None:
            reason = launch.signal_name(await self.end())
            raise InsightFault(Problem("insight_failed", {"reason": reason}))
        return message

    async def end(self) -> int:
        """End it; its exit code."""
        worker, self._worker = self._worker, None
        if worker is None:
            return 0
        worker.kill()
        return await worker.ended()
