"""The tables of contests: homework with a hidden test, and what was handed in."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Boolean, Column, Float, ForeignKey, Index, Integer, String, Table

from .tables import METADATA

CONTESTS = Table(
    "contests",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("room", String(32), ForeignKey("rooms.id"), nullable=False, index=True),
    Column("title", String(200), nullable=False),
    Column("text", String(4000), nullable=False),
    Column("dataset", String(64), nullable=False),
    Column("images", Integer, nullable=False),
    Column("seed", String(32), nullable=False),
    Column("parameters", BigInteger, nullable=False),
    Column("minutes", Float, nullable=False),
    Column("per_hour", Integer, nullable=False),
    Column("hidden", Boolean, nullable=False),
    Column("closed", Boolean, nullable=False),
    Column("created", String(32), nullable=False),
)
"""Tasks of a room. `images` of the data set's test images decide, drawn by the secret `seed`; a network has at most so
many `parameters` and `minutes` of training; `hidden` keeps the leaderboard from students, `closed` takes no more."""

HANDINS = Table(
    "handins",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("contest", String(32), ForeignKey("contests.id"), nullable=False),
    Column("member", String(32), ForeignKey("members.id"), nullable=False, index=True),
    Column("run", String(32), nullable=False),
    Column("step", Integer, nullable=False),
    Column("graph", JSON, nullable=False),
    Column("weights", String(64), nullable=False),
    Column("parameters", BigInteger, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("state", String(8), nullable=False),
    Column("f1", Float),
    Column("problem", JSON(none_as_null=True)),
    Column("created", String(32), nullable=False),
    Index("uq_handins_contest", "contest", "member", "run", "step", unique=True),
)
"""Networks as they were handed in: `graph` and the blob `weights` are copies, whatever becomes of the `run`.

`state` is `waiting`, `judged` with the macro F1 `f1`, or `refused` with a `problem`; nothing else ever changes.
"""
