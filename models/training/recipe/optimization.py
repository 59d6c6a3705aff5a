"""How gradients become steps."""

from __future__ import annotations

from typing import ClassVar, Literal

from models.forms import parameter
from models.text import Text
from models.training.recipe.section import Heading, Section

Optimizer = Literal["sgd", "rmsprop", "adam", "adamw"]


class Optimization(Section):
    """The optimiser and its numbers."""

    heading: ClassVar[Heading] = Heading("optimization", Text("Optimisation", "Оптимизация"))

    optimizer: Optimizer = parameter(
        "adam",
        title=Text("Optimiser", "Оптимизатор"),
        help=Text(
            "How gradients become steps. Adam finds a step size for every weight by itself, and so does RMSprop; SGD "
            "follows the gradient and wants a larger learning rate.",
            "Как градиенты превращаются в шаги. Adam и RMSprop сами подбирают шаг для каждого веса; SGD идёт прямо по "
            "градиенту, и скорость обучения ему нужна побольше.",
        ),
        control="choice",
        options={
            "sgd": Text("SGD", "SGD"),
            "rmsprop": Text("RMSprop", "RMSprop"),
            "adam": Text("Adam", "Adam"),
            "adamw": Text("AdamW", "AdamW"),
        },
    )
    learning_rate: float = parameter(
        0.001,  # Kingma and Ba, "Adam: a method for stochastic optimization", 2015, algorithm 1
        title=Text("Learning rate", "Скорость обучения"),
        help=Text(
            "How far one step goes. Too small learns slowly, too large diverges. A schedule multiplies it.",
            "Длина шага. Слишком маленькая — обучение медленное, слишком большая — расходится. Расписание её умножает.",
        ),
        control="slider",
        span=(1e-5, 1.0),
        gt=0.0,
        le=1e4,
    )
    momentum: float = parameter(
        0.9,
        title=Text("Momentum", "Момент"),
        help=Text(
            "How much of the previous step goes into the next one. 0 is plain descent, and usual with RMSprop.",
            "Какая доля прошлого шага переходит в следующий. 0 — обычный градиентный спуск; с RMSprop чаще 0.",
        ),
        control="slider",
        span=(0.0, 0.99),
        when={"optimizer": ["sgd", "rmsprop"]},
        ge=0.0,
        lt=1.0,
    )
    nesterov: bool = parameter(
        default=False,
        title=Text("Nesterov", "Нестеров"),
        help=Text(
            "SGD with momentum only: take the gradient where the momentum is about to lead.",
            "Только для SGD с моментом: градиент берётся там, куда момент вот-вот приведёт.",
        ),
        control="toggle",
        when={"optimizer": ["sgd"]},
    )
    weight_decay: float = parameter(
        0.0,
        title=Text("Weight decay", "Затухание весов (L2)"),
        help=Text(
            "Pulls every weight towards zero a little with each step, against over-fitting.",
            "С каждым шагом немного притягивает веса к нулю — против переобучения.",
        ),
        control="slider",
        span=(0.0, 0.1),
        ge=0.0,
        le=1e3,
    )
