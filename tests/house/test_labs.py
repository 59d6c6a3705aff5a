"""The labs of the page name layers of the catalogue: a misspelt type would lead nowhere, silently."""

from __future__ import annotations

import re

from models.layers.registry import all_layers
from tests.house.sources import ROOT

DECLARED = re.compile(r"\blayers: \[([^\]]*)\]")


def test_labs_name_layers_that_there_are():
    declared = {
        file.parent.name: DECLARED.search(file.read_text()) for file in (ROOT / "frontend/src/labs").glob("*/lab.ts")
    }
    known = {layer.type for layer in all_layers()}
    assert declared
    for lab, found in declared.items():
        assert found, f"{lab} does not say which layers it shows"
        named = set(re.findall(r'"([^"]+)"', found[1]))
        assert named <= known, lab
