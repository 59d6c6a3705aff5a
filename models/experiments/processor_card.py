"""The same training on the processor and on the graphics card: Krizhevsky et al. 2012 had two, and needed six days."""

from __future__ import annotations

from functools import partial

from models import zoo
from models.experiments.registry import Experiment, Variant, register
from models.text import Text

NETWORK = partial(zoo.build, "vgg_small")

register(
    Experiment(
        name="processor_card",
        topic="training",
        title=Text("The processor against the graphics card", "Процессор против видеокарты"),
        question=Text(
            "A convolution is the same small sum at thousands of places. Who does thousands of sums at once?",
            "Свёртка — одна и та же небольшая сумма в тысячах мест. Кто считает тысячи сумм сразу?",
        ),
        look=Text(
            "The images per second of each run: the curves over the steps are alike, the time is not.",
            "Изображения в секунду: по шагам кривые похожи, а время разное.",
        ),
        dataset="mnist",
        varies=("device",),
        recipe={"batch_size": 256, "train_images": 10_000, "epochs": 1},
        variants=(
            Variant(Text("Processor", "Процессор"), NETWORK, {"device": "cpu"}),
            Variant(Text("Graphics card", "Видеокарта"), NETWORK, {"device": "auto"}),
        ),
        rank=3,
        devices=("cuda", "mps"),
    )
)
