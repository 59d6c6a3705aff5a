"""The recipe: everything that decides a training besides the network and the data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict

from models.forms import Json, form_schema, parameter
from models.text import Language, Text

Optimizer = Literal["sgd", "adam", "adamw"]


class Recipe(BaseModel):
    """How a network is trained. Every default is good enough for a first run."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    optimizer: Optimizer = parameter(
        "adam",
        title=Text("Optimiser", "Оптимизатор"),
        help=Text(
            "How gradients become steps. Adam finds a step size for every weight by itself; SGD follows the gradient "
            "and wants a larger learning rate.",
            "Как градиенты превращаются в шаги. Adam сам подбирает шаг для каждого веса; SGD идёт прямо по градиенту, "
            "и скорость обучения ему нужна побольше.",
        ),
        control="choice",
        options={"sgd": Text("SGD", "SGD"), "adam": Text("Adam", "Adam"), "adamw": Text("AdamW", "AdamW")},
    )
    learning_rate: float = parameter(
        0.001,  # Kingma and Ba, "Adam: a method for stochastic optimization", 2015, algorithm 1
        title=Text("Learning rate", "Скорость обучения"),
        help=Text(
            "How far one step goes. Too small learns slowly, too large diverges.",
            "Длина шага. Слишком маленькая — обучение медленное, слишком большая — расходится.",
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
            "SGD only: how much of the previous step goes into the next one. 0 is plain gradient descent.",
            "Только для SGD: какая доля прошлого шага переходит в следующий. 0 — обычный градиентный спуск.",
        ),
        control="slider",
        span=(0.0, 0.99),
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
    batch_size: int = parameter(
        64,
        title=Text("Batch size", "Размер батча"),
        help=Text(
            "Images per step. Larger batches give steadier gradients and fewer steps per epoch.",
            "Изображений на шаг. Чем больше батч, тем ровнее градиент и меньше шагов в эпохе.",
        ),
        control="slider",
        span=(1, 512),
        ge=1,
        le=8192,
    )
    epochs: int = parameter(
        3,
        title=Text("Epochs", "Эпохи"),
        help=Text(
            "How many times the training sees every image. Play a finished run to train on.",
            "Сколько раз обучение увидит каждое изображение. Завершённое обучение можно продолжить.",
        ),
        control="number",
        ge=1,
        le=10_000,
    )
    seed: int = parameter(
        0,
        title=Text("Seed", "Зерно (seed)"),
        help=Text(
            "Fixes the initial weights, the order of the images and dropout: the same seed repeats the same training.",
            "Задаёт начальные веса, порядок изображений и дропаут: то же зерно повторит то же обучение.",
        ),
        control="number",
        ge=0,
        le=2**53 - 1,  # what a browser's number holds exactly
    )

    def changed(self, values: Mapping[str, object]) -> Recipe:
        """The recipe with the values of a change made in the middle of a run.

        Raises:
            pydantic.ValidationError: a value out of its range, or a field that a running training does not take.
        """
        return Recipe.model_validate({**self.model_dump(), **Change.model_validate(values).given()})


class Change(BaseModel):
    """New values for some fields of a running training's recipe; what is left out stays."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    learning_rate: float | None = None
    momentum: float | None = None
    weight_decay: float | None = None

    def given(self) -> dict[str, float]:
        """The values that are new, by field."""
        return self.model_dump(exclude_none=True)


def recipe_schema(language: Language) -> Json:
    """JSON Schema of the recipe for forms, texts in ``language``; ``x-changeable`` marks what a running run takes."""
    schema = form_schema(Recipe, language)
    properties = {
        name: {**field, "x-changeable": True} if name in Change.model_fields else field
        for name, field in schema["properties"].items()
    }
    return {**schema, "properties": properties}


def complete(values: Mapping[str, object], defaults: Mapping[str, object]) -> Recipe:
    """The recipe of a run: ``values`` given by a person, else the data set's ``defaults``, else the recipe's own.

    Raises:
        pydantic.ValidationError: a field that is none, or a value out of its range.
    """
    return Recipe.model_validate({**defaults, **values})
