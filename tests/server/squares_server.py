"""The real server with one more data set, whose files a web server of the test gives; the same flags."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import numpy as np

from models.data import Images, Split
from models.data.dataset import Dataset, Download, register
from models.data.remote import Remote
from models.text import Text

HOST = "SQUARES_HOST"
"""The variable that says where the files are; every process of the server reads it."""


def archive(shift: int = 0) -> bytes:
    """Sixty images of 1×8×8 in two classes, dark and bright."""
    labels = np.arange(60) % 2
    images = np.tile((labels * 200 + shift).astype(np.uint8)[:, None, None, None], (1, 1, 8, 8))
    file = io.BytesIO()
    np.savez(file, images=images, labels=labels)
    return file.getvalue()


def read(folder: Path) -> Mapping[Split, Images]:
    """Forty to learn from, ten each to validate and to test with."""
    with np.load(folder / "squares.npz") as found:
        everything = Images(found["images"], found["labels"].astype(np.int64))
    parts: dict[Split, tuple[int, int]] = {"train": (0, 40), "val": (40, 50), "test": (50, 60)}
    return {split: everything[np.arange(*part)] for split, part in parts.items()}


def remote(url: str, name: str = "squares.npz") -> Remote:
    """The file, as it would be published."""
    content = archive()
    return Remote(f"{url}/{name}", len(content), f"sha256:{sha256(content).hexdigest()}", name="squares.npz")


if HOST in os.environ:
    register(
        Dataset(
            name="squares",
            title=Text("Squares", "Квадраты"),
            shape=(1, 8, 8),
            classes=(Text("dark", "тёмные"), Text("bright", "светлые")),
            splits={"train": 40, "val": 10, "test": 10},
            licence=Text("None", "Нет"),
            source="here",
            download=Download((remote(os.environ[HOST]),), read),
        )
    )

if __name__ == "__main__":  # every worker process imports this file too, and does not need the server
    from server.__main__ import main

    sys.exit(main())
