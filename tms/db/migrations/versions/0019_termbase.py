"""A termbase that people keep: notes and sources, what must stay, one preferred term, history, suggestions."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_NOW = sa.text("now()")
_IN_FORCE = sa.text("withdrawn_at IS NULL")
_MEMBER = ["membership.publication_id", "membership.person_id"]
_CONCEPT = ["concept.publication_id", "concept.id"]

# Of several preferred terms the one that came first stays it.
_ONE_PREFERRED = """
UPDATE term SET administrative_status = 'admitted'
WHERE administrative_status = 'preferred' AND EXISTS (
  SELECT 1 FROM term first WHERE first.publication_id = term.publication_id AND first.concept_id = term.concept_id
  AND first.locale = term.locale AND first.administrative_status = 'preferred' AND first.id < term.id)
"""
_PAIRS = """
CREATE FUNCTION character_pairs(said text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_agg(DISTINCT piece) FROM generate_series(1, length(said)) at,
  LATERAL (VALUES (substr(lower(said), at, 2)), (substr(lower(said), at, 1))) pieces (piece)
$$
"""
_MARK = """
CREATE TRIGGER knowledge_of_updates AFTER UPDATE ON concept REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION mark_knowledge()
"""


def upgrade() -> None:
    op.execute(_PAIRS)
    _concepts()
    _terms()
    _changes()
    _suggestions()
    op.execute(_MARK)


def _concepts() -> None:
    op.add_column("concept", sa.Column("note", sa.Text(), nullable=True))
    no = sa.text("false")
    op.add_column("concept", sa.Column("do_not_translate", sa.Boolean(), server_default=no, nullable=False))
    op.add_column("concept", sa.Column("topic_id", sa.BigInteger(), nullable=True))
    op.add_column("concept", sa.Column("rev", sa.Integer(), server_default="1", nullable=False))
    op.add_column("concept", sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
    op.create_foreign_key(
        op.f("fk_concept_publication_id_topic_id"), "concept", "concept", ["publication_id", "topic_id"],
        ["publication_id", "id"],
    )  # fmt: skip
    op.drop_constraint(op.f("ck_concept_kind"), "concept")
    op.create_check_constraint(op.f("ck_concept_kind"), "concept", "kind IN ('term', 'name', 'section')")
    # A name is free again when its concept is withdrawn.
    op.drop_constraint(op.f("uq_concept_publication_id_kind_name"), "concept")
    named = ["publication_id", "kind", "name"]
    op.create_index("concept_name", "concept", named, unique=True, postgresql_where=_IN_FORCE)
    op.create_index(
        "concept_in_order",
        "concept",
        ["publication_id", sa.text("lower(name)"), "id"],
        postgresql_where=_IN_FORCE,
    )


def _terms() -> None:
    for name in ("part_of_speech", "note", "source"):
        op.add_column("term", sa.Column(name, sa.Text(), nullable=True))
    op.create_check_constraint(
        op.f("ck_term_part_of_speech"),
        "term",
        "part_of_speech IN ('noun', 'proper noun', 'verb', 'adjective', 'adverb', 'other')",
    )
    op.execute(_ONE_PREFERRED)
    op.create_index(
        "term_one_preferred",
        "term",
        ["publication_id", "concept_id", "locale"],
        unique=True,
        postgresql_where=sa.text("administrative_status = 'preferred'"),
    )
    op.create_index("term_pairs", "term", [sa.text("character_pairs(text)")], postgresql_using="gin")


def _changes() -> None:
    op.create_table(
        "concept_change",
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("concept_id", sa.BigInteger(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("says", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=_NOW, nullable=False),
        sa.CheckConstraint("act IN ('added', 'changed', 'withdrawn', 'imported')", name=op.f("ck_concept_change_act")),
        *_keys("concept_change", ("concept_id", _CONCEPT), ("person_id", _MEMBER)),
    )
    op.create_index("concept_change_of_concept", "concept_change", ["publication_id", "concept_id", "id"])


def _suggestions() -> None:
    table = "term_suggestion"
    op.create_table(
        table,
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("source_locale", "source", "locale", "target")),
        sa.Column("note", sa.Text(), nullable=True),
        *(sa.Column(name, sa.BigInteger(), nullable=True) for name in ("article_id", "segment_id")),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=_NOW, nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("answered_by", sa.BigInteger(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("concept_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("state IN ('open', 'accepted', 'declined')", name=op.f("ck_term_suggestion_state")),
        sa.CheckConstraint("source <> '' AND target <> ''", name=op.f("ck_term_suggestion_says_something")),
        sa.CheckConstraint(
            "num_nonnulls(article_id, segment_id) IN (0, 2)", name=op.f("ck_term_suggestion_from_a_segment")
        ),
        sa.CheckConstraint(
            "(state = 'open') = (answered_at IS NULL) AND (state = 'open') = (answered_by IS NULL)",
            name=op.f("ck_term_suggestion_answered"),
        ),
        sa.CheckConstraint(
            "(state = 'accepted') = (concept_id IS NOT NULL)", name=op.f("ck_term_suggestion_became_a_term")
        ),
        sa.ForeignKeyConstraint(
            ["article_id", "segment_id"],
            ["segment.article_id", "segment.id"],
            name=op.f("fk_term_suggestion_article_id_segment_id"),
        ),
        *_keys(
            table,
            ("article_id", ["article.publication_id", "article.id"]),
            ("concept_id", _CONCEPT),
            ("person_id", _MEMBER),
            ("answered_by", _MEMBER),
        ),
    )
    open_one = sa.text("state = 'open'")
    once = ["publication_id", "source_locale", "source", "locale", "target"]
    op.create_index("term_suggestion_once", table, once, unique=True, postgresql_where=open_one)
    op.create_index("term_suggestion_newest", table, ["publication_id", "state", "id"])


def _keys(table: str, *foreign: tuple[str, list[str]]) -> list[sa.Constraint]:
    """The primary key of a table of the publication, and its keys to other rows of the same publication."""
    return [
        sa.PrimaryKeyConstraint("publication_id", "id", name=op.f(f"pk_{table}")),
        *(
            sa.ForeignKeyConstraint(["publication_id", column], to, name=op.f(f"fk_{table}_publication_id_{column}"))
            for column, to in foreign
        ),
    ]


def downgrade() -> None:
    op.execute("DROP TRIGGER knowledge_of_updates ON concept")
    op.drop_table("term_suggestion")
    op.drop_table("concept_change")
    op.drop_index("term_pairs", "term")
    op.drop_index("term_one_preferred", "term")
    op.drop_constraint(op.f("ck_term_part_of_speech"), "term")
    for name in ("source", "note", "part_of_speech"):
        op.drop_column("term", name)
    # What an earlier release can't hold: withdrawn concepts have no terms, and a name is a term to it.
    op.execute("UPDATE concept SET name = name || ' ' || id WHERE withdrawn_at IS NOT NULL")
    op.drop_index("concept_in_order", "concept")
    op.drop_index("concept_name", "concept")
    op.execute("UPDATE concept SET name = name || ' ' || id, kind = 'term' WHERE kind = 'name'")
    named = ["publication_id", "kind", "name"]
    op.create_unique_constraint(op.f("uq_concept_publication_id_kind_name"), "concept", named)
    op.drop_constraint(op.f("ck_concept_kind"), "concept")
    op.create_check_constraint(op.f("ck_concept_kind"), "concept", "kind IN ('term', 'section')")
    op.drop_constraint(op.f("fk_concept_publication_id_topic_id"), "concept")
    for name in ("withdrawn_at", "rev", "topic_id", "do_not_translate", "note"):
        op.drop_column("concept", name)
    op.execute("DROP FUNCTION character_pairs")
