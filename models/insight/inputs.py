"""From what a person gives to what the network's input node takes: (1, C, H, W), 0 to 255."""

from __future__ import annotations

import base64
import binascii
import io
import warnings
from contextlib import ExitStack
from functools import cache, lru_cache

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image as Pillow
from PIL import ImageOps
from torch.nn.functional import interpolate

from models import data
from models.insight.faults import InsightFault
from models.insight.moving import moved
from models.insight.question import Image, Input, Pixels, Sample
from models.problems import Problem

LONGEST_SIDE = 2048
"""Of given pixels; a larger file is shrunk to it."""

IMAGE_BYTES = 16 * 2**20
IMAGE_PIXELS = 40_000_000
"""Of an uploaded file: a photo of a good telephone. Checked in its header, before it is decoded."""

FORMATS = ("PNG", "JPEG", "WEBP")

LUMA = (0.299, 0.587, 0.114)
"""Weights of red, green and blue in brightness (ITU-R BT.601)."""


def pixels_of(given: Input, shape: tuple[int, int, int]) -> torch.Tensor:
    """The pixels of ``given`` for a network that takes ``shape`` (C, H, W): (1, C, H, W), float, 0 to 255.

    Where the channels differ, colour becomes brightness, and grey as many equal channels as are wanted; another size is
    resampled, bilinearly and without aliasing. What is to be moved is moved then.
    The result may be shared: do not change it.

    Raises:
        InsightFault: there is no such sample, or it is no picture.
    """
    found = _still(given, shape)
    return found if given.moved is None else moved(found, given.moved)


def _still(given: Input, shape: tuple[int, int, int]) -> torch.Tensor:
    match given:
        case Sample():
            return _fitted(_sample(given), shape)
        case Pixels():
            return _fitted(_numbers(given), shape)
        case Image():
            return _fitted_file(given.image, shape)


@lru_cache(maxsize=16)
def _fitted_file(coded: str, shape: tuple[int, int, int]) -> torch.Tensor:
    return _fitted(_file(coded), shape)  # decoded once for all the frames that a training shows of it


@lru_cache(maxsize=4)
def images_of(dataset: str, count: int, shape: tuple[int, int, int]) -> torch.Tensor:
    """The first ``count`` training images of a data set for a network that takes ``shape``, (count, C, H, W).

    The result is shared: do not change it.

    Raises:
        DatasetProblem: there is no such data set, or its images are not stored.
    """
    images = _images(dataset, "train")[:count]
    return torch.cat([_fitted(np.array(image, np.float32), shape) for image in images])


def fitted(pictures: torch.Tensor, shape: tuple[int, int, int]) -> torch.Tensor:
    """Pictures (B, C, H, W), 0 to 255, as a network takes them that takes ``shape``, see `pixels_of`."""
    channels, height, width = shape
    if pictures.shape[1] != channels:
        if pictures.shape[1] == 3:
            pictures = (pictures * pictures.new_tensor(LUMA)[None, :, None, None]).sum(1, keepdim=True)
        pictures = pictures.expand(-1, channels, -1, -1)
    if pictures.shape[2:] != (height, width):
        pictures = interpolate(pictures, (height, width), mode="bilinear", align_corners=False, antialias=True)
    return pictures.clamp(0, 255)


def _fitted(pixels: NDArray[np.float32], shape: tuple[int, int, int]) -> torch.Tensor:
    return fitted(torch.from_numpy(pixels)[None], shape)  # (1, C, H, W)


def _sample(given: Sample) -> NDArray[np.float32]:
    try:
        data.get(given.dataset).require_shown(given.split)
        images = _images(given.dataset, given.split)
    except data.DatasetProblem as error:
        raise InsightFault(Problem(error.code, error.params)) from error
    if given.index >= len(images):
        raise InsightFault(Problem("sample_missing", {**given.model_dump(exclude={"moved"}), "count": len(images)}))
    return np.array(images[given.index], np.float32)


@cache
def _images(dataset: str, split: data.Split) -> NDArray[np.uint8]:
    return data.get(dataset).load(split).images  # mapped, not read


def _numbers(given: Pixels) -> NDArray[np.float32]:
    try:
        found = np.asarray(given.pixels)
    except ValueError as error:  # rows of different lengths
        raise _malformed("?") from error
    if found.dtype.kind not in "iuf":  # text, truth values, integers without bound
        raise _malformed("?")
    if found.ndim == 2:
        found = found[None]
    received = "×".join(map(str, found.shape))
    if found.ndim != 3 or found.shape[0] not in {1, 3} or not 1 <= min(found.shape) <= max(found.shape) <= LONGEST_SIDE:
        raise _malformed(received)
    low, high = float(found.min()), float(found.max())
    if not 0 <= low <= high <= 255:  # nor NaN, which compares with nothing
        raise _malformed(f"{low:g} … {high:g}")
    return found.astype(np.float32)


def _malformed(received: str) -> InsightFault:
    return InsightFault(Problem("pixels_malformed", {"limit": LONGEST_SIDE, "received": received}))


def _file(coded: str) -> NDArray[np.float32]:
    too_large = InsightFault(Problem("image_too_large", {"limit_bytes": IMAGE_BYTES, "pixels": IMAGE_PIXELS}))
    if len(coded) > IMAGE_BYTES * 4 / 3 + 4:
        raise too_large
    try:
        content = base64.b64decode(coded, validate=True)
        with ExitStack() as around:
            around.enter_context(warnings.catch_warnings())
            warnings.simplefilter("ignore")  # of strange metadata, and of sizes that are refused here
            image = around.enter_context(Pillow.open(io.BytesIO(content), formats=FORMATS))
            if image.width * image.height > IMAGE_PIXELS:
                raise too_large
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is decoded no larger than it is needed
            rgba = ImageOps.exif_transpose(image).convert("RGBA")
            rgba.thumbnail((LONGEST_SIDE, LONGEST_SIDE))  # before it becomes numbers of four bytes
            # What is transparent is white, as on a page.
            flat = Pillow.alpha_composite(Pillow.new("RGBA", rgba.size, "white"), rgba).convert("RGB")
    except Pillow.DecompressionBombError as error:  # Pillow looks as well, at a limit of its own
        raise too_large from error
    except (binascii.Error, OSError, ValueError, SyntaxError) as error:
        if error is too_large:
            raise
        raise InsightFault(Problem("image_malformed")) from error
    return np.asarray(flat, np.float32).transpose(2, 0, 1)  # (3, H, W)
