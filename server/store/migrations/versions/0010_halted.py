"""Halted trainings: the room whose teacher has paused a run, kept, so that a server that ends abruptly forgets none."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the column."""
    op.add_column("runs", sa.Column("halted", sa.String(32)))
