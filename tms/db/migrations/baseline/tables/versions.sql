CREATE TABLE version (
  article_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  publication_id bigint NOT NULL,
  locale text NOT NULL,
  role text NOT NULL,
  parent_version_id bigint,
  profile text,
  detached_at timestamptz,
  detached_by bigint,
  detached_why text,
  status text DEFAULT 'new' NOT NULL,
  revision_id bigint,
  live_snapshot_id bigint,
  credit text,
  live_behind boolean DEFAULT false NOT NULL,
  CONSTRAINT pk_version PRIMARY KEY (article_id, id),
  CONSTRAINT uq_version_article_id_id_locale UNIQUE (article_id, id, locale),
  CONSTRAINT uq_version_article_id_id_parent_version_id UNIQUE (article_id, id, parent_version_id),
  CONSTRAINT uq_version_article_id_id_role UNIQUE (article_id, id, role),
  CONSTRAINT uq_version_article_id_locale UNIQUE (article_id, locale),
  CONSTRAINT ck_version_derived_has_parent CHECK ((role = 'derived') = (parent_version_id IS NOT NULL)),
  CONSTRAINT ck_version_role CHECK (role IN ('source', 'direct', 'derived')),
  CONSTRAINT ck_version_detached_by_somebody
    CHECK ((detached_at IS NULL) = (detached_by IS NULL) AND (detached_at IS NULL) = (detached_why IS NULL)),
  CONSTRAINT ck_version_not_its_own_parent CHECK (parent_version_id <> id),
  CONSTRAINT ck_version_status
    CHECK (status IN ('new', 'translating', 'reviewing', 'approved', 'published', 'withdrawn', 'cancelled'))
) WITH (fillfactor=70);
CREATE UNIQUE INDEX version_one_source ON version (article_id) WHERE role = 'source';
CREATE INDEX version_lagging
  ON version (article_id) WHERE live_snapshot_id IS NOT NULL AND (status <> 'published' OR live_behind);
CREATE INDEX version_status ON version (publication_id, status, article_id) WHERE role <> 'source';
