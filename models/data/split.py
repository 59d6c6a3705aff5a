"""Which images of a training set are kept aside for validation."""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray

from .images import Images, Split


def hold_out(count: int, held: int, seed: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Indices of the ``count - held`` images kept for training and of the ``held`` for validation, both ascending.

    Held are the indices with the smallest SHA-256 of ``"<seed>:<index>"``: a random choice that is the same on every
    machine and under every version of every library, which a random generator's stream does not promise.
    """
    order = sorted(range(count), key=lambda index: hashlib.sha256(f"{seed}:{index}".encode()).digest())
    return np.sort(np.array(order[held:], np.int64)), np.sort(np.array(order[:held], np.int64))


def draw_by_class(labels: NDArray[np.int64], wanted: int, seed: str) -> NDArray[np.int64]:
    """About so many indices, ascending: of each class its share of ``wanted``, but one image at least."""
    drawn = []
    for label in np.unique(labels):
        members = np.flatnonzero(labels == label)
        share = min(len(members), max(1, round(len(members) * wanted / len(labels))))
        _, chosen = hold_out(len(members), share, f"{seed}:{label}")
        drawn.append(members[chosen])
    return np.sort(np.concatenate(drawn))


def three_splits(learned: Images, test: Images, held: int, seed: str) -> dict[Split, Images]:
    """The published training set, ``held`` images of which become the validation split, and the published test set."""
    train, val = hold_out(len(learned), held, seed)
    return {"train": learned[train], "val": learned[val], "test": test}
