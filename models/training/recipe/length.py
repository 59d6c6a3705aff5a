"""How long a training goes on, and on how much."""

from __future__ import annotations

from typing import ClassVar, Literal

from models.forms import parameter
from models.text import Text
from models.training.recipe.section import Heading, Section

Unit = Literal["epochs", "steps", "minutes"]


class Length(Section):
    """The length of a training, its batches and its images."""

    heading: ClassVar[Heading] = Heading("length", Text("Length and batches", "Длительность и батчи"))

    length: Unit = parameter(
        "epochs",
        title=Text("Length in", "Длительность в"),
        help=Text(
            "What the length of the training is counted in. Minutes are those spent on training, pauses left out; how "
            "many steps they are depends on the machine.",
            "В чём измеряется длительность обучения. Минуты — это время самого обучения, без пауз; сколько в них "
            "шагов, зависит от машины.",
        ),
        control="choice",
        options={
            "epochs": Text("epochs", "эпохах"),
            "steps": Text("steps", "шагах"),
            "minutes": Text("minutes", "минутах"),
        },
    )
    epochs: int = parameter(
        3,
        title=Text("Epochs", "Эпохи"),
        help=Text(
            "How many times the training sees every image. Play a finished run to train on.",
            "Сколько раз обучение увидит каждое изображение. Завершённое обучение можно продолжить.",
        ),
        control="number",
        when={"length": ["epochs"]},
        ge=1,
        le=10_000,
    )
    steps: int = parameter(
        1000,
        title=Text("Steps", "Шаги"),
        help=Text(
            "How many batches the training learns from. Play a finished run to train on.",
            "На скольких батчах пройдёт обучение. Завершённое обучение можно продолжить.",
        ),
        control="number",
        when={"length": ["steps"]},
        ge=1,
        le=100_000_000,
    )
    minutes: float = parameter(
        1.0,
        title=Text("Minutes", "Минуты"),
        help=Text(
            "How long the training computes. Play a finished run to train on.",
            "Сколько времени идут вычисления. Завершённое обучение можно продолжить.",
        ),
        control="number",
        when={"length": ["minutes"]},
        gt=0.0,
        le=10_080.0,
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
    train_images: int | None = parameter(
        None,
        title=Text("Training images", "Обучающие изображения"),
        help=Text(
            "Learn from only so many of them, drawn at random by the seed: a small set is over-fitted soon.",
            "Учиться только на стольких из них, выбранных случайно по зерну: на малом наборе скоро видно переобучение.",
        ),
        control="number",
        word=Text("all", "все"),
        first=1000,
        ge=2,
        le=2**31 - 1,
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
