"""Archives as people and attackers make them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from PIL import Image


def picture(seed: int, height: int = 12, width: int = 16, mode: str = "RGB") -> Image.Image:
    """A picture of random pixels."""
    channels = {"L": 1, "RGB": 3, "RGBA": 4}[mode]
    values = np.random.default_rng(seed).integers(0, 256, (height, width, channels), np.uint8)
    return Image.fromarray(values[..., 0] if channels == 1 else values, mode)


def encoded(image: Image.Image, form: str = "PNG", **options: object) -> bytes:
    """The picture as a file."""
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def archive(path: Path, files: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    """A ZIP of files by their names."""
    with zipfile.ZipFile(path, "w", compression) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return path


def folders(count: int = 6, classes: tuple[str, ...] = ("cat", "dog"), above: str = "pets/") -> dict[str, bytes]:
    """As many pictures of each class, every one another."""
    names = [f"{above}{title}/{number}.png" for title in classes for number in range(count)]
    return {name: encoded(picture(seed)) for seed, name in enumerate(names)}


def overlapping(path: Path) -> Path:
    """Ten files that share one compressed kernel (Fifield 2019, figure 3, without the quoting)."""
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = kernel.compress(bytes(100_000)) + kernel.flush()
    about = (20, 0, 8, 0, 0, zlib.crc32(bytes(100_000)), len(packed), 100_000)
    directory = b""
    for number in range(10):
        name = f"a/{number}.png".encode()
        directory += struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, *about, len(name), 0, 0, 0, 0, 0, 0) + name
    first = b"a/0.png"
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", *about, len(first), 0) + first + packed
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 10, 10, len(directory), len(local), 0)
    path.write_bytes(local + directory + end)
    return path
