"""How much memory there is for trainings, and how much one of them takes."""

from __future__ import annotations

import os
from pathlib import Path

from models.analysis import analyse
from models.graph import parse_graph
from models.training.recipe import Recipe
from server.jobs.fairness import Machine

MEBIBYTE = 2**20

BASE_BYTES = 64 * MEBIBYTE
"""What a trainer takes beside its network and batch.

Measured with 30 trainings of LeNet-5: each lessens what is available by 45 MiB, of which 30 are its own (USS) and the
rest page tables, its live weights and what the web process knows of it. The interpreter and torch, 480 MiB of resident
memory, are shared with the fork server.
"""
WORKSPACE = 512 * MEBIBYTE
"""Bytes at most that kernels and batches take beside what is reckoned; of a small training as much as that."""
SHARE = 0.75
"""Of the memory that is available at the start; the rest is for the insight process, errands, and everything else."""
RESERVED = 256 * MEBIBYTE
"""Bytes that wait for a teacher's training; at most a quarter of all, on a machine that has little."""
PER_CORE = 16
"""Trainings per core: with more a curve of LeNet-5 would stand still for longer than five seconds."""
FEWEST = 8
CGROUPS = Path("/sys/fs/cgroup")


def machine(places: int | None) -> Machine:
    """What this machine has for trainings; as many at a time as memory allows, unless their number is given."""
    memory = int(available_bytes() * SHARE)
    return Machine(places or max(FEWEST, PER_CORE * _cores()), memory, min(RESERVED, memory // 4))


def claimed_bytes(graph: object, recipe: Recipe) -> int:
    """What a training is expected to take: what is reckoned, and room for kernels and batches to work in.

    LeNet-5 with AdamW had 43 MiB at most with batches of 64 (72 are claimed), 146 MiB with batches of 1024 (160). To
    analyse a large network takes a third of a second: use a thread.
    """
    analysis = analyse(parse_graph(graph), batch_size=recipe.batch_size, optimizer=recipe.optimizer)
    reckoned = analysis.totals.training_bytes
    return BASE_BYTES + reckoned + min(reckoned, WORKSPACE)


def _cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def available_bytes() -> int:
    """Memory that could be had now: the machine's, or the container's where that is less."""
    return min([_of_machine(), *_of_containers()])


def _of_machine() -> int:
    """What Linux says could be had without swapping; elsewhere half of all."""
    meminfo = Path("/proc/meminfo")
    if meminfo.exists():
        return _entry(meminfo, "MemAvailable:") * 1024
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2


def _of_containers() -> list[int]:
    """What control groups of either version leave; files that are only cached can be dropped."""
    found = []
    for limit, used in ("memory.max", "memory.current"), ("memory.limit_in_bytes", "memory.usage_in_bytes"):
        for directory in CGROUPS, CGROUPS / "memory":
            try:
                most, taken = [int((directory / name).read_text()) for name in (limit, used)]
                cached = _entry(directory / "memory.stat", "inactive_file")
            except (OSError, ValueError):  # there is none, or it has no limit
                continue
            found.append(max(0, most - taken + cached))
    return found


def _entry(file: Path, name: str) -> int:
    """The number after a name, in a file of the kernel's."""
    for line in file.read_text().splitlines():
        words = line.split()
        if words[0] == name:
            return int(words[1])
    raise ValueError(f"{file} has no {name}")
