"""What a person gives becomes what the network takes, or a sentence."""

from __future__ import annotations

import base64
import io

import numpy as np
import pytest
import torch
from PIL import Image as Pillow

from models import data
from models.insight import InsightFault, inputs
from models.insight.inputs import pixels_of
from models.insight.question import Image, Pixels, Sample

GREY, COLOUR = (1, 28, 28), (3, 32, 32)


def file(image: Pillow.Image, kind: str = "PNG", **options) -> Image:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return Image(image=base64.b64encode(buffer.getvalue()).decode())


def test_a_sample_is_the_stored_image():
    pixels = pixels_of(Sample(dataset="mnist", split="val", index=7), GREY)
    assert torch.equal(pixels[0], torch.from_numpy(data.get("mnist").load("val").images[7]).float())


def test_grey_becomes_colour_and_colour_becomes_brightness():
    grey = Pixels(pixels=[[0, 100], [200, 255]])
    colour = pixels_of(grey, (3, 2, 2))
    assert torch.equal(colour, torch.tensor([[0, 100], [200, 255]]).expand(1, 3, 2, 2).float())
    for channels in (1, 2, 4):
        back = pixels_of(Pixels(pixels=[[[255]], [[0]], [[0]]]), (channels, 1, 1))
        assert back.flatten().tolist() == pytest.approx([0.299 * 255] * channels)


def test_resizing_keeps_what_is_flat_and_aliases_nothing():
    flat = pixels_of(Pixels(pixels=np.full((1, 13, 57), 77).tolist()), GREY)
    torch.testing.assert_close(flat, torch.full((1, *GREY), 77.0))
    checks = np.indices((112, 112)).sum(0) % 2 * 255
    assert pixels_of(Pixels(pixels=checks.tolist()), GREY)[..., 2:-2, 2:-2].std() < 3


@pytest.mark.parametrize(("kind", "tolerance"), [("PNG", 0), ("WEBP", 4), ("JPEG", 4)])
def test_pictures_are_read_in_three_formats(kind, tolerance):
    image = Pillow.new("RGB", (32, 32), (200, 100, 50))
    pixels = pixels_of(file(image, kind), COLOUR)
    expected = torch.tensor([200.0, 100.0, 50.0]).view(1, 3, 1, 1).expand(1, *COLOUR)
    torch.testing.assert_close(pixels, expected, atol=tolerance, rtol=0)


def test_what_is_transparent_is_white():
    assert pixels_of(file(Pillow.new("RGBA", (28, 28), (0, 0, 0, 0))), GREY).min() == 255


@pytest.mark.parametrize(
    "pixels",
    [
        *([], [[]], [1, 2], [[1], [1, 2]], [[[[1]]]], [[[1]], [[1]]], [[0] * 3000]),
        *([["a"]], [["1"]], [[True]], [[None]], [[{}]], [[-1]], [[256]], [[10**400]], [[5e300]]),
    ],
)
def test_what_are_no_pixels_is_refused(pixels):
    with pytest.raises(InsightFault) as fault:
        pixels_of(Pixels(pixels=pixels), GREY)
    assert fault.value.problem.code == "pixels_malformed"


def test_what_is_no_picture_is_refused(monkeypatch):
    good = file(Pillow.new("RGB", (40, 40))).image
    for bad in ("?", "", base64.b64encode(b"GIF89a" + bytes(50)).decode(), good[: len(good) // 2 // 4 * 4]):
        with pytest.raises(InsightFault) as fault:
            pixels_of(Image(image=bad), GREY)
        assert fault.value.problem.code == "image_malformed"
    gif = io.BytesIO()
    Pillow.new("P", (4, 4)).save(gif, "GIF")
    with pytest.raises(InsightFault):
        pixels_of(Image(image=base64.b64encode(gif.getvalue()).decode()), GREY)


def test_bombs_are_refused_before_they_are_decoded(monkeypatch):
    for side in (7000, 10_000, 14_000):  # 49 million pixels and more in a few kilobytes; Pillow warns, then refuses
        with pytest.raises(InsightFault) as fault:
            pixels_of(file(Pillow.new("1", (side, side))), GREY)
        assert fault.value.problem.code == "image_too_large"
    monkeypatch.setattr(inputs, "IMAGE_BYTES", 100)
    with pytest.raises(InsightFault) as fault:
        pixels_of(Image(image="A" * 200), GREY)
    assert fault.value.problem.code == "image_too_large"


def test_samples_that_do_not_exist_are_refused():
    for sample, code in (
        (Sample(dataset="mnist", split="val", index=5000), "sample_missing"),
        (Sample(dataset="cats", split="val", index=0), "dataset_unknown"),
    ):
        with pytest.raises(InsightFault) as fault:
            pixels_of(sample, GREY)
        assert fault.value.problem.code == code
        assert fault.value.problem.message("ru")
