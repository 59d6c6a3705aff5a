"""Questions that cannot be answered, in words."""

from __future__ import annotations

from models.problems import Problem, declare
from models.text import Text


class InsightFault(ValueError):
    """A question that cannot be answered as it was asked."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message("en"))
        self.problem = problem


declare(
    "question_kind_unknown",
    Text("There is no insight “{kind}”. Choose one of: {kinds}.", "Вида «{kind}» нет. Выберите один из: {kinds}."),
)
declare(
    "question_needs_input",
    Text("Choose what the network is to look at first.", "Сначала выберите, на что сеть должна посмотреть."),
)
declare(
    "question_needs_picture",
    Text(
        "The network has no input for a picture. Give it an Input layer with channels, height and width.",
        "У сети нет входа для изображения. Добавьте слой «Вход» с каналами, высотой и шириной.",
    ),
)
declare(
    "question_needs_answer",
    Text(
        "The network has no answer yet: connect its layers up to an output with one number for each class.",
        "У сети ещё нет ответа: соедините её слои до выхода, где на каждый класс приходится одно число.",
    ),
)
declare(
    "question_needs_layer",
    Text("Ask for a single layer of the network.", "Спросите об одном слое сети."),
)
declare(
    "question_needs_kernels",
    Text(
        "Only a convolution with kernels of 2 to 32 pixels compares with classical filters. Ask for one of them.",
        "С классическими фильтрами сравнимы только свёртки с ядрами от 2 до 32 пикселей. Спросите об одной из них.",
    ),
)
declare(
    "question_needs_activation",
    Text(
        "Only an activation has a curve. Ask for a single one of the network's.",
        "Кривая есть только у функции активации. Спросите об одной из активаций сети.",
    ),
)
declare(
    "question_needs_dataset",
    Text(
        "Choose a data set first: its images are what the network is to look at.",
        "Сначала выберите набор данных: сеть будет смотреть на его изображения.",
    ),
)
declare(
    "question_needs_node",
    Text(
        "Ask about one layer that can be computed, and whose output is maps or features.",
        "Спросите об одном слое, который можно вычислить и выход которого — карты или признаки.",
    ),
)
declare(
    "question_needs_move",
    Text(
        "The picture stands still. Shift it, turn it or cover a part of it first.",
        "Изображение стоит на месте. Сначала сдвиньте его, поверните или закройте часть.",
    ),
)
declare(
    "study_not_finite",
    Text(
        "The layer {id} answers with numbers that are not finite, as after a training that diverged. Look at an "
        "earlier snapshot.",
        "Слой {id} отвечает бесконечными или неопределёнными числами, как после расходимости обучения. Посмотрите на "
        "более ранний снимок весов.",
    ),
)
declare(
    "embedding_start",
    Text(
        "The layout to begin with has {received} points; there are {expected} images.",
        "В начальной раскладке {received} точек, а изображений {expected}.",
    ),
)
declare(
    "sample_missing",
    Text(
        "There is no image {index} in the split “{split}” of {dataset}; it has {count}.",
        "Изображения {index} в части «{split}» набора {dataset} нет; всего их {count}.",
    ),
)
declare(
    "pixels_malformed",
    Text(
        "Pixels are numbers from 0 to 255 in channels×height×width (1 or 3 channels) or height×width, at most "
        "{limit} pixels on a side; received {received}.",
        "Пиксели — числа от 0 до 255, каналы×высота×ширина (1 или 3 канала) или высота×ширина, не больше {limit} "
        "пикселей по стороне; получено: {received}.",
    ),
)
declare(
    "image_malformed",
    Text(
        "This is not a PNG, JPEG or WebP image that can be read. Save it again, or choose another.",
        "Это не изображение PNG, JPEG или WebP, которое можно прочитать. Сохраните его заново или выберите другое.",
    ),
)
declare(
    "image_too_large",
    Text(
        "The image is too large: at most {limit_bytes} and {pixels} pixels. Make it smaller.",
        "Изображение слишком большое: не больше {limit_bytes} и {pixels} пикселей. Уменьшите его.",
    ),
)
declare(
    "override_unfit",
    Text(
        "This network has no weight {key} of that size at {index}.",
        "Веса {key} такого размера с индексом {index} в этой сети нет.",
    ),
)
declare(
    "override_layer_missing",
    Text("There is no layer {id} that could be switched off.", "Слоя {id}, который можно было бы отключить, нет."),
)
declare(
    "override_not_kept",
    Text(
        "What you changed at {node} has no weights that could say it: switch off a channel of the layer before that "
        "has some, or the whole layer.",
        "То, что изменено в {node}, не выразить весами: отключите канал слоя перед ним, у которого они есть, или весь "
        "слой.",
    ),
)
declare(
    "channel_missing",
    Text("The layer {id} has no channel {channel}.", "У слоя {id} нет канала {channel}."),
)
declare(
    "unit_missing",
    Text(
        "The output of {id} is {shape}: it has no value at ({place}).",
        "Выход слоя {id} — {shape}: значения с индексом ({place}) в нём нет.",
    ),
)
declare(
    "class_missing",
    Text(
        "The network tells {count} classes apart, counted from 0; there is no class {target}.",
        "Классов у сети: {count}, считая с нуля; класса {target} среди них нет.",
    ),
)
declare(
    "attribution_unknown",
    Text(
        "There is no attribution method “{method}”. Choose one of: {methods}.",
        "Метода атрибуции «{method}» нет. Выберите один из: {methods}.",
    ),
)
declare(
    "attribution_in_use_only",
    Text(
        "An explanation is of the answer of the network in use: ask without the mode of training.",
        "Объясняется ответ сети в режиме использования: спросите без режима обучения.",
    ),
)
declare(
    "attribution_needs_maps",
    Text(
        "The layer {id} makes no feature maps that lead to the answer. Choose one whose output has height and width.",
        "Слой {id} не создаёт карт признаков, ведущих к ответу. Выберите слой, у выхода которого есть высота и ширина.",
    ),
)
declare(
    "attribution_without_maps",
    Text(
        "Grad-CAM weighs the feature maps of a convolution, and this network has none that are larger than a pixel.",
        "Grad-CAM взвешивает карты признаков свёртки, а карт больше одного пикселя у свёрток этой сети нет.",
    ),
)
declare(
    "attribution_slow",
    Text(
        "{method} takes long with this network. Ask for the study of that name, which shows its progress.",
        "Метод {method} для этой сети считается долго. Запросите исследование с тем же именем: у него виден прогресс.",
    ),
)
declare(
    "replay_too_large",
    Text(
        "Doing this step again takes {steps} steps of {batch} images, too much to wait for. Pause the training, or "
        "choose a smaller batch.",
        "Повторить этот шаг слишком долго: шагов понадобится {steps}, изображений в каждом — {batch}. Поставьте "
        "обучение на паузу или уменьшите батч.",
    ),
)
declare(
    "replay_before_start",
    Text(
        "No weights were kept at step {step} or before it: it cannot be done again.",
        "Весов на шаге {step} или раньше не сохранено: повторить его нельзя.",
    ),
)
declare(
    "replay_sample_missing",
    Text(
        "There is no image {sample} in this batch; it has {count}.",
        "Изображения {sample} в этом батче нет; всего их {count}.",
    ),
)
declare(
    "replay_not_done",
    Text(
        "The training has done {done} steps: step {step} has not come yet.",
        "Последний сделанный шаг — {done}: шаг {step} ещё не наступил.",
    ),
)
