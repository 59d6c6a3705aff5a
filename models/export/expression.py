"""The call that makes a module, read off the module itself: ``nn.Conv2d(1, 6, kernel_size=5, padding=2)``.

torch's modules keep the arguments of their constructors as attributes of the same names, and so do ours. Every call
that is written is proved by the module it makes: see ``tests/models/export``.
"""

from __future__ import annotations

import inspect
import math
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import nn

from models.quantities import shortest

Literal = bool | int | float | str | tuple["Literal", ...] | None

_SPREAD = frozenset({"kernel_size", "stride", "padding", "dilation", "output_padding", "output_size", "scale_factor"})
"""Arguments for which torch takes one number where all axes have the same."""

_NAMED = frozenset({"kernel_size", "output_size"})
"""Arguments that are written with their names although they have no default: ``nn.MaxPool2d(kernel_size=2)``."""


class NotWritable(LookupError):
    """A module whose constructor's arguments cannot be read off it."""


@dataclass(frozen=True)
class Argument:
    """One argument of a call; its ``name`` is written where ``named``."""

    name: str
    value: Literal | Call
    named: bool


@dataclass(frozen=True)
class Call:
    """A call that makes a module."""

    function: str
    """``nn.Conv2d``, or the bare name of a class of our own."""
    arguments: tuple[Argument, ...] = ()


def expression(module: nn.Module) -> Call:
    """The call that makes a module like ``module``.

    Raises:
        NotWritable: an argument without a default is no attribute, or is nothing that could be written.
    """
    kind = type(module)
    is_torchs = getattr(nn, kind.__name__, None) is kind
    own = inspect.signature(kind.__init__).parameters
    arguments = []
    for parameter in _parameters(kind):
        has_default = parameter.default is not inspect.Parameter.empty
        if not hasattr(module, parameter.name):
            if has_default:
                continue
            raise NotWritable(f"{kind.__name__} does not keep its argument {parameter.name}")
        value = _literal(kind, parameter, getattr(module, parameter.name))
        if parameter.name in _SPREAD and (is_torchs or parameter.name not in own):
            value = _gathered(value)
        if not has_default or value != parameter.default:
            is_ours = not is_torchs and parameter.name in own
            arguments.append(Argument(parameter.name, value, has_default or is_ours or parameter.name in _NAMED))
    return Call(f"nn.{kind.__name__}" if is_torchs else kind.__name__, tuple(arguments))


def written(value: Literal) -> str:
    """A literal as Python reads it."""
    match value:
        case float() if not math.isfinite(value):
            return f'float("{value}")'
        case tuple():
            inside = ", ".join(map(written, value))
            return f"({inside},)" if len(value) == 1 else f"({inside})"
        case str():
            return f'"{value}"'
        case _:
            return repr(value)


def _parameters(kind: type[nn.Module]) -> Iterator[inspect.Parameter]:
    """The parameters of a constructor; one that passes on what it gets has those of the class above it, too."""
    own = list(inspect.signature(kind.__init__).parameters.values())[1:]
    passing_on = {inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD}
    if any(parameter.kind in passing_on for parameter in own):
        above = next(base for base in kind.__mro__[1:] if "__init__" in vars(base))
        if issubclass(above, nn.Module) and above is not nn.Module:
            yield from _parameters(above)
    for parameter in own:
        if parameter.kind not in passing_on and parameter.name not in {"device", "dtype"}:
            yield parameter


def _literal(kind: type[nn.Module], parameter: inspect.Parameter, value: object) -> Literal:
    if parameter.annotation in {bool, "bool"} and (value is None or isinstance(value, torch.Tensor)):
        return value is not None  # a bias that is there, or not
    if isinstance(value, torch.Tensor):
        return tuple(map(shortest, value.flatten().tolist()))
    if isinstance(value, list | tuple):
        return tuple(_literal(kind, parameter, part) for part in value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise NotWritable(f"{kind.__name__} keeps its argument {parameter.name} as {type(value).__name__}")


def _gathered(value: Literal) -> Literal:
    return value[0] if isinstance(value, tuple) and len(value) > 1 and len(set(value)) == 1 else value
