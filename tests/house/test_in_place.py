"""No layer works in place: it would falsify the feature maps that were recorded before it."""

from __future__ import annotations

import ast
import keyword
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.sources import python_files, shown


def in_place(tree: ast.AST) -> Iterator[int]:
    """Lines with ``inplace=...``, a method like ``add_``, or an augmented assignment in a ``forward``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if any(argument.arg == "inplace" for argument in node.keywords):
                yield node.lineno
            if isinstance(node.func, ast.Attribute) and is_in_place_method(node.func):
                yield node.lineno
        if isinstance(node, ast.FunctionDef) and node.name == "forward":
            yield from (inner.lineno for inner in ast.walk(node) if isinstance(inner, ast.AugAssign))


def is_in_place_method(function: ast.Attribute) -> bool:
    """``x.add_(...)``; but not ``nn.init.zeros_(...)``, written before any forward, nor ``text.in_("ru")``."""
    if keyword.iskeyword(function.attr[:-1]):
        return False
    initialises = isinstance(function.value, ast.Attribute | ast.Name) and ast.unparse(function.value).endswith("init")
    return function.attr.endswith("_") and not function.attr.startswith("_") and not initialises


@pytest.mark.parametrize("file", list(python_files("models/layers")), ids=shown)
def test_layers_leave_their_inputs_alone(file: Path):
    assert not list(in_place(ast.parse(file.read_text())))


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("nn.ReLU(inplace=True)", [1]),
        ("x.add_(1)", [1]),
        ("def forward(self, x):\n    x += 1\n    return x", [2]),
        ("nn.init.zeros_(self.bias)", []),
        ("x.add(1)", []),
        ("text.in_(language)", []),
    ],
)
def test_the_rule_sees_what_it_should(code: str, lines: list[int]):
    assert list(in_place(ast.parse(code))) == lines
