"""JSON as the standard has it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server import strict_json

finite = st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(strict_json.LOWEST, strict_json.HIGHEST)
    | finite
    | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
)


@given(values)
def test_what_is_written_is_read_again(value):
    assert strict_json.read(strict_json.write(value)) == value


@given(finite)
def test_every_bit_of_a_double_is_kept(value):
    assert math.copysign(1, strict_json.read(strict_json.write(value))) == math.copysign(1, value)
    assert strict_json.read(strict_json.write(value)) == value


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"NaN",
        b'{"x": NaN}',
        b"[Infinity]",
        b"[-Infinity]",
        b"1e999",
        b'{"a": [{"b": -1e999}]}',
        rb'"\ud800"',
        b'"\xff"',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"[" * 300 + b"]" * 300,
        b"9" * 5000,
        b'{"seed": 18446744073709551616}',
        b"[-9223372036854775809]",
    ],
)
def test_what_is_no_json_is_refused(body):
    with pytest.raises(ValueError):  # noqa: PT011  (the parser's own words differ)
        strict_json.read(body)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_not_finite_is_null(value):
    assert strict_json.write({"loss": [value, 0.5]}) == b'{"loss":[null,0.5]}'
