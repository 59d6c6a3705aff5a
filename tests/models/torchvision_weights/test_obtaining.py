"""Published weights: fetched from a server on this machine, converted, checked; every way that it can go wrong."""

from __future__ import annotations

import hashlib
import io
import pickle
import re
import shutil
from collections import OrderedDict
from dataclasses import replace
from typing import NamedTuple

import pytest
import torch
from safetensors.torch import load_file
from torchvision import models as torchvision

from models.data import remote
from models.data.remote import FetchFault
from models.torchvision_weights import Published, get
from models.torchvision_weights.conversion import renamed
from models.torchvision_weights.obtaining import arrived, discard, download, kept
from models.torchvision_weights.published import SLACK
from tests.file_server import file_server


class Disk(NamedTuple):
    """What the operating system tells of one."""

    total: int
    used: int
    free: int


def saved(state: object) -> bytes:
    file = io.BytesIO()
    torch.save(state, file)
    return file.getvalue()


@pytest.fixture(scope="module")
def state() -> dict[str, torch.Tensor]:
    """SqueezeNet's weights, drawn."""
    with torch.random.fork_rng():
        torch.manual_seed(0)
        return torchvision.squeezenet1_1().state_dict()


@pytest.fixture
def host(monkeypatch):
    monkeypatch.setattr(remote, "PAUSES", (0.0,))
    with file_server() as serving:
        yield serving


def serve(host, content: bytes, *, digits: str | None = None, longer: int = 0) -> Published:
    """The file as its authors would publish it: a name with the hash, a length with three decimals."""
    file = f"squeezenet1_1-{digits or hashlib.sha256(content).hexdigest()[:8]}"
    host.files[f"/{file}.pth"] = content
    megabytes = round((len(content) + longer) / 2**20, 3)
    return replace(get("squeezenet1_1"), file=file, megabytes=megabytes, host=f"{host.url}/")


def fault(published, where) -> FetchFault:
    with pytest.raises(FetchFault) as caught:
        download(published, where, lambda _: None)
    assert not [*where.glob("*.safetensors")]
    return caught.value


def test_weights_come_become_safetensors_and_the_pickle_goes(host, tmp_path, state):
    content = saved(state)
    published = serve(host, content)
    told: list[int] = []
    download(published, tmp_path, told.append)
    got = load_file(kept(published, tmp_path))
    assert got.keys() == state.keys()
    assert all(torch.equal(got[key], state[key]) for key in state)
    assert abs(told[-1] - len(content)) <= SLACK
    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == [f"{published.file}.safetensors"]


def test_a_broken_download_goes_on_though_its_length_is_only_nearly_known(host, tmp_path, state):
    content = saved(state)
    published = serve(host, content)
    host.breaks = [100_000, len(content)]  # the second break is behind the last byte
    download(published, tmp_path, lambda _: None)
    assert [wanted for _, wanted in host.asked] == [None, "bytes=100000-"]


def test_what_was_complete_when_the_server_was_killed_is_not_fetched_again(host, tmp_path, state):
    content = saved(state)
    published = serve(host, content)
    part = tmp_path / ".sources" / published.file / f"{published.file}.pth.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(content)
    assert arrived(published, tmp_path) == min(len(content), published.remote.bytes)
    download(published, tmp_path, lambda _: None)
    assert kept(published, tmp_path).is_file()
    if host.asked:  # the published length is rounded: at most it is asked whether there is more
        assert host.asked == [(f"/{published.file}.pth", f"bytes={len(content)}-")]


def test_another_hash_than_the_names_is_refused(host, tmp_path, state):
    refused = fault(serve(host, saved(state), digits="0" * 8), tmp_path)
    assert refused.problem.code == "download_changed"
    assert refused.problem.params["expected"] == "0" * 8
    assert arrived(serve(host, b"", digits="0" * 8), tmp_path) == 0


def test_another_length_is_refused_before_it_has_come(host, tmp_path, state):
    refused = fault(serve(host, saved(state), longer=4096), tmp_path)
    assert (refused.problem.code, refused.problem.params["what"]) == ("download_changed", "length")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda state: state.popitem(), "Missing key"),
        (lambda state: state.update(more=torch.zeros(1)), "Unexpected key"),
        (lambda state: state.update({"classifier.1.bias": torch.zeros(10)}), "size mismatch"),
        (lambda state: state.update({"classifier.1.bias": torch.full((1000,), torch.nan)}), "not finite"),
        (lambda state: state.update({"classifier.1.bias": [1, 2]}), "tensors by name"),
    ],
)
def test_what_are_not_the_networks_weights_is_refused(host, tmp_path, state, change, reason):
    other = OrderedDict(state)
    change(other)
    refused = fault(serve(host, saved(other)), tmp_path)
    assert refused.problem.code == "download_unreadable"
    assert reason in refused.problem.params["reason"]
    assert not [*tmp_path.rglob("*.pth")]


class Harmful:
    """What a pickle does to whoever opens it as one."""

    def __reduce__(self):
        return shutil.rmtree, ("/nowhere",)


@pytest.mark.parametrize(
    "content", [saved({"weight": Harmful()}), pickle.dumps(Harmful(), 2), b"no file of torch's" * 900]
)
def test_nothing_but_tensors_is_read(host, tmp_path, content):
    assert fault(serve(host, content), tmp_path).problem.code == "download_unreadable"


def test_no_room_is_said_before_anything_is_fetched(host, tmp_path, state, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(10, 5, 5))
    refused = fault(serve(host, saved(state)), tmp_path)
    assert (refused.problem.code, refused.problem.params["free_bytes"]) == ("download_no_room", 5)
    assert not host.asked


def test_what_has_come_is_forgotten_when_it_is_not_wanted(host, tmp_path, state):
    published = serve(host, saved(state))
    host.breaks = [1000] * 20
    host.ranges = False
    assert fault(published, tmp_path).problem.code == "download_unreachable"
    assert arrived(published, tmp_path) == 1000
    discard(published, tmp_path)
    assert arrived(published, tmp_path) == 0


def test_keys_from_before_names_had_rules_are_torchvisions_of_today():
    """DenseNet's published files have ``norm.1``; so had its modules once."""
    with torch.device("meta"):
        today = torchvision.densenet121().state_dict()
    old = {re.sub(r"(denselayer\d+)\.(norm|conv)([12])\.", r"\1.\2.\3.", key) for key in today}
    assert len(old - today.keys()) > 500
    assert {renamed(key) for key in old} == {*today}
    assert {renamed(key) for key in today} == {*today}
