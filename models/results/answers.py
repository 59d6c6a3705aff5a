"""How a network answered each image of a split: four numbers an image, from which every measure follows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Answers:
    """The answers to N images, in the order in which the split has them."""

    labels: NDArray[np.int64]
    """(N,), the right classes."""
    predicted: NDArray[np.int64]
    """(N,), the classes of the largest probability; the first one of equals."""
    confidence: NDArray[np.float32]
    """(N,), the probability of the predicted class."""
    truth: NDArray[np.float32]
    """(N,), the probability of the right class."""
    rank: NDArray[np.int64]
    """(N,), how many classes are before the right one: 0 where it was predicted, below 5 where it is among the five."""
    classes: int
    """How many the network tells apart."""

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def correct(self) -> NDArray[np.bool_]:
        """(N,), whether the predicted class is the right one."""
        return np.equal(self.predicted, self.labels)

    def save(self, path: Path) -> None:
        """Write the arrays as one safetensors file."""
        from safetensors.numpy import save_file

        save_file({name: getattr(self, name) for name in _ARRAYS}, path, {"classes": str(self.classes)})


_ARRAYS = ("labels", "predicted", "confidence", "truth", "rank")


def load(path: Path) -> Answers:
    """The answers that were saved.

    Raises:
        FileNotFoundError: there are none.
    """
    from safetensors import safe_open

    with safe_open(path, framework="numpy") as file:
        return Answers(**{name: file.get_tensor(name) for name in _ARRAYS}, classes=int(file.metadata()["classes"]))


def answers_of(probabilities: NDArray[np.float32], labels: NDArray[np.int64]) -> Answers:
    """The answers that lie in class probabilities.

    Args:
        probabilities: (N, K); each row sums to 1.
        labels: (N,), from 0 to K − 1.
    """
    count, classes = probabilities.shape
    rows = np.arange(count)
    predicted = probabilities.argmax(1)
    truth = probabilities[rows, labels]
    larger = (probabilities > truth[:, np.newaxis]).sum(1)
    equal_before = ((probabilities == truth[:, np.newaxis]) & (np.arange(classes) < labels[:, np.newaxis])).sum(1)
    return Answers(
        labels=labels,
        predicted=predicted.astype(np.int64),
        confidence=probabilities[rows, predicted],
        truth=truth,
        rank=(larger + equal_before).astype(np.int64),
        classes=classes,
    )
