"""How a contest is decided: macro F1 on hidden test images, and the course's points for it."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from models.data import Dataset, Images
from models.data.split import draw_by_class
from models.results.answers import Answers
from models.results.confusion import confusion
from models.results.measures import by_class, macro

if TYPE_CHECKING:
    from models.compile import Net

MOST_POINTS = 15
BEST = 97
"""Hundredths of F1 for the most points; each hundredth less costs one: 0.97 gives 15, 0.96 gives 14, 0.83 gives 1."""
SLACK = 1e-9
"""What rounding may take from a mean of shares: 0.97 reckoned as 0.9699999999999999 is 0.97."""


def points(f1: float) -> int:
    """The course's points for a macro F1, from 0 to `MOST_POINTS`."""
    return max(0, min(MOST_POINTS, floor(f1 * 100 + SLACK) - BEST + MOST_POINTS))


def point_table() -> list[tuple[float, int]]:
    """The least F1 for each number of points, the most points first."""
    return [((BEST - lost) / 100, MOST_POINTS - lost) for lost in range(MOST_POINTS)]


def hidden_test(dataset: Dataset, wanted: int, seed: str) -> Images:
    """The images that decide: about ``wanted`` of a data set's test images, every class by its share.

    Which ones, only the seed tells.

    Raises:
        DatasetProblem: they are not here.
    """
    images = dataset.load_held_back()
    return images[draw_by_class(images.labels, wanted, seed)]


def judge(net: Net, images: Images, classes: int) -> float:
    """The macro F1 of a network on the images that decide.

    Raises:
        ResultsFault: ``results_not_classes``, ``results_not_finite``.
    """
    from models.results.answering import answer  # needs torch

    return macro_f1(answer(net, images, classes))


def macro_f1(answers: Answers) -> float:
    """The mean F1 of the classes, each counting the same; one with images and none of them recognised counts 0."""
    found = macro(by_class(confusion(answers))).f1
    assert found is not None  # there are images, and so a class with some
    return found
