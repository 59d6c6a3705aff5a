"""How weights are drawn before the first step: for the whole network, and for layers that have their own way.

What is initialised are the kernels and matrices of convolutions and dense layers with their biases; normalisations and
other layers begin as they define themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from torch import Tensor, nn

Distribution = Literal["default", "normal", "xavier", "kaiming", "orthogonal"]
"""``default``: the layer's own, which is torch's. ``normal``: N(0, σ²). ``xavier``: uniform on ±√(6 / (fan_in +
fan_out)), Glorot and Bengio 2010, equation 16. ``kaiming``: N(0, 2 / fan_in), He et al. 2015, equation 10.
``orthogonal``: a random matrix with orthonormal rows or columns, Saxe et al. 2014."""


class Override(BaseModel):
    """The initialisation of one layer; its own σ and bias, or (null) those of the whole network."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    kind: Distribution
    std: Annotated[float, Field(gt=0.0, le=100.0)] | None = None
    bias: Annotated[float, Field(ge=-100.0, le=100.0)] | None = None


class Initialization(BaseModel):
    """That of a network, and of the nodes that differ."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    kind: Distribution = "default"
    std: float = 0.01
    """σ of ``normal``."""
    bias: float = 0.0
    """What biases begin with, unless the kind is ``default``."""
    layers: dict[str, Override] = {}

    def of(self, node: str) -> Initialization:
        """That of a node."""
        own = self.layers.get(node)
        if own is None:
            return self
        std = self.std if own.std is None else own.std
        return Initialization(kind=own.kind, std=std, bias=self.bias if own.bias is None else own.bias)

    def apply(self, module: nn.Module) -> None:
        """Draw the weights of one node's module anew, from torch's generator; ``default`` leaves them."""
        import torch

        if self.kind == "default":
            return
        with torch.no_grad():
            for kernels, bias in _learned(module):
                for kernel in kernels:
                    kernel.copy_(self._drawn(torch.empty(kernel.shape)))
                if bias is not None:
                    bias.fill_(self.bias)

    def _drawn(self, kernel: Tensor) -> Tensor:
        from torch.nn import init

        match self.kind:
            case "normal":
                return init.normal_(kernel, 0.0, self.std)
            case "xavier":
                return init.xavier_uniform_(kernel)
            case "orthogonal":
                return init.orthogonal_(kernel)
            case _:
                return init.kaiming_normal_(kernel, nonlinearity="relu")


DEFAULT = Initialization()


def _learned(module: nn.Module) -> Iterator[tuple[list[Tensor], Tensor | None]]:
    """The kernels of each convolution and dense layer in ``module``, (out, in, ...) each, with its bias."""
    import torch
    from torch import nn
    from torch.nn.modules.conv import _ConvNd

    from models.layers.convolution._partial import PartialConv2d

    for part in module.modules():
        match part:
            case _ConvNd(transposed=True):
                yield [part.weight.transpose(0, 1)], part.bias  # kept as (in, out, ...)
            case _ConvNd() | nn.Linear():
                yield [part.weight], part.bias
            case PartialConv2d():  # (connections, h, w): a kernel (1, maps, h, w) for every filter
                sizes = [len(row) for row in part.table]
                yield [kernel.unsqueeze(0) for kernel in torch.split(part.weight, sizes)], part.bias
