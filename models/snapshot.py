"""Weights at a step, and what resuming from there needs, as one safetensors file that is written whole or not at all.

Weights stand under their own keys (``conv1.weight``), so that any program that reads safetensors can take them; the
optimiser's state stands under ``@optimizer/<weight>/<name>``. Nothing is pickled, going out or coming in.
torch is imported where tensors are made: the web process looks into files without it.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from safetensors import SafetensorError, safe_open

from .problems import Problem, declare
from .text import Text

if TYPE_CHECKING:
    from torch import Tensor, nn

VERSION = "1"
OPTIMIZER = "@optimizer/"
"""Prefix of the keys that are not weights. No weight has it: a node's id holds no ``@``."""

LARGEST = 4 * 2**30
"""Bytes of the largest file that is read: VGG-16 with Adam's two moments takes 1.7 GB."""

MOST_TENSORS = 100_000

DTYPES = frozenset({"F64", "F32", "F16", "BF16", "I64", "I32", "I16", "I8", "U8", "BOOL"})
"""Element types of what a network has; a file with others is not one of a network."""


_COUNT = re.compile(r"[0-9]{1,15}")
"""A number of steps as it is written: nobody reads one that JSON could not carry."""


class _Part(Protocol):
    def get_dtype(self) -> str: ...
    def get_shape(self) -> list[int]: ...


class _File(Protocol):
    """What `safe_open` gives, which carries no types of its own."""

    def keys(self) -> list[str]: ...
    def metadata(self) -> dict[str, str] | None: ...
    def get_slice(self, name: str) -> _Part: ...
    def get_tensor(self, name: str) -> Tensor: ...


class SnapshotFault(ValueError):
    """A file that cannot be taken."""

    def __init__(self, code: str, **params: str | int) -> None:
        self.problem = Problem(code, params)
        super().__init__(self.problem.message("en"))


declare(
    "snapshot_missing",
    Text(
        "The weights {file} are not there any more. Train the network, or choose another snapshot.",
        "Весов {file} больше нет. Обучите сеть или выберите другой снимок.",
    ),
)
declare(
    "snapshot_too_large",
    Text(
        "The file {file} has {size_bytes}; at most {limit_bytes} are read.",
        "Файл {file} занимает {size_bytes}; читается не больше {limit_bytes}.",
    ),
)
declare(
    "snapshot_too_many",
    Text(
        "The file {file} holds {tensors} tensors; at most {limit} are read.",
        "В файле {file} тензоров: {tensors}; читается не больше {limit}.",
    ),
)
declare(
    "snapshot_malformed",
    Text(
        "The file {file} is not a sound safetensors file: {reason}. Save the weights again.",
        "Файл {file} — не исправный файл safetensors: {reason}. Сохраните веса заново.",
    ),
)
declare(
    "snapshot_unknown",
    Text(
        "The file {file} holds what this version does not know: {reason}.",
        "В файле {file} есть то, чего эта версия не знает: {reason}.",
    ),
)


declare(
    "snapshot_does_not_fit",
    Text(
        "The snapshot {file} is of another training: {reason}. Start a new run instead of resuming this one.",
        "Снимок {file} — от другого обучения: {reason}. Начните новый запуск вместо продолжения этого.",
    ),
)


@dataclass(frozen=True)
class Contents:
    """What a file says of itself before any tensor is read."""

    shapes: Mapping[str, tuple[int, ...]]
    """Of every weight, by key; the optimiser's state is left out."""
    metadata: Mapping[str, str] = field(default_factory=dict)

    @property
    def step(self) -> int | None:
        """How many steps the weights were trained; None for weights from elsewhere."""
        return int(self.metadata["step"]) if "step" in self.metadata else None

    @property
    def epoch(self) -> int | None:
        """How many whole epochs those steps were."""
        return int(self.metadata["epoch"]) if "epoch" in self.metadata else None


