"""Pictures that are moved about, against torch's own rolling and rotating."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torchvision.transforms.v2 import functional

from models.insight.inputs import pixels_of
from models.insight.moving import displaced, moved, rim
from models.insight.question import Cover, Moved, Pixels

PICTURE = torch.arange(2 * 3 * 6 * 8, dtype=torch.float32).reshape(2, 3, 6, 8)


@given(down=st.integers(-9, 9), right=st.integers(-9, 9))
def test_shifts_by_whole_places_copy(down, right):
    padded = torch.nn.functional.pad(PICTURE, (10, 10, 10, 10), value=-1.0)
    expected = padded.roll((down, right), (2, 3))[..., 10:-10, 10:-10]
    torch.testing.assert_close(displaced(PICTURE, (down, right), fill=-1.0), expected, rtol=0, atol=0)


@given(down=st.floats(-3, 3), right=st.floats(-3, 3), turn=st.floats(-180, 180))
def test_other_moves_are_those_of_torchvision(down, right, turn):
    expected = functional.affine(
        PICTURE, angle=-turn, translate=[right, down], scale=1.0, shear=[0.0], interpolation="bilinear"
    )
    # Both agree but where a place falls between what is inside and what is outside.
    close = (displaced(PICTURE, (down, right), turn) - expected).abs() < 0.05 * PICTURE.max()
    assert close.double().mean() > 0.9


def test_quarter_turns_are_exact():
    square = PICTURE[..., :6]
    torch.testing.assert_close(displaced(square, (0, 0), 90), square.rot90(1, (2, 3)), rtol=0, atol=1e-3)


def test_gaps_and_what_is_covered_have_the_colour_of_the_rim():
    picture = torch.full((1, 1, 5, 5), 9.0)
    picture[..., 1:4, 1:4] = 100
    assert rim(picture).item() == 9
    shifted = moved(picture, Moved(right=2))
    assert (shifted[..., :3] == 9).all()
    assert (shifted[..., 1:4, 3:] == 100).all()
    covered = moved(picture, Moved(cover=Cover(top=-1, left=2, side=3)))
    assert (covered[..., :2, 2:] == 9).all()
    assert covered[0, 0, 1, 1] == 100
    assert picture[0, 0, 1, 2] == 100, "the picture itself stays"
    assert torch.equal(moved(picture, Moved(cover=Cover(top=-9, left=0, side=3))), picture)


def test_a_question_moves_what_the_network_takes():
    pixels = [[[float(10 * row + column) for column in range(4)] for row in range(4)]]
    still = pixels_of(Pixels(pixels=pixels), (1, 8, 8))
    found = pixels_of(Pixels(pixels=pixels, moved=Moved(down=2, right=-3)), (1, 8, 8))
    torch.testing.assert_close(found[..., 2:, :-3], still[..., :-2, 3:], rtol=0, atol=0)


@pytest.mark.parametrize(
    "refused", [{"turn": 181}, {"turn": float("nan")}, {"right": 3000}, {"cover": {"top": 0, "left": 0, "side": 0}}]
)
def test_moves_are_bounded(refused):
    with pytest.raises(ValueError, match="1 validation error"):
        Moved(**refused)
