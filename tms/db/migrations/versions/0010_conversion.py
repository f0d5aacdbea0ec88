"""Conversion that people decide: rules, decisions for one place, house profiles, and how each derivation was made."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_PROFILES = "('zh-Hans', 'zh-Hant-TW', 'zh-Hant-HK')"
_NOW = sa.text("now()")
_MEMBER = ["membership.publication_id", "membership.person_id"]
_CHANGE_SET = ["change_set.publication_id", "change_set.id"]

_RULES = """
-- A rule's words and a decision's choice are what somebody answered for: both are ended, and another one made.
CREATE TRIGGER rule_is_retired_once BEFORE UPDATE ON conversion_rule FOR EACH ROW WHEN (
  (to_jsonb(NEW) - 'note') IS DISTINCT FROM (to_jsonb(OLD) - 'note') AND (OLD.retired_at IS NOT NULL
  OR (to_jsonb(NEW) - ARRAY['note', 'retired_at', 'retired_by', 'retired_in'])
  IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['note', 'retired_at', 'retired_by', 'retired_in'])))
  EXECUTE FUNCTION refuse('a rule is retired, once, and otherwise stays as it is');
CREATE TRIGGER rules_stay BEFORE DELETE OR TRUNCATE ON conversion_rule FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('a rule is retired, never deleted');
CREATE TRIGGER decision_is_retired_once BEFORE UPDATE ON conversion_decision FOR EACH ROW WHEN (
  OLD.retired_at IS NOT NULL OR (to_jsonb(NEW) - ARRAY['retired_at', 'retired_by'])
  IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['retired_at', 'retired_by']))
  EXECUTE FUNCTION refuse('a decision is retired, once, and otherwise stays as it is');
CREATE TRIGGER decisions_stay BEFORE DELETE OR TRUNCATE ON conversion_decision FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('a decision is retired, never deleted');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON house_profile FOR EACH STATEMENT
  EXECUTE FUNCTION append_only();

-- A rule of one article changes what processes keep of that article only.
CREATE FUNCTION mark_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE publication SET knowledge = gen_random_uuid()
    WHERE id IN (SELECT publication_id FROM changed WHERE article_id IS NULL);
  UPDATE article SET knowledge = gen_random_uuid()
    WHERE id IN (SELECT article_id FROM changed WHERE article_id IS NOT NULL);
  RETURN NULL;
