CREATE TABLE request (
  person_id bigint NOT NULL,
  key uuid NOT NULL,
  body_hash bytea NOT NULL,
  answer jsonb NOT NULL,
  at timestamptz DEFAULT now() NOT NULL,
  CONSTRAINT pk_request PRIMARY KEY (person_id, key)
);
CREATE INDEX ix_request_at ON request USING brin (at);

CREATE TABLE change_set (
  id bigint GENERATED ALWAYS AS IDENTITY,
  publication_id bigint NOT NULL,
  person_id bigint NOT NULL,
  kind text NOT NULL,
  what jsonb NOT NULL,
  undoes_id bigint,
  at timestamptz DEFAULT now() NOT NULL,
  CONSTRAINT pk_change_set PRIMARY KEY (id),
  CONSTRAINT uq_change_set_publication_id_id UNIQUE (publication_id, id)
);

CREATE TABLE segment_text (
  article_id bigint NOT NULL,
  version_id bigint NOT NULL,
  segment_id bigint NOT NULL,
  rev integer DEFAULT '1' NOT NULL,
  text text NOT NULL,
  codes jsonb,
  presence text DEFAULT 'present' NOT NULL,
  state text DEFAULT 'initial' NOT NULL,
  origin text DEFAULT 'empty' NOT NULL,
  similarity smallint,
  touched_by bigint,
  look text,
  source_version_id bigint,
  source_rev integer,
  retired boolean DEFAULT false NOT NULL,
  act text NOT NULL,
  person_id bigint,
  work_item_id bigint,
  change_set_id bigint,
  reason text,
  repaired boolean DEFAULT false NOT NULL,
  same_as bigint,
  CONSTRAINT pk_segment_text PRIMARY KEY (article_id, version_id, segment_id),
  CONSTRAINT ck_segment_text_presence CHECK (presence IN ('present', 'omitted')),
  CONSTRAINT ck_segment_text_state CHECK (state IN ('initial', 'translated', 'reviewed', 'final')),
  CONSTRAINT ck_segment_text_source CHECK ((source_rev IS NULL) = (source_version_id IS NULL)),
  CONSTRAINT ck_segment_text_somebody_did_it CHECK (num_nonnulls(person_id, work_item_id) > 0),
  CONSTRAINT ck_segment_text_similarity CHECK (similarity BETWEEN 0 AND 101),
  CONSTRAINT ck_segment_text_origin
    CHECK (origin IN ('empty', 'memory', 'assembly', 'mt', 'derived', 'imported', 'human', 'repeat'))
) WITH (fillfactor=85);
CREATE INDEX segment_text_search
  ON segment_text USING gin (memory_salted(search_pieces(text), (article_id >> 7) << 15)) WITH (gin_pending_list_limit = 512)
  WHERE NOT retired;

CREATE TABLE claim (
  article_id bigint NOT NULL,
  version_id bigint NOT NULL,
  segment_id bigint NOT NULL,
  person_id bigint NOT NULL,
  until timestamptz NOT NULL,
  taken_from bigint,
  taken_why text,
  CONSTRAINT pk_claim PRIMARY KEY (article_id, version_id, segment_id),
  CONSTRAINT ck_claim_taken_with_reason CHECK ((taken_from IS NULL) = (taken_why IS NULL))
) WITH (fillfactor=50);

CREATE TABLE pending_text (
  article_id bigint NOT NULL,
  version_id bigint NOT NULL,
  segment_id bigint NOT NULL,
  person_id bigint NOT NULL,
  text text NOT NULL,
  based_on_rev integer NOT NULL,
  at timestamptz DEFAULT now() NOT NULL,
  CONSTRAINT pk_pending_text PRIMARY KEY (article_id, version_id, segment_id, person_id)
);

CREATE TABLE text_history (
  article_id bigint NOT NULL,
  version_id bigint NOT NULL,
  segment_id bigint NOT NULL,
  rev integer NOT NULL,
  text text NOT NULL,
  codes jsonb,
  presence text NOT NULL,
  state text NOT NULL,
  origin text NOT NULL,
  similarity smallint,
  source_version_id bigint,
  source_rev integer,
  act text NOT NULL,
  person_id bigint,
  work_item_id bigint,
  change_set_id bigint,
  reason text,
  at timestamptz DEFAULT now() NOT NULL,
  repaired boolean DEFAULT false NOT NULL,
  same_as bigint,
  CONSTRAINT pk_text_history PRIMARY KEY (article_id, version_id, segment_id, rev),
  CONSTRAINT ck_text_history_rev CHECK (rev > 0)
);
CREATE INDEX ix_text_history_change_set_id ON text_history (change_set_id) WHERE change_set_id IS NOT NULL;

CREATE TABLE derivation (
  article_id bigint NOT NULL,
  version_id bigint NOT NULL,
  segment_id bigint NOT NULL,
  parent_version_id bigint NOT NULL,
  parent_rev integer NOT NULL,
  status text NOT NULL,
  profile text NOT NULL,
  rules text NOT NULL,
  dictionary integer NOT NULL,
  base_text text NOT NULL,
  base_codes jsonb,
  other_text text,
  other_codes jsonb,
  other_parent_rev integer,
  profile_version text DEFAULT '' NOT NULL,
  spans jsonb,
  ambiguities jsonb,
  CONSTRAINT pk_derivation PRIMARY KEY (article_id, version_id, segment_id),
  CONSTRAINT ck_derivation_conflict_has_sides
    CHECK ((status = 'conflict') = (other_text IS NOT NULL) AND (other_text IS NULL) = (other_parent_rev IS NULL)),
  CONSTRAINT ck_derivation_status CHECK (status IN ('follows', 'overridden', 'conflict', 'detached')),
  CONSTRAINT ck_derivation_not_its_own_parent CHECK (parent_version_id <> version_id)
) WITH (fillfactor=85);
CREATE INDEX derivation_ambiguous ON derivation (article_id, version_id) WHERE ambiguities IS NOT NULL;
