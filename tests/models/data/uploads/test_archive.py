"""Hostile archives are refused in one sentence, before anything in them is unpacked; honest ones are read."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

from models.data.uploads import archive as archives
from models.data.uploads.archive import UploadFault, opened
from tests.models.data.uploads.archives import archive, folders, overlapping


def refusal(path: Path) -> str:
    """Why an archive is not opened."""
    with pytest.raises(UploadFault) as fault, opened(path):
        pass
    assert fault.value.problem.message("en")
    assert fault.value.problem.message("ru")
    return fault.value.problem.code


def test_an_honest_archive_is_read(tmp_path):
    files = folders(2)
    with opened(archive(tmp_path / "a.zip", {**files, "pets/": b""})) as found:
        assert found.names == list(files)
        assert all(found.read(name) == content for name, content in files.items())


def test_an_archive_with_nothing_in_it(tmp_path):
    with opened(archive(tmp_path / "a.zip", {})) as found:
        assert found.names == []


@pytest.mark.parametrize("name", ["../evil.png", "/etc/evil.png", "C:\\evil.png", "a\\..\\..\\evil.png", "a/../b.png"])
def test_paths_that_lead_outside(tmp_path, name):
    assert refusal(archive(tmp_path / "a.zip", {name: b"x"})) == "archive_path"


def test_symbolic_links(tmp_path):
    link = zipfile.ZipInfo("cat/1.png")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as target:
        target.writestr(link, "/etc/passwd")
    assert refusal(tmp_path / "a.zip") == "archive_link"


def test_files_that_share_their_bytes(tmp_path):
    with zipfile.ZipFile(overlapping(tmp_path / "a.zip")) as found:
        assert len(found.infolist()) == 10  # which other programs open
    assert refusal(tmp_path / "a.zip") == "archive_overlap"


def test_more_than_packed_pictures_can_be(tmp_path):
    zeros = {f"a/{number}.bmp": bytes(24 * 2**20) for number in range(3)}
    assert refusal(archive(tmp_path / "a.zip", zeros)) == "archive_ratio"


def test_too_much_and_too_many(tmp_path, monkeypatch):
    path = archive(tmp_path / "a.zip", folders(5))
    monkeypatch.setattr(archives, "MOST_BYTES", 100)
    assert refusal(path) == "archive_too_large"
    monkeypatch.setattr(archives, "MOST_FILES", 9)
    assert refusal(path) == "archive_too_many"


def test_a_password(tmp_path):
    path = archive(tmp_path / "a.zip", {"a/1.png": b"secret"}, zipfile.ZIP_STORED)
    content = bytearray(path.read_bytes())
    content[6] |= 1  # the flags of the local header, and those of the directory
    content[content.index(b"PK\1\2") + 8] |= 1
    path.write_bytes(content)
    assert refusal(path) == "archive_encrypted"


def test_the_same_name_twice(tmp_path):
    path = archive(tmp_path / "a.zip", {"a/1.png": b"one", "a/2.png": b"two"})
    path.write_bytes(path.read_bytes().replace(b"a/2.png", b"a/1.png"))
    assert refusal(path) == "archive_twice"


def test_another_compression(tmp_path):
    assert refusal(archive(tmp_path / "a.zip", {"a/1.png": b"x" * 99}, zipfile.ZIP_LZMA)) == "archive_compression"


def test_what_is_cut_off_or_no_archive(tmp_path):
    whole = archive(tmp_path / "a.zip", folders(3)).read_bytes()
    for content in (whole[: len(whole) // 2], b"", b"Rar!" + bytes(100)):
        (tmp_path / "b.zip").write_bytes(content)
        assert refusal(tmp_path / "b.zip") == "archive_unreadable"


def test_a_file_is_never_read_beyond_its_size_and_a_damaged_one_is_told(tmp_path):
    path = archive(
        tmp_path / "a.zip", {"a/1.png": b"abcdefgh", "a/2.png": b"", "a/3.png": bytes(100)}, zipfile.ZIP_STORED
    )
    content = path.read_bytes().replace(b"abcdefgh", b"abcdefgX")
    path.write_bytes(content)
    with opened(path) as found:
        for name, code in (("a/1.png", "file_damaged"), ("a/2.png", "file_empty"), ("a/3.png", "file_too_large")):
            with pytest.raises(UploadFault) as fault:
                found.read(name, limit=50)
            assert fault.value.problem.code == code
