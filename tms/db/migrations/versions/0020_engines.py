"""Translation engines, what they cost and made, and what a finished work item has to tell."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "engine",
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("settings", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=True),
        sa.Column("local", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("pairs", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("price", sa.Numeric(precision=16, scale=6), server_default="0", nullable=False),
        sa.Column("price_out", sa.Numeric(precision=16, scale=6), server_default="0", nullable=False),
        sa.Column("currency", sa.Text(), server_default="USD", nullable=False),
        sa.Column("monthly_budget", sa.Numeric(precision=16, scale=6), nullable=True),
        sa.Column("requests_per_minute", sa.Integer(), nullable=True),
        sa.Column("characters_per_minute", sa.Integer(), nullable=True),
        sa.Column("concurrency", sa.SmallInteger(), nullable=True),
        sa.Column("number", sa.Integer(), server_default="1", nullable=False),
        sa.Column("created_by", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("health_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("healthy", sa.Boolean(), nullable=True),
        sa.Column("health_words", sa.Text(), nullable=True),
        sa.CheckConstraint("currency ~ '^[A-Z]{3}$'", name=op.f("ck_engine_currency")),
        sa.CheckConstraint("name <> '' AND kind <> ''", name=op.f("ck_engine_named")),
        sa.CheckConstraint("(health_at IS NULL) = (healthy IS NULL)", name=op.f("ck_engine_health")),
        sa.CheckConstraint("price >= 0 AND price_out >= 0 AND monthly_budget >= 0", name=op.f("ck_engine_money")),
        sa.CheckConstraint(
            "requests_per_minute > 0 AND characters_per_minute > 0 AND concurrency > 0", name=op.f("ck_engine_limits")
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "created_by"],
            ["membership.publication_id", "membership.person_id"],
            name=op.f("fk_engine_publication_id_created_by"),
        ),
        sa.ForeignKeyConstraint(["publication_id"], ["publication.id"], name=op.f("fk_engine_publication_id")),
        sa.PrimaryKeyConstraint("publication_id", "id", name=op.f("pk_engine")),
        sa.UniqueConstraint("publication_id", "name", name=op.f("uq_engine_publication_id_name")),
    )
    op.create_table(
        "engine_month",
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("engine_id", sa.BigInteger(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("spent", sa.Numeric(precision=16, scale=6), server_default="0", nullable=False),
        sa.Column("reserved", sa.Numeric(precision=16, scale=6), server_default="0", nullable=False),
        sa.CheckConstraint("spent >= 0 AND reserved >= 0", name=op.f("ck_engine_month_not_negative")),
        sa.ForeignKeyConstraint(
            ["publication_id", "engine_id"],
            ["engine.publication_id", "engine.id"],
            name=op.f("fk_engine_month_publication_id_engine_id"),
        ),
        sa.PrimaryKeyConstraint("publication_id", "engine_id", "month", name=op.f("pk_engine_month")),
    )
    op.create_table(
        "engine_usage",
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("engine_id", sa.BigInteger(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=True),
        sa.Column("version_id", sa.BigInteger(), nullable=True),
        sa.Column("work_item_id", sa.BigInteger(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.Text(), server_default="reserved", nullable=False),
        sa.Column("reserved", sa.Numeric(precision=16, scale=6), nullable=False),
        sa.Column("cost", sa.Numeric(precision=16, scale=6), nullable=True),
        sa.Column("prices", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("segments", sa.Integer(), nullable=False),
        sa.Column("characters", sa.Integer(), server_default="0", nullable=False),
        sa.Column("characters_out", sa.Integer(), server_default="0", nullable=False),
        sa.Column("prompt_tokens", sa.Integer(), server_default="0", nullable=False),
        sa.Column("cached_tokens", sa.Integer(), server_default="0", nullable=False),
        sa.Column("completion_tokens", sa.Integer(), server_default="0", nullable=False),
        sa.Column("billed_characters", sa.Integer(), nullable=True),
        sa.Column("model", sa.Text(), nullable=True),
        sa.Column("tries", sa.SmallInteger(), server_default="1", nullable=False),
        sa.Column("milliseconds", sa.Integer(), nullable=True),
        sa.Column("error_code", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("deadline", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(state = 'reserved') = (cost IS NULL)", name=op.f("ck_engine_usage_settled_has_cost")),
        sa.CheckConstraint("purpose IN ('draft', 'repair', 'try')", name=op.f("ck_engine_usage_purpose")),
        sa.CheckConstraint("state IN ('reserved', 'settled', 'lost')", name=op.f("ck_engine_usage_state")),
        sa.CheckConstraint("version_id IS NULL OR article_id IS NOT NULL", name=op.f("ck_engine_usage_of_article")),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id"],
            ["version.article_id", "version.id"],
            name=op.f("fk_engine_usage_article_id_version_id"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "article_id"],
            ["article.publication_id", "article.id"],
            name=op.f("fk_engine_usage_publication_id_article_id"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "engine_id", "month"],
            ["engine_month.publication_id", "engine_month.engine_id", "engine_month.month"],
            name=op.f("fk_engine_usage_publication_id_engine_id_month"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "person_id"],
            ["membership.publication_id", "membership.person_id"],
            name=op.f("fk_engine_usage_publication_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("publication_id", "id", name=op.f("pk_engine_usage")),
    )
    op.create_index(
        "engine_usage_of_month", "engine_usage", ["publication_id", "engine_id", "month", "id"], unique=False
    )
    op.create_index(
        "engine_usage_open",
        "engine_usage",
        ["publication_id", "engine_id"],
        unique=False,
        postgresql_where=sa.text("state = 'reserved'"),
    )
    op.create_table(
        "draft_cache",
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("engine_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("faults", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["publication_id", "engine_id"],
            ["engine.publication_id", "engine.id"],
            name=op.f("fk_draft_cache_publication_id_engine_id"),
        ),
        sa.PrimaryKeyConstraint("publication_id", "key", name=op.f("pk_draft_cache")),
    )
    op.create_table(
        "machine_draft",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("segment_id", sa.BigInteger(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("engine_id", sa.BigInteger(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("prompt_version", sa.Text(), nullable=False),
        sa.Column("converted", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("faults", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id", "segment_id", "rev"],
            ["text_history.article_id", "text_history.version_id", "text_history.segment_id", "text_history.rev"],
            name=op.f("fk_machine_draft_article_id_version_id_segment_id_rev"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "article_id"],
            ["article.publication_id", "article.id"],
            name=op.f("fk_machine_draft_publication_id_article_id"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "engine_id"],
            ["engine.publication_id", "engine.id"],
            name=op.f("fk_machine_draft_publication_id_engine_id"),
        ),
        sa.PrimaryKeyConstraint("article_id", "version_id", "segment_id", "rev", name=op.f("pk_machine_draft")),
    )
    op.create_index("machine_draft_of_engine", "machine_draft", ["publication_id", "engine_id"], unique=False)
    op.add_column("work_item", sa.Column("outcome", postgresql.JSONB(none_as_null=True), nullable=True))


def downgrade() -> None:
    op.drop_column("work_item", "outcome")
    for table in ("machine_draft", "draft_cache", "engine_usage", "engine_month", "engine"):
        op.drop_table(table)
