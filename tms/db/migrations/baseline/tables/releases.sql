CREATE TABLE release (
  article_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  publication_id bigint NOT NULL,
  kind text NOT NULL,
  at timestamptz NOT NULL,
  state text NOT NULL,
  together boolean DEFAULT true NOT NULL,
  replaces_id bigint,
  person_id bigint NOT NULL,
  CONSTRAINT pk_release PRIMARY KEY (article_id, id),
  CONSTRAINT ck_release_kind CHECK (kind IN ('publish', 'correct', 'withdraw')),
  CONSTRAINT ck_release_state CHECK (state IN ('planned', 'happened', 'stopped', 'cancelled'))
);

CREATE TABLE address (
  publication_id bigint NOT NULL,
  locale text NOT NULL,
  slug text NOT NULL,
  article_id bigint NOT NULL,
  version_id bigint NOT NULL,
  status text DEFAULT 'current' NOT NULL,
  CONSTRAINT pk_address PRIMARY KEY (publication_id, locale, slug),
  CONSTRAINT ck_address_status CHECK (status IN ('current', 'redirect'))
);
CREATE UNIQUE INDEX address_one_current ON address (article_id, version_id) WHERE status = 'current';

CREATE TABLE hold (
  id bigint GENERATED ALWAYS AS IDENTITY,
  publication_id bigint NOT NULL,
  article_id bigint NOT NULL,
  version_id bigint,
  kind text NOT NULL,
  until timestamptz,
  time_zone text,
  reason text NOT NULL,
  owner_id bigint NOT NULL,
  released_at timestamptz,
  released_by bigint,
  CONSTRAINT pk_hold PRIMARY KEY (id),
  CONSTRAINT ck_hold_embargo_ends CHECK ((kind = 'embargo') = (until IS NOT NULL)),
  CONSTRAINT ck_hold_kind CHECK (kind IN ('legal', 'rights', 'embargo')),
  CONSTRAINT ck_hold_has_reason CHECK (reason <> ''),
  CONSTRAINT ck_hold_released_by_somebody CHECK ((released_at IS NULL) = (released_by IS NULL))
);
CREATE INDEX hold_active ON hold (article_id) WHERE released_at IS NULL;

CREATE TABLE snapshot (
  article_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  version_id bigint NOT NULL,
  revision_id bigint NOT NULL,
  fingerprint bytea NOT NULL,
  content jsonb NOT NULL,
  at timestamptz DEFAULT now() NOT NULL,
  CONSTRAINT pk_snapshot PRIMARY KEY (article_id, id),
  CONSTRAINT uq_snapshot_article_id_version_id_id UNIQUE (article_id, version_id, id)
);
CREATE INDEX snapshot_in_order ON snapshot (id);

CREATE TABLE release_version (
  article_id bigint NOT NULL,
  release_id bigint NOT NULL,
  version_id bigint NOT NULL,
  snapshot_id bigint,
  state text DEFAULT 'planned' NOT NULL,
  CONSTRAINT pk_release_version PRIMARY KEY (article_id, release_id, version_id),
  CONSTRAINT ck_release_version_state CHECK (state IN ('planned', 'happened', 'held'))
);

CREATE TABLE snapshot_segment (
  article_id bigint NOT NULL,
  snapshot_id bigint NOT NULL,
  position integer NOT NULL,
  version_id bigint NOT NULL,
  segment_id bigint NOT NULL,
  rev integer NOT NULL,
  CONSTRAINT pk_snapshot_segment PRIMARY KEY (article_id, snapshot_id, position)
);

CREATE TABLE listing (
  article_id bigint NOT NULL,
  version_id bigint NOT NULL,
  publication_id bigint NOT NULL,
  locale text NOT NULL,
  section_id bigint,
  issued_on date NOT NULL,
  first_released_at timestamptz NOT NULL,
  concepts bigint[] DEFAULT '{}' NOT NULL,
  CONSTRAINT pk_listing PRIMARY KEY (article_id, version_id)
);
CREATE INDEX listing_newest ON listing (publication_id, locale, issued_on DESC, article_id DESC);
CREATE INDEX listing_section
  ON listing (publication_id, section_id, locale, issued_on DESC, article_id DESC) WHERE section_id IS NOT NULL;
CREATE INDEX listing_concepts ON listing USING gin (concepts);
