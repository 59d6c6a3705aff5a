"""Images as a layer sees them: each a point of the plane, near to those that the layer makes nearly the same of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isqrt, prod
from typing import Annotated, Any, Literal

import numpy as np
import torch
from numpy.typing import NDArray
from pydantic import Field
from torch.nn.functional import adaptive_avg_pool2d

from models.insight.faults import InsightFault
from models.insight.look import Look
from models.insight.params import Params, params_of
from models.insight.study import Report, register_study
from models.insight.subset import Subset, one_node, subset
from models.layers import Shape
from models.problems import Problem
from models.seeds import mix

MOST_FEATURES = 1024
"""Of maps: larger ones are averaged over areas, because the covariance of all their pixels would take minutes. A vector
stays as it is."""
MOST_VALUES = 2**26
"""Of all images together, 256 MiB, and some times that while components are reckoned: of very long vectors, such as
Flatten makes of large maps, there are fewer."""
MOST_TOLD = 2**15
"""Features of a layer whose axes are told: of more, the three numbers each would weigh megabytes."""
COMPONENTS = 50
"""What t-SNE starts from (van der Maaten, Hinton 2008, section 4.2 take 30): beyond these there is mostly noise."""
NOTHING = 1e-12
"""A variance below so much of the largest is rounding."""
EARLY, LATE = 250, 500
"""Iterations with exaggeration 12 and momentum 0.5, and without and with 0.8: openTSNE's, Poličar et al. 2024."""
EXAGGERATION = 12.0
TOLD = 25
"""Iterations between two messages."""

Point = Annotated[list[Annotated[float, Field(ge=-1e6, le=1e6)]], Field(min_length=2, max_length=2)]


class EmbeddingParams(Params):
    """How the images are laid out."""

    method: Literal["pca", "tsne"] = "pca"
    images: Annotated[int, Field(ge=50, le=5000)] = 3000
    perplexity: Annotated[float, Field(ge=2, le=100)] = 30.0
    """For t-SNE: how many neighbours an image has, softly counted."""
    start: Annotated[list[Point], Field(max_length=5000)] | None = None
    """For t-SNE: the layout of the same images to go on from, such as that of another snapshot; else the PCA is."""


