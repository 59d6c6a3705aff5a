"""What a worker process does before anything else: its session, its priority, its limits, its bond to its parent."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from pathlib import Path

PR_SET_PDEATHSIG = 1
AUTOGROUP = Path("/proc/self/autogroup")
OOM_SCORE = Path("/proc/self/oom_score_adj")
EXPENDABLE = 500
"""Of a worker whose answer somebody waits for: before the server, after trainings."""


def settle(nice: int = 0, *, expendable: int = EXPENDABLE) -> None:
    """Become a process of its own: away from the terminal's Ctrl-C, ``nice`` steps behind, gone with its parent.

    ``expendable`` (up to 1000) is how readily the kernel ends it when the machine has no memory left, before a process
    of the same size that people cannot do without. One that crashes leaves no image of its memory on the disk.
    """
    if hasattr(os, "setsid"):
        os.setsid()
        os.nice(nice)
    if nice:
        nice_session(nice)
    if sys.platform == "linux":
        import resource

        OOM_SCORE.write_text(str(expendable))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    die_with_parent()


def nice_session(nice: int) -> bool:
    """Have the process's session step behind all others; False if the kernel wants to be asked again a little later.

    Linux shares processors between sessions first and between the processes of each by their niceness (autogroups,
    sched(7)): eight niced trainings would take as much as the browser of the person who looks at them. The kernel
    takes such wishes ten times a second at most, from all unprivileged processes together. Where there are no
    autogroups, niceness says all.
    """
    try:
        AUTOGROUP.write_text(str(nice))
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


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
