"""One question being answered: the network, what it looks at, and one forward pass for all who want its outputs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from functools import cached_property
from typing import Any

import torch

from models.compile import Record
from models.insight.faults import InsightFault
from models.insight.inputs import pixels_of
from models.insight.networks import Network
from models.insight.picture import Picture
from models.insight.question import Question, Wanted
from models.insight.resizing import main_of
from models.insight.training_look import in_batch, training
from models.problems import Problem

Kind = Callable[["Look", Sequence[Wanted]], "list[Picture] | dict[str, Any]"]
"""Answers for some nodes, in pictures; or for the network, in JSON."""

KINDS: dict[str, Kind] = {}


def register(name: str) -> Callable[[Kind], Kind]:
    """Decorator: make a kind known.

    Raises:
        ValueError: the name is taken.
    """

    def add(kind: Kind) -> Kind:
        if KINDS.setdefault(name, kind) is not kind:
            raise ValueError(f"insight {name!r} is declared twice")
        return kind

    return add


class Look:
    """A network with weights, looking at the question's input."""

    def __init__(self, network: Network, question: Question, restore: Callable[[], None] = lambda: None) -> None:
        self.network = network
        self.restore = restore
        """Makes the network what it is without the question's overrides, for the rest of the look."""
        self.net = network.net
        self.question = question
        self.record: Record | None = None
        """Called on the way to `outputs`; what it does not keep of a large map is free again for the next one."""

    @property
    def is_exact(self) -> bool:
        """Whether everything is wanted in full."""
        return self.question.encoding == "float32"

    @cached_property
    def main(self) -> str | None:
        """The node that answers; None without one, or where pictures of another size do not get as far."""
        main = self.net.main
        if self.question.input_size is None or main == main_of(self.question.graph):
            return main
        return None  # what ends now is not what answers

    @cached_property
    def pixels(self) -> torch.Tensor:
        """What the network looks at, (1, C, H, W), 0 to 255.

        Raises:
            InsightFault: nothing was given, or no picture; or the network takes none.
        """
        shape = self.network.input_shape
        if self.question.input is None:
            raise InsightFault(Problem("question_needs_input"))
        if shape is None:
            raise InsightFault(Problem("question_needs_picture"))
        return pixels_of(self.question.input, shape)

    @cached_property
    def batch(self) -> torch.Tensor:
        """What goes through the network, (B, C, H, W): the pixels, in training mode among others.

        Raises:
            InsightFault: as `pixels`.
        """
        if self.question.mode == "eval":
            return self.pixels
        return in_batch(self.network, self.pixels, self.question.dataset)

    @cached_property
    def outputs(self) -> dict[str, torch.Tensor]:
        """What enters the loss, by node, the main output first."""
        with torch.inference_mode():
            return self.forward(self.batch, self.record)

    def forward(self, batch: torch.Tensor, record: Record | None) -> dict[str, torch.Tensor]:
        """One pass in the mode that was asked for; ``record`` gets the whole batch, of which the first is the input."""
        mode = training(self.network, self.question.seed) if self.question.mode == "train" else nullcontext()
        with mode:
            return self.net(batch, record)  # type: ignore[no-any-return]

    def logits(self, outputs: Mapping[str, torch.Tensor]) -> torch.Tensor:
        """The main one of the ``outputs`` of a forward pass, (K,).

        Raises:
            InsightFault: the network is not connected to its end, or does not end in a list of classes.
        """
        found = outputs.get(self.main or "")
        if found is None or found.ndim != 2:
            raise InsightFault(Problem("question_needs_answer"))
        return found[0]
