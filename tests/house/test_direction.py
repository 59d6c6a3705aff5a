"""frontend -> (wire) -> server -> models, and the order inside models: the contracts in pyproject.toml are kept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.house.sources import ROOT


def test_imports_go_one_way():
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_web_process_does_not_import_torch():
    """Analysis, catalogues and the app answer without torch: only workers pay for it."""
    asked = "import sys, server.app, models.analysis, models.zoo, models.data; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
