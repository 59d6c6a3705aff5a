"""Four photos, 224×224 in colour, to look at with networks trained on ImageNet. Nothing is learned from them.

They come with scikit-image, whose documentation gives their authors and licences. Labels are the nearest of ImageNet's
thousand classes: the rocket is called a missile, because there is no other. Class names are torchvision's.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow

from ..text import Text
from .dataset import Dataset, register
from .images import Images, Split
from .published import check

SIZE = 224
"""Side of the pictures that networks for ImageNet take."""

CLASSES = Path(__file__).with_name("imagenet_classes.txt").read_text(encoding="utf-8").splitlines()

PHOTOS = {
    "chelsea.png": ("tabby", "596aa1e7cb875eb79f437e310381d26b338a81c2da23439704a73c4651e8c4bb"),
    "coffee.png": ("espresso", "cc02f8ca188b167c775a7101b5d767d1e71792cf762c33d6fa15a4599b5a8de7"),
    "rocket.jpg": ("missile", "c2dd0de7c538df8d111e479619b129464d0269d0ae5fd18ca91d33a7fdfea95c"),
    "camera.png": ("tripod", "b0793d2adda0fa6ae899c03989482bff9a42d3d5690fc7e3648f2795d730c23a"),
}
"""The files, each with its class and the SHA-256 that scikit-image publishes."""


def ingest(_packages: Path) -> Mapping[Split, Images]:
    """All photos as a split to test with, from the installed scikit-image; nothing of it is run.

    Raises:
        FileNotFoundError: it is not installed.
        ValueError: a file is not the published one.
    """
    found = find_spec("skimage")
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError("scikit-image, which has the photos, is not installed")
    folder = Path(found.submodule_search_locations[0], "data")
    images = [_read(folder / name, expected) for name, (_, expected) in PHOTOS.items()]
    labels = [CLASSES.index(label) for label, _ in PHOTOS.values()]
    return {"test": Images(np.stack(images), np.array(labels, np.int64))}


def _read(path: Path, expected: str) -> NDArray[np.uint8]:
    """The square in the middle of a photo, (3, SIZE, SIZE)."""
    check(path.name, path.read_bytes(), expected)
    with Pillow.open(path) as photo:
        side = min(photo.size)
        left, top = (photo.width - side) // 2, (photo.height - side) // 2
        square = (left, top, left + side, top + side)
        picture = photo.convert("RGB").resize((SIZE, SIZE), Pillow.Resampling.BICUBIC, square)
    return np.asarray(picture).transpose(2, 0, 1)  # (H, W, C) -> (C, H, W)


register(
    Dataset(
        name="photos",
        title=Text("Photos", "Фотографии"),
        shape=(3, SIZE, SIZE),
        classes=tuple(Text(name, name) for name in CLASSES),
        splits={"test": len(PHOTOS)},
        licence=Text(
            "Chelsea the cat (Stéfan van der Walt), the coffee cup (Rachel Michetti), the camera (Lav Varshney): CC0. "
            "The rocket (SpaceX): public domain.",
            "Кошка Челси (Stéfan van der Walt), чашка кофе (Rachel Michetti) и камера (Lav Varshney): CC0. Ракета "
            "(SpaceX): общественное достояние.",
        ),
        source="PyPI scikit-image",
        ingest=ingest,
        rank=11,
        mirrored=True,
    )
)
