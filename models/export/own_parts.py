"""The source of our own torch classes, for files that stand alone: the class, what it refers to, and their imports."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

_OURS = "models."
_FOR_LINTERS = re.compile(r"  # (noqa|type: ignore).*$")


@dataclass(frozen=True)
class OwnParts:
    """Import lines and definitions to be put into a file."""

    imports: tuple[str, ...]
    definitions: tuple[str, ...]
    names: frozenset[str]
    """What the definitions bind."""


def own_parts(classes: Iterable[type]) -> OwnParts:
    """The sources of ``classes``, each once, with everything of ours that they refer to."""
    collected = _Collected({}, {}, set())
    for kind in classes:
        module = inspect.getmodule(kind)
        assert module is not None
        _collect(module, [kind.__name__], collected)
    return OwnParts(tuple(sorted(collected.imports)), tuple(collected.definitions), frozenset(collected.names))


class _Collected(NamedTuple):
    imports: dict[str, None]
    definitions: dict[str, None]
    names: set[str]


def _collect(module: ModuleType, wanted: Iterable[str], collected: _Collected) -> None:
    """Adds what ``wanted`` names of a module need, in the order in which it stands there; other modules' first."""
    text = inspect.getsource(module)
    statements = ast.parse(text).body
    binding = {name: statement for statement in statements for name in _bound(statement)}
    needed: set[ast.stmt] = set()
    pending = list(wanted)
    while pending:
        name = pending.pop()
        statement = binding.get(name)
        if isinstance(statement, ast.ImportFrom) and (statement.module or "").startswith(_OURS):
            _collect(import_module(str(statement.module)), [name], collected)
        elif isinstance(statement, ast.Import | ast.ImportFrom):
            collected.imports[_import_line(statement, name)] = None
        elif statement is not None and statement not in needed:
            needed.add(statement)
            pending += [node.id for node in ast.walk(statement) if isinstance(node, ast.Name)]
    lines = text.splitlines()
    for statement in statements:
        if statement in needed:
            collected.definitions[_source(statement, lines)] = None
            collected.names.update(_bound(statement))


def _bound(statement: ast.stmt) -> list[str]:
    """The names that a statement of a module binds."""
    match statement:
        case ast.ClassDef() | ast.FunctionDef():
            return [statement.name]
        case ast.Import() | ast.ImportFrom():
            return [(alias.asname or alias.name).partition(".")[0] for alias in statement.names]
        case ast.Assign(targets=targets):
            return [target.id for target in targets if isinstance(target, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case _:
            return []


def _import_line(statement: ast.Import | ast.ImportFrom, name: str) -> str:
    alias = next(alias for alias in statement.names if name == (alias.asname or alias.name).partition(".")[0])
    if isinstance(statement, ast.ImportFrom):
        return ast.unparse(ast.ImportFrom(statement.module, [alias], statement.level))
    return ast.unparse(ast.Import([alias]))


def _source(statement: ast.stmt, lines: list[str]) -> str:
    decorators = statement.decorator_list if isinstance(statement, ast.ClassDef | ast.FunctionDef) else []
    first = min([statement.lineno, *(decorator.lineno for decorator in decorators)])
    return "\n".join(_FOR_LINTERS.sub("", line) for line in lines[first - 1 : statement.end_lineno])
