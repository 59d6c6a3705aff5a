"""An ONNX file read with care: bounded, nothing outside of it, constants folded for a single picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import prod
from typing import Any

import numpy as np
import onnx
from google.protobuf.message import DecodeError
from onnx import numpy_helper
from onnxscript import optimizer

from models.imports.faults import Unsupported, refused
from models.layers import Shape

Array = np.ndarray[Any, np.dtype[Any]]

MOST_NODES = 20_000
"""Operations of a file: a layer is written in a few at most."""


@dataclass(frozen=True)
class Operator:
    """One operation of a file, with the constants it reads at hand."""

    type: str
    """``Conv``; with its domain where that is not ONNX's own."""
    name: str
    inputs: Sequence[str]
    """Names of values; empty for an optional one that is left out."""
    outputs: Sequence[str]
    attributes: Mapping[str, Any]
    constants: Mapping[str, Array]

    def has(self, place: int) -> bool:
        """Whether input number ``place`` is given."""
        return place < len(self.inputs) and bool(self.inputs[place])

    def constant(self, place: int) -> Array | None:
        """The numbers of an input, where the file knows them."""
        return self.constants.get(self.inputs[place]) if self.has(place) else None

    def weight(self, place: int) -> Array:
        """The numbers of an input that must be a weight.

        Raises:
            Unsupported: it is computed.
        """
        found = self.constant(place)
        if found is None:
            attribute = self.inputs[place] if self.has(place) else str(place)
            raise Unsupported("onnx_weight", operator=self.type, place=self.name, attribute=attribute[:80])
        return found

    def cannot(self, attribute: str, received: object) -> Unsupported:
        """The refusal of what an attribute says."""
        return Unsupported(
            "onnx_attribute", operator=self.type, place=self.name, attribute=attribute, received=str(received)[:80]
        )

    def expect(self, attribute: str, *allowed: object) -> None:
        """Refuse an attribute whose value is none of ``allowed``; one that is left out is fine.

        Raises:
            Unsupported: it is something else.
        """
        value = self.attributes.get(attribute)
        if value is not None and value not in allowed:
            raise self.cannot(attribute, value)


@dataclass(frozen=True)
class Model:
    """The operations of a file that its answers need, in the order of computation."""

    title: str
    input: str
    shape: Shape
    """Of the input, without the batch."""
    operators: Sequence[Operator]
    outputs: Sequence[str]

    def readers(self) -> Counter[str]:
        """How many operations read a value; that it leaves the file counts as well."""
        return Counter(chain(self.outputs, *(operator.inputs for operator in self.operators)))


def read_model(content: bytes) -> Model:
    """The model of a file.

    Raises:
        GraphFault: it is none, is too large, keeps data elsewhere, or has other inputs than one picture.
    """
    try:
        model = onnx.load_from_string(content)
    except (DecodeError, ValueError) as error:
        raise refused("onnx_unreadable", reason=str(error)[:200]) from error
    _check_bounds(model)
    graph = model.graph
    given = {value.name for value in graph.initializer}
    inputs = [entry for entry in graph.input if entry.name not in given]
    if len(inputs) != 1:
        raise refused("onnx_inputs", received=len(inputs))
    shape = _fix_shape(inputs[0])
    try:
        optimizer.fold_constants(model)
        constants = {value.name: _numbers(value) for value in model.graph.initializer}
        operators = [_operator(node, constants) for node in model.graph.node]
    except Exception as error:  # whatever a stranger's file provokes in the libraries that read it
        raise refused("onnx_unreadable", reason=f"{type(error).__name__}: {error}"[:200]) from error
    outputs = [entry.name for entry in graph.output]
    return Model(graph.name, inputs[0].name, shape, list(needed(operators, outputs)), outputs)


