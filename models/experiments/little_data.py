"""A small against a deep network when there is little data."""

from __future__ import annotations

from functools import partial

from models import zoo
from models.experiments.plain_residual import network as deep
from models.experiments.registry import NETWORK, Experiment, Variant, register
from models.text import Text

register(
    Experiment(
        name="little_data",
        topic="data",
        title=Text("A small network and a deep one for little data", "Маленькая и глубокая сеть, когда данных мало"),
        question=Text(
            "Deep networks win the contests. Do they with thirty images a class?",
            "В соревнованиях побеждают глубокие сети. А если на класс всего тридцать изображений?",
        ),
        look=Text(
            "Both know their 300 images by heart in the end; on new ones the small network is ahead, and trains "
            "several times faster.",
            "В конце обе знают свои 300 изображений наизусть; на новых впереди маленькая сеть, и учится она в "
            "несколько раз быстрее.",
        ),
        dataset="mnist",
        varies=(NETWORK,),
        recipe={"optimizer": "adam", "learning_rate": 0.001, "batch_size": 30, "train_images": 300, "epochs": 30},
        variants=(
            Variant(Text("LeNet-5", "LeNet-5"), partial(zoo.build, "lenet5")),
            Variant(Text("Plain, 20 layers", "Обычная, слоёв: 20"), partial(deep, depth=20, residual=False)),
        ),
        rank=2,
    )
)
