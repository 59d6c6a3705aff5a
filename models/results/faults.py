"""What keeps a network from being measured."""

from __future__ import annotations

from models.problems import Problem, declare
from models.text import Text

declare(
    "results_not_classes",
    Text(
        "The network ends in {received} numbers, and the data set has {expected} classes: there is nothing to compare.",
        "Ответ сети состоит из чисел: {received}, а классов в наборе данных {expected}: сравнивать нечего.",
    ),
)
declare(
    "results_not_finite",
    Text(
        "For {count} images the network's answer is no finite number. Choose an earlier moment of the run, or train "
        "with a smaller learning rate.",
        "Ответ сети не является конечным числом (изображений: {count}). Выберите более ранний момент обучения или "
        "обучите сеть с меньшей скоростью.",
    ),
)


class ResultsFault(Exception):
    """A network whose answers cannot be measured; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message("en"))
        self.problem = problem
