"""A stranger's ZIP file, read without unpacking it: nothing is ever written under a name that stands in it.

What honest programs do not make is refused whole. D. Fifield, "A better zip bomb", WOOT 2019: files that share their
compressed bytes (section 3), which is why the places of all files are compared before one is read.
"""

from __future__ import annotations

import re
import stat
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812 - it is a class

from ...problems import Problem, Value, declare
from ...text import Text

MOST_FILES = 100_000
MOST_BYTES = 4 * 2**30
"""Of all files together, unpacked."""
LARGEST_FILE = 64 * 2**20
MOST_RATIO = 100
"""Unpacked to packed bytes, of all files together: pictures are packed already, and text comes to about ten."""
SMALL = 64 * 2**20
"""Bytes up to which the ratio does not matter."""

_LOCAL_HEADER = struct.Struct("<4s22xHH")
"""Of each file: a signature, what the directory says again, the lengths of name and extra field (APPNOTE 4.3.7)."""
_LOCAL_SIGNATURE = b"PK\x03\x04"
_ENCRYPTED = 0x1
_DRIVE = re.compile(r"[A-Za-z]:")

declare(
    "archive_unreadable",
    Text(
        "This is not a ZIP file, or it is damaged ({reason}). Pack the pictures again as a ZIP.",
        "Это не ZIP-архив, или он повреждён ({reason}). Упакуйте изображения в ZIP заново.",
    ),
)
declare(
    "archive_encrypted",
    Text(
        "The archive is protected by a password ({file}). Pack it without one.",
        "Архив защищён паролем ({file}). Упакуйте его без пароля.",
    ),
)
declare(
    "archive_compression",
    Text(
        "{file} is packed in a way that is not read here. Pack the archive as an ordinary ZIP (Deflate).",
        "{file} упакован способом, который здесь не читается. Упакуйте как обычный ZIP (Deflate).",
    ),
)
declare(
    "archive_path",
    Text(
        "The archive has a file outside its own folders: {file}. Archives like this are not opened.",
        "В архиве есть файл за пределами его папок: {file}. Такие архивы не открываются.",
    ),
)
declare(
    "archive_link",
    Text(
        "The archive has a link instead of a file: {file}. Put the picture itself there.",
        "В архиве вместо файла ссылка: {file}. Положите туда само изображение.",
    ),
)
declare(
    "archive_twice",
    Text(
        "The archive has two files called {file}. Pack it again.",
        "В архиве два файла с именем {file}. Упакуйте его заново.",
    ),
)
declare(
    "archive_overlap",
    Text(
        "Files in this archive share their bytes ({file}), as no honest archive's do. It is not opened.",
        "Файлы в этом архиве используют одни и те же байты ({file}): в обычных архивах так не бывает. Он не открыт.",
    ),
)
declare(
    "archive_too_many",
    Text(
        "The archive has more than {limit} files. Bring fewer pictures.",
        "В архиве больше {limit} файлов. Загрузите меньше изображений.",
    ),
)
declare(
    "archive_too_large",
    Text(
        "Unpacked, the archive is {received_bytes}; at most {limit_bytes} are taken. Bring fewer or smaller pictures.",
        "В распакованном виде архив занимает {received_bytes}, а принимается не больше {limit_bytes}. Загрузите меньше "
        "изображений или уменьшите их.",
    ),
)
declare(
    "archive_ratio",
    Text(
        "Unpacked, the archive is {received} times its size, as pictures never are (at most {limit}). It is refused.",
        "В распакованном виде архив больше в {received} раз: с изображениями так не бывает (не больше чем в {limit}). "
        "Он не открыт.",
    ),
)
declare(
    "file_too_large",
    Text(
        "It takes {received_bytes}; a file may take {limit_bytes} at most.",
        "Занимает {received_bytes}, а файл может быть не больше {limit_bytes}.",
    ),
)
declare("file_empty", Text("It is empty.", "Пустой файл."))
declare("file_damaged", Text("It is damaged in the archive.", "Повреждён в архиве."))


class UploadFault(Exception):
    """A file that is refused, as a whole or one picture of it; the ``problem`` says why."""

    def __init__(self, code: str, **params: Value) -> None:
        self.problem = Problem(code, params)
        super().__init__(self.problem.message("en"))


