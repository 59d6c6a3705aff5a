"""What a channel wants to see: the patches of the data set that excite it most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
import torch
from numpy.typing import NDArray
from pydantic import Field

from models.insight.faults import InsightFault
from models.insight.look import Look
from models.insight.params import Params, params_of
from models.insight.study import Report, register_study
from models.insight.subset import Subset, one_node, subset
from models.layers.window import Windows
from models.problems import Problem

MOST_IMAGES = 10_000
MOST_CHANNELS = 4096
MOST_PEAKS = 2**25
"""Peaks (images × channels) that are kept until the end: 400 MiB with their places."""
STRONGEST = 100
"""One in as many images is among the most exciting, whose classes are counted."""
BINS = 24


class PatchesParams(Params):
    """How many patches of each channel."""

    top: Annotated[int, Field(ge=1, le=25)] = 9


@dataclass
class _Peaks:
    """The largest value of each channel in each image, with its place; and what all values have in common."""

    values: NDArray[np.float32]  # (C, N)
    places: NDArray[np.int32]  # (C, N), row by row in the map
    lowest: NDArray[np.float64]  # (C,)
    total: NDArray[np.float64]  # (C,)
    positive: NDArray[np.int64]  # (C,)
    looked: int = 0

    def take(self, part: slice, maps: torch.Tensor) -> None:
        """Notes the maps (B, C, P) of some images."""
        peaks, places = maps.max(2)  # (B, C): the first place where several are equal
        count = len(maps)
        part = slice(part.start, part.start + count)
        self.values[:, part], self.places[:, part] = peaks.T.numpy(), places.T.numpy()
        self.lowest = np.minimum(self.lowest, maps.amin((0, 2)).numpy())
        self.total += maps.sum((0, 2), dtype=torch.float64).numpy()
        self.positive += (maps > 0).sum((0, 2)).numpy()
        self.looked = part.stop


@register_study("patches")
def patches(look: Look, report: Report) -> dict[str, Any]:
    """Of each channel of one node the images that excite it most, each with the place and the field of its peak.

    ``{node, shape, input, dataset, split, images, total, class_images, channels_total, channels}``: it was ``images``
    out of ``total`` that were looked at, ``class_images`` of them of each class. For each of ``channels``:

    - ``top``: ``{index, label, value, y, x, box}``, columns of equal length, the most exciting image first and each
      image once; ``box`` is what the unit at (y, x) sees, ``[top, left, bottom, right]`` in pixels of the network's
      input, the last ones excluded, beyond its edges where it sees padding. None where places have lost their meaning.
    - ``lowest``, ``mean``, ``positive``: of its values at all places of all images; ``positive`` is a share.
    - ``histogram``: of its largest value in each image, between ``quietest`` and ``loudest``; ``median`` of the same.
    - ``counts``: the classes of the hundredth part of the images that excites it most.

    Raises:
        GraphFault: the question's parameters; InsightFault: there is no such layer or nothing to look at.
    """
    asked = params_of(look.question, PatchesParams)
    node = one_node(look)
    report_of_node = look.network.analysis.nodes[node]
    shape = report_of_node.shape
    channels = min(shape[0], MOST_CHANNELS)
    images = subset(look.question, min(MOST_IMAGES, MOST_PEAKS // channels))
    peaks = _look(look, node, channels, images, report)
    order = np.argsort(images.indices[: peaks.looked])  # equal peaks: the earlier image first
    seen = _Seen(images.indices[: peaks.looked][order], images.labels[: peaks.looked][order], images.classes)
    positions = peaks.looked * int(np.prod(shape[1:], dtype=np.int64))
    found: list[dict[str, Any]] = []
    for channel in range(channels):
        own = seen.channel(
            peaks.values[channel, : peaks.looked][order], peaks.places[channel, : peaks.looked][order], asked.top
        )
        own["top"] |= _places(own["top"].pop("place"), shape, report_of_node.field)
        found.append(
            {
                **own,
                "lowest": float(peaks.lowest[channel]),
                "mean": float(peaks.total[channel]) / positions,
                "positive": int(peaks.positive[channel]) / positions,
            }
        )
    return {
        "node": node,
        "shape": list(shape),
        "input": look.network.input_shape,
        "dataset": images.dataset,
        "split": images.split,
        "images": peaks.looked,
        "total": images.total,
        "class_images": np.bincount(seen.labels, minlength=images.classes),
        "channels_total": shape[0],
        "channels": found,
    }


@dataclass(frozen=True)
class _Seen:
    """The images that were looked at, by index."""

    indices: NDArray[np.int64]  # (N,)
    labels: NDArray[np.int64]  # (N,)
    classes: int

    def channel(self, values: NDArray[np.float32], places: NDArray[np.int32], top: int) -> dict[str, Any]:
        """What there is to say of a channel's peaks (N,), with the places of the ``top`` ones."""
        order = np.argsort(-values, kind="stable")
        quietest, loudest = float(values[order[-1]]), float(values[order[0]])
        exciting = order[values[order] > quietest]  # a channel that is silent has no favourite
        first, strongest = exciting[:top], exciting[: -(-len(order) // STRONGEST)]
        histogram, _ = np.histogram(values, BINS, (quietest, loudest)) if loudest > quietest else (np.array([]), None)
        return {
            "top": {
                "index": self.indices[first],
                "label": self.labels[first],
                "value": values[first],
                "place": places[first],
            },
            "quietest": quietest,
            "median": float(np.median(values)),
            "loudest": loudest,
            "histogram": histogram,
            "counts": np.bincount(self.labels[strongest], minlength=self.classes),
        }


def _look(look: Look, node: str, channels: int, images: Subset, report: Report) -> _Peaks:
    """Runs the images through the network up to the node."""
    section = look.net.section((), [node])
    peaks = _Peaks(
        np.empty((channels, len(images)), np.float32),
        np.empty((channels, len(images)), np.int32),
        np.full(channels, np.inf),
        np.zeros(channels),
        np.zeros(channels, np.int64),
    )
    with torch.inference_mode():
        for part, pixels in images.batches(look.network):
            maps = section({}, pixels)[node].float()
            maps = maps.reshape(len(maps), maps.shape[1], -1)[:, :channels]  # (B, C, H·W), of a vector (B, F, 1)
            if not maps.isfinite().all():
                raise InsightFault(Problem("study_not_finite", {"id": node}, node=node))
            peaks.take(part, maps)
            report(peaks.looked, len(images))
    return peaks


def _places(places: NDArray[np.int32], shape: tuple[int, ...], field: Windows | None) -> dict[str, Any]:
    """``{y, x, box}`` of places in a map; None for a vector."""
    if len(shape) != 3:
        return {"y": None, "x": None, "box": None}
    rows, columns = (part.tolist() for part in np.divmod(places, shape[2]))
    if field is None:
        return {"y": rows, "x": columns, "box": None}
    boxes: list[list[int]] = []
    for row, column in zip(rows, columns, strict=True):
        (top, bottom), (left, right) = field[0].bounds(row), field[1].bounds(column)
        boxes.append([top, left, bottom + 1, right + 1])
    return {"y": rows, "x": columns, "box": boxes}
