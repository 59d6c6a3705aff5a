"""Every problem is a sentence in both languages, with the same parameters."""

from __future__ import annotations

import json
from string import Formatter

import pytest

import models.data
import models.layers  # noqa: F401 - layers declare problems of their own
from models.problems import CATALOGUE, GraphFault, LayerProblem, Problem
from models.text import Text


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_both_languages_say_the_same(code):
    text = CATALOGUE[code]
    assert placeholders(text.en) == placeholders(text.ru)
    assert text.en != text.ru
    assert text.en.endswith((".", "?"))
    assert text.ru.endswith((".", "?"))


def test_numbers_are_written_for_people():
    params = {"parameters": 10**12 + 10**6, "parameters_bytes": 4 * 10**12, "limit": 500_000_000}
    problem = Problem("too_large", params, node="fc")
    assert "1.0·10¹² parameters (4.0\u202fTB); the limit is 500\u202f000\u202f000" in problem.message("en")
    assert "1,0·10¹² (4,0\u202fТБ)" in problem.message("ru")


def test_a_name_is_said_in_the_language_of_the_sentence():
    names = Text("Small digits", "Малые цифры").in_all()
    problem = Problem(**json.loads(json.dumps(vars(Problem("split_held_back", {"title": names})))))  # kept, or sent on
    assert "“Small digits”" in problem.message("en")
    assert "«Малые цифры»" in problem.message("ru")
    assert problem.as_json("en")["params"] == {"title": names}  # who reads it may speak another language by then


def test_json_has_only_the_places_there_are():
    problem = Problem("unconnected", {"port": "in"}, node="a")
    assert problem.as_json("en") == {
        "code": "unconnected",
        "params": {"port": "in"},
        "node": "a",
        "message": "An input of this layer is not connected (in). Draw a connection to it from the layer before.",
    }


def test_a_finding_gets_its_place():
    found = LayerProblem("kernel_too_large", "kernel_size", kernel="7×7", input="5×5")
    assert found.at("conv1").message("en") == (
        "Kernel 7×7 is larger than its padded input 5×5. Use a smaller kernel, more padding or a larger input."
    )
    assert (found.at("conv1").node, found.at("conv1").field) == ("conv1", "kernel_size")


def test_a_fault_says_all_that_is_wrong():
    fault = GraphFault([Problem("no_input"), Problem("no_output")])
    assert str(fault).count(".") >= 2
