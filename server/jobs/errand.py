"""The body of a process that does one errand with torch and ends: exports, measuring, studies, a stranger's file."""

from __future__ import annotations

import socket
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from models.data import DatasetProblem
from models.data.uploads.archive import UploadFault
from models.insight.faults import InsightFault
from models.problems import GraphFault, Problem
from models.results.faults import ResultsFault
from models.snapshot import SnapshotFault
from server.full_disk import DISK_FULL, is_disk_full
from server.jobs.child import limit_memory, settle
from server.jobs.line import Line

NICE = 5
"""Behind the questions of those who look at networks, before trainings."""

INTERVAL = 0.1
"""Seconds between two messages of how far a thing is, where its steps are small."""

Asked = dict[str, Any]
Tell = Callable[[int, int], None]
"""How much is done, and of how much."""
Errand = Callable[[Asked, Path, Tell], Asked]
"""What is asked for, a directory for files, whom to tell of progress; what is answered. Torch is imported inside."""


def run(connection: socket.socket) -> None:
    """The body of the process: reads ``{errand, memory_limit, directory, ...}``, says ``{json}`` or ``{problems}``.

    Before that it may say ``{done, of}`` any number of times.
    """
    import torch

    settle(NICE)
    torch.set_num_threads(1)
    line = Line(connection, beats=False)
    asked, _ = line.wait()
    limit_memory(asked["memory_limit"])
    line.send(_answer(asked, lambda done, of: line.send({"done": done, "of": of})))
    line.close()


def _answer(asked: Asked, tell: Tell) -> Asked:
    try:
        return {"json": ERRANDS[asked["errand"]](asked, Path(asked["directory"]), tell)}
    except GraphFault as fault:
        return {"problems": [vars(problem) for problem in fault.problems]}
    except (SnapshotFault, InsightFault, ResultsFault, UploadFault) as fault:
        return {"problems": [vars(fault.problem)]}
    except DatasetProblem as fault:
        return {"problems": [vars(Problem(fault.code, fault.params))]}
    except Exception as error:  # noqa: BLE001 - whatever it is, the server waits for an answer
        if is_disk_full(error):
            return {"problems": [vars(DISK_FULL)]}
        traceback.print_exc()
        reason = f"{type(error).__name__}: {error}"[:200]
        return {"problems": [vars(Problem("errand_failed", {"reason": reason}))]}


def _sparing(tell: Tell) -> Tell:
    """Tells ten times a second at most: a small picture is done in less than a message takes."""
    told = 0.0

    def sparingly(done: int, of: int) -> None:
        nonlocal told
        if time.monotonic() - told >= INTERVAL:
            told = time.monotonic()
            tell(done, of)

    return sparingly


def _network(asked: Asked) -> Any:  # noqa: ANN401 - needs torch to name
    """The compiled network of a question, with its weights.

    Raises:
        GraphFault: it has problems and would not run.
    """
    from models.analysis import analyse
    from models.initialization import Initialization
    from models.insight.networks import Networks

    initialization = Initialization.model_validate(asked["initialization"])
    network = Networks().get(asked["graph"], asked["seed"], initialization)
    problems = analyse(network.graph).problems
    if problems:
        raise GraphFault(problems)
    network.take([Path(path) for path in asked["weights"]])
    network.net.eval()
    return network


def _export_pytorch(asked: Asked, directory: Path, _tell: Tell) -> Asked:
    from models.export.pytorch import pytorch_file
    from models.graph import parse_graph

    file = pytorch_file(parse_graph(asked["graph"]), asked["title"])
    (directory / "export").write_text(file.source, encoding="utf-8")
    return {}


def _export_weights(asked: Asked, directory: Path, _tell: Tell) -> Asked:
    from safetensors.torch import save_file

    state = _network(asked).net.state_dict()
    save_file({key: value.contiguous() for key, value in state.items()}, directory / "export", {"format": "pt"})
    return {}


def _keep(asked: Asked, directory: Path, _tell: Tell) -> Asked:
    """``{graph}`` of the network with ``{overrides}`` made lasting; its weights lie in ``weights``."""
    from safetensors.torch import save_file

    from models.insight.keeping import keep
    from models.insight.question import Overrides

    graph, state = keep(_network(asked), Overrides.model_validate(asked["overrides"]))
    save_file({key: value.contiguous() for key, value in state.items()}, directory / "weights", {"format": "pt"})
    return {"graph": graph.as_json()}


def _export_onnx(asked: Asked, directory: Path, _tell: Tell) -> Asked:
    from models.export.onnx import onnx_model

    network = _network(asked)
    (directory / "export").write_bytes(onnx_model(network.net, network.input_shape, asked["title"]))
    return {}


