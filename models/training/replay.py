"""One step of a training done again, beside it, and looked at: the batch, the answers, the gradients, the update.

A step is a function of the spec, the weights before it and its number alone, so that it can be repeated anywhere: the
loss found here is, bit for bit, the one on the curve.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Annotated, Any, Literal

import torch
from pydantic import BaseModel, ConfigDict, Field
from torch import Tensor

from models.analysis import analyse
from models.graph import parse_graph
from models.insight.answer import Answer
from models.insight.faults import InsightFault
from models.insight.kinds.activations import maps_of
from models.insight.kinds.filters import filters
from models.insight.look import Look
from models.insight.networks import Network
from models.insight.picture import Picture, encode, finite, shrunk
from models.insight.question import Question, Wanted
from models.problems import Problem
from models.tasks.losses import Loss
from models.training.loop import update
from models.training.session import Session
from models.training.spec import TrainingSpec

MOST_WORK = 10**11
"""Multiply-adds that a replay may take: some seconds of one core, while nobody else is answered."""

FORWARD_AND_BACKWARD = 3
"""A step's multiply-adds as a multiple of a forward pass: the backward pass computes two products where it has one."""

Shown = Literal["images", "activations", "gradients", "filters", "filters_after", "filters_gradient", "filters_change"]


class WantedOfStep(Wanted):
    """What to show of a node: the batch's images, the sample's maps and ∂L/∂a of them, or weights around the update."""

    kind: Shown = "activations"


class ReplayQuestion(BaseModel):
    """Which step of which training, and what of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    spec: TrainingSpec
    """With the newest snapshot before the step to resume from, and the changes made so far."""
    step: Annotated[int, Field(ge=0, le=2**53)]
    """The number of updates before it."""
    sample: Annotated[int, Field(ge=0, le=2**16)] = 0
    """The image of the batch to follow."""
    nodes: list[WantedOfStep] | None = None
    """Pictures of these; None for the numbers."""


class Replay:
    """A step that has been done again.

    Raises:
        InsightFault: it would take too long, or nothing is there to begin with.
        GraphFault, SnapshotFault: as training raises them.
    """

    def __init__(self, spec: TrainingSpec, step: int) -> None:
        self.spec = spec
        self.step = step
        self.session = session = Session(spec)
        if session.step > step:
            raise InsightFault(Problem("replay_before_start", {"step": step}))
        self._check_work(step - session.step + 1)
        while session.step < step:
            update(session)
        self.pixels = torch.empty(0)
        """What went into the network, augmented, (B, C, H, W), 0 to 255."""
        self.logits = torch.empty(0)  # (B, K)
        self.labels = torch.empty(0)  # (B,) int64, or (B, K) where labels are mixed
        self.outputs: dict[str, Tensor] = {}
        """By node, each with the gradient of the loss as its ``grad``."""
        self.indices = session.batches.indices(step).tolist()
        self.before = {key: weight.detach().clone() for key, weight in session.net.named_parameters()}
        self._loss: Loss = session.objective.minimised
        with self._watching():
            [point] = update(session)[0]["points"]
        self.point: Mapping[str, Any] = point
        """As it stands on the curves."""
        self.after = {key: weight.detach() for key, weight in session.net.named_parameters()}
        self.gradients = {key: weight.grad for key, weight in session.net.named_parameters() if weight.grad is not None}

    def numbers(self, sample: int) -> dict[str, Any]:
        """The step in numbers: its batch, what came of it in every layer, and how one image's loss is made up."""
        count = len(self.logits)
        if sample >= count:
            raise InsightFault(Problem("replay_sample_missing", {"sample": sample, "count": count}))
        probabilities = self.logits.softmax(1)
        losses = [self._loss(self.logits[place : place + 1], self.labels[place : place + 1]) for place in range(count)]
        classes = self.labels if self.labels.ndim == 1 else self.labels.argmax(1)
        mixed = None if self.labels.ndim == 1 else finite(self.labels[sample])
        return {
            "step": self.step,
            "epoch": self.point["epoch"],
            "loss": self.point["loss"],
            "accuracy": self.point["accuracy"],
            "learning_rate": self.point["learning_rate"],
            "kind": self.session.recipe.loss,
            "batch": {
                "indices": self.indices,
                "labels": classes.tolist(),
                "predicted": self.logits.argmax(1).tolist(),
                "losses": finite(torch.stack(losses)),
            },
            "sample": {
                "place": sample,
                "label": int(classes[sample]),
                "mixed": mixed,
                "logits": finite(self.logits[sample]),
                "probabilities": finite(probabilities[sample]),
                "loss": finite(losses[sample][None])[0],
            },
            "layers": {node: self._row(node) for node in self.outputs},
        }

    def pictures(self, wanted: list[WantedOfStep], sample: int) -> list[Picture]:
        """What is wanted of the nodes that have it."""
        graph = parse_graph(self.spec.graph)
        network = Network(graph, self.session.net, {})
        look = Look(network, Question(kind="activations", graph=self.spec.graph))
        found = (self._pictures(each, sample, look) for each in wanted if each.id in graph.nodes)
        return [picture for pictures in found for picture in pictures]

    def _pictures(self, wanted: WantedOfStep, sample: int, look: Look) -> list[Picture]:
        one = slice(sample, sample + 1)
        output = self.outputs.get(wanted.id)
        match wanted.kind:
            case "images":
                return [_images(wanted, self.pixels)]
            case "activations":
                return [] if output is None else [maps_of("activations", wanted, output[one].detach(), look)]
            case "gradients":
                gradient = None if output is None else output.grad
                return [] if gradient is None else [maps_of("gradients", wanted, gradient[one], look)]
        weights = {
            "filters": self.before,
            "filters_after": self.after,
            "filters_gradient": self.gradients,
            "filters_change": {key: after - self.before[key] for key, after in self.after.items()},
        }[wanted.kind]
        with _holding(self.session.net, weights):
            found = filters(look, [wanted])
        assert isinstance(found, list)
        return [replace(picture, kind=wanted.kind) for picture in found]

    def _row(self, node: str) -> dict[str, float | None]:
        """Norms: of what arrives at a node's output from the loss, of its weights' gradients, of weights and update."""
        arriving = self.outputs[node].grad
        keys = [key for key in self.before if key.startswith(f"{node}.")]
        return {
            "arriving": None if arriving is None else _norm([arriving]),
            "gradient": _norm([self.gradients[key] for key in keys if key in self.gradients]),
            "before": _norm([self.before[key] for key in keys]),
            "after": _norm([self.after[key] for key in keys]),
            "update": _norm([self.after[key] - self.before[key] for key in keys]),
        }

    @contextmanager
    def _watching(self) -> Iterator[None]:
        """Notes what passes through the network and into the loss."""
        session = self.session
        minimised = session.objective.minimised

        def noting(logits: Tensor, labels: Tensor) -> Tensor:
            if len(self.logits) == 0:  # the main output comes first
                self.logits, self.labels = logits.detach(), labels
            return minimised(logits, labels)

        with ExitStack() as hooks:
            hooks.callback(setattr, session, "objective", session.objective)
            session.objective = replace(session.objective, minimised=noting)
            taking = session.net.register_forward_pre_hook(lambda _net, inputs: setattr(self, "pixels", inputs[0]))
            hooks.callback(taking.remove)
            for node in parse_graph(self.spec.graph).nodes:
                hook = session.net.get_submodule(node).register_forward_hook(self._note(node))
                hooks.callback(hook.remove)
            yield

    def _note(self, node: str) -> Callable[[torch.nn.Module, Any, Tensor], None]:
        def note(_module: torch.nn.Module, _inputs: Any, output: Tensor) -> None:  # noqa: ANN401
            if output.requires_grad:
                output.retain_grad()
            self.outputs[node] = output

        return note

    def _check_work(self, steps: int) -> None:
        batch = self.session.recipe.batch_size
        each = analyse(parse_graph(self.spec.graph)).totals.macs * FORWARD_AND_BACKWARD * batch
        if each * steps > MOST_WORK:
            raise InsightFault(Problem("replay_too_large", {"steps": steps, "batch": batch}))


