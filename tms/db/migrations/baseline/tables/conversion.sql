CREATE TABLE conversion_rule (
  publication_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  scope text NOT NULL,
  article_id bigint,
  topic_id bigint,
  profile text NOT NULL,
  source text NOT NULL,
  target text NOT NULL,
  note text,
  change_set_id bigint NOT NULL,
  created_by bigint NOT NULL,
  created_at timestamptz DEFAULT now() NOT NULL,
  retired_at timestamptz,
  retired_by bigint,
  retired_in bigint,
  CONSTRAINT pk_conversion_rule PRIMARY KEY (publication_id, id),
  CONSTRAINT ck_conversion_rule_scope CHECK (scope IN ('publication', 'topic', 'article')),
  CONSTRAINT ck_conversion_rule_scope_of_what
    CHECK ((scope = 'article') = (article_id IS NOT NULL) AND (scope = 'topic') = (topic_id IS NOT NULL)),
  CONSTRAINT ck_conversion_rule_profile CHECK (profile IN ('zh-Hans', 'zh-Hant-TW', 'zh-Hant-HK')),
  CONSTRAINT ck_conversion_rule_says_something CHECK (source = btrim(source) AND source <> '' AND target <> ''),
  CONSTRAINT ck_conversion_rule_retired_by_somebody CHECK (num_nonnulls(retired_at, retired_by, retired_in) IN (0, 3))
);
CREATE UNIQUE INDEX rule_one_holds
  ON conversion_rule (publication_id, profile, source, article_id, topic_id) NULLS NOT DISTINCT
  WHERE retired_at IS NULL;
CREATE INDEX rule_of_change_set ON conversion_rule (publication_id, change_set_id);
CREATE INDEX rule_retired_in ON conversion_rule (publication_id, retired_in) WHERE retired_in IS NOT NULL;

CREATE TABLE conversion_decision (
  article_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  publication_id bigint NOT NULL,
  version_id bigint NOT NULL,
  segment_id bigint NOT NULL,
  profile text NOT NULL,
  phrase text NOT NULL,
  before text NOT NULL,
  after text NOT NULL,
  nth integer NOT NULL,
  choice text NOT NULL,
  person_id bigint NOT NULL,
  at timestamptz DEFAULT now() NOT NULL,
  retired_at timestamptz,
  retired_by bigint,
  CONSTRAINT pk_conversion_decision PRIMARY KEY (article_id, id),
  CONSTRAINT ck_conversion_decision_profile CHECK (profile IN ('zh-Hans', 'zh-Hant-TW', 'zh-Hant-HK')),
  CONSTRAINT ck_conversion_decision_place CHECK (phrase <> '' AND nth >= 0),
  CONSTRAINT ck_conversion_decision_retired_by_somebody CHECK ((retired_at IS NULL) = (retired_by IS NULL))
);
CREATE INDEX decision_of_text ON conversion_decision (article_id, version_id, segment_id) WHERE retired_at IS NULL;

CREATE TABLE house_profile (
  publication_id bigint NOT NULL,
  base text NOT NULL,
  number integer NOT NULL,
  name text NOT NULL,
  choices jsonb NOT NULL,
  created_by bigint NOT NULL,
  created_at timestamptz DEFAULT now() NOT NULL,
  CONSTRAINT pk_house_profile PRIMARY KEY (publication_id, base, number),
  CONSTRAINT ck_house_profile_base CHECK (base IN ('zh-Hans', 'zh-Hant-TW', 'zh-Hant-HK')),
  CONSTRAINT ck_house_profile_named CHECK (number > 0 AND name <> '')
);
