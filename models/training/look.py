"""One step of training looked at from inside: what hooks collect on the way, and what is reckoned of it afterwards."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from types import TracebackType
from typing import Any, Self

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from models.layers import Layer

SAMPLES = 8
"""Images of the batch that mean, deviation and shares are taken of: drawn anew every step, and there are thousands of
values in each."""

NEAR = 0.03
"""How close to a plateau is on it, as a share of half the range: |tanh| > 0.97, where the slope is below 0.06."""

BINS = 32
WEIGHTS = 2**14
"""Weights of a layer that its histogram is drawn of, evenly spaced, where it has more: as good to the eye, and a layer
of a hundred million costs what one of sixteen thousand does."""


class Look:
    """A context around one step. Of what it reads it keeps sums and norms on the device, and asks for them once."""

    def __init__(
        self, modules: Mapping[str, nn.Module], layers: Mapping[str, Layer], clock: Callable[[], float]
    ) -> None:
        self._modules = modules
        self._layers = layers
        self._clock = clock
        self._parameters = {node: list(module.parameters()) for node, module in modules.items()}
        self._undo = ExitStack()
        self._scalars: dict[tuple[str, str], Tensor] = {}
        self._sums: dict[str, Tensor] = {}
        self._values: dict[str, int] = {}  # by node: of how many values the sums are
        self._norms: dict[str, tuple[list[Tensor], list[Tensor]]] = {}  # of weights and of gradients
        self._before: dict[str, list[tuple[Tensor, Tensor]]] = {}  # weights, and copies of what they were
        self.seconds = 0.0
        """That looking took."""
        self.images = 0
        """In the batch."""
        self.found: dict[str, dict[str, Any]] = {}
        """By node, after the context: numbers, and a ``histogram`` of the weights."""
        self.sums: dict[str, NDArray[np.float32]] = {}
        """Of layers that rest at zero: their output summed over the batch and all places, (units,)."""

    def __enter__(self) -> Self:
        with self._timed():
            for node, module in self._modules.items():
                handle = module.register_forward_hook(partial(self._see, node))
                self._undo.callback(handle.remove)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._undo.close()
        if error is None:
            with self._timed(), torch.no_grad():
                self._settle()

    def derived(self) -> None:
        """Take the gradients, which are complete and not clipped yet, and note the weights before they are updated."""
        with self._timed(), torch.no_grad():
            for node, parameters in self._parameters.items():
                gradients = [weight.grad for weight in parameters if weight.grad is not None]
                learning = [weight for weight in parameters if weight.grad is not None]
                if learning:
                    self._norms[node] = (_norms(learning), _norms(gradients))
                    self._before[node] = [(weight, weight.detach().clone()) for weight in learning]

    @contextmanager
    def _timed(self) -> Iterator[None]:
        start = self._clock()
        yield
        self.seconds += self._clock() - start

    def _see(self, node: str, _module: nn.Module, _inputs: Any, output: Tensor) -> None:  # noqa: ANN401
        with self._timed():
            if output.requires_grad:
                output.register_hook(partial(self._arrive, node))  # type: ignore[no-untyped-call]
            self._measure(node, output.detach())

    def _arrive(self, node: str, gradient: Tensor) -> None:
        with self._timed():
            self._scalars[node, "arriving"] = torch.linalg.vector_norm(gradient.detach())

    def _measure(self, node: str, output: Tensor) -> None:
        """Of an output (B, C, ...): what its node's row says of it."""
        self.images = len(output)
        some = output[:SAMPLES]
        self._values[node] = some.numel()
        # In float32 the deviation of values far from zero would be lost in their squares.
        self._scalars[node, "sum"] = some.sum(dtype=_exact(some))
        self._scalars[node, "norm"] = torch.linalg.vector_norm(some, dtype=_exact(some))
        layer = self._layers[node]
        if layer.plateaus is not None:
            low, high = layer.plateaus
            far = (some - (low + high) / 2).abs() > (1 - NEAR) * (high - low) / 2
            self._scalars[node, "saturated"] = far.sum()
        if layer.rests:
            self._scalars[node, "nonzero"] = some.sign().abs().sum()
            self._sums[node] = output.sum([axis for axis in range(output.ndim) if axis != 1])

    def _settle(self) -> None:
        """The numbers of all nodes, from a few transfers."""
        for node, pairs in self._before.items():
            update = [before.sub_(after) for after, before in pairs]  # the copies are ours
            weights, gradients = self._norms[node]
            for name, norms in (("weights", weights), ("gradient", gradients), ("update", _norms(update))):
                self._scalars[node, name] = _joined(norms)
        self._before.clear()
        values = _on_host(list(self._scalars.values()))
        for (node, name), value in zip(self._scalars, values, strict=True):
            self.found.setdefault(node, {})[name] = value
        for node, found in self.found.items():
            self._row(node, found)
        self.sums = dict(zip(self._sums, _fetched(list(self._sums.values())), strict=True))
        self._draw()

    def _row(self, node: str, found: dict[str, Any]) -> None:
        """Make means and shares of sums."""
        count = self._values[node]
        mean = found.pop("sum") / count
        found["mean"] = mean
        found["std"] = math.sqrt(max(0.0, found.pop("norm") ** 2 / count - mean * mean))
        if "nonzero" in found:
            found["zeros"] = 1 - found.pop("nonzero") / count
        if "saturated" in found:
            found["saturated"] /= count
        if "update" in found:
            update, weights = found.pop("update"), found["weights"]
            found["update_ratio"] = update / weights if weights else math.nan

    def _draw(self) -> None:
        """The histogram of each layer's largest weight tensor."""
        drawn = {node: max(all_, key=Tensor.numel) for node, all_ in self._parameters.items() if all_}
        samples = _fetched([_spaced(weight.detach()) for weight in drawn.values()])
        for node, values in zip(drawn, samples, strict=True):
            self.found.setdefault(node, {})["histogram"] = histogram(values)  # one that did not run has weights, too


