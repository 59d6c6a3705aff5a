"""The tables. Times are ISO 8601 in UTC, which sorts as text; documents are JSON text, read and replaced whole."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
)

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

IDENTITIES = Table(
    "identities",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("created", String(32), nullable=False),
    Column("same_as", String(64), ForeignKey("identities.id"), index=True),
)
"""Browsers, by the SHA-256 of their cookie's token in hexadecimal; the token itself is nowhere.

`same_as` is the identity that a person's further browsers stand for; what somebody owns is always under that one.
"""

PROJECTS = Table(
    "projects",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("owner", String(64), ForeignKey("identities.id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("document", JSON, nullable=False),
    Column("weights", String(64)),
    Column("run", String(32)),
    Column("created", String(32), nullable=False),
    Column("updated", String(32), nullable=False),
    Column("deleted", String(32)),
    Column("origin", JSON(none_as_null=True)),
    Index(None, "owner", "updated"),
)
"""`run` is the run shown with the project, null after a reset; `weights` the blob a project starts from; `origin`
`{title, accuracy}` of the project that these were copied from, as it was then."""

RUNS = Table(
    "runs",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("project", String(32), ForeignKey("projects.id"), nullable=False, index=True),
    Column("state", String(16), nullable=False, index=True),
    Column("fingerprint", String(64), nullable=False),
    Column("graph", JSON, nullable=False),
    Column("dataset", String(64), nullable=False),
    Column("task", String(64), nullable=False),
    Column("recipe", JSON, nullable=False),
    Column("recipe_now", JSON, nullable=False),
    Column("position", Integer),
    Column("waiting", JSON(none_as_null=True)),
    Column("initial", JSON, nullable=False),
    Column("until", Integer),
    Column("step", Integer, nullable=False),
    Column("steps", Integer),
    Column("epoch_steps", Integer),
    Column("epoch", Integer, nullable=False),
    Column("device", JSON(none_as_null=True)),
    Column("reason", JSON(none_as_null=True)),
    Column("carried", JSON(none_as_null=True)),
    Column("accuracy", Float),
    Column("validation_accuracy", Float),
    Column("images_per_second", Float),
    Column("overhead", Float),
    Column("created", String(32), nullable=False),
    Column("title", String(200)),
    Column("note", String(4000)),
    Column("deleted", String(32)),
    Column("parent", String(32)),
    Column("parent_step", Integer),
    Column("series", String(32), ForeignKey("series.id"), index=True),
    Column("variant", JSON(none_as_null=True)),
    Column("seconds", Float),
    Column("computed", Float),
    Column("trained_parameters", BigInteger),
    Column("gait", String(8)),
    Column("halted", String(32)),
)
"""Trainings of frozen copies.

`recipe` is what it was started with, `recipe_now` what changes made of it; `position` its place in the line, `waiting`
`{seconds, because}`, how long that takes and for what (`jobs.runner.Because`); `initial` are paths of weights below the
data directory, best first; `until` the steps it was extended to. `parent` is the run that it was forked from (at
`parent_step`) or repeats; `variant` says what it is in its series; `seconds` were spent on training, `computed` are
those that it had a processor or card to itself; `gait` is how it goes on, see `jobs.runner.Gait`;
`halted` the room whose teacher has paused it, until it goes on.
"""

USAGE = Table(
    "usage",
    METADATA,
    Column("identity", String(64), ForeignKey("identities.id"), primary_key=True),
    Column("hour", Integer, primary_key=True, autoincrement=False),
    Column("seconds", Float, nullable=False),
    sqlite_with_rowid=False,
)
"""Seconds that somebody's runs computed, by the hour since the epoch."""

SERIES = Table(
    "series",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("project", String(32), ForeignKey("projects.id"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("title", String(200), nullable=False),
    Column("plan", JSON, nullable=False),
    Column("created", String(32), nullable=False),
    Column("deleted", String(32)),
)
"""Several runs of one project that are to be compared; `plan` is what was asked for."""

SNAPSHOTS = Table(
    "snapshots",
    METADATA,
    Column("run", String(32), ForeignKey("runs.id"), primary_key=True),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("epoch", Integer, nullable=False),
    Column("file", String(255), nullable=False),
    Column("kept", Boolean, nullable=False),
    sqlite_with_rowid=False,
)
"""Resumable weights on disk; of those that are not kept only the newest exists."""

POINTS = Table(
    "points",
    METADATA,
    Column("run", String(32), ForeignKey("runs.id"), primary_key=True),
    Column("split", String(8), primary_key=True),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, nullable=False),
    Column("point", JSON, nullable=False),
    Index(None, "run", "seq"),
    sqlite_with_rowid=False,
)
"""Metrics; JSON keeps every bit of a double. `seq` grows over all runs, so that one number tells what a page has."""

SIGNALS = Table(
    "signals",
    METADATA,
    Column("run", String(32), ForeignKey("runs.id"), primary_key=True),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("signals", JSON, nullable=False),
    sqlite_with_rowid=False,
)
"""What was measured inside the layers of a run at some of its steps."""

RESULTS = Table(
    "results",
    METADATA,
    Column("run", String(32), ForeignKey("runs.id"), primary_key=True),
    Column("split", String(8), primary_key=True),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("augmented", Boolean, primary_key=True),
    Column("summary", JSON, nullable=False),
    Column("file", String(255), nullable=False),
    Column("created", String(32), nullable=False),
    sqlite_with_rowid=False,
)
"""How a snapshot answered a whole split: measures, and the file of its answers image by image; `augmented` when each is
a mean over views of the image."""

CHANGES = Table(
    "changes",
    METADATA,
    Column("run", String(32), ForeignKey("runs.id"), primary_key=True),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("values", JSON, nullable=False),
    sqlite_with_rowid=False,
)
"""The journal of what was changed during a run, by the step before which it took effect: a resumed run repeats it."""

DATASETS = Table(
    "datasets",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("owner", String(64), ForeignKey("identities.id"), nullable=False),
    Column("images", Integer, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("created", String(32), nullable=False),
    Column("deleted", String(32)),
    Index(None, "owner", "created"),
)
"""Data sets that people brought: whose they are. All else stands beside their arrays, see `models.data.brought`."""

BLOCKS = Table(
    "blocks",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("owner", String(64), ForeignKey("identities.id"), nullable=False),
    Column("title", String(200), nullable=False),
    Column("part", JSON, nullable=False),
    Column("created", String(32), nullable=False),
    Column("updated", String(32), nullable=False),
    Column("deleted", String(32)),
    Index(None, "owner", "created"),
)
"""Parts of networks that somebody saved to use again; `part` is a graph's document."""

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


def new_id() -> str:
    """An unguessable id of 80 bits, free of look-alike characters."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(16))


def now() -> str:
    """The present as it is stored."""
    return ago(timedelta())


def ago(time: timedelta) -> str:
    """A moment in the past as it is stored."""
    return (datetime.now(UTC) - time).isoformat(timespec="milliseconds").replace("+00:00", "Z")
