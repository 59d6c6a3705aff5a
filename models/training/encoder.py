"""Frozen encoders are computed once: what layers that do not learn give on is kept for every image, up to a cut.

Feature extraction in the words of Yosinski, Clune, Bengio, Lipson, "How transferable are features in deep neural
networks?", 2014. Behind the cut the training is the same, number for number: the outputs at the cut are computed in the
very batches of the first epoch, which follow from the seed, so a training that is resumed or forked computes the same.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import IO, TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn

from models.layers.normalisation.fields import BATCH_STATISTICS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from models.analysis import Analysis
    from models.compile import Net
    from models.data import Images
    from models.training.batches import Batches
    from models.training.paces import NodePace

LARGEST = 2 * 2**30
"""Bytes that the outputs of one training may take on the disk."""

SHARE_OF_DISK = 0.5
"""Of what is free, at most: others write there too."""


@dataclass(frozen=True)
class Encoded:
    """A training whose encoder is computed once: what learns, and what it learns from."""

    learner: Rest
    batches: Batches
    validation: Features


@dataclass(frozen=True)
class Cut:
    """Where a network is cut in two: what is computed once, and what learns."""

    computed: tuple[str, ...]
    """Nodes that do the same for an image at every step, whatever the rest learns."""
    ends: tuple[str, ...]
    """Those of them whose outputs the rest reads."""
    width: int
    """Numbers at the ends, for one image."""

    def bytes(self, images: int) -> int:
        """What the outputs of so many images take."""
        return 4 * self.width * images


def find_cut(analysis: Analysis, learning: Mapping[str, NodePace]) -> Cut | None:
    """The cut behind everything that is settled; None where nothing with weights is.

    A node is settled when all it reads is, when it has no weights that learn, and when it does in training what it does
    in inference: no dropout, no noise, and batch normalisation only if it is frozen.
    """
    settled: set[str] = set()
    for node in analysis.wiring.order:
        layer = analysis.graph.layers[node]
        pace, report = learning[node], analysis.nodes[node]
        is_alike = layer.modes is None or (layer.modes is BATCH_STATISTICS and pace.frozen)
        learns = report.parameters > 0 and not pace.frozen
        if is_alike and not learns and settled.issuperset(analysis.wiring.sources[node]):
            settled.add(node)
    computed = tuple(node for node in analysis.wiring.order if node in settled)
    if not any(analysis.nodes[node].parameters for node in computed):
        return None
    read = {source for node in analysis.wiring.order if node not in settled for source in analysis.wiring.sources[node]}
    outputs = {analysis.main, *analysis.auxiliary}
    ends = tuple(node for node in computed if node in read or node in outputs)
    return Cut(computed, ends, sum(prod(analysis.nodes[node].shape) for node in ends))


class Rest(nn.Module):
    """A network behind its cut, of the network's own modules: takes what `encode` gives instead of pixels."""

    def __init__(self, net: Net, analysis: Analysis, cut: Cut) -> None:
        super().__init__()
        self.net = net
        self.loss_weights = net.loss_weights
        self.width = cut.width
        answering = [node for node in net.loss_weights if node not in analysis.training_only]
        self._encode = net.section((), cut.ends)
        self._learning = net.section(cut.ends, tuple(net.loss_weights))
        self._answering = net.section(cut.ends, answering)
        self._shapes = {node: analysis.nodes[node].shape for node in cut.ends}
        self._layouts: dict[str, torch.memory_format] = {}

    @torch.no_grad()
    def encode(self, pixels: Tensor) -> Tensor:
        """The outputs at the cut, one after the other, (B, width), of pixels (B, C, H, W), float, 0 to 255."""
        found = self._encode({}, pixels)
        for node, output in found.items():
            self._layouts[node] = _layout(output)
        return torch.cat([output.reshape(len(output), -1) for output in found.values()], dim=1)

    def forward(self, features: Tensor) -> dict[str, Tensor]:
        """As the network's own, from `encode`'s (B, width)."""
        sizes = [prod(shape) for shape in self._shapes.values()]
        parts = zip(self._shapes.items(), torch.split(features, sizes, dim=1), strict=True)
        known = {
            # Kernels may round otherwise along another layout than the one that the encoder gives.
            node: part.reshape(-1, *shape).contiguous(memory_format=self._layouts[node])
            for (node, shape), part in parts
        }
        return (self._learning if self.training else self._answering)(known)


