"""The body of a process that does one errand with torch and ends: exports, their proof, reading a stranger's file."""

from __future__ import annotations

import socket
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from models.problems import GraphFault, Problem
from models.snapshot import SnapshotFault
from server.jobs.child import limit_memory, settle
from server.jobs.line import Line

NICE = 5
"""Behind the questions of those who look at networks, before trainings."""

Asked = dict[str, Any]
Errand = Callable[[Asked, Path], Asked]
"""What is asked for, a directory for files, and what is answered; torch is imported inside."""


def run(connection: socket.socket) -> None:
    """The body of the process: reads ``{errand, memory_limit, directory, ...}``, says ``{json}`` or ``{problems}``."""
    import torch

    settle(NICE)
    torch.set_num_threads(1)
    line = Line(connection, beats=False)
    asked, _ = line.wait()
    limit_memory(asked["memory_limit"])
    line.send(_answer(asked))
    line.close()


def _answer(asked: Asked) -> Asked:
    try:
        return {"json": ERRANDS[asked["errand"]](asked, Path(asked["directory"]))}
    except GraphFault as fault:
        return {"problems": [vars(problem) for problem in fault.problems]}
    except SnapshotFault as fault:
        return {"problems": [vars(fault.problem)]}
    except Exception as error:  # noqa: BLE001 - whatever it is, the server waits for an answer
        traceback.print_exc()
        reason = f"{type(error).__name__}: {error}"[:200]
        return {"problems": [vars(Problem("errand_failed", {"reason": reason}))]}


def _network(asked: Asked) -> Any:  # noqa: ANN401 - needs torch to name
    """The compiled network of a question, with its weights.

    Raises:
        GraphFault: it has problems and would not run.
    """
    from models.analysis import analyse
    from models.insight.networks import Networks

    network = Networks().get(asked["graph"], asked["seed"])
    problems = analyse(network.graph).problems
    if problems:
        raise GraphFault(problems)
    network.take([Path(path) for path in asked["weights"]])
    network.net.eval()
    return network


def _export_pytorch(asked: Asked, directory: Path) -> Asked:
    from models.export.pytorch import pytorch_file
    from models.graph import parse_graph

    file = pytorch_file(parse_graph(asked["graph"]), asked["title"])
    (directory / "export").write_text(file.source, encoding="utf-8")
    return {}


def _export_weights(asked: Asked, directory: Path) -> Asked:
    from safetensors.torch import save_file

    state = _network(asked).net.state_dict()
    save_file({key: value.contiguous() for key, value in state.items()}, directory / "export", {"format": "pt"})
    return {}


def _export_onnx(asked: Asked, directory: Path) -> Asked:
    from models.export.onnx import onnx_model

    network = _network(asked)
    (directory / "export").write_bytes(onnx_model(network.net, network.input_shape, asked["title"]))
    return {}


def _prove(asked: Asked, directory: Path) -> Asked:
    from models.export.proof import prove

    network = _network(asked)
    return vars(prove(network.graph, network.net, asked["title"], directory))


def _import_onnx(asked: Asked, directory: Path) -> Asked:
    """``{graph, weights: {key: shape}}``; the weights that fit the network's buildable part lie in ``weights``."""
    from safetensors.numpy import save_file

    from models.compile import compile_graph
    from models.imports.onnx import import_onnx

    found = import_onnx(Path(asked["file"]).read_bytes())
    state = compile_graph(found.graph, partial=True).state_dict()
    kept = {key: found.weights[key] for key, value in state.items() if found.weights[key].shape == tuple(value.shape)}
    save_file(kept, directory / "weights")
    return {"graph": found.graph.as_json(), "weights": {key: list(value.shape) for key, value in kept.items()}}


ERRANDS: dict[str, Errand] = {
    "pytorch": _export_pytorch,
    "weights": _export_weights,
    "onnx": _export_onnx,
    "proof": _prove,
    "onnx_import": _import_onnx,
}
"""By name. What is exported lies in the file ``export`` afterwards."""
