"""The source of our own torch classes, for files that stand alone: the class, what it refers to, and their imports."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterable
from dataclasses import dataclass
from types import ModuleType

_FOR_LINTERS = re.compile(r"  # noqa.*$")


@dataclass(frozen=True)
class OwnParts:
    """Import lines and definitions to be put into a file."""

    imports: tuple[str, ...]
    definitions: tuple[str, ...]


def own_parts(classes: Iterable[type]) -> OwnParts:
    """The sources of ``classes``, each once, with everything of their modules that they refer to.

    Raises:
        ValueError: a class refers to something of ours that lies in another module.
    """
    wanted: dict[ModuleType, list[str]] = {}
    for kind in classes:
        module = inspect.getmodule(kind)
        assert module is not None
        wanted.setdefault(module, []).append(kind.__name__)
    imports: dict[str, None] = {}
    definitions: dict[str, None] = {}
    for module, names in wanted.items():
        found = _of_module(module, names)
        imports |= dict.fromkeys(found.imports)
        definitions |= dict.fromkeys(found.definitions)
    return OwnParts(tuple(sorted(imports)), tuple(definitions))


def _of_module(module: ModuleType, names: Iterable[str]) -> OwnParts:
    """What ``names`` of a module need of it, in the order in which it stands there."""
    text = inspect.getsource(module)
    statements = ast.parse(text).body
    binding = {name: statement for statement in statements for name in _bound(statement)}
    needed: set[ast.stmt] = set()
    imports: set[str] = set()
    pending = list(names)
    while pending:
        name = pending.pop()
        statement = binding.get(name)
        if isinstance(statement, ast.Import | ast.ImportFrom):
            imports.add(_import_line(statement, name))
        elif statement is not None and statement not in needed:
            needed.add(statement)
            pending += [node.id for node in ast.walk(statement) if isinstance(node, ast.Name)]
    lines = text.splitlines()
    return OwnParts(tuple(imports), tuple(_source(statement, lines) for statement in statements if statement in needed))


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
    line = ast.unparse(ast.Import([alias]))
    if isinstance(statement, ast.ImportFrom):
        line = ast.unparse(ast.ImportFrom(statement.module, [alias], statement.level))
    if line.startswith(("from models", "import models", "from .")):
        raise ValueError(f"a class that is to be exported needs {line!r}")
    return line


def _source(statement: ast.stmt, lines: list[str]) -> str:
    decorators = statement.decorator_list if isinstance(statement, ast.ClassDef | ast.FunctionDef) else []
    first = min([statement.lineno, *(decorator.lineno for decorator in decorators)])
    return "\n".join(_FOR_LINTERS.sub("", line) for line in lines[first - 1 : statement.end_lineno])
