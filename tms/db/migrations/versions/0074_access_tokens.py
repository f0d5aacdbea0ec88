"""Programs act through the API with tokens, a person's or a machine's; a machine signs, decides and releases nothing."""

from alembic import op

revision = "0074"
down_revision = "0073"
branch_labels = None
depends_on = None

_TABLE = """
CREATE TABLE access_token (
  publication_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  person_id bigint NOT NULL,
  name text NOT NULL,
  prefix text NOT NULL,
  secret_hash bytea NOT NULL,
  scopes text[] NOT NULL,
  created_at timestamptz DEFAULT now() NOT NULL,
  created_by bigint NOT NULL,
  expires_at timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by bigint,
  CONSTRAINT pk_access_token PRIMARY KEY (publication_id, id),
  CONSTRAINT uq_access_token_secret_hash UNIQUE (secret_hash),
  CONSTRAINT fk_access_token_publication_id_person_id FOREIGN KEY (publication_id, person_id)
    REFERENCES membership (publication_id, person_id),
  CONSTRAINT fk_access_token_publication_id_created_by FOREIGN KEY (publication_id, created_by)
    REFERENCES membership (publication_id, person_id),
  CONSTRAINT fk_access_token_publication_id_revoked_by FOREIGN KEY (publication_id, revoked_by)
    REFERENCES membership (publication_id, person_id),
  CONSTRAINT ck_access_token_name CHECK (length(name) BETWEEN 1 AND 1000 AND name = btrim(name)),
  CONSTRAINT ck_access_token_secret_hash CHECK (length(secret_hash) = 32),
  CONSTRAINT ck_access_token_scopes CHECK (scopes <> '{}' AND scopes <@ ARRAY['articles:read', 'articles:write',
    'texts:read', 'texts:write', 'comments:write', 'knowledge:read', 'jobs:write', 'people:read', 'releases:read',
    'events:read']),
  CONSTRAINT ck_access_token_expires CHECK (expires_at > created_at),
  CONSTRAINT ck_access_token_revoked_then CHECK (revoked_by IS NULL OR revoked_at IS NOT NULL)
)
"""

_REFUSES = """
CREATE FUNCTION refuse_machines() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE who bigint;
BEGIN
  IF TG_ARGV[0] = 'person_id' THEN who := NEW.person_id;
  ELSIF TG_ARGV[0] = 'touched_by' THEN who := NEW.touched_by;
  ELSIF TG_ARGV[0] = 'created_by' THEN who := NEW.created_by;
  ELSIF TG_ARGV[0] = 'revoked_by' THEN who := NEW.revoked_by;
  ELSIF TG_ARGV[0] = 'withdrawn_by' THEN who := NEW.withdrawn_by;
  ELSIF TG_ARGV[0] = 'retired_by' THEN who := NEW.retired_by;
  ELSIF TG_ARGV[0] = 'released_by' THEN who := NEW.released_by;
  ELSIF TG_ARGV[0] = 'owner_id' THEN who := NEW.owner_id;
  ELSIF TG_ARGV[0] = 'assignee_id' THEN who := NEW.assignee_id;
  ELSIF TG_ARGV[0] = 'detached_by' THEN who := NEW.detached_by;
  ELSIF TG_ARGV[0] = 'resolved_by' THEN who := NEW.resolved_by;
  ELSIF TG_ARGV[0] = 'answered_by' THEN who := NEW.answered_by;
  ELSE RAISE EXCEPTION '%: % is no column that is known here', TG_TABLE_NAME, TG_ARGV[0];
  END IF;
  IF EXISTS (SELECT FROM person WHERE id = who AND kind = 'machine') THEN
    RAISE EXCEPTION '%: % is never a machine', TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = '23000';
  END IF;
  RETURN NEW;
END $$
"""

_BY_PEOPLE = (
    ("sign_off", "person_id"),
    ("release", "person_id"),
    ("hold", "owner_id"),
    ("hold", "released_by"),
    ("conversion_decision", "person_id"),
    ("conversion_decision", "retired_by"),
    ("conversion_rule", "created_by"),
    ("conversion_rule", "retired_by"),
    ("dismissed_finding", "person_id"),
    ("dismissed_finding", "withdrawn_by"),
    ("job_step", "assignee_id"),
    ("default_person", "person_id"),
    ("version", "detached_by"),
    ("thread", "resolved_by"),
    ("term_suggestion", "answered_by"),
    ("segment_text", "touched_by"),
    ("person_session", "person_id"),
    ("one_time_link", "person_id"),
    ("access_token", "created_by"),
    ("access_token", "revoked_by"),
)


def upgrade() -> None:
    op.execute("ALTER TABLE person ADD kind text DEFAULT 'person' NOT NULL, ALTER email DROP NOT NULL")
    op.execute(
        "ALTER TABLE person ADD CONSTRAINT ck_person_kind CHECK (kind IN ('person', 'machine')),"
        " ADD CONSTRAINT ck_person_machine_signs_in_nowhere CHECK (CASE WHEN kind = 'machine'"
        " THEN num_nonnulls(email, password_hash) = 0 ELSE email IS NOT NULL END)"
    )
    op.execute(
        "CREATE TRIGGER kind_stays BEFORE UPDATE ON person FOR EACH ROW WHEN (NEW.kind <> OLD.kind)"
        " EXECUTE FUNCTION refuse('a person never becomes a machine, nor a machine a person')"
    )
    op.execute(_TABLE)
    op.execute("CREATE INDEX access_token_of_person ON access_token (publication_id, person_id, id)")
    op.execute(
        "CREATE TRIGGER stays_as_made BEFORE UPDATE ON access_token FOR EACH ROW"
        " WHEN ((NEW.person_id, NEW.secret_hash, NEW.scopes, NEW.expires_at, NEW.created_by)"
        " IS DISTINCT FROM (OLD.person_id, OLD.secret_hash, OLD.scopes, OLD.expires_at, OLD.created_by)"
        " OR OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at)"
        " EXECUTE FUNCTION refuse('a token stays what it was made for, and revoked')"
    )
    op.execute(_REFUSES)
    # Only a value that is new is looked at: the statements of a save write every column.
    for table, column in _BY_PEOPLE:
        named = f"FOR EACH ROW WHEN (NEW.{column} IS NOT NULL{{}}) EXECUTE FUNCTION refuse_machines('{column}')"
        op.execute(f"CREATE TRIGGER {column}_is_a_person BEFORE INSERT ON {table} {named.format('')}")
        changed = named.format(f" AND NEW.{column} IS DISTINCT FROM OLD.{column}")
        op.execute(f"CREATE TRIGGER {column}_stays_a_person BEFORE UPDATE ON {table} {changed}")
    op.execute(
        "CREATE TRIGGER machine_has_no_roles BEFORE INSERT OR UPDATE OF roles ON membership FOR EACH ROW"
        " WHEN (NEW.roles <> '{}') EXECUTE FUNCTION refuse_machines('person_id')"
    )


def downgrade() -> None:
    op.execute("DROP TABLE access_token")
    op.execute("DROP FUNCTION refuse_machines() CASCADE")
    op.execute("DROP TRIGGER kind_stays ON person")
    op.execute("UPDATE person SET email = format('machine-%s@machine.invalid', id) WHERE kind = 'machine'")
    op.execute("ALTER TABLE person DROP kind, ALTER email SET NOT NULL")