class Replays:
    """The last step that was done again: questions about one step come in twos and threes."""

    def __init__(self) -> None:
        self._last: Replay | None = None

    def answer(self, asked: Mapping[str, Any]) -> Answer:
        """The numbers of a step, or its pictures.

        Raises:
            pydantic.ValidationError: the question (`ReplayQuestion`, as JSON) is malformed; and as `Replay` does.
        """
        question = ReplayQuestion.model_validate(asked)
        last = self._last
        if last is None or (last.spec, last.step) != (question.spec, question.step):
            self._last = None  # its memory first
            last = self._last = Replay(question.spec, question.step)
        if question.nodes is None:
            return Answer(json=last.numbers(question.sample))
        return Answer(step=last.step, items=encode(last.pictures(question.nodes, question.sample), "uint8"))


@contextmanager
def _holding(net: torch.nn.Module, weights: Mapping[str, Tensor]) -> Iterator[None]:
    """The network with other values in the place of its weights; 0 where none are given."""
    own = {key: weight.data for key, weight in net.named_parameters()}
    try:
        for key, weight in net.named_parameters():
            weight.data = weights.get(key, torch.zeros_like(own[key]))
        yield
    finally:
        for key, weight in net.named_parameters():
            weight.data = own[key]


def _images(wanted: Wanted, pixels: Tensor) -> Picture:
    """The batch as the network saw it, an image a channel; of a colour network three tiles each."""
    images = pixels[: wanted.tiles]
    more = {"colour": "rgb"} if images.shape[1] == 3 else {}
    return Picture(wanted.id, "images", range(len(images)), shrunk(images.flatten(0, 1), wanted.size), more)


def _norm(tensors: list[Tensor]) -> float | None:
    """‖·‖₂ of all together; None where there is nothing, or nothing finite."""
    if not tensors:
        return None
    norm = math.hypot(*(float(torch.linalg.vector_norm(tensor)) for tensor in tensors))
    return norm if math.isfinite(norm) else None
