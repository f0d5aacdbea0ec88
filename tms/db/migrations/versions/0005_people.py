"""Links for invitations and resets, sessions that can be ended, and steps that were handed back."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("person", sa.Column("sessions", sa.Integer(), server_default="1", nullable=False))
    op.add_column("job_step", sa.Column("handed_back_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "step_handed_back",
        "job_step",
        ["publication_id", "article_id"],
        postgresql_where=sa.text("handed_back_at IS NOT NULL AND assignee_id IS NULL AND state = 'active'"),
    )
    op.create_table(
        "one_time_link",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("created_by", sa.BigInteger(), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mail", sa.Text(), nullable=True),
        sa.Column("mail_error", sa.Text(), nullable=True),
        sa.CheckConstraint("purpose IN ('invite', 'reset')", name=op.f("ck_one_time_link_purpose")),
        sa.CheckConstraint("mail IN ('waiting', 'sent', 'failed')", name=op.f("ck_one_time_link_mail")),
        sa.CheckConstraint(
            "(mail IS NOT DISTINCT FROM 'failed') = (mail_error IS NOT NULL)",
            name=op.f("ck_one_time_link_failed_says_why"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "person_id"],
            ["membership.publication_id", "membership.person_id"],
            name=op.f("fk_one_time_link_publication_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "created_by"],
            ["membership.publication_id", "membership.person_id"],
            name=op.f("fk_one_time_link_publication_id_created_by"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_one_time_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_one_time_link_token_hash")),
    )
    op.create_index(
        "link_one_open",
        "one_time_link",
        ["publication_id", "person_id"],
        unique=True,
        postgresql_where=sa.text("used_at IS NULL AND revoked_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("one_time_link")
    op.drop_index("step_handed_back", "job_step")
    op.drop_column("job_step", "handed_back_at")
    op.drop_column("person", "sessions")
