"""Reading idx files, good and bad."""

from __future__ import annotations

import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis.extra.numpy import array_shapes, arrays

from models.data.idx import read_idx


@given(arrays(np.uint8, array_shapes(min_dims=1, max_dims=4, max_side=6)))
def test_what_was_written_is_read(values):
    content = bytes([0, 0, 8, values.ndim]) + struct.pack(f">{values.ndim}I", *values.shape) + values.tobytes()
    np.testing.assert_array_equal(read_idx(content), values)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "expected an idx file of unsigned bytes"),
        (b"\x1f\x8b\x08\x00", "expected an idx file of unsigned bytes .*, received 1f 8b 08 00"),
        (bytes([0, 0, 13, 1, 0, 0, 0, 1]), "unsigned bytes"),
        (bytes([0, 0, 8]), "unsigned bytes"),
        (bytes([0, 0, 8, 2, 0, 0, 0, 1]), "expected an idx header of 12 bytes, received 8"),
        (bytes([0, 0, 8, 1, 0, 0, 0, 3, 7, 7]), r"expected \(3,\) values after the idx header, received 2"),
    ],
)
def test_other_content_is_refused(content, sentence):
    with pytest.raises(ValueError, match=sentence):
        read_idx(content)
