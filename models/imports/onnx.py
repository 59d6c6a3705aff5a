"""An ONNX file as a graph of the catalogue's layers, with its weights."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.graph import Graph
from models.imports.draft import Draft
from models.imports.faults import Unsupported, refused
from models.imports.model import Array, read_model
from models.imports.operators import OPERATORS
from models.imports.patterns import Recognised, recognise
from models.problems import GraphFault, Problem

MOST_FAULTS = 20


@dataclass(frozen=True)
class Imported:
    """A network, and its weights by key."""

    graph: Graph
    weights: dict[str, Array]


def import_onnx(content: bytes) -> Imported:
    """The network of a file. What the file takes pixels for is kept: its input node undoes our division by 255.

    Raises:
        GraphFault: everything that speaks against the file, unknown operators all in one sentence.
    """
    model = recognise(read_model(content))
    plain = [operator for operator in model.operators if not isinstance(operator, Recognised)]
    unknown = sorted({operator.type for operator in plain if operator.type not in OPERATORS})
    if unknown:
        raise refused("onnx_operators", operators=", ".join(unknown[:40]))
    draft = Draft(model)
    problems: list[Problem] = []
    for operator in model.operators:
        lost = [
            value for value in operator.inputs if value and not draft.knows(value) and value not in operator.constants
        ]
        if lost:
            continue  # follows from an operator that has been told of already
        try:
            if isinstance(operator, Recognised):
                operator.add_to(draft)
            else:
                OPERATORS[operator.type](operator, draft)
        except Unsupported as fault:
            problems.append(fault.problem)
        except GraphFault:
            raise
        except (KeyError, IndexError, TypeError, ValueError, OverflowError) as error:
            # Attributes of a kind that the operator does not have: a file that breaks ONNX's own rules.
            reason = f"{operator.type} ({operator.name}): {error}"[:200]
            raise refused("onnx_unreadable", reason=reason) from error
    if problems:
        raise GraphFault(problems[:MOST_FAULTS])
    graph, weights = draft.finish()
    return Imported(graph, {key: _contiguous(values) for key, values in weights.items()})


def _contiguous(values: Array) -> Array:
    return np.ascontiguousarray(values, dtype=np.int64 if values.dtype.kind == "i" else np.float32)
