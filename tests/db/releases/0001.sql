-- An installation of the first release: three articles of ours in different states, as pg_dump --column-inserts wrote it.

CREATE FUNCTION public.append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_user = 'tms_eraser' THEN RETURN NULL; END IF;
  RAISE EXCEPTION '% is append only', TG_TABLE_NAME USING ERRCODE = '23000';
END $$;

CREATE FUNCTION public.refuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  RAISE EXCEPTION '%: %', TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = '23000';
END $$;

CREATE FUNCTION public.refuse_strangers() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE who bigint;
BEGIN
  IF TG_TABLE_NAME = 'source_revision' THEN who := NEW.author_id; ELSE who := NEW.person_id; END IF;
  IF NOT EXISTS (SELECT FROM article a JOIN membership m ON m.publication_id = a.publication_id
      WHERE a.id = NEW.article_id AND m.person_id = who) THEN
    RAISE EXCEPTION '%: person % is not of this publication', TG_TABLE_NAME, who USING ERRCODE = '23503';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.text_by_members() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE publication bigint := (SELECT publication_id FROM article WHERE id = NEW.article_id);
BEGIN
  IF EXISTS (SELECT FROM unnest(ARRAY[NEW.person_id, NEW.touched_by]) AS p(id) WHERE p.id IS NOT NULL AND NOT EXISTS
      (SELECT FROM membership m WHERE m.publication_id = publication AND m.person_id = p.id)) THEN
    RAISE EXCEPTION 'segment_text: its people are not of this publication' USING ERRCODE = '23503';
  END IF;
  IF NEW.change_set_id IS NOT NULL
      AND publication IS DISTINCT FROM (SELECT publication_id FROM change_set WHERE id = NEW.change_set_id) THEN
    RAISE EXCEPTION 'segment_text: its change set is not of this publication' USING ERRCODE = '23503';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.write_history() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO '$user', 'public'
    AS $$
BEGIN
  INSERT INTO text_history (article_id, version_id, segment_id, rev, text, codes, presence, state, origin, similarity,
      source_version_id, source_rev, act, person_id, work_item_id, change_set_id, reason)
  SELECT article_id, version_id, segment_id, rev, text, codes, presence, state, origin, similarity,
      source_version_id, source_rev, act, person_id, work_item_id, change_set_id, reason FROM new_rows;
  RETURN NULL;
END $$;

CREATE FUNCTION public.write_history_row() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO '$user', 'public'
    AS $$
BEGIN
  INSERT INTO text_history (article_id, version_id, segment_id, rev, text, codes, presence, state, origin, similarity,
      source_version_id, source_rev, act, person_id, work_item_id, change_set_id, reason)
  VALUES (NEW.article_id, NEW.version_id, NEW.segment_id, NEW.rev, NEW.text, NEW.codes, NEW.presence, NEW.state,
      NEW.origin, NEW.similarity, NEW.source_version_id, NEW.source_rev, NEW.act, NEW.person_id, NEW.work_item_id,
      NEW.change_set_id, NEW.reason);
  RETURN NULL;
END $$;

CREATE TABLE public.address (
    publication_id bigint NOT NULL,
    locale text NOT NULL,
    slug text NOT NULL,
    article_id bigint NOT NULL,
    version_id bigint NOT NULL,
    status text DEFAULT 'current'::text NOT NULL,
    CONSTRAINT ck_address_status CHECK ((status = ANY (ARRAY['current'::text, 'redirect'::text])))
);

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);

CREATE TABLE public.article (
    id bigint NOT NULL,
    publication_id bigint NOT NULL,
    external_id text NOT NULL,
    slug text NOT NULL,
    section_id bigint,
    published_on date,
    current_revision_id bigint,
    source_version_id bigint NOT NULL,
    source_role text GENERATED ALWAYS AS ('source'::text) STORED NOT NULL,
    left_out jsonb,
    urgent boolean DEFAULT false NOT NULL,
    confidential boolean DEFAULT false NOT NULL,
    visibility text DEFAULT 'members'::text NOT NULL,
    created_by bigint,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ck_article_visibility CHECK ((visibility = ANY (ARRAY['members'::text, 'assigned'::text])))
)
WITH (fillfactor='90');

ALTER TABLE public.article ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.article_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.change_set (
    id bigint NOT NULL,
    publication_id bigint NOT NULL,
    person_id bigint NOT NULL,
    kind text NOT NULL,
    what jsonb NOT NULL,
    undoes_id bigint,
    at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.change_set ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.change_set_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.claim (
    article_id bigint NOT NULL,
    version_id bigint NOT NULL,
    segment_id bigint NOT NULL,
    person_id bigint NOT NULL,
    until timestamp with time zone NOT NULL
)
WITH (fillfactor='50');

CREATE TABLE public.concept (
    publication_id bigint NOT NULL,
    id bigint NOT NULL,
    kind text DEFAULT 'term'::text NOT NULL,
    name text NOT NULL,
    definition text,
    CONSTRAINT ck_concept_kind CHECK ((kind = ANY (ARRAY['term'::text, 'section'::text])))
);

ALTER TABLE public.concept ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.concept_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.derivation (
    article_id bigint NOT NULL,
    version_id bigint NOT NULL,
    segment_id bigint NOT NULL,
    parent_version_id bigint NOT NULL,
    parent_rev integer NOT NULL,
    status text NOT NULL,
    profile text NOT NULL,
    rules integer NOT NULL,
    dictionary integer NOT NULL,
    base_text text NOT NULL,
    base_codes jsonb,
    other_text text,
    other_codes jsonb,
    other_parent_rev integer,
    CONSTRAINT ck_derivation_conflict_has_sides CHECK ((((status = 'conflict'::text) = (other_text IS NOT NULL)) AND ((other_text IS NULL) = (other_parent_rev IS NULL)))),
    CONSTRAINT ck_derivation_not_its_own_parent CHECK ((parent_version_id <> version_id)),
    CONSTRAINT ck_derivation_status CHECK ((status = ANY (ARRAY['follows'::text, 'overridden'::text, 'conflict'::text, 'detached'::text])))
)
WITH (fillfactor='85');

CREATE TABLE public.event (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    publication_id bigint NOT NULL,
    article_id bigint,
    version_id bigint,
    segment_id bigint,
    rev integer,
    person_id bigint,
    act text NOT NULL,
    data jsonb,
    CONSTRAINT ck_event_of_article CHECK (((num_nonnulls(version_id, segment_id, rev) = 0) OR (article_id IS NOT NULL)))
);

ALTER TABLE public.event ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.hold (
    id bigint NOT NULL,
    publication_id bigint NOT NULL,
    article_id bigint NOT NULL,
    version_id bigint,
    kind text NOT NULL,
    until timestamp with time zone,
    time_zone text,
    reason text NOT NULL,
    owner_id bigint NOT NULL,
    released_at timestamp with time zone,
    released_by bigint,
    CONSTRAINT ck_hold_embargo_ends CHECK (((kind = 'embargo'::text) = (until IS NOT NULL))),
    CONSTRAINT ck_hold_has_reason CHECK ((reason <> ''::text)),
    CONSTRAINT ck_hold_kind CHECK ((kind = ANY (ARRAY['legal'::text, 'rights'::text, 'embargo'::text]))),
    CONSTRAINT ck_hold_released_by_somebody CHECK (((released_at IS NULL) = (released_by IS NULL)))
);

ALTER TABLE public.hold ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.hold_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.job (
    article_id bigint NOT NULL,
    id bigint NOT NULL,
    publication_id bigint NOT NULL,
    version_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    reason text DEFAULT 'new'::text NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    priority smallint DEFAULT '0'::smallint NOT NULL,
    due timestamp with time zone DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone NOT NULL,
    words jsonb,
    superseded_by bigint,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ck_job_reason CHECK ((reason = ANY (ARRAY['new'::text, 'source changed'::text, 'correction'::text, 'review after urgent'::text]))),
    CONSTRAINT ck_job_state CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'superseded'::text, 'cancelled'::text]))),
    CONSTRAINT ck_job_superseded_by_what CHECK (((state = 'superseded'::text) = (superseded_by IS NOT NULL)))
);

ALTER TABLE public.job ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.job_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.job_step (
    article_id bigint NOT NULL,
    job_id bigint NOT NULL,
    "position" smallint NOT NULL,
    publication_id bigint NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    assignee_id bigint,
    accepted boolean,
    due timestamp with time zone,
    state text DEFAULT 'waiting'::text NOT NULL,
    sign_off_id bigint,
    active_since timestamp with time zone,
    CONSTRAINT ck_job_step_done_by_sign_off CHECK (((state <> 'done'::text) OR (sign_off_id IS NOT NULL))),
    CONSTRAINT ck_job_step_kind CHECK ((kind = ANY (ARRAY['translate'::text, 'review'::text, 'author'::text]))),
    CONSTRAINT ck_job_step_state CHECK ((state = ANY (ARRAY['waiting'::text, 'active'::text, 'done'::text, 'skipped'::text])))
);

CREATE TABLE public.membership (
    publication_id bigint NOT NULL,
    person_id bigint NOT NULL,
    roles text[] NOT NULL,
    languages text[] DEFAULT '{}'::text[] NOT NULL,
    assigned_only boolean DEFAULT false NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT ck_membership_roles CHECK ((roles <@ ARRAY['translator'::text, 'reviewer'::text, 'editor'::text, 'administrator'::text]))
);

CREATE TABLE public.memory_unit (
    publication_id bigint NOT NULL,
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.memory_unit ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.memory_unit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.memory_variant (
    publication_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    locale text NOT NULL,
    text text NOT NULL,
    hash bytea NOT NULL,
    previous_hash bytea,
    next_hash bytea,
    article_id bigint,
    version_id bigint,
    segment_id bigint,
    rev integer,
    CONSTRAINT ck_memory_variant_came_from CHECK ((num_nonnulls(article_id, version_id, segment_id, rev) = ANY (ARRAY[0, 4])))
);

CREATE TABLE public.pending_text (
    article_id bigint NOT NULL,
    version_id bigint NOT NULL,
    segment_id bigint NOT NULL,
    person_id bigint NOT NULL,
    text text NOT NULL,
    based_on_rev integer NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.person (
    id bigint NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    password_hash text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    deactivated_at timestamp with time zone,
    erased_at timestamp with time zone,
    CONSTRAINT ck_person_email_lower CHECK ((email = lower(email)))
);

ALTER TABLE public.person ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.publication (
    id bigint NOT NULL,
    name text NOT NULL,
    time_zone text DEFAULT 'UTC'::text NOT NULL,
    four_eyes boolean DEFAULT true NOT NULL,
    region text DEFAULT 'zh-Hant-TW'::text NOT NULL,
    CONSTRAINT ck_publication_region CHECK ((region = ANY (ARRAY['zh-Hant-TW'::text, 'zh-Hant-HK'::text])))
);

ALTER TABLE public.publication ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.publication_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.publication_locale (
    publication_id bigint NOT NULL,
    locale text NOT NULL,
    "position" smallint NOT NULL
);

CREATE TABLE public.publication_route (
    publication_id bigint NOT NULL,
    source_locale text NOT NULL,
    locale text NOT NULL,
    derived_from text,
    profile text,
    CONSTRAINT ck_publication_route_derived_has_profile CHECK (((derived_from IS NULL) = (profile IS NULL))),
    CONSTRAINT ck_publication_route_not_from_itself CHECK ((derived_from <> locale)),
    CONSTRAINT ck_publication_route_not_itself CHECK ((source_locale <> locale))
);

CREATE TABLE public.publication_step (
    publication_id bigint NOT NULL,
    "position" smallint NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    CONSTRAINT ck_publication_step_kind CHECK ((kind = ANY (ARRAY['translate'::text, 'review'::text, 'author'::text])))
);

CREATE TABLE public.release (
    article_id bigint NOT NULL,
    id bigint NOT NULL,
    publication_id bigint NOT NULL,
    kind text NOT NULL,
    at timestamp with time zone NOT NULL,
    state text NOT NULL,
    together boolean DEFAULT true NOT NULL,
    replaces_id bigint,
    person_id bigint NOT NULL,
    CONSTRAINT ck_release_kind CHECK ((kind = ANY (ARRAY['publish'::text, 'correct'::text, 'withdraw'::text]))),
    CONSTRAINT ck_release_state CHECK ((state = ANY (ARRAY['planned'::text, 'happened'::text, 'stopped'::text, 'cancelled'::text])))
);

ALTER TABLE public.release ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.release_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.release_version (
    article_id bigint NOT NULL,
    release_id bigint NOT NULL,
    version_id bigint NOT NULL,
    snapshot_id bigint,
    state text DEFAULT 'planned'::text NOT NULL,
    CONSTRAINT ck_release_version_state CHECK ((state = ANY (ARRAY['planned'::text, 'happened'::text, 'held'::text])))
);

CREATE TABLE public.request (
    person_id bigint NOT NULL,
    key uuid NOT NULL,
    body_hash bytea NOT NULL,
    answer jsonb NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.revision_segment (
    article_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    segment_id bigint NOT NULL,
    "position" integer NOT NULL,
    block integer NOT NULL,
    version_id bigint NOT NULL,
    rev integer NOT NULL,
    space_before text DEFAULT ''::text NOT NULL
);

CREATE TABLE public.segment (
    article_id bigint NOT NULL,
    id bigint NOT NULL,
    kind text NOT NULL,
    treatment text DEFAULT 'translate'::text NOT NULL,
    length_limit integer,
    home_version_id bigint,
    follows_segment_id bigint,
    follows_order integer,
    space_before text,
    CONSTRAINT ck_segment_added_has_place CHECK ((((home_version_id IS NULL) = (follows_order IS NULL)) AND ((home_version_id IS NULL) = (space_before IS NULL)) AND ((follows_segment_id IS NULL) OR (home_version_id IS NOT NULL)))),
    CONSTRAINT ck_segment_kind CHECK ((kind = ANY (ARRAY['title'::text, 'standfirst'::text, 'byline'::text, 'author_title'::text, 'heading'::text, 'paragraph'::text, 'list_item'::text, 'quotation'::text, 'pull_quote'::text, 'caption'::text, 'alt_text'::text, 'table_cell'::text, 'footnote'::text, 'seo_title'::text, 'seo_description'::text, 'social_text'::text, 'newsletter_line'::text, 'correction_note'::text]))),
    CONSTRAINT ck_segment_treatment CHECK ((treatment = ANY (ARRAY['translate'::text, 'transcreate'::text, 'keep'::text, 'original'::text])))
);

CREATE TABLE public.segment_ancestry (
    article_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    segment_id bigint NOT NULL,
    ancestor_id bigint NOT NULL,
    kind text NOT NULL,
    CONSTRAINT ck_segment_ancestry_kind CHECK ((kind = ANY (ARRAY['split'::text, 'merge'::text]))),
    CONSTRAINT ck_segment_ancestry_not_itself CHECK ((segment_id <> ancestor_id))
);

ALTER TABLE public.segment ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.segment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.segment_text (
    article_id bigint NOT NULL,
    version_id bigint NOT NULL,
    segment_id bigint NOT NULL,
    rev integer DEFAULT 1 NOT NULL,
    text text NOT NULL,
    codes jsonb,
    presence text DEFAULT 'present'::text NOT NULL,
    state text DEFAULT 'initial'::text NOT NULL,
    origin text DEFAULT 'empty'::text NOT NULL,
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
    CONSTRAINT ck_segment_text_origin CHECK ((origin = ANY (ARRAY['empty'::text, 'memory'::text, 'assembly'::text, 'mt'::text, 'derived'::text, 'imported'::text, 'human'::text]))),
    CONSTRAINT ck_segment_text_presence CHECK ((presence = ANY (ARRAY['present'::text, 'omitted'::text]))),
    CONSTRAINT ck_segment_text_similarity CHECK (((similarity >= 0) AND (similarity <= 101))),
    CONSTRAINT ck_segment_text_somebody_did_it CHECK ((num_nonnulls(person_id, work_item_id) > 0)),
    CONSTRAINT ck_segment_text_source CHECK (((source_rev IS NULL) = (source_version_id IS NULL))),
    CONSTRAINT ck_segment_text_state CHECK ((state = ANY (ARRAY['initial'::text, 'translated'::text, 'reviewed'::text, 'final'::text])))
)
WITH (fillfactor='85');

CREATE TABLE public.sign_off (
    article_id bigint NOT NULL,
    id bigint NOT NULL,
    publication_id bigint NOT NULL,
    version_id bigint NOT NULL,
    kind text NOT NULL,
    job_id bigint,
    step smallint,
    segment_id bigint,
    rev integer,
    fingerprint bytea,
    person_id bigint NOT NULL,
    reason text,
    at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ck_sign_off_has_reason CHECK (((kind <> ALL (ARRAY['send_back'::text, 'return'::text, 'waive'::text])) OR (COALESCE(reason, ''::text) <> ''::text))),
    CONSTRAINT ck_sign_off_kind CHECK ((kind = ANY (ARRAY['confirm'::text, 'accept'::text, 'send_back'::text, 'submit'::text, 'return'::text, 'approve'::text, 'waive'::text, 'consent'::text]))),
    CONSTRAINT ck_sign_off_on_fingerprint CHECK (((kind <> ALL (ARRAY['submit'::text, 'approve'::text, 'consent'::text])) OR (fingerprint IS NOT NULL))),
    CONSTRAINT ck_sign_off_on_segment CHECK (((kind <> ALL (ARRAY['confirm'::text, 'accept'::text])) OR (segment_id IS NOT NULL))),
    CONSTRAINT ck_sign_off_on_something CHECK ((num_nonnulls(segment_id, fingerprint) > 0)),
    CONSTRAINT ck_sign_off_segment_has_rev CHECK (((segment_id IS NULL) = (rev IS NULL)))
);

ALTER TABLE public.sign_off ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.sign_off_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.snapshot (
    article_id bigint NOT NULL,
    id bigint NOT NULL,
    version_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    fingerprint bytea NOT NULL,
    content jsonb NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.snapshot ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.snapshot_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.snapshot_segment (
    article_id bigint NOT NULL,
    snapshot_id bigint NOT NULL,
    "position" integer NOT NULL,
    version_id bigint NOT NULL,
    segment_id bigint NOT NULL,
    rev integer NOT NULL
);

CREATE TABLE public.source_block (
    article_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    "position" integer NOT NULL,
    kind text NOT NULL,
    text text NOT NULL,
    codes jsonb,
    attributes jsonb
);

CREATE TABLE public.source_revision (
    article_id bigint NOT NULL,
    id bigint NOT NULL,
    number integer NOT NULL,
    version_id bigint NOT NULL,
    language text NOT NULL,
    kind text NOT NULL,
    based_on_id bigint,
    author_id bigint,
    note text,
    at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ck_source_revision_based_on CHECK (((number = 1) = (based_on_id IS NULL))),
    CONSTRAINT ck_source_revision_kind CHECK ((kind = ANY (ARRAY['import'::text, 'edit'::text, 'typo'::text, 'resegmentation'::text, 'switch'::text])))
);

ALTER TABLE public.source_revision ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.source_revision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.term (
    publication_id bigint NOT NULL,
    id bigint NOT NULL,
    concept_id bigint NOT NULL,
    locale text NOT NULL,
    text text NOT NULL,
    administrative_status text DEFAULT 'preferred'::text NOT NULL,
    CONSTRAINT ck_term_status CHECK ((administrative_status = ANY (ARRAY['preferred'::text, 'admitted'::text, 'deprecated'::text])))
);

ALTER TABLE public.term ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.term_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.text_history (
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
    at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ck_text_history_rev CHECK ((rev > 0))
);

CREATE TABLE public.version (
    article_id bigint NOT NULL,
    id bigint NOT NULL,
    publication_id bigint NOT NULL,
    locale text NOT NULL,
    role text NOT NULL,
    parent_version_id bigint,
    profile text,
    detached_at timestamp with time zone,
    detached_by bigint,
    detached_why text,
    status text DEFAULT 'new'::text NOT NULL,
    revision_id bigint,
    live_snapshot_id bigint,
    credit text,
    CONSTRAINT ck_version_derived_has_parent CHECK (((role = 'derived'::text) = (parent_version_id IS NOT NULL))),
    CONSTRAINT ck_version_detached_by_somebody CHECK ((((detached_at IS NULL) = (detached_by IS NULL)) AND ((detached_at IS NULL) = (detached_why IS NULL)))),
    CONSTRAINT ck_version_not_its_own_parent CHECK ((parent_version_id <> id)),
    CONSTRAINT ck_version_role CHECK ((role = ANY (ARRAY['source'::text, 'direct'::text, 'derived'::text]))),
    CONSTRAINT ck_version_status CHECK ((status = ANY (ARRAY['new'::text, 'translating'::text, 'reviewing'::text, 'approved'::text, 'published'::text, 'withdrawn'::text])))
)
WITH (fillfactor='70');

ALTER TABLE public.version ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.version_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.work_item (
    id bigint NOT NULL,
    kind text NOT NULL,
    article_id bigint,
    version_id bigint,
    subject jsonb,
    dedup_key text,
    state text DEFAULT 'waiting'::text NOT NULL,
    attempt integer DEFAULT 0 NOT NULL,
    token uuid,
    lease_until timestamp with time zone,
    not_before timestamp with time zone DEFAULT now() NOT NULL,
    sent_at timestamp with time zone,
    progress integer DEFAULT 0 NOT NULL,
    progress_of integer,
    error_code text,
    error_words text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT ck_work_item_failed_says_why CHECK (((state <> 'failed'::text) OR (error_code IS NOT NULL))),
    CONSTRAINT ck_work_item_lease_has_owner_and_end CHECK ((((state = 'running'::text) = (token IS NOT NULL)) AND ((token IS NULL) = (lease_until IS NULL)))),
    CONSTRAINT ck_work_item_state CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text]))),
    CONSTRAINT ck_work_item_version_of_article CHECK (((version_id IS NULL) OR (article_id IS NOT NULL)))
)
WITH (fillfactor='70');

