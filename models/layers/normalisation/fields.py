"""The parameters that normalisations share, and what training changes about those that look at the batch."""

from __future__ import annotations

from models.forms import parameter
from models.layers.base import Modes
from models.text import Text

EPS = parameter(
    1e-5,
    title=Text("Epsilon", "Эпсилон"),
    help=Text(
        "Added to the variance, so that nothing is divided by zero.",
        "Прибавляется к дисперсии, чтобы не делить на ноль.",
    ),
    control="number",
    span=(1e-5, 1e-2),
    gt=0,
    le=1,
)
MOMENTUM = parameter(
    0.1,
    title=Text("Momentum", "Инерция"),
    help=Text(
        "Weight of the newest batch in the moving averages that inference uses.",
        "Вес нового батча в скользящих средних, которыми пользуется инференс.",
    ),
    control="slider",
    span=(0.01, 0.5),
    ge=0,
    le=1,
)
BATCH_STATISTICS = Modes(
    Text(
        "Takes mean and variance of each channel from the batch, and keeps moving averages of both.",
        "Берёт среднее и дисперсию каждого канала по батчу и обновляет их скользящие средние.",
    ),
    Text(
        "Uses the moving averages kept in training, so an image's answer does not depend on its neighbours in the "
        "batch.",
        "Использует накопленные при обучении скользящие средние: ответ не зависит от соседей по батчу.",
    ),
)
