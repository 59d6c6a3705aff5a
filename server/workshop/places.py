"""Where files are: kept ones below the data directory, live weights in shared memory where there is enough of it."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Container
from pathlib import Path

from models.data.store import sweep

SHARED_MEMORY = Path("/dev/shm")  # noqa: S108  (below a directory of our own, readable by its owner alone)
ENOUGH = 256 * 1024 * 1024
"""Bytes: live weights of several networks of VGG's size would not fit into a container's default 64 MB."""


class Places:
    """The directories of one data directory. Making them touches the disk: once, at the start."""

    def __init__(self, data: Path) -> None:
        self.data = data.absolute()
        self.blobs = self.data / "blobs"
        self.datasets = self.data / "datasets"
        """Data sets that were downloaded, or brought by people."""
        self.weights = self.data / "weights"
        """Published weights that were downloaded, for everybody."""
        self.statistics = self.data / "statistics"
        """What data sets look like as a whole: reckoned once, and again if it is lost."""
        self.errands = self.data / "errands"
        """Files of what is being exported or imported; nothing in it outlives the server."""
        self.studies = self.data / "studies"
        """Answers to questions that took long, for who asks them again; nothing in it outlives the server."""
        self._runs = self.data / "runs"
        name = f"svertka-{hashlib.sha256(str(self.data).encode()).hexdigest()[:16]}"
        shared = SHARED_MEMORY.is_dir() and shutil.disk_usage(SHARED_MEMORY).free >= ENOUGH
        self._live = SHARED_MEMORY / name if shared else self.data / "live"

    def prepare(self) -> None:
        """Makes the directories; what an earlier server left alive is gone with it."""
        for directory in (self.data, self.blobs, self.datasets, self.weights, self.statistics, self._runs):
            directory.mkdir(parents=True, exist_ok=True)
        sweep(self.datasets)
        self.clear()
        for directory in (self._live, self.errands, self.studies):
            directory.mkdir(mode=0o700, parents=True)

    def clear(self) -> None:
        """Removes the live weights, and the files of errands and studies."""
        for directory in (self._live, self.errands, self.studies):
            shutil.rmtree(directory, ignore_errors=True)

    def run(self, run: str) -> Path:
        """The directory of a run's snapshots."""
        return self._runs / run

    def runs(self) -> set[str]:
        """The runs that have a directory."""
        return {directory.name for directory in self._runs.iterdir() if directory.is_dir()}

    def remove_run(self, run: str, needed: Container[Path]) -> None:
        """Deletes a run's files, besides those that others began from."""
        files = [file for file in self.run(run).rglob("*") if file.is_file()]
        if not any(file in needed for file in files):
            shutil.rmtree(self.run(run), ignore_errors=True)
            return
        for file in files:
            if file not in needed:
                file.unlink()

    def live(self, run: str) -> Path:
        """The file of a run's newest weights."""
        return self._live / f"{run}.safetensors"

    def relative(self, path: Path) -> str:
        """How a kept file is noted in the database, so that the data directory can move."""
        return path.relative_to(self.data).as_posix()

    def absolute(self, noted: str) -> Path:
        """Where a noted file is."""
        return self.data / noted
