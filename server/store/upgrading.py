"""Before an older database is brought up to date it is copied; one that a newer version made is refused in words."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.engine import make_url

MIGRATIONS = Path(__file__).parent / "migrations"
COPIES = "backups"
"""The folder beside the database that the copies are in."""

log = structlog.get_logger(__name__)


class DatabaseUnusableError(RuntimeError):
    """A database that must not be touched, or cannot be kept safe; the message says why, and what helps."""


def migrations() -> Config:
    """Alembic's configuration: where the migrations are."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def copy_if_older(url: str) -> Path | None:
    """Copies the database at ``url`` if it is about to be changed; the copy's file. Blocks on the disk.

    For SQLite's files. A database on a server of its own is copied by that server's tools.

    Raises:
        DatabaseUnusableError: a newer version has worked with it, it is no database, or there is no room for the copy.
            Nothing was changed.
    """
    file = _file(url)
    if file is None or not file.exists():
        return None
    try:
        with closing(sqlite3.connect(file)) as connection:
            revision = _revision(connection)
            if revision is None or not _is_older(revision, file):
                return None
            copy = _copy(connection, file, revision)
    except (sqlite3.Error, OSError) as error:
        raise DatabaseUnusableError(
            f"the database {file} cannot be copied before it is brought up to date ({error}): make room on the disk, "
            f"or put back a copy from {file.parent / COPIES}"
        ) from error
    log.info("the database is copied before it is brought up to date", revision=revision, copy=str(copy))
    return copy


def forget_copies(url: str, days: int) -> None:
    """Deletes copies older than so many days, 0 for all: what was erased since is still in them."""
    file = _file(url)
    if file is None:
        return
    before = (datetime.now(UTC) - timedelta(days=days)).timestamp()
    for copy in (file.parent / COPIES).glob("*.sqlite"):
        if days == 0 or copy.stat().st_mtime < before:
            copy.unlink()


def _file(url: str) -> Path | None:
    parts = make_url(url)
    is_file = parts.get_backend_name() == "sqlite" and parts.database and parts.database != ":memory:"
    return Path(parts.database) if is_file and parts.database else None


def _revision(connection: sqlite3.Connection) -> str | None:
    """What the database was last brought up to; None for one that was only just made."""
    if not connection.execute("SELECT name FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


def _is_older(revision: str, file: Path) -> bool:
    """Whether migrations wait for a database of this revision."""
    script = ScriptDirectory.from_config(migrations())
    newest = script.get_current_head()
    if revision not in {each.revision for each in script.walk_revisions()}:
        raise DatabaseUnusableError(
            f"the database {file} was made by a newer version (its revision is {revision}, the newest known here is "
            f"{newest}): start that version, or put back a copy from {file.parent / COPIES}"
        )
    return revision != newest


def _copy(connection: sqlite3.Connection, file: Path, revision: str) -> Path:
    """A whole copy, which appears by one rename: half of one is never taken for a backup."""
    folder = file.parent / COPIES
    folder.mkdir(mode=0o700, exist_ok=True)
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    copy = folder / f"{file.stem}-{revision}-{moment}.sqlite"
    begun = copy.with_suffix(".part")
    try:
        with closing(sqlite3.connect(begun)) as target:
            connection.backup(target)
        return begun.rename(copy)
    finally:
        begun.unlink(missing_ok=True)
