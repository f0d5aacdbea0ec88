"""The core tables, and in ``0001_rules.sql`` the rules that the database itself keeps."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_RULES = Path(__file__).with_name("0001_rules.sql").read_text("utf-8")
_UNDO = """
DO $$ DECLARE t text; BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'alembic_version' LOOP
    EXECUTE format('DROP TABLE %I CASCADE', t);
  END LOOP;
END $$;
DROP FUNCTION refuse(), append_only(), write_history(), write_history_row(), refuse_strangers(), text_by_members();
"""


def upgrade() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("deactivated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("email = lower(email)", name=op.f("ck_person_email_lower")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("email", name=op.f("uq_person_email")),
    )
    op.create_table(
        "publication",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), server_default="UTC", nullable=False),
        sa.Column("four_eyes", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("region", sa.Text(), server_default="zh-Hant-TW", nullable=False),
        sa.CheckConstraint("region IN ('zh-Hant-TW', 'zh-Hant-HK')", name=op.f("ck_publication_region")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
    )
    op.create_table(
        "concept",
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("kind", sa.Text(), server_default="term", nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=True),
        sa.CheckConstraint("kind IN ('term', 'section')", name=op.f("ck_concept_kind")),
        sa.ForeignKeyConstraint(["publication_id"], ["publication.id"], name=op.f("fk_concept_publication_id")),
        sa.PrimaryKeyConstraint("publication_id", "id", name=op.f("pk_concept")),
        sa.UniqueConstraint("publication_id", "kind", "name", name=op.f("uq_concept_publication_id_kind_name")),
    )
    op.create_table(
        "membership",
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("roles", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("languages", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("assigned_only", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "roles <@ ARRAY['translator', 'reviewer', 'editor', 'administrator']", name=op.f("ck_membership_roles")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_membership_person_id")),
        sa.ForeignKeyConstraint(["publication_id"], ["publication.id"], name=op.f("fk_membership_publication_id")),
        sa.PrimaryKeyConstraint("publication_id", "person_id", name=op.f("pk_membership")),
    )
    op.create_index(op.f("ix_membership_person_id"), "membership", ["person_id"], unique=False)
    op.create_table(
        "memory_unit",
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["publication_id"], ["publication.id"], name=op.f("fk_memory_unit_publication_id")),
        sa.PrimaryKeyConstraint("publication_id", "id", name=op.f("pk_memory_unit")),
    )
    op.create_table(
        "publication_locale",
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name=op.f("fk_publication_locale_publication_id")
        ),
        sa.PrimaryKeyConstraint("publication_id", "locale", name=op.f("pk_publication_locale")),
    )
    op.create_table(
        "publication_step",
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('translate', 'review', 'author')", name=op.f("ck_publication_step_kind")),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name=op.f("fk_publication_step_publication_id")
        ),
        sa.PrimaryKeyConstraint("publication_id", "position", name=op.f("pk_publication_step")),
    )
    op.create_table(
        "request",
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("body_hash", sa.LargeBinary(), nullable=False),
        sa.Column("answer", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_request_person_id")),
        sa.PrimaryKeyConstraint("person_id", "key", name=op.f("pk_request")),
    )
    op.create_index("ix_request_at", "request", ["at"], unique=False, postgresql_using="brin")
    op.create_table(
        "article",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("section_id", sa.BigInteger(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("current_revision_id", sa.BigInteger(), nullable=True),
        sa.Column("source_version_id", sa.BigInteger(), nullable=False),
        sa.Column("source_role", sa.Text(), sa.Computed("'source'", persisted=True), nullable=False),
        sa.Column("left_out", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("urgent", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("confidential", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("visibility", sa.Text(), server_default="members", nullable=False),
        sa.Column("created_by", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("visibility IN ('members', 'assigned')", name=op.f("ck_article_visibility")),
        sa.ForeignKeyConstraint(
            ["publication_id", "created_by"],
            ["membership.publication_id", "membership.person_id"],
            name=op.f("fk_article_publication_id_created_by"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "section_id"],
            ["concept.publication_id", "concept.id"],
            name=op.f("fk_article_publication_id_section_id"),
        ),
        sa.ForeignKeyConstraint(["publication_id"], ["publication.id"], name=op.f("fk_article_publication_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("publication_id", "external_id", name=op.f("uq_article_publication_id_external_id")),
        sa.UniqueConstraint("publication_id", "id", name=op.f("uq_article_publication_id_id")),
        sa.UniqueConstraint("publication_id", "slug", name=op.f("uq_article_publication_id_slug")),
    )
    op.create_index("ix_article_section", "article", ["publication_id", "section_id", "id"], unique=False)
    op.create_table(
        "change_set",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("what", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("undoes_id", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["publication_id", "person_id"],
            ["membership.publication_id", "membership.person_id"],
            name=op.f("fk_change_set_publication_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "undoes_id"],
            ["change_set.publication_id", "change_set.id"],
            name=op.f("fk_change_set_publication_id_undoes_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_set")),
        sa.UniqueConstraint("publication_id", "id", name=op.f("uq_change_set_publication_id_id")),
    )
    op.create_table(
        "publication_route",
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("source_locale", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("derived_from", sa.Text(), nullable=True),
        sa.Column("profile", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(derived_from IS NULL) = (profile IS NULL)", name=op.f("ck_publication_route_derived_has_profile")
        ),
        sa.CheckConstraint("derived_from <> locale", name=op.f("ck_publication_route_not_from_itself")),
        sa.CheckConstraint("source_locale <> locale", name=op.f("ck_publication_route_not_itself")),
        sa.ForeignKeyConstraint(
            ["publication_id", "derived_from"],
            ["publication_locale.publication_id", "publication_locale.locale"],
            name=op.f("fk_publication_route_publication_id_derived_from"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "locale"],
            ["publication_locale.publication_id", "publication_locale.locale"],
            name=op.f("fk_publication_route_publication_id_locale"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "source_locale"],
            ["publication_locale.publication_id", "publication_locale.locale"],
            name=op.f("fk_publication_route_publication_id_source_locale"),
        ),
        sa.PrimaryKeyConstraint("publication_id", "source_locale", "locale", name=op.f("pk_publication_route")),
    )
    op.create_table(
        "term",
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("concept_id", sa.BigInteger(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("administrative_status", sa.Text(), server_default="preferred", nullable=False),
        sa.CheckConstraint(
            "administrative_status IN ('preferred', 'admitted', 'deprecated')", name=op.f("ck_term_status")
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "concept_id"],
            ["concept.publication_id", "concept.id"],
            name=op.f("fk_term_publication_id_concept_id"),
        ),
        sa.PrimaryKeyConstraint("publication_id", "id", name=op.f("pk_term")),
        sa.UniqueConstraint(
            "publication_id", "concept_id", "locale", "text", name=op.f("uq_term_publication_id_concept_id_locale_text")
        ),
    )
    op.create_index("ix_term_locale", "term", ["publication_id", "locale"], unique=False)
    op.create_table(
        "release",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("together", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("replaces_id", sa.BigInteger(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("kind IN ('publish', 'correct', 'withdraw')", name=op.f("ck_release_kind")),
        sa.CheckConstraint("state IN ('planned', 'happened', 'stopped', 'cancelled')", name=op.f("ck_release_state")),
        sa.ForeignKeyConstraint(
            ["article_id", "replaces_id"],
            ["release.article_id", "release.id"],
            name=op.f("fk_release_article_id_replaces_id"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "article_id"],
            ["article.publication_id", "article.id"],
            name=op.f("fk_release_publication_id_article_id"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "person_id"],
            ["membership.publication_id", "membership.person_id"],
            name=op.f("fk_release_publication_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("article_id", "id", name=op.f("pk_release")),
    )
    op.create_table(
        "version",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("parent_version_id", sa.BigInteger(), nullable=True),
        sa.Column("profile", sa.Text(), nullable=True),
        sa.Column("detached_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("detached_by", sa.BigInteger(), nullable=True),
        sa.Column("detached_why", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), server_default="new", nullable=False),
        sa.Column("revision_id", sa.BigInteger(), nullable=True),
        sa.Column("live_snapshot_id", sa.BigInteger(), nullable=True),
        sa.Column("credit", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(role = 'derived') = (parent_version_id IS NOT NULL)", name=op.f("ck_version_derived_has_parent")
        ),
        sa.CheckConstraint("role IN ('source', 'direct', 'derived')", name=op.f("ck_version_role")),
        sa.CheckConstraint(
            "status IN ('new', 'translating', 'reviewing', 'approved', 'published', 'withdrawn')",
            name=op.f("ck_version_status"),
        ),
        sa.CheckConstraint(
            "(detached_at IS NULL) = (detached_by IS NULL) AND (detached_at IS NULL) = (detached_why IS NULL)",
            name=op.f("ck_version_detached_by_somebody"),
        ),
        sa.CheckConstraint("parent_version_id <> id", name=op.f("ck_version_not_its_own_parent")),
        sa.ForeignKeyConstraint(
            ["article_id", "parent_version_id"],
            ["version.article_id", "version.id"],
            name=op.f("fk_version_article_id_parent_version_id"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "detached_by"],
            ["membership.publication_id", "membership.person_id"],
            name=op.f("fk_version_publication_id_detached_by"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "article_id"],
            ["article.publication_id", "article.id"],
            name=op.f("fk_version_publication_id_article_id"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "locale"],
            ["publication_locale.publication_id", "publication_locale.locale"],
            name=op.f("fk_version_publication_id_locale"),
        ),
        sa.PrimaryKeyConstraint("article_id", "id", name=op.f("pk_version")),
        sa.UniqueConstraint("article_id", "id", "locale", name=op.f("uq_version_article_id_id_locale")),
        sa.UniqueConstraint(
            "article_id", "id", "parent_version_id", name=op.f("uq_version_article_id_id_parent_version_id")
        ),
        sa.UniqueConstraint("article_id", "id", "role", name=op.f("uq_version_article_id_id_role")),
        sa.UniqueConstraint("article_id", "locale", name=op.f("uq_version_article_id_locale")),
    )
    op.create_index(
        "version_one_source", "version", ["article_id"], unique=True, postgresql_where=sa.text("role = 'source'")
    )
    op.create_table(
        "address",
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.Text(), server_default="current", nullable=False),
        sa.CheckConstraint("status IN ('current', 'redirect')", name=op.f("ck_address_status")),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id", "locale"],
            ["version.article_id", "version.id", "version.locale"],
            name=op.f("fk_address_article_id_version_id_locale"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "article_id"],
            ["article.publication_id", "article.id"],
            name=op.f("fk_address_publication_id_article_id"),
        ),
        sa.PrimaryKeyConstraint("publication_id", "locale", "slug", name=op.f("pk_address")),
    )
    op.create_index(
        "address_one_current",
        "address",
        ["article_id", "version_id"],
        unique=True,
        postgresql_where=sa.text("status = 'current'"),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=True),
        sa.Column("version_id", sa.BigInteger(), nullable=True),
        sa.Column("segment_id", sa.BigInteger(), nullable=True),
        sa.Column("rev", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("data", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.CheckConstraint(
            "num_nonnulls(version_id, segment_id, rev) = 0 OR article_id IS NOT NULL", name=op.f("ck_event_of_article")
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id"],
            ["version.article_id", "version.id"],
            name=op.f("fk_event_article_id_version_id"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "article_id"],
            ["article.publication_id", "article.id"],
            name=op.f("fk_event_publication_id_article_id"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "person_id"],
            ["membership.publication_id", "membership.person_id"],
            name=op.f("fk_event_publication_id_person_id"),
        ),
        sa.ForeignKeyConstraint(["publication_id"], ["publication.id"], name=op.f("fk_event_publication_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    op.create_index("ix_event_article", "event", ["article_id", "id"], unique=False)
    op.create_table(
        "hold",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("time_zone", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("released_by", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("(kind = 'embargo') = (until IS NOT NULL)", name=op.f("ck_hold_embargo_ends")),
        sa.CheckConstraint("kind IN ('legal', 'rights', 'embargo')", name=op.f("ck_hold_kind")),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_hold_has_reason")),
        sa.CheckConstraint("(released_at IS NULL) = (released_by IS NULL)", name=op.f("ck_hold_released_by_somebody")),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id"],
            ["version.article_id", "version.id"],
            name=op.f("fk_hold_article_id_version_id"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "article_id"],
            ["article.publication_id", "article.id"],
            name=op.f("fk_hold_publication_id_article_id"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "owner_id"],
            ["membership.publication_id", "membership.person_id"],
            name=op.f("fk_hold_publication_id_owner_id"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "released_by"],
            ["membership.publication_id", "membership.person_id"],
            name=op.f("fk_hold_publication_id_released_by"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hold")),
    )
    op.create_index(
        "hold_active", "hold", ["article_id"], unique=False, postgresql_where=sa.text("released_at IS NULL")
    )
    op.create_table(
        "segment",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("treatment", sa.Text(), server_default="translate", nullable=False),
        sa.Column("length_limit", sa.Integer(), nullable=True),
        sa.Column("home_version_id", sa.BigInteger(), nullable=True),
        sa.Column("follows_segment_id", sa.BigInteger(), nullable=True),
        sa.Column("follows_order", sa.Integer(), nullable=True),
        sa.Column("space_before", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('title', 'standfirst', 'byline', 'author_title', 'heading', 'paragraph', 'list_item', 'quotation', 'pull_quote', 'caption', 'alt_text', 'table_cell', 'footnote', 'seo_title', 'seo_description', 'social_text', 'newsletter_line', 'correction_note')",
            name=op.f("ck_segment_kind"),
        ),
        sa.CheckConstraint(
            "treatment IN ('translate', 'transcreate', 'keep', 'original')", name=op.f("ck_segment_treatment")
        ),
        sa.CheckConstraint(
            "(home_version_id IS NULL) = (follows_order IS NULL) AND (home_version_id IS NULL) = (space_before IS NULL) AND (follows_segment_id IS NULL OR home_version_id IS NOT NULL)",
            name=op.f("ck_segment_added_has_place"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "follows_segment_id"],
            ["segment.article_id", "segment.id"],
            name=op.f("fk_segment_article_id_follows_segment_id"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "home_version_id"],
            ["version.article_id", "version.id"],
            name=op.f("fk_segment_article_id_home_version_id"),
        ),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_segment_article_id")),
        sa.PrimaryKeyConstraint("article_id", "id", name=op.f("pk_segment")),
        sa.UniqueConstraint(
            "article_id",
            "home_version_id",
            "follows_segment_id",
            "follows_order",
            name=op.f("uq_segment_article_id_home_version_id_follows_segment_id_follows_order"),
        ),
    )
    op.create_table(
        "source_revision",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("based_on_id", sa.BigInteger(), nullable=True),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "kind IN ('import', 'edit', 'typo', 'resegmentation', 'switch')", name=op.f("ck_source_revision_kind")
        ),
        sa.CheckConstraint("(number = 1) = (based_on_id IS NULL)", name=op.f("ck_source_revision_based_on")),
        sa.ForeignKeyConstraint(
            ["article_id", "based_on_id"],
            ["source_revision.article_id", "source_revision.id"],
            name=op.f("fk_source_revision_article_id_based_on_id"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id"],
            ["version.article_id", "version.id"],
            name=op.f("fk_source_revision_article_id_version_id"),
        ),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_source_revision_article_id")),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_source_revision_author_id")),
        sa.PrimaryKeyConstraint("article_id", "id", name=op.f("pk_source_revision")),
        sa.UniqueConstraint("article_id", "id", "version_id", name=op.f("uq_source_revision_article_id_id_version_id")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_source_revision_article_id_number")),
    )
    op.create_table(
        "work_item",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=True),
        sa.Column("version_id", sa.BigInteger(), nullable=True),
        sa.Column("subject", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("dedup_key", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), server_default="waiting", nullable=False),
        sa.Column("attempt", sa.Integer(), server_default="0", nullable=False),
        sa.Column("token", sa.Uuid(), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("not_before", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("progress", sa.Integer(), server_default="0", nullable=False),
        sa.Column("progress_of", sa.Integer(), nullable=True),
        sa.Column("error_code", sa.Text(), nullable=True),
        sa.Column("error_words", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'running') = (token IS NOT NULL) AND (token IS NULL) = (lease_until IS NULL)",
            name=op.f("ck_work_item_lease_has_owner_and_end"),
        ),
        sa.CheckConstraint("state <> 'failed' OR error_code IS NOT NULL", name=op.f("ck_work_item_failed_says_why")),
        sa.CheckConstraint("state IN ('waiting', 'running', 'done', 'failed')", name=op.f("ck_work_item_state")),
        sa.CheckConstraint(
            "version_id IS NULL OR article_id IS NOT NULL", name=op.f("ck_work_item_version_of_article")
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id"],
            ["version.article_id", "version.id"],
            name=op.f("fk_work_item_article_id_version_id"),
        ),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_work_item_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_item")),
    )
    op.create_index(
        "work_due", "work_item", ["not_before", "id"], unique=False, postgresql_where=sa.text("state = 'waiting'")
    )
    op.create_index(
        "work_lease", "work_item", ["lease_until"], unique=False, postgresql_where=sa.text("state = 'running'")
    )
    op.create_index("work_of_article", "work_item", ["article_id", "id"], unique=False)
    op.create_index(
        "work_one_waiting", "work_item", ["dedup_key"], unique=True, postgresql_where=sa.text("state = 'waiting'")
    )
    op.create_table(
        "job",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("revision_id", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="new", nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("priority", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column(
            "due", sa.DateTime(timezone=True), server_default=sa.text("'9999-12-31 00:00:00+00'"), nullable=False
        ),
        sa.Column("words", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("superseded_by", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "(state = 'superseded') = (superseded_by IS NOT NULL)", name=op.f("ck_job_superseded_by_what")
        ),
        sa.CheckConstraint(
            "reason IN ('new', 'source changed', 'correction', 'review after urgent')", name=op.f("ck_job_reason")
        ),
        sa.CheckConstraint("state IN ('open', 'done', 'superseded', 'cancelled')", name=op.f("ck_job_state")),
        sa.ForeignKeyConstraint(
            ["article_id", "revision_id"],
            ["source_revision.article_id", "source_revision.id"],
            name=op.f("fk_job_article_id_revision_id"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "superseded_by"],
            ["job.article_id", "job.id"],
            name=op.f("fk_job_article_id_superseded_by"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id"],
            ["version.article_id", "version.id"],
            name=op.f("fk_job_article_id_version_id"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "article_id"],
            ["article.publication_id", "article.id"],
            name=op.f("fk_job_publication_id_article_id"),
        ),
        sa.PrimaryKeyConstraint("article_id", "id", name=op.f("pk_job")),
        sa.UniqueConstraint("publication_id", "article_id", "id", name=op.f("uq_job_publication_id_article_id_id")),
    )
    op.create_index(
        "job_board",
        "job",
        ["publication_id", "due", "article_id"],
        unique=False,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index(
        "job_one_open", "job", ["article_id", "version_id"], unique=True, postgresql_where=sa.text("state = 'open'")
    )
    op.create_table(
        "segment_ancestry",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("revision_id", sa.BigInteger(), nullable=False),
        sa.Column("segment_id", sa.BigInteger(), nullable=False),
        sa.Column("ancestor_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('split', 'merge')", name=op.f("ck_segment_ancestry_kind")),
        sa.CheckConstraint("segment_id <> ancestor_id", name=op.f("ck_segment_ancestry_not_itself")),
        sa.ForeignKeyConstraint(
            ["article_id", "ancestor_id"],
            ["segment.article_id", "segment.id"],
            name=op.f("fk_segment_ancestry_article_id_ancestor_id"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "revision_id"],
            ["source_revision.article_id", "source_revision.id"],
            name=op.f("fk_segment_ancestry_article_id_revision_id"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "segment_id"],
            ["segment.article_id", "segment.id"],
            name=op.f("fk_segment_ancestry_article_id_segment_id"),
        ),
        sa.PrimaryKeyConstraint(
            "article_id", "revision_id", "segment_id", "ancestor_id", name=op.f("pk_segment_ancestry")
        ),
    )
    op.create_table(
        "segment_text",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("segment_id", sa.BigInteger(), nullable=False),
        sa.Column("rev", sa.Integer(), server_default="1", nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("codes", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("presence", sa.Text(), server_default="present", nullable=False),
        sa.Column("state", sa.Text(), server_default="initial", nullable=False),
        sa.Column("origin", sa.Text(), server_default="empty", nullable=False),
        sa.Column("similarity", sa.SmallInteger(), nullable=True),
        sa.Column("touched_by", sa.BigInteger(), nullable=True),
        sa.Column("look", sa.Text(), nullable=True),
        sa.Column("source_version_id", sa.BigInteger(), nullable=True),
        sa.Column("source_rev", sa.Integer(), nullable=True),
        sa.Column("retired", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("work_item_id", sa.BigInteger(), nullable=True),
        sa.Column("change_set_id", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "origin IN ('empty', 'memory', 'assembly', 'mt', 'derived', 'imported', 'human')",
            name=op.f("ck_segment_text_origin"),
        ),
        sa.CheckConstraint("presence IN ('present', 'omitted')", name=op.f("ck_segment_text_presence")),
        sa.CheckConstraint(
            "state IN ('initial', 'translated', 'reviewed', 'final')", name=op.f("ck_segment_text_state")
        ),
        sa.CheckConstraint("(source_rev IS NULL) = (source_version_id IS NULL)", name=op.f("ck_segment_text_source")),
        sa.CheckConstraint("num_nonnulls(person_id, work_item_id) > 0", name=op.f("ck_segment_text_somebody_did_it")),
        sa.CheckConstraint("similarity BETWEEN 0 AND 101", name=op.f("ck_segment_text_similarity")),
        sa.ForeignKeyConstraint(
            ["article_id", "segment_id"],
            ["segment.article_id", "segment.id"],
            name=op.f("fk_segment_text_article_id_segment_id"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id"],
            ["version.article_id", "version.id"],
            name=op.f("fk_segment_text_article_id_version_id"),
        ),
        sa.ForeignKeyConstraint(["change_set_id"], ["change_set.id"], name=op.f("fk_segment_text_change_set_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_segment_text_person_id")),
        sa.ForeignKeyConstraint(["touched_by"], ["person.id"], name=op.f("fk_segment_text_touched_by")),
        sa.PrimaryKeyConstraint("article_id", "version_id", "segment_id", name=op.f("pk_segment_text")),
    )
    op.create_table(
        "snapshot",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("revision_id", sa.BigInteger(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("content", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id", "revision_id"],
            ["source_revision.article_id", "source_revision.id"],
            name=op.f("fk_snapshot_article_id_revision_id"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id"],
            ["version.article_id", "version.id"],
            name=op.f("fk_snapshot_article_id_version_id"),
        ),
        sa.PrimaryKeyConstraint("article_id", "id", name=op.f("pk_snapshot")),
        sa.UniqueConstraint("article_id", "version_id", "id", name=op.f("uq_snapshot_article_id_version_id_id")),
    )
    op.create_table(
        "source_block",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("revision_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("codes", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("attributes", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id", "revision_id"],
            ["source_revision.article_id", "source_revision.id"],
            name=op.f("fk_source_block_article_id_revision_id"),
        ),
        sa.PrimaryKeyConstraint("article_id", "revision_id", "position", name=op.f("pk_source_block")),
    )
    op.create_table(
        "claim",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("segment_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id", "segment_id"],
            ["segment_text.article_id", "segment_text.version_id", "segment_text.segment_id"],
            name=op.f("fk_claim_article_id_version_id_segment_id"),
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_claim_person_id")),
        sa.PrimaryKeyConstraint("article_id", "version_id", "segment_id", name=op.f("pk_claim")),
    )
    op.create_table(
        "pending_text",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("segment_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("based_on_rev", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id", "segment_id"],
            ["segment_text.article_id", "segment_text.version_id", "segment_text.segment_id"],
            name=op.f("fk_pending_text_article_id_version_id_segment_id"),
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_pending_text_person_id")),
        sa.PrimaryKeyConstraint("article_id", "version_id", "segment_id", "person_id", name=op.f("pk_pending_text")),
    )
    op.create_table(
        "release_version",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("release_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("snapshot_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.Text(), server_default="planned", nullable=False),
        sa.CheckConstraint("state IN ('planned', 'happened', 'held')", name=op.f("ck_release_version_state")),
        sa.ForeignKeyConstraint(
            ["article_id", "release_id"],
            ["release.article_id", "release.id"],
            name=op.f("fk_release_version_article_id_release_id"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id", "snapshot_id"],
            ["snapshot.article_id", "snapshot.version_id", "snapshot.id"],
            name=op.f("fk_release_version_article_id_version_id_snapshot_id"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id"],
            ["version.article_id", "version.id"],
            name=op.f("fk_release_version_article_id_version_id"),
        ),
        sa.PrimaryKeyConstraint("article_id", "release_id", "version_id", name=op.f("pk_release_version")),
    )
    op.create_table(
        "text_history",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("segment_id", sa.BigInteger(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("codes", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("presence", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("similarity", sa.SmallInteger(), nullable=True),
        sa.Column("source_version_id", sa.BigInteger(), nullable=True),
        sa.Column("source_rev", sa.Integer(), nullable=True),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("work_item_id", sa.BigInteger(), nullable=True),
        sa.Column("change_set_id", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("rev > 0", name=op.f("ck_text_history_rev")),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id", "segment_id"],
            ["segment_text.article_id", "segment_text.version_id", "segment_text.segment_id"],
            name=op.f("fk_text_history_article_id_version_id_segment_id"),
        ),
        sa.PrimaryKeyConstraint("article_id", "version_id", "segment_id", "rev", name=op.f("pk_text_history")),
    )
    op.create_index(
        "ix_text_history_change_set_id",
        "text_history",
        ["change_set_id"],
        unique=False,
        postgresql_where=sa.text("change_set_id IS NOT NULL"),
    )
    op.create_table(
        "derivation",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("segment_id", sa.BigInteger(), nullable=False),
        sa.Column("parent_version_id", sa.BigInteger(), nullable=False),
        sa.Column("parent_rev", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("rules", sa.Integer(), nullable=False),
        sa.Column("dictionary", sa.Integer(), nullable=False),
        sa.Column("base_text", sa.Text(), nullable=False),
        sa.Column("base_codes", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("other_text", sa.Text(), nullable=True),
        sa.Column("other_codes", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("other_parent_rev", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(status = 'conflict') = (other_text IS NOT NULL) AND (other_text IS NULL) = (other_parent_rev IS NULL)",
            name=op.f("ck_derivation_conflict_has_sides"),
        ),
        sa.CheckConstraint(
            "status IN ('follows', 'overridden', 'conflict', 'detached')", name=op.f("ck_derivation_status")
        ),
        sa.CheckConstraint("parent_version_id <> version_id", name=op.f("ck_derivation_not_its_own_parent")),
        sa.ForeignKeyConstraint(
            ["article_id", "parent_version_id", "segment_id", "other_parent_rev"],
            ["text_history.article_id", "text_history.version_id", "text_history.segment_id", "text_history.rev"],
            name="other_text",
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "parent_version_id", "segment_id", "parent_rev"],
            ["text_history.article_id", "text_history.version_id", "text_history.segment_id", "text_history.rev"],
            name="parent_text",
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id", "parent_version_id"],
            ["version.article_id", "version.id", "version.parent_version_id"],
            name="parent_is_the_versions_parent",
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id", "segment_id"],
            ["segment_text.article_id", "segment_text.version_id", "segment_text.segment_id"],
            name=op.f("fk_derivation_article_id_version_id_segment_id"),
        ),
        sa.PrimaryKeyConstraint("article_id", "version_id", "segment_id", name=op.f("pk_derivation")),
    )
    op.create_table(
        "memory_variant",
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", sa.BigInteger(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("previous_hash", sa.LargeBinary(), nullable=True),
        sa.Column("next_hash", sa.LargeBinary(), nullable=True),
        sa.Column("article_id", sa.BigInteger(), nullable=True),
        sa.Column("version_id", sa.BigInteger(), nullable=True),
        sa.Column("segment_id", sa.BigInteger(), nullable=True),
        sa.Column("rev", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "num_nonnulls(article_id, version_id, segment_id, rev) IN (0, 4)", name=op.f("ck_memory_variant_came_from")
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id", "segment_id", "rev"],
            ["text_history.article_id", "text_history.version_id", "text_history.segment_id", "text_history.rev"],
            name=op.f("fk_memory_variant_article_id_version_id_segment_id_rev"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "article_id"],
            ["article.publication_id", "article.id"],
            name=op.f("fk_memory_variant_publication_id_article_id"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "unit_id"],
            ["memory_unit.publication_id", "memory_unit.id"],
            name=op.f("fk_memory_variant_publication_id_unit_id"),
        ),
        sa.PrimaryKeyConstraint("publication_id", "unit_id", "locale", name=op.f("pk_memory_variant")),
    )
    op.create_index("memory_exact", "memory_variant", ["publication_id", "locale", "hash"], unique=False)
    op.create_table(
        "revision_segment",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("revision_id", sa.BigInteger(), nullable=False),
        sa.Column("segment_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("block", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("space_before", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id", "revision_id", "block"],
            ["source_block.article_id", "source_block.revision_id", "source_block.position"],
            name=op.f("fk_revision_segment_article_id_revision_id_block"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "revision_id", "version_id"],
            ["source_revision.article_id", "source_revision.id", "source_revision.version_id"],
            name=op.f("fk_revision_segment_article_id_revision_id_version_id"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id", "segment_id", "rev"],
            ["text_history.article_id", "text_history.version_id", "text_history.segment_id", "text_history.rev"],
            name=op.f("fk_revision_segment_article_id_version_id_segment_id_rev"),
        ),
        sa.PrimaryKeyConstraint("article_id", "revision_id", "segment_id", name=op.f("pk_revision_segment")),
    )
    op.create_table(
        "sign_off",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("job_id", sa.BigInteger(), nullable=True),
        sa.Column("step", sa.SmallInteger(), nullable=True),
        sa.Column("segment_id", sa.BigInteger(), nullable=True),
        sa.Column("rev", sa.Integer(), nullable=True),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "kind IN ('confirm', 'accept', 'send_back', 'submit', 'return', 'approve', 'waive', 'consent')",
            name=op.f("ck_sign_off_kind"),
        ),
        sa.CheckConstraint(
            "kind NOT IN ('confirm', 'accept') OR segment_id IS NOT NULL", name=op.f("ck_sign_off_on_segment")
        ),
        sa.CheckConstraint(
            "kind NOT IN ('send_back', 'return', 'waive') OR coalesce(reason, '') <> ''",
            name=op.f("ck_sign_off_has_reason"),
        ),
        sa.CheckConstraint(
            "kind NOT IN ('submit', 'approve', 'consent') OR fingerprint IS NOT NULL",
            name=op.f("ck_sign_off_on_fingerprint"),
        ),
        sa.CheckConstraint("(segment_id IS NULL) = (rev IS NULL)", name=op.f("ck_sign_off_segment_has_rev")),
        sa.CheckConstraint("num_nonnulls(segment_id, fingerprint) > 0", name=op.f("ck_sign_off_on_something")),
        sa.ForeignKeyConstraint(
            ["article_id", "job_id"], ["job.article_id", "job.id"], name=op.f("fk_sign_off_article_id_job_id")
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id", "segment_id", "rev"],
            ["text_history.article_id", "text_history.version_id", "text_history.segment_id", "text_history.rev"],
            name=op.f("fk_sign_off_article_id_version_id_segment_id_rev"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id"],
            ["version.article_id", "version.id"],
            name=op.f("fk_sign_off_article_id_version_id"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "article_id"],
            ["article.publication_id", "article.id"],
            name=op.f("fk_sign_off_publication_id_article_id"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "person_id"],
            ["membership.publication_id", "membership.person_id"],
            name=op.f("fk_sign_off_publication_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("article_id", "id", name=op.f("pk_sign_off")),
    )
    op.create_index("ix_sign_off_segment", "sign_off", ["article_id", "version_id", "segment_id", "rev"], unique=False)
    op.create_table(
        "snapshot_segment",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("snapshot_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("segment_id", sa.BigInteger(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id", "segment_id", "rev"],
            ["text_history.article_id", "text_history.version_id", "text_history.segment_id", "text_history.rev"],
            name=op.f("fk_snapshot_segment_article_id_version_id_segment_id_rev"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "version_id", "snapshot_id"],
            ["snapshot.article_id", "snapshot.version_id", "snapshot.id"],
            name=op.f("fk_snapshot_segment_article_id_version_id_snapshot_id"),
        ),
        sa.PrimaryKeyConstraint("article_id", "snapshot_id", "position", name=op.f("pk_snapshot_segment")),
    )
    op.create_table(
        "job_step",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("assignee_id", sa.BigInteger(), nullable=True),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.Column("due", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.Text(), server_default="waiting", nullable=False),
        sa.Column("sign_off_id", sa.BigInteger(), nullable=True),
        sa.Column("active_since", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('translate', 'review', 'author')", name=op.f("ck_job_step_kind")),
        sa.CheckConstraint("state <> 'done' OR sign_off_id IS NOT NULL", name=op.f("ck_job_step_done_by_sign_off")),
        sa.CheckConstraint("state IN ('waiting', 'active', 'done', 'skipped')", name=op.f("ck_job_step_state")),
        sa.ForeignKeyConstraint(
            ["article_id", "sign_off_id"],
            ["sign_off.article_id", "sign_off.id"],
            name=op.f("fk_job_step_article_id_sign_off_id"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "article_id", "job_id"],
            ["job.publication_id", "job.article_id", "job.id"],
            name=op.f("fk_job_step_publication_id_article_id_job_id"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id", "assignee_id"],
            ["membership.publication_id", "membership.person_id"],
            name=op.f("fk_job_step_publication_id_assignee_id"),
        ),
        sa.PrimaryKeyConstraint("article_id", "job_id", "position", name=op.f("pk_job_step")),
    )
    op.create_index(
        "step_mine",
        "job_step",
        ["publication_id", "assignee_id"],
        unique=False,
        postgresql_where=sa.text("state = 'active'"),
    )
    op.create_index(
        "step_one_active",
        "job_step",
        ["article_id", "job_id"],
        unique=True,
        postgresql_where=sa.text("state = 'active'"),
    )
    op.create_foreign_key(
        "article_current_revision",
        "article",
        "source_revision",
        ["id", "current_revision_id"],
        ["article_id", "id"],
        deferrable=True,
        initially="DEFERRED",
    )
    op.create_foreign_key(
        "article_has_source",
        "article",
        "version",
        ["id", "source_version_id", "source_role"],
        ["article_id", "id", "role"],
        deferrable=True,
        initially="DEFERRED",
    )
    op.create_foreign_key(
        "live_is_ours",
        "version",
        "snapshot",
        ["article_id", "id", "live_snapshot_id"],
        ["article_id", "version_id", "id"],
    )
    op.create_foreign_key(
        op.f("fk_version_article_id_revision_id"),
        "version",
        "source_revision",
        ["article_id", "revision_id"],
        ["article_id", "id"],
        deferrable=True,
        initially="DEFERRED",
    )
    op.create_foreign_key(
        "confirmed_against",
        "segment_text",
        "text_history",
        ["article_id", "source_version_id", "segment_id", "source_rev"],
        ["article_id", "version_id", "segment_id", "rev"],
        deferrable=True,
        initially="DEFERRED",
    )
    op.create_foreign_key(
        op.f("fk_event_article_id_segment_id"), "event", "segment", ["article_id", "segment_id"], ["article_id", "id"]
    )
    op.execute(_RULES)


def downgrade() -> None:
    op.execute(_UNDO)
