"""Votes that are begun again, absence in a row, and the file names that the first seals have in them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("case", sa.Column("consecutive_absence", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("case", sa.Column("examined_before", sa.Date(), nullable=True))
    op.add_column("deliberation", sa.Column("withdrawn_at", sa.String(length=40), nullable=True))
    op.add_column("deliberation", sa.Column("withdrawn_reason", sa.String(), nullable=True))
    for table in ("evidence", "letter"):
        op.add_column(table, sa.Column("sealed_blob", sa.String(length=64), nullable=True))
        op.execute(f"UPDATE {table} SET sealed_blob = blob")
    op.create_index(op.f("ix_delivery_effective_on"), "delivery", ["effective_on"], unique=False)
