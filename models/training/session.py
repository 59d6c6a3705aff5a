"""A training ready to go: the network with its weights, the optimiser with its memory, the data, and its files."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, Literal

import torch
from pydantic import ValidationError

from models import data, snapshot, tasks
from models.analysis import Analysis, analyse
from models.compile import Net, compile_graph
from models.data import Images
from models.device import choose_device
from models.graph import parse_graph
from models.problems import GraphFault, Problem, declare
from models.seeds import mix
from models.snapshot import SnapshotFault
from models.tasks.base import Learner
from models.tasks.losses import Objective, objective
from models.text import Text
from models.training import optimizers, recipe, schedules
from models.training.augmentation import Pipeline
from models.training.batches import Batches
from models.training.divergence import Diverged, first_broken, weights_are_finite
from models.training.encoder import Encoded, Rest, encode_once, find_cut
from models.training.feasibility import obstacles
from models.training.paces import by_rate, freeze, paces
from models.training.progress import Progress
from models.training.recipe import Recipe
from models.training.schedules import Plan
from models.training.signals import Signals
from models.training.spec import TrainingSpec
from models.training.validation import Validation

declare(
    "nothing_to_learn",
    Text(
        "No layer of this network has weights, so there is nothing to train. Add a convolution or a dense layer.",
        "Ни у одного слоя этой сети нет весов, обучать нечего. Добавьте свёртку или полносвязный слой.",
    ),
)


PROGRESS = "progress"
"""Of a snapshot's metadata: `Progress` as JSON."""

Ending = Literal["length", "early_stopping"]


