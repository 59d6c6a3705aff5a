"""An older database is copied before it is changed, keeps what it has, and a newer one is left alone."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from server.store import Store
from server.store.upgrading import COPIES, DatabaseUnusableError, copy_if_older, forget_copies, migrations

OWNER = "a" * 64
REVISIONS = [each.revision for each in ScriptDirectory.from_config(migrations()).walk_revisions()]
"""The newest first."""


@pytest.fixture
def file(tmp_path):
    (tmp_path / "blobs").mkdir()
    return tmp_path / "svertka.sqlite"


def url(file):
    return f"sqlite+aiosqlite:///{file}"


def make(file, revision):
    """A database as the version of a revision left it, with somebody's project."""
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        config = migrations()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.exec_driver_sql("INSERT INTO identities (id, created) VALUES (?, '2026')", (OWNER,))
        connection.exec_driver_sql(
            "INSERT INTO projects (id, owner, revision, document, created, updated) "
            """VALUES ('work', ?, 7, '{"title": "Сеть"}', '2026', '2026')""",
            (OWNER,),
        )
    engine.dispose()


def ask(file, query):
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(query).fetchall()


@pytest.mark.parametrize("revision", REVISIONS[1:])
async def test_a_database_of_any_age_is_copied_and_keeps_what_it_has(file, revision):
    make(file, revision)
    store = await Store.open(url(file), file.parent / "blobs")
    project = await store.projects.get("work")
    await store.close()
    assert (project.document, project.revision, project.owner) == ({"title": "Сеть"}, 7, OWNER)
    assert ask(file, "PRAGMA foreign_key_check") == []
    (copy,) = (file.parent / COPIES).iterdir()
    assert revision in copy.name
    assert ask(copy, "SELECT version_num FROM alembic_version") == [(revision,)]
    assert ask(copy, "SELECT revision FROM projects") == [(7,)]


async def test_one_that_is_new_or_up_to_date_is_not_copied(file):
    for _ in range(2):
        await (await Store.open(url(file), file.parent / "blobs")).close()
    assert not (file.parent / COPIES).exists()


async def test_an_upgrade_that_fails_changes_nothing(file):
    make(file, REVISIONS[-1])
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE datasets (id)")  # in the way of a later migration
    with pytest.raises(Exception, match="datasets already exists"):
        await Store.open(url(file), file.parent / "blobs")
    assert ask(file, "SELECT version_num FROM alembic_version") == [(REVISIONS[-1],)]
    assert ask(file, "SELECT name FROM sqlite_master WHERE name = 'blocks'") == []
    assert ask(file, "SELECT id FROM projects") == [("work",)]


def test_what_was_written_last_is_in_the_copy(file):
    """What a killed server wrote lies beside the file, in its write-ahead log."""
    make(file, REVISIONS[-1])
    with closing(sqlite3.connect(file)) as killed:
        killed.execute("PRAGMA journal_mode = WAL")
        killed.execute("UPDATE projects SET revision = 8")
        killed.commit()
        assert ask(copy_if_older(url(file)), "SELECT revision FROM projects") == [(8,)]


def test_a_newer_one_is_refused_in_words(file):
    make(file, "head")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = file.read_bytes()
    done = subprocess.run(
        [sys.executable, "-m", "server", "--port", "0", "--data", str(file.parent)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "made by a newer version (its revision is 9999" in done.stderr
    assert "Traceback" not in done.stderr
    assert file.read_bytes() == before


def test_what_is_no_database_is_said(file):
    file.write_bytes(b"something else" * 100)
    with pytest.raises(DatabaseUnusableError, match="not a database"):
        copy_if_older(url(file))


def test_old_copies_go(file):
    make(file, REVISIONS[-1])
    copy = copy_if_older(url(file))
    forget_copies(url(file), days=30)
    assert copy.exists()
    os.utime(copy, (0, 0))
    forget_copies(url(file), days=30)
    assert not copy.exists()


async def test_no_copy_is_left_of_what_is_erased(file):
    make(file, REVISIONS[-1])
    store = await Store.open(url(file), file.parent / "blobs")
    (copy,) = (file.parent / COPIES).iterdir()
    await store.database.forget_copies(0)
    await store.close()
    assert not copy.exists()
