"""One picture of an upload: decoded within limits, upright, without anything but its pixels, and fitted to a size."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from ...problems import declare
from ...text import Text
from .archive import UploadFault

FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "GIF")
SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".webp", ".bmp", ".gif"})
MOST_PIXELS = 40_000_000
"""Of one picture: more than a camera's, and 120 MB in colour."""

Fit = Literal["crop", "pad", "stretch"]
Channels = Literal[1, 3]

declare(
    "picture_too_large",
    Text(
        "It has {received} pixels, more than {limit}.",
        "Пикселей {received}, больше чем {limit}.",
    ),
)
declare(
    "picture_unreadable",
    Text(
        "It is no PNG, JPEG, WebP, BMP or GIF, or it is damaged.",
        "Это не PNG, JPEG, WebP, BMP или GIF, или файл повреждён.",
    ),
)


def decode(content: bytes) -> Image.Image:
    """The picture in a file, grey (``L``) or in colour (``RGB``); of a moving one the first frame.

    It stands as a camera's note says (EXIF orientation); what is transparent is white, as on paper. Nothing else of
    the file is kept.

    Raises:
        UploadFault: ``picture_too_large``, ``picture_unreadable``.
    """
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as picture:
            pixels = picture.width * picture.height
            if pixels <= MOST_PIXELS:  # known from the header: nothing has been decoded yet
                # From the values alone: what a file notes beside them would come along with Pillow's image.
                return Image.fromarray(np.asarray(_plain(ImageOps.exif_transpose(picture))))
    except Image.DecompressionBombError as error:
        raise UploadFault("picture_too_large", received=2 * (Image.MAX_IMAGE_PIXELS or 0), limit=MOST_PIXELS) from error
    except Exception as error:
        # Whatever a decoder raises that meets what it does not expect; there is no list of it.
        raise UploadFault("picture_unreadable") from error
    raise UploadFault("picture_too_large", received=pixels, limit=MOST_PIXELS)


def fit(picture: Image.Image, height: int, width: int, channels: Channels, how: Fit) -> NDArray[np.uint8]:
    """The picture as (C, H, W): its middle (``crop``), all of it on black (``pad``), or pulled to the shape.

    Grey is ITU-R 601-2 luma. Scaled bicubically, over the whole area that becomes a pixel.
    """
    coloured = picture.convert("L" if channels == 1 else "RGB")
    size = (width, height)
    if how == "crop":
        fitted = ImageOps.fit(coloured, size, Image.Resampling.BICUBIC)
    elif how == "pad":
        fitted = ImageOps.pad(coloured, size, Image.Resampling.BICUBIC)
    else:
        fitted = coloured.resize(size, Image.Resampling.BICUBIC)
    values = np.asarray(fitted)
    return values[None] if channels == 1 else np.ascontiguousarray(values.transpose(2, 0, 1))


def fingerprint(picture: Image.Image) -> str:
    """Equal for pictures of equal pixels, whatever file they came in."""
    about = f"{picture.mode}{picture.size}".encode()
    return hashlib.blake2b(about + picture.tobytes(), digest_size=16).hexdigest()


def is_grey(picture: Image.Image) -> bool:
    """Whether there is no colour in it, though it may be stored as if there were."""
    if picture.mode == "L":
        return True
    values = np.asarray(picture)  # (H, W, 3)
    return bool((values[..., :1] == values[..., 1:]).all())


def _plain(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I"):  # 16 bits of grey
        values = np.asarray(picture).astype(np.uint32)
        return Image.fromarray((values >> 8 if values.max(initial=0) > 255 else values).astype(np.uint8))
    if picture.has_transparency_data:
        shown = picture.convert("RGBA")
        paper = Image.new("RGBA", shown.size, "white")
        return Image.alpha_composite(paper, shown).convert("RGB")
    return picture.convert("L" if picture.mode in {"1", "L"} else "RGB")
