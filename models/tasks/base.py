"""The contract of a task: what a training minimises and measures; and the registry of those there are."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Protocol

from models.tasks.losses import CROSS_ENTROPY, Objective
from models.text import Text

if TYPE_CHECKING:
    from torch import Tensor


class Learner(Protocol):
    """A network, or what of it is behind an encoder that is computed once."""

    @property
    def loss_weights(self) -> Mapping[str, float]: ...

    def __call__(self, inputs: Tensor) -> dict[str, Tensor]: ...


class Task(ABC):
    """One task. Declaring it in a file of its own below ``models/tasks`` is all there is to adding it.

    Torch is imported by its tensors only: the web process lists tasks without it.
    """

    name: ClassVar[str]
    title: ClassVar[Text]
    summary: ClassVar[Text]

    @abstractmethod
    def losses(
        self, net: Learner, inputs: Tensor, labels: Tensor, objective: Objective = CROSS_ENTROPY
    ) -> tuple[Tensor, dict[str, Tensor]]:
        """One forward pass: the scalar to minimise, and what is measured along the way.

        Args:
            net: in training or in evaluation.
            inputs: pixels (B, C, H, W), 0 to 255, or what an encoder has made of them, as ``net`` takes it.
            labels: (B,), int64, or mixed: probabilities (B, K).
            objective: what to minimise, and what to show of it.

        Returns:
            the loss, a mean over the batch with its graph attached; and detached scalars by name, means over the
            batch, ``loss`` among them: that of the main output, without smoothing and so comparable between training
            and validation.
        """


_TASKS: dict[str, Task] = {}


def register(task: type[Task]) -> type[Task]:
    """Class decorator: make a task known under its name.

    Raises:
        ValueError: the name is taken.
    """
    if task.name in _TASKS:
        raise ValueError(f"task {task.name!r} is declared twice")
    _TASKS[task.name] = task()
    return task


def get(name: str) -> Task:
    """The task of a name.

    Raises:
        KeyError: there is none.
    """
    return _TASKS[name]


def all_tasks() -> list[Task]:
    """All tasks, in the order of their names."""
    return [_TASKS[name] for name in sorted(_TASKS)]
