"""Tables of what people do together: partners on one project, comments on its layers, what a teacher handed out."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Index, String, Table, UniqueConstraint

from .tables import METADATA

PARTNERS = Table(
    "partners",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("project", String(32), ForeignKey("projects.id"), nullable=False),
    Column("identity", String(64), ForeignKey("identities.id"), nullable=False, index=True),
    Column("joined", String(32), nullable=False),
    UniqueConstraint("project", "identity"),
)
"""Who builds on a project beside its owner; `id` names them to others, who never learn an identity."""

INVITATIONS = Table(
    "invitations",
    METADATA,
    Column("project", String(32), ForeignKey("projects.id"), primary_key=True),
    Column("code", String(16), nullable=False, unique=True),
    Column("created", String(32), nullable=False),
)
"""The code that makes whoever types it a partner: one for a project, used once."""

COMMENTS = Table(
    "comments",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("project", String(32), ForeignKey("projects.id"), nullable=False),
    Column("node", String(256), nullable=False),
    Column("author", String(64), ForeignKey("identities.id"), nullable=False, index=True),
    Column("role", String(16), nullable=False),
    Column("name", String(64)),
    Column("text", String(2000), nullable=False),
    Column("created", String(32), nullable=False),
    Column("resolved", String(32)),
    Index(None, "project", "created"),
)
"""What somebody said about a layer; `role` and `name` are the author's as they were then, `node` may be gone since."""

HANDOUTS = Table(
    "handouts",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("room", String(32), ForeignKey("rooms.id"), nullable=False, index=True),
    Column("document", JSON, nullable=False),
    Column("weights", String(64)),
    Column("origin", JSON(none_as_null=True)),
    Column("created", String(32), nullable=False),
)
"""Projects as a teacher handed them out: what a student's copy begins with, and can be brought back to."""

HANDED = Table(
    "handed",
    METADATA,
    Column("project", String(32), ForeignKey("projects.id"), primary_key=True),
    Column("handout", String(32), ForeignKey("handouts.id"), nullable=False, index=True),
    Column("opened", String(32)),
)
"""Students' copies of handouts, and when they were first opened."""