@register_study("embedding")
def embedding(look: Look, report: Report) -> dict[str, Any]:
    """Images in the plane, by the outputs of one node.

    ``{node, method, shape, pooled, dataset, split, images, total, index, label, predicted, x, y, explained}``: columns
    with a value for each of the ``images`` (of ``total``), ``predicted`` null where the network has no answer.
    ``pooled`` is the size to which maps were averaged, null for a vector. ``explained`` are the shares of the variance
    along the first components. For ``pca`` also ``mean`` (D,) and ``axes`` (2, D), by which any other image is placed:
    ``axes · (features − mean)``, where these are at most `MOST_TOLD`; for ``tsne`` the ``divergence`` (Kullback and
    Leibler's) that was reached.

    Raises:
        GraphFault: the question's parameters; InsightFault: there is no such layer or nothing to look at.
    """
    asked = params_of(look.question, EmbeddingParams)
    node = one_node(look)
    shape = look.network.analysis.nodes[node].shape
    size = _pooled_size(shape)
    features = prod(shape) if size is None else shape[0] * prod(size)
    images = subset(look.question, min(asked.images, max(1, MOST_VALUES // features)))
    steps = 0 if asked.method == "pca" else LATE if asked.start else EARLY + LATE
    seen = _look(look, node, images, lambda done: report(done, len(images) + steps))
    components = principal_components(seen.features, COMPONENTS if steps else 2)
    scores = components.place(seen.features)
    found: dict[str, Any] = {
        "node": node,
        "method": asked.method,
        "shape": list(seen.shape),
        "pooled": seen.pooled,
        "dataset": images.dataset,
        "split": images.split,
        "images": len(scores),
        "total": images.total,
        "index": images.indices[: len(scores)],
        "label": images.labels[: len(scores)],
        "predicted": seen.predicted,
        "explained": components.explained[:2],
    }
    if not steps:
        if features > MOST_TOLD:
            return found | _columns(scores)
        axes = components.axes[:2].astype(np.float32)
        return found | _columns(scores) | {"mean": components.mean.astype(np.float32), "axes": axes}
    layout, divergence = _neighbours(scores, asked, lambda done: report(len(images) + done, len(images) + steps))
    return found | _columns(layout) | {"divergence": divergence}


@dataclass(frozen=True)
class Components:
    """Principal components: orthonormal ``axes`` (k, D) of the largest variance, from the ``mean`` (D,)."""

    mean: NDArray[np.float64]
    axes: NDArray[np.float64]
    explained: NDArray[np.float64]
    """The share of the whole variance along each axis, (k,)."""

    def place(self, features: NDArray[np.float32]) -> NDArray[np.float64]:
        """Features (N, D) along the axes, (N, k)."""
        placed: NDArray[np.float64] = (features - self.mean) @ self.axes.T
        return placed


def principal_components(features: NDArray[np.float32], count: int) -> Components:
    """The first components of features (N, D), in float64: at least two, fewer than ``count`` where there are no more.

    From the eigenvectors of XᵀX or XXᵀ, whichever is the smaller; of the two directions of an axis that in which its
    largest entry is positive, so that the same features are always laid out alike. An axis without variance is zero.
    """
    wide = features.astype(np.float64)
    mean = wide.mean(0)
    centred = torch.from_numpy(wide - mean)  # (N, D)
    is_tall = centred.shape[0] >= centred.shape[1]
    square = centred.T @ centred if is_tall else centred @ centred.T
    values, vectors = torch.linalg.eigh(square)
    total = float(values.clamp(min=0).sum())
    kept = values.flip(0)[:count].clamp(min=0)
    kept = torch.where(kept > NOTHING * kept[0], kept, 0)
    found = vectors.flip(1)[:, :count]
    if not is_tall:  # from the rows' space to the columns': Xᵀu/√λ
        found = centred.T @ (found / torch.where(kept > 0, kept, torch.inf).sqrt())
    found = torch.where(kept > 0, found, 0)
    axes = found.T.numpy()
    largest = np.take_along_axis(axes, np.abs(axes).argmax(1)[:, None], 1)
    axes = np.pad(axes * np.where(largest < 0, -1, 1), ((0, max(0, 2 - len(axes))), (0, 0)))
    shares = np.pad(kept.numpy() / total if total > 0 else np.zeros(len(kept)), (0, max(0, 2 - len(kept))))
    return Components(mean, axes, shares)


@dataclass(frozen=True)
class _Seen:
    features: NDArray[np.float32]  # (N, D)
    predicted: NDArray[np.int64] | None  # (N,)
    shape: tuple[int, ...]
    pooled: tuple[int, ...] | None


def _look(look: Look, node: str, images: Subset, tell: Callable[[int], None]) -> _Seen:
    main = look.net.main
    section = look.net.section((), [node] if main is None else [node, main])
    features: list[torch.Tensor] = []
    predicted: list[torch.Tensor] = []
    shape: tuple[int, ...] = ()
    pooled: tuple[int, ...] | None = None
    with torch.inference_mode():
        for part, pixels in images.batches(look.network):
            outputs = section({}, pixels)
            shape = tuple(outputs[node].shape[1:])
            shown = _pooled(outputs[node].float())
            pooled = None if len(shape) == 1 else tuple(shown.shape[1:])
            features.append(shown.flatten(1))
            if main is not None and outputs[main].ndim == 2 and outputs[main].shape[1] == images.classes:
                predicted.append(outputs[main].argmax(1))
            tell(part.stop)
    found = torch.cat(features).numpy()
    if not np.isfinite(found).all():
        raise InsightFault(Problem("study_not_finite", {"id": node}, node=node))
    return _Seen(found, torch.cat(predicted).numpy() if predicted else None, shape, pooled)


def _pooled_size(shape: Shape) -> tuple[int, int] | None:
    """What maps (C, H, W) are averaged to: `MOST_FEATURES` values, or one a channel; None for what stays as it is."""
    if len(shape) != 3 or prod(shape) <= MOST_FEATURES:
        return None
    channels, height, width = shape
    side = max(1, isqrt(MOST_FEATURES // channels))
    return min(side, height), min(side, width)


def _pooled(maps: torch.Tensor) -> torch.Tensor:
    """Maps (B, C, H, W) averaged over areas, or features (B, F)."""
    size = _pooled_size(tuple(maps.shape[1:]))
    return maps if size is None else adaptive_avg_pool2d(maps, size)


def _neighbours(
    scores: NDArray[np.float64], asked: EmbeddingParams, tell: Callable[[int], None]
) -> tuple[NDArray[np.float64], float]:
    """t-SNE (van der Maaten, Hinton 2008) with Barnes and Hut's tree: the layout (N, 2), and its divergence."""
    from openTSNE import TSNEEmbedding, affinity, initialization

    seed = mix(0, "t-SNE") % 2**32
    start = None if asked.start is None else np.array(asked.start)
    if start is not None and start.shape != (len(scores), 2):
        raise InsightFault(Problem("embedding_start", {"received": len(start), "expected": len(scores)}, field="start"))
    perplexity = min(asked.perplexity, (len(scores) - 1) / 3)
    near = affinity.PerplexityBasedNN(scores, perplexity=perplexity, method="exact", n_jobs=1, random_state=seed)
    layout = TSNEEmbedding(
        initialization.rescale(scores[:, :2]) if start is None else start,
        near,
        negative_gradient_method="bh",
        n_jobs=1,
        random_state=seed,
    )
    done = 0

    def follow(iteration: int, _error: float, _layout: object) -> None:
        tell(done + iteration)

    told = {"callbacks": [follow], "callbacks_every_iters": TOLD, "inplace": True}
    if start is None:  # clusters form; those of a given layout would lose their places
        layout.optimize(EARLY, exaggeration=EXAGGERATION, momentum=0.5, **told)
        done = EARLY
    layout.optimize(LATE, exaggeration=1.0, momentum=0.8, **told)
    return np.array(layout), float(layout.kl_divergence)


def _columns(layout: NDArray[np.float64]) -> dict[str, NDArray[np.float32]]:
    return {"x": layout[:, 0].astype(np.float32), "y": layout[:, 1].astype(np.float32)}
