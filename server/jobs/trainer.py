"""A trainer process: one run, from its spec to its end, driven by commands between its steps."""

from __future__ import annotations

import os
import socket
import traceback
from collections.abc import Iterator
from math import prod
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from models import data
from models.analysis import analyse
from models.data import DatasetProblem
from models.device import choose_device
from models.graph import parse_graph
from models.problems import GraphFault, Problem
from models.snapshot import SnapshotFault
from models.training import recipe
from models.training.control import Control
from models.training.spec import TrainingSpec
from models.validation import problems_of
from server.full_disk import DISK_FULL, is_disk_full
from server.jobs.child import limit_memory, nice_session, settle
from server.jobs.driver import Driver
from server.jobs.line import Line
from server.jobs.patience import Bounds, Patience
from server.jobs.runner import Event, Exited

NICE = 19
"""Behind everything a person waits for, once it has started; on an idle machine it is as fast as any."""

SESSION_NICE = 10
"""The same of its session: a tenth of what a busy browser gets. With 19 the pen is no quicker (1.4 of its time alone,
beside eight trainings; 2.3 with 0), and a training would stand still beside any other work on the machine."""

EXPENDABLE = 800
"""The first that Linux ends when the machine has no memory left: it can be taken up again from its snapshot."""

HEADROOM = 512 * 2**20
"""Bytes beyond twice the estimate that a training may take: buffers of the kernels, batches, the interpreter."""

REFUSED = ("can't allocate memory", "could not create a primitive")
"""What plain RuntimeErrors say that mean no memory: of torch's allocator for CPUs, and of oneDNN's for its code."""

LABEL = 8
"""Bytes of one in the store."""


class JobSpec(BaseModel):
    """The spec of a job: of the training, with the run's id and whether it starts paused."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    run: str
    paused: bool = False
    training: TrainingSpec

    @classmethod
    def parse(cls, spec: dict[str, Any]) -> JobSpec:
        """The job of a runner's spec, in which the training's fields stand beside the others."""
        training = {name: value for name, value in spec.items() if name in TrainingSpec.model_fields}
        return cls.model_validate(
            {**{name: spec[name] for name in spec.keys() - training.keys()}, "training": training}
        )


def run(connection: socket.socket) -> None:
    """The body of the process: reads ``{spec, memory_limit}``, sends events, and last how it ended."""
    settle(expendable=EXPENDABLE)
    patience = Patience(Bounds())
    line = Line(connection, alarm=lambda: _too_long(patience))
    message, _ = line.wait()
    try:
        ending = _train(line, JobSpec.parse(message["spec"]), message["memory_limit"], patience)
    except Exception as error:  # noqa: BLE001 - whatever went wrong is told as this run's end
        ending = _fault(error)
    line.send(_last_words(ending))
    line.close()


def _last_words(ending: Exited) -> Event:
    return {"type": "ending", "reason": ending.reason, "detail": ending.detail, "problem": ending.problem}


def _too_long(patience: Patience) -> Event | None:
    """How a training ends that makes no progress, if it makes none."""
    excess = patience.exceeded()
    if excess is None:
        return None
    seconds = patience.bounds.computing if excess == "computes" else patience.bounds.hanging
    return _last_words(
        Exited("error", f"a step {excess}", Problem(f"step_{excess}", {"seconds": seconds}).as_json("en"))
    )


def _train(line: Line, job: JobSpec, memory_limit: int | None, patience: Patience) -> Exited:
    import torch

    from models.training.loop import train

    torch.set_num_threads(1)
    how = recipe.complete(job.training.recipe, data.get(job.training.dataset).recipe)
    if choose_device(how.device).type == "cpu":
        limit_memory(memory(job.training, how, memory_limit))
    control = Control()
    driver = Driver(line, control, patience, paused=job.paused, shown=job.training.live is not None)
    return driver.drive(_standing_back(train(job.training, control)))


def _standing_back(events: Iterator[Event]) -> Iterator[Event]:
    """The events of a training that steps back as soon as it is ready: somebody waits for its start."""
    started = next(events)
    if hasattr(os, "nice"):
        os.nice(NICE)
    yield started
    stands_back = False
    for event in events:
        stands_back = stands_back or nice_session(SESSION_NICE)
        yield event


def memory(spec: TrainingSpec, how: recipe.Recipe, limit: int | None) -> int:
    """Bytes of data that a training may have: twice what is reckoned, at most ``limit``; and its images besides.

    Those are mapped copy-on-write, which counts as data to the kernel, though the memory is the file's.
    """
    analysis = analyse(parse_graph(spec.graph), batch_size=how.batch_size, optimizer=how.optimizer)
    estimate = 2 * analysis.totals.training_bytes + HEADROOM
    return _mapped(spec.dataset) + (estimate if limit is None else min(estimate, limit))


def _mapped(name: str) -> int:
    dataset = data.get(name)
    each = prod(dataset.shape) + LABEL
    return each * sum(dataset.splits.get(split, 0) for split in ("train", "val"))


def _fault(error: Exception) -> Exited:
    """How a run ends by ``error``: out of memory, or a fault with its sentence where there is one for the person."""
    import torch

    detail = f"{type(error).__name__}: {error}"
    is_refused = any(words in detail for words in REFUSED)
    if is_refused or isinstance(error, MemoryError | torch.OutOfMemoryError):
        return Exited("oom", detail)
    if is_disk_full(error):
        return Exited("error", detail, DISK_FULL.as_json("en"))
    match error:
        case GraphFault():
            return Exited("error", detail, error.problems[0].as_json("en"))
        case DatasetProblem():
            return Exited("error", detail, Problem(error.code, error.params).as_json("en"))
        case SnapshotFault():
            return Exited("error", detail, error.problem.as_json("en"))
        case ValidationError():
            return Exited("error", detail, problems_of(error)[0].as_json("en"))
    traceback.print_exc()
    return Exited("error", detail)
