"""Runs have titles, notes and parents, and may belong to a series; what was measured in layers and on whole splits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Brings a database of the revision before to this one."""
    op.create_table(
        "series",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("project", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("created", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["project"], ["projects.id"], name=op.f("fk_series_project")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
    )
    op.create_index(op.f("ix_series_project"), "series", ["project"], unique=False)
    op.create_table(
        "signals",
        sa.Column("run", sa.String(length=32), nullable=False),
        sa.Column("step", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("signals", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_signals_run")),
        sa.PrimaryKeyConstraint("run", "step", name=op.f("pk_signals")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "results",
        sa.Column("run", sa.String(length=32), nullable=False),
        sa.Column("split", sa.String(length=8), nullable=False),
        sa.Column("step", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("augmented", sa.Boolean(), nullable=False),
        sa.Column("summary", sa.JSON(), nullable=False),
        sa.Column("file", sa.String(length=255), nullable=False),
        sa.Column("created", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_results_run")),
        sa.PrimaryKeyConstraint("run", "split", "step", "augmented", name=op.f("pk_results")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("runs", schema=None) as batch_op:
        batch_op.add_column(sa.Column("title", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("note", sa.String(length=4000), nullable=True))
        batch_op.add_column(sa.Column("deleted", sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column("parent", sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column("parent_step", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("series", sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column("variant", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("seconds", sa.Float(), nullable=True))
        batch_op.add_column(sa.Column("trained_parameters", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("gait", sa.String(length=8), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_runs_series"), "series", ["series"], ["id"])
        batch_op.create_index(batch_op.f("ix_runs_series"), ["series"], unique=False)
