"""How a network's nodes become nested modules: which dotted parts are modules with a forward pass of their own.

A part (all nodes whose ids begin with ``layer1.0.``) can be a module that is called when one value leaves it and no
path leaves it and comes back. Any other part is only a holder of its layers, which the module around it calls.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from models.topology import Topology, reachable

PIXELS = ""
"""What the input node reads, in place of a node's id."""


@dataclass
class Part:
    """All nodes whose ids begin with ``path``; the root's is empty."""

    path: str
    children: dict[str, Part | str] = field(default_factory=dict)
    """By the next part of the id: a part, or the id of a node."""
    steps: list[Step] = field(default_factory=list)
    """The forward pass of a part that is a module."""
    output: str | None = None
    """The node whose output leaves a part that is a module; None for a mere holder."""

    def nodes(self) -> list[str]:
        """The ids of all nodes in it."""
        return [
            node for child in self.children.values() for node in ([child] if isinstance(child, str) else child.nodes())
        ]


@dataclass(frozen=True)
class Step:
    """One call in a forward pass: of a node, or of a part that is a module."""

    callee: str | Part
    sources: tuple[str, ...]
    """The nodes whose outputs it takes, in the order of its inputs, or ``PIXELS``."""
    output: str
    """The node whose output it gives."""


def outline(wiring: Topology, wanted: Sequence[str]) -> Part:
    """The network as nested parts, the root being a module whose forward pass computes the outputs of ``wanted``.

    The steps that the first of those needs come first.
    """
    root = _tree(wiring.order)
    root.steps = _Planner(wiring, wanted).plan(root)
    root.output = wanted[0]
    return root


def _tree(ids: Sequence[str]) -> Part:
    root = Part("")
    for node in ids:
        *outer, name = node.split(".")
        here = root
        for depth, part in enumerate(outer, start=1):
            inner = here.children.setdefault(part, Part(".".join(outer[:depth])))
            assert isinstance(inner, Part)  # no id lies inside another
            here = inner
        here.children[name] = node
    return root


class _Planner:
    """Decides which parts are modules, and puts the steps of each forward pass in order."""

    def __init__(self, wiring: Topology, wanted: Sequence[str]) -> None:
        self._place = {node: place for place, node in enumerate(wiring.order)}
        self._wiring = wiring
        self._wanted = frozenset(wanted)
        self._alive = frozenset(reachable(wanted, wiring.sources))
        self._first = frozenset(reachable(wanted[:1], wiring.sources))

    def plan(self, part: Part) -> list[Step]:
        """The steps of ``part``; marks the parts inside it that are modules and plans those."""
        candidates = self._candidates(part)
        while True:
            steps = self._contracted(part, candidates)
            ordered = _ordered(steps)
            if len(ordered) == len(steps):
                break
            looped = _looped([step for step in steps if step not in ordered])
            candidates = [
                module
                for inner in candidates
                for module in (self._candidates(inner) if self._leaving(inner)[0] in looped else [inner])
            ]
        for inner in candidates:
            (inner.output,) = self._leaving(inner)
            inner.steps = self.plan(inner)
        return sorted(ordered, key=lambda step: step.output not in self._first)

    def _candidates(self, part: Part) -> list[Part]:
        """The outermost parts inside ``part`` that one value leaves and that training alone needs, or not at all."""
        found: list[Part] = []
        for child in part.children.values():
            if isinstance(child, Part):
                alive = [node for node in child.nodes() if node in self._alive]
                is_whole = len({node in self._first for node in alive}) == 1
                found += [child] if is_whole and len(self._leaving(child)) == 1 else self._candidates(child)
        return found

    def _leaving(self, part: Part) -> list[str]:
        """The nodes of ``part`` whose outputs are read outside of it."""
        nodes = part.nodes()
        inside = frozenset(nodes)
        return [
            node
            for node in nodes
            if node in self._alive
            and (node in self._wanted or any(after in self._alive - inside for after in self._wiring.outgoing[node]))
        ]

    def _sources(self, node: str) -> tuple[str, ...]:
        return tuple(self._wiring.sources[node]) or (PIXELS,)

    def _contracted(self, part: Part, modules: Sequence[Part]) -> list[Step]:
        """The steps of ``part`` in no order, with each of ``modules`` as one."""
        steps: list[Step] = []
        owned: set[str] = set()
        for module in modules:
            inside = {node for node in module.nodes() if node in self._alive}
            owned |= inside
            entering = [
                source
                for node in sorted(inside, key=self._place.__getitem__)
                for source in self._sources(node)
                if source not in inside
            ]
            steps.append(Step(module, tuple(dict.fromkeys(entering)), *self._leaving(module)))
        single = [node for node in part.nodes() if node in self._alive and node not in owned]
        steps += [Step(node, self._sources(node), node) for node in single]
        return sorted(steps, key=lambda step: self._place[step.output])


def _ordered(steps: Sequence[Step]) -> list[Step]:
    """The steps each after those it reads from, one path to its end before the next; those in a loop are left out."""
    outputs = {step.output for step in steps}
    missing = {step.output: len({source for source in step.sources if source in outputs}) for step in steps}
    readers: dict[str, list[Step]] = {output: [] for output in outputs}
    for step in steps:
        for source in dict.fromkeys(step.sources):
            if source in outputs:
                readers[source].append(step)
    ordered: list[Step] = []
    ready = [step for step in reversed(steps) if not missing[step.output]]
    while ready:
        step = ready.pop()
        ordered.append(step)
        for reader in reversed(readers[step.output]):
            missing[reader.output] -= 1
            if not missing[reader.output]:
                ready.append(reader)
    return ordered


def _looped(steps: Sequence[Step]) -> set[str]:
    """The outputs of those ``steps`` that lie on a loop or between two; the others only wait for them."""
    looped = {step.output: step for step in steps}
    while True:
        read = {source for step in looped.values() for source in step.sources}
        waiting = [output for output in looped if output not in read]
        if not waiting:
            return set(looped)
        for output in waiting:
            del looped[output]
