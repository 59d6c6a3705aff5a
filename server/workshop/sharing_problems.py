"""What is said where the machine is shared: limits that were reached, and why a training was put aside."""

from __future__ import annotations

from models.problems import declare
from models.text import Text
from server.errors import declare_refusal

declare(
    "memory_too_little",
    Text(
        "This training needs about {needed_bytes}, and this machine has {there_bytes} for all of them. Use a smaller "
        "batch or a smaller network.",
        "Этому обучению нужно примерно {needed_bytes}, а у машины на все обучения — {there_bytes}. Уменьшите батч или "
        "сеть.",
    ),
)
declare(
    "run_unwatched",
    Text(
        "Paused because nobody had looked at it for {minutes} min while others were training. Its weights are kept: "
        "play goes on from here.",
        "Обучение на паузе: на него никто не смотрел {minutes} мин, а машина нужна другим. Веса сохранены, «Пуск» "
        "продолжит с этого места.",
    ),
)
declare_refusal(
    "quota_minutes",
    409,
    Text(
        "You have used your {limit} minutes of computing within the last day. They come back little by little, hour by "
        "hour; weights are kept.",
        "Ваши минуты вычислений за последние сутки ({limit} мин) израсходованы. Они возвращаются постепенно, час за "
        "часом; веса сохранены.",
    ),
)
declare_refusal(
    "room_quota_minutes",
    409,
    Text(
        "Your class has used its {limit} minutes of computing within the last day. They come back little by little, "
        "hour by hour; weights are kept.",
        "Минуты вычислений вашего класса за последние сутки ({limit} мин) израсходованы. Они возвращаются постепенно, "
        "час за часом; веса сохранены.",
    ),
)
declare_refusal(
    "quota_disk",
    409,
    Text(
        "Your trainings and data sets take {taken_bytes}, of {limit_bytes} that you may have. Delete some first.",
        "Ваши обучения и наборы данных занимают {taken_bytes} из {limit_bytes}. Сначала удалите лишние.",
    ),
)
declare_refusal(
    "room_quota_disk",
    409,
    Text(
        "The trainings and data sets of your class take {taken_bytes}, of {limit_bytes} that it may have. Delete some "
        "first, or ask your teacher.",
        "Обучения и наборы данных вашего класса занимают {taken_bytes} из {limit_bytes}. Сначала удалите лишние или "
        "обратитесь к преподавателю.",
    ),
)
declare_refusal(
    "quota_queued",
    409,
    Text(
        "Trainings of yours that wait for their turn: {count}, and at most {limit} may. Wait for one, or stop one.",
        "Ваших обучений в очереди: {count}, больше {limit} нельзя. Дождитесь одного из них или остановите его.",
    ),
)
declare_refusal(
    "room_quota_queued",
    409,
    Text(
        "Trainings of your class that wait for their turn: {count}, and at most {limit} may. Wait for one of them.",
        "Обучений вашего класса в очереди: {count}, больше {limit} нельзя. Дождитесь одного из них.",
    ),
)