def histogram(values: NDArray[np.float32]) -> dict[str, Any] | None:
    """``{lo, hi, counts}`` of ``values`` in `BINS` equal bins from the smallest to the largest; None if not finite.

    Equal values are all in the first bin.
    """
    low, high = float(values.min()), float(values.max())
    if not math.isfinite(high - low):
        return None
    scale = BINS / (high - low) if high > low else 0.0
    bins = np.minimum(((values.astype(np.float64) - low) * scale).astype(np.int64), BINS - 1)
    return {"lo": low, "hi": high, "counts": np.bincount(bins, minlength=BINS).tolist()}


def _norms(tensors: Sequence[Tensor]) -> list[Tensor]:
    return list(torch._foreach_norm(list(tensors)))  # noqa: SLF001 - torch's name for it


def _joined(norms: Sequence[Tensor]) -> Tensor:
    """The norm of several tensors together, from their norms."""
    return norms[0] if len(norms) == 1 else torch.linalg.vector_norm(torch.stack(list(norms)))


def _spaced(weight: Tensor) -> Tensor:
    """At most `WEIGHTS` values of a weight, evenly spaced in memory: whatever its layout, without a copy of all."""
    stride = -(-weight.numel() // WEIGHTS)
    flat = weight if weight.is_contiguous() else weight.permute(_by_stride(weight))
    return flat.reshape(-1)[::stride]


def _by_stride(tensor: Tensor) -> list[int]:
    """The axes from the slowest to the fastest."""
    return sorted(range(tensor.ndim), key=tensor.stride, reverse=True)


def _fetched(tensors: Sequence[Tensor]) -> list[NDArray[np.float32]]:
    """Tensors of one axis on the host, in one transfer."""
    if not tensors:
        return []
    joined: NDArray[np.float32] = torch.cat(list(tensors)).float().cpu().numpy()
    return np.split(joined, np.cumsum([len(each) for each in tensors])[:-1])


def _on_host(scalars: Sequence[Tensor]) -> list[float]:
    """Numbers of one device in one transfer."""
    values: list[float] = torch.stack([each.to(_exact(each)) for each in scalars]).tolist()
    return values


def _exact(tensor: Tensor) -> torch.dtype:
    """What sums are taken in: double precision, which Apple's devices do not have."""
    return torch.float32 if tensor.device.type == "mps" else torch.float64
