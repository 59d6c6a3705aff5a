"""Which runs train the network that their project has now, wherever its cards lie."""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Iterable

from pydantic_core import from_json

from models.analysis import training_fingerprint
from models.graph import parse_graph
from server.store.projects import Project
from server.store.runs import Runs

from .documents import MAIN

MOST_REMEMBERED = 8192
"""Fingerprints, of a hundred bytes each."""


class Networks:
    """Fingerprints of networks, remembered: a run's never changes, a project's by revision.

    Many runs train one network, so their texts are compared before any is read as a graph.
    """

    def __init__(self, runs: Runs) -> None:
        self._runs = runs
        self._known: OrderedDict[str, str] = OrderedDict()

    async def of_runs(self, runs: Iterable[str]) -> dict[str, str]:
        """The fingerprints of the networks of runs."""
        wanted = list(runs)
        known = {run: self._known[run] for run in wanted if run in self._known}
        for run in wanted:
            if run not in known:
                known[run] = await self._read(run)
        return known

    async def of_project(self, project: Project) -> str:
        """The fingerprint of the network that a project has now."""
        name = f"{project.id}/{project.revision}"
        if name not in self._known:
            self._keep(name, await asyncio.to_thread(_fingerprint, project.document["graphs"][MAIN]))
        return self._known[name]

    async def _read(self, run: str) -> str:
        text = await self._runs.graph_text(run)
        name = hashlib.sha256(text.encode()).hexdigest()
        known = self._known.get(name)
        if known is None:
            known = await asyncio.to_thread(lambda: _fingerprint(from_json(text)))
            self._keep(name, known)
        self._keep(run, known)
        return known

    def _keep(self, name: str, fingerprint: str) -> None:
        self._known[name] = fingerprint
        while len(self._known) > MOST_REMEMBERED:
            self._known.popitem(last=False)


def _fingerprint(document: object) -> str:
    return training_fingerprint(parse_graph(document))
