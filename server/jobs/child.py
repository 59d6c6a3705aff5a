"""What a worker process does before anything else: its own group, its priority, its limits, its bond to its parent."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from pathlib import Path

PR_SET_PDEATHSIG = 1


def settle(nice: int) -> None:
    """Become a process of its own: away from the terminal's Ctrl-C, ``nice`` steps behind, gone with its parent."""
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
        os.nice(nice)
    die_with_parent()


def die_with_parent() -> None:
    """Have Linux kill this process when its parent ends, however that ends.

    The parent of a worker is the fork server, whose parent is the server: the chain holds. Elsewhere the end of the
    socket is the cue, see `server.jobs.line`.
    """
    if sys.platform == "linux":
        parent = os.getppid()
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it ended just before
            os._exit(1)


def limit_memory(more: int) -> None:
    """Allow ``more`` bytes of data beyond what the process has: asking for more fails there, and hurts nobody else.

    For CPUs only: a card's driver reserves address space that counts here.
    """
    if sys.platform != "linux":
        return
    import resource

    limit = _data_bytes() + more
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def _data_bytes() -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmData:"):
            return int(line.split()[1]) * 1024
    raise OSError("/proc/self/status has no VmData")
