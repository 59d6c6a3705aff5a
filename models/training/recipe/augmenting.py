"""What happens to training images before the network sees them."""

from __future__ import annotations

from typing import ClassVar

from models.forms import parameter
from models.text import Text
from models.training.augmentation import Augmentation
from models.training.recipe.section import Heading, Section


class Augmenting(Section):
    """Random changes of the training images; `models.training.augmentation` has the operations."""

    heading: ClassVar[Heading] = Heading("augmentation", Text("Augmentation", "Аугментация"))

    augmentation: Augmentation = parameter(
        [],
        title=Text("Augmentation", "Аугментация"),
        help=Text(
            "Random changes of every training image, in this order and drawn anew each time, against over-fitting. "
            "Validation sees the images as they are. Where labels are mixed, the training accuracy counts the class "
            "with the largest share.",
            "Случайные изменения каждого обучающего изображения, в этом порядке и каждый раз заново, — против "
            "переобучения. На валидации изображения остаются как есть. Если метки смешаны, точность на обучении "
            "считается по классу с наибольшей долей.",
        ),
        control="augmentation",
    )
