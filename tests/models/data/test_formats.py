"""The published forms of the data sets, written small by other hands than those that read them."""

from __future__ import annotations

import gzip
import io
import struct
import tarfile
import zipfile

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from PIL import Image as Pillow
from scipy.io import savemat

from models.data import cifar, cifar100, emnist_letters, imagenette, kmnist, quickdraw, stl10, svhn
from models.data.matlab import read_matrices
from models.data.published import IDX_FILES


def noise(*shape):
    return np.random.default_rng(0).integers(0, 256, shape, np.uint8)


def idx(array):
    header = bytes([0, 0, 8, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape)
    return gzip.compress(header + array.tobytes(), compresslevel=1)


def tar_of(path, members):
    with tarfile.open(path, "w:gz", compresslevel=1) as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))


@given(
    st.dictionaries(
        st.from_regex(r"[A-Za-z][A-Za-z0-9_]{0,9}", fullmatch=True),
        arrays.arrays(np.uint8, arrays.array_shapes(min_dims=2, max_dims=4, max_side=5)),
        min_size=1,
        max_size=3,
    ),
    st.booleans(),
)
def test_matlab_files_are_read_as_scipy_writes_them(matrices, compressed):
    file = io.BytesIO()
    savemat(file, matrices, do_compression=compressed)
    found = read_matrices(file.getvalue())
    assert found.keys() == matrices.keys()
    for name, matrix in matrices.items():
        np.testing.assert_array_equal(found[name], matrix)


@pytest.mark.parametrize("cut", [0, 100, 127, 130, 160, -1])
def test_no_matlab_file_is_refused(cut):
    file = io.BytesIO()
    savemat(file, {"X": noise(4, 4)}, do_compression=True)
    with pytest.raises(ValueError, match="expected"):
        read_matrices(file.getvalue()[:cut])


def test_matlab_matrices_of_other_numbers_are_refused():
    file = io.BytesIO()
    savemat(file, {"X": np.zeros((2, 2))})
    with pytest.raises(ValueError, match="unsigned bytes"):
        read_matrices(file.getvalue())


def test_house_numbers(tmp_path, monkeypatch):
    pixels, digits = noise(32, 32, 3, 6000), np.arange(6000) % 10
    for file in (svhn.TRAIN, svhn.TEST):
        labels = np.where(digits == 0, 10, digits).astype(np.uint8)[:, None]
        savemat(tmp_path / file.file, {"X": pixels, "y": labels}, do_compression=True)
    splits = svhn.read(tmp_path)
    assert {split: len(images) for split, images in splits.items()} == {"train": 1000, "val": 5000, "test": 6000}
    np.testing.assert_array_equal(splits["test"].images[7], pixels[..., 7].transpose(2, 0, 1))
    np.testing.assert_array_equal(splits["test"].labels, digits)


def test_records_of_cifar():
    pixels = noise(3, 3072)
    coarse, fine = np.array([[1], [2], [3]], np.uint8), np.array([[97], [98], [99]], np.uint8)
    content = np.concatenate([coarse, fine, pixels], axis=1).tobytes()
    images = cifar.read_records(content, labels=2)
    assert images.labels.tolist() == [97, 98, 99]
    np.testing.assert_array_equal(images.images.reshape(3, -1), pixels)
    with pytest.raises(ValueError, match="records of 3074 bytes"):
        cifar.read_records(content[:-1], labels=2)


def test_cifar100_takes_the_fine_labels(tmp_path):
    records = np.concatenate([np.zeros((5100, 1)), np.arange(5100)[:, None] % 100, noise(5100, 3072)], axis=1)
    content = records.astype(np.uint8).tobytes()
    tar_of(tmp_path / cifar100.ARCHIVE.file, {f"cifar-100-binary/{part}.bin": content for part in ("train", "test")})
    splits = cifar100.read(tmp_path)
    assert len(splits["train"]) == 100
    assert splits["test"].labels[:3].tolist() == [0, 1, 2]


def test_names_of_cifar100_are_in_order():
    english = [line.partition("\t")[0] for line in cifar100.NAMES]
    assert english == sorted(english)
    assert (len(english), english[0], english[41], english[99]) == (100, "apple", "lawn mower", "worm")


