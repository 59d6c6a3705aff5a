"""A network that knows ImageNet's thousand classes, with photos to show it; its weights are made by the build."""

from __future__ import annotations

from models import zoo
from models.text import Text
from models.zoo.pretrained import LITE0

from .registry import Example, register

register(
    Example(
        name="efficientnet_lite0_imagenet",
        title=Text("EfficientNet-Lite0 (trained on ImageNet)", "EfficientNet-Lite0 (обучена на ImageNet)"),
        summary=Text(
            "Knows a thousand kinds of things: show it a cat, a coffee or a picture of your own, and look inside.",
            "Знает тысячу видов предметов: покажите ей кошку, кофе или свою картинку и загляните внутрь.",
        ),
        dataset="photos",
        graph=lambda: zoo.build("efficientnet_lite0"),
        weights=LITE0,
        rank=1,
    )
)
