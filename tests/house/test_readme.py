"""The figures that the README gives are those of the registries, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from models.blocks import all_blocks
from models.layers.registry import all_layers
from models.torchvision_weights import all_published
from models.zoo.registry import all_architectures

ROOT = Path(__file__).parents[2]
FIGURES = {
    "README.md": r"(\d+) layer types.* (\d+) ready blocks.*gallery of (\d+) architectures",
    "README.ru.md": r"(\d+) вид\w* слоёв.* (\d+) готовых блок.*Галерея из (\d+) архитектур",
    "CHANGELOG.md": r"(\d+) layer types.*gallery of (\d+) architectures.*- (\d+) blocks",
}

MORE = {
    "README.md": r"ImageNet weights for (\d+) architectures.*- (\d+) labs",
    "README.ru.md": r"веса ImageNet для (\d+) архитектур.*- (\d+) лаборатори",
}


@pytest.mark.parametrize("page", MORE)
def test_figures_of_weights_and_labs_are_those_that_there_are(page: str):
    found = re.search(MORE[page], (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    assert found, f"{page} says no more how much there is"
    labs = list((ROOT / "frontend" / "src" / "labs").glob("*/lab.ts"))
    assert [int(figure) for figure in found.groups()] == [len(all_published()), len(labs)]


@pytest.mark.parametrize("page", FIGURES)
def test_figures_are_those_of_the_registries(page: str):
    found = re.search(FIGURES[page], (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    assert found, f"{page} says no more how much there is"
    have = (len(all_layers()), len(all_blocks()), len(all_architectures()))
    assert sorted(int(figure) for figure in found.groups()) == sorted(have)