ALTER TABLE public.work_item ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.work_item_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

INSERT INTO public.address (publication_id, locale, slug, article_id, version_id, status) VALUES
	(1, 'en', 'night-trains-return', 1, 1, 'current'),
	(1, 'zh-Hans', 'night-trains-return', 1, 2, 'current'),
	(1, 'zh-Hant', 'night-trains-return', 1, 3, 'current');

INSERT INTO public.alembic_version (version_num) VALUES
	('0001');

INSERT INTO public.article (id, publication_id, external_id, slug, section_id, published_on, current_revision_id, source_version_id, left_out, urgent, confidential, visibility, created_by, created_at) OVERRIDING SYSTEM VALUE VALUES
	(1, 1, '5759e6ca-7f83-4189-8525-d1451221a497', 'night-trains-return', 1, NULL, 1, 1, '{"lines": []}', false, false, 'members', 3, '2026-11-25 16:18:51.068357+00'),
	(2, 1, 'de779571-419d-42f0-9811-c2a17c3438d2', 'ye-ban-lie-che-hui-lai-liao', 2, NULL, 2, 4, '{"lines": []}', false, false, 'members', 3, '2026-11-25 16:18:51.370822+00'),
	(3, 2, 'e2ebff7d-cb52-40d2-9709-707b2b16d62e', 'night-trains-return', 3, NULL, 3, 7, '{"lines": []}', false, false, 'members', 5, '2026-11-25 16:18:51.74246+00'),
	(4, 1, '3b62cc9c-b1c2-48a0-a4f7-df7e01abeef0', 'night-trains-return-2', 1, NULL, 4, 10, '{"lines": []}', false, false, 'members', 3, '2026-11-25 16:18:52.265997+00'),
	(5, 1, '9c0a91f9-16b1-46a7-86fb-161bb0f510a2', 'ye-ban-lie-che-hui-lai-liao-2', 2, NULL, 5, 13, '{"lines": []}', false, false, 'members', 3, '2026-11-25 16:18:52.416681+00');

INSERT INTO public.claim (article_id, version_id, segment_id, person_id, until) VALUES
	(4, 11, 24, 1, '2026-11-25 16:20:52.408765+00');

INSERT INTO public.concept (publication_id, id, kind, name, definition) OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 'section', 'Economy', NULL),
	(1, 2, 'section', '经济', NULL),
	(2, 3, 'section', 'Economy', NULL);

INSERT INTO public.derivation (article_id, version_id, segment_id, parent_version_id, parent_rev, status, profile, rules, dictionary, base_text, base_codes, other_text, other_codes, other_parent_rev) VALUES
	(2, 6, 8, 4, 1, 'follows', 'zh-Hant-TW', 1, 10402, '夜班列車回來了', NULL, NULL, NULL, NULL),
	(2, 6, 9, 4, 1, 'follows', 'zh-Hant-TW', 1, 10402, '周敏', NULL, NULL, NULL, NULL),
	(2, 6, 10, 4, 1, 'follows', 'zh-Hant-TW', 1, 10402, '第一列夜車十點發出。', NULL, NULL, NULL, NULL),
	(2, 6, 11, 4, 1, 'follows', 'zh-Hant-TW', 1, 10402, '車上有240人。', NULL, NULL, NULL, NULL),
	(2, 6, 12, 4, 1, 'follows', 'zh-Hant-TW', 1, 10402, '軟體會在2027年更新。', NULL, NULL, NULL, NULL),
	(1, 3, 1, 2, 2, 'follows', 'zh-Hant-TW', 1, 10402, '夜班列車回來了', NULL, NULL, NULL, NULL),
	(1, 3, 2, 2, 2, 'follows', 'zh-Hant-TW', 1, 10402, '瑪拉·林德奎斯特', NULL, NULL, NULL, NULL),
	(1, 3, 3, 2, 2, 'follows', 'zh-Hant-TW', 1, 10402, '交通編輯', NULL, NULL, NULL, NULL),
	(1, 3, 4, 2, 2, 'follows', 'zh-Hant-TW', 1, 10402, '第一列夜班列車十點開出。', NULL, NULL, NULL, NULL),
	(1, 3, 6, 2, 2, 'follows', 'zh-Hant-TW', 1, 10402, '接下來', NULL, NULL, NULL, NULL),
	(1, 3, 7, 2, 2, 'follows', 'zh-Hant-TW', 1, 10402, '第二條線路將在2027年開通。', NULL, NULL, NULL, NULL),
	(1, 3, 5, 2, 2, 'overridden', 'zh-Hant-TW', 1, 10402, '車上有240人。', NULL, NULL, NULL, NULL),
	(4, 12, 20, 11, 2, 'follows', 'zh-Hant-TW', 1, 10402, '夜班列車回來了', NULL, NULL, NULL, NULL),
	(4, 12, 21, 11, 2, 'follows', 'zh-Hant-TW', 1, 10402, '瑪拉·林德奎斯特', NULL, NULL, NULL, NULL),
	(4, 12, 22, 11, 2, 'follows', 'zh-Hant-TW', 1, 10402, '交通編輯', NULL, NULL, NULL, NULL),
	(4, 12, 24, 11, 2, 'follows', 'zh-Hant-TW', 1, 10402, '車上有240人。', NULL, NULL, NULL, NULL),
	(4, 12, 25, 11, 2, 'follows', 'zh-Hant-TW', 1, 10402, '接下來', NULL, NULL, NULL, NULL),
	(4, 12, 26, 11, 2, 'follows', 'zh-Hant-TW', 1, 10402, '第二條線路將在2027年開通。', NULL, NULL, NULL, NULL),
	(4, 12, 23, 11, 4, 'overridden', 'zh-Hant-TW', 1, 10402, '第一列夜車在晚上十點準時開出。', NULL, NULL, NULL, NULL);

INSERT INTO public.event (id, at, publication_id, article_id, version_id, segment_id, rev, person_id, act, data) OVERRIDING SYSTEM VALUE VALUES
	(1, '2026-11-25 16:18:50.991033+00', 1, NULL, NULL, NULL, NULL, 1, 'person_added', '{"roles": ["translator"], "person": 1}'),
	(2, '2026-11-25 16:18:51.019579+00', 1, NULL, NULL, NULL, NULL, 2, 'person_added', '{"roles": ["reviewer"], "person": 2}'),
	(3, '2026-11-25 16:18:51.037589+00', 1, NULL, NULL, NULL, NULL, 3, 'person_added', '{"roles": ["editor"], "person": 3}'),
	(4, '2026-11-25 16:18:51.050968+00', 1, NULL, NULL, NULL, NULL, 4, 'person_added', '{"roles": ["administrator"], "person": 4}'),
	(5, '2026-11-25 16:18:51.068357+00', 1, 1, NULL, NULL, NULL, 3, 'article_imported', '{"blocks": 3, "language": "en"}'),
	(6, '2026-11-25 16:18:51.276333+00', 1, 1, 2, NULL, NULL, NULL, 'version_checked', '{"error": 7, "warning": 0}'),
	(7, '2026-11-25 16:18:51.300755+00', 1, 1, 3, NULL, NULL, NULL, 'version_checked', '{"error": 7, "warning": 0}'),
	(8, '2026-11-25 16:18:51.321613+00', 1, 1, 2, NULL, NULL, NULL, 'version_opened', NULL),
	(9, '2026-11-25 16:18:51.346076+00', 1, 1, 3, NULL, NULL, NULL, 'version_opened', NULL),
	(10, '2026-11-25 16:18:51.370822+00', 1, 2, NULL, NULL, NULL, 3, 'article_imported', '{"blocks": 2, "language": "zh-Hans"}'),
	(11, '2026-11-25 16:18:51.639863+00', 1, 2, 5, NULL, NULL, NULL, 'version_checked', '{"error": 5, "warning": 0}'),
	(12, '2026-11-25 16:18:51.667125+00', 1, 2, 6, NULL, NULL, NULL, 'version_checked', '{"error": 0, "warning": 0}'),
	(13, '2026-11-25 16:18:51.684251+00', 1, 2, 5, NULL, NULL, NULL, 'version_opened', NULL),
	(14, '2026-11-25 16:18:51.704251+00', 1, 2, 6, NULL, NULL, NULL, 'version_opened', NULL),
	(15, '2026-11-25 16:18:51.729934+00', 2, NULL, NULL, NULL, NULL, 5, 'person_added', '{"roles": ["editor"], "person": 5}'),
	(16, '2026-11-25 16:18:51.74246+00', 2, 3, NULL, NULL, NULL, 5, 'article_imported', '{"blocks": 3, "language": "en"}'),
	(17, '2026-11-25 16:18:51.87836+00', 2, 3, 8, NULL, NULL, NULL, 'version_checked', '{"error": 7, "warning": 0}'),
	(18, '2026-11-25 16:18:51.902611+00', 2, 3, 9, NULL, NULL, NULL, 'version_checked', '{"error": 7, "warning": 0}'),
	(19, '2026-11-25 16:18:51.917464+00', 2, 3, 8, NULL, NULL, NULL, 'version_opened', NULL),
	(20, '2026-11-25 16:18:51.937423+00', 2, 3, 9, NULL, NULL, NULL, 'version_opened', NULL),
	(21, '2026-11-25 16:18:52.228383+00', 1, 1, NULL, NULL, NULL, 3, 'article_published', '{"locales": ["en", "zh-Hans", "zh-Hant"], "release": 1}'),
	(22, '2026-11-25 16:18:52.265997+00', 1, 4, NULL, NULL, NULL, 3, 'article_imported', '{"blocks": 3, "language": "en"}'),
	(23, '2026-11-25 16:18:52.349059+00', 1, 4, 11, NULL, NULL, NULL, 'version_checked', '{"error": 0, "warning": 0}'),
	(24, '2026-11-25 16:18:52.356156+00', 1, 4, 12, NULL, NULL, NULL, 'version_checked', '{"error": 0, "warning": 0}'),
	(25, '2026-11-25 16:18:52.360352+00', 1, 4, 11, NULL, NULL, NULL, 'version_opened', NULL),
	(26, '2026-11-25 16:18:52.367915+00', 1, 4, 12, NULL, NULL, NULL, 'version_opened', NULL),
	(27, '2026-11-25 16:18:52.416681+00', 1, 5, NULL, NULL, NULL, 3, 'article_imported', '{"blocks": 2, "language": "zh-Hans"}');

INSERT INTO public.job (article_id, id, publication_id, version_id, revision_id, reason, state, priority, due, words, superseded_by, created_at) OVERRIDING SYSTEM VALUE VALUES
	(2, 3, 1, 5, 2, 'new', 'open', 0, '9999-12-31 00:00:00+00', NULL, NULL, '2026-11-25 16:18:51.370822+00'),
	(2, 4, 1, 6, 2, 'new', 'open', 0, '9999-12-31 00:00:00+00', NULL, NULL, '2026-11-25 16:18:51.370822+00'),
	(3, 5, 2, 8, 3, 'new', 'open', 0, '9999-12-31 00:00:00+00', NULL, NULL, '2026-11-25 16:18:51.74246+00'),
	(3, 6, 2, 9, 3, 'new', 'open', 0, '9999-12-31 00:00:00+00', NULL, NULL, '2026-11-25 16:18:51.74246+00'),
	(1, 1, 1, 2, 1, 'new', 'done', 0, '9999-12-31 00:00:00+00', NULL, NULL, '2026-11-25 16:18:51.068357+00'),
	(1, 2, 1, 3, 1, 'new', 'done', 0, '9999-12-31 00:00:00+00', NULL, NULL, '2026-11-25 16:18:51.068357+00'),
	(4, 7, 1, 11, 4, 'new', 'open', 0, '9999-12-31 00:00:00+00', NULL, NULL, '2026-11-25 16:18:52.265997+00'),
	(4, 8, 1, 12, 4, 'new', 'open', 0, '9999-12-31 00:00:00+00', NULL, NULL, '2026-11-25 16:18:52.265997+00'),
	(5, 9, 1, 14, 5, 'new', 'open', 0, '9999-12-31 00:00:00+00', NULL, NULL, '2026-11-25 16:18:52.416681+00'),
	(5, 10, 1, 15, 5, 'new', 'open', 0, '9999-12-31 00:00:00+00', NULL, NULL, '2026-11-25 16:18:52.416681+00');