@dataclass(frozen=True)
class Snapshot(Contents):
    """A file with its tensors, on the CPU."""

    weights: Mapping[str, Tensor] = field(default_factory=dict)
    optimizer: Mapping[str, Tensor] = field(default_factory=dict)
    """By ``<weight>/<name>``, in the memory layout it had."""


def write(
    path: Path,
    weights: Mapping[str, Tensor],
    *,
    step: int,
    epoch: int,
    optimizer: Mapping[str, Tensor] | None = None,
    about: Mapping[str, str] | None = None,
    durable: bool = False,
) -> None:
    """Write a snapshot in the place of ``path``: a reader sees the old file or the new one, never a part.

    ``about`` is added to the metadata. ``durable`` waits until the disk has it, so that it outlives a power cut.
    """
    from safetensors.torch import save

    state = optimizer or {}
    layouts = {name: _order(tensor) for name, tensor in state.items() if not tensor.is_contiguous()}
    metadata = {**(about or {}), "svertka": VERSION, "step": str(step), "epoch": str(epoch)}
    if layouts:
        metadata["layouts"] = json.dumps(layouts)
    tensors = {**weights, **{OPTIMIZER + name: tensor for name, tensor in state.items()}}
    content = save({key: tensor.detach().cpu().contiguous() for key, tensor in tensors.items()}, metadata)
    write_whole(path, content, durable=durable)


