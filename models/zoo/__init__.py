"""Architectures of the course as graphs, one file for each family. A new file here is a new family in the gallery."""

from __future__ import annotations

import pkgutil
from contextlib import suppress
from importlib import import_module

from pydantic import ValidationError

from models.analysis import analyse
from models.graph import Graph
from models.layers import Shape
from models.problems import GraphFault, Problem, Value
from models.quantities import shape_words
from models.validation import problems_of
from models.zoo.registry import Architecture, all_architectures, catalogue, get, measure

__all__ = ["Architecture", "adapted", "all_architectures", "build", "catalogue", "get", "measure"]

for _module in pkgutil.iter_modules(__path__, prefix=f"{__name__}."):
    import_module(_module.name)


def build(name: str, classes: int | None = None, shape: Shape | None = None) -> Graph:
    """The network of a name, adapted to a number of classes and an input shape (channels, height, width).

    Raises:
        KeyError: there is no such architecture.
        GraphFault: the network does not allow these classes or this shape.
    """
    architecture = get(name)
    wanted = architecture.input_shape if shape is None else tuple(shape)
    if not _fits(architecture, wanted):
        params: dict[str, Value] = {
            "name": architecture.title.in_all(),
            "received": shape_words(wanted),
            "smallest": shape_words(architecture.smallest),
        }
        raise GraphFault([Problem("shape_not_possible", params, field="shape")])
    if classes is not None and classes < 1:
        params = {"field": "classes", "received": str(classes), "limit": "1"}
        raise GraphFault([Problem("below_minimum", params, field="classes")])
    try:
        return architecture.build(architecture.classes if classes is None else classes, wanted)
    except ValidationError as error:  # more than a layer takes
        raise GraphFault(problems_of(error)) from None


def adapted(classes: int, shape: Shape) -> dict[str, int | None]:
    """The parameters of every architecture adapted as by `build`, by name; None where it does not allow that.

    Builds and measures every one of them, which takes seconds.
    """
    found: dict[str, int | None] = dict.fromkeys(architecture.name for architecture in all_architectures())
    for name in found:
        with suppress(GraphFault):
            analysis = analyse(build(name, classes, shape))
            found[name] = None if analysis.problems else analysis.totals.parameters
    return found


def _fits(architecture: Architecture, shape: Shape) -> bool:
    return (
        len(shape) == 3
        and shape[0] >= 1
        and shape[1] >= architecture.smallest[0]
        and shape[2] >= architecture.smallest[1]
    )
