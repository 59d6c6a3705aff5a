"""Imagenette: 13 394 photos of ten easy classes of ImageNet, here 128×128 in colour.

J. Howard, "Imagenette", 2019. Its second version, shorter sides of 160 pixels: scaled to 128, the square in the middle.
"""

from __future__ import annotations

import tarfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from PIL import Image as Pillow

from ..text import Text
from .dataset import Dataset, Download, register
from .images import Images, Split
from .remote import Remote
from .split import three_splits

SIDE = 128
ARCHIVE = Remote(
    "https://s3.amazonaws.com/fast-ai-imageclas/imagenette2-160.tgz",
    99_003_388,
    "md5:e793b78cc4c9e9a4ccc0c1155377a412",
)
CLASSES = {
    "n01440764": Text("tench", "линь"),
    "n02102040": Text("English springer", "спрингер-спаниель"),
    "n02979186": Text("cassette player", "кассетный магнитофон"),
    "n03000684": Text("chain saw", "бензопила"),
    "n03028079": Text("church", "церковь"),
    "n03394916": Text("French horn", "валторна"),
    "n03417042": Text("garbage truck", "мусоровоз"),
    "n03425413": Text("gas pump", "бензоколонка"),
    "n03445777": Text("golf ball", "мяч для гольфа"),
    "n03888257": Text("parachute", "парашют"),
}
"""By the folder's name, which is the class's number in WordNet."""


def read(folder: Path) -> Mapping[Split, Images]:
    """The three splits: the published validation set, which nothing is chosen by here, is the test split."""
    parts: dict[str, dict[str, tuple[np.ndarray, int]]] = {"train": {}, "val": {}}
    labels = {name: label for label, name in enumerate(CLASSES)}
    with tarfile.open(folder / ARCHIVE.file) as archive:
        for member in archive:
            path = Path(member.name)
            if member.isfile() and path.suffix == ".JPEG":
                _, part, name, _ = path.parts
                file = archive.extractfile(member)
                assert file is not None  # it is a file
                with Pillow.open(file) as photo:
                    parts[part][member.name] = (_square(photo), labels[name])
    return three_splits(_images(parts["train"]), _images(parts["val"]), held=469, seed="imagenette")


def _square(photo: Pillow.Image) -> np.ndarray:
    """The square in the middle, (3, SIDE, SIDE)."""
    side = min(photo.size)
    left, top = (photo.width - side) // 2, (photo.height - side) // 2
    box = (left, top, left + side, top + side)
    return np.asarray(photo.convert("RGB").resize((SIDE, SIDE), Pillow.Resampling.BICUBIC, box)).transpose(2, 0, 1)


def _images(photos: Mapping[str, tuple[np.ndarray, int]]) -> Images:
    """In the order of their names, whatever the archive's is."""
    ordered = [photos[name] for name in sorted(photos)]
    return Images(np.stack([pixels for pixels, _ in ordered]), np.array([label for _, label in ordered], np.int64))


register(
    Dataset(
        name="imagenette",
        title=Text("Imagenette", "Imagenette"),
        shape=(3, SIDE, SIDE),
        classes=tuple(CLASSES.values()),
        splits={"train": 9_000, "val": 469, "test": 3_925},
        licence=Text(
            "fast.ai: Apache 2.0; the photos are ImageNet's, whose terms allow non-commercial research and teaching.",
            "fast.ai; лицензия Apache 2.0. Фотографии из ImageNet, условия которого допускают некоммерческие "
            "исследования и обучение.",
        ),
        source="github.com/fastai/imagenette",
        download=Download((ARCHIVE,), read),
        recipe={"batch_size": 32, "epochs": 10},
        rank=10,
        mirrored=True,
    )
)
