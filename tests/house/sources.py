"""The files that people write, as the rules of the house see them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]


def python_files(*folders: str) -> Iterator[Path]:
    """Python sources below ``folders`` of the root; everywhere when none is named."""
    for folder in folders or ("models", "server", "tests"):
        yield from sorted((ROOT / folder).rglob("*.py"))
    if not folders:
        yield from sorted(ROOT.glob("*.py"))


def page_files() -> Iterator[Path]:
    """TypeScript and CSS of the page, without what is generated."""
    for file in sorted((ROOT / "frontend" / "src").rglob("*")):
        if file.suffix in {".ts", ".tsx", ".css"} and ".gen." not in file.name:
            yield file


def shown(file: Path) -> str:
    """A file's path as a person names it."""
    return str(file.relative_to(ROOT))