END $$;
CREATE TRIGGER knowledge_of_inserts AFTER INSERT ON conversion_rule REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION mark_rules();
CREATE TRIGGER knowledge_of_updates AFTER UPDATE ON conversion_rule REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION mark_rules();
CREATE TRIGGER knowledge_of_inserts AFTER INSERT ON house_profile REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION mark_knowledge();
"""


def upgrade() -> None:
    _rules()
    _decisions()
    _house_profiles()
    op.add_column("article", sa.Column("knowledge", sa.Uuid(), nullable=True))
    op.add_column("sign_off", sa.Column("waives", sa.Text(), nullable=True))
    op.create_check_constraint(
        op.f("ck_sign_off_waives"), "sign_off", "waives IN ('ambiguities') AND kind = 'waive' OR waives IS NULL"
    )
    # What was derived until now was made by a set of rules that no set of today equals: it is made anew when its
    # article is worked on.
    op.alter_column("derivation", "rules", type_=sa.Text(), postgresql_using="rules::text")
    op.add_column("derivation", sa.Column("profile_version", sa.Text(), server_default="", nullable=False))
    for name in ("spans", "ambiguities"):
        op.add_column("derivation", sa.Column(name, postgresql.JSONB(none_as_null=True), nullable=True))
    op.create_index(
        "derivation_ambiguous",
        "derivation",
        ["article_id", "version_id"],
        postgresql_where=sa.text("ambiguities IS NOT NULL"),
    )
    op.execute(_RULES)


def _rules() -> None:
    op.create_table(
        "conversion_rule",
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=True),
        sa.Column("topic_id", sa.BigInteger(), nullable=True),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("change_set_id", sa.BigInteger(), nullable=False),
        sa.Column("created_by", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=_NOW, nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retired_by", sa.BigInteger(), nullable=True),
        sa.Column("retired_in", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("scope IN ('publication', 'topic', 'article')", name=op.f("ck_conversion_rule_scope")),
        sa.CheckConstraint(
            "(scope = 'article') = (article_id IS NOT NULL) AND (scope = 'topic') = (topic_id IS NOT NULL)",
            name=op.f("ck_conversion_rule_scope_of_what"),
        ),
        sa.CheckConstraint(f"profile IN {_PROFILES}", name=op.f("ck_conversion_rule_profile")),
        sa.CheckConstraint(
            "source = btrim(source) AND source <> '' AND target <> ''", name=op.f("ck_conversion_rule_says_something")
        ),
        sa.CheckConstraint(
            "num_nonnulls(retired_at, retired_by, retired_in) IN (0, 3)",
            name=op.f("ck_conversion_rule_retired_by_somebody"),
        ),
        *_keys(
            "conversion_rule",
            (["publication_id"], ["publication.id"]),
            (["publication_id", "article_id"], ["article.publication_id", "article.id"]),
            (["publication_id", "topic_id"], ["concept.publication_id", "concept.id"]),
            (["publication_id", "change_set_id"], _CHANGE_SET),
            (["publication_id", "created_by"], _MEMBER),
            (["publication_id", "retired_by"], _MEMBER),
            (["publication_id", "retired_in"], _CHANGE_SET),
        ),
        sa.PrimaryKeyConstraint("publication_id", "id", name=op.f("pk_conversion_rule")),
    )
    op.create_index(
        "rule_one_holds",
        "conversion_rule",
        ["publication_id", "profile", "source", "article_id", "topic_id"],
        unique=True,
        postgresql_nulls_not_distinct=True,
        postgresql_where=sa.text("retired_at IS NULL"),
    )
    op.create_index("rule_of_change_set", "conversion_rule", ["publication_id", "change_set_id"])
    op.create_index(
        "rule_retired_in",
        "conversion_rule",
        ["publication_id", "retired_in"],
        postgresql_where=sa.text("retired_in IS NOT NULL"),
    )


def _decisions() -> None:
    op.create_table(
        "conversion_decision",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("segment_id", sa.BigInteger(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("phrase", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=_NOW, nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retired_by", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(f"profile IN {_PROFILES}", name=op.f("ck_conversion_decision_profile")),
        sa.CheckConstraint("phrase <> '' AND nth >= 0", name=op.f("ck_conversion_decision_place")),
        sa.CheckConstraint(
            "(retired_at IS NULL) = (retired_by IS NULL)", name=op.f("ck_conversion_decision_retired_by_somebody")
        ),
        *_keys(
            "conversion_decision",
            (["publication_id", "article_id"], ["article.publication_id", "article.id"]),
            (
                ["article_id", "version_id", "segment_id"],
                ["segment_text.article_id", "segment_text.version_id", "segment_text.segment_id"],
            ),
            (["publication_id", "person_id"], _MEMBER),
            (["publication_id", "retired_by"], _MEMBER),
        ),
        sa.PrimaryKeyConstraint("article_id", "id", name=op.f("pk_conversion_decision")),
    )
    op.create_index(
        "decision_of_text",
        "conversion_decision",
        ["article_id", "version_id", "segment_id"],
        postgresql_where=sa.text("retired_at IS NULL"),
    )


def _house_profiles() -> None:
    op.create_table(
        "house_profile",
        sa.Column("publication_id", sa.BigInteger(), nullable=False),
        sa.Column("base", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("choices", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("created_by", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=_NOW, nullable=False),
        sa.CheckConstraint(f"base IN {_PROFILES}", name=op.f("ck_house_profile_base")),
        sa.CheckConstraint("number > 0 AND name <> ''", name=op.f("ck_house_profile_named")),
        *_keys(
            "house_profile",
            (["publication_id"], ["publication.id"]),
            (["publication_id", "created_by"], _MEMBER),
        ),
        sa.PrimaryKeyConstraint("publication_id", "base", "number", name=op.f("pk_house_profile")),
    )


def _keys(table: str, *keys: tuple[list[str], list[str]]) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(columns, there, name=op.f(f"fk_{table}_{'_'.join(columns)}")) for columns, there in keys
    ]


def downgrade() -> None:
    op.drop_index("derivation_ambiguous", table_name="derivation")
    for name in ("ambiguities", "spans", "profile_version"):
        op.drop_column("derivation", name)
    op.alter_column("derivation", "rules", type_=sa.Integer(), postgresql_using="0")
    op.drop_constraint(op.f("ck_sign_off_waives"), "sign_off")
    op.drop_column("sign_off", "waives")
    op.drop_column("article", "knowledge")
    for table in ("house_profile", "conversion_decision", "conversion_rule"):
        op.drop_table(table)
    op.execute("DROP FUNCTION mark_rules()")