INSERT INTO public.job_step (article_id, job_id, "position", publication_id, name, kind, assignee_id, accepted, due, state, sign_off_id, active_since) VALUES
	(2, 3, 1, 1, 'Review', 'review', NULL, NULL, NULL, 'waiting', NULL, NULL),
	(2, 4, 1, 1, 'Review', 'review', NULL, NULL, NULL, 'waiting', NULL, NULL),
	(2, 3, 0, 1, 'Translation', 'translate', NULL, NULL, NULL, 'active', NULL, '2026-11-25 16:18:51.684251+00'),
	(2, 4, 0, 1, 'Translation', 'translate', NULL, NULL, NULL, 'active', NULL, '2026-11-25 16:18:51.704251+00'),
	(3, 5, 1, 2, 'Review', 'review', NULL, NULL, NULL, 'waiting', NULL, NULL),
	(3, 6, 1, 2, 'Review', 'review', NULL, NULL, NULL, 'waiting', NULL, NULL),
	(3, 5, 0, 2, 'Translation', 'translate', NULL, NULL, NULL, 'active', NULL, '2026-11-25 16:18:51.917464+00'),
	(3, 6, 0, 2, 'Translation', 'translate', NULL, NULL, NULL, 'active', NULL, '2026-11-25 16:18:51.937423+00'),
	(1, 1, 0, 1, 'Translation', 'translate', NULL, NULL, NULL, 'done', 9, '2026-11-25 16:18:51.321613+00'),
	(1, 1, 1, 1, 'Review', 'review', NULL, NULL, NULL, 'done', 17, '2026-11-25 16:18:52.150179+00'),
	(1, 2, 0, 1, 'Translation', 'translate', NULL, NULL, NULL, 'done', 18, '2026-11-25 16:18:51.346076+00'),
	(1, 2, 1, 1, 'Review', 'review', NULL, NULL, NULL, 'done', 26, '2026-11-25 16:18:52.196703+00'),
	(4, 7, 1, 1, 'Review', 'review', NULL, NULL, NULL, 'waiting', NULL, NULL),
	(4, 8, 1, 1, 'Review', 'review', NULL, NULL, NULL, 'waiting', NULL, NULL),
	(4, 7, 0, 1, 'Translation', 'translate', NULL, NULL, NULL, 'active', NULL, '2026-11-25 16:18:52.360352+00'),
	(4, 8, 0, 1, 'Translation', 'translate', NULL, NULL, NULL, 'active', NULL, '2026-11-25 16:18:52.367915+00'),
	(5, 9, 0, 1, 'Translation', 'translate', NULL, NULL, NULL, 'waiting', NULL, NULL),
	(5, 9, 1, 1, 'Review', 'review', NULL, NULL, NULL, 'waiting', NULL, NULL),
	(5, 10, 0, 1, 'Translation', 'translate', NULL, NULL, NULL, 'waiting', NULL, NULL),
	(5, 10, 1, 1, 'Review', 'review', NULL, NULL, NULL, 'waiting', NULL, NULL);

INSERT INTO public.membership (publication_id, person_id, roles, languages, assigned_only, ended_at) VALUES
	(1, 1, '{translator}', '{}', false, NULL),
	(1, 2, '{reviewer}', '{}', false, NULL),
	(1, 3, '{editor}', '{}', false, NULL),
	(1, 4, '{administrator}', '{}', false, NULL),
	(2, 5, '{editor}', '{}', false, NULL);

INSERT INTO public.memory_unit (publication_id, id, created_at) OVERRIDING SYSTEM VALUE VALUES
	(1, 1, '2026-11-25 16:18:52.1717+00'),
	(1, 2, '2026-11-25 16:18:52.1717+00'),
	(1, 3, '2026-11-25 16:18:52.1717+00'),
	(1, 4, '2026-11-25 16:18:52.1717+00'),
	(1, 5, '2026-11-25 16:18:52.1717+00'),
	(1, 6, '2026-11-25 16:18:52.1717+00'),
	(1, 7, '2026-11-25 16:18:52.1717+00'),
	(1, 8, '2026-11-25 16:18:52.211644+00'),
	(1, 9, '2026-11-25 16:18:52.211644+00'),
	(1, 10, '2026-11-25 16:18:52.211644+00'),
	(1, 11, '2026-11-25 16:18:52.211644+00'),
	(1, 12, '2026-11-25 16:18:52.211644+00'),
	(1, 13, '2026-11-25 16:18:52.211644+00'),
	(1, 14, '2026-11-25 16:18:52.211644+00');

INSERT INTO public.memory_variant (publication_id, unit_id, locale, text, hash, previous_hash, next_hash, article_id, version_id, segment_id, rev) VALUES
	(1, 1, 'en', 'Night trains return', '\x420238032f18f7e4595bcb6a3a1bb606', NULL, '\xe348e1cb5331231743871f6dbd3b94e8', 1, 1, 1, 1),
	(1, 1, 'zh-Hans', '夜班列车回来了', '\xe5e7b1e0b15930b43fe5fd715c51181c', NULL, NULL, 1, 2, 1, 2),
	(1, 2, 'en', 'Mara Lindqvist', '\xe348e1cb5331231743871f6dbd3b94e8', '\x420238032f18f7e4595bcb6a3a1bb606', '\x8302fa0041eb6b5784eec424ccd34fc6', 1, 1, 2, 1),
	(1, 2, 'zh-Hans', '玛拉·林德奎斯特', '\xf7bbf0b9b0f3ff99ae65b06ceeb527aa', NULL, NULL, 1, 2, 2, 2),
	(1, 3, 'en', 'Transport editor', '\x8302fa0041eb6b5784eec424ccd34fc6', '\xe348e1cb5331231743871f6dbd3b94e8', '\x16bec76e7abead2fd8f772f197de29e9', 1, 1, 3, 1),
	(1, 3, 'zh-Hans', '交通编辑', '\x1705dd18bbf717f05532aecaed355cea', NULL, NULL, 1, 2, 3, 2),
	(1, 4, 'en', 'The first night train left at ten.', '\x16bec76e7abead2fd8f772f197de29e9', '\x8302fa0041eb6b5784eec424ccd34fc6', '\xa88ce4aa801c717a08054c3f52568ed5', 1, 1, 4, 1),
	(1, 4, 'zh-Hans', '第一列夜班列车十点开出。', '\x7d48b4c77d8f78bc03816358bf134404', NULL, NULL, 1, 2, 4, 2),
	(1, 5, 'en', 'It carried 240 people.', '\xa88ce4aa801c717a08054c3f52568ed5', '\x16bec76e7abead2fd8f772f197de29e9', '\x1afde71b02ce9be1cec5a84e3e93e982', 1, 1, 5, 1),
	(1, 5, 'zh-Hans', '车上有240人。', '\xaecc595d8fc324e56365f68a8916a3ff', NULL, NULL, 1, 2, 5, 2),
	(1, 6, 'en', 'What comes next', '\x1afde71b02ce9be1cec5a84e3e93e982', '\xa88ce4aa801c717a08054c3f52568ed5', '\x2ab9b621db96a438fb5e9c31b2af78e3', 1, 1, 6, 1),
	(1, 6, 'zh-Hans', '接下来', '\xa52d704cc3acb44b353c767dec99f7a5', NULL, NULL, 1, 2, 6, 2),
	(1, 7, 'en', 'A second line will follow in 2027.', '\x2ab9b621db96a438fb5e9c31b2af78e3', '\x1afde71b02ce9be1cec5a84e3e93e982', NULL, 1, 1, 7, 1),
	(1, 7, 'zh-Hans', '第二条线路将在2027年开通。', '\x45300e0d4dd2c94a38bba91114136f6a', NULL, NULL, 1, 2, 7, 2),
	(1, 8, 'en', 'Night trains return', '\x420238032f18f7e4595bcb6a3a1bb606', NULL, '\xe348e1cb5331231743871f6dbd3b94e8', 1, 1, 1, 1),
	(1, 8, 'zh-Hant-TW', '夜班列車回來了', '\x25d825f0e35f1fe107ff695003723152', NULL, NULL, 1, 3, 1, 2),
	(1, 9, 'en', 'Mara Lindqvist', '\xe348e1cb5331231743871f6dbd3b94e8', '\x420238032f18f7e4595bcb6a3a1bb606', '\x8302fa0041eb6b5784eec424ccd34fc6', 1, 1, 2, 1),
	(1, 9, 'zh-Hant-TW', '瑪拉·林德奎斯特', '\x382e8587efaa2969b29c00f3b0b793fa', NULL, NULL, 1, 3, 2, 2),
	(1, 10, 'en', 'Transport editor', '\x8302fa0041eb6b5784eec424ccd34fc6', '\xe348e1cb5331231743871f6dbd3b94e8', '\x16bec76e7abead2fd8f772f197de29e9', 1, 1, 3, 1),
	(1, 10, 'zh-Hant-TW', '交通編輯', '\x912ef79ce16349a07e9f0e757eda8c48', NULL, NULL, 1, 3, 3, 2),
	(1, 11, 'en', 'The first night train left at ten.', '\x16bec76e7abead2fd8f772f197de29e9', '\x8302fa0041eb6b5784eec424ccd34fc6', '\xa88ce4aa801c717a08054c3f52568ed5', 1, 1, 4, 1),
	(1, 11, 'zh-Hant-TW', '第一列夜班列車十點開出。', '\xbdbf7ccdfc4a02d06f6261d95eb29447', NULL, NULL, 1, 3, 4, 2),
	(1, 12, 'en', 'It carried 240 people.', '\xa88ce4aa801c717a08054c3f52568ed5', '\x16bec76e7abead2fd8f772f197de29e9', '\x1afde71b02ce9be1cec5a84e3e93e982', 1, 1, 5, 1),
	(1, 12, 'zh-Hant-TW', '車上載了240人。', '\x02c8577b48de9355edb6829ccca27024', NULL, NULL, 1, 3, 5, 3),
	(1, 13, 'en', 'What comes next', '\x1afde71b02ce9be1cec5a84e3e93e982', '\xa88ce4aa801c717a08054c3f52568ed5', '\x2ab9b621db96a438fb5e9c31b2af78e3', 1, 1, 6, 1),
	(1, 13, 'zh-Hant-TW', '接下來', '\x581fe2cc1b3aefbfb934c98d89421070', NULL, NULL, 1, 3, 6, 2),
	(1, 14, 'en', 'A second line will follow in 2027.', '\x2ab9b621db96a438fb5e9c31b2af78e3', '\x1afde71b02ce9be1cec5a84e3e93e982', NULL, 1, 1, 7, 1),
	(1, 14, 'zh-Hant-TW', '第二條線路將在2027年開通。', '\x543b21d44bfb332552eeead8b84b16b7', NULL, NULL, 1, 3, 7, 2);

INSERT INTO public.pending_text (article_id, version_id, segment_id, person_id, text, based_on_rev, at) VALUES
	(4, 11, 24, 1, '车上', 2, '2026-11-25 16:18:52.41349+00');

INSERT INTO public.person (id, name, email, password_hash, created_at, deactivated_at, erased_at) OVERRIDING SYSTEM VALUE VALUES
	(1, 'Translator', 'translator@newsroom.example', '$argon2id$v=19$m=64,t=1,p=1$9Fzo/81THpnOx90B6pPa7g$NGBlliBTchYWopDrma/wCqAeoWB5HO0Eel92QjioWV4', '2026-11-25 16:18:50.991033+00', NULL, NULL),
	(2, 'Reviewer', 'reviewer@newsroom.example', '$argon2id$v=19$m=64,t=1,p=1$SMJfi2zpj/acwCzNqjPQsw$S1E0SX1HM/EQXqxU7qSYodrY6gRcuMqIxWKgjRPIHXs', '2026-11-25 16:18:51.019579+00', NULL, NULL),
	(3, 'Editor', 'editor@newsroom.example', '$argon2id$v=19$m=64,t=1,p=1$dBA+9pyYQ1nhXEG5RBsETA$jdYQDG/ioPhABeMdUWE3GjrDI+YfyvGtwy64stnjFbE', '2026-11-25 16:18:51.037589+00', NULL, NULL),
	(4, 'Administrator', 'administrator@newsroom.example', '$argon2id$v=19$m=64,t=1,p=1$lSXwJHzeNm7EI8GNNh76uw$xla1vN+ykVf1kqXj3t1N30gpavvR6PoVIeJ7Wkxikzs', '2026-11-25 16:18:51.050968+00', NULL, NULL),
	(5, 'Editor', 'editor@antipode.example', '$argon2id$v=19$m=64,t=1,p=1$gu9z7P1vComLBFkTafuIAg$jpVFIngBx08hTJ0YXw5Aewns8UzwbP5BwsY+6zu1DmM', '2026-11-25 16:18:51.729934+00', NULL, NULL);

INSERT INTO public.publication (id, name, time_zone, four_eyes, region) OVERRIDING SYSTEM VALUE VALUES
	(1, 'The Meridian', 'UTC', true, 'zh-Hant-TW'),
	(2, 'The Antipode', 'UTC', true, 'zh-Hant-TW');

INSERT INTO public.publication_locale (publication_id, locale, "position") VALUES
	(1, 'en', 0),
	(1, 'zh-Hans', 1),
	(1, 'zh-Hant', 2),
	(2, 'en', 0),
	(2, 'zh-Hans', 1),
	(2, 'zh-Hant', 2);

INSERT INTO public.publication_route (publication_id, source_locale, locale, derived_from, profile) VALUES
	(1, 'en', 'zh-Hans', NULL, NULL),
	(1, 'en', 'zh-Hant', 'zh-Hans', 'zh-Hant-TW'),
	(1, 'zh-Hans', 'en', NULL, NULL),
	(1, 'zh-Hans', 'zh-Hant', 'zh-Hans', 'zh-Hant-TW'),
	(1, 'zh-Hant', 'en', NULL, NULL),
	(1, 'zh-Hant', 'zh-Hans', 'zh-Hant', 'zh-Hans'),
	(2, 'en', 'zh-Hans', NULL, NULL),
	(2, 'en', 'zh-Hant', 'zh-Hans', 'zh-Hant-TW'),
	(2, 'zh-Hans', 'en', NULL, NULL),
	(2, 'zh-Hans', 'zh-Hant', 'zh-Hans', 'zh-Hant-TW'),
	(2, 'zh-Hant', 'en', NULL, NULL),
	(2, 'zh-Hant', 'zh-Hans', 'zh-Hant', 'zh-Hans');

INSERT INTO public.publication_step (publication_id, "position", name, kind) VALUES
	(1, 0, 'Translation', 'translate'),
	(1, 1, 'Review', 'review'),
	(2, 0, 'Translation', 'translate'),
	(2, 1, 'Review', 'review');

INSERT INTO public.release (article_id, id, publication_id, kind, at, state, together, replaces_id, person_id) OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 1, 'publish', '2026-11-25 16:18:52.228383+00', 'happened', true, NULL, 3);

INSERT INTO public.release_version (article_id, release_id, version_id, snapshot_id, state) VALUES
	(1, 1, 1, 1, 'happened'),
	(1, 1, 2, 2, 'happened'),
	(1, 1, 3, 3, 'happened');