class Session:
    """Everything a training works on. Opening it reads and allocates; the loop in `models.training.loop` drives it."""

    def __init__(self, spec: TrainingSpec) -> None:
        self._spec = spec
        dataset = data.get(spec.dataset)
        self.recipe = recipe.complete(spec.recipe, dataset.recipe)
        self.device = choose_device(self.recipe.device)
        self.task = tasks.get(spec.task)
        graph = parse_graph(spec.graph)
        images, size = dataset.load("train"), self.recipe.batch_size
        analysis = analyse(graph)
        found = obstacles(self.recipe, len(images), graph, analysis)
        if found:
            raise GraphFault(found)
        net = compile_graph(graph, seed=self.recipe.seed, initialization=self.recipe.beginning)
        self.net = _placed(net, self.device)
        self.batches = Batches(images, size, self.recipe.seed, self.device, self.recipe.train_images)
        self._classes = len(dataset.classes)
        self._augmentation = Pipeline(self.recipe.augmentation, self._classes)
        self.objective = _objective(self.recipe)
        if not any(True for _ in self.net.parameters()):
            raise GraphFault([Problem("nothing_to_learn")])
        learning = paces(graph, self.recipe)
        freeze(self.net, learning)
        learned = by_rate(self.net, learning)
        self.learned = [weight for weights in learned.values() for weight in weights]
        """The weights that are updated."""
        self.optimizer = optimizers.build(learned, self.recipe)
        for folder in filter(None, (spec.directory, spec.live and spec.live.parent)):
            folder.mkdir(parents=True, exist_ok=True)
        measured = dataset.load("val")
        self.cut = find_cut(analysis, learning)
        """What of the network does the same at every step."""
        self.encoded = self._encoded(analysis, images, measured)
        """What learns behind the cut, from outputs that are computed once; None where that is not done."""
        self.validation = Validation(
            self.encoded.learner if self.encoded else self.net,
            self.task,
            self.encoded.validation if self.encoded else measured,
            size,
            self.device,
            objective=self.objective,
        )
        self.signals = Signals(self.net, graph.layers)
        self.plan = Plan.of(self.recipe, self.batches.per_epoch)
        self.until = self.plan.steps if spec.until is None else spec.until
        """Steps in all; None for one that ends by the clock."""
        self.progress = Progress()
        self._changed: dict[str, Any] = {}
        self.step = 0
        self._changes = sorted(spec.changes, key=lambda change: change.step)  # stable: equal steps keep their order
        self._weights = self.net.state_dict()  # the tensors themselves, not copies
        self.carried = self._begin().by_node(graph.nodes)
        self.progress.go_on(spec.until, self.recipe)

    def describe_encoder(self) -> dict[str, Any] | None:
        """``{nodes, bytes, is_kept}`` of what is frozen before all that learns; None where nothing is.

        ``nodes`` are its layers with weights, ``bytes`` what its outputs for all images take; ``is_kept`` says whether
        they are computed once and kept.
        """
        if self.cut is None:
            return None
        weighty = [node for node in self.cut.computed if any(True for _ in self.net.get_submodule(node).parameters())]
        needed = self.cut.bytes(len(self.batches.order(0)) + self.validation.size)
        return {"nodes": weighty, "bytes": needed, "is_kept": self.encoded is not None}

    def seed(self) -> None:
        """Make what the coming step draws (dropout) a function of the recipe's seed and the step alone."""
        seed = mix(self.recipe.seed, "step", self.step)
        match self.device.type:  # not torch.manual_seed: that notes a stack trace for devices that are not there
            case "cuda":
                torch.cuda.manual_seed(seed)
            case "mps":
                torch.mps.manual_seed(seed)
            case _:
                torch.default_generator.manual_seed(seed)

    def batch(self) -> tuple[torch.Tensor, torch.Tensor]:
        """What the coming step learns from, augmented: pixels (B, C, H, W), and labels (B,) or shares (B, K)."""
        return self._augmentation.at(*self.batches.at(self.step), seed=self.recipe.seed, step=self.step)

    def lesson(self) -> tuple[Learner, torch.Tensor, torch.Tensor]:
        """What learns in the coming step, its inputs and its labels: the network, or the rest of it behind the cut."""
        if self.encoded is None or self._augmentation.changes:
            return self.net, *self.batch()
        return self.encoded.learner, *self.encoded.batches.at(self.step)

    def set_rate(self) -> float:
        """Give the coming step its learning rate, by the schedule."""
        rate = schedules.rate(self.recipe, self.plan, self.step, self.progress.reductions)
        optimizers.set_rate(self.optimizer, rate)
        return rate

    def precision(self) -> AbstractContextManager[object]:
        """Around a forward pass: bfloat16 where the recipe wants it and the device gains from it."""
        return torch.autocast("cuda", torch.bfloat16) if self._is_mixed else nullcontext()

    @property
    def _is_mixed(self) -> bool:
        return self.recipe.mixed_precision and self.device.type == "cuda"

    def measure(self) -> dict[str, Any]:
        """Measure the validation split; at the end of an epoch, schedule and early stopping learn of it."""
        measures = self.validation.measure()
        if self.ends_epoch:
            self.progress.take(measures["loss"], self.step, self.recipe)
        return self.point("val", measures)

    @property
    def ending(self) -> Ending | None:
        """Why there is no further step, if there is none."""
        if self.until is not None and self.step >= self.until:
            return "length"
        if self._spec.until is None and self.progress.is_spent(self.recipe):
            return "length"
        return "early_stopping" if self.ends_epoch and self.progress.is_stuck(self.recipe) else None

    def extend(self, until: int) -> None:
        """Go on to another step than was planned, this one at the earliest."""
        self.until = max(self.step, until)
        self.progress.go_on(self.until, self.recipe)

    @property
    def epoch(self) -> int:
        """Whole epochs done."""
        return self.step // self.batches.per_epoch

    @property
    def ends_epoch(self) -> bool:
        """Whether the step that was just done was the last of its epoch."""
        return self.step > 0 and self.step % self.batches.per_epoch == 0

    def point(self, split: str, measures: Mapping[str, Any]) -> dict[str, Any]:
        """A point of the curves, at the weights as they are."""
        return {"step": self.step, "epoch": self.epoch, "split": split, **measures}

    def change(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Take new values for the recipe from the coming step on; the event that says so, or says why not."""
        try:
            given = recipe.Change.model_validate(values).given()  # what a spec's journal takes
            self._change(given)
            self._changed.update(given)
        except ValidationError as error:
            return {"type": "refused", "values": dict(values), "reason": str(error)}
        return {"type": "changed", "step": self.step, "values": given}

    def marks(self) -> dict[str, Any]:
        """``{change: values}`` for the point of the coming step, if the recipe was changed before it."""
        marked, self._changed = self._changed, {}
        return {"change": marked} if marked else {}

    def replay(self) -> None:
        """Make the journalled changes whose step has come."""
        while self._changes and self._changes[0].step <= self.step:
            change = self._changes.pop(0)
            self._change(change.values)
            if change.step == self.step:  # earlier ones are marked where they were made
                self._changed.update(change.values)

    def show(self) -> dict[str, Any]:
        """Put the weights into the live file; the event that says so."""
        assert self._spec.live is not None
        snapshot.write(self._spec.live, self._weights, step=self.step, epoch=self.epoch)
        return {"type": "live", "step": self.step, "epoch": self.epoch}

    def keep(self, *, kept: bool = True) -> dict[str, Any]:
        """Write a snapshot to resume from, for good or (``kept`` false) for a while; the event that says so.

        Raises:
            Diverged: the weights are not finite: no snapshot is made of them.
        """
        assert self._spec.directory is not None
        if not weights_are_finite(self.net):
            raise self.diverged()
        file = self._spec.directory / f"{'step' if kept else 'resume'}-{self.step:08d}.safetensors"
        snapshot.write(
            file,
            self._weights,
            step=self.step,
            epoch=self.epoch,
            optimizer=optimizers.dump(self.optimizer, self.net),
            about={"optimizer": self.recipe.optimizer, PROGRESS: self.progress.model_dump_json()},
            durable=True,
        )
        if not kept:
            self._sweep()
        return {"type": "snapshot", "step": self.step, "epoch": self.epoch, "file": str(file), "kept": kept}

    def diverged(self) -> Diverged:
        """What to raise when the numbers have left the finite: with the layer where they did."""
        self.seed()
        pixels, _ = self.batch()
        return Diverged(self.step, first_broken(self.net, pixels))

    def _change(self, values: Mapping[str, Any]) -> None:
        self.recipe = self.recipe.changed(values)
        optimizers.adjust(self.optimizer, self.recipe)
        self._augmentation = Pipeline(self.recipe.augmentation, self._classes)

    def _encoded(self, analysis: Analysis, images: Images, measured: Images) -> Encoded | None:
        if self.cut is None or self._spec.directory is None or self._is_mixed:
            return None
        rest = Rest(self.net, analysis, self.cut)
        return encode_once(rest, self.batches, images, measured, self._spec.directory)

    def _sweep(self) -> None:
        """Leave the two newest of the snapshots that are not for good.

        Two, because whoever reads the events may not have read of the newest when everything is killed: it resumes
        from the one before, up to which it has the loss of every step.
        """
        assert self._spec.directory is not None
        for file in sorted(self._spec.directory.glob("resume-*.safetensors"))[:-2]:
            file.unlink()

    def _begin(self) -> snapshot.Carried:
        if self._spec.resume is None:
            sources = [snapshot.read(path, optimizer=False).weights for path in self._spec.initial]
            return snapshot.carry(self.net, sources)
        found = snapshot.read(self._spec.resume)
        carried = snapshot.carry(self.net, [found.weights])
        made_with = found.metadata.get("optimizer")
        if found.step is None or carried.fresh or made_with != self.recipe.optimizer:
            reason = carried.fresh[0] if carried.fresh else f"{made_with} ≠ {self.recipe.optimizer}"
            raise SnapshotFault("snapshot_does_not_fit", file=self._spec.resume.name, reason=reason)
        try:
            optimizers.restore(self.optimizer, self.net, found.optimizer)
        except KeyError as error:
            raise SnapshotFault("snapshot_does_not_fit", file=self._spec.resume.name, reason=str(error)) from error
        optimizers.adjust(self.optimizer, self.recipe)
        self.progress = _progress(found, self._spec.resume)
        self.step = found.step
        return carried


def _placed(net: Net, device: torch.device) -> Net:
    """The network on its device, in training, channels last where convolutions are faster that way (CPU 15–20 %)."""
    net = net.to(device).train()
    return net if device.type == "mps" else net.to(memory_format=torch.channels_last)


def _objective(how: Recipe) -> Objective:
    return objective(how.loss, label_smoothing=how.label_smoothing, focal_gamma=how.focal_gamma)


def _progress(found: snapshot.Snapshot, file: Path) -> Progress:
    """What a snapshot knows; those of earlier versions knew no schedules."""
    try:
        return Progress.model_validate_json(found.metadata.get(PROGRESS, "{}"))
    except ValidationError as error:
        raise SnapshotFault("snapshot_malformed", file=file.name, reason=PROGRESS) from error