def test_kuzushiji(tmp_path):
    images, labels = noise(5010, 28, 28), (np.arange(5010) % 10).astype(np.uint8)
    for name in IDX_FILES:
        (tmp_path / f"{name}.gz").write_bytes(idx(images if "images" in name else labels))
    splits = kmnist.read(tmp_path)
    assert len(splits["train"]) == 10
    np.testing.assert_array_equal(splits["test"].images[3, 0], images[3])


def test_letters_stand_upright_and_begin_at_zero(tmp_path):
    upright, labels = noise(10_500, 28, 28), (np.arange(10_500) % 26 + 1).astype(np.uint8)
    with zipfile.ZipFile(tmp_path / emnist_letters.ARCHIVE.file, "w") as archive:
        for part in ("train", "test"):
            archive.writestr(f"gzip/emnist-letters-{part}-images-idx3-ubyte.gz", idx(upright.transpose(0, 2, 1)))
            archive.writestr(f"gzip/emnist-letters-{part}-labels-idx1-ubyte.gz", idx(labels))
    splits = emnist_letters.read(tmp_path)
    np.testing.assert_array_equal(splits["test"].images[5, 0], upright[5])
    assert splits["test"].labels[:2].tolist() == [0, 1]


def test_stl10_is_written_by_columns(tmp_path):
    upright, labels = noise(510, 3, 96, 96), (np.arange(510) % 10 + 1).astype(np.uint8)
    members = {
        f"stl10_binary/{part}_{kind}.bin": content.tobytes()
        for part in ("train", "test")
        for kind, content in (("X", upright.transpose(0, 1, 3, 2)), ("y", labels))
    }
    tar_of(tmp_path / stl10.ARCHIVE.file, {**members, "stl10_binary/unlabeled_X.bin": b"large"})
    splits = stl10.read(tmp_path)
    np.testing.assert_array_equal(splits["test"].images[4], upright[4])
    assert splits["test"].labels[:2].tolist() == [0, 1]


def test_photos_of_imagenette_are_cut_to_squares(tmp_path):
    def photo(colour, size=(213, 160), mode="RGB"):
        buffer = io.BytesIO()
        Pillow.new("RGB", size, colour).convert(mode).save(buffer, "JPEG")
        return buffer.getvalue()

    red = [f"imagenette2-160/train/n01440764/n01440764_{number}.JPEG" for number in range(480)]
    small = photo("red", (8, 6))
    grey = {"imagenette2-160/train/n03888257/n03888257_1.JPEG": photo("grey", (160, 213), "L")}
    tested = {"imagenette2-160/val/n02102040/ILSVRC2012_val_1.JPEG": photo("blue")}
    noted = {"imagenette2-160/noisy_imagenette.csv": b"path,noisy_labels_0"}
    tar_of(tmp_path / imagenette.ARCHIVE.file, {**noted, **grey, **dict.fromkeys(red, small), **tested})
    splits = imagenette.read(tmp_path)
    assert {split: len(images) for split, images in splits.items()} == {"train": 12, "val": 469, "test": 1}
    assert splits["test"].images.shape == (1, 3, 128, 128)
    assert splits["test"].images[0, 2].min() > 200
    assert splits["test"].labels.tolist() == [1]
    assert {*splits["train"].labels, *splits["val"].labels} == {0, 9}


def test_sketches_are_the_beginnings_of_files_of_numpy(tmp_path):
    drawn = noise(6001, 784)
    buffer = io.BytesIO()
    np.save(buffer, drawn)
    for text in quickdraw.CATEGORIES:
        (tmp_path / f"{text.en}.npy").write_bytes(buffer.getvalue()[: quickdraw.remote(text.en).bytes])
    splits = quickdraw.read(tmp_path)
    assert splits["val"].images.shape == (10_000, 1, 28, 28)
    np.testing.assert_array_equal(splits["val"].images[500].ravel(), drawn[4500])
    assert np.bincount(splits["test"].labels).tolist() == [1000] * 20
    assert quickdraw.remote("ice cream").url.endswith("/ice%20cream.npy")


@pytest.mark.parametrize(
    "wrong", [np.zeros((6000, 783), np.uint8), np.zeros((10, 784), np.uint8), np.zeros((6000, 784))]
)
def test_other_files_of_numpy_are_refused(tmp_path, wrong):
    np.save(tmp_path / "airplane.npy", wrong)
    with pytest.raises(ValueError, match="expected 6000 rows of 784 bytes"):
        quickdraw.read(tmp_path)
