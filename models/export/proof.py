"""The proof of an exported file: run by itself in a process of its own, it must give the playground's logits."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from models.compile import Net
from models.export.pytorch import pytorch_file
from models.graph import Graph
from models.layers.input_output.input import Input
from models.problems import GraphFault, Problem

PICTURES = 2
SEED = 0
TOLERANCE = 1e-5
"""Of the largest logit: sums may be taken in another order, as nothing fixes the layout of memory."""

_ENVIRONMENT = ("HOME", "LD_LIBRARY_PATH", "PATH", "TMPDIR")


@dataclass(frozen=True)
class Proof:
    """What came out."""

    equal: bool
    largest_difference: float
    """Between the file's logits and the playground's."""
    tolerance: float
    """Up to which they count as equal."""
    pictures: int
    classes: int
    seconds: float
    """That the other process took, torch's import included."""


def prove(graph: Graph, net: Net, title: str, directory: Path, seconds: int = 100) -> Proof:
    """Run the file that ``graph`` is exported as on random pictures, with the weights of ``net``.

    Args:
        graph: the network.
        net: the same, compiled, with weights.
        title: of the file.
        directory: an empty one, for what the two processes give each other.
        seconds: that the other process may take.

    Raises:
        GraphFault: the network would not run; ``proof_failed`` when the file does not.
    """
    file = pytorch_file(graph, title)
    (shape,) = [layer.shape for layer in graph.layers.values() if isinstance(layer, Input)]
    pixels = torch.randint(256, (PICTURES, *shape), generator=torch.Generator().manual_seed(SEED)).float()
    net.eval()
    with torch.inference_mode():
        ours = net(pixels)[net.main or ""]
    (directory / "network.py").write_text(file.source, encoding="utf-8")
    save_file({key: value.contiguous() for key, value in net.state_dict().items()}, directory / "weights.safetensors")
    save_file({"pixels": pixels}, directory / "pixels.safetensors")
    began = time.monotonic()
    _run(directory, file.name, seconds)
    took = time.monotonic() - began
    theirs = load_file(directory / "logits.safetensors")["logits"]
    largest = _largest_difference(ours, theirs)
    tolerance = TOLERANCE * max(1.0, float(torch.nan_to_num(ours).abs().max()))
    return Proof(largest <= tolerance, largest, tolerance, PICTURES, ours.shape[1], took)


def _run(directory: Path, name: str, seconds: int) -> None:
    script = Path(__file__).with_name("_run.py")
    site = Path(torch.__file__).parent.parent
    command = [sys.executable, "-I", "-S", "-B", str(script), str(site), str(directory), name, str(seconds)]
    environment = {key: os.environ[key] for key in _ENVIRONMENT if key in os.environ}
    try:
        subprocess.run(
            command, check=True, capture_output=True, timeout=seconds, cwd=directory, env=environment, text=True
        )
    except subprocess.TimeoutExpired as error:
        raise GraphFault([Problem("proof_failed", {"reason": f"> {seconds} s"})]) from error
    except subprocess.CalledProcessError as error:
        last = (error.stderr.strip().splitlines() or [f"exit code {error.returncode}"])[-1]
        raise GraphFault([Problem("proof_failed", {"reason": last[:200]})]) from error


def _largest_difference(one: torch.Tensor, other: torch.Tensor) -> float:
    """Over all logits; infinite where shapes differ or a number stands beside none."""
    if one.shape != other.shape:
        return float("inf")
    same = (one == other) | (one.isnan() & other.isnan())
    return float(torch.where(same, 0.0, (one - other).abs().nan_to_num(float("inf"))).max())
