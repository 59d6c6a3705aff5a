"""Frames survive the trip, are aligned as the contract says, and refuse what is none."""

from __future__ import annotations

import json
import math
import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.frames import pack_frame, unpack_frame

NAMES = st.text(max_size=12)
ITEMS = st.lists(st.tuples(st.fixed_dictionaries({"node": NAMES, "kind": NAMES}), st.binary(max_size=40)), max_size=5)


@given(header=st.dictionaries(NAMES.filter(lambda name: name != "items"), st.integers(-(2**31), 2**31)), items=ITEMS)
def test_what_is_packed_comes_out_and_is_aligned(header, items):
    frame = pack_frame(header, items)
    (length,) = struct.unpack_from("<I", frame)
    assert (4 + length) % 8 == 0
    for item in json.loads(frame[4 : 4 + length])["items"]:
        assert item["offset"] % 8 == 0
        assert item["offset"] + item["length"] <= len(frame) - 4 - length
    found, parts = unpack_frame(frame)
    assert found == header
    assert [(item, bytes(data)) for item, data in parts] == items


def test_floats_are_read_in_place():
    values = np.linspace(-1, 1, 7, dtype=np.float32)
    _, [(_, odd), (item, data)] = unpack_frame(
        pack_frame({"step": 3}, [({"node": "a"}, b"123"), ({"node": "b", "lo": [math.nan]}, values.tobytes())])
    )
    assert bytes(odd) == b"123"
    assert item["lo"] == [None]
    np.testing.assert_array_equal(np.frombuffer(data, np.float32), values)


@pytest.mark.parametrize(
    ("frame", "reason"),
    [
        (b"\1\0", "at least"),
        (struct.pack("<I", 100) + b"{}", "header ends"),
        (struct.pack("<I", 2) + b"[]", "no JSON object"),
        (struct.pack("<I", 12) + b"            ", "column"),
        (pack_frame({}, [({"node": "a"}, b"12345678")])[:-1], "'a' ends"),
    ],
)
def test_what_is_no_frame_is_refused(frame, reason):
    with pytest.raises(ValueError, match=reason):
        unpack_frame(frame)
