CREATE TABLE person (
  id bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  email text NOT NULL,
  password_hash text,
  created_at timestamptz DEFAULT now() NOT NULL,
  deactivated_at timestamptz,
  erased_at timestamptz,
  sessions integer DEFAULT '1' NOT NULL,
  interface text,
  last_interface text,
  CONSTRAINT pk_person PRIMARY KEY (id),
  CONSTRAINT uq_person_email UNIQUE (email),
  CONSTRAINT ck_person_email_lower CHECK (email = lower(email)),
  CONSTRAINT ck_person_interface_known CHECK (interface IN ('en', 'zh-Hans', 'zh-Hant')),
  CONSTRAINT ck_person_last_interface_known CHECK (last_interface IN ('en', 'zh-Hans', 'zh-Hant'))
);

CREATE TABLE publication (
  id bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  time_zone text DEFAULT 'UTC' NOT NULL,
  four_eyes boolean DEFAULT true NOT NULL,
  region text DEFAULT 'zh-Hant-TW' NOT NULL,
  knowledge uuid DEFAULT gen_random_uuid() NOT NULL,
  CONSTRAINT pk_publication PRIMARY KEY (id),
  CONSTRAINT ck_publication_region CHECK (region IN ('zh-Hant-TW', 'zh-Hant-HK'))
);

CREATE TABLE membership (
  publication_id bigint NOT NULL,
  person_id bigint NOT NULL,
  roles text[] NOT NULL,
  languages text[] DEFAULT '{}' NOT NULL,
  assigned_only boolean DEFAULT false NOT NULL,
  ended_at timestamptz,
  digest text DEFAULT 'hourly' NOT NULL,
  digest_minute smallint DEFAULT '480' NOT NULL,
  CONSTRAINT pk_membership PRIMARY KEY (publication_id, person_id),
  CONSTRAINT ck_membership_roles CHECK (roles <@ ARRAY['translator', 'reviewer', 'editor', 'administrator']),
  CONSTRAINT ck_membership_digest CHECK (digest IN ('at_once', 'hourly', 'daily', 'never')),
  CONSTRAINT ck_membership_digest_minute CHECK (digest_minute BETWEEN 0 AND 1439)
);
CREATE INDEX ix_membership_person_id ON membership (person_id);

CREATE TABLE publication_locale (
  publication_id bigint NOT NULL,
  locale text NOT NULL,
  position smallint NOT NULL,
  CONSTRAINT pk_publication_locale PRIMARY KEY (publication_id, locale)
);

CREATE TABLE publication_step (
  publication_id bigint NOT NULL,
  position smallint NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  CONSTRAINT pk_publication_step PRIMARY KEY (publication_id, position),
  CONSTRAINT ck_publication_step_kind CHECK (kind IN ('translate', 'review', 'author'))
);

CREATE TABLE publication_route (
  publication_id bigint NOT NULL,
  source_locale text NOT NULL,
  locale text NOT NULL,
  derived_from text,
  profile text,
  CONSTRAINT pk_publication_route PRIMARY KEY (publication_id, source_locale, locale),
  CONSTRAINT ck_publication_route_derived_has_profile CHECK ((derived_from IS NULL) = (profile IS NULL)),
  CONSTRAINT ck_publication_route_not_from_itself CHECK (derived_from <> locale),
  CONSTRAINT ck_publication_route_not_itself CHECK (source_locale <> locale)
);

CREATE TABLE one_time_link (
  id bigint GENERATED ALWAYS AS IDENTITY,
  publication_id bigint NOT NULL,
  person_id bigint NOT NULL,
  purpose text NOT NULL,
  token_hash bytea NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz DEFAULT now() NOT NULL,
  created_by bigint,
  used_at timestamptz,
  revoked_at timestamptz,
  mail text,
  mail_error text,
  CONSTRAINT pk_one_time_link PRIMARY KEY (id),
  CONSTRAINT uq_one_time_link_token_hash UNIQUE (token_hash),
  CONSTRAINT ck_one_time_link_purpose CHECK (purpose IN ('invite', 'reset')),
  CONSTRAINT ck_one_time_link_mail CHECK (mail IN ('waiting', 'sent', 'failed')),
  CONSTRAINT ck_one_time_link_failed_says_why CHECK ((mail IS NOT DISTINCT FROM 'failed') = (mail_error IS NOT NULL))
);
CREATE UNIQUE INDEX link_one_open
  ON one_time_link (publication_id, person_id) WHERE used_at IS NULL AND revoked_at IS NULL;

CREATE TABLE person_session (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  person_id bigint NOT NULL,
  number integer NOT NULL,
  began_at timestamptz DEFAULT now() NOT NULL,
  CONSTRAINT pk_person_session PRIMARY KEY (id)
);
CREATE INDEX ix_person_session_person_id ON person_session (person_id);
