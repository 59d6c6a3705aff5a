"""Snapshots come back bit for bit, are replaced whole, and refuse what is no file of weights."""

from __future__ import annotations

import json
import struct
import subprocess
import sys

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from models import snapshot
from models.snapshot import SnapshotFault


def net() -> nn.Module:
    torch.manual_seed(0)
    return nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.Conv2d(4, 2, 1, bias=False))


def test_weights_and_state_come_back_bit_for_bit(tmp_path):
    weights = net().state_dict()
    state = {"0.weight/exp_avg": torch.randn(4, 3, 3, 3), "0.weight/step": torch.tensor(7.0)}
    file = tmp_path / "7.safetensors"
    snapshot.write(file, weights, step=7, epoch=1, optimizer=state, about={"optimizer": "adam"}, durable=True)
    found = snapshot.read(file)
    assert (found.step, found.epoch, found.metadata["optimizer"]) == (7, 1, "adam")
    assert found.weights.keys() == weights.keys() == found.shapes.keys()
    assert all(torch.equal(found.weights[key], weights[key]) for key in weights)
    assert found.optimizer.keys() == state.keys()
    assert all(torch.equal(found.optimizer[key], state[key]) for key in state)
    assert snapshot.read(file, optimizer=False).optimizer == {}
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


@given(dims=st.permutations(range(4)), sizes=st.tuples(*[st.integers(1, 3)] * 4))
def test_state_keeps_its_memory_layout(tmp_path_factory, dims, sizes):
    tensor = torch.randn(sizes).permute(dims)
    file = tmp_path_factory.mktemp("layout") / "s"
    snapshot.write(file, {}, step=0, epoch=0, optimizer={"w/momentum_buffer": tensor})
    found = snapshot.read(file).optimizer["w/momentum_buffer"]
    assert torch.equal(found, tensor)
    told = [(found.stride(dim), tensor.stride(dim)) for dim in range(4) if tensor.size(dim) > 1]
    assert all(a == b for a, b in told)


def test_a_reader_keeps_what_it_opened_while_the_file_is_replaced(tmp_path):
    file = tmp_path / "live.safetensors"
    snapshot.write(file, {"w": torch.zeros(1000)}, step=0, epoch=0)
    before = snapshot.read(file)
    snapshot.write(file, {"w": torch.ones(1000)}, step=1, epoch=0)
    assert before.weights["w"].sum() == 0
    assert snapshot.read(file).weights["w"].sum() == 1000


def header(fields: dict[str, object], data: bytes = b"") -> bytes:
    text = json.dumps(fields).encode()
    return struct.pack("<Q", len(text)) + text + data


ONE = {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "snapshot_malformed"),
        (b"\x80\x04\x95\x10\x00\x00\x00\x00\x00\x00\x00}\x94.", "snapshot_malformed"),  # a pickle
        (struct.pack("<Q", 2**62), "snapshot_malformed"),
        (header({"w": ONE}, b"123"), "snapshot_malformed"),
        (header({"w": {**ONE, "shape": [2**40]}}, b"1234"), "snapshot_malformed"),
        (header({"w": {**ONE, "dtype": "F8_E5M2", "data_offsets": [0, 1]}}, b"1"), "snapshot_unknown"),
        (header({"w": ONE, "__metadata__": {"svertka": "99"}}, b"1234"), "snapshot_unknown"),
        (header({"w": ONE, "__metadata__": {"step": "-1"}}, b"1234"), "snapshot_malformed"),
        (header({"w": ONE, "__metadata__": {"epoch": "9" * 5000}}, b"1234"), "snapshot_malformed"),
        (header({"@optimizer/w": ONE, "__metadata__": {"layouts": '{"w": [5]}'}}, b"1234"), "snapshot_malformed"),
        (header({"@optimizer/w": ONE, "__metadata__": {"layouts": "[]"}}, b"1234"), "snapshot_malformed"),
    ],
)
def test_what_is_no_snapshot_is_refused(tmp_path, content, code):
    file = tmp_path / "bad.safetensors"
    file.write_bytes(content)
    with pytest.raises(SnapshotFault) as fault:
        snapshot.read(file)
    assert fault.value.problem.code == code
    assert "bad.safetensors" in fault.value.problem.message("ru")


def test_absent_and_huge_files_are_refused_unread(tmp_path):
    with pytest.raises(SnapshotFault, match="not there"):
        snapshot.inspect(tmp_path / "none")
    huge = tmp_path / "huge"
    with huge.open("wb") as file:
        file.truncate(snapshot.LARGEST + 1)  # a hole, no bytes on the disk
    with pytest.raises(SnapshotFault, match="at most"):
        snapshot.inspect(huge)


def test_weights_from_elsewhere_have_no_step(tmp_path):
    file = tmp_path / "other.safetensors"
    file.write_bytes(header({"w": ONE}, b"1234"))
    contents = snapshot.inspect(file)
    assert (contents.step, contents.shapes) == (None, {"w": (1,)})


def test_inspecting_needs_no_torch(tmp_path):
    file = tmp_path / "s.safetensors"
    snapshot.write(file, net().state_dict(), step=3, epoch=0)
    code = f"""
import pathlib, sys
from models import snapshot
assert snapshot.inspect(pathlib.Path({str(file)!r})).shapes["0.weight"] == (4, 3, 3, 3)
assert "torch" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_fits_is_carried_and_the_first_source_wins():
    target = net()
    fresh = {key: value.clone() for key, value in target.state_dict().items()}
    first = {"0.weight": torch.full((4, 3, 3, 3), 1.0), "2.weight": torch.full((9, 4, 1, 1), 1.0)}
    second = {"0.weight": torch.full((4, 3, 3, 3), 2.0), "0.bias": torch.full((4,), 2.0)}
    carried = snapshot.carry(target, [first, second])
    assert carried.kept == ("0.weight", "0.bias")
    assert target.get_parameter("0.weight").unique().tolist() == [1.0]
    assert target.get_parameter("0.bias").unique().tolist() == [2.0]
    assert all(torch.equal(target.state_dict()[key], fresh[key]) for key in carried.fresh)
    assert carried.by_node(["0", "1", "2", "3"]) == {"kept": ["0"], "fresh": ["1", "2"]}


def test_a_key_belongs_to_the_node_it_begins_with():
    nodes = {"layer1.0.conv1", "fc"}
    assert snapshot.owner("layer1.0.conv1.parametrizations.weight.original", nodes) == "layer1.0.conv1"
    assert snapshot.owner("fc.bias", nodes) == "fc"
    assert snapshot.owner("fc2.bias", nodes) is None
