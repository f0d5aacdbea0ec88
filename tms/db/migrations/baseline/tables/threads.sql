CREATE TABLE thread (
  article_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  publication_id bigint NOT NULL,
  kind text NOT NULL,
  version_id bigint,
  segment_id bigint,
  opened_segment_id bigint,
  opened_by bigint NOT NULL,
  opened_at timestamptz DEFAULT now() NOT NULL,
  changed_at timestamptz DEFAULT now() NOT NULL,
  resolved_by bigint,
  resolved_at timestamptz,
  CONSTRAINT pk_thread PRIMARY KEY (article_id, id),
  CONSTRAINT uq_thread_publication_id_article_id_id UNIQUE (publication_id, article_id, id),
  CONSTRAINT ck_thread_kind CHECK (kind IN ('remark', 'query')),
  CONSTRAINT ck_thread_on_segment_of_version CHECK (num_nulls(version_id, segment_id, opened_segment_id) IN (0, 3)),
  CONSTRAINT ck_thread_query_of_version CHECK (kind <> 'query' OR version_id IS NOT NULL),
  CONSTRAINT ck_thread_resolved_by_somebody CHECK ((resolved_by IS NULL) = (resolved_at IS NULL))
);
CREATE INDEX thread_of_segment ON thread (article_id, segment_id);

CREATE TABLE comment (
  article_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  publication_id bigint NOT NULL,
  thread_id bigint NOT NULL,
  person_id bigint NOT NULL,
  text text NOT NULL,
  at timestamptz DEFAULT now() NOT NULL,
  edited_at timestamptz,
  withdrawn_at timestamptz,
  CONSTRAINT pk_comment PRIMARY KEY (article_id, id),
  CONSTRAINT uq_comment_publication_id_article_id_id UNIQUE (publication_id, article_id, id),
  CONSTRAINT ck_comment_says_something_or_withdrawn CHECK ((text = '') = (withdrawn_at IS NOT NULL))
);
CREATE INDEX ix_comment_thread ON comment (article_id, thread_id, id);

CREATE TABLE comment_mention (
  article_id bigint NOT NULL,
  comment_id bigint NOT NULL,
  person_id bigint NOT NULL,
  publication_id bigint NOT NULL,
  CONSTRAINT pk_comment_mention PRIMARY KEY (article_id, comment_id, person_id)
);