class Archive:
    """The files in a ZIP, by their paths in it. Made by `opened` alone, which has checked all of them."""

    def __init__(self, file: ZipFile, members: dict[str, ZipInfo]) -> None:
        self._file = file
        self._members = members

    @property
    def names(self) -> list[str]:
        """The paths of all files, with ``/`` between folders, in the archive's order."""
        return list(self._members)

    def read(self, name: str, limit: int = LARGEST_FILE) -> bytes:
        """The content of a file.

        Raises:
            UploadFault: ``file_too_large``, ``file_empty``, ``file_damaged``.
        """
        member = self._members[name]
        if member.file_size > limit:
            raise UploadFault("file_too_large", received_bytes=member.file_size, limit_bytes=limit)
        if member.file_size == 0:
            raise UploadFault("file_empty")
        try:
            with self._file.open(member) as source:
                return source.read(limit)  # never more than the size that was added up, whatever is in there
        except (BadZipFile, OSError, EOFError, ZlibError) as error:
            raise UploadFault("file_damaged") from error


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The archive at ``path``, if it is one that may be looked into.

    Raises:
        UploadFault: ``archive_…``.
    """
    try:
        file = ZipFile(path)
    except MemoryError as error:  # millions of empty files
        raise UploadFault("archive_too_many", limit=MOST_FILES) from error
    except (BadZipFile, LargeZipFile, OSError, EOFError, ValueError, NotImplementedError, struct.error) as error:
        raise UploadFault("archive_unreadable", reason=str(error)[:80]) from error
    with file:
        yield Archive(file, _checked(file))


def _checked(file: ZipFile) -> dict[str, ZipInfo]:
    """The files of an archive by their paths, folders left out, after everything that can be refused unread."""
    infos = file.infolist()
    if len(infos) > MOST_FILES:
        raise UploadFault("archive_too_many", limit=MOST_FILES)
    members: dict[str, ZipInfo] = {}
    for info in infos:
        name = info.filename.replace("\\", "/")  # some programs on Windows write it so
        _check_kind(info, name)
        if name.endswith("/"):
            continue
        if name in members:
            raise UploadFault("archive_twice", file=name)
        members[name] = info
    unpacked, packed = (sum(getattr(info, size) for info in infos) for size in ("file_size", "compress_size"))
    if unpacked > MOST_BYTES:
        raise UploadFault("archive_too_large", received_bytes=unpacked, limit_bytes=MOST_BYTES)
    if unpacked > SMALL and unpacked > MOST_RATIO * packed:
        raise UploadFault("archive_ratio", received=unpacked // max(packed, 1), limit=MOST_RATIO)
    _check_places(file, infos)
    return members


def _check_kind(info: ZipInfo, name: str) -> None:
    if name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/") or "\0" in info.orig_filename:
        raise UploadFault("archive_path", file=name[:200])
    if stat.S_IFMT(info.external_attr >> 16) not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise UploadFault("archive_link", file=name[:200])
    if info.flag_bits & _ENCRYPTED:
        raise UploadFault("archive_encrypted", file=name[:200])
    if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise UploadFault("archive_compression", file=name[:200])


def _check_places(file: ZipFile, infos: list[ZipInfo]) -> None:
    """Every file has bytes of its own, between its header and the next one's."""
    source = file.fp
    assert source is not None  # it is open
    ordered = sorted(infos, key=lambda info: info.header_offset)
    ends = [*(info.header_offset for info in ordered), file.start_dir][1:]
    for info, end in zip(ordered, ends, strict=True):
        source.seek(info.header_offset)
        header = source.read(_LOCAL_HEADER.size)
        if len(header) < _LOCAL_HEADER.size or header[:4] != _LOCAL_SIGNATURE:
            raise UploadFault("archive_unreadable", reason=info.filename[:80])
        _, name, extra = _LOCAL_HEADER.unpack(header)
        if info.header_offset + _LOCAL_HEADER.size + name + extra + info.compress_size > end:
            raise UploadFault("archive_overlap", file=info.filename[:200])
