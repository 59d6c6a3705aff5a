"""The labs of the page name layers of the catalogue: a misspelt type would lead nowhere, silently."""

from __future__ import annotations

import re
from pathlib import Path

from models.layers.registry import all_layers
from tests.house.sources import ROOT

DECLARED = re.compile(r"\blayers: (?:\[([^\]]*)\]|([A-Z]+),)")
"""A list, or the name of a constant that is one, somewhere in the lab's folder."""


def test_labs_name_layers_that_there_are():
    labs = list((ROOT / "frontend/src/labs").glob("*/lab.ts"))
    known = {layer.type for layer in all_layers()}
    assert labs
    for lab in labs:
        found = DECLARED.search(lab.read_text())
        assert found, f"{lab.parent.name} does not say which layers it shows"
        names = found[1] if found[2] is None else _constant(found[2], lab.parent)
        assert set(re.findall(r'"([^"]+)"', names)) <= known, lab.parent.name


def _constant(name: str, folder: Path) -> str:
    """What stands in a list of the folder."""
    declaration = re.compile(rf"\bconst {name} = \[([^\]]*)\]")
    [found] = [match for file in folder.glob("*.ts") if (match := declaration.search(file.read_text()))]
    return found[1]
