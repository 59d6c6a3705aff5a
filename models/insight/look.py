"""One question being answered: the network, what it looks at, and one forward pass for all who want its outputs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from functools import cached_property
from typing import Any

import torch

from models.compile import Record
from models.insight.faults import InsightFault
from models.insight.inputs import pixels_of
from models.insight.networks import Network
from models.insight.picture import Picture
from models.insight.question import Overrides, Question, Wanted
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

    def __init__(self, network: Network, question: Question) -> None:
        self.network = network
        self.net = network.net
        self.question = question
        self.record: Record | None = None
        """Called on the way to `outputs`; what it does not keep of a large map is free again for the next one."""

    @property
    def is_exact(self) -> bool:
        """Whether everything is wanted in full."""
        return self.question.encoding == "float32"

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
        found = outputs.get(self.net.main or "")
        if found is None or found.ndim != 2:
            raise InsightFault(Problem("question_needs_answer"))
        return found[0]


@contextmanager
def overridden(network: Network, overrides: Overrides) -> Iterator[None]:
    """The network with other weights and without some channels, for as long as the context lasts.

    Raises:
        InsightFault: an override for what the network does not have.
    """
    weights = dict(network.net.named_parameters()) if overrides.weights else {}
    with ExitStack() as undo:
        for change in overrides.weights:
            weight, index = weights.get(change.key), change.index
            if weight is None or not _is_within(index, weight.shape):
                raise InsightFault(Problem("override_unfit", {"key": change.key, "index": str(list(index))}))
            before = weight.data[index].clone()
            undo.callback(weight.data.__setitem__, index, before)
            weight.data[index] = change.value
        for node, channels in overrides.channels_off.items():
            if channels and node not in network.graph.nodes:
                raise _no_channel(node, channels[0])
            if channels and node in network.built:
                hook = network.net.get_submodule(node).register_forward_hook(_silence(node, channels))
                undo.callback(hook.remove)
        yield


def _is_within(index: tuple[int, ...], shape: torch.Size) -> bool:
    return len(index) == len(shape) and all(0 <= i < size for i, size in zip(index, shape, strict=True))


def _silence(node: str, channels: list[int]) -> Callable[[torch.nn.Module, Any, torch.Tensor], torch.Tensor]:
    def hook(_module: torch.nn.Module, _inputs: Any, output: torch.Tensor) -> torch.Tensor:  # noqa: ANN401
        for channel in channels:
            if not 0 <= channel < output.shape[1]:
                raise _no_channel(node, channel)
        kept = torch.ones(output.shape[1])
        kept[channels] = 0
        return output * kept.view(1, -1, *[1] * (output.ndim - 2))

    return hook


def _no_channel(node: str, channel: int) -> InsightFault:
    return InsightFault(Problem("channel_missing", {"id": node, "channel": str(channel)}))
