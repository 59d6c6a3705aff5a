"""A network as one readable PyTorch file that stands alone: nested modules, weights under the playground's names."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from torch import nn

from models.analysis import Analysis, analyse
from models.export.classes import Classes, Instance, Skeleton, Written, hollow
from models.export.expression import Argument, Call, expression
from models.export.forward import forward
from models.export.outline import Part, Step, outline
from models.export.own_parts import own_parts
from models.export.rendering import attribute, constructor, forward_pass
from models.graph import Graph
from models.problems import GraphFault

_RESERVED = frozenset({"Any", "Sequence", "annotations", "functional", "load_file", "nn", "reduce", "sys", "torch"})
"""Names that a class must not take: those that the file imports."""

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    autoescape=False,  # noqa: S701 - Python is written, not HTML; a person's text goes through `_one_line`
)


class PytorchFile(NamedTuple):
    """A file's text, and the name of the network's class in it."""

    source: str
    name: str


def pytorch_file(graph: Graph, title: str) -> PytorchFile:
    """The file of a network. Its class takes pixels and gives logits, as ``models.compile.Net`` does.

    Raises:
        GraphFault: the network has problems and would not run.
    """
    analysis = analyse(graph)
    if analysis.problems:
        raise GraphFault(analysis.problems)
    return _Writer(analysis).write(title)


class _Writer:
    """Writes one network."""

    def __init__(self, analysis: Analysis) -> None:
        assert analysis.main is not None  # a network without problems has an end
        self._analysis = analysis
        self._graph = analysis.graph
        self._wanted = [analysis.main, *(node for node in analysis.auxiliary if node != analysis.main)]
        self._alive = frozenset[str]()
        self._classes = Classes()
        self._own: dict[type[nn.Module], None] = {}

    def write(self, title: str) -> PytorchFile:
        """The file."""
        root = outline(self._analysis.wiring, self._wanted)
        self._alive = frozenset(_called(root))
        self._add(root)
        name = _class_name(title)
        own = own_parts(self._own)
        classes = self._classes.write(_RESERVED | own.names, name)
        (entry,) = [node for node in self._analysis.wiring.order if not self._analysis.wiring.sources[node]]
        sections = [self._section(step) for step in root.steps]
        source = _TEMPLATES.get_template("pytorch.py.jinja").render(
            title=_one_line(title),
            name=name,
            imports=own.imports,
            definitions=own.definitions,
            classes=[_as_told(made, sections if made is classes[-1] else ()) for made in classes],
            pixels=self._shape(entry),
            logits=self._shape(self._wanted[0]),
        )
        return PytorchFile(source, name)

    def _add(self, part: Part) -> Call:
        """The call that makes a part which is a module."""
        chain = self._chain(part)
        if chain is not None:
            return chain
        members = tuple(self._members(part, ()))
        wanted = self._wanted if not part.path else [str(part.output)]
        found = forward(part.steps, wanted, lambda step, read: self._call(part, step, read))
        outputs = [line.node for line in found.lines]
        skeleton = Skeleton(
            tuple((path, () if call is None else hollow(call)) for path, call in members),
            found.parameters,
            tuple((line.variable, line.text) for line in found.lines),
            found.results,
            always=self._always(outputs) if not part.path else len(outputs),
        )
        return self._classes.add(skeleton, Instance(part.path, members, tuple(map(self._shape, outputs))))

    def _chain(self, part: Part) -> Call | None:
        """A part that is nothing but one layer after the other, numbered from 0, as torch's Sequential."""
        is_numbered = list(part.children) == [str(number) for number in range(len(part.steps))]
        callees = [child if isinstance(child, str) else child.path for child in part.children.values()]
        in_order = [step.callee if isinstance(step.callee, str) else step.callee.path for step in part.steps]
        if not is_numbered or callees != in_order or any(len(step.sources) != 1 for step in part.steps):
            return None
        if any(step.sources != (before.output,) for before, step in zip(part.steps, part.steps[1:], strict=False)):
            return None
        layers = (self._made(child) for child in part.children.values())
        return Call(
            "nn.Sequential", tuple(Argument(str(place), call, named=False) for place, call in enumerate(layers))
        )

    def _members(self, part: Part, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Call | None]]:
        """The attributes of a part by their path from it; None for a mere holder of further ones."""
        for name, child in part.children.items():
            here = (*path, name)
            if isinstance(child, Part) and child.output is None:
                inner = list(self._members(child, here))
                yield from [(here, None), *inner] if inner else []
            elif isinstance(child, Part) or self._is_module(child):
                yield here, self._made(child)

    def _made(self, child: Part | str) -> Call:
        if isinstance(child, Part):
            return self._add(child)
        module = self._module(child)
        call = expression(module)
        if not call.function.startswith("nn."):
            self._own[type(module)] = None
        return call

    def _is_module(self, node: str) -> bool:
        """Whether a node is an attribute: it is called, or has weights, which a file of weights must find."""
        is_called = node in self._alive and self._graph.layers[node].code(["x", "y"]) is None
        return is_called or bool(self._module(node).state_dict())

    def _module(self, node: str) -> nn.Module:
        layer, inputs = self._graph.layers[node], self._analysis.nodes[node].inputs
        # A module with weights is built without memory for them; one without may compute its arguments from values.
        with torch.device("meta" if layer.parameters(inputs) else "cpu"):
            return layer.build(inputs)

    def _call(self, part: Part, step: Step, read: Sequence[str]) -> str:
        if isinstance(step.callee, str):
            text = self._graph.layers[step.callee].code(read)
            if text is not None:
                return text
        path = step.callee if isinstance(step.callee, str) else step.callee.path
        inside = path.removeprefix(f"{part.path}.") if part.path else path
        return f"{attribute(inside.split('.'))}({', '.join(read)})"

    def _always(self, outputs: Sequence[str]) -> int:
        """How many of the lines at the beginning the logits need."""
        return outputs.index(self._wanted[0]) + 1 if self._wanted[0] in outputs else len(outputs)

    def _section(self, step: Step) -> str:
        """The title of the outermost group that a layer lies in; a module says itself what it is."""
        group = self._graph.nodes[step.callee].group if isinstance(step.callee, str) else None
        title = ""
        while group is not None:
            title, group = self._graph.groups[group].title, self._graph.groups[group].parent
        return _one_line(title)

    def _shape(self, node: str) -> str:
        return f"({', '.join(map(str, ('B', *self._analysis.nodes[node].shape)))})"


def _called(part: Part) -> Iterator[str]:
    for step in part.steps:
        if isinstance(step.callee, str):
            yield step.callee
        else:
            yield from _called(step.callee)


def _as_told(made: Written, sections: Sequence[str]) -> dict[str, object]:
    """A class as the template takes it."""
    shown = ", ".join(made.paths[:2]) + (f" and {len(made.paths) - 2} more" if len(made.paths) > 2 else "")
    return {
        "name": made.name,
        "places": shown,
        "constructor": list(constructor(made)),
        "forward": list(forward_pass(made, sections)),
    }


def _class_name(title: str) -> str:
    """A class named after a title: ``LeNet5`` for ``LeNet-5``."""
    words = re.findall(r"[A-Za-z0-9]+", title.encode("ascii", "ignore").decode())
    name = "".join(word[0].upper() + word[1:] for word in words)[:60]
    return name if name.isidentifier() and name not in _RESERVED and not keyword.iskeyword(name) else "Net"


def _one_line(text: str) -> str:
    """A person's text as it may stand in a comment or between three quotes."""
    kept = "".join(letter if letter.isprintable() else " " for letter in text)
    return kept.replace("\\", "/").replace('"', "'").strip()