INSERT INTO public.request (person_id, key, body_hash, answer, at) VALUES
	(1, 'b2dc1951-2cf8-4528-938d-de8ba16dc3f0', '\xfd92be025ac58942bc80c55c53f0e1d9bbfa62aa111ef6d10947d970782c934c', '{"rev": 2, "look": null, "state": "translated", "changed": true, "segment": 1, "followed": ["zh-Hant"]}', '2026-11-25 16:18:52.013853+00'),
	(1, '51967b17-c3c8-4461-9562-b96656e97333', '\x955736371705c68b8af90bf3ec0400e71a4ea321ae568f0000d3eb20a2d23a26', '{"rev": 2, "look": null, "state": "translated", "changed": true, "segment": 2, "followed": ["zh-Hant"]}', '2026-11-25 16:18:52.040424+00'),
	(1, '6850552f-e398-461f-8632-0bf6f4dc3597', '\xf546fa133c30e7120c546804d85ef6fa7f58ebe0abc0cb6859eadbd38f04689c', '{"rev": 2, "look": null, "state": "translated", "changed": true, "segment": 3, "followed": ["zh-Hant"]}', '2026-11-25 16:18:52.054115+00'),
	(1, '92c36d51-c03a-4469-83a0-311334be6e85', '\x345b6fbf5516d1b4fa3d0c77968399803c13a64d57b9f5322e1a29cc673659ae', '{"rev": 2, "look": null, "state": "translated", "changed": true, "segment": 4, "followed": ["zh-Hant"]}', '2026-11-25 16:18:52.067209+00'),
	(1, 'e86a79cf-40e9-4b2a-966e-83401515e8d0', '\xafcb732e84d1eb8484b914743bcb9bc0f44392a75b9727f539593bda17f4c8ca', '{"rev": 2, "look": null, "state": "translated", "changed": true, "segment": 5, "followed": ["zh-Hant"]}', '2026-11-25 16:18:52.082612+00'),
	(1, '5dadd35f-36b3-48bf-b5aa-30db9600b5e0', '\x92d6d399a63d12edda2579a9ecbe82c2cef8124d3a22a819fcab0514f53cdc30', '{"rev": 2, "look": null, "state": "translated", "changed": true, "segment": 6, "followed": ["zh-Hant"]}', '2026-11-25 16:18:52.103565+00'),
	(1, '3504b465-179d-4515-ba64-690e3af67345', '\x68c020884ea3ee77c910b5940c3d481d32c4766e7c82643f8d66dad947d5c2fd', '{"rev": 2, "look": null, "state": "translated", "changed": true, "segment": 7, "followed": ["zh-Hant"]}', '2026-11-25 16:18:52.121891+00'),
	(1, '9e373c8e-03b8-4f52-9581-64452ee40980', '\xda890cbc0f6084f87474d692846fc8695bf413ec5075e5921414bd6ecdfe4665', '{"rev": 3, "look": null, "state": "translated", "changed": true, "segment": 5, "followed": []}', '2026-11-25 16:18:52.142006+00'),
	(1, 'faead3bd-2b0c-4a0d-be55-109518ad626d', '\x52cbe478a8ff08d52704f004795bd2c400d305fc4fccc277592a75cd39e4f687', '{"rev": 3, "look": null, "state": "translated", "changed": true, "segment": 23, "followed": ["zh-Hant"]}', '2026-11-25 16:18:52.376278+00'),
	(1, '10f693a7-f14e-4a94-b181-1eb9969909e4', '\x682bddd40678150f5b18165b1b76123f345d4a82eff9dbc9c5ef54b6e1cb381f', '{"rev": 4, "look": null, "state": "translated", "changed": true, "segment": 23, "followed": []}', '2026-11-25 16:18:52.390398+00'),
	(1, 'a09f0860-c69d-41af-b62d-32d9a3282a4a', '\x19e5eb05d31a34f6917561b354d639f19fff2859d75c16f721548e59a625d170', '{"rev": 4, "look": null, "state": "translated", "changed": true, "segment": 23, "followed": ["zh-Hant"]}', '2026-11-25 16:18:52.398089+00');

INSERT INTO public.revision_segment (article_id, revision_id, segment_id, "position", block, version_id, rev, space_before) VALUES
	(1, 1, 1, 0, 0, 1, 1, ''),
	(1, 1, 2, 1, 1, 1, 1, ''),
	(1, 1, 3, 2, 2, 1, 1, ''),
	(1, 1, 4, 3, 3, 1, 1, ''),
	(1, 1, 5, 4, 3, 1, 1, ' '),
	(1, 1, 6, 5, 4, 1, 1, ''),
	(1, 1, 7, 6, 5, 1, 1, ''),
	(2, 2, 8, 0, 0, 4, 1, ''),
	(2, 2, 9, 1, 1, 4, 1, ''),
	(2, 2, 10, 2, 2, 4, 1, ''),
	(2, 2, 11, 3, 2, 4, 1, ''),
	(2, 2, 12, 4, 3, 4, 1, ''),
	(3, 3, 13, 0, 0, 7, 1, ''),
	(3, 3, 14, 1, 1, 7, 1, ''),
	(3, 3, 15, 2, 2, 7, 1, ''),
	(3, 3, 16, 3, 3, 7, 1, ''),
	(3, 3, 17, 4, 3, 7, 1, ' '),
	(3, 3, 18, 5, 4, 7, 1, ''),
	(3, 3, 19, 6, 5, 7, 1, ''),
	(4, 4, 20, 0, 0, 10, 1, ''),
	(4, 4, 21, 1, 1, 10, 1, ''),
	(4, 4, 22, 2, 2, 10, 1, ''),
	(4, 4, 23, 3, 3, 10, 1, ''),
	(4, 4, 24, 4, 3, 10, 1, ' '),
	(4, 4, 25, 5, 4, 10, 1, ''),
	(4, 4, 26, 6, 5, 10, 1, '');

INSERT INTO public.segment (article_id, id, kind, treatment, length_limit, home_version_id, follows_segment_id, follows_order, space_before) OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 'title', 'translate', NULL, NULL, NULL, NULL, NULL),
	(1, 2, 'byline', 'translate', NULL, NULL, NULL, NULL, NULL),
	(1, 3, 'author_title', 'translate', NULL, NULL, NULL, NULL, NULL),
	(1, 4, 'paragraph', 'translate', NULL, NULL, NULL, NULL, NULL),
	(1, 5, 'paragraph', 'translate', NULL, NULL, NULL, NULL, NULL),
	(1, 6, 'heading', 'translate', NULL, NULL, NULL, NULL, NULL),
	(1, 7, 'paragraph', 'translate', NULL, NULL, NULL, NULL, NULL),
	(2, 8, 'title', 'translate', NULL, NULL, NULL, NULL, NULL),
	(2, 9, 'byline', 'translate', NULL, NULL, NULL, NULL, NULL),
	(2, 10, 'paragraph', 'translate', NULL, NULL, NULL, NULL, NULL),
	(2, 11, 'paragraph', 'translate', NULL, NULL, NULL, NULL, NULL),
	(2, 12, 'paragraph', 'translate', NULL, NULL, NULL, NULL, NULL),
	(3, 13, 'title', 'translate', NULL, NULL, NULL, NULL, NULL),
	(3, 14, 'byline', 'translate', NULL, NULL, NULL, NULL, NULL),
	(3, 15, 'author_title', 'translate', NULL, NULL, NULL, NULL, NULL),
	(3, 16, 'paragraph', 'translate', NULL, NULL, NULL, NULL, NULL),
	(3, 17, 'paragraph', 'translate', NULL, NULL, NULL, NULL, NULL),
	(3, 18, 'heading', 'translate', NULL, NULL, NULL, NULL, NULL),
	(3, 19, 'paragraph', 'translate', NULL, NULL, NULL, NULL, NULL),
	(4, 20, 'title', 'translate', NULL, NULL, NULL, NULL, NULL),
	(4, 21, 'byline', 'translate', NULL, NULL, NULL, NULL, NULL),
	(4, 22, 'author_title', 'translate', NULL, NULL, NULL, NULL, NULL),
	(4, 23, 'paragraph', 'translate', NULL, NULL, NULL, NULL, NULL),
	(4, 24, 'paragraph', 'translate', NULL, NULL, NULL, NULL, NULL),
	(4, 25, 'heading', 'translate', NULL, NULL, NULL, NULL, NULL),
	(4, 26, 'paragraph', 'translate', NULL, NULL, NULL, NULL, NULL);

