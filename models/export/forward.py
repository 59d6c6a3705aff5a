"""The lines of a forward pass: steps in order, on as few variables as there are values alive at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, count
from typing import NamedTuple

from models.export.outline import PIXELS, Step

LETTERS = ("x", "y", "z", "u", "v", "w")
ALL = "*inputs"
"""All that enters, where it is joined at once: a dense layer takes any number of maps."""
NAMED = 1
"""Values that enter under names of their own even then."""


class Line(NamedTuple):
    """``variable = text``, which gives the output of ``node``."""

    variable: str
    text: str
    node: str


class Pass(NamedTuple):
    """A forward pass: names of what enters, lines, and the variables that hold what is wanted at the end."""

    parameters: tuple[str, ...]
    lines: tuple[Line, ...]
    results: tuple[str, ...]


def forward(steps: Sequence[Step], wanted: Sequence[str], call: Callable[[Step, Sequence[str]], str]) -> Pass:
    """The lines for ``steps``; ``call`` writes one of them, given the variables it reads.

    A step writes over a value that nobody reads after it, so that a chain is written on ``x`` alone and a branch takes
    ``y``.
    """
    outputs = {step.output for step in steps}
    entering = dict.fromkeys(source for step in steps for source in step.sources if source not in outputs)
    gathered = _gathered(steps, tuple(entering), call)
    holders: dict[str, str] = {}
    for value in entering:
        holders[value] = "pixels" if value == PIXELS else ALL if gathered else _free(holders)
    parameters = tuple(dict.fromkeys(holders.values()))
    last_reading = {source: number for number, step in enumerate(steps) for source in step.sources}
    lines: list[Line] = []
    for number, step in enumerate(steps):
        read = [holders[source] for source in step.sources]
        text = call(step, [ALL] if ALL in read else read)
        for source in dict.fromkeys(step.sources):
            if last_reading[source] == number and source not in wanted:
                del holders[source]
        holders[step.output] = _free(holders)
        lines.append(Line(holders[step.output], text, step.output))
    return Pass(parameters, tuple(lines), tuple(holders[value] for value in wanted))


def _gathered(steps: Sequence[Step], entering: tuple[str, ...], call: Callable[[Step, Sequence[str]], str]) -> bool:
    """Whether all of many values that enter go into one step as they come, and nowhere else, without names."""
    readers = [step for step in steps if not set(entering).isdisjoint(step.sources)]
    if len(entering) <= NAMED or len(readers) != 1 or readers[0].sources != entering:
        return False
    return call(readers[0], [ALL]) != ALL  # a sum is written with a sign between names


def _free(holders: Mapping[str, str]) -> str:
    """The first variable that holds nothing."""
    taken = set(holders.values())
    return next(name for name in _names() if name not in taken)


def _names() -> Iterator[str]:
    return chain(LETTERS, (f"x{number}" for number in count(1)))
