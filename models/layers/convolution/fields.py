"""The parameters that convolutions share: declared once, said the same way in every form."""

from __future__ import annotations

from models.forms import parameter
from models.text import Text

OUT_CHANNELS = parameter(
    16,
    title=Text("Filters", "Фильтры"),
    help=Text("Number of filters: each makes one output map.", "Число фильтров: каждый даёт одну карту на выходе."),
    control="slider",
    span=(1, 128),
)
KERNEL_SIZE = parameter(
    (3, 3),
    title=Text("Kernel size", "Размер ядра"),
    help=Text("Height and width of a filter, in pixels.", "Высота и ширина фильтра в пикселях."),
    control="pair",
    span=(1, 11),
)
STRIDE = parameter(
    (1, 1),
    title=Text("Stride", "Шаг"),
    help=Text(
        "How far the filter moves each time; 2 halves the map.",
        "На сколько сдвигается фильтр; 2 уменьшает карту вдвое.",
    ),
    control="pair",
    span=(1, 4),
)
PADDING = parameter(
    (0, 0),
    title=Text("Padding", "Отступ"),
    help=Text(
        "Zeros added around the input: vertical and horizontal, or top, bottom, left, right. “Same” adds as many as "
        "keep the size at stride 1, and halve it, rounded up, at stride 2.",
        "Нули вокруг входа: по вертикали и горизонтали или сверху, снизу, слева, справа. «Как вход» добавляет столько, "
        "чтобы при шаге 1 размер сохранился, а при шаге 2 уменьшился вдвое с округлением вверх.",
    ),
    control="padding",
    span=(0, 5),
    options={"same": Text("same", "как вход")},
)
DILATION = parameter(
    (1, 1),
    title=Text("Dilation", "Разрежение"),
    help=Text(
        "Distance between neighbouring taps of the filter: a wider view with the same weights.",
        "Расстояние между соседними элементами фильтра: шире обзор при тех же весах.",
    ),
    control="pair",
    span=(1, 4),
)
BIAS = parameter(
    default=True,
    title=Text("Bias", "Смещение"),
    help=Text(
        "Adds one learned number to each map; not needed before batch normalisation.",
        "Прибавляет к каждой карте обучаемое число; перед батч-нормализацией не нужно.",
    ),
    control="toggle",
)
