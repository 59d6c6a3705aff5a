"""Augmentation against over-fitting on 1 000 images.

Simard, Steinkraus, Platt, "Best practices for convolutional neural networks applied to visual document analysis",
ICDAR 2003, section 2.
"""

from __future__ import annotations

from models.experiments.over_fitting import IMAGES, PLAIN
from models.experiments.registry import Experiment, Variant, register
from models.text import Text

SHIFT = {"op": "shift", "pixels": 2}
MOVES = [SHIFT, {"op": "rotate", "degrees": 12.0}, {"op": "scale", "strength": 0.12}]

register(
    Experiment(
        name="augmentation",
        topic="data",
        title=Text("Augmentation on 1 000 images", "Аугментация на 1 000 изображений"),
        question=Text(
            "No further image is to be had. May the network still see more?",
            "Новых изображений взять негде. Может ли сеть всё же увидеть больше?",
        ),
        look=Text(
            "Training becomes harder, validation better: images that were moved cannot be learnt by heart. The more "
            "they are moved, the smaller the gap.",
            "Учиться труднее, а на валидации лучше: сдвинутые изображения не заучить наизусть. Чем больше изменений, "
            "тем меньше разрыв.",
        ),
        dataset="mnist",
        varies=("augmentation",),
        recipe={"optimizer": "adamw", "learning_rate": 0.001, "batch_size": 50, "train_images": IMAGES, "epochs": 30},
        variants=(
            Variant(Text("As they are", "Как есть"), PLAIN),
            Variant(Text("Shifted", "Со сдвигом"), PLAIN, {"augmentation": [SHIFT]}),
            Variant(Text("Shifted, turned, scaled", "Сдвиг, поворот, масштаб"), PLAIN, {"augmentation": MOVES}),
        ),
        rank=1,
    )
)