def write_whole(path: Path, content: bytes, *, durable: bool = False) -> None:
    """Put a file's bytes in the place of ``path``, all of them at once; ``durable`` as in `write`."""
    # One name per target, not one per process: what a killed writer leaves behind is overwritten by the next.
    partial = path.with_name(f".{path.name}.part")
    try:
        with partial.open("wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        partial.replace(path)
    except OSError:  # on a full disk half a file would take the last room there is
        partial.unlink(missing_ok=True)
        raise
    if durable:
        _sync_directory(path.parent)


def inspect(path: Path) -> Contents:
    """What a file holds, without reading its tensors and without torch.

    Raises:
        SnapshotFault: ``snapshot_missing``, ``snapshot_too_large``, ``snapshot_too_many``, ``snapshot_malformed``,
            ``snapshot_unknown`` (a newer version, or element types that no network has).
    """
    with _opened(path, "numpy") as file:
        return _contents(path, file)


def read(path: Path, *, optimizer: bool = True) -> Snapshot:
    """The weights of a file and, unless ``optimizer`` is false, the optimiser's state.

    Raises:
        SnapshotFault: as `inspect`.
    """
    with _opened(path, "pt") as file:
        contents = _contents(path, file)
        state = [key for key in file.keys() if key.startswith(OPTIMIZER)] if optimizer else []  # noqa: SIM118, no dict
        layouts = _layouts(path, contents) if state else {}
        return Snapshot(
            shapes=contents.shapes,
            metadata=contents.metadata,
            weights={key: file.get_tensor(key) for key in contents.shapes},
            optimizer={
                key.removeprefix(OPTIMIZER): _laid_out(file.get_tensor(key), layouts.get(key.removeprefix(OPTIMIZER)))
                for key in state
            },
        )


def version(path: Path) -> tuple[int, int] | None:
    """Which version of a file is there: its inode and its time of change in nanoseconds; None for no file."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_mtime_ns


@dataclass(frozen=True)
class Carried:
    """Which of a network's weights were found elsewhere and which keep their fresh initialisation, by key."""

    kept: tuple[str, ...]
    fresh: tuple[str, ...]

    def by_node(self, nodes: Iterable[str]) -> dict[str, list[str]]:
        """``{kept, fresh}`` of the nodes that have weights; a node is kept when all of its weights are."""
        ids = dict.fromkeys(nodes)
        fresh = {owner(key, ids) for key in self.fresh}
        owners = dict.fromkeys(owner(key, ids) for key in (*self.kept, *self.fresh))
        return {
            "kept": [node for node in ids if node in owners and node not in fresh],
            "fresh": [node for node in ids if node in fresh],
        }


def carry(net: nn.Module, sources: Iterable[Mapping[str, Tensor]]) -> Carried:
    """Copy into ``net`` every weight that a source has under the same key with the same shape; earlier sources win."""
    import torch

    missing = dict(net.state_dict())
    total = tuple(missing)
    with torch.no_grad():
        for source in sources:
            for key in [key for key in missing if key in source and source[key].shape == missing[key].shape]:
                missing.pop(key).copy_(source[key])
    return Carried(kept=tuple(key for key in total if key not in missing), fresh=tuple(missing))


def owner(key: str, nodes: Container[str]) -> str | None:
    """The node whose id is the beginning of a weight's key: ``layer1.0.conv1`` owns ``layer1.0.conv1.weight``."""
    while key:
        key = key.rpartition(".")[0]
        if key in nodes:
            return key
    return None


@contextlib.contextmanager
def _opened(path: Path, framework: str) -> Iterator[_File]:
    try:
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise SnapshotFault("snapshot_missing", file=path.name) from error
    if size > LARGEST:
        raise SnapshotFault("snapshot_too_large", file=path.name, size_bytes=size, limit_bytes=LARGEST)
    try:
        with safe_open(path, framework=framework) as file:  # checks that tensors lie within the file, without overlap
            yield file
    except FileNotFoundError as error:  # removed since we looked
        raise SnapshotFault("snapshot_missing", file=path.name) from error
    except (SafetensorError, OSError) as error:
        raise SnapshotFault("snapshot_malformed", file=path.name, reason=str(error)) from error


def _contents(path: Path, file: _File) -> Contents:
    keys = list(file.keys())
    metadata = file.metadata() or {}
    if metadata.get("svertka", VERSION) != VERSION:
        raise SnapshotFault("snapshot_unknown", file=path.name, reason=f"version {metadata['svertka']}")
    if len(keys) > MOST_TENSORS:
        raise SnapshotFault("snapshot_too_many", file=path.name, tensors=len(keys), limit=MOST_TENSORS)
    for number in ("step", "epoch"):
        if not _COUNT.fullmatch(metadata.get(number, "0")):
            raise SnapshotFault("snapshot_malformed", file=path.name, reason=f"{number} {metadata[number]:.40}")
    shapes: dict[str, tuple[int, ...]] = {}
    for key in keys:
        part = file.get_slice(key)
        if part.get_dtype() not in DTYPES:
            raise SnapshotFault("snapshot_unknown", file=path.name, reason=f"{key}: {part.get_dtype()}")
        if not key.startswith(OPTIMIZER):
            shapes[key] = tuple(part.get_shape())
    return Contents(shapes, metadata)


def _layouts(path: Path, contents: Contents) -> dict[str, list[int]]:
    try:
        layouts = json.loads(contents.metadata.get("layouts", "{}"))
        if all(sorted(order) == list(range(len(order))) for order in layouts.values()):
            return dict(layouts)
    except (ValueError, TypeError, AttributeError) as error:
        raise SnapshotFault("snapshot_malformed", file=path.name, reason="layouts") from error
    raise SnapshotFault("snapshot_malformed", file=path.name, reason="layouts")


def _order(tensor: Tensor) -> list[int]:
    """The dimensions from the slowest in memory to the fastest: ``[0, 2, 3, 1]`` for channels last."""
    return sorted(range(tensor.ndim), key=tensor.stride, reverse=True)


def _laid_out(tensor: Tensor, order: list[int] | None) -> Tensor:
    """The tensor in the memory layout it had: elementwise kernels may round differently along another order."""
    if order is None or len(order) != tensor.ndim:
        return tensor
    return tensor.permute(order).contiguous().permute([order.index(dim) for dim in range(tensor.ndim)])


def _sync_directory(directory: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):  # Windows opens no directories; its rename is journalled
        return
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
