"""What `make data` gets: Fashion-MNIST and CIFAR-10 as published, trained on for real, and what is refused."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.data import get, obtaining, remote, store
from models.data.dataset import Download, Packaged
from models.data.packages import DebianPackage, NpmPackage, PackageFault
from models.data.published import IDX_FILES, read_idx_files
from models.data.remote import Remote
from models.training.loop import train
from models.training.spec import TrainingSpec
from models.zoo import build
from tests.file_server import file_server
from tests.models.data.test_dataset import declared, squares

fetched = pytest.mark.parametrize("name", ["fashion_mnist", "cifar10"])


@pytest.fixture
def images(name):
    dataset = get(name)
    if not dataset.available():
        pytest.skip(f"“make data” could not get {name} here")
    return {split: dataset.load(split) for split in dataset.splits}


@fetched
def test_every_class_is_as_large_as_published(name, images):
    learned = np.concatenate([images["train"].labels, images["val"].labels])
    assert np.bincount(learned).tolist() == [len(learned) // 10] * 10
    assert np.bincount(images["test"].labels).tolist() == [1_000] * 10


@pytest.mark.parametrize(
    ("name", "mean", "deviation"),
    [("fashion_mnist", [0.2860], [0.3530]), ("cifar10", [0.4914, 0.4822, 0.4465], [0.2470, 0.2435, 0.2616])],
)
def test_the_pixels_have_the_published_mean_and_deviation(images, mean, deviation):
    # From how often each value occurs: exact, and without a copy in floating point.
    for channel, (expected, spread) in enumerate(zip(mean, deviation, strict=True)):
        parts = [images[split].images[:, channel] for split in ("train", "val")]
        counts = sum(np.bincount(part.ravel(), minlength=256) for part in parts)
        share, values = counts / counts.sum(), np.arange(256) / 255
        assert share @ values == pytest.approx(expected, abs=1e-4)
        assert np.sqrt(share @ values**2 - (share @ values) ** 2) == pytest.approx(spread, abs=1e-4)


@pytest.mark.parametrize(
    ("name", "architecture", "loss"), [("fashion_mnist", "lenet5", 1.3), ("cifar10", "resnet_tiny", 2.2)]
)
def test_a_few_steps_teach_something(name, architecture, loss, images):
    dataset = get(name)
    graph = build(architecture, 10, dataset.shape).as_json()
    spec = TrainingSpec(graph=graph, dataset=name, recipe={"batch_size": 64, "train_images": 3_200}, until=50)
    points = [point for event in train(spec) if event["type"] == "metrics" for point in event["points"]]
    losses = [point["loss"] for point in points if point["split"] == "train"]
    assert losses[0] == pytest.approx(np.log(10), abs=0.5)
    assert np.mean(losses[-5:]) < loss


@pytest.fixture
def empty_store(tmp_path, monkeypatch):
    monkeypatch.setattr(store, "STORE", tmp_path / "store")
    return store.STORE


def test_a_changed_idx_file_is_refused(tmp_path):
    for name in IDX_FILES:
        (tmp_path / f"{name}.gz").write_bytes(gzip.compress(b"other"))
    with pytest.raises(ValueError, match="train-images-idx3-ubyte: expected sha256 0000"):
        read_idx_files(tmp_path, "seed", {"train-images-idx3-ubyte": "0000"})


def packing(content):
    """npm, as far as it is used: puts an archive where it is told to."""

    def npm(*arguments):
        folder = arguments[arguments.index("--pack-destination") + 1]
        Path(folder, "colours-1.0.0.tgz").write_bytes(content)

    return npm


def test_an_npm_package_is_taken_if_it_is_the_published_one(tmp_path):
    package = NpmPackage("colours", "1.0.0", hashlib.sha256(b"right").hexdigest())
    with pytest.raises(PackageFault, match=r"colours-1.0.0.tgz: expected sha256"):
        package.fetch(tmp_path, packing(b"wrong"))
    assert not [*tmp_path.iterdir()]
    package.fetch(tmp_path, packing(b"right"))
    package.fetch(tmp_path, packing(b"never asked for again"))
    assert (tmp_path / "package.tgz").read_bytes() == b"right"


def test_a_debian_package_needs_debian(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PackageFault, match="apt-get is not on this machine"):
        DebianPackage("dataset-squares", "usr").fetch(tmp_path, packing(b""))


def packaged(read, download=None):
    package = NpmPackage("colours", "1.0.0", hashlib.sha256(b"right").hexdigest())
    return replace(declared(), ingest=None, packaged=Packaged(package, read), download=download)


def test_what_was_fetched_is_stored_and_its_sources_are_gone(empty_store):
    dataset = packaged(lambda folder: {"train": squares(4), "val": squares(2)})
    assert obtaining._fetch_packaged(dataset, packing(b"right")) is None
    assert dataset.available()
    assert [*empty_store.rglob("*.tgz")] == []
    changed = replace(dataset, splits={"train": 3, "val": 3})
    assert not changed.available(), "it is declared otherwise than it was stored"


def test_a_package_that_cannot_be_read_is_said_and_thrown_away(empty_store):
    def read(folder):
        raise ValueError("not as it was published")

    dataset = packaged(read)
    assert obtaining._fetch_packaged(dataset, packing(b"right")) == "not as it was published"
    assert not dataset.available()
    assert [*empty_store.rglob("*.tgz")] == []


def test_without_the_package_the_authors_are_asked(empty_store, monkeypatch):
    monkeypatch.setattr(remote, "PAUSES", ())
    read = lambda folder: {"train": squares(4), "val": squares(2)}  # noqa: E731
    with file_server() as host:
        host.files["/squares.bin"] = b"squares"
        checksum = f"md5:{hashlib.md5(b'squares').hexdigest()}"
        there = Download((Remote(f"{host.url}/squares.bin", 7, checksum),), read)
        gone = Download((Remote(f"{host.url}/gone.bin", 7, checksum),), read)
        reason = obtaining._fetch_packaged(packaged(read, gone), packing(b"wrong"))
        assert "expected sha256" in reason
        assert "HTTP 404" in reason
        assert obtaining._fetch_packaged(packaged(read, there), packing(b"wrong")) is None
    assert packaged(read).available()