INSERT INTO public.segment_text (article_id, version_id, segment_id, rev, text, codes, presence, state, origin, similarity, touched_by, look, source_version_id, source_rev, retired, act, person_id, work_item_id, change_set_id, reason) VALUES
	(1, 1, 1, 1, 'Night trains return', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 1, NULL, NULL),
	(1, 1, 2, 1, 'Mara Lindqvist', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 1, NULL, NULL),
	(1, 1, 3, 1, 'Transport editor', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 1, NULL, NULL),
	(1, 1, 4, 1, 'The first night train left at ten.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 1, NULL, NULL),
	(1, 1, 5, 1, 'It carried 240 people.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 1, NULL, NULL),
	(1, 1, 6, 1, 'What comes next', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 1, NULL, NULL),
	(1, 1, 7, 1, 'A second line will follow in 2027.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 1, NULL, NULL),
	(2, 4, 8, 1, '夜班列车回来了', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 8, NULL, NULL),
	(2, 4, 9, 1, '周敏', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 8, NULL, NULL),
	(2, 4, 10, 1, '第一列夜车十点发出。', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 8, NULL, NULL),
	(2, 4, 11, 1, '车上有240人。', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 8, NULL, NULL),
	(2, 4, 12, 1, '软件会在2027年更新。', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 8, NULL, NULL),
	(2, 5, 8, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 9, NULL, NULL),
	(2, 5, 9, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 9, NULL, NULL),
	(2, 5, 10, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 9, NULL, NULL),
	(2, 5, 11, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 9, NULL, NULL),
	(2, 5, 12, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 9, NULL, NULL),
	(2, 6, 8, 2, '夜班列車回來了', NULL, 'present', 'translated', 'derived', NULL, NULL, NULL, 4, 1, false, 'derive', NULL, 10, NULL, NULL),
	(2, 6, 9, 2, '周敏', NULL, 'present', 'translated', 'derived', NULL, NULL, NULL, 4, 1, false, 'derive', NULL, 10, NULL, NULL),
	(2, 6, 10, 2, '第一列夜車十點發出。', NULL, 'present', 'translated', 'derived', NULL, NULL, NULL, 4, 1, false, 'derive', NULL, 10, NULL, NULL),
	(2, 6, 11, 2, '車上有240人。', NULL, 'present', 'translated', 'derived', NULL, NULL, NULL, 4, 1, false, 'derive', NULL, 10, NULL, NULL),
	(2, 6, 12, 2, '軟體會在2027年更新。', NULL, 'present', 'translated', 'derived', NULL, NULL, NULL, 4, 1, false, 'derive', NULL, 10, NULL, NULL),
	(3, 7, 13, 1, 'Night trains return', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 15, NULL, NULL),
	(3, 7, 14, 1, 'Mara Lindqvist', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 15, NULL, NULL),
	(3, 7, 15, 1, 'Transport editor', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 15, NULL, NULL),
	(3, 7, 16, 1, 'The first night train left at ten.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 15, NULL, NULL),
	(3, 7, 17, 1, 'It carried 240 people.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 15, NULL, NULL),
	(3, 7, 18, 1, 'What comes next', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 15, NULL, NULL),
	(3, 7, 19, 1, 'A second line will follow in 2027.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 15, NULL, NULL),
	(3, 8, 13, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 16, NULL, NULL),
	(3, 8, 14, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 16, NULL, NULL),
	(3, 8, 15, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 16, NULL, NULL),
	(3, 8, 16, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 16, NULL, NULL),
	(3, 8, 17, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 16, NULL, NULL),
	(3, 8, 18, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 16, NULL, NULL),
	(3, 8, 19, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 16, NULL, NULL),
	(3, 9, 13, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 17, NULL, NULL),
	(3, 9, 14, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 17, NULL, NULL),
	(3, 9, 15, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 17, NULL, NULL),
	(1, 2, 1, 2, '夜班列车回来了', NULL, 'present', 'final', 'human', NULL, 2, NULL, 1, 1, false, 'edit', 1, NULL, NULL, NULL),
	(1, 3, 1, 2, '夜班列車回來了', NULL, 'present', 'final', 'derived', NULL, 2, NULL, 1, 1, false, 'derive', 1, NULL, NULL, NULL),
	(1, 2, 2, 2, '玛拉·林德奎斯特', NULL, 'present', 'final', 'human', NULL, 2, NULL, 1, 1, false, 'edit', 1, NULL, NULL, NULL),
	(1, 3, 2, 2, '瑪拉·林德奎斯特', NULL, 'present', 'final', 'derived', NULL, 2, NULL, 1, 1, false, 'derive', 1, NULL, NULL, NULL),
	(1, 2, 3, 2, '交通编辑', NULL, 'present', 'final', 'human', NULL, 2, NULL, 1, 1, false, 'edit', 1, NULL, NULL, NULL),
	(1, 3, 3, 2, '交通編輯', NULL, 'present', 'final', 'derived', NULL, 2, NULL, 1, 1, false, 'derive', 1, NULL, NULL, NULL),
	(1, 2, 4, 2, '第一列夜班列车十点开出。', NULL, 'present', 'final', 'human', NULL, 2, NULL, 1, 1, false, 'edit', 1, NULL, NULL, NULL),
	(1, 3, 4, 2, '第一列夜班列車十點開出。', NULL, 'present', 'final', 'derived', NULL, 2, NULL, 1, 1, false, 'derive', 1, NULL, NULL, NULL),
	(1, 2, 5, 2, '车上有240人。', NULL, 'present', 'final', 'human', NULL, 2, NULL, 1, 1, false, 'edit', 1, NULL, NULL, NULL),
	(1, 2, 6, 2, '接下来', NULL, 'present', 'final', 'human', NULL, 2, NULL, 1, 1, false, 'edit', 1, NULL, NULL, NULL),
	(1, 3, 5, 3, '車上載了240人。', NULL, 'present', 'final', 'human', NULL, 2, NULL, 1, 1, false, 'edit', 1, NULL, NULL, NULL),
	(1, 2, 7, 2, '第二条线路将在2027年开通。', NULL, 'present', 'final', 'human', NULL, 2, NULL, 1, 1, false, 'edit', 1, NULL, NULL, NULL),
	(1, 3, 6, 2, '接下來', NULL, 'present', 'final', 'derived', NULL, 2, NULL, 1, 1, false, 'derive', 1, NULL, NULL, NULL),
	(1, 3, 7, 2, '第二條線路將在2027年開通。', NULL, 'present', 'final', 'derived', NULL, 2, NULL, 1, 1, false, 'derive', 1, NULL, NULL, NULL),
	(3, 9, 16, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 17, NULL, NULL),
	(3, 9, 17, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 17, NULL, NULL),
	(3, 9, 18, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 17, NULL, NULL),
	(3, 9, 19, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 17, NULL, NULL),
	(4, 10, 20, 1, 'Night trains return', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 22, NULL, NULL),
	(4, 10, 21, 1, 'Mara Lindqvist', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 22, NULL, NULL),
	(4, 10, 22, 1, 'Transport editor', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 22, NULL, NULL),
	(4, 10, 23, 1, 'The first night train left at ten.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 22, NULL, NULL),
	(4, 10, 24, 1, 'It carried 240 people.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 22, NULL, NULL),
	(4, 10, 25, 1, 'What comes next', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 22, NULL, NULL),
	(4, 10, 26, 1, 'A second line will follow in 2027.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 22, NULL, NULL),
	(4, 11, 20, 2, '夜班列车回来了', NULL, 'present', 'initial', 'memory', 101, NULL, NULL, 10, 1, false, 'draft', NULL, 23, NULL, NULL),
	(4, 11, 21, 2, '玛拉·林德奎斯特', NULL, 'present', 'initial', 'memory', 101, NULL, NULL, 10, 1, false, 'draft', NULL, 23, NULL, NULL),
	(4, 11, 22, 2, '交通编辑', NULL, 'present', 'initial', 'memory', 101, NULL, NULL, 10, 1, false, 'draft', NULL, 23, NULL, NULL),
	(4, 11, 24, 2, '车上有240人。', NULL, 'present', 'initial', 'memory', 101, NULL, NULL, 10, 1, false, 'draft', NULL, 23, NULL, NULL),
	(4, 11, 25, 2, '接下来', NULL, 'present', 'initial', 'memory', 101, NULL, NULL, 10, 1, false, 'draft', NULL, 23, NULL, NULL),
	(4, 11, 26, 2, '第二条线路将在2027年开通。', NULL, 'present', 'initial', 'memory', 101, NULL, NULL, 10, 1, false, 'draft', NULL, 23, NULL, NULL),
	(4, 12, 20, 2, '夜班列車回來了', NULL, 'present', 'initial', 'derived', NULL, NULL, NULL, 10, 1, false, 'derive', NULL, 24, NULL, NULL),
	(4, 12, 21, 2, '瑪拉·林德奎斯特', NULL, 'present', 'initial', 'derived', NULL, NULL, NULL, 10, 1, false, 'derive', NULL, 24, NULL, NULL),
	(4, 12, 22, 2, '交通編輯', NULL, 'present', 'initial', 'derived', NULL, NULL, NULL, 10, 1, false, 'derive', NULL, 24, NULL, NULL),
	(4, 12, 24, 2, '車上有240人。', NULL, 'present', 'initial', 'derived', NULL, NULL, NULL, 10, 1, false, 'derive', NULL, 24, NULL, NULL),
	(4, 12, 25, 2, '接下來', NULL, 'present', 'initial', 'derived', NULL, NULL, NULL, 10, 1, false, 'derive', NULL, 24, NULL, NULL),
	(4, 12, 26, 2, '第二條線路將在2027年開通。', NULL, 'present', 'initial', 'derived', NULL, NULL, NULL, 10, 1, false, 'derive', NULL, 24, NULL, NULL),
	(4, 11, 23, 4, '第一列夜车在晚上十点准时开出。', NULL, 'present', 'translated', 'human', NULL, 1, NULL, 10, 1, false, 'edit', 1, NULL, NULL, NULL),
	(4, 12, 23, 5, '第一列夜班車在晚上十點準時開出。', NULL, 'present', 'translated', 'human', NULL, 1, 'merged', 10, 1, false, 'merge', 1, NULL, NULL, NULL);

INSERT INTO public.sign_off (article_id, id, publication_id, version_id, kind, job_id, step, segment_id, rev, fingerprint, person_id, reason, at) OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 1, 2, 'confirm', 1, 0, 1, 2, NULL, 1, NULL, '2026-11-25 16:18:52.013853+00'),
	(1, 2, 1, 2, 'confirm', 1, 0, 2, 2, NULL, 1, NULL, '2026-11-25 16:18:52.040424+00'),
	(1, 3, 1, 2, 'confirm', 1, 0, 3, 2, NULL, 1, NULL, '2026-11-25 16:18:52.054115+00'),
	(1, 4, 1, 2, 'confirm', 1, 0, 4, 2, NULL, 1, NULL, '2026-11-25 16:18:52.067209+00'),
	(1, 5, 1, 2, 'confirm', 1, 0, 5, 2, NULL, 1, NULL, '2026-11-25 16:18:52.082612+00'),
	(1, 6, 1, 2, 'confirm', 1, 0, 6, 2, NULL, 1, NULL, '2026-11-25 16:18:52.103565+00'),
	(1, 7, 1, 2, 'confirm', 1, 0, 7, 2, NULL, 1, NULL, '2026-11-25 16:18:52.121891+00'),
	(1, 8, 1, 3, 'confirm', 2, 0, 5, 3, NULL, 1, NULL, '2026-11-25 16:18:52.142006+00'),
	(1, 9, 1, 2, 'submit', 1, 0, NULL, NULL, '\x5a17e6ce263a1233060406c1f0ff2c73aaa0531ced3dab2c14688d44a4033964', 1, NULL, '2026-11-25 16:18:52.150179+00'),
	(1, 10, 1, 2, 'accept', 1, 1, 1, 2, NULL, 2, NULL, '2026-11-25 16:18:52.16239+00'),
	(1, 11, 1, 2, 'accept', 1, 1, 2, 2, NULL, 2, NULL, '2026-11-25 16:18:52.16239+00'),
	(1, 12, 1, 2, 'accept', 1, 1, 3, 2, NULL, 2, NULL, '2026-11-25 16:18:52.16239+00'),
	(1, 13, 1, 2, 'accept', 1, 1, 4, 2, NULL, 2, NULL, '2026-11-25 16:18:52.16239+00'),
	(1, 14, 1, 2, 'accept', 1, 1, 5, 2, NULL, 2, NULL, '2026-11-25 16:18:52.16239+00'),
	(1, 15, 1, 2, 'accept', 1, 1, 6, 2, NULL, 2, NULL, '2026-11-25 16:18:52.16239+00'),
	(1, 16, 1, 2, 'accept', 1, 1, 7, 2, NULL, 2, NULL, '2026-11-25 16:18:52.16239+00'),
	(1, 17, 1, 2, 'approve', 1, 1, NULL, NULL, '\x5a17e6ce263a1233060406c1f0ff2c73aaa0531ced3dab2c14688d44a4033964', 2, NULL, '2026-11-25 16:18:52.1717+00'),
	(1, 18, 1, 3, 'submit', 2, 0, NULL, NULL, '\x0e4c9b17f82d08ef239472751173213adbaedea0b687b1fd5be21a89c0f4c5ae', 1, NULL, '2026-11-25 16:18:52.196703+00'),
	(1, 19, 1, 3, 'accept', 2, 1, 1, 2, NULL, 2, NULL, '2026-11-25 16:18:52.204792+00'),
	(1, 20, 1, 3, 'accept', 2, 1, 2, 2, NULL, 2, NULL, '2026-11-25 16:18:52.204792+00'),
	(1, 21, 1, 3, 'accept', 2, 1, 3, 2, NULL, 2, NULL, '2026-11-25 16:18:52.204792+00'),
	(1, 22, 1, 3, 'accept', 2, 1, 4, 2, NULL, 2, NULL, '2026-11-25 16:18:52.204792+00'),
	(1, 23, 1, 3, 'accept', 2, 1, 5, 3, NULL, 2, NULL, '2026-11-25 16:18:52.204792+00'),
	(1, 24, 1, 3, 'accept', 2, 1, 6, 2, NULL, 2, NULL, '2026-11-25 16:18:52.204792+00'),
	(1, 25, 1, 3, 'accept', 2, 1, 7, 2, NULL, 2, NULL, '2026-11-25 16:18:52.204792+00'),
	(1, 26, 1, 3, 'approve', 2, 1, NULL, NULL, '\x0e4c9b17f82d08ef239472751173213adbaedea0b687b1fd5be21a89c0f4c5ae', 2, NULL, '2026-11-25 16:18:52.211644+00'),
	(4, 27, 1, 11, 'confirm', 7, 0, 23, 3, NULL, 1, NULL, '2026-11-25 16:18:52.376278+00'),
	(4, 28, 1, 12, 'confirm', 8, 0, 23, 4, NULL, 1, NULL, '2026-11-25 16:18:52.390398+00'),
	(4, 29, 1, 11, 'confirm', 7, 0, 23, 4, NULL, 1, NULL, '2026-11-25 16:18:52.398089+00');

INSERT INTO public.snapshot (article_id, id, version_id, revision_id, fingerprint, content, at) OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 1, 1, '\x1a12139f6cd57c3fa36197c45d9e9ff2b588d262c7138759f985b1cdec01457b', '{"title": "Night trains return", "author": "Mara Lindqvist", "blocks": [{"kind": "paragraph", "text": "The first night train left at ten. It carried 240 people.", "codes": null, "level": null}, {"kind": "heading", "text": "What comes next", "codes": null, "level": 2}, {"kind": "paragraph", "text": "A second line will follow in 2027.", "codes": null, "level": null}], "section": "Economy", "author_title": "Transport editor", "published_on": null}', '2026-11-25 16:18:52.228383+00'),
	(1, 2, 2, 1, '\x5a17e6ce263a1233060406c1f0ff2c73aaa0531ced3dab2c14688d44a4033964', '{"title": "夜班列车回来了", "author": "玛拉·林德奎斯特", "blocks": [{"kind": "paragraph", "text": "第一列夜班列车十点开出。车上有240人。", "codes": null, "level": null}, {"kind": "heading", "text": "接下来", "codes": null, "level": 2}, {"kind": "paragraph", "text": "第二条线路将在2027年开通。", "codes": null, "level": null}], "section": "Economy", "author_title": "交通编辑", "published_on": null}', '2026-11-25 16:18:52.228383+00'),
	(1, 3, 3, 1, '\x0e4c9b17f82d08ef239472751173213adbaedea0b687b1fd5be21a89c0f4c5ae', '{"title": "夜班列車回來了", "author": "瑪拉·林德奎斯特", "blocks": [{"kind": "paragraph", "text": "第一列夜班列車十點開出。車上載了240人。", "codes": null, "level": null}, {"kind": "heading", "text": "接下來", "codes": null, "level": 2}, {"kind": "paragraph", "text": "第二條線路將在2027年開通。", "codes": null, "level": null}], "section": "Economy", "author_title": "交通編輯", "published_on": null}', '2026-11-25 16:18:52.228383+00');

INSERT INTO public.snapshot_segment (article_id, snapshot_id, "position", version_id, segment_id, rev) VALUES
	(1, 1, 0, 1, 1, 1),
	(1, 1, 1, 1, 2, 1),
	(1, 1, 2, 1, 3, 1),
	(1, 1, 3, 1, 4, 1),
	(1, 1, 4, 1, 5, 1),
	(1, 1, 5, 1, 6, 1),
	(1, 1, 6, 1, 7, 1),
	(1, 2, 0, 2, 1, 2),
	(1, 2, 1, 2, 2, 2),
	(1, 2, 2, 2, 3, 2),
	(1, 2, 3, 2, 4, 2),
	(1, 2, 4, 2, 5, 2),
	(1, 2, 5, 2, 6, 2),
	(1, 2, 6, 2, 7, 2),
	(1, 3, 0, 3, 1, 2),
	(1, 3, 1, 3, 2, 2),
	(1, 3, 2, 3, 3, 2),
	(1, 3, 3, 3, 4, 2),
	(1, 3, 4, 3, 5, 3),
	(1, 3, 5, 3, 6, 2),
	(1, 3, 6, 3, 7, 2);

INSERT INTO public.source_block (article_id, revision_id, "position", kind, text, codes, attributes) VALUES
	(1, 1, 0, 'title', 'Night trains return', NULL, NULL),
	(1, 1, 1, 'byline', 'Mara Lindqvist', NULL, NULL),
	(1, 1, 2, 'author_title', 'Transport editor', NULL, NULL),
	(1, 1, 3, 'paragraph', 'The first night train left at ten. It carried 240 people.', NULL, NULL),
	(1, 1, 4, 'heading', 'What comes next', NULL, '{"level": 2}'),
	(1, 1, 5, 'paragraph', 'A second line will follow in 2027.', NULL, NULL),
	(2, 2, 0, 'title', '夜班列车回来了', NULL, NULL),
	(2, 2, 1, 'byline', '周敏', NULL, NULL),
	(2, 2, 2, 'paragraph', '第一列夜车十点发出。车上有240人。', NULL, NULL),
	(2, 2, 3, 'paragraph', '软件会在2027年更新。', NULL, NULL),
	(3, 3, 0, 'title', 'Night trains return', NULL, NULL),
	(3, 3, 1, 'byline', 'Mara Lindqvist', NULL, NULL),
	(3, 3, 2, 'author_title', 'Transport editor', NULL, NULL),
	(3, 3, 3, 'paragraph', 'The first night train left at ten. It carried 240 people.', NULL, NULL),
	(3, 3, 4, 'heading', 'What comes next', NULL, '{"level": 2}'),
	(3, 3, 5, 'paragraph', 'A second line will follow in 2027.', NULL, NULL),
	(4, 4, 0, 'title', 'Night trains return', NULL, NULL),
	(4, 4, 1, 'byline', 'Mara Lindqvist', NULL, NULL),
	(4, 4, 2, 'author_title', 'Transport editor', NULL, NULL),
	(4, 4, 3, 'paragraph', 'The first night train left at ten. It carried 240 people.', NULL, NULL),
	(4, 4, 4, 'heading', 'What comes next', NULL, '{"level": 2}'),
	(4, 4, 5, 'paragraph', 'A second line will follow in 2027.', NULL, NULL),
	(5, 5, 0, 'title', '夜班列车回来了', NULL, NULL),
	(5, 5, 1, 'byline', '周敏', NULL, NULL),
	(5, 5, 2, 'paragraph', '第一列夜车十点发出。车上有240人。', NULL, NULL),
	(5, 5, 3, 'paragraph', '软件会在2027年更新。', NULL, NULL);

INSERT INTO public.source_revision (article_id, id, number, version_id, language, kind, based_on_id, author_id, note, at) OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 1, 1, 'en', 'import', NULL, 3, NULL, '2026-11-25 16:18:51.068357+00'),
	(2, 2, 1, 4, 'zh-Hans', 'import', NULL, 3, NULL, '2026-11-25 16:18:51.370822+00'),
	(3, 3, 1, 7, 'en', 'import', NULL, 5, NULL, '2026-11-25 16:18:51.74246+00'),
	(4, 4, 1, 10, 'en', 'import', NULL, 3, NULL, '2026-11-25 16:18:52.265997+00'),
	(5, 5, 1, 13, 'zh-Hans', 'import', NULL, 3, NULL, '2026-11-25 16:18:52.416681+00');

INSERT INTO public.term (publication_id, id, concept_id, locale, text, administrative_status) OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 1, 'en', 'Economy', 'preferred'),
	(1, 2, 2, 'zh-Hans', '经济', 'preferred'),
	(2, 3, 3, 'en', 'Economy', 'preferred');

INSERT INTO public.text_history (article_id, version_id, segment_id, rev, text, codes, presence, state, origin, similarity, source_version_id, source_rev, act, person_id, work_item_id, change_set_id, reason, at) VALUES
	(1, 1, 1, 1, 'Night trains return', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 1, NULL, NULL, '2026-11-25 16:18:51.136307+00'),
	(1, 1, 2, 1, 'Mara Lindqvist', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 1, NULL, NULL, '2026-11-25 16:18:51.136307+00'),
	(1, 1, 3, 1, 'Transport editor', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 1, NULL, NULL, '2026-11-25 16:18:51.136307+00'),
	(1, 1, 4, 1, 'The first night train left at ten.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 1, NULL, NULL, '2026-11-25 16:18:51.136307+00'),
	(1, 1, 5, 1, 'It carried 240 people.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 1, NULL, NULL, '2026-11-25 16:18:51.136307+00'),
	(1, 1, 6, 1, 'What comes next', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 1, NULL, NULL, '2026-11-25 16:18:51.136307+00'),
	(1, 1, 7, 1, 'A second line will follow in 2027.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 1, NULL, NULL, '2026-11-25 16:18:51.136307+00'),
	(1, 2, 1, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 2, NULL, NULL, '2026-11-25 16:18:51.171328+00'),
	(1, 2, 2, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 2, NULL, NULL, '2026-11-25 16:18:51.171328+00'),
	(1, 2, 3, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 2, NULL, NULL, '2026-11-25 16:18:51.171328+00'),
	(1, 2, 4, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 2, NULL, NULL, '2026-11-25 16:18:51.171328+00'),
	(1, 2, 5, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 2, NULL, NULL, '2026-11-25 16:18:51.171328+00'),
	(1, 2, 6, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 2, NULL, NULL, '2026-11-25 16:18:51.171328+00'),
	(1, 2, 7, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 2, NULL, NULL, '2026-11-25 16:18:51.171328+00'),
	(1, 3, 1, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 3, NULL, NULL, '2026-11-25 16:18:51.226462+00'),
	(1, 3, 2, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 3, NULL, NULL, '2026-11-25 16:18:51.226462+00'),
	(1, 3, 3, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 3, NULL, NULL, '2026-11-25 16:18:51.226462+00'),
	(1, 3, 4, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 3, NULL, NULL, '2026-11-25 16:18:51.226462+00'),
	(1, 3, 5, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 3, NULL, NULL, '2026-11-25 16:18:51.226462+00'),
	(1, 3, 6, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 3, NULL, NULL, '2026-11-25 16:18:51.226462+00'),
	(1, 3, 7, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 3, NULL, NULL, '2026-11-25 16:18:51.226462+00'),
	(2, 4, 8, 1, '夜班列车回来了', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 8, NULL, NULL, '2026-11-25 16:18:51.423551+00'),
	(2, 4, 9, 1, '周敏', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 8, NULL, NULL, '2026-11-25 16:18:51.423551+00'),
	(2, 4, 10, 1, '第一列夜车十点发出。', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 8, NULL, NULL, '2026-11-25 16:18:51.423551+00'),
	(2, 4, 11, 1, '车上有240人。', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 8, NULL, NULL, '2026-11-25 16:18:51.423551+00'),
	(2, 4, 12, 1, '软件会在2027年更新。', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 8, NULL, NULL, '2026-11-25 16:18:51.423551+00'),
	(2, 5, 8, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 9, NULL, NULL, '2026-11-25 16:18:51.446942+00'),
	(2, 5, 9, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 9, NULL, NULL, '2026-11-25 16:18:51.446942+00'),
	(2, 5, 10, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 9, NULL, NULL, '2026-11-25 16:18:51.446942+00'),
	(2, 5, 11, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 9, NULL, NULL, '2026-11-25 16:18:51.446942+00'),
	(2, 5, 12, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 9, NULL, NULL, '2026-11-25 16:18:51.446942+00'),
	(2, 6, 8, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 10, NULL, NULL, '2026-11-25 16:18:51.496964+00'),
	(2, 6, 9, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 10, NULL, NULL, '2026-11-25 16:18:51.496964+00'),
	(2, 6, 10, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 10, NULL, NULL, '2026-11-25 16:18:51.496964+00'),
	(2, 6, 11, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 10, NULL, NULL, '2026-11-25 16:18:51.496964+00'),
	(2, 6, 12, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 10, NULL, NULL, '2026-11-25 16:18:51.496964+00'),
	(2, 6, 8, 2, '夜班列車回來了', NULL, 'present', 'translated', 'derived', NULL, 4, 1, 'derive', NULL, 10, NULL, NULL, '2026-11-25 16:18:51.594868+00'),
	(2, 6, 9, 2, '周敏', NULL, 'present', 'translated', 'derived', NULL, 4, 1, 'derive', NULL, 10, NULL, NULL, '2026-11-25 16:18:51.594868+00'),
	(2, 6, 10, 2, '第一列夜車十點發出。', NULL, 'present', 'translated', 'derived', NULL, 4, 1, 'derive', NULL, 10, NULL, NULL, '2026-11-25 16:18:51.594868+00'),
	(2, 6, 11, 2, '車上有240人。', NULL, 'present', 'translated', 'derived', NULL, 4, 1, 'derive', NULL, 10, NULL, NULL, '2026-11-25 16:18:51.594868+00'),
	(2, 6, 12, 2, '軟體會在2027年更新。', NULL, 'present', 'translated', 'derived', NULL, 4, 1, 'derive', NULL, 10, NULL, NULL, '2026-11-25 16:18:51.594868+00'),
	(3, 7, 13, 1, 'Night trains return', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 15, NULL, NULL, '2026-11-25 16:18:51.781087+00'),
	(3, 7, 14, 1, 'Mara Lindqvist', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 15, NULL, NULL, '2026-11-25 16:18:51.781087+00'),
	(3, 7, 15, 1, 'Transport editor', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 15, NULL, NULL, '2026-11-25 16:18:51.781087+00'),
	(3, 7, 16, 1, 'The first night train left at ten.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 15, NULL, NULL, '2026-11-25 16:18:51.781087+00'),
	(3, 7, 17, 1, 'It carried 240 people.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 15, NULL, NULL, '2026-11-25 16:18:51.781087+00'),
	(3, 7, 18, 1, 'What comes next', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 15, NULL, NULL, '2026-11-25 16:18:51.781087+00'),
	(3, 7, 19, 1, 'A second line will follow in 2027.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 15, NULL, NULL, '2026-11-25 16:18:51.781087+00'),
	(3, 8, 13, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 16, NULL, NULL, '2026-11-25 16:18:51.803723+00'),
	(3, 8, 14, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 16, NULL, NULL, '2026-11-25 16:18:51.803723+00'),
	(3, 8, 15, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 16, NULL, NULL, '2026-11-25 16:18:51.803723+00'),
	(3, 8, 16, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 16, NULL, NULL, '2026-11-25 16:18:51.803723+00'),
	(3, 8, 17, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 16, NULL, NULL, '2026-11-25 16:18:51.803723+00'),
	(3, 8, 18, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 16, NULL, NULL, '2026-11-25 16:18:51.803723+00'),
	(3, 8, 19, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 16, NULL, NULL, '2026-11-25 16:18:51.803723+00'),
	(3, 9, 13, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 17, NULL, NULL, '2026-11-25 16:18:51.842586+00'),
	(3, 9, 14, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 17, NULL, NULL, '2026-11-25 16:18:51.842586+00'),
	(3, 9, 15, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 17, NULL, NULL, '2026-11-25 16:18:51.842586+00'),
	(3, 9, 16, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 17, NULL, NULL, '2026-11-25 16:18:51.842586+00'),
	(3, 9, 17, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 17, NULL, NULL, '2026-11-25 16:18:51.842586+00'),
	(3, 9, 18, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 17, NULL, NULL, '2026-11-25 16:18:51.842586+00'),
	(3, 9, 19, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 17, NULL, NULL, '2026-11-25 16:18:51.842586+00'),
	(1, 2, 1, 2, '夜班列车回来了', NULL, 'present', 'translated', 'human', NULL, 1, 1, 'edit', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.013853+00'),
	(1, 3, 1, 2, '夜班列車回來了', NULL, 'present', 'translated', 'derived', NULL, 1, 1, 'derive', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.013853+00'),
	(1, 2, 2, 2, '玛拉·林德奎斯特', NULL, 'present', 'translated', 'human', NULL, 1, 1, 'edit', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.040424+00'),
	(1, 3, 2, 2, '瑪拉·林德奎斯特', NULL, 'present', 'translated', 'derived', NULL, 1, 1, 'derive', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.040424+00'),
	(1, 2, 3, 2, '交通编辑', NULL, 'present', 'translated', 'human', NULL, 1, 1, 'edit', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.054115+00'),
	(1, 3, 3, 2, '交通編輯', NULL, 'present', 'translated', 'derived', NULL, 1, 1, 'derive', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.054115+00'),
	(1, 2, 4, 2, '第一列夜班列车十点开出。', NULL, 'present', 'translated', 'human', NULL, 1, 1, 'edit', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.067209+00'),
	(1, 3, 4, 2, '第一列夜班列車十點開出。', NULL, 'present', 'translated', 'derived', NULL, 1, 1, 'derive', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.067209+00'),
	(1, 2, 5, 2, '车上有240人。', NULL, 'present', 'translated', 'human', NULL, 1, 1, 'edit', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.082612+00'),
	(1, 3, 5, 2, '車上有240人。', NULL, 'present', 'translated', 'derived', NULL, 1, 1, 'derive', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.082612+00'),
	(1, 2, 6, 2, '接下来', NULL, 'present', 'translated', 'human', NULL, 1, 1, 'edit', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.103565+00'),
	(1, 3, 6, 2, '接下來', NULL, 'present', 'translated', 'derived', NULL, 1, 1, 'derive', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.103565+00'),
	(1, 2, 7, 2, '第二条线路将在2027年开通。', NULL, 'present', 'translated', 'human', NULL, 1, 1, 'edit', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.121891+00'),
	(1, 3, 7, 2, '第二條線路將在2027年開通。', NULL, 'present', 'translated', 'derived', NULL, 1, 1, 'derive', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.121891+00'),
	(1, 3, 5, 3, '車上載了240人。', NULL, 'present', 'translated', 'human', NULL, 1, 1, 'edit', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.142006+00'),
	(4, 10, 20, 1, 'Night trains return', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 22, NULL, NULL, '2026-11-25 16:18:52.295437+00'),
	(4, 10, 21, 1, 'Mara Lindqvist', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 22, NULL, NULL, '2026-11-25 16:18:52.295437+00'),
	(4, 10, 22, 1, 'Transport editor', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 22, NULL, NULL, '2026-11-25 16:18:52.295437+00'),
	(4, 10, 23, 1, 'The first night train left at ten.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 22, NULL, NULL, '2026-11-25 16:18:52.295437+00'),
	(4, 10, 24, 1, 'It carried 240 people.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 22, NULL, NULL, '2026-11-25 16:18:52.295437+00'),
	(4, 10, 25, 1, 'What comes next', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 22, NULL, NULL, '2026-11-25 16:18:52.295437+00'),
	(4, 10, 26, 1, 'A second line will follow in 2027.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 22, NULL, NULL, '2026-11-25 16:18:52.295437+00'),
	(4, 11, 20, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.307045+00'),
	(4, 11, 21, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.307045+00'),
	(4, 11, 22, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.307045+00'),
	(4, 11, 23, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.307045+00'),
	(4, 11, 24, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.307045+00'),
	(4, 11, 25, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.307045+00'),
	(4, 11, 26, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.307045+00'),
	(4, 11, 20, 2, '夜班列车回来了', NULL, 'present', 'initial', 'memory', 101, 10, 1, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.316288+00'),
	(4, 11, 21, 2, '玛拉·林德奎斯特', NULL, 'present', 'initial', 'memory', 101, 10, 1, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.316288+00'),
	(4, 11, 22, 2, '交通编辑', NULL, 'present', 'initial', 'memory', 101, 10, 1, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.316288+00'),
	(4, 11, 23, 2, '第一列夜班列车十点开出。', NULL, 'present', 'initial', 'memory', 101, 10, 1, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.316288+00'),
	(4, 11, 24, 2, '车上有240人。', NULL, 'present', 'initial', 'memory', 101, 10, 1, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.316288+00'),
	(4, 11, 25, 2, '接下来', NULL, 'present', 'initial', 'memory', 101, 10, 1, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.316288+00'),
	(4, 11, 26, 2, '第二条线路将在2027年开通。', NULL, 'present', 'initial', 'memory', 101, 10, 1, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.316288+00'),
	(4, 12, 20, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.329772+00'),
	(4, 12, 21, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.329772+00'),
	(4, 12, 22, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.329772+00'),
	(4, 12, 23, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.329772+00'),
	(4, 12, 24, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.329772+00'),
	(4, 12, 25, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.329772+00'),
	(4, 12, 26, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.329772+00'),
	(4, 12, 20, 2, '夜班列車回來了', NULL, 'present', 'initial', 'derived', NULL, 10, 1, 'derive', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.335725+00'),
	(4, 12, 21, 2, '瑪拉·林德奎斯特', NULL, 'present', 'initial', 'derived', NULL, 10, 1, 'derive', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.335725+00'),
	(4, 12, 22, 2, '交通編輯', NULL, 'present', 'initial', 'derived', NULL, 10, 1, 'derive', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.335725+00'),
	(4, 12, 23, 2, '第一列夜班列車十點開出。', NULL, 'present', 'initial', 'derived', NULL, 10, 1, 'derive', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.335725+00'),
	(4, 12, 24, 2, '車上有240人。', NULL, 'present', 'initial', 'derived', NULL, 10, 1, 'derive', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.335725+00'),
	(4, 12, 25, 2, '接下來', NULL, 'present', 'initial', 'derived', NULL, 10, 1, 'derive', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.335725+00'),
	(4, 12, 26, 2, '第二條線路將在2027年開通。', NULL, 'present', 'initial', 'derived', NULL, 10, 1, 'derive', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.335725+00'),
	(4, 11, 23, 3, '第一列夜车十点开出。', NULL, 'present', 'translated', 'human', NULL, 10, 1, 'edit', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.376278+00'),
	(4, 12, 23, 3, '第一列夜車十點開出。', NULL, 'present', 'translated', 'derived', NULL, 10, 1, 'derive', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.376278+00'),
	(4, 12, 23, 4, '第一列夜班車十點開出。', NULL, 'present', 'translated', 'human', NULL, 10, 1, 'edit', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.390398+00'),
	(4, 11, 23, 4, '第一列夜车在晚上十点准时开出。', NULL, 'present', 'translated', 'human', NULL, 10, 1, 'edit', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.398089+00'),
	(4, 12, 23, 5, '第一列夜班車在晚上十點準時開出。', NULL, 'present', 'translated', 'human', NULL, 10, 1, 'merge', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.398089+00');

INSERT INTO public.version (article_id, id, publication_id, locale, role, parent_version_id, profile, detached_at, detached_by, detached_why, status, revision_id, live_snapshot_id, credit) OVERRIDING SYSTEM VALUE VALUES
	(2, 4, 1, 'zh-Hans', 'source', NULL, NULL, NULL, NULL, NULL, 'approved', 2, NULL, NULL),
	(2, 5, 1, 'en', 'direct', NULL, NULL, NULL, NULL, NULL, 'translating', 2, NULL, NULL),
	(2, 6, 1, 'zh-Hant', 'derived', 4, 'zh-Hant-TW', NULL, NULL, NULL, 'translating', 2, NULL, NULL),
	(3, 7, 2, 'en', 'source', NULL, NULL, NULL, NULL, NULL, 'approved', 3, NULL, NULL),
	(3, 8, 2, 'zh-Hans', 'direct', NULL, NULL, NULL, NULL, NULL, 'translating', 3, NULL, NULL),
	(3, 9, 2, 'zh-Hant', 'derived', 8, 'zh-Hant-TW', NULL, NULL, NULL, 'translating', 3, NULL, NULL),
	(1, 1, 1, 'en', 'source', NULL, NULL, NULL, NULL, NULL, 'published', 1, 1, NULL),
	(1, 2, 1, 'zh-Hans', 'direct', NULL, NULL, NULL, NULL, NULL, 'published', 1, 2, NULL),
	(1, 3, 1, 'zh-Hant', 'derived', 2, 'zh-Hant-TW', NULL, NULL, NULL, 'published', 1, 3, NULL),
	(4, 10, 1, 'en', 'source', NULL, NULL, NULL, NULL, NULL, 'approved', 4, NULL, NULL),
	(4, 11, 1, 'zh-Hans', 'direct', NULL, NULL, NULL, NULL, NULL, 'translating', 4, NULL, NULL),
	(4, 12, 1, 'zh-Hant', 'derived', 11, 'zh-Hant-TW', NULL, NULL, NULL, 'translating', 4, NULL, NULL),
	(5, 14, 1, 'en', 'direct', NULL, NULL, NULL, NULL, NULL, 'new', NULL, NULL, NULL),
	(5, 15, 1, 'zh-Hant', 'derived', 13, 'zh-Hant-TW', NULL, NULL, NULL, 'new', NULL, NULL, NULL),
	(5, 13, 1, 'zh-Hans', 'source', NULL, NULL, NULL, NULL, NULL, 'approved', 5, NULL, NULL);

INSERT INTO public.work_item (id, kind, article_id, version_id, subject, dedup_key, state, attempt, token, lease_until, not_before, sent_at, progress, progress_of, error_code, error_words, created_at, ended_at) OVERRIDING SYSTEM VALUE VALUES
	(1, 'segment', 1, 1, NULL, 'segment:1:1', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.068357+00', NULL, 7, 7, NULL, NULL, '2026-11-25 16:18:51.068357+00', '2026-11-25 16:18:51.136307+00'),
	(14, 'open', 2, 6, NULL, 'open:2:6', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.667125+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.667125+00', '2026-11-25 16:18:51.704251+00'),
	(2, 'draft', 1, 2, NULL, 'draft:1:2', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.136307+00', NULL, 7, 7, NULL, NULL, '2026-11-25 16:18:51.136307+00', '2026-11-25 16:18:51.208007+00'),
	(3, 'derive', 1, 3, NULL, 'derive:1:3', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.208007+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.208007+00', '2026-11-25 16:18:51.244075+00'),
	(4, 'check', 1, 2, NULL, 'check:1:2', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.208007+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.208007+00', '2026-11-25 16:18:51.276333+00'),
	(5, 'check', 1, 3, NULL, 'check:1:3', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.244075+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.244075+00', '2026-11-25 16:18:51.300755+00'),
	(6, 'open', 1, 2, NULL, 'open:1:2', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.276333+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.276333+00', '2026-11-25 16:18:51.321613+00'),
	(7, 'open', 1, 3, NULL, 'open:1:3', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.300755+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.300755+00', '2026-11-25 16:18:51.346076+00'),
	(8, 'segment', 2, 4, NULL, 'segment:2:4', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.370822+00', NULL, 5, 5, NULL, NULL, '2026-11-25 16:18:51.370822+00', '2026-11-25 16:18:51.423551+00'),
	(9, 'draft', 2, 5, NULL, 'draft:2:5', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.423551+00', NULL, 5, 5, NULL, NULL, '2026-11-25 16:18:51.423551+00', '2026-11-25 16:18:51.482097+00'),
	(10, 'derive', 2, 6, NULL, 'derive:2:6', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.423551+00', NULL, 5, 5, NULL, NULL, '2026-11-25 16:18:51.423551+00', '2026-11-25 16:18:51.612968+00'),
	(11, 'check', 2, 5, NULL, 'check:2:5', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.482097+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.482097+00', '2026-11-25 16:18:51.639863+00'),
	(12, 'check', 2, 6, NULL, 'check:2:6', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.612968+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.612968+00', '2026-11-25 16:18:51.667125+00'),
	(13, 'open', 2, 5, NULL, 'open:2:5', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.639863+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.639863+00', '2026-11-25 16:18:51.684251+00'),
	(15, 'segment', 3, 7, NULL, 'segment:3:7', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.74246+00', NULL, 7, 7, NULL, NULL, '2026-11-25 16:18:51.74246+00', '2026-11-25 16:18:51.781087+00'),
	(23, 'draft', 4, 11, NULL, 'draft:4:11', 'done', 1, NULL, NULL, '2026-11-25 16:18:52.295437+00', NULL, 7, 7, NULL, NULL, '2026-11-25 16:18:52.295437+00', '2026-11-25 16:18:52.322439+00'),
	(16, 'draft', 3, 8, NULL, 'draft:3:8', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.781087+00', NULL, 7, 7, NULL, NULL, '2026-11-25 16:18:51.781087+00', '2026-11-25 16:18:51.826647+00'),
	(17, 'derive', 3, 9, NULL, 'derive:3:9', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.826647+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.826647+00', '2026-11-25 16:18:51.857279+00'),
	(18, 'check', 3, 8, NULL, 'check:3:8', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.826647+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.826647+00', '2026-11-25 16:18:51.87836+00'),
	(19, 'check', 3, 9, NULL, 'check:3:9', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.857279+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.857279+00', '2026-11-25 16:18:51.902611+00'),
	(20, 'open', 3, 8, NULL, 'open:3:8', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.87836+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.87836+00', '2026-11-25 16:18:51.917464+00'),
	(21, 'open', 3, 9, NULL, 'open:3:9', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.902611+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.902611+00', '2026-11-25 16:18:51.937423+00'),
	(22, 'segment', 4, 10, NULL, 'segment:4:10', 'done', 1, NULL, NULL, '2026-11-25 16:18:52.265997+00', NULL, 7, 7, NULL, NULL, '2026-11-25 16:18:52.265997+00', '2026-11-25 16:18:52.295437+00'),
	(24, 'derive', 4, 12, NULL, 'derive:4:12', 'done', 1, NULL, NULL, '2026-11-25 16:18:52.322439+00', NULL, 7, 7, NULL, NULL, '2026-11-25 16:18:52.322439+00', '2026-11-25 16:18:52.342316+00'),
	(25, 'check', 4, 11, NULL, 'check:4:11', 'done', 1, NULL, NULL, '2026-11-25 16:18:52.322439+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:52.322439+00', '2026-11-25 16:18:52.349059+00'),
	(26, 'check', 4, 12, NULL, 'check:4:12', 'done', 1, NULL, NULL, '2026-11-25 16:18:52.342316+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:52.342316+00', '2026-11-25 16:18:52.356156+00'),
	(27, 'open', 4, 11, NULL, 'open:4:11', 'done', 1, NULL, NULL, '2026-11-25 16:18:52.349059+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:52.349059+00', '2026-11-25 16:18:52.360352+00'),
	(28, 'open', 4, 12, NULL, 'open:4:12', 'done', 1, NULL, NULL, '2026-11-25 16:18:52.356156+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:52.356156+00', '2026-11-25 16:18:52.367915+00'),
	(29, 'segment', 5, 13, NULL, 'segment:5:13', 'waiting', 0, NULL, NULL, '2026-11-25 16:18:52.416681+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:52.416681+00', NULL);

SELECT pg_catalog.setval('public.article_id_seq', 5, true);

SELECT pg_catalog.setval('public.change_set_id_seq', 1, false);

SELECT pg_catalog.setval('public.concept_id_seq', 3, true);

SELECT pg_catalog.setval('public.event_id_seq', 27, true);

SELECT pg_catalog.setval('public.hold_id_seq', 1, false);

SELECT pg_catalog.setval('public.job_id_seq', 10, true);

SELECT pg_catalog.setval('public.memory_unit_id_seq', 14, true);

SELECT pg_catalog.setval('public.person_id_seq', 5, true);

SELECT pg_catalog.setval('public.publication_id_seq', 2, true);

SELECT pg_catalog.setval('public.release_id_seq', 1, true);

SELECT pg_catalog.setval('public.segment_id_seq', 26, true);

SELECT pg_catalog.setval('public.sign_off_id_seq', 29, true);

SELECT pg_catalog.setval('public.snapshot_id_seq', 3, true);

SELECT pg_catalog.setval('public.source_revision_id_seq', 5, true);

SELECT pg_catalog.setval('public.term_id_seq', 3, true);

SELECT pg_catalog.setval('public.version_id_seq', 15, true);

SELECT pg_catalog.setval('public.work_item_id_seq', 29, true);

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);

ALTER TABLE ONLY public.address
    ADD CONSTRAINT pk_address PRIMARY KEY (publication_id, locale, slug);

ALTER TABLE ONLY public.article
    ADD CONSTRAINT pk_article PRIMARY KEY (id);

ALTER TABLE ONLY public.change_set
    ADD CONSTRAINT pk_change_set PRIMARY KEY (id);

ALTER TABLE ONLY public.claim
    ADD CONSTRAINT pk_claim PRIMARY KEY (article_id, version_id, segment_id);

ALTER TABLE ONLY public.concept
    ADD CONSTRAINT pk_concept PRIMARY KEY (publication_id, id);

ALTER TABLE ONLY public.derivation
    ADD CONSTRAINT pk_derivation PRIMARY KEY (article_id, version_id, segment_id);

ALTER TABLE ONLY public.event
    ADD CONSTRAINT pk_event PRIMARY KEY (id);

ALTER TABLE ONLY public.hold
    ADD CONSTRAINT pk_hold PRIMARY KEY (id);

ALTER TABLE ONLY public.job
    ADD CONSTRAINT pk_job PRIMARY KEY (article_id, id);

ALTER TABLE ONLY public.job_step
    ADD CONSTRAINT pk_job_step PRIMARY KEY (article_id, job_id, "position");

ALTER TABLE ONLY public.membership
    ADD CONSTRAINT pk_membership PRIMARY KEY (publication_id, person_id);

ALTER TABLE ONLY public.memory_unit
    ADD CONSTRAINT pk_memory_unit PRIMARY KEY (publication_id, id);

ALTER TABLE ONLY public.memory_variant
    ADD CONSTRAINT pk_memory_variant PRIMARY KEY (publication_id, unit_id, locale);

ALTER TABLE ONLY public.pending_text
    ADD CONSTRAINT pk_pending_text PRIMARY KEY (article_id, version_id, segment_id, person_id);

ALTER TABLE ONLY public.person
    ADD CONSTRAINT pk_person PRIMARY KEY (id);

ALTER TABLE ONLY public.publication
    ADD CONSTRAINT pk_publication PRIMARY KEY (id);

ALTER TABLE ONLY public.publication_locale
    ADD CONSTRAINT pk_publication_locale PRIMARY KEY (publication_id, locale);

ALTER TABLE ONLY public.publication_route
    ADD CONSTRAINT pk_publication_route PRIMARY KEY (publication_id, source_locale, locale);

ALTER TABLE ONLY public.publication_step
    ADD CONSTRAINT pk_publication_step PRIMARY KEY (publication_id, "position");

ALTER TABLE ONLY public.release
    ADD CONSTRAINT pk_release PRIMARY KEY (article_id, id);

ALTER TABLE ONLY public.release_version
    ADD CONSTRAINT pk_release_version PRIMARY KEY (article_id, release_id, version_id);

ALTER TABLE ONLY public.request
    ADD CONSTRAINT pk_request PRIMARY KEY (person_id, key);

ALTER TABLE ONLY public.revision_segment
    ADD CONSTRAINT pk_revision_segment PRIMARY KEY (article_id, revision_id, segment_id);

ALTER TABLE ONLY public.segment
    ADD CONSTRAINT pk_segment PRIMARY KEY (article_id, id);

ALTER TABLE ONLY public.segment_ancestry
    ADD CONSTRAINT pk_segment_ancestry PRIMARY KEY (article_id, revision_id, segment_id, ancestor_id);

ALTER TABLE ONLY public.segment_text
    ADD CONSTRAINT pk_segment_text PRIMARY KEY (article_id, version_id, segment_id);

ALTER TABLE ONLY public.sign_off
    ADD CONSTRAINT pk_sign_off PRIMARY KEY (article_id, id);

ALTER TABLE ONLY public.snapshot
    ADD CONSTRAINT pk_snapshot PRIMARY KEY (article_id, id);

ALTER TABLE ONLY public.snapshot_segment
    ADD CONSTRAINT pk_snapshot_segment PRIMARY KEY (article_id, snapshot_id, "position");

ALTER TABLE ONLY public.source_block
    ADD CONSTRAINT pk_source_block PRIMARY KEY (article_id, revision_id, "position");

ALTER TABLE ONLY public.source_revision
    ADD CONSTRAINT pk_source_revision PRIMARY KEY (article_id, id);

ALTER TABLE ONLY public.term
    ADD CONSTRAINT pk_term PRIMARY KEY (publication_id, id);

ALTER TABLE ONLY public.text_history
    ADD CONSTRAINT pk_text_history PRIMARY KEY (article_id, version_id, segment_id, rev);

ALTER TABLE ONLY public.version
    ADD CONSTRAINT pk_version PRIMARY KEY (article_id, id);

ALTER TABLE ONLY public.work_item
    ADD CONSTRAINT pk_work_item PRIMARY KEY (id);

ALTER TABLE ONLY public.article
    ADD CONSTRAINT uq_article_publication_id_external_id UNIQUE (publication_id, external_id);

ALTER TABLE ONLY public.article
    ADD CONSTRAINT uq_article_publication_id_id UNIQUE (publication_id, id);

ALTER TABLE ONLY public.article
    ADD CONSTRAINT uq_article_publication_id_slug UNIQUE (publication_id, slug);

ALTER TABLE ONLY public.change_set
    ADD CONSTRAINT uq_change_set_publication_id_id UNIQUE (publication_id, id);

ALTER TABLE ONLY public.concept
    ADD CONSTRAINT uq_concept_publication_id_kind_name UNIQUE (publication_id, kind, name);

ALTER TABLE ONLY public.job
    ADD CONSTRAINT uq_job_publication_id_article_id_id UNIQUE (publication_id, article_id, id);

ALTER TABLE ONLY public.person
    ADD CONSTRAINT uq_person_email UNIQUE (email);

ALTER TABLE ONLY public.segment
    ADD CONSTRAINT uq_segment_article_id_home_version_id_follows_segment_i_7fcd UNIQUE (article_id, home_version_id, follows_segment_id, follows_order);

ALTER TABLE ONLY public.snapshot
    ADD CONSTRAINT uq_snapshot_article_id_version_id_id UNIQUE (article_id, version_id, id);

ALTER TABLE ONLY public.source_revision
    ADD CONSTRAINT uq_source_revision_article_id_id_version_id UNIQUE (article_id, id, version_id);

ALTER TABLE ONLY public.source_revision
    ADD CONSTRAINT uq_source_revision_article_id_number UNIQUE (article_id, number);

ALTER TABLE ONLY public.term
    ADD CONSTRAINT uq_term_publication_id_concept_id_locale_text UNIQUE (publication_id, concept_id, locale, text);

ALTER TABLE ONLY public.version
    ADD CONSTRAINT uq_version_article_id_id_locale UNIQUE (article_id, id, locale);

ALTER TABLE ONLY public.version
    ADD CONSTRAINT uq_version_article_id_id_parent_version_id UNIQUE (article_id, id, parent_version_id);

ALTER TABLE ONLY public.version
    ADD CONSTRAINT uq_version_article_id_id_role UNIQUE (article_id, id, role);

ALTER TABLE ONLY public.version
    ADD CONSTRAINT uq_version_article_id_locale UNIQUE (article_id, locale);

CREATE UNIQUE INDEX address_one_current ON public.address USING btree (article_id, version_id) WHERE (status = 'current'::text);

CREATE INDEX hold_active ON public.hold USING btree (article_id) WHERE (released_at IS NULL);

CREATE INDEX ix_article_section ON public.article USING btree (publication_id, section_id, id);

CREATE INDEX ix_event_article ON public.event USING btree (article_id, id);

CREATE INDEX ix_membership_person_id ON public.membership USING btree (person_id);

CREATE INDEX ix_request_at ON public.request USING brin (at);

CREATE INDEX ix_sign_off_segment ON public.sign_off USING btree (article_id, version_id, segment_id, rev);

CREATE INDEX ix_term_locale ON public.term USING btree (publication_id, locale);

CREATE INDEX ix_text_history_change_set_id ON public.text_history USING btree (change_set_id) WHERE (change_set_id IS NOT NULL);

CREATE INDEX job_board ON public.job USING btree (publication_id, due, article_id) WHERE (state = 'open'::text);

CREATE UNIQUE INDEX job_one_open ON public.job USING btree (article_id, version_id) WHERE (state = 'open'::text);

CREATE INDEX memory_exact ON public.memory_variant USING btree (publication_id, locale, hash);

CREATE INDEX step_mine ON public.job_step USING btree (publication_id, assignee_id) WHERE (state = 'active'::text);

CREATE UNIQUE INDEX step_one_active ON public.job_step USING btree (article_id, job_id) WHERE (state = 'active'::text);

CREATE UNIQUE INDEX version_one_source ON public.version USING btree (article_id) WHERE (role = 'source'::text);

CREATE INDEX work_due ON public.work_item USING btree (not_before, id) WHERE (state = 'waiting'::text);

CREATE INDEX work_lease ON public.work_item USING btree (lease_until) WHERE (state = 'running'::text);

CREATE INDEX work_of_article ON public.work_item USING btree (article_id, id);

CREATE UNIQUE INDEX work_one_waiting ON public.work_item USING btree (dedup_key) WHERE (state = 'waiting'::text);

CREATE TRIGGER address_keeps_its_version BEFORE UPDATE ON public.address FOR EACH ROW WHEN ((((((new.publication_id IS DISTINCT FROM old.publication_id) OR (new.locale IS DISTINCT FROM old.locale)) OR (new.slug IS DISTINCT FROM old.slug)) OR (new.article_id IS DISTINCT FROM old.article_id)) OR (new.version_id IS DISTINCT FROM old.version_id))) EXECUTE FUNCTION public.refuse('an address belongs to its version for ever');

CREATE TRIGGER addresses_stay BEFORE DELETE OR TRUNCATE ON public.address FOR EACH STATEMENT EXECUTE FUNCTION public.refuse('an address is never deleted');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.event FOR EACH STATEMENT EXECUTE FUNCTION public.append_only();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.revision_segment FOR EACH STATEMENT EXECUTE FUNCTION public.append_only();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.segment_ancestry FOR EACH STATEMENT EXECUTE FUNCTION public.append_only();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.sign_off FOR EACH STATEMENT EXECUTE FUNCTION public.append_only();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.snapshot FOR EACH STATEMENT EXECUTE FUNCTION public.append_only();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.snapshot_segment FOR EACH STATEMENT EXECUTE FUNCTION public.append_only();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.source_block FOR EACH STATEMENT EXECUTE FUNCTION public.append_only();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.source_revision FOR EACH STATEMENT EXECUTE FUNCTION public.append_only();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.text_history FOR EACH STATEMENT EXECUTE FUNCTION public.append_only();

CREATE TRIGGER by_a_member BEFORE INSERT OR UPDATE ON public.claim FOR EACH ROW EXECUTE FUNCTION public.refuse_strangers();

CREATE TRIGGER by_a_member BEFORE INSERT OR UPDATE ON public.pending_text FOR EACH ROW EXECUTE FUNCTION public.refuse_strangers();

CREATE TRIGGER by_a_member BEFORE INSERT ON public.source_revision FOR EACH ROW WHEN ((new.author_id IS NOT NULL)) EXECUTE FUNCTION public.refuse_strangers();

CREATE TRIGGER first_rev_is_one BEFORE INSERT ON public.segment_text FOR EACH ROW WHEN ((new.rev <> 1)) EXECUTE FUNCTION public.refuse('the first rev is 1');

CREATE TRIGGER history_by_the_database BEFORE INSERT ON public.text_history FOR EACH STATEMENT WHEN ((pg_trigger_depth() < 1)) EXECUTE FUNCTION public.refuse('written by the database only');

CREATE TRIGGER history_of_inserts AFTER INSERT ON public.segment_text REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.write_history();

CREATE TRIGGER history_of_updates AFTER UPDATE ON public.segment_text FOR EACH ROW WHEN ((new.rev <> old.rev)) EXECUTE FUNCTION public.write_history_row();

CREATE TRIGGER locale_keeps_its_tag BEFORE UPDATE ON public.publication_locale FOR EACH ROW WHEN (((new.publication_id IS DISTINCT FROM old.publication_id) OR (new.locale IS DISTINCT FROM old.locale))) EXECUTE FUNCTION public.refuse('a version keeps its tag');

CREATE TRIGGER people_of_inserts BEFORE INSERT ON public.segment_text FOR EACH ROW WHEN ((num_nonnulls(new.person_id, new.touched_by, new.change_set_id) > 0)) EXECUTE FUNCTION public.text_by_members();

CREATE TRIGGER people_of_updates BEFORE UPDATE ON public.segment_text FOR EACH ROW WHEN ((((new.person_id IS DISTINCT FROM old.person_id) OR (new.touched_by IS DISTINCT FROM old.touched_by)) OR (new.change_set_id IS DISTINCT FROM old.change_set_id))) EXECUTE FUNCTION public.text_by_members();

CREATE TRIGGER retired_text_stays BEFORE UPDATE ON public.segment_text FOR EACH ROW WHEN ((old.retired AND new.retired AND (new.rev <> old.rev))) EXECUTE FUNCTION public.refuse('this segment is not in the current revision');

CREATE TRIGGER rev_rises_with_the_text BEFORE UPDATE ON public.segment_text FOR EACH ROW WHEN (((new.rev <> (old.rev +
        CASE
            WHEN (((new.text IS DISTINCT FROM old.text) OR (new.codes IS DISTINCT FROM old.codes)) OR (new.presence IS DISTINCT FROM old.presence)) THEN 1
            ELSE 0
        END)) OR (((new.article_id IS DISTINCT FROM old.article_id) OR (new.version_id IS DISTINCT FROM old.version_id)) OR (new.segment_id IS DISTINCT FROM old.segment_id)))) EXECUTE FUNCTION public.refuse('rev rises by one with the text and only with it; the key never changes');

CREATE TRIGGER texts_stay BEFORE DELETE OR TRUNCATE ON public.segment_text FOR EACH STATEMENT EXECUTE FUNCTION public.refuse('texts are retired, never deleted');

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_current_revision FOREIGN KEY (id, current_revision_id) REFERENCES public.source_revision(article_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_has_source FOREIGN KEY (id, source_version_id, source_role) REFERENCES public.version(article_id, id, role) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.segment_text
    ADD CONSTRAINT confirmed_against FOREIGN KEY (article_id, source_version_id, segment_id, source_rev) REFERENCES public.text_history(article_id, version_id, segment_id, rev) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.address
    ADD CONSTRAINT fk_address_article_id_version_id_locale FOREIGN KEY (article_id, version_id, locale) REFERENCES public.version(article_id, id, locale);

ALTER TABLE ONLY public.address
    ADD CONSTRAINT fk_address_publication_id_article_id FOREIGN KEY (publication_id, article_id) REFERENCES public.article(publication_id, id);

ALTER TABLE ONLY public.article
    ADD CONSTRAINT fk_article_publication_id FOREIGN KEY (publication_id) REFERENCES public.publication(id);

ALTER TABLE ONLY public.article
    ADD CONSTRAINT fk_article_publication_id_created_by FOREIGN KEY (publication_id, created_by) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.article
    ADD CONSTRAINT fk_article_publication_id_section_id FOREIGN KEY (publication_id, section_id) REFERENCES public.concept(publication_id, id);

ALTER TABLE ONLY public.change_set
    ADD CONSTRAINT fk_change_set_publication_id_person_id FOREIGN KEY (publication_id, person_id) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.change_set
    ADD CONSTRAINT fk_change_set_publication_id_undoes_id FOREIGN KEY (publication_id, undoes_id) REFERENCES public.change_set(publication_id, id);

ALTER TABLE ONLY public.claim
    ADD CONSTRAINT fk_claim_article_id_version_id_segment_id FOREIGN KEY (article_id, version_id, segment_id) REFERENCES public.segment_text(article_id, version_id, segment_id);

ALTER TABLE ONLY public.claim
    ADD CONSTRAINT fk_claim_person_id FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.concept
    ADD CONSTRAINT fk_concept_publication_id FOREIGN KEY (publication_id) REFERENCES public.publication(id);

ALTER TABLE ONLY public.derivation
    ADD CONSTRAINT fk_derivation_article_id_version_id_segment_id FOREIGN KEY (article_id, version_id, segment_id) REFERENCES public.segment_text(article_id, version_id, segment_id);

ALTER TABLE ONLY public.event
    ADD CONSTRAINT fk_event_article_id_segment_id FOREIGN KEY (article_id, segment_id) REFERENCES public.segment(article_id, id);

ALTER TABLE ONLY public.event
    ADD CONSTRAINT fk_event_article_id_version_id FOREIGN KEY (article_id, version_id) REFERENCES public.version(article_id, id);

ALTER TABLE ONLY public.event
    ADD CONSTRAINT fk_event_publication_id FOREIGN KEY (publication_id) REFERENCES public.publication(id);

ALTER TABLE ONLY public.event
    ADD CONSTRAINT fk_event_publication_id_article_id FOREIGN KEY (publication_id, article_id) REFERENCES public.article(publication_id, id);

ALTER TABLE ONLY public.event
    ADD CONSTRAINT fk_event_publication_id_person_id FOREIGN KEY (publication_id, person_id) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.hold
    ADD CONSTRAINT fk_hold_article_id_version_id FOREIGN KEY (article_id, version_id) REFERENCES public.version(article_id, id);

ALTER TABLE ONLY public.hold
    ADD CONSTRAINT fk_hold_publication_id_article_id FOREIGN KEY (publication_id, article_id) REFERENCES public.article(publication_id, id);

ALTER TABLE ONLY public.hold
    ADD CONSTRAINT fk_hold_publication_id_owner_id FOREIGN KEY (publication_id, owner_id) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.hold
    ADD CONSTRAINT fk_hold_publication_id_released_by FOREIGN KEY (publication_id, released_by) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.job
    ADD CONSTRAINT fk_job_article_id_revision_id FOREIGN KEY (article_id, revision_id) REFERENCES public.source_revision(article_id, id);

ALTER TABLE ONLY public.job
    ADD CONSTRAINT fk_job_article_id_superseded_by FOREIGN KEY (article_id, superseded_by) REFERENCES public.job(article_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.job
    ADD CONSTRAINT fk_job_article_id_version_id FOREIGN KEY (article_id, version_id) REFERENCES public.version(article_id, id);

ALTER TABLE ONLY public.job
    ADD CONSTRAINT fk_job_publication_id_article_id FOREIGN KEY (publication_id, article_id) REFERENCES public.article(publication_id, id);

ALTER TABLE ONLY public.job_step
    ADD CONSTRAINT fk_job_step_article_id_sign_off_id FOREIGN KEY (article_id, sign_off_id) REFERENCES public.sign_off(article_id, id);

ALTER TABLE ONLY public.job_step
    ADD CONSTRAINT fk_job_step_publication_id_article_id_job_id FOREIGN KEY (publication_id, article_id, job_id) REFERENCES public.job(publication_id, article_id, id);

ALTER TABLE ONLY public.job_step
    ADD CONSTRAINT fk_job_step_publication_id_assignee_id FOREIGN KEY (publication_id, assignee_id) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.membership
    ADD CONSTRAINT fk_membership_person_id FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.membership
    ADD CONSTRAINT fk_membership_publication_id FOREIGN KEY (publication_id) REFERENCES public.publication(id);

ALTER TABLE ONLY public.memory_unit
    ADD CONSTRAINT fk_memory_unit_publication_id FOREIGN KEY (publication_id) REFERENCES public.publication(id);

ALTER TABLE ONLY public.memory_variant
    ADD CONSTRAINT fk_memory_variant_article_id_version_id_segment_id_rev FOREIGN KEY (article_id, version_id, segment_id, rev) REFERENCES public.text_history(article_id, version_id, segment_id, rev);

ALTER TABLE ONLY public.memory_variant
    ADD CONSTRAINT fk_memory_variant_publication_id_article_id FOREIGN KEY (publication_id, article_id) REFERENCES public.article(publication_id, id);

ALTER TABLE ONLY public.memory_variant
    ADD CONSTRAINT fk_memory_variant_publication_id_unit_id FOREIGN KEY (publication_id, unit_id) REFERENCES public.memory_unit(publication_id, id);

ALTER TABLE ONLY public.pending_text
    ADD CONSTRAINT fk_pending_text_article_id_version_id_segment_id FOREIGN KEY (article_id, version_id, segment_id) REFERENCES public.segment_text(article_id, version_id, segment_id);

ALTER TABLE ONLY public.pending_text
    ADD CONSTRAINT fk_pending_text_person_id FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.publication_locale
    ADD CONSTRAINT fk_publication_locale_publication_id FOREIGN KEY (publication_id) REFERENCES public.publication(id);

ALTER TABLE ONLY public.publication_route
    ADD CONSTRAINT fk_publication_route_publication_id_derived_from FOREIGN KEY (publication_id, derived_from) REFERENCES public.publication_locale(publication_id, locale);

ALTER TABLE ONLY public.publication_route
    ADD CONSTRAINT fk_publication_route_publication_id_locale FOREIGN KEY (publication_id, locale) REFERENCES public.publication_locale(publication_id, locale);

ALTER TABLE ONLY public.publication_route
    ADD CONSTRAINT fk_publication_route_publication_id_source_locale FOREIGN KEY (publication_id, source_locale) REFERENCES public.publication_locale(publication_id, locale);

ALTER TABLE ONLY public.publication_step
    ADD CONSTRAINT fk_publication_step_publication_id FOREIGN KEY (publication_id) REFERENCES public.publication(id);

ALTER TABLE ONLY public.release
    ADD CONSTRAINT fk_release_article_id_replaces_id FOREIGN KEY (article_id, replaces_id) REFERENCES public.release(article_id, id);

ALTER TABLE ONLY public.release
    ADD CONSTRAINT fk_release_publication_id_article_id FOREIGN KEY (publication_id, article_id) REFERENCES public.article(publication_id, id);

ALTER TABLE ONLY public.release
    ADD CONSTRAINT fk_release_publication_id_person_id FOREIGN KEY (publication_id, person_id) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.release_version
    ADD CONSTRAINT fk_release_version_article_id_release_id FOREIGN KEY (article_id, release_id) REFERENCES public.release(article_id, id);

ALTER TABLE ONLY public.release_version
    ADD CONSTRAINT fk_release_version_article_id_version_id FOREIGN KEY (article_id, version_id) REFERENCES public.version(article_id, id);

ALTER TABLE ONLY public.release_version
    ADD CONSTRAINT fk_release_version_article_id_version_id_snapshot_id FOREIGN KEY (article_id, version_id, snapshot_id) REFERENCES public.snapshot(article_id, version_id, id);

ALTER TABLE ONLY public.request
    ADD CONSTRAINT fk_request_person_id FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.revision_segment
    ADD CONSTRAINT fk_revision_segment_article_id_revision_id_block FOREIGN KEY (article_id, revision_id, block) REFERENCES public.source_block(article_id, revision_id, "position");

ALTER TABLE ONLY public.revision_segment
    ADD CONSTRAINT fk_revision_segment_article_id_revision_id_version_id FOREIGN KEY (article_id, revision_id, version_id) REFERENCES public.source_revision(article_id, id, version_id);

ALTER TABLE ONLY public.revision_segment
    ADD CONSTRAINT fk_revision_segment_article_id_version_id_segment_id_rev FOREIGN KEY (article_id, version_id, segment_id, rev) REFERENCES public.text_history(article_id, version_id, segment_id, rev);

ALTER TABLE ONLY public.segment_ancestry
    ADD CONSTRAINT fk_segment_ancestry_article_id_ancestor_id FOREIGN KEY (article_id, ancestor_id) REFERENCES public.segment(article_id, id);

ALTER TABLE ONLY public.segment_ancestry
    ADD CONSTRAINT fk_segment_ancestry_article_id_revision_id FOREIGN KEY (article_id, revision_id) REFERENCES public.source_revision(article_id, id);

ALTER TABLE ONLY public.segment_ancestry
    ADD CONSTRAINT fk_segment_ancestry_article_id_segment_id FOREIGN KEY (article_id, segment_id) REFERENCES public.segment(article_id, id);

ALTER TABLE ONLY public.segment
    ADD CONSTRAINT fk_segment_article_id FOREIGN KEY (article_id) REFERENCES public.article(id);

ALTER TABLE ONLY public.segment
    ADD CONSTRAINT fk_segment_article_id_follows_segment_id FOREIGN KEY (article_id, follows_segment_id) REFERENCES public.segment(article_id, id);

ALTER TABLE ONLY public.segment
    ADD CONSTRAINT fk_segment_article_id_home_version_id FOREIGN KEY (article_id, home_version_id) REFERENCES public.version(article_id, id);

ALTER TABLE ONLY public.segment_text
    ADD CONSTRAINT fk_segment_text_article_id_segment_id FOREIGN KEY (article_id, segment_id) REFERENCES public.segment(article_id, id);

ALTER TABLE ONLY public.segment_text
    ADD CONSTRAINT fk_segment_text_article_id_version_id FOREIGN KEY (article_id, version_id) REFERENCES public.version(article_id, id);

ALTER TABLE ONLY public.segment_text
    ADD CONSTRAINT fk_segment_text_change_set_id FOREIGN KEY (change_set_id) REFERENCES public.change_set(id);

ALTER TABLE ONLY public.segment_text
    ADD CONSTRAINT fk_segment_text_person_id FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.segment_text
    ADD CONSTRAINT fk_segment_text_touched_by FOREIGN KEY (touched_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.sign_off
    ADD CONSTRAINT fk_sign_off_article_id_job_id FOREIGN KEY (article_id, job_id) REFERENCES public.job(article_id, id);

ALTER TABLE ONLY public.sign_off
    ADD CONSTRAINT fk_sign_off_article_id_version_id FOREIGN KEY (article_id, version_id) REFERENCES public.version(article_id, id);

ALTER TABLE ONLY public.sign_off
    ADD CONSTRAINT fk_sign_off_article_id_version_id_segment_id_rev FOREIGN KEY (article_id, version_id, segment_id, rev) REFERENCES public.text_history(article_id, version_id, segment_id, rev);

ALTER TABLE ONLY public.sign_off
    ADD CONSTRAINT fk_sign_off_publication_id_article_id FOREIGN KEY (publication_id, article_id) REFERENCES public.article(publication_id, id);

ALTER TABLE ONLY public.sign_off
    ADD CONSTRAINT fk_sign_off_publication_id_person_id FOREIGN KEY (publication_id, person_id) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.snapshot
    ADD CONSTRAINT fk_snapshot_article_id_revision_id FOREIGN KEY (article_id, revision_id) REFERENCES public.source_revision(article_id, id);

ALTER TABLE ONLY public.snapshot
    ADD CONSTRAINT fk_snapshot_article_id_version_id FOREIGN KEY (article_id, version_id) REFERENCES public.version(article_id, id);

ALTER TABLE ONLY public.snapshot_segment
    ADD CONSTRAINT fk_snapshot_segment_article_id_version_id_segment_id_rev FOREIGN KEY (article_id, version_id, segment_id, rev) REFERENCES public.text_history(article_id, version_id, segment_id, rev);

ALTER TABLE ONLY public.snapshot_segment
    ADD CONSTRAINT fk_snapshot_segment_article_id_version_id_snapshot_id FOREIGN KEY (article_id, version_id, snapshot_id) REFERENCES public.snapshot(article_id, version_id, id);

ALTER TABLE ONLY public.source_block
    ADD CONSTRAINT fk_source_block_article_id_revision_id FOREIGN KEY (article_id, revision_id) REFERENCES public.source_revision(article_id, id);

ALTER TABLE ONLY public.source_revision
    ADD CONSTRAINT fk_source_revision_article_id FOREIGN KEY (article_id) REFERENCES public.article(id);

ALTER TABLE ONLY public.source_revision
    ADD CONSTRAINT fk_source_revision_article_id_based_on_id FOREIGN KEY (article_id, based_on_id) REFERENCES public.source_revision(article_id, id);

ALTER TABLE ONLY public.source_revision
    ADD CONSTRAINT fk_source_revision_article_id_version_id FOREIGN KEY (article_id, version_id) REFERENCES public.version(article_id, id);

ALTER TABLE ONLY public.source_revision
    ADD CONSTRAINT fk_source_revision_author_id FOREIGN KEY (author_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.term
    ADD CONSTRAINT fk_term_publication_id_concept_id FOREIGN KEY (publication_id, concept_id) REFERENCES public.concept(publication_id, id);

ALTER TABLE ONLY public.text_history
    ADD CONSTRAINT fk_text_history_article_id_version_id_segment_id FOREIGN KEY (article_id, version_id, segment_id) REFERENCES public.segment_text(article_id, version_id, segment_id);

ALTER TABLE ONLY public.version
    ADD CONSTRAINT fk_version_article_id_parent_version_id FOREIGN KEY (article_id, parent_version_id) REFERENCES public.version(article_id, id);

ALTER TABLE ONLY public.version
    ADD CONSTRAINT fk_version_article_id_revision_id FOREIGN KEY (article_id, revision_id) REFERENCES public.source_revision(article_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.version
    ADD CONSTRAINT fk_version_publication_id_article_id FOREIGN KEY (publication_id, article_id) REFERENCES public.article(publication_id, id);

ALTER TABLE ONLY public.version
    ADD CONSTRAINT fk_version_publication_id_detached_by FOREIGN KEY (publication_id, detached_by) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.version
    ADD CONSTRAINT fk_version_publication_id_locale FOREIGN KEY (publication_id, locale) REFERENCES public.publication_locale(publication_id, locale);

ALTER TABLE ONLY public.work_item
    ADD CONSTRAINT fk_work_item_article_id FOREIGN KEY (article_id) REFERENCES public.article(id);

ALTER TABLE ONLY public.work_item
    ADD CONSTRAINT fk_work_item_article_id_version_id FOREIGN KEY (article_id, version_id) REFERENCES public.version(article_id, id);

ALTER TABLE ONLY public.version
    ADD CONSTRAINT live_is_ours FOREIGN KEY (article_id, id, live_snapshot_id) REFERENCES public.snapshot(article_id, version_id, id);

ALTER TABLE ONLY public.derivation
    ADD CONSTRAINT other_text FOREIGN KEY (article_id, parent_version_id, segment_id, other_parent_rev) REFERENCES public.text_history(article_id, version_id, segment_id, rev);

ALTER TABLE ONLY public.derivation
    ADD CONSTRAINT parent_is_the_versions_parent FOREIGN KEY (article_id, version_id, parent_version_id) REFERENCES public.version(article_id, id, parent_version_id);

ALTER TABLE ONLY public.derivation
    ADD CONSTRAINT parent_text FOREIGN KEY (article_id, parent_version_id, segment_id, parent_rev) REFERENCES public.text_history(article_id, version_id, segment_id, rev);

