"""Alembic's entry: migrates the connection that `Database.open` hands over."""

from __future__ import annotations

from alembic import context

from server.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,  # SQLite undoes what a failed migration did, and those before it, if it is asked to
    render_as_batch=True,  # SQLite cannot alter a column in place
)
with context.begin_transaction():
    context.run_migrations()
