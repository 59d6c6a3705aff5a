"""Where the weights of a copy come from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Brings a database of the revision before to this one."""
    op.add_column("projects", sa.Column("origin", sa.JSON(), nullable=True))
