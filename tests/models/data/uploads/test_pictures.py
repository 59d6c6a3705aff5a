"""Pictures of an upload: what is decoded, what is refused, and how they are fitted, against Pillow by hand."""

from __future__ import annotations

import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from models.data.uploads.archive import UploadFault
from models.data.uploads.pictures import decode, fingerprint, fit, is_grey
from tests.models.data.uploads.archives import encoded, picture


def png_header(width: int, height: int) -> bytes:
    """A PNG that promises a size, and has next to no pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(8_000, 8_000), (60_000, 60_000)])
def test_a_pixel_bomb_is_refused_by_its_header(size):
    with pytest.raises(UploadFault) as fault:
        decode(png_header(*size))
    assert fault.value.problem.code == "picture_too_large"


@pytest.mark.parametrize(
    "content",
    [
        b"nothing",
        b"\xff\xd8\xff\xe0",
        encoded(picture(0))[:-40],
        encoded(picture(0), "TIFF"),
        encoded(picture(0), "PPM"),
    ],
)
def test_what_is_no_picture_is_told(content):
    with pytest.raises(UploadFault) as fault:
        decode(content)
    assert fault.value.problem.code == "picture_unreadable"


@pytest.mark.parametrize("form", ["PNG", "BMP", "WEBP", "GIF"])
def test_formats_are_told_by_their_content(form):
    options = {"lossless": True} if form == "WEBP" else {}
    image = picture(1, mode="L" if form == "GIF" else "RGB")
    assert np.array_equal(
        np.asarray(decode(encoded(image, form, **options)).convert("RGB")), np.asarray(image.convert("RGB"))
    )


def test_a_camera_that_was_held_upright_and_what_it_noted():
    image = picture(2)
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by 90° clockwise
    exif[0x010F] = "a maker"
    found = decode(encoded(image, "PNG", exif=exif))
    assert np.array_equal(np.asarray(found), np.rot90(np.asarray(image), k=-1))
    assert not {**found.getexif(), **found.info}


def test_what_is_transparent_is_white():
    image = picture(3, mode="RGBA")
    image.putalpha(0)
    assert np.unique(np.asarray(decode(encoded(image)))).tolist() == [255]


def test_sixteen_bits_of_grey():
    values = np.arange(0, 65_536, 512, dtype=np.uint16).reshape(8, 16)
    assert np.array_equal(np.asarray(decode(encoded(Image.fromarray(values)))), values >> 8)


def test_cut_padded_and_stretched_are_what_pillow_makes_by_hand():
    image, size, bicubic = picture(4, height=30, width=50), (20, 20), Image.Resampling.BICUBIC
    middle = image.resize(size, bicubic, box=(10, 0, 40, 30))
    padded = Image.new("RGB", size)
    padded.paste(image.resize((20, 12), bicubic), (0, 4))
    for how, expected in (("crop", middle), ("pad", padded), ("stretch", image.resize(size, bicubic))):
        assert np.array_equal(fit(image, 20, 20, 3, how), np.asarray(expected).transpose(2, 0, 1))
        grey = fit(image, 20, 20, 1, how)
        assert grey.shape == (1, 20, 20)


def test_grey_is_noticed_in_whatever_it_is_stored():
    assert is_grey(picture(5, mode="L").convert("RGB"))
    assert not is_grey(picture(5))


def test_a_fingerprint_is_of_the_pixels():
    image = picture(6)
    assert fingerprint(decode(encoded(image))) == fingerprint(decode(encoded(image, "BMP")))
    assert fingerprint(image) != fingerprint(picture(7))
    assert fingerprint(picture(6, 4, 6)) != fingerprint(picture(6, 6, 4))
