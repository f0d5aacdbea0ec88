CREATE TABLE article (
  id bigint GENERATED ALWAYS AS IDENTITY,
  publication_id bigint NOT NULL,
  external_id text NOT NULL,
  slug text NOT NULL,
  section_id bigint,
  published_on date,
  current_revision_id bigint,
  source_version_id bigint NOT NULL,
  source_role text GENERATED ALWAYS AS ('source') STORED NOT NULL,
  left_out jsonb,
  urgent boolean DEFAULT false NOT NULL,
  confidential boolean DEFAULT false NOT NULL,
  visibility text DEFAULT 'members' NOT NULL,
  created_by bigint,
  created_at timestamptz DEFAULT now() NOT NULL,
  archived_at timestamptz,
  discarded_at timestamptz,
  source_address text,
  knowledge uuid,
  CONSTRAINT pk_article PRIMARY KEY (id),
  CONSTRAINT uq_article_publication_id_id UNIQUE (publication_id, id),
  CONSTRAINT uq_article_publication_id_slug UNIQUE (publication_id, slug),
  CONSTRAINT ck_article_visibility CHECK (visibility IN ('members', 'assigned'))
) WITH (fillfactor=90);
CREATE INDEX ix_article_section ON article (publication_id, section_id, id);
CREATE INDEX article_discarded ON article (publication_id, id) WHERE discarded_at IS NOT NULL;
CREATE INDEX article_source_address ON article (publication_id, source_address);
CREATE UNIQUE INDEX article_external_id ON article (publication_id, external_id) WHERE discarded_at IS NULL;
CREATE INDEX article_creator
  ON article (publication_id, created_by, id) WHERE archived_at IS NULL AND discarded_at IS NULL;
CREATE INDEX article_at_work ON article (publication_id, id) WHERE archived_at IS NULL AND discarded_at IS NULL;
CREATE INDEX article_archived ON article (publication_id, id) WHERE archived_at IS NOT NULL;
CREATE INDEX article_section_at_work
  ON article (publication_id, section_id, id) WHERE archived_at IS NULL AND discarded_at IS NULL;

CREATE TABLE segment (
  article_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  kind text NOT NULL,
  treatment text DEFAULT 'translate' NOT NULL,
  length_limit integer,
  home_version_id bigint,
  follows_segment_id bigint,
  follows_order integer,
  space_before text,
  CONSTRAINT pk_segment PRIMARY KEY (article_id, id),
  CONSTRAINT uq_segment_article_id_home_version_id_follows_segment_i_7fcd UNIQUE (article_id, home_version_id, follows_segment_id, follows_order),
  CONSTRAINT ck_segment_kind
    CHECK (kind IN ('title', 'standfirst', 'byline', 'author_title', 'heading', 'paragraph', 'list_item', 'quotation', 'pull_quote', 'caption', 'alt_text', 'table_cell', 'footnote', 'seo_title', 'seo_description', 'social_text', 'newsletter_line', 'correction_note')),
  CONSTRAINT ck_segment_treatment CHECK (treatment IN ('translate', 'transcreate', 'keep', 'original')),
  CONSTRAINT ck_segment_added_has_place
    CHECK ((home_version_id IS NULL) = (follows_order IS NULL) AND (home_version_id IS NULL) = (space_before IS NULL) AND (follows_segment_id IS NULL OR home_version_id IS NOT NULL))
);

CREATE TABLE source_revision (
  article_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  number integer NOT NULL,
  version_id bigint NOT NULL,
  language text NOT NULL,
  kind text NOT NULL,
  based_on_id bigint,
  author_id bigint,
  note text,
  at timestamptz DEFAULT now() NOT NULL,
  text_hash bytea,
  CONSTRAINT pk_source_revision PRIMARY KEY (article_id, id),
  CONSTRAINT uq_source_revision_article_id_id_version_id UNIQUE (article_id, id, version_id),
  CONSTRAINT uq_source_revision_article_id_number UNIQUE (article_id, number),
  CONSTRAINT ck_source_revision_kind CHECK (kind IN ('import', 'edit', 'typo', 'resegmentation', 'switch')),
  CONSTRAINT ck_source_revision_based_on CHECK ((number = 1) = (based_on_id IS NULL))
);
CREATE INDEX source_revision_text ON source_revision (text_hash);

CREATE TABLE segment_ancestry (
  article_id bigint NOT NULL,
  revision_id bigint NOT NULL,
  segment_id bigint NOT NULL,
  ancestor_id bigint NOT NULL,
  kind text NOT NULL,
  CONSTRAINT pk_segment_ancestry PRIMARY KEY (article_id, revision_id, segment_id, ancestor_id),
  CONSTRAINT ck_segment_ancestry_kind CHECK (kind IN ('split', 'merge')),
  CONSTRAINT ck_segment_ancestry_not_itself CHECK (segment_id <> ancestor_id)
);

CREATE TABLE source_block (
  article_id bigint NOT NULL,
  revision_id bigint NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL,
  text text NOT NULL,
  codes jsonb,
  attributes jsonb,
  CONSTRAINT pk_source_block PRIMARY KEY (article_id, revision_id, position)
);

CREATE TABLE revision_segment (
  article_id bigint NOT NULL,
  revision_id bigint NOT NULL,
  segment_id bigint NOT NULL,
  position integer NOT NULL,
  block integer NOT NULL,
  version_id bigint NOT NULL,
  rev integer NOT NULL,
  space_before text DEFAULT '' NOT NULL,
  CONSTRAINT pk_revision_segment PRIMARY KEY (article_id, revision_id, segment_id)
);