def _prove(asked: Asked, directory: Path, _tell: Tell) -> Asked:
    from models.export.proof import prove

    network = _network(asked)
    return vars(prove(network.graph, network.net, asked["title"], directory))


def _import_onnx(asked: Asked, directory: Path, _tell: Tell) -> Asked:
    """``{graph, weights: {key: shape}}``; the weights that fit the network's buildable part lie in ``weights``."""
    from safetensors.numpy import save_file

    from models.compile import compile_graph
    from models.imports.onnx import import_onnx

    found = import_onnx(Path(asked["file"]).read_bytes())
    state = compile_graph(found.graph, partial=True).state_dict()
    kept = {key: found.weights[key] for key, value in state.items() if found.weights[key].shape == tuple(value.shape)}
    save_file(kept, directory / "weights")
    return {"graph": found.graph.as_json(), "weights": {key: list(value.shape) for key, value in kept.items()}}


def _measure(asked: Asked, directory: Path, tell: Tell) -> Asked:
    """``{dataset, split, augmented, batch_size}`` besides the network; the summary. The answers lie in ``answers``."""
    from models import data
    from models.results.answering import LARGEST_BATCH, answer
    from models.results.summary import summarise
    from models.results.tta import AS_IT_IS, views

    dataset = data.get(asked["dataset"])
    _, height, width = dataset.shape
    answers = answer(
        _network(asked).net,
        dataset.load(asked["split"]),
        len(dataset.classes),
        views=views(height, width, mirrored=dataset.mirrored) if asked["augmented"] else AS_IT_IS,
        batch_size=min(asked["batch_size"], LARGEST_BATCH),
        tell=tell,
    )
    answers.save(directory / "answers")
    return summarise(answers)


def _judge(asked: Asked, _directory: Path, _tell: Tell) -> Asked:
    """``{dataset, images, seed_of_test}`` besides the network; ``{f1}``: of each image nothing is told or kept."""
    from models import data
    from models.results.contest import hidden_test, judge

    dataset = data.get(asked["dataset"])
    images = hidden_test(dataset, asked["images"], asked["seed_of_test"])
    return {"f1": judge(_network(asked).net, images, len(dataset.classes))}


def _study(asked: Asked, directory: Path, tell: Tell) -> Asked:
    """``{frame}``: whether the answer to ``{question}``, which lies in ``answer``, is a frame; else it is JSON."""
    import orjson

    from models.insight.networks import Networks
    from models.insight.studying import study
    from server.frames import pack_frame

    found = study(asked["question"], Networks(), _sparing(tell))
    is_frame = found.json is None
    if is_frame:
        content = pack_frame({"step": found.step}, found.items)
    else:
        content = orjson.dumps(found.json, option=orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_NON_STR_KEYS)
    (directory / "answer").write_bytes(content)
    return {"frame": is_frame}


def _inspect_upload(asked: Asked, directory: Path, tell: Tell) -> Asked:
    """The preview of the archive ``{file}``; what the import needs lies in the directory."""
    from models.data.uploads.inspecting import inspect

    return inspect(Path(asked["file"]), directory, _sparing(tell))


def _import_upload(asked: Asked, directory: Path, tell: Tell) -> Asked:
    """``{file, choice, name, where, room}``; ``{images, bytes}`` of the data set, which is in the store then."""
    from models.data.uploads.importing import Choice, Goal, make

    goal = Goal(asked["name"], Path(asked["where"]), asked["room"])
    return {**make(Path(asked["file"]), directory, Choice.model_validate(asked["choice"]), goal, _sparing(tell))}


def _statistics(asked: Asked, directory: Path, _tell: Tell) -> Asked:
    """Of the data set ``{dataset}``, in the file ``statistics``."""
    from models import data
    from models.data.statistics import measure

    measure(data.get(asked["dataset"])).save(directory / "statistics")
    return {}


def _adapt(asked: Asked, _directory: Path, _tell: Tell) -> Asked:
    """``{parameters}`` of every architecture for ``{classes, shape}``."""
    from models import zoo

    return {"parameters": zoo.adapted(asked["classes"], tuple(asked["shape"]))}


ERRANDS: dict[str, Errand] = {
    "pytorch": _export_pytorch,
    "weights": _export_weights,
    "onnx": _export_onnx,
    "keep": _keep,
    "proof": _prove,
    "onnx_import": _import_onnx,
    "measure": _measure,
    "judge": _judge,
    "study": _study,
    "inspect_upload": _inspect_upload,
    "import_upload": _import_upload,
    "statistics": _statistics,
    "adapt": _adapt,
}
"""By name. What is exported lies in the file ``export`` afterwards."""
