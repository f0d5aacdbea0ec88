"""A mark that changes with a publication's terms, so that processes can keep what they have read of them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_MARK = """
CREATE FUNCTION mark_knowledge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE publication SET knowledge = gen_random_uuid() WHERE id IN (SELECT publication_id FROM changed);
  RETURN NULL;
END $$
"""


def upgrade() -> None:
    mark = sa.Column("knowledge", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False)
    op.add_column("publication", mark)
    op.execute(_MARK)
    # An update marks what it makes, and that is enough: a term never changes its publication.
    for act, rows in (("insert", "NEW"), ("update", "NEW"), ("delete", "OLD")):
        op.execute(
            f"CREATE TRIGGER knowledge_of_{act}s AFTER {act} ON term REFERENCING {rows} TABLE AS changed"
            " FOR EACH STATEMENT EXECUTE FUNCTION mark_knowledge()"
        )


def downgrade() -> None:
    for act in ("insert", "update", "delete"):
        op.execute(f"DROP TRIGGER knowledge_of_{act}s ON term")
    op.execute("DROP FUNCTION mark_knowledge()")
    op.drop_column("publication", "knowledge")
