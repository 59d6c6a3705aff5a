"""What is generated and committed is what would be generated now."""

from __future__ import annotations

import subprocess
import sys

from tests.house.sources import ROOT


def test_what_the_page_takes_from_python_is_fresh():
    done = subprocess.run(
        [sys.executable, "-m", "server.gen", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"run `make gen`\n{done.stdout}{done.stderr}"
