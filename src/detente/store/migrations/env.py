"""What Alembic runs for every command: the migrations, inside the transaction it is handed.

In: a connection in `config.attributes`. Out: a migrated database. Not here: opening it, versions (`store/migrate.py`).
"""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
