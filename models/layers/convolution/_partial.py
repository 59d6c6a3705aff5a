"""A convolution with one kernel for each connection of a table."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

import torch
from torch import nn
from torch.nn import functional


class PartialConv2d(nn.Module):
    """Filter o sees the maps ``table[o]``; initialised as torch's ``Conv2d`` of that many input maps is.

    Filters that see equally many maps are computed together, as one convolution with a group for each filter.
    """

    def __init__(
        self,
        table: Sequence[Sequence[int]],
        kernel_size: tuple[int, int],
        stride: tuple[int, int],
        padding: tuple[int, int],
        *,
        bias: bool,
    ) -> None:
        super().__init__()
        self.table = [list(row) for row in table]
        self.kernel_size = kernel_size
        self.stride = stride
        self.padding = padding
        bounds = [(len(row) * prod(kernel_size)) ** -0.5 for row in table]
        kernels = [_uniform(bound, len(row), *kernel_size) for row, bound in zip(table, bounds, strict=True)]
        self.weight = nn.Parameter(torch.cat(kernels))  # (connections, height, width)
        self.bias = nn.Parameter(torch.cat([_uniform(bound, 1) for bound in bounds])) if bias else None
        starts = [sum(map(len, self.table[:number])) for number in range(len(table))]
        self._fans = sorted({len(row) for row in table})
        order: list[int] = []
        for fan in self._fans:
            filters = [number for number, row in enumerate(self.table) if len(row) == fan]
            order += filters
            self._remember(f"filters{fan}", filters)
            self._remember(f"maps{fan}", [entry for number in filters for entry in self.table[number]])
            self._remember(f"kernels{fan}", [starts[number] + step for number in filters for step in range(fan)])
        self._remember("order", sorted(range(len(order)), key=order.__getitem__))

    def forward(self, maps: torch.Tensor) -> torch.Tensor:
        """(B, C, H, W) to (B, filters, H', W')."""
        parts: list[torch.Tensor] = []
        for fan in self._fans:
            filters = self.get_buffer(f"filters{fan}")
            seen = maps.index_select(1, self.get_buffer(f"maps{fan}"))  # (B, filters·fan, H, W)
            kernels = self.weight.index_select(0, self.get_buffer(f"kernels{fan}")).view(
                len(filters), fan, *self.weight.shape[1:]
            )
            bias = None if self.bias is None else self.bias.index_select(0, filters)
            parts.append(functional.conv2d(seen, kernels, bias, self.stride, self.padding, groups=len(filters)))
        return torch.cat(parts, dim=1).index_select(1, self.get_buffer("order"))

    def kernels(self) -> torch.Tensor:
        """The kernels as (filters, maps, height, width), zero where the table connects nothing."""
        dense = self.weight.new_zeros(len(self.table), max(map(max, self.table)) + 1, *self.weight.shape[1:])
        rows = [number for number, row in enumerate(self.table) for _ in row]
        return dense.index_put(
            (torch.tensor(rows), torch.tensor([entry for row in self.table for entry in row])), self.weight
        )

    def _remember(self, name: str, places: list[int]) -> None:
        self.register_buffer(name, torch.tensor(places), persistent=False)


def _uniform(bound: float, *shape: int) -> torch.Tensor:
    return (2 * torch.rand(shape) - 1) * bound
