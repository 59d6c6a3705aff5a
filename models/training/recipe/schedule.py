"""How the learning rate changes along the way."""

from __future__ import annotations

from typing import ClassVar, Literal

from models.forms import parameter
from models.text import Text
from models.training.recipe.section import Heading, Section

Schedule = Literal["constant", "step", "cosine", "one_cycle", "plateau"]


class Scheduling(Section):
    """The schedule and its numbers; `models.training.schedules` has the formulas."""

    heading: ClassVar[Heading] = Heading("schedule", Text("Learning-rate schedule", "Расписание скорости обучения"))

    schedule: Schedule = parameter(
        "constant",
        title=Text("Schedule", "Расписание"),
        help=Text(
            "How the learning rate changes: not at all, down in steps, along half a cosine, up and down once, or down "
            "whenever the validation loss has stopped falling. A learning rate changed in the middle of a run is the "
            "new base of the same schedule.",
            "Как меняется скорость обучения: никак, ступенями вниз, по половине косинуса, один раз вверх и вниз или "
            "вниз всякий раз, когда перестали снижаться потери на валидации. Скорость, изменённая посреди обучения, "
            "становится новой основой того же расписания.",
        ),
        control="choice",
        options={
            "constant": Text("constant", "постоянная"),
            "step": Text("steps", "ступени"),
            "cosine": Text("cosine", "косинус"),
            "one_cycle": Text("one cycle", "один цикл"),
            "plateau": Text("on a plateau", "на плато"),
        },
    )
    schedule_factor: float = parameter(
        0.1,
        title=Text("Multiply by", "Умножать на"),
        help=Text(
            "What the learning rate is multiplied by each time; 0.1 divides it by ten.",
            "На сколько каждый раз умножается скорость обучения; 0,1 — уменьшить в десять раз.",
        ),
        control="slider",
        span=(0.1, 0.9),
        when={"schedule": ["step", "plateau"]},
        gt=0.0,
        lt=1.0,
    )
    step_epochs: int = parameter(
        1,
        title=Text("Every … epochs", "Каждые … эпох"),
        help=Text(
            "After how many epochs the learning rate goes down a step.",
            "Через сколько эпох скорость обучения опускается на ступень.",
        ),
        control="number",
        when={"schedule": ["step"]},
        ge=1,
        le=10_000,
    )
    plateau_epochs: int = parameter(
        2,
        title=Text("Patience, epochs", "Терпение, эпох"),
        help=Text(
            "How many epochs in a row may pass without a lower validation loss; after one more it goes down.",
            "Сколько эпох подряд потери на валидации могут не снижаться; ещё через одну скорость уменьшится.",
        ),
        control="number",
        when={"schedule": ["plateau"]},
        ge=0,
        le=10_000,
    )
    lowest_rate: float = parameter(
        0.0,
        title=Text("Lowest, share of it", "Наименьшая, доля"),
        help=Text(
            "Which share of the learning rate is left at the end of the cosine.",
            "Какая доля скорости обучения остаётся в конце косинуса.",
        ),
        control="slider",
        span=(0.0, 0.5),
        when={"schedule": ["cosine"]},
        ge=0.0,
        lt=1.0,
    )
    cycle_peak: float = parameter(
        0.3,  # torch.optim.lr_scheduler.OneCycleLR, pct_start
        title=Text("Peak at, share of the training", "Вершина, доля обучения"),
        help=Text(
            "When the cycle is at its top, which is the learning rate above; it begins at a 25th of it.",
            "Когда цикл достигает вершины — скорости обучения, указанной выше; начинает он с её двадцать пятой доли.",
        ),
        control="slider",
        span=(0.1, 0.9),
        when={"schedule": ["one_cycle"]},
        gt=0.0,
        lt=1.0,
    )
    warmup: float = parameter(
        0.0,
        title=Text("Warm-up, epochs", "Разогрев, эпох"),
        help=Text(
            "The learning rate first rises in a straight line for so long; parts of an epoch count, too.",
            "Столько времени скорость обучения сначала растёт по прямой; можно и часть эпохи.",
        ),
        control="number",
        when={"schedule": ["constant", "step", "cosine", "plateau"]},
        ge=0.0,
        le=10_000.0,
    )
