"""Files stay small, are called by what they hold, and have one place each."""

from __future__ import annotations

import subprocess

from tests.house.sources import ROOT, page_files, python_files, shown

LINES = 400

VAGUE = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "tools", "stuff", "lib"}
VAGUE_IN_SERVER = {"models", "schemas"}

AT_THE_ROOT = {
    ".ci", ".dockerignore", ".gitignore", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "Dockerfile", "LICENSE",
    "Makefile", "PRIVACY.md", "README.md", "README.ru.md", "docker-compose.yml", "docs", "frontend", "hatch_build.py",
    "models", "pyproject.toml", "server", "tests",
}  # fmt: skip


def test_files_are_small():
    long = {
        shown(file): lines
        for file in [*python_files(), *page_files()]
        if (lines := len(file.read_text().splitlines())) > LINES
    }
    assert not long, f"more than {LINES} lines: split them by idea"


def test_files_are_called_by_what_they_hold():
    vague = [shown(file) for file in [*python_files(), *page_files()] if file.name.split(".")[0].lower() in VAGUE]
    vague += [shown(file) for file in python_files("server") if file.stem in VAGUE_IN_SERVER]
    assert not vague


def test_the_root_stays_clean():
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert {line.split("/")[0] for line in listed.stdout.splitlines()} <= AT_THE_ROOT
