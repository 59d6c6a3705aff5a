"""The training loop: a generator of events, so that a script, a test and the server drive the same lines.

Pausing is not pulling. Every event is a dict with ``type``:

``started {step, steps, epoch_steps, batch_size, device, carried, trained_parameters, encoder: {nodes, bytes, is_kept}
| None}`` · ``metrics {points}`` ·
``live {step, epoch}`` ·
``snapshot {step, epoch, file, kept}`` · ``signals {step, images, seconds, layers}`` · ``changed {step, values}`` ·
``refused {values, reason}`` · ``extended {steps}`` · ``diverged {step, node}`` ·
``state {state: finished | stopped, reason?, best?}``.

What is said of step s speaks of the weights after s updates: the train point of step s is the loss of the batch that
the next update learns from, the val point that of the validation split.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from typing import Any

import torch

from models.device import describe
from models.training.control import Control, Request
from models.training.divergence import Diverged
from models.training.governor import Governor
from models.training.milestones import is_milestone
from models.training.session import Session
from models.training.spec import TrainingSpec

Event = dict[str, Any]

SHARE = 0.02
"""Of the time, for showing the newest weights; and again for the snapshot that a killed run resumes from."""

SHOW_INTERVAL = 0.1
RESUME_INTERVAL = 10.0
"""Seconds between those at least. A killed run loses as much work."""


def train(spec: TrainingSpec, control: Control | None = None) -> Iterator[Event]:
    """Train as ``spec`` says, from its snapshot or from the start, to its last step or until ``control`` says stop.

    The weights and the loss of every step are a function of the spec alone: every step seeds its own randomness, and
    nothing but the update touches the weights. Resumed from any of its snapshots, on the same kind of CPU with the same
    number of threads, a training repeats itself bit for bit.

    Raises:
        GraphFault: the network cannot be trained.
        SnapshotFault: a file cannot be taken.
        pydantic.ValidationError: the recipe is impossible.
    """
    session = Session(spec)
    yield {
        "type": "started",
        "step": session.step,
        "steps": session.until,
        "epoch_steps": session.batches.per_epoch,
        "batch_size": session.recipe.batch_size,
        "device": describe(session.device),
        "carried": session.carried,
        "trained_parameters": sum(weights.numel() for weights in session.learned),
        "encoder": session.describe_encoder(),
    }
    try:
        yield from _train(session, spec, control or Control())
    except Diverged as end:
        yield {"type": "diverged", "step": end.step, "node": end.node}


def _train(session: Session, spec: TrainingSpec, control: Control) -> Iterator[Event]:
    showing, resumable = Governor(SHARE, SHOW_INTERVAL), Governor(SHARE, RESUME_INTERVAL)
    first, trained = session.step, 0.0  # the step to begin with, and the seconds spent on steps since
    saved = first if spec.resume else -1  # the step of the newest snapshot
    if spec.live:
        yield session.show()
    if spec.directory and saved < 0:
        yield session.keep()
        saved = first

    while True:
        while request := control.next():
            yield _answer(session, request)
        if control.stopped or session.ending:
            break

        began = time.perf_counter()
        events = update(session)
        took = time.perf_counter() - began
        trained += took
        session.progress.seconds += took
        yield from events

        ends = session.ends_epoch or session.ending is not None
        if ends or session.validation.fits(session.step, trained, session.step - first):
            yield {"type": "metrics", "points": [session.measure()]}
        if spec.live and control.shown and showing.due():
            with showing.measured():
                event = session.show()
            yield event
        if spec.directory and (ends or is_milestone(session.step)):
            yield session.keep()
            saved = session.step
        elif spec.directory and resumable.due():
            with resumable.measured():
                event = session.keep(kept=False)
            yield event

    if spec.directory and saved != session.step:
        yield session.keep()
    if spec.live:
        yield session.show()
    yield _end(session, stopped=control.stopped)


def _end(session: Session, *, stopped: bool) -> Event:
    """The last event; of a training that stopped early, with the step whose weights had the lowest validation loss."""
    if stopped:
        return {"type": "state", "state": "stopped"}
    if session.ending == "early_stopping":
        best = session.progress.stopping.step
        return {"type": "state", "state": "finished", "reason": "early_stopping", "best": best}
    return {"type": "state", "state": "finished"}


def _answer(session: Session, request: Request) -> Event:
    match request.wish:
        case "live":
            return session.show()
        case "snapshot":
            return session.keep(kept=request.values["kept"])
        case "extend":
            session.extend(int(request.values["until"]))
            return {"type": "extended", "steps": session.until}
        case _:
            return session.change(request.values)


def update(session: Session) -> list[Event]:
    """One step: forward, backward, update. The train point of the weights it began with, and signals if it was time."""
    session.replay()
    session.seed()
    learner, inputs, labels = session.lesson()  # (B, C, H, W) or (B, F), (B,) or (B, K)
    rate = session.set_rate()
    with session.signals.looking() as look:
        with session.precision():
            loss, measures = session.task.losses(learner, inputs, labels, session.objective)
        total, *values = torch.stack([loss.detach(), *measures.values()]).tolist()  # the one synchronisation of a step
        measured = dict(zip(measures, values, strict=True))
        point = session.point("train", {**measured, "learning_rate": rate, **session.marks()})
        if not math.isfinite(total):
            raise session.diverged()
        session.optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        if look is not None:
            look.derived()
        if session.recipe.clip_norm is not None:
            torch.nn.utils.clip_grad_norm_(session.learned, session.recipe.clip_norm)
        session.optimizer.step()
    signals = [] if look is None else [{"type": "signals", "step": session.step, **session.signals.told(look)}]
    session.step += 1
    return [{"type": "metrics", "points": [point]}, *signals]