def _layout(output: Tensor) -> torch.memory_format:
    is_last = output.ndim == 4 and output.is_contiguous(memory_format=torch.channels_last)
    return torch.channels_last if is_last and not output.is_contiguous() else torch.contiguous_format


class Features:
    """What an encoder makes of each image, in the place of images: computed when it is first asked for, then read."""

    def __init__(
        self,
        images: Images,
        order: NDArray[np.int64],
        block: int,
        encode: Callable[[Tensor], Tensor],
        rows: NDArray[np.float32],
    ) -> None:
        self._source = images
        self._order = order
        self._block = block
        self._encode = encode
        self._rows = rows
        self._row = np.full(len(images), -1)
        self._row[order] = np.arange(len(order))
        self._known = np.zeros(-(-len(order) // block), bool)

    def __len__(self) -> int:
        return len(self._source)

    @property
    def images(self) -> Features:
        """Itself: what is indexed as the pixels of `Images` are."""
        return self

    @property
    def labels(self) -> NDArray[np.int64]:
        """Of all images, (N,)."""
        return self._source.labels

    def take(self, chosen: NDArray[np.int64], axis: int = 0) -> NDArray[np.float32]:
        """The features of these images, (len(chosen), width); copied."""
        rows = self._row[chosen]
        for block in np.unique(rows // self._block):
            if not self._known[block]:
                self._compute(int(block))
        return np.asarray(self._rows.take(rows, axis=axis))

    def __getitem__(self, part: slice) -> NDArray[np.float32]:
        return self.take(np.arange(*part.indices(len(self._source))))

    def _compute(self, block: int) -> None:
        """A whole block at once: what comes of an image may depend in its last bit on how many go with it."""
        part = slice(block * self._block, (block + 1) * self._block)
        pixels = torch.from_numpy(self._source.images.take(self._order[part], axis=0))
        self._rows[part] = self._encode(pixels).cpu().numpy()
        self._known[block] = True


def encode_once(rest: Rest, batches: Batches, learned: Images, measured: Images, directory: Path) -> Encoded | None:
    """What a training works on behind its cut; None where the outputs at the cut have no room in ``directory``."""
    orders = (batches.order(0), np.arange(len(measured)))
    tables = _reserve(directory, [len(order) for order in orders], rest.width)
    if tables is None:
        return None

    def encode(pixels: Tensor) -> Tensor:
        return rest.encode(pixels.to(batches.device).float())

    def features(images: Images, order: NDArray[np.int64], rows: NDArray[np.float32]) -> Features:
        return Features(images, order, batches.size, encode, rows)

    learned_features, measured_features = map(features, (learned, measured), orders, tables)
    return Encoded(rest, batches.of(learned_features), measured_features)


def _reserve(directory: Path, rows: Sequence[int], width: int) -> list[NDArray[np.float32]] | None:
    """Tables of so many rows of ``width`` numbers each; None where they are too large, or the disk too full.

    Their files have no name: they go with the process, whatever ends it.
    """
    if 4 * width * sum(rows) > min(LARGEST, SHARE_OF_DISK * shutil.disk_usage(directory).free):
        return None
    tables: list[NDArray[np.float32]] = []
    try:
        for count in rows:
            with tempfile.TemporaryFile(dir=directory) as file:
                _allocate(file, 4 * width * count)
                tables.append(np.memmap(file, np.float32, mode="r+", shape=(count, width)))
    except OSError:
        return None
    return tables


def _allocate(file: IO[bytes], size: int) -> None:
    """Have the disk promise the room: a mapped file that grows on a full one would end the process."""
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(file.fileno(), 0, size)
    else:
        file.truncate(size)
