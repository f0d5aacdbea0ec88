CREATE TABLE engine (
  publication_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  kind text NOT NULL,
  position smallint NOT NULL,
  active boolean DEFAULT true NOT NULL,
  settings jsonb NOT NULL,
  secret bytea,
  local boolean DEFAULT false NOT NULL,
  pairs text[] DEFAULT '{}' NOT NULL,
  price numeric(16, 6) DEFAULT '0' NOT NULL,
  price_out numeric(16, 6) DEFAULT '0' NOT NULL,
  currency text DEFAULT 'USD' NOT NULL,
  monthly_budget numeric(16, 6),
  requests_per_minute integer,
  characters_per_minute integer,
  concurrency smallint,
  number integer DEFAULT '1' NOT NULL,
  created_by bigint NOT NULL,
  created_at timestamptz DEFAULT now() NOT NULL,
  health_at timestamptz,
  healthy boolean,
  health_words text,
  health_said jsonb,
  CONSTRAINT pk_engine PRIMARY KEY (publication_id, id),
  CONSTRAINT uq_engine_publication_id_name UNIQUE (publication_id, name),
  CONSTRAINT ck_engine_currency CHECK (currency ~ '^[A-Z]{3}$'),
  CONSTRAINT ck_engine_named CHECK (name <> '' AND kind <> ''),
  CONSTRAINT ck_engine_health CHECK ((health_at IS NULL) = (healthy IS NULL)),
  CONSTRAINT ck_engine_money CHECK (price >= 0 AND price_out >= 0 AND monthly_budget >= 0),
  CONSTRAINT ck_engine_limits CHECK (requests_per_minute > 0 AND characters_per_minute > 0 AND concurrency > 0)
);

CREATE TABLE engine_month (
  publication_id bigint NOT NULL,
  engine_id bigint NOT NULL,
  month date NOT NULL,
  spent numeric(16, 6) DEFAULT '0' NOT NULL,
  reserved numeric(16, 6) DEFAULT '0' NOT NULL,
  CONSTRAINT pk_engine_month PRIMARY KEY (publication_id, engine_id, month),
  CONSTRAINT ck_engine_month_not_negative CHECK (spent >= 0 AND reserved >= 0)
);

CREATE TABLE engine_usage (
  publication_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  engine_id bigint NOT NULL,
  month date NOT NULL,
  purpose text NOT NULL,
  article_id bigint,
  version_id bigint,
  work_item_id bigint,
  person_id bigint,
  state text DEFAULT 'reserved' NOT NULL,
  reserved numeric(16, 6) NOT NULL,
  cost numeric(16, 6),
  prices jsonb NOT NULL,
  segments integer NOT NULL,
  characters integer DEFAULT '0' NOT NULL,
  characters_out integer DEFAULT '0' NOT NULL,
  prompt_tokens integer DEFAULT '0' NOT NULL,
  cached_tokens integer DEFAULT '0' NOT NULL,
  completion_tokens integer DEFAULT '0' NOT NULL,
  billed_characters integer,
  model text,
  tries smallint DEFAULT '1' NOT NULL,
  milliseconds integer,
  error_code text,
  at timestamptz DEFAULT now() NOT NULL,
  deadline timestamptz NOT NULL,
  CONSTRAINT pk_engine_usage PRIMARY KEY (publication_id, id),
  CONSTRAINT ck_engine_usage_settled_has_cost CHECK ((state = 'reserved') = (cost IS NULL)),
  CONSTRAINT ck_engine_usage_purpose CHECK (purpose IN ('draft', 'repair', 'try')),
  CONSTRAINT ck_engine_usage_state CHECK (state IN ('reserved', 'settled', 'lost')),
  CONSTRAINT ck_engine_usage_of_article CHECK (version_id IS NULL OR article_id IS NOT NULL)
);
CREATE INDEX engine_usage_of_month ON engine_usage (publication_id, engine_id, month, id);
CREATE INDEX engine_usage_open ON engine_usage (publication_id, engine_id) WHERE state = 'reserved';

CREATE TABLE draft_cache (
  publication_id bigint NOT NULL,
  key bytea NOT NULL,
  engine_id bigint NOT NULL,
  text text NOT NULL,
  model text NOT NULL,
  faults text[] DEFAULT '{}' NOT NULL,
  at timestamptz DEFAULT now() NOT NULL,
  CONSTRAINT pk_draft_cache PRIMARY KEY (publication_id, key)
);

CREATE TABLE machine_draft (
  article_id bigint NOT NULL,
  version_id bigint NOT NULL,
  segment_id bigint NOT NULL,
  rev integer NOT NULL,
  publication_id bigint NOT NULL,
  engine_id bigint NOT NULL,
  model text NOT NULL,
  prompt_version text NOT NULL,
  converted boolean DEFAULT false NOT NULL,
  faults text[] DEFAULT '{}' NOT NULL,
  CONSTRAINT pk_machine_draft PRIMARY KEY (article_id, version_id, segment_id, rev)
);
CREATE INDEX machine_draft_of_engine ON machine_draft (publication_id, engine_id);

CREATE TABLE engine_budget (
  publication_id bigint NOT NULL,
  monthly_budget numeric(16, 6) NOT NULL,
  currency text NOT NULL,
  CONSTRAINT pk_engine_budget PRIMARY KEY (publication_id),
  CONSTRAINT ck_engine_budget_money CHECK (monthly_budget >= 0),
  CONSTRAINT ck_engine_budget_currency CHECK (currency ~ '^[A-Z]{3}$')
);
