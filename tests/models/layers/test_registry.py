"""The registry is loud on duplicates and helpful on misspellings."""

from __future__ import annotations

import subprocess
import sys

import pytest

from models.layers import all_layers, catalogue, get, nearest
from models.layers.convolution.conv2d import Conv2d
from models.layers.registry import register
from models.problems import declare
from models.text import Text


def test_a_type_is_declared_once():
    class Another(Conv2d):
        """An impostor."""

    with pytest.raises(ValueError, match=r"conv2d.*declared by"):
        register(Another)
    assert get("conv2d") is Conv2d


def test_a_problem_has_one_sentence():
    with pytest.raises(ValueError, match="declared twice"):
        declare("cycle", Text("something else", "что-то другое"))


@pytest.mark.parametrize(
    ("typed", "meant"), [("conv", "conv2d"), ("Conv2D", "conv2d"), ("maxpool2d", "max_pool2d"), ("qqq", None)]
)
def test_a_misspelt_type_is_recognised(typed, meant):
    assert nearest(typed) == meant


def test_the_catalogue_is_what_the_contract_promises():
    for language in ("en", "ru"):
        entries = catalogue(language)
        assert [entry["type"] for entry in entries] == [layer.type for layer in all_layers()]
        assert all(
            {"type", "family", "title", "summary", "schema", "inputs", "outputs"} <= entry.keys() for entry in entries
        )


def test_families_stand_together():
    families = [layer.family.name for layer in all_layers()]
    assert families == sorted(families, key=families.index)


def test_analysis_and_zoo_leave_torch_alone():
    asked = "import sys, models.analysis, models.zoo; models.zoo.catalogue('en'); print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
