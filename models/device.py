"""The one place that decides where tensors live: CUDA, Apple's MPS, or the CPU.

torch is imported inside the functions: the web process may import this module without paying for it.
"""

from __future__ import annotations

import os
import platform
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import torch

Kind = Literal["auto", "cpu"]
"""The best that there is, or the processor though there may be something faster."""

VARIABLE = "SVERTKA_DEVICE"
"""Environment variable that overrides the choice: ``cpu``, ``cuda``, ``cuda:1``, ``mps``."""


def choose_device(kind: Kind = "auto") -> torch.device:
    """The device to compute on: what ``SVERTKA_DEVICE`` names, else CUDA, else MPS, else the CPU; ``cpu`` is the CPU.

    Raises:
        ValueError: ``SVERTKA_DEVICE`` names no device, or one that this machine does not have.
    """
    import torch

    if kind == "cpu":
        return torch.device("cpu")
    wanted = os.environ.get(VARIABLE, "").strip()
    if not wanted:
        if torch.cuda.is_available():
            return torch.device("cuda")
        return torch.device("mps" if torch.backends.mps.is_available() else "cpu")
    try:
        device = torch.device(wanted)
    except RuntimeError as error:
        raise ValueError(f"{VARIABLE}={wanted!r}: expected cpu, cuda, cuda:<number> or mps") from error
    if not _is_present(device):
        raise ValueError(f"{VARIABLE}={wanted!r}: this machine has no such device")
    return device


def describe(device: torch.device) -> dict[str, str]:
    """``{kind, name}`` of a device: its torch type, and what a person would call it."""
    import torch

    if device.type == "cuda":
        return {"kind": "cuda", "name": torch.cuda.get_device_name(device)}
    return {"kind": device.type, "name": platform.processor() or platform.machine()}


def _is_present(device: torch.device) -> bool:
    import torch

    if device.type == "cuda":
        return (device.index or 0) < torch.cuda.device_count()
    if device.type == "mps":
        return torch.backends.mps.is_available()
    return device.type == "cpu"
