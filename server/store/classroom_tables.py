"""The tables of classes: rooms, their members, and who teaches."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, String, Table

from .tables import METADATA

ROOMS = Table(
    "rooms",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("title", String(200), nullable=False),
    Column("code", String(6), unique=True),
    Column("locked", Boolean, nullable=False),
    Column("waiting_room", Boolean, nullable=False),
    Column("quiet", Boolean, nullable=False),
    Column("created", String(32), nullable=False),
    Column("ended", String(32)),
)
"""Classes. `code` lets people in and is null once a room has ended; `locked` lets nobody new in; with `waiting_room`
whoever is new waits for a teacher to admit them; while it is `quiet` students start no trainings."""

MEMBERS = Table(
    "members",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("room", String(32), ForeignKey("rooms.id"), nullable=False),
    Column("identity", String(64), ForeignKey("identities.id"), nullable=False, index=True),
    Column("nickname", String(64), nullable=False),
    Column("skeleton", String(200), nullable=False),
    Column("phrase", String(64), nullable=False),
    Column("state", String(8), nullable=False),
    Column("hand", String(32)),
    Column("joined", String(32), nullable=False),
    Index("uq_members_room_identity", "room", "identity", unique=True),
    Index("uq_members_room_skeleton", "room", "skeleton", unique=True),
    Index("uq_members_room_phrase", "room", "phrase", unique=True),
)
"""Students in rooms. `state` is `waiting`, `in`, `left` or `kicked`; `skeleton` is what the nickname looks like, so
that no two look alike; `phrase` the hash of the words that let them in from another device; `hand` when it was
raised."""

PASSWORDS = Table(
    "passwords",
    METADATA,
    Column("role", String(16), primary_key=True),
    Column("hash", String(200), nullable=False),
    Column("changed", String(32), nullable=False),
)
"""The server's passwords as argon2id hashes: there is one, of the role `teacher`."""

SESSIONS = Table(
    "sessions",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("identity", String(64), nullable=False),
    Column("created", String(32), nullable=False),
    Column("used", String(32), nullable=False),
)
"""Teachers who are logged in, by the SHA-256 of their session cookie's token; `identity` is the browser's."""
