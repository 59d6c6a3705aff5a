"""What keeps a training from going wrong or on for nothing, and what makes it faster."""

from __future__ import annotations

from typing import ClassVar

from models.device import Kind
from models.forms import parameter
from models.text import Text
from models.training.recipe.section import Heading, Section


class Care(Section):
    """Clipping, early stopping, precision and device."""

    heading: ClassVar[Heading] = Heading("care", Text("Stopping and precision", "Остановка и точность"), folded=True)

    clip_norm: float | None = parameter(
        None,
        title=Text("Clip gradients, norm", "Обрезка градиента, норма"),
        help=Text(
            "If all gradients together are longer than this, they are shortened to it: against explosions.",
            "Если градиент по всем весам длиннее, он укорачивается до этой длины — против взрывов.",
        ),
        control="number",
        word=Text("off", "нет"),
        first=1.0,
        gt=0.0,
        le=1e6,
    )
    early_stopping: int | None = parameter(
        None,
        title=Text("Early stopping, epochs", "Ранняя остановка, эпох"),
        help=Text(
            "The training ends when the validation loss has not fallen for so many epochs; the weights with the lowest "
            "are shown then.",
            "Обучение закончится, если столько эпох не снижаются потери на валидации; тогда показываются веса с "
            "наименьшими.",
        ),
        control="number",
        word=Text("off", "нет"),
        first=5,
        ge=1,
        le=10_000,
    )
    mixed_precision: bool = parameter(
        default=False,
        title=Text("Mixed precision", "Смешанная точность"),
        help=Text(
            "Forward and backward in bfloat16 where that is safe: about twice as fast on a graphics card, without "
            "effect elsewhere.",
            "Прямой и обратный проход в bfloat16, где это безопасно: на видеокарте примерно вдвое быстрее, на других "
            "устройствах не действует.",
        ),
        control="toggle",
        devices=["cuda"],
    )
    device: Kind = parameter(
        "auto",
        title=Text("Compute on", "Вычислять на"),
        help=Text(
            "The processor, to see what the graphics card is good for.",
            "Процессор — чтобы увидеть, что даёт видеокарта.",
        ),
        control="choice",
        options={"auto": Text("the fastest there is", "самом быстром"), "cpu": Text("the processor", "процессоре")},
        devices=["cuda", "mps"],
    )
