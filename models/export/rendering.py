"""Lines of Python for the classes of an exported file."""

from __future__ import annotations

import ast
import keyword
import textwrap
from collections.abc import Iterator, Sequence

from models.export.classes import Text, Written
from models.export.expression import written

WIDTH = 100
"""Characters of a line of code at most, where it can be broken."""
INDENT = "    "


def attribute(path: Sequence[str]) -> str:
    """``self.layer1.conv1``; names that are no Python names are looked up: ``getattr(self.features, "0")``."""
    text = "self"
    for name in path:
        text = f"{text}.{name}" if _is_plain(name) else f'getattr({text}, "{name}")'
    return text


def constructor(made: Written) -> Iterator[str]:
    """A class's ``__init__``."""
    typed = [f"{name}: {kind}" for name, kind in zip(made.arguments, made.kinds, strict=True)]
    yield from _head("__init__", typed, "None")
    yield from (INDENT + line for line in _attributes(made))


def forward_pass(made: Written, sections: Sequence[str]) -> Iterator[str]:
    """A class's ``forward``, with a shape where it changes, and a comment where a section begins."""
    skeleton = made.skeleton
    result = "torch.Tensor" if len(skeleton.results) == 1 else "torch.Tensor | tuple[torch.Tensor, ...]"
    yield from _head("forward", [f"{name}: torch.Tensor" for name in skeleton.parameters], result)
    yield from (INDENT + line for line in _steps(made, sections))


def _head(name: str, parameters: Sequence[str], result: str) -> Iterator[str]:
    line = f"def {name}({', '.join(['self', *parameters])}) -> {result}:"
    if len(line) <= WIDTH:
        yield line
        return
    yield f"def {name}("
    yield from (f"{INDENT}{parameter}," for parameter in ("self", *parameters))
    yield f") -> {result}:"


def _attributes(made: Written) -> Iterator[str]:
    yield "super().__init__()"
    for path, text in made.members:
        call = text if text.function else Text("nn.Module")
        *outer, name = path
        if _is_plain(name):
            yield from call_lines(f"{attribute(path)} = ", call, "")
        else:
            yield from call_lines(f'{attribute(outer)}.add_module("{name}", ', call, ")")


def _steps(made: Written, sections: Sequence[str]) -> Iterator[str]:
    skeleton = made.skeleton
    section, before = "", None
    for number, ((variable, text), shape) in enumerate(zip(skeleton.lines, made.shapes, strict=True)):
        if number == skeleton.always:
            yield "if not self.training:"
            yield f"{INDENT}return {skeleton.results[0]}"
            yield "# Auxiliary classifiers: they help training, and are not asked afterwards."
        if sections and sections[number] not in {"", section}:
            section = sections[number]
            yield f"# {section}"
        yield from _assignment(variable, text, None if shape == before else shape)
        before = shape
    yield f"return {', '.join(skeleton.results)}"


def call_lines(before: str, call: Text, after: str) -> Iterator[str]:
    """``before`` + call + ``after`` on one line, or with an argument a line where that is too long."""
    line = f"{before}{_flat(call)}{after}"
    if len(line) <= WIDTH or not call.arguments:
        yield line
        return
    yield f"{before}{call.function}("
    for name, value in call.arguments:
        named = f"{name}=" if name else ""
        if isinstance(value, str) and value.startswith("(") and len(value) > WIDTH:
            yield f"{INDENT}{named}("
            yield from (f"{INDENT}{INDENT}{written(part)}," for part in ast.literal_eval(value))
            yield f"{INDENT}),"
        elif isinstance(value, str):
            yield f"{INDENT}{named}{value},"
        else:
            yield from (INDENT + inner for inner in call_lines(named, value, ","))
    yield f"){after}"


def _assignment(variable: str, text: str, shape: str | None) -> Iterator[str]:
    comment = f"  # {shape}" if shape else ""
    if len(text) <= WIDTH:
        yield f"{variable} = {text}{comment}"
        return
    yield f"{variable} = ({comment}"
    yield from (INDENT + line for line in textwrap.wrap(text, WIDTH, break_long_words=False))
    yield ")"


def _flat(call: Text) -> str:
    arguments = (
        f"{name}{'=' if name else ''}{value if isinstance(value, str) else _flat(value)}"
        for name, value in call.arguments
    )
    return f"{call.function}({', '.join(arguments)})"


def _is_plain(name: str) -> bool:
    return name.isidentifier() and not keyword.iskeyword(name)
