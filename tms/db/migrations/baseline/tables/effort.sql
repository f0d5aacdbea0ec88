CREATE TABLE draft_effort (
  article_id bigint NOT NULL,
  version_id bigint NOT NULL,
  segment_id bigint NOT NULL,
  draft_rev integer NOT NULL,
  rev integer NOT NULL,
  publication_id bigint NOT NULL,
  person_id bigint NOT NULL,
  origin text NOT NULL,
  similarity smallint,
  engine_id bigint,
  edits integer NOT NULL,
  length integer NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT pk_draft_effort PRIMARY KEY (article_id, version_id, segment_id, draft_rev),
  CONSTRAINT ck_draft_effort_share CHECK (edits BETWEEN 0 AND length AND length > 0),
  CONSTRAINT ck_draft_effort_after_the_draft CHECK (rev >= draft_rev)
);
CREATE INDEX draft_effort_at ON draft_effort (publication_id, at);
