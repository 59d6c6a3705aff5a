"""A network with its weights as an ONNX model: pixels in, logits out, any number of pictures at a time."""

from __future__ import annotations

import ast
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import onnx
import torch
from onnxscript import optimizer
from torch import nn

from models.compile import Net
from models.layers import Shape
from models.layers.pooling._lp import LPPool2d
from models.problems import GraphFault, Problem

LARGEST = 2**31 - 2**20
"""Bytes of the largest model: protobuf reads no more than 2 GB in one piece."""

_PREFIX = "net."
_OPSET = 20


class _Logits(nn.Module):
    """A compiled network that answers with its logits alone."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, pixels: torch.Tensor) -> torch.Tensor:
        """(B, C, H, W) to (B, K)."""
        assert self.net.main is not None
        logits: torch.Tensor = self.net(pixels)[self.net.main]
        return logits


def onnx_model(net: Net, shape: Shape, title: str) -> bytes:
    """The file's bytes. Layers stay apart, BatchNorm is not folded into its convolution: they can be read back.

    Args:
        net: with its weights.
        shape: of one picture, without the batch.
        title: of the graph in the file.

    Raises:
        GraphFault: the file would be too large, or a layer cannot be said in ONNX.
    """
    size = sum(value.nbytes for value in net.state_dict().values())
    if size > LARGEST:
        raise GraphFault([Problem("onnx_too_large", {"size_bytes": size, "limit_bytes": LARGEST})])
    wrapped = _Logits(net).eval()
    with _quiet(), _said_as_one(net):
        try:
            program = torch.onnx.export(
                wrapped,
                (torch.zeros(2, *shape),),
                input_names=["pixels"],
                output_names=["logits"],
                dynamic_shapes={"pixels": {0: torch.export.Dim("batch")}},
                dynamo=True,
                opset_version=_OPSET,
                optimize=False,
                external_data=False,
                verbose=False,
            )
        except torch.onnx.errors.OnnxExporterError as error:
            reason = str(error).strip().splitlines()[0][:200]
            raise GraphFault([Problem("onnx_not_possible", {"reason": reason})]) from error
        assert program is not None
        model = _optimized(program.model_proto)
    _clean(model, title)
    onnx.checker.check_model(model)
    content: bytes = model.SerializeToString()
    return content


@contextmanager
def _said_as_one(net: Net) -> Iterator[None]:
    """Layers that ONNX has an operator for, as this one instead of the steps of torch's formula.

    Local response normalisation of an even number of maps stays a formula: ONNX takes the odd one from the other side.
    """
    changed: list[nn.Module] = []
    for module in net.modules():
        if isinstance(module, nn.LocalResponseNorm) and module.size % 2:
            module.forward = partial(_local_response_norm, module)  # type: ignore[method-assign]
        elif isinstance(module, LPPool2d):
            module.forward = partial(_lp_pool, module)  # type: ignore[method-assign]
        else:
            continue
        changed.append(module)
    try:
        yield
    finally:
        for module in changed:
            del module.forward


def _local_response_norm(module: nn.LocalResponseNorm, maps: torch.Tensor) -> torch.Tensor:
    attributes: dict[str, Any] = {"size": module.size, "alpha": module.alpha, "beta": module.beta, "bias": module.k}
    return torch.onnx.ops.symbolic("LRN", (maps,), attributes, dtype=maps.dtype, shape=maps.shape, version=_OPSET)


def _lp_pool(module: LPPool2d, maps: torch.Tensor) -> torch.Tensor:
    attributes: dict[str, Any] = {
        "p": module.power,
        "kernel_shape": list(module.kernel_size),
        "strides": list(module.stride),
        "pads": [*module.padding, *module.padding],
        "ceil_mode": int(module.ceil_mode),
    }
    shape = LPPool2d.forward(module, maps).shape
    return torch.onnx.ops.symbolic("LpPool", (maps,), attributes, dtype=maps.dtype, shape=shape, version=_OPSET)


def _optimized(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model without the arithmetic on shapes that the exporter leaves in it.

    The optimiser would fold BatchNorm into the convolution before it, as far as it knows its statistics: they are kept
    from it as if they were inputs.
    """
    graph = model.graph
    statistics = [value for value in graph.initializer if value.name.endswith(".running_mean")]
    held = {value.name for value in statistics}
    others = [value for value in graph.initializer if value.name not in held]
    del graph.initializer[:]
    graph.initializer.extend(others)
    graph.input.extend(
        onnx.helper.make_tensor_value_info(value.name, value.data_type, list(value.dims)) for value in statistics
    )
    found: onnx.ModelProto = optimizer.optimize(model)
    inputs = [entry for entry in found.graph.input if entry.name not in held]
    del found.graph.input[:]
    found.graph.input.extend(inputs)
    found.graph.initializer.extend(statistics)
    return found


def _clean(model: onnx.ModelProto, title: str) -> None:
    """Names as on the canvas, and nothing of where and how the file was made."""
    model.graph.name = title
    model.producer_name = "Svertka"
    model.producer_version = ""
    named: dict[str, int] = {}
    for node in model.graph.node:
        place = _place(node)
        named[place] = named.get(place, 0) + 1
        node.name = place if named[place] == 1 else f"{place}/{named[place]}"
    for part in (model, model.graph, *model.graph.node, *model.graph.initializer, *model.graph.value_info):
        del part.metadata_props[:]
        part.doc_string = ""
    for entry in (*model.graph.input, *model.graph.output):
        del entry.metadata_props[:]
    for initializer in model.graph.initializer:
        initializer.name = initializer.name.removeprefix(_PREFIX)
    for node in model.graph.node:
        node.input[:] = [name.removeprefix(_PREFIX) for name in node.input]


def _place(node: onnx.NodeProto) -> str:
    """The id of the layer that an operation belongs to, as the exporter notes it; else its own name."""
    noted = {entry.key: entry.value for entry in node.metadata_props}.get("pkg.torch.onnx.name_scopes", "[]")
    scopes = [scope for scope in ast.literal_eval(noted) if scope.startswith(_PREFIX)]
    return scopes[-1].removeprefix(_PREFIX) if scopes else node.name


@contextmanager
def _quiet() -> Iterator[None]:
    """The exporter speaks to its own developers."""
    loggers = [logging.getLogger(name) for name in ("torch.onnx", "onnxscript", "onnx_ir")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)
