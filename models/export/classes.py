"""Classes of an exported file: parts that are alike share one, and what differs among them becomes its parameters.

A part's class is taken apart into a skeleton (layers by name, their calls without numbers, the forward pass) and the
numbers. Parts with one skeleton are one class; numbers that vary from part to part are parameters of its constructor,
and those that vary together are one parameter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from models.export.expression import Argument, Call, Literal, written

Hollow = tuple[object, ...]
"""A call without its literals."""


@dataclass(frozen=True)
class Skeleton:
    """What a class is, apart from numbers."""

    members: tuple[tuple[tuple[str, ...], Hollow], ...]
    """Attributes by their path from ``self``; an empty call is a holder of further ones."""
    parameters: tuple[str, ...]
    lines: tuple[tuple[str, str], ...]
    """(variable, expression) of the forward pass."""
    results: tuple[str, ...]
    """The variables that are returned."""
    always: int
    """How many of the lines the first result needs; the rest is for training only."""


class Slot(NamedTuple):
    """A literal of a part: the argument it is, the layer it is of."""

    member: str
    label: str
    value: Literal


@dataclass(frozen=True)
class Instance:
    """One part of the network that is of a class."""

    path: str
    members: tuple[tuple[tuple[str, ...], Call | None], ...]
    shapes: tuple[str, ...]
    """Of the outputs of the lines."""

    @property
    def slots(self) -> list[Slot]:
        """All literals, in the order of the members."""
        return [
            Slot(path[-1], label, value)
            for path, call in self.members
            if call is not None
            for label, value in _literals(call)
        ]


@dataclass(frozen=True)
class Written:
    """A class as it stands in the file."""

    name: str
    paths: tuple[str, ...]
    """Where the network has it."""
    arguments: tuple[str, ...]
    """Parameters of its constructor."""
    kinds: tuple[str, ...]
    """Their types."""
    columns: tuple[int, ...]
    """For each of those, the number of the slot that it is read off."""
    members: tuple[tuple[tuple[str, ...], Text], ...]
    skeleton: Skeleton
    shapes: tuple[str | None, ...]
    """Shapes of the lines' outputs, where they are the same everywhere."""


class Text(NamedTuple):
    """A call in words: the function, and its arguments, which may be calls themselves. Empty for a holder."""

    function: str
    arguments: tuple[tuple[str, str | Text], ...] = ()


class Classes:
    """The classes of a file while its parts are found, the inner ones first."""

    def __init__(self) -> None:
        self._instances: dict[Skeleton, list[Instance]] = {}
        self._keys: dict[str, Skeleton] = {}

    def add(self, skeleton: Skeleton, instance: Instance) -> Call:
        """Take note of a part; the call that makes it, with all of its literals for arguments."""
        self._instances.setdefault(skeleton, []).append(instance)
        function = f"part {list(self._instances).index(skeleton)}"
        self._keys[function] = skeleton
        return Call(function, tuple(Argument(slot.label, slot.value, named=True) for slot in instance.slots))

    def write(self, reserved: frozenset[str], root: str) -> list[Written]:
        """All classes, the inner ones first; the last one is called ``root``, and none as one of ``reserved``."""
        written_ones: dict[str, Written] = {}
        taken = {*reserved, root}
        functions = {skeleton: function for function, skeleton in self._keys.items()}
        for number, (skeleton, instances) in enumerate(self._instances.items(), start=1):
            name = root if number == len(self._instances) else _class_name(instances, taken)
            taken.add(name)
            written_ones[functions[skeleton]] = _write(name, skeleton, instances, written_ones)
        return list(written_ones.values())


def hollow(call: Call) -> Hollow:
    """A call without its literals."""
    return (
        call.function,
        *(
            (part.name, part.named, hollow(part.value) if isinstance(part.value, Call) else ())
            for part in call.arguments
        ),
    )


def _literals(call: Call) -> Iterator[tuple[str, Literal]]:
    """The arguments of a call and of those inside it that are literals, by their names."""
    for argument in call.arguments:
        if isinstance(argument.value, Call):
            yield from _literals(argument.value)
        else:
            yield argument.name, argument.value


def _write(name: str, skeleton: Skeleton, instances: Sequence[Instance], inner: Mapping[str, Written]) -> Written:
    slots = [instance.slots for instance in instances]
    columns: dict[tuple[str, ...], list[int]] = {}
    texts: list[str] = []
    for number, column in enumerate(zip(*slots, strict=True)):
        words = tuple(written(slot.value) for slot in column)
        texts.append(words[0])
        if len(set(words)) > 1:
            columns.setdefault(words, []).append(number)
    arguments: list[str] = []
    for numbers in columns.values():
        argument = _argument_name([slots[0][number] for number in numbers], arguments)
        arguments.append(argument)
        for number in numbers:
            texts[number] = argument
    values = iter(texts)
    members = tuple(
        (path, Text("") if call is None else _in_words(call, values, inner)) for path, call in instances[0].members
    )
    shapes = tuple(
        shapes[0] if len(set(shapes)) == 1 else None
        for shapes in zip(*(instance.shapes for instance in instances), strict=True)
    )
    paths = tuple(instance.path for instance in instances)
    firsts = tuple(numbers[0] for numbers in columns.values())
    kinds = tuple(type(slots[0][first].value).__name__ for first in firsts)
    return Written(name, paths, tuple(arguments), kinds, firsts, members, skeleton, shapes)


def _in_words(call: Call, values: Iterator[str], inner: Mapping[str, Written]) -> Text:
    """A call with the next ``values`` for its literals; one of ours gets only what its class asks for."""
    made = inner.get(call.function)
    if made is not None:
        given = [next(values) for _ in call.arguments]
        chosen = zip(made.arguments, made.columns, strict=True)
        return Text(made.name, tuple((argument, given[column]) for argument, column in chosen))
    arguments: list[tuple[str, str | Text]] = []
    for argument in call.arguments:
        value = _in_words(argument.value, values, inner) if isinstance(argument.value, Call) else next(values)
        arguments.append((argument.name if argument.named else "", value))
    return Text(call.function, tuple(arguments))


def _argument_name(slots: Sequence[Slot], taken: Sequence[str]) -> str:
    """A name for what these slots share: the argument they are, else with the layer they are of."""
    labels = {slot.label for slot in slots}
    label = "channels" if {"in_channels", "out_channels"} <= labels else slots[0].label
    candidates = [label]
    if slots[0].member.isidentifier():
        candidates.append(f"{slots[0].member}_{slots[0].label}")
    candidates += [f"{label}_{number}" for number in range(2, len(taken) + 3)]
    return next(name for name in candidates if name not in taken)


def _class_name(instances: Sequence[Instance], taken: set[str]) -> str:
    """A name after what the ids of the parts have in common: ``Inception`` for ``inception3a`` and ``inception4b``."""
    named = [_last_name(instance.path) for instance in instances]
    shared = takewhile(lambda letters: len(set(letters)) == 1, zip(*named, strict=False))
    words = re.findall(r"[A-Za-z]+", "".join(letters[0] for letters in shared)) or ["part"]
    base = "".join(word[0].upper() + word[1:] for word in words)
    if all(instance.path.rpartition(".")[2].isdecimal() for instance in instances):
        base += "Block"
    candidates = [base, *(f"{base}{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in candidates if name not in taken)


def _last_name(path: str) -> str:
    """The last part of an id that is no number: ``layer1`` of ``layer1.0``."""
    return next((part for part in reversed(path.split(".")) if not part.isdecimal()), path)
