"""The page's first load stays within its budget, as it is sent: compressed, before what is loaded when asked for."""

from __future__ import annotations

import gzip
import re

from tests.house.sources import ROOT

BUDGET = 300_000  # bytes


def test_the_first_load_fits_the_budget():
    static = ROOT / "server" / "static"
    scripts = re.findall(r'(?:src|href)="/([^"]+\.js)"', (static / "index.html").read_text())
    sizes = {script: len(gzip.compress((static / script).read_bytes())) for script in scripts}
    assert sizes
    assert sum(sizes.values()) <= BUDGET, sizes
