"""What a run in line waits for, and how much everybody has computed lately."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Brings a database of the revision before to this one."""
    with op.batch_alter_table("runs", schema=None) as batch_op:
        batch_op.add_column(sa.Column("waiting", sa.JSON(none_as_null=True), nullable=True))
    op.create_table(
        "usage",
        sa.Column("identity", sa.String(length=64), nullable=False),
        sa.Column("hour", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["identity"], ["identities.id"], name=op.f("fk_usage_identity")),
        sa.PrimaryKeyConstraint("identity", "hour", name=op.f("pk_usage")),
        sqlite_with_rowid=False,
    )
