CREATE TABLE dismissed_finding (
  article_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  publication_id bigint NOT NULL,
  version_id bigint NOT NULL,
  segment_id bigint NOT NULL,
  finding text NOT NULL,
  reason text NOT NULL,
  person_id bigint NOT NULL,
  at timestamptz DEFAULT now() NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_by bigint,
  texts text NOT NULL,
  alike text NOT NULL,
  CONSTRAINT pk_dismissed_finding PRIMARY KEY (article_id, id),
  CONSTRAINT ck_dismissed_finding_has_reason CHECK (finding <> '' AND reason <> ''),
  CONSTRAINT ck_dismissed_finding_withdrawn_by_somebody CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE UNIQUE INDEX dismissed_once
  ON dismissed_finding (article_id, version_id, segment_id, finding, texts) WHERE withdrawn_at IS NULL;
