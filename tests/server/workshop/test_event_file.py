"""Events files: what TensorBoard's own reader makes of them."""

from __future__ import annotations

import struct
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as some

from server.workshop import event_file

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of the packages that it brings
    from tensorboard.compat.proto.event_pb2 import Event
    from tensorboard.compat.tensorflow_stub.errors import DataLossError, OutOfRangeError
    from tensorboard.compat.tensorflow_stub.pywrap_tensorflow import PyRecordReader_New


def test_the_checksum_is_the_published_one():
    assert event_file.crc32c(b"123456789") == 0xE3069283
    assert event_file.crc32c(bytes(32)) == 0x8A9136AA  # RFC 3720, B.4


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """Reads a file with TensorBoard's reader, which checks every checksum."""
    file = tmp_path_factory.mktemp("events") / "events.out.tfevents.1"

    def read(content):
        file.write_bytes(content)
        reader, events = PyRecordReader_New(str(file)), []
        while True:
            try:
                reader.GetNext()
            except OutOfRangeError:
                return events
            events.append(Event.FromString(reader.record()))

    return read


single = some.floats(width=32, allow_nan=False, allow_infinity=False)
tags = some.text(min_size=1, max_size=300)


@given(
    some.lists(
        some.tuples(some.integers(0, 2**53), some.dictionaries(tags, single, min_size=1, max_size=4)), max_size=5
    )
)
def test_what_is_written_is_read(read, told):
    content = event_file.header(1.5) + b"".join(event_file.scalars(2.5, step, values) for step, values in told)
    first, *events = read(content)
    assert (first.wall_time, first.file_version) == (1.5, "brain.Event:2")
    assert [(event.wall_time, event.step) for event in events] == [(2.5, step) for step, _ in told]
    assert [{value.tag: value.simple_value for value in event.summary.value} for event in events] == [
        values for _, values in told
    ]


def test_a_damaged_record_is_noticed(read):
    content = bytearray(event_file.header(1.0))
    content[len(content) - struct.calcsize("<I") - 1] ^= 1
    with pytest.raises(DataLossError):
        read(bytes(content))
