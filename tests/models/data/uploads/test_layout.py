"""What the files of an archive mean, however people arrange them and whatever wrote the table."""

from __future__ import annotations

import pytest

from models.data.uploads.archive import UploadFault
from models.data.uploads.layout import Layout, lay_out


def arranged(names: list[str], tables: dict[str, bytes] | None = None) -> Layout:
    """The layout of an archive with these files."""
    tables = tables or {}
    return lay_out([*names, *tables], tables.__getitem__)


def told(layout: Layout) -> list[tuple[str, str, str | None]]:
    """Name, class and part of each picture."""
    return [(entry.name, entry.title, entry.split) for entry in layout.entries]


@pytest.mark.parametrize("above", ["", "pets/", "a/b/"])
def test_folders_are_classes_whatever_wraps_them(above):
    names = [f"{above}cat/1.png", f"{above}cat/deep/2.JPG", f"{above}dog/1.webp"]
    layout = arranged([*names, f"{above}readme.txt", "__MACOSX/cat/._1.png", f"{above}cat/.hidden.png"])
    assert told(layout) == [(names[0], "cat", None), (names[1], "cat", None), (names[2], "dog", None)]
    assert (layout.how, layout.ignored) == ("folders", 3)


@pytest.mark.parametrize("above", ["", "data/"])
def test_folders_of_parts(above):
    layout = arranged([f"{above}{part}/{title}/1.png" for part in ("Train", "valid", "test") for title in "ab"])
    assert {entry.split for entry in layout.entries} == {"train", "val", "test"}
    assert layout.classes == ["a", "b"]


def test_only_a_train_folder_is_still_a_part():
    layout = arranged(["train/a/1.png", "train/b/1.png"])
    assert told(layout) == [("train/a/1.png", "a", "train"), ("train/b/1.png", "b", "train")]


def test_numbers_are_in_their_order():
    assert arranged([f"{digit}/1.png" for digit in ("10", "9", "2", "b", "A")]).classes == ["2", "9", "10", "A", "b"]


PICTURES = ["images/1.png", "images/2.png", "images/3.png"]
ROWS = [("1.png", "кошка"), ("2.png", "собака"), ("3.png", "кошка")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("head", [None, ("file", "label"), ("картинка", "метка")])
def test_tables_as_programs_write_them(encoding, delimiter, head):
    rows = [*([head] if head else []), *ROWS]
    table = "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)
    layout = arranged(PICTURES, {"labels.csv": table})
    assert [entry.title for entry in layout.entries] == ["кошка", "собака", "кошка"]
    assert (layout.how, layout.ignored, layout.broken) == ("table", 0, [])


def test_columns_are_found_by_their_names_and_by_what_is_in_them():
    table = b"id,breed,label,split\n7,x,cat,train\n8,y,dog,test\n9,z,cat,validation\n"
    layout = arranged(["a/7.jpg", "a/8.jpg", "a/9.jpg"], {"a/all.csv": table})  # names without their ending
    assert told(layout) == [("a/7.jpg", "cat", "train"), ("a/8.jpg", "dog", "test"), ("a/9.jpg", "cat", "val")]


def test_a_table_for_each_part():
    tables = {"train.csv": b"1.png,a\n2.png,b\n", "test.csv": b"3.png,a\n"}
    assert [entry.split for entry in arranged(PICTURES, tables).entries] == ["train", "train", "test"]


def test_rows_that_mean_nothing_are_told():
    table = b"file,label\n1.png,a\n1.png,b\n2.png,\n3.png,b\nmissing.png,a\n"
    layout = arranged([*PICTURES, "images/unlabelled.png"], {"labels.csv": table})
    assert [(name, problem.code) for name, problem in layout.broken] == [
        ("images/1.png", "row_again"),
        ("images/2.png", "row_without_label"),
        ("missing.png", "row_without_picture"),
    ]
    assert layout.ignored == 1


def test_a_name_that_means_two_pictures_means_neither():
    layout = arranged(["a/1.png", "b/1.png", "b/2.png"], {"labels.csv": b"file,label\n1.png,x\na/1.png,x\n2.png,y\n"})
    assert [entry.name for entry in layout.entries] == ["a/1.png", "b/2.png"]


def test_a_table_of_something_else_leaves_the_folders():
    assert arranged(["a/1.png", "b/1.png"], {"prices.csv": b"x,1\ny,2\n"}).how == "folders"


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ([], "upload_no_pictures"),
        (["notes.txt"], "upload_no_pictures"),
        (["1.png", "2.png"], "upload_no_classes"),
        (["cat/1.png", "cat/2.png"], "upload_one_class"),
        ([f"{number}/1.png" for number in range(1_001)], "upload_too_many_classes"),
    ],
)
def test_what_makes_no_data_set(names, code):
    with pytest.raises(UploadFault) as fault:
        arranged(names)
    assert fault.value.problem.code == code
