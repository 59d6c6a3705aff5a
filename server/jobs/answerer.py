"""The insight process: answers questions to networks one after another, ahead of all trainings."""

from __future__ import annotations

import socket
import traceback
from typing import Any

from models.data import DatasetProblem
from models.device import choose_device
from models.problems import GraphFault, Problem
from models.snapshot import SnapshotFault
from server.frames import pack_frame
from server.jobs.child import limit_memory, settle
from server.jobs.framing import LIMIT, MessageTooLarge
from server.jobs.line import Line


def run(connection: socket.socket) -> None:
    """The body of the process: reads ``{memory_limit}``, then questions; sends an answer to each, see `_answer`."""
    import torch

    from models.insight.networks import Networks
    from models.training.replay import Replays

    settle()
    torch.set_num_threads(1)
    line = Line(connection, beats=False)
    (limits, _), networks, replays = line.wait(), Networks(), Replays()
    if limits["memory_limit"] is not None and choose_device().type == "cpu":
        limit_memory(limits["memory_limit"])
    while True:
        question, _ = line.wait()
        try:
            line.send(*_answer(question, networks, replays))
        except MessageTooLarge:
            line.send({"problem": vars(Problem("insight_too_large", {"limit_bytes": LIMIT}))})


def _answer(question: dict[str, Any], networks: Any, replays: Any) -> tuple[dict[str, Any], bytes]:  # noqa: ANN401 - need torch to name
    """``{json}``, ``{problem}``, or nothing but a frame of the pictures with their ``step``."""
    from models.insight.answer import answer
    from models.insight.faults import InsightFault
    from models.training.augmentation import preview

    try:
        if question.get("kind") == preview.KIND:
            return {"json": preview.preview(question)}, b""
        found = replays.answer(question["replay"]) if "replay" in question else answer(question, networks)
    except GraphFault as fault:
        return {"problem": vars(fault.problems[0])}, b""
    except (InsightFault, SnapshotFault) as fault:
        return {"problem": vars(fault.problem)}, b""
    except DatasetProblem as fault:
        return {"problem": vars(Problem(fault.code, fault.params))}, b""
    except Exception as error:  # noqa: BLE001 - the process goes on to the next question
        traceback.print_exc()
        return {"problem": vars(Problem("insight_failed", {"reason": f"{type(error).__name__}: {error}"[:200]}))}, b""
    if found.json is not None:
        return {"json": found.json}, b""
    return {}, pack_frame({"step": found.step}, found.items)