def _check_bounds(model: onnx.ModelProto) -> None:
    if not model.graph.node:
        raise refused("onnx_unreadable", reason="no operations")
    if len(model.graph.node) > MOST_NODES:
        raise refused("onnx_too_many", received=len(model.graph.node), limit=MOST_NODES)
    for tensor in _tensors(model.graph):
        if tensor.data_location == onnx.TensorProto.EXTERNAL or tensor.external_data:
            raise refused("onnx_external_data", tensor=tensor.name[:80])


def _tensors(graph: onnx.GraphProto) -> Iterator[onnx.TensorProto]:
    """Every tensor that a graph holds, those in attributes and inner graphs included."""
    yield from graph.initializer
    for sparse in graph.sparse_initializer:
        yield from (sparse.values, sparse.indices)
    for node in graph.node:
        for attribute in node.attribute:
            yield from (
                attribute.t,
                *attribute.tensors,
                attribute.sparse_tensor.values,
                attribute.sparse_tensor.indices,
            )
            for inner in (attribute.g, *attribute.graphs):
                yield from _tensors(inner)


def _fix_shape(entry: onnx.ValueInfoProto) -> Shape:
    """The shape of one picture; from now on the file's batch is one picture, so that all sizes are numbers."""
    dimensions = entry.type.tensor_type.shape.dim
    sizes = [dimension.dim_value for dimension in dimensions]
    if len(sizes) not in {2, 4} or any(size < 1 for size in sizes[1:]):
        received = "×".join(str(dimension.dim_value or dimension.dim_param or "?") for dimension in dimensions)
        raise refused("onnx_input_shape", input=entry.name[:80], received=received[:80])
    dimensions[0].dim_value = 1
    return tuple(sizes[1:])


def _operator(node: onnx.NodeProto, constants: dict[str, Array]) -> Operator:
    attributes = {attribute.name: _value(attribute) for attribute in node.attribute}
    if node.op_type == "Constant" and len(node.output) == 1:
        constants[node.output[0]] = _constant(attributes)
    kind = node.op_type if node.domain in {"", "ai.onnx"} else f"{node.domain}.{node.op_type}"
    return Operator(
        kind[:80], (node.name or node.output[0])[:120], list(node.input), list(node.output), attributes, constants
    )


def _value(attribute: onnx.AttributeProto) -> object:
    if attribute.type in {onnx.AttributeProto.GRAPH, onnx.AttributeProto.GRAPHS}:
        return None  # the operator is one that nothing here knows
    value = onnx.helper.get_attribute_value(attribute)
    if isinstance(value, onnx.TensorProto):
        return _numbers(value)
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def _constant(attributes: Mapping[str, Any]) -> Array:
    """The value of a Constant, however it is written."""
    value = attributes.get("value")
    if isinstance(value, np.ndarray):
        return value
    for name in ("value_float", "value_floats", "value_int", "value_ints"):
        if name in attributes:
            return np.asarray(attributes[name], dtype=np.float32 if "float" in name else np.int64)
    raise ValueError("a constant of another kind than numbers")


def _numbers(tensor: onnx.TensorProto) -> Array:
    """A tensor's values; its size is believed only as far as the file holds so many."""
    held = len(tensor.raw_data) or sum(
        len(values) for values in (tensor.float_data, tensor.int32_data, tensor.int64_data, tensor.double_data)
    )
    if prod(tensor.dims) > max(held, 1) * 8:
        raise ValueError(f"{tensor.name} says more numbers than it holds")
    values = numpy_helper.to_array(tensor)
    return values.astype(np.float32) if values.dtype.kind == "f" else values


def needed(operators: Sequence[Operator], outputs: Iterable[str]) -> Iterator[Operator]:
    """The operators that ``outputs`` depend on and whose results are not constants."""
    wanted = set(outputs)
    kept: list[Operator] = []
    for operator in reversed(operators):
        if wanted.intersection(operator.outputs) and operator.type != "Constant":
            kept.append(operator)
            wanted.update(operator.inputs)
    return reversed(kept)
