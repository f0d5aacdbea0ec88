-- An installation at the baseline: three articles of ours in different states, as pg_dump --column-inserts wrote it.

SET LOCAL check_function_bodies = false;

CREATE FUNCTION public.append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_user = 'tms_eraser' THEN RETURN NULL; END IF;
  RAISE EXCEPTION '% is append only', TG_TABLE_NAME USING ERRCODE = '23000';
END $$;

CREATE FUNCTION public.approved_as_accepted() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO '$user', 'public'
    AS $$
BEGIN
  IF EXISTS (SELECT FROM version v WHERE v.article_id = NEW.article_id AND v.id = NEW.id AND v.status = NEW.status)
    AND EXISTS (SELECT FROM segment_text t WHERE t.article_id = NEW.article_id AND t.version_id = NEW.id
      AND NOT t.retired AND t.presence = 'present' AND t.state <> 'final') THEN
    RAISE EXCEPTION 'version: % holds texts that nobody accepted, and can''t be approved', NEW.id
      USING ERRCODE = '23000';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.approved_text_is_listed() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO '$user', 'public'
    AS $$
BEGIN
  IF EXISTS (SELECT FROM version v JOIN segment_text t ON t.article_id = v.article_id AND t.version_id = v.id
      JOIN article a ON a.id = v.article_id
      WHERE v.article_id = NEW.article_id AND v.id = NEW.version_id AND t.segment_id = NEW.segment_id
      AND v.role <> 'source' AND v.status IN ('approved', 'published')
      AND CASE WHEN t.retired THEN EXISTS (SELECT FROM revision_segment r WHERE r.article_id = t.article_id
          AND r.revision_id = a.current_revision_id AND r.segment_id = t.segment_id)
        ELSE t.presence = 'present' AND (t.state <> 'final'
          OR EXISTS (SELECT FROM texts_not_accepted(t.article_id, t.version_id, ARRAY[t.segment_id], ARRAY[t.rev])))
        END) THEN
    RAISE EXCEPTION 'segment_text: version % is approved; reopen it to retire a text or bring one back',
      NEW.version_id USING ERRCODE = '23000';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.approved_text_stays() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO '$user', 'public'
    AS $$
BEGIN
  IF EXISTS (SELECT FROM version v JOIN segment_text t ON t.article_id = v.article_id AND t.version_id = v.id
      WHERE v.article_id = NEW.article_id AND v.id = NEW.version_id AND t.segment_id = NEW.segment_id
      AND v.role <> 'source' AND v.status IN ('approved', 'published') AND NOT t.retired AND t.presence = 'present'
      AND (t.state <> 'final'
        OR EXISTS (SELECT FROM texts_not_accepted(t.article_id, t.version_id, ARRAY[t.segment_id], ARRAY[t.rev])))) THEN
    RAISE EXCEPTION 'segment_text: version % is approved; reopen it to change a text', NEW.version_id
      USING ERRCODE = '23000';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.approved_with_what_joined() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO '$user', 'public'
    AS $$
DECLARE
  listed record;
BEGIN
  IF NOT EXISTS (SELECT FROM version v WHERE v.article_id = NEW.article_id AND v.id = NEW.id
      AND v.status IN ('approved', 'published') AND v.role <> 'source') THEN
    RETURN NULL;
  END IF;
  SELECT array_agg(t.segment_id) AS segments, array_agg(t.rev) AS revs, bool_and(t.state = 'final') AS final INTO listed
    FROM segment_text t WHERE t.article_id = NEW.article_id AND t.version_id = NEW.id
    AND NOT t.retired AND t.presence = 'present';
  IF NOT listed.final
    OR EXISTS (SELECT FROM texts_not_accepted(NEW.article_id, NEW.id, listed.segments, listed.revs)) THEN
    RAISE EXCEPTION 'segment_text: version % is approved; reopen it to add a text', NEW.id USING ERRCODE = '23000';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.article_tells_jobs() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  UPDATE job SET shelved = (NEW.archived_at IS NOT NULL OR NEW.discarded_at IS NOT NULL) WHERE article_id = NEW.id;
  RETURN NULL;
END $$;

CREATE FUNCTION public.character_pairs(said text) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  SELECT array_agg(DISTINCT piece) FROM generate_series(1, length(said)) at,
  LATERAL (VALUES (substr(lower(said), at, 2)), (substr(lower(said), at, 1))) pieces (piece)
$$;

CREATE FUNCTION public.goes_out_as_accepted() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO '$user', 'public'
    AS $$
DECLARE
  current_revision bigint := (SELECT current_revision_id FROM article WHERE id = NEW.article_id);
  listed record;
BEGIN
  SELECT array_agg(p.segment_id) AS segments, array_agg(p.rev) AS revs INTO listed
    FROM snapshot_segment p
    JOIN text_history h USING (article_id, version_id, segment_id, rev)
    WHERE p.article_id = NEW.article_id AND p.snapshot_id = NEW.live_snapshot_id AND h.presence = 'present';
  IF NEW.role = 'source' THEN
    IF EXISTS (SELECT FROM unnest(listed.segments, listed.revs) AS t(segment_id, rev) WHERE NOT EXISTS (
        SELECT FROM revision_segment r WHERE r.article_id = NEW.article_id AND r.revision_id = current_revision
          AND r.segment_id = t.segment_id AND r.rev = t.rev)) THEN
      RAISE EXCEPTION 'version: what goes out is not the current source revision' USING ERRCODE = '23000';
    END IF;
    RETURN NULL;
  END IF;
  IF NEW.status NOT IN ('approved', 'published') THEN
    RAISE EXCEPTION 'version: % is not approved', NEW.id USING ERRCODE = '23000';
  END IF;
  IF NOT EXISTS (SELECT FROM snapshot p JOIN sign_off s ON s.article_id = p.article_id AND s.version_id = p.version_id
      AND s.fingerprint = p.fingerprint AND (s.kind = 'approve' OR s.waives = 'approval')
      WHERE p.article_id = NEW.article_id AND p.id = NEW.live_snapshot_id) THEN
    RAISE EXCEPTION 'version: nobody approved what goes out of %', NEW.id USING ERRCODE = '23000';
  END IF;
  IF EXISTS (SELECT FROM texts_not_accepted(NEW.article_id, NEW.id, listed.segments, listed.revs)) THEN
    RAISE EXCEPTION 'version: nobody accepted a text that goes out of %', NEW.id USING ERRCODE = '23000';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.hold_waits_for_release() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO '$user', 'public'
    AS $$
BEGIN
  PERFORM FROM article WHERE id = NEW.article_id FOR NO KEY UPDATE;
  RETURN NEW;
END $$;

CREATE FUNCTION public.job_follows_article() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  NEW.shelved := EXISTS (SELECT FROM article WHERE id = NEW.article_id
    AND (archived_at IS NOT NULL OR discarded_at IS NOT NULL));
  RETURN NEW;
END $$;

CREATE FUNCTION public.job_tells_steps() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  UPDATE job_step SET job_state = NEW.state, job_due = NEW.due, job_shelved = NEW.shelved
    WHERE article_id = NEW.article_id AND job_id = NEW.id;
  RETURN NULL;
END $$;

CREATE FUNCTION public.joins_approved() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO '$user', 'public'
    AS $$
BEGIN
  UPDATE version v SET status = v.status
    WHERE v.status IN ('approved', 'published') AND v.role <> 'source'
    AND (v.article_id, v.id) IN (SELECT DISTINCT article_id, version_id FROM joining WHERE NOT retired);
  RETURN NULL;
END $$;

CREATE FUNCTION public.mark_knowledge() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  UPDATE publication SET knowledge = gen_random_uuid() WHERE id IN (SELECT publication_id FROM changed);
  RETURN NULL;
END $$;

CREATE FUNCTION public.mark_rules() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  UPDATE publication SET knowledge = gen_random_uuid()
    WHERE id IN (SELECT publication_id FROM changed WHERE article_id IS NULL);
  UPDATE article SET knowledge = gen_random_uuid()
    WHERE id IN (SELECT article_id FROM changed WHERE article_id IS NOT NULL);
  RETURN NULL;
END $$;

CREATE FUNCTION public.memory_containing(a_publication bigint, a_locale text, pieces integer[], pattern text, most integer) RETURNS TABLE(unit_id bigint, texts json, created_at timestamp with time zone, article_id bigint)
    LANGUAGE plpgsql STABLE ROWS 50
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET jit TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
DECLARE
  youngest bigint := (SELECT max(nr) FROM memory_source);
  is_cased boolean := lower(pattern) <> upper(pattern);
  small_pattern text := lower(pattern);
BEGIN
  RETURN QUERY
  SELECT v.unit_id, whole.texts,
    (SELECT u.created_at FROM memory_unit u WHERE u.publication_id = a_publication AND u.id = v.unit_id),
    whole.article_id
  FROM (
    SELECT w.unit_id FROM (
      SELECT s.hash FROM generate_series(youngest >> 15, 0, -1) AS age
      CROSS JOIN LATERAL (
        SELECT aged.hash FROM (
          SELECT m.hash, m.nr FROM memory_source m
          WHERE m.grams @> memory_salted(pieces, age << 15) AND CASE WHEN is_cased THEN lower(m.text) ELSE m.text END LIKE small_pattern
            AND m.publication_id + 0 = a_publication AND m.locale || '' = a_locale
          LIMIT 8 * most
        ) aged
        ORDER BY aged.nr DESC
      ) s
      LIMIT most
    ) found
    CROSS JOIN LATERAL (
      SELECT x.unit_id FROM memory_variant x
      WHERE x.publication_id = a_publication AND x.locale = a_locale AND x.hash = found.hash
      ORDER BY x.unit_id DESC LIMIT most
    ) w
    ORDER BY w.unit_id DESC
  ) v
  CROSS JOIN LATERAL (
    SELECT json_object_agg(d.locale, d.text) AS texts, max(d.article_id) AS article_id
    FROM memory_variant d LEFT JOIN article a ON a.id = d.article_id
    WHERE d.publication_id = a_publication AND d.unit_id = v.unit_id
    HAVING count(a.discarded_at) = 0
  ) whole
  ORDER BY v.unit_id DESC LIMIT most;
END $$;

CREATE FUNCTION public.memory_near(a_publication bigint, a_locale text, a_target text, rarities text[], hashes bytea[], lengths integer[], lows integer[], highs integer[], signatures bit[], keys_of text[]) RETURNS TABLE(place integer, source text, unit_id bigint, previous_hash bytea, next_hash bytea, target text)
    LANGUAGE plpgsql STABLE ROWS 20
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET jit TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
BEGIN
  IF rarities <> ARRAY(
    SELECT r.name FROM memory_rarity r WHERE r.publication_id = a_publication AND r.locale = a_locale ORDER BY r.id
  ) THEN
    RETURN QUERY SELECT 0, ''::text, 0::bigint, NULL::bytea, NULL::bytea, ''::text;
    RETURN;
  END IF;
  RETURN QUERY
  SELECT q.nth::int, u.source, u.unit_id, u.previous_hash, u.next_hash, u.target
  FROM unnest(hashes, lengths, lows, highs, signatures, keys_of) WITH ORDINALITY
    AS q(hash, length, low, high, signature, wanted, nth)
  CROSS JOIN LATERAL (
    SELECT q.hash
    UNION ALL
    (
      SELECT near.hash FROM (
        SELECT k.hash, k.length, bit_count(k.signature # q.signature) AS apart
        FROM memory_key k
        WHERE k.keys && q.wanted::int[] AND k.publication_id + 0 = a_publication AND k.locale || '' = a_locale
          AND k.length BETWEEN q.low AND q.high AND k.hash <> q.hash
        LIMIT 6000
      ) near
      WHERE near.apart <= 4 * (greatest(near.length, q.length) / 4) - abs(near.length - q.length)
      ORDER BY near.apart LIMIT 60
    )
  ) c
  CROSS JOIN LATERAL (
    SELECT v.text AS source, v.unit_id, v.previous_hash, v.next_hash, t.text AS target
    FROM memory_variant v
    JOIN memory_variant t
      ON t.publication_id = v.publication_id AND t.unit_id = v.unit_id AND t.locale = a_target
    WHERE v.publication_id = a_publication AND v.locale = a_locale AND v.hash = c.hash
      AND NOT EXISTS (
        SELECT FROM article a
        WHERE a.id IN (v.article_id, t.article_id) AND a.discarded_at IS NOT NULL
      )
    ORDER BY v.unit_id DESC LIMIT 50
  ) u;
END $$;

CREATE FUNCTION public.memory_salted(pieces integer[], nr bigint) RETURNS integer[]
    LANGUAGE sql IMMUTABLE
    AS $$
  SELECT coalesce(array_agg(p # ((((nr >> 15) * 2654435761) % 4294967296) - 2147483648)::int), '{}')
  FROM unnest(pieces) AS p
$$;

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

CREATE FUNCTION public.search_folded(said text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  SELECT lower(regexp_replace(said, '⟦/?\d{1,3}/?⟧', '', 'g'))
$$;

CREATE FUNCTION public.search_pieces(said text) RETURNS integer[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  WITH folded AS (
    SELECT lower(regexp_replace(said, '⟦/?\d{1,3}/?⟧', '', 'g')) AS all_of_it
  ), one AS (
    SELECT c, lead(c) OVER (ORDER BY at) AS after
    FROM folded, unnest(string_to_array(all_of_it, NULL)) WITH ORDINALITY AS u(c, at)
  ), pairs AS (
    SELECT ascii(c)::bigint * 2097143 + ascii(after) AS piece FROM one
    WHERE (c ~ '[㐀-鿿豈-﫿𠀀-𳎯]' OR after ~ '[㐀-鿿豈-﫿𠀀-𳎯]') AND c !~ '\s' AND after !~ '\s'
  ), words AS (
    SELECT m[1] AS word FROM folded, regexp_matches(all_of_it, '[0-9a-zß-öø-ɏḀ-ỿ]+', 'g') AS m
  ), begun AS (
    SELECT 1 + ascii(word)::bigint * 8191 + ascii(substr(word, 2)) AS piece FROM words WHERE length(word) >= 2
    UNION
    SELECT 2 + ascii(word)::bigint * 479001599 + ascii(substr(word, 2))::bigint * 15485863
      + ascii(substr(word, 3))::bigint * 224737 + ascii(substr(word, 4))::bigint * 7919 + ascii(substr(word, 5))
    FROM words WHERE length(word) >= 5
  )
  SELECT coalesce(array_agg(DISTINCT (piece % 4294967296 - 2147483648)::int), '{}')
  FROM (SELECT piece FROM pairs UNION ALL SELECT piece FROM begun) p
$$;

CREATE FUNCTION public.step_follows_job() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE its job;
BEGIN
  SELECT * INTO its FROM job WHERE article_id = NEW.article_id AND id = NEW.job_id;
  IF FOUND THEN
    NEW.job_state := its.state;
    NEW.job_due := its.due;
    NEW.job_shelved := its.shelved;
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

CREATE FUNCTION public.texts_not_accepted(of_article bigint, of_version bigint, segments bigint[], revs integer[]) RETURNS SETOF bigint
    LANGUAGE sql STABLE
    SET search_path TO '$user', 'public'
    SET enable_nestloop TO 'off'
    AS $$
  SELECT t.segment_id FROM unnest(segments, revs) AS t(segment_id, rev)
  WHERE NOT EXISTS (
    SELECT FROM sign_off s
    WHERE s.article_id = of_article AND s.version_id = of_version AND s.kind = 'accept'
      AND s.segment_id = t.segment_id AND s.rev = t.rev)
  AND NOT EXISTS (
    SELECT FROM revision_segment r
    WHERE r.article_id = of_article AND r.version_id = of_version AND r.segment_id = t.segment_id AND r.rev = t.rev)
  AND NOT EXISTS (
    SELECT FROM sign_off s
    WHERE s.article_id = of_article AND s.version_id = of_version AND s.kind = 'accept'
      AND s.segment_id = t.segment_id AND s.rev < t.rev
      AND NOT EXISTS (
        SELECT FROM text_history h
        WHERE h.article_id = of_article AND h.version_id = of_version AND h.segment_id = t.segment_id
          AND h.rev > s.rev AND h.rev <= t.rev AND h.act <> 'typo'))
$$;

CREATE FUNCTION public.write_history() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO '$user', 'public'
    AS $$ BEGIN INSERT INTO text_history (article_id, version_id, segment_id, rev, text, codes, presence, state, origin, similarity, source_version_id, source_rev, act, person_id, work_item_id, change_set_id, reason, repaired, same_as) SELECT article_id, version_id, segment_id, rev, text, codes, presence, state, origin, similarity, source_version_id, source_rev, act, person_id, work_item_id, change_set_id, reason, repaired, same_as FROM new_rows; RETURN NULL; END $$;

CREATE FUNCTION public.write_history_row() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO '$user', 'public'
    AS $$ BEGIN INSERT INTO text_history (article_id, version_id, segment_id, rev, text, codes, presence, state, origin, similarity, source_version_id, source_rev, act, person_id, work_item_id, change_set_id, reason, repaired, same_as) VALUES (NEW.article_id, NEW.version_id, NEW.segment_id, NEW.rev, NEW.text, NEW.codes, NEW.presence, NEW.state, NEW.origin, NEW.similarity, NEW.source_version_id, NEW.source_rev, NEW.act, NEW.person_id, NEW.work_item_id, NEW.change_set_id, NEW.reason, NEW.repaired, NEW.same_as); RETURN NULL; END $$;

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
    archived_at timestamp with time zone,
    discarded_at timestamp with time zone,
    source_address text,
    knowledge uuid,
    CONSTRAINT ck_article_visibility CHECK ((visibility = ANY (ARRAY['members'::text, 'assigned'::text])))
)
WITH (fillfactor='90');

CREATE TABLE public.article_brief (
    article_id bigint NOT NULL,
    number integer NOT NULL,
    publication_id bigint NOT NULL,
    purpose text NOT NULL,
    audience text NOT NULL,
    notes text NOT NULL,
    created_by bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ck_article_brief_counted CHECK ((number > 0))
);

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
    until timestamp with time zone NOT NULL,
    taken_from bigint,
    taken_why text,
    CONSTRAINT ck_claim_taken_with_reason CHECK (((taken_from IS NULL) = (taken_why IS NULL)))
)
WITH (fillfactor='50');

CREATE TABLE public.comment (
    article_id bigint NOT NULL,
    id bigint NOT NULL,
    publication_id bigint NOT NULL,
    thread_id bigint NOT NULL,
    person_id bigint NOT NULL,
    text text NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    edited_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    CONSTRAINT ck_comment_says_something_or_withdrawn CHECK (((text = ''::text) = (withdrawn_at IS NOT NULL)))
);

ALTER TABLE public.comment ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.comment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.comment_mention (
    article_id bigint NOT NULL,
    comment_id bigint NOT NULL,
    person_id bigint NOT NULL,
    publication_id bigint NOT NULL
);

CREATE TABLE public.concept (
    publication_id bigint NOT NULL,
    id bigint NOT NULL,
    kind text DEFAULT 'term'::text NOT NULL,
    name text NOT NULL,
    definition text,
    note text,
    do_not_translate boolean DEFAULT false NOT NULL,
    topic_id bigint,
    rev integer DEFAULT 1 NOT NULL,
    withdrawn_at timestamp with time zone,
    CONSTRAINT ck_concept_kind CHECK ((kind = ANY (ARRAY['term'::text, 'name'::text, 'section'::text])))
);

CREATE TABLE public.concept_change (
    publication_id bigint NOT NULL,
    id bigint NOT NULL,
    concept_id bigint NOT NULL,
    act text NOT NULL,
    says jsonb NOT NULL,
    reason text,
    person_id bigint NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ck_concept_change_act CHECK ((act = ANY (ARRAY['added'::text, 'changed'::text, 'withdrawn'::text, 'imported'::text])))
);

ALTER TABLE public.concept_change ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.concept_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.concept ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.concept_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.conversion_decision (
    article_id bigint NOT NULL,
    id bigint NOT NULL,
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
    at timestamp with time zone DEFAULT now() NOT NULL,
    retired_at timestamp with time zone,
    retired_by bigint,
    CONSTRAINT ck_conversion_decision_place CHECK (((phrase <> ''::text) AND (nth >= 0))),
    CONSTRAINT ck_conversion_decision_profile CHECK ((profile = ANY (ARRAY['zh-Hans'::text, 'zh-Hant-TW'::text, 'zh-Hant-HK'::text]))),
    CONSTRAINT ck_conversion_decision_retired_by_somebody CHECK (((retired_at IS NULL) = (retired_by IS NULL)))
);

ALTER TABLE public.conversion_decision ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.conversion_decision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.conversion_rule (
    publication_id bigint NOT NULL,
    id bigint NOT NULL,
    scope text NOT NULL,
    article_id bigint,
    topic_id bigint,
    profile text NOT NULL,
    source text NOT NULL,
    target text NOT NULL,
    note text,
    change_set_id bigint NOT NULL,
    created_by bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    retired_at timestamp with time zone,
    retired_by bigint,
    retired_in bigint,
    CONSTRAINT ck_conversion_rule_profile CHECK ((profile = ANY (ARRAY['zh-Hans'::text, 'zh-Hant-TW'::text, 'zh-Hant-HK'::text]))),
    CONSTRAINT ck_conversion_rule_retired_by_somebody CHECK ((num_nonnulls(retired_at, retired_by, retired_in) = ANY (ARRAY[0, 3]))),
    CONSTRAINT ck_conversion_rule_says_something CHECK (((source = btrim(source)) AND (source <> ''::text) AND (target <> ''::text))),
    CONSTRAINT ck_conversion_rule_scope CHECK ((scope = ANY (ARRAY['publication'::text, 'topic'::text, 'article'::text]))),
    CONSTRAINT ck_conversion_rule_scope_of_what CHECK ((((scope = 'article'::text) = (article_id IS NOT NULL)) AND ((scope = 'topic'::text) = (topic_id IS NOT NULL))))
);

ALTER TABLE public.conversion_rule ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.conversion_rule_id_seq
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
    rules text NOT NULL,
    dictionary integer NOT NULL,
    base_text text NOT NULL,
    base_codes jsonb,
    other_text text,
    other_codes jsonb,
    other_parent_rev integer,
    profile_version text DEFAULT ''::text NOT NULL,
    spans jsonb,
    ambiguities jsonb,
    CONSTRAINT ck_derivation_conflict_has_sides CHECK ((((status = 'conflict'::text) = (other_text IS NOT NULL)) AND ((other_text IS NULL) = (other_parent_rev IS NULL)))),
    CONSTRAINT ck_derivation_not_its_own_parent CHECK ((parent_version_id <> version_id)),
    CONSTRAINT ck_derivation_status CHECK ((status = ANY (ARRAY['follows'::text, 'overridden'::text, 'conflict'::text, 'detached'::text])))
)
WITH (fillfactor='85');

CREATE TABLE public.digest (
    publication_id bigint NOT NULL,
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    state text DEFAULT 'waiting'::text NOT NULL,
    ended_at timestamp with time zone,
    error text,
    CONSTRAINT ck_digest_state CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'dropped'::text])))
);

ALTER TABLE public.digest ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.digest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dismissed_finding (
    article_id bigint NOT NULL,
    id bigint NOT NULL,
    publication_id bigint NOT NULL,
    version_id bigint NOT NULL,
    segment_id bigint NOT NULL,
    finding text NOT NULL,
    reason text NOT NULL,
    person_id bigint NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by bigint,
    texts text NOT NULL,
    alike text NOT NULL,
    CONSTRAINT ck_dismissed_finding_has_reason CHECK (((finding <> ''::text) AND (reason <> ''::text))),
    CONSTRAINT ck_dismissed_finding_withdrawn_by_somebody CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL)))
);

ALTER TABLE public.dismissed_finding ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.dismissed_finding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.draft_cache (
    publication_id bigint NOT NULL,
    key bytea NOT NULL,
    engine_id bigint NOT NULL,
    text text NOT NULL,
    model text NOT NULL,
    faults text[] DEFAULT '{}'::text[] NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.draft_effort (
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
    at timestamp with time zone NOT NULL,
    CONSTRAINT ck_draft_effort_after_the_draft CHECK ((rev >= draft_rev)),
    CONSTRAINT ck_draft_effort_share CHECK ((((edits >= 0) AND (edits <= length)) AND (length > 0)))
);

CREATE TABLE public.engine (
    publication_id bigint NOT NULL,
    id bigint NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    "position" smallint NOT NULL,
    active boolean DEFAULT true NOT NULL,
    settings jsonb NOT NULL,
    secret bytea,
    local boolean DEFAULT false NOT NULL,
    pairs text[] DEFAULT '{}'::text[] NOT NULL,
    price numeric(16,6) DEFAULT '0'::numeric NOT NULL,
    price_out numeric(16,6) DEFAULT '0'::numeric NOT NULL,
    currency text DEFAULT 'USD'::text NOT NULL,
    monthly_budget numeric(16,6),
    requests_per_minute integer,
    characters_per_minute integer,
    concurrency smallint,
    number integer DEFAULT 1 NOT NULL,
    created_by bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    health_at timestamp with time zone,
    healthy boolean,
    health_words text,
    health_said jsonb,
    CONSTRAINT ck_engine_currency CHECK ((currency ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT ck_engine_health CHECK (((health_at IS NULL) = (healthy IS NULL))),
    CONSTRAINT ck_engine_limits CHECK (((requests_per_minute > 0) AND (characters_per_minute > 0) AND (concurrency > 0))),
    CONSTRAINT ck_engine_money CHECK (((price >= (0)::numeric) AND (price_out >= (0)::numeric) AND (monthly_budget >= (0)::numeric))),
    CONSTRAINT ck_engine_named CHECK (((name <> ''::text) AND (kind <> ''::text)))
);

CREATE TABLE public.engine_budget (
    publication_id bigint NOT NULL,
    monthly_budget numeric(16,6) NOT NULL,
    currency text NOT NULL,
    CONSTRAINT ck_engine_budget_currency CHECK ((currency ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT ck_engine_budget_money CHECK ((monthly_budget >= (0)::numeric))
);

ALTER TABLE public.engine ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.engine_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.engine_month (
    publication_id bigint NOT NULL,
    engine_id bigint NOT NULL,
    month date NOT NULL,
    spent numeric(16,6) DEFAULT '0'::numeric NOT NULL,
    reserved numeric(16,6) DEFAULT '0'::numeric NOT NULL,
    CONSTRAINT ck_engine_month_not_negative CHECK (((spent >= (0)::numeric) AND (reserved >= (0)::numeric)))
);

CREATE TABLE public.engine_usage (
    publication_id bigint NOT NULL,
    id bigint NOT NULL,
    engine_id bigint NOT NULL,
    month date NOT NULL,
    purpose text NOT NULL,
    article_id bigint,
    version_id bigint,
    work_item_id bigint,
    person_id bigint,
    state text DEFAULT 'reserved'::text NOT NULL,
    reserved numeric(16,6) NOT NULL,
    cost numeric(16,6),
    prices jsonb NOT NULL,
    segments integer NOT NULL,
    characters integer DEFAULT 0 NOT NULL,
    characters_out integer DEFAULT 0 NOT NULL,
    prompt_tokens integer DEFAULT 0 NOT NULL,
    cached_tokens integer DEFAULT 0 NOT NULL,
    completion_tokens integer DEFAULT 0 NOT NULL,
    billed_characters integer,
    model text,
    tries smallint DEFAULT '1'::smallint NOT NULL,
    milliseconds integer,
    error_code text,
    at timestamp with time zone DEFAULT now() NOT NULL,
    deadline timestamp with time zone NOT NULL,
    CONSTRAINT ck_engine_usage_of_article CHECK (((version_id IS NULL) OR (article_id IS NOT NULL))),
    CONSTRAINT ck_engine_usage_purpose CHECK ((purpose = ANY (ARRAY['draft'::text, 'repair'::text, 'try'::text]))),
    CONSTRAINT ck_engine_usage_settled_has_cost CHECK (((state = 'reserved'::text) = (cost IS NULL))),
    CONSTRAINT ck_engine_usage_state CHECK ((state = ANY (ARRAY['reserved'::text, 'settled'::text, 'lost'::text])))
);

ALTER TABLE public.engine_usage ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.engine_usage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

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

CREATE TABLE public.house_profile (
    publication_id bigint NOT NULL,
    base text NOT NULL,
    number integer NOT NULL,
    name text NOT NULL,
    choices jsonb NOT NULL,
    created_by bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ck_house_profile_base CHECK ((base = ANY (ARRAY['zh-Hans'::text, 'zh-Hant-TW'::text, 'zh-Hant-HK'::text]))),
    CONSTRAINT ck_house_profile_named CHECK (((number > 0) AND (name <> ''::text)))
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
    shelved boolean DEFAULT false NOT NULL,
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
    handed_back_at timestamp with time zone,
    job_state text DEFAULT 'open'::text NOT NULL,
    job_due timestamp with time zone DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone NOT NULL,
    job_shelved boolean DEFAULT false NOT NULL,
    CONSTRAINT ck_job_step_done_by_sign_off CHECK (((state <> 'done'::text) OR (sign_off_id IS NOT NULL))),
    CONSTRAINT ck_job_step_kind CHECK ((kind = ANY (ARRAY['translate'::text, 'review'::text, 'author'::text]))),
    CONSTRAINT ck_job_step_state CHECK ((state = ANY (ARRAY['waiting'::text, 'active'::text, 'done'::text, 'skipped'::text])))
);

CREATE TABLE public.listing (
    article_id bigint NOT NULL,
    version_id bigint NOT NULL,
    publication_id bigint NOT NULL,
    locale text NOT NULL,
    section_id bigint,
    issued_on date NOT NULL,
    first_released_at timestamp with time zone NOT NULL,
    concepts bigint[] DEFAULT '{}'::bigint[] NOT NULL
);

CREATE TABLE public.machine_draft (
    article_id bigint NOT NULL,
    version_id bigint NOT NULL,
    segment_id bigint NOT NULL,
    rev integer NOT NULL,
    publication_id bigint NOT NULL,
    engine_id bigint NOT NULL,
    model text NOT NULL,
    prompt_version text NOT NULL,
    converted boolean DEFAULT false NOT NULL,
    faults text[] DEFAULT '{}'::text[] NOT NULL
);

CREATE TABLE public.membership (
    publication_id bigint NOT NULL,
    person_id bigint NOT NULL,
    roles text[] NOT NULL,
    languages text[] DEFAULT '{}'::text[] NOT NULL,
    assigned_only boolean DEFAULT false NOT NULL,
    ended_at timestamp with time zone,
    digest text DEFAULT 'hourly'::text NOT NULL,
    digest_minute smallint DEFAULT '480'::smallint NOT NULL,
    CONSTRAINT ck_membership_digest CHECK ((digest = ANY (ARRAY['at_once'::text, 'hourly'::text, 'daily'::text, 'never'::text]))),
    CONSTRAINT ck_membership_digest_minute CHECK (((digest_minute >= 0) AND (digest_minute <= 1439))),
    CONSTRAINT ck_membership_roles CHECK ((roles <@ ARRAY['translator'::text, 'reviewer'::text, 'editor'::text, 'administrator'::text]))
);

CREATE TABLE public.memory_key (
    publication_id bigint NOT NULL,
    locale text NOT NULL,
    hash bytea NOT NULL,
    rarity_id bigint NOT NULL,
    length integer NOT NULL,
    signature bit(256) NOT NULL,
    keys integer[] NOT NULL
);

CREATE TABLE public.memory_rarity (
    publication_id bigint NOT NULL,
    locale text NOT NULL,
    id bigint NOT NULL,
    name text NOT NULL,
    counts bytea,
    entries integer NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.memory_rarity ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.memory_rarity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.memory_source (
    publication_id bigint NOT NULL,
    locale text NOT NULL,
    hash bytea NOT NULL,
    text text NOT NULL,
    grams integer[] DEFAULT '{}'::integer[] NOT NULL,
    nr bigint NOT NULL
);

ALTER TABLE public.memory_source ALTER COLUMN nr ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.memory_source_nr_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
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

CREATE TABLE public.notification (
    publication_id bigint NOT NULL,
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    kind text NOT NULL,
    about text NOT NULL,
    article_id bigint,
    version_id bigint,
    segment_id bigint,
    thread_id bigint,
    by_id bigint,
    times integer DEFAULT 1 NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    read_at timestamp with time zone,
    letter_id bigint,
    CONSTRAINT ck_notification_kind CHECK ((kind = ANY (ARRAY['assigned'::text, 'sent_back'::text, 'returned'::text, 'corrected'::text, 'mention'::text, 'reply'::text, 'query'::text, 'source_changed'::text, 'overdue'::text, 'reset_offered'::text, 'reset_used'::text]))),
    CONSTRAINT ck_notification_not_of_ones_own_act CHECK ((by_id <> person_id)),
    CONSTRAINT ck_notification_of_article_or_account CHECK ((((kind = ANY (ARRAY['reset_offered'::text, 'reset_used'::text])) = (article_id IS NULL)) AND ((article_id IS NOT NULL) OR (num_nonnulls(version_id, segment_id, thread_id, letter_id) = 0)))),
    CONSTRAINT ck_notification_times CHECK ((times > 0))
);

ALTER TABLE public.notification ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.notification_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.one_time_link (
    id bigint NOT NULL,
    publication_id bigint NOT NULL,
    person_id bigint NOT NULL,
    purpose text NOT NULL,
    token_hash bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by bigint,
    used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    mail text,
    mail_error text,
    CONSTRAINT ck_one_time_link_failed_says_why CHECK (((NOT (mail IS DISTINCT FROM 'failed'::text)) = (mail_error IS NOT NULL))),
    CONSTRAINT ck_one_time_link_mail CHECK ((mail = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text]))),
    CONSTRAINT ck_one_time_link_purpose CHECK ((purpose = ANY (ARRAY['invite'::text, 'reset'::text])))
);

ALTER TABLE public.one_time_link ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.one_time_link_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
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
    sessions integer DEFAULT 1 NOT NULL,
    interface text,
    last_interface text,
    CONSTRAINT ck_person_email_lower CHECK ((email = lower(email))),
    CONSTRAINT ck_person_interface_known CHECK ((interface = ANY (ARRAY['en'::text, 'zh-Hans'::text, 'zh-Hant'::text]))),
    CONSTRAINT ck_person_last_interface_known CHECK ((last_interface = ANY (ARRAY['en'::text, 'zh-Hans'::text, 'zh-Hant'::text])))
);

ALTER TABLE public.person ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.person_session (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    person_id bigint NOT NULL,
    number integer NOT NULL,
    began_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.publication (
    id bigint NOT NULL,
    name text NOT NULL,
    time_zone text DEFAULT 'UTC'::text NOT NULL,
    four_eyes boolean DEFAULT true NOT NULL,
    region text DEFAULT 'zh-Hant-TW'::text NOT NULL,
    knowledge uuid DEFAULT gen_random_uuid() NOT NULL,
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
    repaired boolean DEFAULT false NOT NULL,
    same_as bigint,
    CONSTRAINT ck_segment_text_origin CHECK ((origin = ANY (ARRAY['empty'::text, 'memory'::text, 'assembly'::text, 'mt'::text, 'derived'::text, 'imported'::text, 'human'::text, 'repeat'::text]))),
    CONSTRAINT ck_segment_text_presence CHECK ((presence = ANY (ARRAY['present'::text, 'omitted'::text]))),
    CONSTRAINT ck_segment_text_similarity CHECK (((similarity >= 0) AND (similarity <= 101))),
    CONSTRAINT ck_segment_text_somebody_did_it CHECK ((num_nonnulls(person_id, work_item_id) > 0)),
    CONSTRAINT ck_segment_text_source CHECK (((source_rev IS NULL) = (source_version_id IS NULL))),
    CONSTRAINT ck_segment_text_state CHECK ((state = ANY (ARRAY['initial'::text, 'translated'::text, 'reviewed'::text, 'final'::text])))
)
WITH (fillfactor='85');

CREATE TABLE public.segmentation_change (
    publication_id bigint NOT NULL,
    number integer NOT NULL,
    abbreviations text[] NOT NULL,
    no_break text[] NOT NULL,
    breaks text[] NOT NULL,
    chinese_semicolon boolean NOT NULL,
    created_by bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ck_segmentation_change_counted CHECK ((number > 0))
);

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
    waives text,
    places jsonb,
    faults text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT ck_sign_off_faults CHECK ((faults <@ ARRAY['terminology'::text, 'mistranslation'::text, 'omission'::text, 'addition'::text, 'untranslated'::text, 'linguistic-conventions'::text, 'style'::text, 'locale-conventions'::text, 'audience-appropriateness'::text, 'design-and-markup'::text])),
    CONSTRAINT ck_sign_off_faults_of_what CHECK (((faults = '{}'::text[]) OR (kind = ANY (ARRAY['send_back'::text, 'return'::text])))),
    CONSTRAINT ck_sign_off_has_reason CHECK (((kind <> ALL (ARRAY['send_back'::text, 'return'::text, 'waive'::text])) OR (COALESCE(reason, ''::text) <> ''::text) OR (faults <> '{}'::text[]))),
    CONSTRAINT ck_sign_off_kind CHECK ((kind = ANY (ARRAY['confirm'::text, 'accept'::text, 'send_back'::text, 'submit'::text, 'return'::text, 'approve'::text, 'waive'::text, 'consent'::text]))),
    CONSTRAINT ck_sign_off_on_fingerprint CHECK (((kind <> ALL (ARRAY['submit'::text, 'approve'::text, 'consent'::text])) OR (fingerprint IS NOT NULL))),
    CONSTRAINT ck_sign_off_on_segment CHECK (((kind <> ALL (ARRAY['confirm'::text, 'accept'::text])) OR (segment_id IS NOT NULL))),
    CONSTRAINT ck_sign_off_on_something CHECK ((num_nonnulls(segment_id, fingerprint) > 0)),
    CONSTRAINT ck_sign_off_places CHECK (((places IS NULL) OR (waives IS NOT NULL))),
    CONSTRAINT ck_sign_off_segment_has_rev CHECK (((segment_id IS NULL) = (rev IS NULL))),
    CONSTRAINT ck_sign_off_waives CHECK ((((waives = ANY (ARRAY['ambiguities'::text, 'parity'::text, 'approval'::text])) AND (kind = 'waive'::text)) OR (waives IS NULL)))
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
    text_hash bytea,
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

CREATE TABLE public.step_figure (
    article_id bigint NOT NULL,
    job_id bigint NOT NULL,
    "position" smallint NOT NULL,
    publication_id bigint NOT NULL,
    locale text NOT NULL,
    kind text NOT NULL,
    approves boolean NOT NULL,
    words integer NOT NULL,
    active_since timestamp with time zone NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_step_figure_in_order CHECK (((active_since <= begun_at) AND (begun_at <= done_at)))
);

CREATE TABLE public.style_guide_change (
    publication_id bigint NOT NULL,
    locale text NOT NULL,
    number integer NOT NULL,
    text text NOT NULL,
    created_by bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ck_style_guide_change_counted CHECK ((number > 0))
);

CREATE TABLE public.term (
    publication_id bigint NOT NULL,
    id bigint NOT NULL,
    concept_id bigint NOT NULL,
    locale text NOT NULL,
    text text NOT NULL,
    administrative_status text DEFAULT 'preferred'::text NOT NULL,
    part_of_speech text,
    note text,
    source text,
    CONSTRAINT ck_term_part_of_speech CHECK ((part_of_speech = ANY (ARRAY['noun'::text, 'proper noun'::text, 'verb'::text, 'adjective'::text, 'adverb'::text, 'other'::text]))),
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

CREATE TABLE public.term_suggestion (
    publication_id bigint NOT NULL,
    id bigint NOT NULL,
    source_locale text NOT NULL,
    source text NOT NULL,
    locale text NOT NULL,
    target text NOT NULL,
    note text,
    article_id bigint,
    segment_id bigint,
    person_id bigint NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    answered_by bigint,
    answered_at timestamp with time zone,
    reason text,
    concept_id bigint,
    CONSTRAINT ck_term_suggestion_answered CHECK ((((state = 'open'::text) = (answered_at IS NULL)) AND ((state = 'open'::text) = (answered_by IS NULL)))),
    CONSTRAINT ck_term_suggestion_became_a_term CHECK (((state = 'accepted'::text) = (concept_id IS NOT NULL))),
    CONSTRAINT ck_term_suggestion_from_a_segment CHECK ((num_nonnulls(article_id, segment_id) = ANY (ARRAY[0, 2]))),
    CONSTRAINT ck_term_suggestion_says_something CHECK (((source <> ''::text) AND (target <> ''::text))),
    CONSTRAINT ck_term_suggestion_state CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'declined'::text])))
);

ALTER TABLE public.term_suggestion ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.term_suggestion_id_seq
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
    repaired boolean DEFAULT false NOT NULL,
    same_as bigint,
    CONSTRAINT ck_text_history_rev CHECK ((rev > 0))
);

CREATE TABLE public.thread (
    article_id bigint NOT NULL,
    id bigint NOT NULL,
    publication_id bigint NOT NULL,
    kind text NOT NULL,
    version_id bigint,
    segment_id bigint,
    opened_segment_id bigint,
    opened_by bigint NOT NULL,
    opened_at timestamp with time zone DEFAULT now() NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    resolved_by bigint,
    resolved_at timestamp with time zone,
    CONSTRAINT ck_thread_kind CHECK ((kind = ANY (ARRAY['remark'::text, 'query'::text]))),
    CONSTRAINT ck_thread_on_segment_of_version CHECK ((num_nulls(version_id, segment_id, opened_segment_id) = ANY (ARRAY[0, 3]))),
    CONSTRAINT ck_thread_query_of_version CHECK (((kind <> 'query'::text) OR (version_id IS NOT NULL))),
    CONSTRAINT ck_thread_resolved_by_somebody CHECK (((resolved_by IS NULL) = (resolved_at IS NULL)))
);

ALTER TABLE public.thread ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.thread_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
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
    live_behind boolean DEFAULT false NOT NULL,
    CONSTRAINT ck_version_derived_has_parent CHECK (((role = 'derived'::text) = (parent_version_id IS NOT NULL))),
    CONSTRAINT ck_version_detached_by_somebody CHECK ((((detached_at IS NULL) = (detached_by IS NULL)) AND ((detached_at IS NULL) = (detached_why IS NULL)))),
    CONSTRAINT ck_version_not_its_own_parent CHECK ((parent_version_id <> id)),
    CONSTRAINT ck_version_role CHECK ((role = ANY (ARRAY['source'::text, 'direct'::text, 'derived'::text]))),
    CONSTRAINT ck_version_status CHECK ((status = ANY (ARRAY['new'::text, 'translating'::text, 'reviewing'::text, 'approved'::text, 'published'::text, 'withdrawn'::text, 'cancelled'::text])))
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
    started_at timestamp with time zone,
    request_id text,
    outcome jsonb,
    error_params jsonb,
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
	('0051');

INSERT INTO public.article (id, publication_id, external_id, slug, section_id, published_on, current_revision_id, source_version_id, left_out, urgent, confidential, visibility, created_by, created_at, archived_at, discarded_at, source_address, knowledge) OVERRIDING SYSTEM VALUE VALUES
	(1, 1, '5759e6ca-7f83-4189-8525-d1451221a497', 'night-trains-return', 1, NULL, 1, 1, '{"lines": []}', false, false, 'members', 3, '2026-11-25 16:18:51.068357+00', NULL, NULL, NULL, NULL),
	(2, 1, 'de779571-419d-42f0-9811-c2a17c3438d2', 'ye-ban-lie-che-hui-lai-liao', 2, NULL, 2, 4, '{"lines": []}', false, false, 'members', 3, '2026-11-25 16:18:51.370822+00', NULL, NULL, NULL, NULL),
	(3, 2, 'e2ebff7d-cb52-40d2-9709-707b2b16d62e', 'night-trains-return', 3, NULL, 3, 7, '{"lines": []}', false, false, 'members', 5, '2026-11-25 16:18:51.74246+00', NULL, NULL, NULL, NULL),
	(4, 1, '3b62cc9c-b1c2-48a0-a4f7-df7e01abeef0', 'night-trains-return-2', 1, NULL, 4, 10, '{"lines": []}', false, false, 'members', 3, '2026-11-25 16:18:52.265997+00', NULL, NULL, NULL, NULL),
	(5, 1, '9c0a91f9-16b1-46a7-86fb-161bb0f510a2', 'ye-ban-lie-che-hui-lai-liao-2', 2, NULL, 5, 13, '{"lines": []}', false, false, 'members', 3, '2026-11-25 16:18:52.416681+00', NULL, NULL, NULL, NULL);

INSERT INTO public.article_brief (article_id, number, publication_id, purpose, audience, notes, created_by, created_at) VALUES
	(4, 1, 1, 'A service piece', 'Commuters', 'Keep it short.', 3, '2026-11-29 02:59:30.025773+00');

INSERT INTO public.claim (article_id, version_id, segment_id, person_id, until, taken_from, taken_why) VALUES
	(4, 11, 24, 1, '2026-11-25 16:20:52.408765+00', NULL, NULL);

INSERT INTO public.comment (article_id, id, publication_id, thread_id, person_id, text, at, edited_at, withdrawn_at) OVERRIDING SYSTEM VALUE VALUES
	(4, 1, 1, 1, 3, 'The numbers come from the ministry.', '2026-11-29 02:59:30.025773+00', NULL, NULL),
	(4, 2, 1, 2, 1, 'Is this the 2025 figure?', '2026-11-29 02:59:30.025773+00', NULL, NULL);

INSERT INTO public.concept (publication_id, id, kind, name, definition, note, do_not_translate, topic_id, rev, withdrawn_at) OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 'section', 'Economy', NULL, NULL, false, NULL, 1, NULL),
	(1, 2, 'section', '经济', NULL, NULL, false, NULL, 1, NULL),
	(2, 3, 'section', 'Economy', NULL, NULL, false, NULL, 1, NULL);

INSERT INTO public.derivation (article_id, version_id, segment_id, parent_version_id, parent_rev, status, profile, rules, dictionary, base_text, base_codes, other_text, other_codes, other_parent_rev, profile_version, spans, ambiguities) VALUES
	(2, 6, 8, 4, 1, 'follows', 'zh-Hant-TW', '1', 10402, '夜班列車回來了', NULL, NULL, NULL, NULL, '', NULL, NULL),
	(2, 6, 9, 4, 1, 'follows', 'zh-Hant-TW', '1', 10402, '周敏', NULL, NULL, NULL, NULL, '', NULL, NULL),
	(2, 6, 10, 4, 1, 'follows', 'zh-Hant-TW', '1', 10402, '第一列夜車十點發出。', NULL, NULL, NULL, NULL, '', NULL, NULL),
	(2, 6, 11, 4, 1, 'follows', 'zh-Hant-TW', '1', 10402, '車上有240人。', NULL, NULL, NULL, NULL, '', NULL, NULL),
	(2, 6, 12, 4, 1, 'follows', 'zh-Hant-TW', '1', 10402, '軟體會在2027年更新。', NULL, NULL, NULL, NULL, '', NULL, NULL),
	(1, 3, 1, 2, 2, 'follows', 'zh-Hant-TW', '1', 10402, '夜班列車回來了', NULL, NULL, NULL, NULL, '', NULL, NULL),
	(1, 3, 2, 2, 2, 'follows', 'zh-Hant-TW', '1', 10402, '瑪拉·林德奎斯特', NULL, NULL, NULL, NULL, '', NULL, NULL),
	(1, 3, 3, 2, 2, 'follows', 'zh-Hant-TW', '1', 10402, '交通編輯', NULL, NULL, NULL, NULL, '', NULL, NULL),
	(1, 3, 4, 2, 2, 'follows', 'zh-Hant-TW', '1', 10402, '第一列夜班列車十點開出。', NULL, NULL, NULL, NULL, '', NULL, NULL),
	(1, 3, 6, 2, 2, 'follows', 'zh-Hant-TW', '1', 10402, '接下來', NULL, NULL, NULL, NULL, '', NULL, NULL),
	(1, 3, 7, 2, 2, 'follows', 'zh-Hant-TW', '1', 10402, '第二條線路將在2027年開通。', NULL, NULL, NULL, NULL, '', NULL, NULL),
	(1, 3, 5, 2, 2, 'overridden', 'zh-Hant-TW', '1', 10402, '車上有240人。', NULL, NULL, NULL, NULL, '', NULL, NULL),
	(4, 12, 20, 11, 2, 'follows', 'zh-Hant-TW', '1', 10402, '夜班列車回來了', NULL, NULL, NULL, NULL, '', NULL, NULL),
	(4, 12, 21, 11, 2, 'follows', 'zh-Hant-TW', '1', 10402, '瑪拉·林德奎斯特', NULL, NULL, NULL, NULL, '', NULL, NULL),
	(4, 12, 22, 11, 2, 'follows', 'zh-Hant-TW', '1', 10402, '交通編輯', NULL, NULL, NULL, NULL, '', NULL, NULL),
	(4, 12, 24, 11, 2, 'follows', 'zh-Hant-TW', '1', 10402, '車上有240人。', NULL, NULL, NULL, NULL, '', NULL, NULL),
	(4, 12, 25, 11, 2, 'follows', 'zh-Hant-TW', '1', 10402, '接下來', NULL, NULL, NULL, NULL, '', NULL, NULL),
	(4, 12, 26, 11, 2, 'follows', 'zh-Hant-TW', '1', 10402, '第二條線路將在2027年開通。', NULL, NULL, NULL, NULL, '', NULL, NULL),
	(4, 12, 23, 11, 4, 'overridden', 'zh-Hant-TW', '1', 10402, '第一列夜車在晚上十點準時開出。', NULL, NULL, NULL, NULL, '', NULL, NULL);

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
	(27, '2026-11-25 16:18:52.416681+00', 1, 5, NULL, NULL, NULL, 3, 'article_imported', '{"blocks": 2, "language": "zh-Hans"}'),
	(28, '2026-11-29 02:59:30.025773+00', 1, 4, NULL, NULL, NULL, 3, 'thread_opened', '{"kind": "remark", "thread": 1, "comment": 1, "segment": null}'),
	(29, '2026-11-29 02:59:30.025773+00', 1, 4, 11, NULL, NULL, 1, 'thread_opened', '{"kind": "query", "thread": 2, "comment": 2, "segment": 20}'),
	(30, '2026-11-29 02:59:30.025773+00', 1, 4, NULL, NULL, NULL, 3, 'brief_changed', '{"number": 1}'),
	(31, '2026-11-29 02:59:30.025773+00', 1, NULL, NULL, NULL, NULL, 3, 'style_guide_changed', '{"locale": "zh-Hans", "number": 1}');

INSERT INTO public.job (article_id, id, publication_id, version_id, revision_id, reason, state, priority, due, words, superseded_by, created_at, shelved) OVERRIDING SYSTEM VALUE VALUES
	(2, 3, 1, 5, 2, 'new', 'open', 0, '9999-12-31 00:00:00+00', NULL, NULL, '2026-11-25 16:18:51.370822+00', false),
	(2, 4, 1, 6, 2, 'new', 'open', 0, '9999-12-31 00:00:00+00', NULL, NULL, '2026-11-25 16:18:51.370822+00', false),
	(3, 5, 2, 8, 3, 'new', 'open', 0, '9999-12-31 00:00:00+00', NULL, NULL, '2026-11-25 16:18:51.74246+00', false),
	(3, 6, 2, 9, 3, 'new', 'open', 0, '9999-12-31 00:00:00+00', NULL, NULL, '2026-11-25 16:18:51.74246+00', false),
	(1, 1, 1, 2, 1, 'new', 'done', 0, '9999-12-31 00:00:00+00', NULL, NULL, '2026-11-25 16:18:51.068357+00', false),
	(1, 2, 1, 3, 1, 'new', 'done', 0, '9999-12-31 00:00:00+00', NULL, NULL, '2026-11-25 16:18:51.068357+00', false),
	(4, 7, 1, 11, 4, 'new', 'open', 0, '9999-12-31 00:00:00+00', NULL, NULL, '2026-11-25 16:18:52.265997+00', false),
	(4, 8, 1, 12, 4, 'new', 'open', 0, '9999-12-31 00:00:00+00', NULL, NULL, '2026-11-25 16:18:52.265997+00', false),
	(5, 9, 1, 14, 5, 'new', 'open', 0, '9999-12-31 00:00:00+00', NULL, NULL, '2026-11-25 16:18:52.416681+00', false),
	(5, 10, 1, 15, 5, 'new', 'open', 0, '9999-12-31 00:00:00+00', NULL, NULL, '2026-11-25 16:18:52.416681+00', false);

INSERT INTO public.job_step (article_id, job_id, "position", publication_id, name, kind, assignee_id, accepted, due, state, sign_off_id, active_since, handed_back_at, job_state, job_due, job_shelved) VALUES
	(2, 3, 1, 1, 'Review', 'review', NULL, NULL, NULL, 'waiting', NULL, NULL, NULL, 'open', '9999-12-31 00:00:00+00', false),
	(2, 4, 1, 1, 'Review', 'review', NULL, NULL, NULL, 'waiting', NULL, NULL, NULL, 'open', '9999-12-31 00:00:00+00', false),
	(2, 3, 0, 1, 'Translation', 'translate', NULL, NULL, NULL, 'active', NULL, '2026-11-25 16:18:51.684251+00', NULL, 'open', '9999-12-31 00:00:00+00', false),
	(2, 4, 0, 1, 'Translation', 'translate', NULL, NULL, NULL, 'active', NULL, '2026-11-25 16:18:51.704251+00', NULL, 'open', '9999-12-31 00:00:00+00', false),
	(3, 5, 1, 2, 'Review', 'review', NULL, NULL, NULL, 'waiting', NULL, NULL, NULL, 'open', '9999-12-31 00:00:00+00', false),
	(3, 6, 1, 2, 'Review', 'review', NULL, NULL, NULL, 'waiting', NULL, NULL, NULL, 'open', '9999-12-31 00:00:00+00', false),
	(3, 5, 0, 2, 'Translation', 'translate', NULL, NULL, NULL, 'active', NULL, '2026-11-25 16:18:51.917464+00', NULL, 'open', '9999-12-31 00:00:00+00', false),
	(3, 6, 0, 2, 'Translation', 'translate', NULL, NULL, NULL, 'active', NULL, '2026-11-25 16:18:51.937423+00', NULL, 'open', '9999-12-31 00:00:00+00', false),
	(1, 1, 0, 1, 'Translation', 'translate', NULL, NULL, NULL, 'done', 9, '2026-11-25 16:18:51.321613+00', NULL, 'done', '9999-12-31 00:00:00+00', false),
	(1, 1, 1, 1, 'Review', 'review', NULL, NULL, NULL, 'done', 17, '2026-11-25 16:18:52.150179+00', NULL, 'done', '9999-12-31 00:00:00+00', false),
	(1, 2, 0, 1, 'Translation', 'translate', NULL, NULL, NULL, 'done', 18, '2026-11-25 16:18:51.346076+00', NULL, 'done', '9999-12-31 00:00:00+00', false),
	(1, 2, 1, 1, 'Review', 'review', NULL, NULL, NULL, 'done', 26, '2026-11-25 16:18:52.196703+00', NULL, 'done', '9999-12-31 00:00:00+00', false),
	(4, 7, 1, 1, 'Review', 'review', NULL, NULL, NULL, 'waiting', NULL, NULL, NULL, 'open', '9999-12-31 00:00:00+00', false),
	(4, 8, 1, 1, 'Review', 'review', NULL, NULL, NULL, 'waiting', NULL, NULL, NULL, 'open', '9999-12-31 00:00:00+00', false),
	(4, 7, 0, 1, 'Translation', 'translate', NULL, NULL, NULL, 'active', NULL, '2026-11-25 16:18:52.360352+00', NULL, 'open', '9999-12-31 00:00:00+00', false),
	(4, 8, 0, 1, 'Translation', 'translate', NULL, NULL, NULL, 'active', NULL, '2026-11-25 16:18:52.367915+00', NULL, 'open', '9999-12-31 00:00:00+00', false),
	(5, 9, 0, 1, 'Translation', 'translate', NULL, NULL, NULL, 'waiting', NULL, NULL, NULL, 'open', '9999-12-31 00:00:00+00', false),
	(5, 9, 1, 1, 'Review', 'review', NULL, NULL, NULL, 'waiting', NULL, NULL, NULL, 'open', '9999-12-31 00:00:00+00', false),
	(5, 10, 0, 1, 'Translation', 'translate', NULL, NULL, NULL, 'waiting', NULL, NULL, NULL, 'open', '9999-12-31 00:00:00+00', false),
	(5, 10, 1, 1, 'Review', 'review', NULL, NULL, NULL, 'waiting', NULL, NULL, NULL, 'open', '9999-12-31 00:00:00+00', false);

INSERT INTO public.listing (article_id, version_id, publication_id, locale, section_id, issued_on, first_released_at, concepts) VALUES
	(1, 1, 1, 'en', 1, '2026-11-25', '2026-11-25 16:18:52.228383+00', '{}'),
	(1, 2, 1, 'zh-Hans', 1, '2026-11-25', '2026-11-25 16:18:52.228383+00', '{}'),
	(1, 3, 1, 'zh-Hant', 1, '2026-11-25', '2026-11-25 16:18:52.228383+00', '{}');

INSERT INTO public.membership (publication_id, person_id, roles, languages, assigned_only, ended_at, digest, digest_minute) VALUES
	(1, 1, '{translator}', '{}', false, NULL, 'hourly', 480),
	(1, 2, '{reviewer}', '{}', false, NULL, 'hourly', 480),
	(1, 3, '{editor}', '{}', false, NULL, 'hourly', 480),
	(1, 4, '{administrator}', '{}', false, NULL, 'hourly', 480),
	(2, 5, '{editor}', '{}', false, NULL, 'hourly', 480);

INSERT INTO public.memory_key (publication_id, locale, hash, rarity_id, length, signature, keys) VALUES
	(1, 'zh-Hant-TW', '\xbdbf7ccdfc4a02d06f6261d95eb29447', 1, 12, B'0000000000000000001000000010000000100000000010000000010000000000000000000000000100000001000000000100000000000000000000000000000000000000100000000000000000000000000000000000000000000000100000000000000000001000000010000000000100000000000000000000000000000000', '{-1031958858,-1636550028,227917094,-504802345,475233051,-172683466}'),
	(1, 'zh-Hant-TW', '\x912ef79ce16349a07e9f0e757eda8c48', 1, 4, B'0000000000100000000000010000000000000000000000000000000000000000000000000100000000000000000000000000000000000000000000000000000000000000000000000001000000000000000000000000000000000000000000100000000000000000000000000000000000000000000000000000000000000000', '{-1231282191,817810491,-1479255295}'),
	(1, 'zh-Hant-TW', '\x581fe2cc1b3aefbfb934c98d89421070', 1, 3, B'0000000000000000000000000000000000000000000000000000000000000100000000000000000000000010000000000000000000000000000000000000000000000010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000100000000000000', '{152158797,528120984}'),
	(1, 'zh-Hant-TW', '\x543b21d44bfb332552eeead8b84b16b7', 1, 15, B'0000000000000000001000000010000000000010010000100000100000000000000010000000000100000000000000000000000000000000001000000000000000100000000100000000000000000000000000000000000000000100000001000000000000010001000000000000000001000000000000000000000000000000', '{-42458541,176033712,-2013840931,-37693116,384095742,-1909524059,1927787035}'),
	(1, 'zh-Hant-TW', '\x382e8587efaa2969b29c00f3b0b793fa', 1, 8, B'0000001000000000010000000000000000000000000000000000000010000000000000000000000000100000000000010000000000000000000000000000000000000000000000000000000000000000000000000010000000000000000000000001000000000000000000000000000000001000000000000100000000000000', '{-718052313,-1437104193,-1904564399,1724437189}'),
	(1, 'zh-Hant-TW', '\x25d825f0e35f1fe107ff695003723152', 1, 7, B'0000000011000000000000000010000000000000000000000000010000000000000000000000000000000000000000000000000000010000000000000000000000000000000000000000000000000000100000000000000000000000000000000000000100000000000010000000000000000000000000000000000000000000', '{-1762798612,-1801655140,2027946605,654392171}'),
	(1, 'zh-Hant-TW', '\x02c8577b48de9355edb6829ccca27024', 1, 9, B'0000000000000000001000000000000000000000000000000000000000000000000000000000000000000100000000100000000000011000000000000000000000000000000001000000000000000101000000000000000000000000010000000000000000000000000000000001000000000000000000000000000000000000', '{-1133043926,-581796885,-128355621,1746472683}'),
	(1, 'en', '\xa88ce4aa801c717a08054c3f52568ed5', 2, 5, B'0000000000000000000000000000001001000000000000000000000000000000000000000001000000000000000000000000000000000000000000000000100000000000000000000000000000001000000000000000000000000000000000000000000000000000000000100000000000000000000000000000000000000000', '{448553432,609930236,-132178053}'),
	(1, 'en', '\x420238032f18f7e4595bcb6a3a1bb606', 2, 3, B'0000000000000000000000000000000000000000000000000000000000000000000000001010000000000000010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001000000000000000000000000000000000000000', '{-1107989238,1864651476}'),
	(1, 'en', '\x2ab9b621db96a438fb5e9c31b2af78e3', 2, 8, B'0000000000000000000000000000001000000000000000000000000000000000000000000000000000000000000000001000000000000000000001100000001000000000000000000000000000000000000000000000000000000000001000000000000000000000000000000100000000000000100000000000000000100000', '{-1573381232,350786235,1639995999,-1896587982,-77990484}'),
	(1, 'en', '\x1afde71b02ce9be1cec5a84e3e93e982', 2, 3, B'0000000000000000000000000000000010000000000000000000000000000000000000000000000000000000000000000000100000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000010000000000000000001000000000000000000000000', '{42384691,-2010214896}'),
	(1, 'en', '\x16bec76e7abead2fd8f772f197de29e9', 2, 8, B'0000000000100000000000000000001000000000000001000000000000000000000000000000000000000000000000000000000000000000000000100000000000000000001000000000000000000000000000000000000000010000000000000000000000000000000000000000100000001000000000000000000000000100', '{-691579941,294659711,656365463,1133624738,1936235920}'),
	(1, 'zh-Hans', '\xf7bbf0b9b0f3ff99ae65b06ceeb527aa', 3, 8, B'0000001000000000010000000000000000000000000000000000000010000000100000000000000000000000000000010000000000000000000000000000000000000000000000000000000000000000000000000010000001000000000000000001000000000000000000000000000000001000000000000000000000000000', '{-734535850,-1420608306,-725210879,-1551286935}'),
	(1, 'zh-Hans', '\xe5e7b1e0b15930b43fe5fd715c51181c', 3, 7, B'0000000001000100000000000110000000000000000000000000000000000000000001000000000000000000000000000000000000010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000010000000000000000000000000000000000000000000', '{-1785178131,2045032732,637894682,1166100869}'),
	(1, 'zh-Hans', '\xaecc595d8fc324e56365f68a8916a3ff', 3, 8, B'0000000000000000001000000000000000000000000000000000000000000000000000010000000000000100010000100000000000000000000000000000000000000000000000000000000000000100000000000000000000000000010000000100000000001000000000000000000000000000000000000000000000000000', '{-1757958088,81154933,1554919848,281800734}'),
	(1, 'zh-Hans', '\xa52d704cc3acb44b353c767dec99f7a5', 3, 3, B'0000000000000000000000000000000000000000000000000000000000000100000001000000000000000000000000000000000000000000000000000000000000000010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000010000', '{-690244340,-1062204455}'),
	(1, 'zh-Hans', '\x7d48b4c77d8f78bc03816358bf134404', 3, 12, B'0000000000000000001000000110000000000000000010000000000000000000000000000000001100000001000000001000000000000000000000000000000000000000100000000000000000000000010000001000000000000000100000000000000000000000000010000000000000000000000000000000000000000000', '{-1015466553,1293459485,-146127525,210830935,-521279322,492290154}'),
	(1, 'zh-Hans', '\x45300e0d4dd2c94a38bba91114136f6a', 3, 15, B'0000000000000000001000000000000000000000010000100000100100000000000000000000000100100000000000000000000000000000100000000000000000110000000000000000000000000000100000000000000000000000000000000000000000010001000000000000000001000000000000000000000000001000', '{1680735796,-1954829900,-2109676114,-54238667,-247278569,-1893055788,-1536769799}'),
	(1, 'zh-Hans', '\x1705dd18bbf717f05532aecaed355cea', 3, 4, B'0000000000100000000000010000000000000000000000000000000000000000000000000000000001000000000000000000000000000000000000000000000000000000000000000000000000000000001000000000000000000000000000000000000000000001000000000000000000000000000000000000000000000000', '{1271114960,-1389005719,2015243328}');

INSERT INTO public.memory_rarity (publication_id, locale, id, name, counts, entries, created_at) OVERRIDING SYSTEM VALUE VALUES
	(1, 'zh-Hant-TW', 1, '', NULL, 0, '2026-11-29 02:59:29.621977+00'),
	(1, 'en', 2, '', NULL, 0, '2026-11-29 02:59:29.621977+00'),
	(1, 'zh-Hans', 3, '', NULL, 0, '2026-11-29 02:59:29.621977+00');

INSERT INTO public.memory_source (publication_id, locale, hash, text, grams, nr) OVERRIDING SYSTEM VALUE VALUES
	(1, 'zh-Hans', '\x1705dd18bbf717f05532aecaed355cea', '交通编辑', '{284534142,668303819,-1544118739}', 8),
	(1, 'zh-Hans', '\x45300e0d4dd2c94a38bba91114136f6a', '第二条线路将在2027年开通。', '{124306463,340558094,448925092,1242629330,1285136295,1391477203,1486789545,2092631744,2127929376,-2069456889,-1950820157,-1808554298,-1109683752,-517001765}', 9),
	(1, 'zh-Hans', '\x7d48b4c77d8f78bc03816358bf134404', '第一列夜班列车十点开出。', '{184190152,367588993,453317493,833409228,863846153,1768976250,2129599470,-1850494775,-999861456,-851974893,-223652082}', 10),
	(1, 'zh-Hans', '\xa52d704cc3acb44b353c767dec99f7a5', '接下来', '{-418223137,-201894215}', 11),
	(1, 'zh-Hans', '\xaecc595d8fc324e56365f68a8916a3ff', '车上有240人。', '{169417931,1154264388,1255041767,1953321240,-2083824610,-1981235993,-755220607}', 12),
	(1, 'zh-Hans', '\xe5e7b1e0b15930b43fe5fd715c51181c', '夜班列车回来了', '{184190152,863846153,-1850494775,-1741642284,-840414717,-276847668}', 13),
	(1, 'zh-Hans', '\xf7bbf0b9b0f3ff99ae65b06ceeb527aa', '玛拉·林德奎斯特', '{387295633,834591484,-2134824018,-1600720607,-1312669657,-1072266507,-146613823}', 14),
	(1, 'zh-Hant-TW', '\x02c8577b48de9355edb6829ccca27024', '車上載了240人。', '{571082360,1236018429,2106481121,-1917717620,-1271229251,-759596630,-452069598,-282191909}', 15),
	(1, 'zh-Hant-TW', '\x25d825f0e35f1fe107ff695003723152', '夜班列車回來了', '{1438356533,1815883764,-2015823129,-1812475760,-1268501694,-333582890}', 16),
	(1, 'zh-Hant-TW', '\x382e8587efaa2969b29c00f3b0b793fa', '瑪拉·林德奎斯特', '{1909654189,-1853590787,-1496307255,-967812579,-687543525,-435715950,-44044713}', 17),
	(1, 'zh-Hant-TW', '\x543b21d44bfb332552eeead8b84b16b7', '第二條線路將在2027年開通。', '{32326724,371145112,403901212,876014319,1045966997,1274113450,1438782618,1921657394,2080679576,-1407579534,-497011909,-392880806,-337755848,-218821126}', 18),
	(1, 'zh-Hant-TW', '\x581fe2cc1b3aefbfb934c98d89421070', '接下來', '{-1791885947,-1633807714}', 19),
	(1, 'zh-Hant-TW', '\x912ef79ce16349a07e9f0e757eda8c48', '交通編輯', '{1091775223,1363408059,1420216866}', 20),
	(1, 'zh-Hant-TW', '\xbdbf7ccdfc4a02d06f6261d95eb29447', '第一列夜班列車十點開出。', '{263636038,693345657,897444329,1438356533,1815883764,2094533423,2106414580,2109978697,-1812475760,-1566443508,-1410249169}', 21),
	(1, 'en', '\x16bec76e7abead2fd8f772f197de29e9', 'The first night train left at ten.', '{125379101,216878792,229806819,291301401,682346786,857755612,1022954676,1026625834,1206940167,1229796450,1245820855,1400487335,1630579235,1663512693,1676481747,1681236422,1999793510,-2074054370,-1888677332,-1794842982,-1718568699,-1672326311,-1492859250,-1236628412,-1092446995,-958530166,-946940972,-921909755,-867970944,-811554795,-712754921,-693194469,-621311001,-554229875,-471379445,-270941172,-198453242}', 1),
	(1, 'en', '\x1afde71b02ce9be1cec5a84e3e93e982', 'What comes next', '{246854712,248475190,536131446,584629852,906704284,1538586981,1579480840,1638734911,1809048796,-2126186466,-1726134820,-1653698957,-921909755,-488427548,-197559314}', 2),
	(1, 'en', '\x2ab9b621db96a438fb5e9c31b2af78e3', 'A second line will follow in 2027.', '{7370915,34509917,45447119,62970133,438245025,650317088,770029134,848490968,894386335,980288095,1055096557,1137691919,1369536608,1789035041,1853526277,1904531577,1970823702,1999793510,-2135152221,-2122125370,-2003659927,-1881117929,-1853251032,-1692768467,-1669756155,-1645389157,-1637169176,-1515417330,-1344514595,-1067799131,-698605191,-440836581,-438488354,-390088500,-281122784,-240975318,-220547738}', 3),
	(1, 'en', '\x420238032f18f7e4595bcb6a3a1bb606', 'Night trains return', '{354223800,1026625834,1206940167,1229796450,1335862791,1630579235,-2074054370,-2058326744,-1928259585,-1927538285,-1907107014,-1492859250,-958530166,-721106014,-712754921,-554229875,-390894127,-390581397,-270941172}', 4),
	(1, 'en', '\x8302fa0041eb6b5784eec424ccd34fc6', 'Transport editor', '{192973521,561826748,1419847710,1554906399,1908232623,-2074054370,-1958527856,-1949858372,-1707309205,-1005572864,-680731860,-428194293,-121900032,-103884444,-5088036}', 5),
	(1, 'en', '\xa88ce4aa801c717a08054c3f52568ed5', 'It carried 240 people.', '{78454028,207156407,298732326,439570779,783680047,929996895,1197971713,1245186445,1346707972,1632792659,1974819649,2019083431,-2067301240,-1909029474,-1140009886,-954230851,-665277590,-661380176,-628207127,-492179978,-488427548,-445173468,-183445350}', 6),
	(1, 'en', '\xe348e1cb5331231743871f6dbd3b94e8', 'Mara Lindqvist', '{109308143,212094297,817366122,894386335,1756451822,1925638573,-1795231221,-1634922363,-1344514595,-580182110,-522633928,-463956841,-400752957}', 7);

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

INSERT INTO public.notification (publication_id, id, person_id, kind, about, article_id, version_id, segment_id, thread_id, by_id, times, at, read_at, letter_id) OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 3, 'query', 'thread 2', 4, 11, 20, 2, 1, 1, '2026-11-29 02:59:30.524653+00', NULL, NULL);

INSERT INTO public.pending_text (article_id, version_id, segment_id, person_id, text, based_on_rev, at) VALUES
	(4, 11, 24, 1, '车上', 2, '2026-11-25 16:18:52.41349+00');

INSERT INTO public.person (id, name, email, password_hash, created_at, deactivated_at, erased_at, sessions, interface, last_interface) OVERRIDING SYSTEM VALUE VALUES
	(1, 'Translator', 'translator@newsroom.example', '$argon2id$v=19$m=64,t=1,p=1$9Fzo/81THpnOx90B6pPa7g$NGBlliBTchYWopDrma/wCqAeoWB5HO0Eel92QjioWV4', '2026-11-25 16:18:50.991033+00', NULL, NULL, 1, NULL, NULL),
	(2, 'Reviewer', 'reviewer@newsroom.example', '$argon2id$v=19$m=64,t=1,p=1$SMJfi2zpj/acwCzNqjPQsw$S1E0SX1HM/EQXqxU7qSYodrY6gRcuMqIxWKgjRPIHXs', '2026-11-25 16:18:51.019579+00', NULL, NULL, 1, NULL, NULL),
	(3, 'Editor', 'editor@newsroom.example', '$argon2id$v=19$m=64,t=1,p=1$dBA+9pyYQ1nhXEG5RBsETA$jdYQDG/ioPhABeMdUWE3GjrDI+YfyvGtwy64stnjFbE', '2026-11-25 16:18:51.037589+00', NULL, NULL, 1, NULL, NULL),
	(4, 'Administrator', 'administrator@newsroom.example', '$argon2id$v=19$m=64,t=1,p=1$lSXwJHzeNm7EI8GNNh76uw$xla1vN+ykVf1kqXj3t1N30gpavvR6PoVIeJ7Wkxikzs', '2026-11-25 16:18:51.050968+00', NULL, NULL, 1, NULL, NULL),
	(5, 'Editor', 'editor@antipode.example', '$argon2id$v=19$m=64,t=1,p=1$gu9z7P1vComLBFkTafuIAg$jpVFIngBx08hTJ0YXw5Aewns8UzwbP5BwsY+6zu1DmM', '2026-11-25 16:18:51.729934+00', NULL, NULL, 1, NULL, NULL);

INSERT INTO public.publication (id, name, time_zone, four_eyes, region, knowledge) OVERRIDING SYSTEM VALUE VALUES
	(1, 'The Meridian', 'UTC', true, 'zh-Hant-TW', 'e0bce2ab-a9e0-4492-a25b-87463919b812'),
	(2, 'The Antipode', 'UTC', true, 'zh-Hant-TW', '00f16601-1bd4-4871-ab4b-910ba439cb6b');

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
	(1, 'a09f0860-c69d-41af-b62d-32d9a3282a4a', '\x19e5eb05d31a34f6917561b354d639f19fff2859d75c16f721548e59a625d170', '{"rev": 4, "look": null, "state": "translated", "changed": true, "segment": 23, "followed": ["zh-Hant"]}', '2026-11-25 16:18:52.398089+00'),
	(3, '9f5f0200-6c86-4c2c-9c32-185ba9d0bebc', '\xdc8bc9cc0dae77a3cf7ede459248c083a047533c4436a94e6072261c6d40a2c5', '{"thread": 1}', '2026-11-29 02:59:30.025773+00'),
	(1, 'aa019c9c-648f-4494-a4e9-4a326f973977', '\x49c592ee51b5effc17f5443d4be8e7876c04420fba6091a23d34588875def00a', '{"thread": 2}', '2026-11-29 02:59:30.025773+00');

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

INSERT INTO public.segment_text (article_id, version_id, segment_id, rev, text, codes, presence, state, origin, similarity, touched_by, look, source_version_id, source_rev, retired, act, person_id, work_item_id, change_set_id, reason, repaired, same_as) VALUES
	(1, 1, 1, 1, 'Night trains return', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 1, NULL, NULL, false, NULL),
	(1, 1, 2, 1, 'Mara Lindqvist', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 1, NULL, NULL, false, NULL),
	(1, 1, 3, 1, 'Transport editor', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 1, NULL, NULL, false, NULL),
	(1, 1, 4, 1, 'The first night train left at ten.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 1, NULL, NULL, false, NULL),
	(1, 1, 5, 1, 'It carried 240 people.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 1, NULL, NULL, false, NULL),
	(1, 1, 6, 1, 'What comes next', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 1, NULL, NULL, false, NULL),
	(1, 1, 7, 1, 'A second line will follow in 2027.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 1, NULL, NULL, false, NULL),
	(2, 4, 8, 1, '夜班列车回来了', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 8, NULL, NULL, false, NULL),
	(2, 4, 9, 1, '周敏', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 8, NULL, NULL, false, NULL),
	(2, 4, 10, 1, '第一列夜车十点发出。', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 8, NULL, NULL, false, NULL),
	(2, 4, 11, 1, '车上有240人。', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 8, NULL, NULL, false, NULL),
	(2, 4, 12, 1, '软件会在2027年更新。', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 8, NULL, NULL, false, NULL),
	(2, 5, 8, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 9, NULL, NULL, false, NULL),
	(2, 5, 9, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 9, NULL, NULL, false, NULL),
	(2, 5, 10, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 9, NULL, NULL, false, NULL),
	(2, 5, 11, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 9, NULL, NULL, false, NULL),
	(2, 5, 12, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 9, NULL, NULL, false, NULL),
	(2, 6, 8, 2, '夜班列車回來了', NULL, 'present', 'translated', 'derived', NULL, NULL, NULL, 4, 1, false, 'derive', NULL, 10, NULL, NULL, false, NULL),
	(2, 6, 9, 2, '周敏', NULL, 'present', 'translated', 'derived', NULL, NULL, NULL, 4, 1, false, 'derive', NULL, 10, NULL, NULL, false, NULL),
	(2, 6, 10, 2, '第一列夜車十點發出。', NULL, 'present', 'translated', 'derived', NULL, NULL, NULL, 4, 1, false, 'derive', NULL, 10, NULL, NULL, false, NULL),
	(2, 6, 11, 2, '車上有240人。', NULL, 'present', 'translated', 'derived', NULL, NULL, NULL, 4, 1, false, 'derive', NULL, 10, NULL, NULL, false, NULL),
	(2, 6, 12, 2, '軟體會在2027年更新。', NULL, 'present', 'translated', 'derived', NULL, NULL, NULL, 4, 1, false, 'derive', NULL, 10, NULL, NULL, false, NULL),
	(3, 7, 13, 1, 'Night trains return', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 15, NULL, NULL, false, NULL),
	(3, 7, 14, 1, 'Mara Lindqvist', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 15, NULL, NULL, false, NULL),
	(3, 7, 15, 1, 'Transport editor', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 15, NULL, NULL, false, NULL),
	(3, 7, 16, 1, 'The first night train left at ten.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 15, NULL, NULL, false, NULL),
	(3, 7, 17, 1, 'It carried 240 people.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 15, NULL, NULL, false, NULL),
	(3, 7, 18, 1, 'What comes next', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 15, NULL, NULL, false, NULL),
	(3, 7, 19, 1, 'A second line will follow in 2027.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 15, NULL, NULL, false, NULL),
	(3, 8, 13, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 16, NULL, NULL, false, NULL),
	(3, 8, 14, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 16, NULL, NULL, false, NULL),
	(3, 8, 15, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 16, NULL, NULL, false, NULL),
	(3, 8, 16, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 16, NULL, NULL, false, NULL),
	(3, 8, 17, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 16, NULL, NULL, false, NULL),
	(3, 8, 18, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 16, NULL, NULL, false, NULL),
	(3, 8, 19, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 16, NULL, NULL, false, NULL),
	(3, 9, 13, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 17, NULL, NULL, false, NULL),
	(3, 9, 14, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 17, NULL, NULL, false, NULL),
	(3, 9, 15, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 17, NULL, NULL, false, NULL),
	(1, 2, 1, 2, '夜班列车回来了', NULL, 'present', 'final', 'human', NULL, 2, NULL, 1, 1, false, 'edit', 1, NULL, NULL, NULL, false, NULL),
	(1, 3, 1, 2, '夜班列車回來了', NULL, 'present', 'final', 'derived', NULL, 2, NULL, 1, 1, false, 'derive', 1, NULL, NULL, NULL, false, NULL),
	(1, 2, 2, 2, '玛拉·林德奎斯特', NULL, 'present', 'final', 'human', NULL, 2, NULL, 1, 1, false, 'edit', 1, NULL, NULL, NULL, false, NULL),
	(1, 3, 2, 2, '瑪拉·林德奎斯特', NULL, 'present', 'final', 'derived', NULL, 2, NULL, 1, 1, false, 'derive', 1, NULL, NULL, NULL, false, NULL),
	(1, 2, 3, 2, '交通编辑', NULL, 'present', 'final', 'human', NULL, 2, NULL, 1, 1, false, 'edit', 1, NULL, NULL, NULL, false, NULL),
	(1, 3, 3, 2, '交通編輯', NULL, 'present', 'final', 'derived', NULL, 2, NULL, 1, 1, false, 'derive', 1, NULL, NULL, NULL, false, NULL),
	(1, 2, 4, 2, '第一列夜班列车十点开出。', NULL, 'present', 'final', 'human', NULL, 2, NULL, 1, 1, false, 'edit', 1, NULL, NULL, NULL, false, NULL),
	(1, 3, 4, 2, '第一列夜班列車十點開出。', NULL, 'present', 'final', 'derived', NULL, 2, NULL, 1, 1, false, 'derive', 1, NULL, NULL, NULL, false, NULL),
	(1, 2, 5, 2, '车上有240人。', NULL, 'present', 'final', 'human', NULL, 2, NULL, 1, 1, false, 'edit', 1, NULL, NULL, NULL, false, NULL),
	(1, 2, 6, 2, '接下来', NULL, 'present', 'final', 'human', NULL, 2, NULL, 1, 1, false, 'edit', 1, NULL, NULL, NULL, false, NULL),
	(1, 3, 5, 3, '車上載了240人。', NULL, 'present', 'final', 'human', NULL, 2, NULL, 1, 1, false, 'edit', 1, NULL, NULL, NULL, false, NULL),
	(1, 2, 7, 2, '第二条线路将在2027年开通。', NULL, 'present', 'final', 'human', NULL, 2, NULL, 1, 1, false, 'edit', 1, NULL, NULL, NULL, false, NULL),
	(1, 3, 6, 2, '接下來', NULL, 'present', 'final', 'derived', NULL, 2, NULL, 1, 1, false, 'derive', 1, NULL, NULL, NULL, false, NULL),
	(1, 3, 7, 2, '第二條線路將在2027年開通。', NULL, 'present', 'final', 'derived', NULL, 2, NULL, 1, 1, false, 'derive', 1, NULL, NULL, NULL, false, NULL),
	(3, 9, 16, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 17, NULL, NULL, false, NULL),
	(3, 9, 17, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 17, NULL, NULL, false, NULL),
	(3, 9, 18, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 17, NULL, NULL, false, NULL),
	(3, 9, 19, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, NULL, NULL, false, 'draft', NULL, 17, NULL, NULL, false, NULL),
	(4, 10, 20, 1, 'Night trains return', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 22, NULL, NULL, false, NULL),
	(4, 10, 21, 1, 'Mara Lindqvist', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 22, NULL, NULL, false, NULL),
	(4, 10, 22, 1, 'Transport editor', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 22, NULL, NULL, false, NULL),
	(4, 10, 23, 1, 'The first night train left at ten.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 22, NULL, NULL, false, NULL),
	(4, 10, 24, 1, 'It carried 240 people.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 22, NULL, NULL, false, NULL),
	(4, 10, 25, 1, 'What comes next', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 22, NULL, NULL, false, NULL),
	(4, 10, 26, 1, 'A second line will follow in 2027.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, NULL, NULL, false, 'import', NULL, 22, NULL, NULL, false, NULL),
	(4, 11, 20, 2, '夜班列车回来了', NULL, 'present', 'initial', 'memory', 101, NULL, NULL, 10, 1, false, 'draft', NULL, 23, NULL, NULL, false, NULL),
	(4, 11, 21, 2, '玛拉·林德奎斯特', NULL, 'present', 'initial', 'memory', 101, NULL, NULL, 10, 1, false, 'draft', NULL, 23, NULL, NULL, false, NULL),
	(4, 11, 22, 2, '交通编辑', NULL, 'present', 'initial', 'memory', 101, NULL, NULL, 10, 1, false, 'draft', NULL, 23, NULL, NULL, false, NULL),
	(4, 11, 24, 2, '车上有240人。', NULL, 'present', 'initial', 'memory', 101, NULL, NULL, 10, 1, false, 'draft', NULL, 23, NULL, NULL, false, NULL),
	(4, 11, 25, 2, '接下来', NULL, 'present', 'initial', 'memory', 101, NULL, NULL, 10, 1, false, 'draft', NULL, 23, NULL, NULL, false, NULL),
	(4, 11, 26, 2, '第二条线路将在2027年开通。', NULL, 'present', 'initial', 'memory', 101, NULL, NULL, 10, 1, false, 'draft', NULL, 23, NULL, NULL, false, NULL),
	(4, 12, 20, 2, '夜班列車回來了', NULL, 'present', 'initial', 'derived', NULL, NULL, NULL, 10, 1, false, 'derive', NULL, 24, NULL, NULL, false, NULL),
	(4, 12, 21, 2, '瑪拉·林德奎斯特', NULL, 'present', 'initial', 'derived', NULL, NULL, NULL, 10, 1, false, 'derive', NULL, 24, NULL, NULL, false, NULL),
	(4, 12, 22, 2, '交通編輯', NULL, 'present', 'initial', 'derived', NULL, NULL, NULL, 10, 1, false, 'derive', NULL, 24, NULL, NULL, false, NULL),
	(4, 12, 24, 2, '車上有240人。', NULL, 'present', 'initial', 'derived', NULL, NULL, NULL, 10, 1, false, 'derive', NULL, 24, NULL, NULL, false, NULL),
	(4, 12, 25, 2, '接下來', NULL, 'present', 'initial', 'derived', NULL, NULL, NULL, 10, 1, false, 'derive', NULL, 24, NULL, NULL, false, NULL),
	(4, 12, 26, 2, '第二條線路將在2027年開通。', NULL, 'present', 'initial', 'derived', NULL, NULL, NULL, 10, 1, false, 'derive', NULL, 24, NULL, NULL, false, NULL),
	(4, 11, 23, 4, '第一列夜车在晚上十点准时开出。', NULL, 'present', 'translated', 'human', NULL, 1, NULL, 10, 1, false, 'edit', 1, NULL, NULL, NULL, false, NULL),
	(4, 12, 23, 5, '第一列夜班車在晚上十點準時開出。', NULL, 'present', 'translated', 'human', NULL, 1, 'merged', 10, 1, false, 'merge', 1, NULL, NULL, NULL, false, NULL);

INSERT INTO public.sign_off (article_id, id, publication_id, version_id, kind, job_id, step, segment_id, rev, fingerprint, person_id, reason, at, waives, places, faults) OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 1, 2, 'confirm', 1, 0, 1, 2, NULL, 1, NULL, '2026-11-25 16:18:52.013853+00', NULL, NULL, '{}'),
	(1, 2, 1, 2, 'confirm', 1, 0, 2, 2, NULL, 1, NULL, '2026-11-25 16:18:52.040424+00', NULL, NULL, '{}'),
	(1, 3, 1, 2, 'confirm', 1, 0, 3, 2, NULL, 1, NULL, '2026-11-25 16:18:52.054115+00', NULL, NULL, '{}'),
	(1, 4, 1, 2, 'confirm', 1, 0, 4, 2, NULL, 1, NULL, '2026-11-25 16:18:52.067209+00', NULL, NULL, '{}'),
	(1, 5, 1, 2, 'confirm', 1, 0, 5, 2, NULL, 1, NULL, '2026-11-25 16:18:52.082612+00', NULL, NULL, '{}'),
	(1, 6, 1, 2, 'confirm', 1, 0, 6, 2, NULL, 1, NULL, '2026-11-25 16:18:52.103565+00', NULL, NULL, '{}'),
	(1, 7, 1, 2, 'confirm', 1, 0, 7, 2, NULL, 1, NULL, '2026-11-25 16:18:52.121891+00', NULL, NULL, '{}'),
	(1, 8, 1, 3, 'confirm', 2, 0, 5, 3, NULL, 1, NULL, '2026-11-25 16:18:52.142006+00', NULL, NULL, '{}'),
	(1, 9, 1, 2, 'submit', 1, 0, NULL, NULL, '\x5a17e6ce263a1233060406c1f0ff2c73aaa0531ced3dab2c14688d44a4033964', 1, NULL, '2026-11-25 16:18:52.150179+00', NULL, NULL, '{}'),
	(1, 10, 1, 2, 'accept', 1, 1, 1, 2, NULL, 2, NULL, '2026-11-25 16:18:52.16239+00', NULL, NULL, '{}'),
	(1, 11, 1, 2, 'accept', 1, 1, 2, 2, NULL, 2, NULL, '2026-11-25 16:18:52.16239+00', NULL, NULL, '{}'),
	(1, 12, 1, 2, 'accept', 1, 1, 3, 2, NULL, 2, NULL, '2026-11-25 16:18:52.16239+00', NULL, NULL, '{}'),
	(1, 13, 1, 2, 'accept', 1, 1, 4, 2, NULL, 2, NULL, '2026-11-25 16:18:52.16239+00', NULL, NULL, '{}'),
	(1, 14, 1, 2, 'accept', 1, 1, 5, 2, NULL, 2, NULL, '2026-11-25 16:18:52.16239+00', NULL, NULL, '{}'),
	(1, 15, 1, 2, 'accept', 1, 1, 6, 2, NULL, 2, NULL, '2026-11-25 16:18:52.16239+00', NULL, NULL, '{}'),
	(1, 16, 1, 2, 'accept', 1, 1, 7, 2, NULL, 2, NULL, '2026-11-25 16:18:52.16239+00', NULL, NULL, '{}'),
	(1, 17, 1, 2, 'approve', 1, 1, NULL, NULL, '\x5a17e6ce263a1233060406c1f0ff2c73aaa0531ced3dab2c14688d44a4033964', 2, NULL, '2026-11-25 16:18:52.1717+00', NULL, NULL, '{}'),
	(1, 18, 1, 3, 'submit', 2, 0, NULL, NULL, '\x0e4c9b17f82d08ef239472751173213adbaedea0b687b1fd5be21a89c0f4c5ae', 1, NULL, '2026-11-25 16:18:52.196703+00', NULL, NULL, '{}'),
	(1, 19, 1, 3, 'accept', 2, 1, 1, 2, NULL, 2, NULL, '2026-11-25 16:18:52.204792+00', NULL, NULL, '{}'),
	(1, 20, 1, 3, 'accept', 2, 1, 2, 2, NULL, 2, NULL, '2026-11-25 16:18:52.204792+00', NULL, NULL, '{}'),
	(1, 21, 1, 3, 'accept', 2, 1, 3, 2, NULL, 2, NULL, '2026-11-25 16:18:52.204792+00', NULL, NULL, '{}'),
	(1, 22, 1, 3, 'accept', 2, 1, 4, 2, NULL, 2, NULL, '2026-11-25 16:18:52.204792+00', NULL, NULL, '{}'),
	(1, 23, 1, 3, 'accept', 2, 1, 5, 3, NULL, 2, NULL, '2026-11-25 16:18:52.204792+00', NULL, NULL, '{}'),
	(1, 24, 1, 3, 'accept', 2, 1, 6, 2, NULL, 2, NULL, '2026-11-25 16:18:52.204792+00', NULL, NULL, '{}'),
	(1, 25, 1, 3, 'accept', 2, 1, 7, 2, NULL, 2, NULL, '2026-11-25 16:18:52.204792+00', NULL, NULL, '{}'),
	(1, 26, 1, 3, 'approve', 2, 1, NULL, NULL, '\x0e4c9b17f82d08ef239472751173213adbaedea0b687b1fd5be21a89c0f4c5ae', 2, NULL, '2026-11-25 16:18:52.211644+00', NULL, NULL, '{}'),
	(4, 27, 1, 11, 'confirm', 7, 0, 23, 3, NULL, 1, NULL, '2026-11-25 16:18:52.376278+00', NULL, NULL, '{}'),
	(4, 28, 1, 12, 'confirm', 8, 0, 23, 4, NULL, 1, NULL, '2026-11-25 16:18:52.390398+00', NULL, NULL, '{}'),
	(4, 29, 1, 11, 'confirm', 7, 0, 23, 4, NULL, 1, NULL, '2026-11-25 16:18:52.398089+00', NULL, NULL, '{}');

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

INSERT INTO public.source_revision (article_id, id, number, version_id, language, kind, based_on_id, author_id, note, at, text_hash) OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 1, 1, 'en', 'import', NULL, 3, NULL, '2026-11-25 16:18:51.068357+00', '\xaf946008ea1cc1623a4edb96f5267126'),
	(2, 2, 1, 4, 'zh-Hans', 'import', NULL, 3, NULL, '2026-11-25 16:18:51.370822+00', '\xfa766f648b19af041486727f267c8fbd'),
	(3, 3, 1, 7, 'en', 'import', NULL, 5, NULL, '2026-11-25 16:18:51.74246+00', '\xaf946008ea1cc1623a4edb96f5267126'),
	(4, 4, 1, 10, 'en', 'import', NULL, 3, NULL, '2026-11-25 16:18:52.265997+00', '\xaf946008ea1cc1623a4edb96f5267126'),
	(5, 5, 1, 13, 'zh-Hans', 'import', NULL, 3, NULL, '2026-11-25 16:18:52.416681+00', '\xfa766f648b19af041486727f267c8fbd');

INSERT INTO public.step_figure (article_id, job_id, "position", publication_id, locale, kind, approves, words, active_since, begun_at, done_at) VALUES
	(1, 1, 0, 1, 'zh-Hans', 'translate', false, 48, '2026-11-25 16:18:51.321613+00', '2026-11-25 16:18:52.013853+00', '2026-11-25 16:18:52.150179+00'),
	(1, 1, 1, 1, 'zh-Hans', 'review', true, 48, '2026-11-25 16:18:52.150179+00', '2026-11-25 16:18:52.16239+00', '2026-11-25 16:18:52.1717+00'),
	(1, 2, 0, 1, 'zh-Hant', 'translate', false, 49, '2026-11-25 16:18:51.346076+00', '2026-11-25 16:18:52.142006+00', '2026-11-25 16:18:52.196703+00'),
	(1, 2, 1, 1, 'zh-Hant', 'review', true, 49, '2026-11-25 16:18:52.196703+00', '2026-11-25 16:18:52.204792+00', '2026-11-25 16:18:52.211644+00');

INSERT INTO public.style_guide_change (publication_id, locale, number, text, created_by, created_at) VALUES
	(1, 'zh-Hans', 1, '数字用阿拉伯数字。', 3, '2026-11-29 02:59:30.025773+00');

INSERT INTO public.term (publication_id, id, concept_id, locale, text, administrative_status, part_of_speech, note, source) OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 1, 'en', 'Economy', 'preferred', NULL, NULL, NULL),
	(1, 2, 2, 'zh-Hans', '经济', 'preferred', NULL, NULL, NULL),
	(2, 3, 3, 'en', 'Economy', 'preferred', NULL, NULL, NULL);

INSERT INTO public.text_history (article_id, version_id, segment_id, rev, text, codes, presence, state, origin, similarity, source_version_id, source_rev, act, person_id, work_item_id, change_set_id, reason, at, repaired, same_as) VALUES
	(1, 1, 1, 1, 'Night trains return', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 1, NULL, NULL, '2026-11-25 16:18:51.136307+00', false, NULL),
	(1, 1, 2, 1, 'Mara Lindqvist', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 1, NULL, NULL, '2026-11-25 16:18:51.136307+00', false, NULL),
	(1, 1, 3, 1, 'Transport editor', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 1, NULL, NULL, '2026-11-25 16:18:51.136307+00', false, NULL),
	(1, 1, 4, 1, 'The first night train left at ten.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 1, NULL, NULL, '2026-11-25 16:18:51.136307+00', false, NULL),
	(1, 1, 5, 1, 'It carried 240 people.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 1, NULL, NULL, '2026-11-25 16:18:51.136307+00', false, NULL),
	(1, 1, 6, 1, 'What comes next', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 1, NULL, NULL, '2026-11-25 16:18:51.136307+00', false, NULL),
	(1, 1, 7, 1, 'A second line will follow in 2027.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 1, NULL, NULL, '2026-11-25 16:18:51.136307+00', false, NULL),
	(1, 2, 1, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 2, NULL, NULL, '2026-11-25 16:18:51.171328+00', false, NULL),
	(1, 2, 2, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 2, NULL, NULL, '2026-11-25 16:18:51.171328+00', false, NULL),
	(1, 2, 3, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 2, NULL, NULL, '2026-11-25 16:18:51.171328+00', false, NULL),
	(1, 2, 4, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 2, NULL, NULL, '2026-11-25 16:18:51.171328+00', false, NULL),
	(1, 2, 5, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 2, NULL, NULL, '2026-11-25 16:18:51.171328+00', false, NULL),
	(1, 2, 6, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 2, NULL, NULL, '2026-11-25 16:18:51.171328+00', false, NULL),
	(1, 2, 7, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 2, NULL, NULL, '2026-11-25 16:18:51.171328+00', false, NULL),
	(1, 3, 1, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 3, NULL, NULL, '2026-11-25 16:18:51.226462+00', false, NULL),
	(1, 3, 2, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 3, NULL, NULL, '2026-11-25 16:18:51.226462+00', false, NULL),
	(1, 3, 3, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 3, NULL, NULL, '2026-11-25 16:18:51.226462+00', false, NULL),
	(1, 3, 4, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 3, NULL, NULL, '2026-11-25 16:18:51.226462+00', false, NULL),
	(1, 3, 5, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 3, NULL, NULL, '2026-11-25 16:18:51.226462+00', false, NULL),
	(1, 3, 6, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 3, NULL, NULL, '2026-11-25 16:18:51.226462+00', false, NULL),
	(1, 3, 7, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 3, NULL, NULL, '2026-11-25 16:18:51.226462+00', false, NULL),
	(2, 4, 8, 1, '夜班列车回来了', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 8, NULL, NULL, '2026-11-25 16:18:51.423551+00', false, NULL),
	(2, 4, 9, 1, '周敏', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 8, NULL, NULL, '2026-11-25 16:18:51.423551+00', false, NULL),
	(2, 4, 10, 1, '第一列夜车十点发出。', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 8, NULL, NULL, '2026-11-25 16:18:51.423551+00', false, NULL),
	(2, 4, 11, 1, '车上有240人。', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 8, NULL, NULL, '2026-11-25 16:18:51.423551+00', false, NULL),
	(2, 4, 12, 1, '软件会在2027年更新。', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 8, NULL, NULL, '2026-11-25 16:18:51.423551+00', false, NULL),
	(2, 5, 8, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 9, NULL, NULL, '2026-11-25 16:18:51.446942+00', false, NULL),
	(2, 5, 9, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 9, NULL, NULL, '2026-11-25 16:18:51.446942+00', false, NULL),
	(2, 5, 10, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 9, NULL, NULL, '2026-11-25 16:18:51.446942+00', false, NULL),
	(2, 5, 11, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 9, NULL, NULL, '2026-11-25 16:18:51.446942+00', false, NULL),
	(2, 5, 12, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 9, NULL, NULL, '2026-11-25 16:18:51.446942+00', false, NULL),
	(2, 6, 8, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 10, NULL, NULL, '2026-11-25 16:18:51.496964+00', false, NULL),
	(2, 6, 9, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 10, NULL, NULL, '2026-11-25 16:18:51.496964+00', false, NULL),
	(2, 6, 10, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 10, NULL, NULL, '2026-11-25 16:18:51.496964+00', false, NULL),
	(2, 6, 11, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 10, NULL, NULL, '2026-11-25 16:18:51.496964+00', false, NULL),
	(2, 6, 12, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 10, NULL, NULL, '2026-11-25 16:18:51.496964+00', false, NULL),
	(2, 6, 8, 2, '夜班列車回來了', NULL, 'present', 'translated', 'derived', NULL, 4, 1, 'derive', NULL, 10, NULL, NULL, '2026-11-25 16:18:51.594868+00', false, NULL),
	(2, 6, 9, 2, '周敏', NULL, 'present', 'translated', 'derived', NULL, 4, 1, 'derive', NULL, 10, NULL, NULL, '2026-11-25 16:18:51.594868+00', false, NULL),
	(2, 6, 10, 2, '第一列夜車十點發出。', NULL, 'present', 'translated', 'derived', NULL, 4, 1, 'derive', NULL, 10, NULL, NULL, '2026-11-25 16:18:51.594868+00', false, NULL),
	(2, 6, 11, 2, '車上有240人。', NULL, 'present', 'translated', 'derived', NULL, 4, 1, 'derive', NULL, 10, NULL, NULL, '2026-11-25 16:18:51.594868+00', false, NULL),
	(2, 6, 12, 2, '軟體會在2027年更新。', NULL, 'present', 'translated', 'derived', NULL, 4, 1, 'derive', NULL, 10, NULL, NULL, '2026-11-25 16:18:51.594868+00', false, NULL),
	(3, 7, 13, 1, 'Night trains return', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 15, NULL, NULL, '2026-11-25 16:18:51.781087+00', false, NULL),
	(3, 7, 14, 1, 'Mara Lindqvist', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 15, NULL, NULL, '2026-11-25 16:18:51.781087+00', false, NULL),
	(3, 7, 15, 1, 'Transport editor', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 15, NULL, NULL, '2026-11-25 16:18:51.781087+00', false, NULL),
	(3, 7, 16, 1, 'The first night train left at ten.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 15, NULL, NULL, '2026-11-25 16:18:51.781087+00', false, NULL),
	(3, 7, 17, 1, 'It carried 240 people.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 15, NULL, NULL, '2026-11-25 16:18:51.781087+00', false, NULL),
	(3, 7, 18, 1, 'What comes next', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 15, NULL, NULL, '2026-11-25 16:18:51.781087+00', false, NULL),
	(3, 7, 19, 1, 'A second line will follow in 2027.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 15, NULL, NULL, '2026-11-25 16:18:51.781087+00', false, NULL),
	(3, 8, 13, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 16, NULL, NULL, '2026-11-25 16:18:51.803723+00', false, NULL),
	(3, 8, 14, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 16, NULL, NULL, '2026-11-25 16:18:51.803723+00', false, NULL),
	(3, 8, 15, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 16, NULL, NULL, '2026-11-25 16:18:51.803723+00', false, NULL),
	(3, 8, 16, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 16, NULL, NULL, '2026-11-25 16:18:51.803723+00', false, NULL),
	(3, 8, 17, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 16, NULL, NULL, '2026-11-25 16:18:51.803723+00', false, NULL),
	(3, 8, 18, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 16, NULL, NULL, '2026-11-25 16:18:51.803723+00', false, NULL),
	(3, 8, 19, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 16, NULL, NULL, '2026-11-25 16:18:51.803723+00', false, NULL),
	(3, 9, 13, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 17, NULL, NULL, '2026-11-25 16:18:51.842586+00', false, NULL),
	(3, 9, 14, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 17, NULL, NULL, '2026-11-25 16:18:51.842586+00', false, NULL),
	(3, 9, 15, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 17, NULL, NULL, '2026-11-25 16:18:51.842586+00', false, NULL),
	(3, 9, 16, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 17, NULL, NULL, '2026-11-25 16:18:51.842586+00', false, NULL),
	(3, 9, 17, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 17, NULL, NULL, '2026-11-25 16:18:51.842586+00', false, NULL),
	(3, 9, 18, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 17, NULL, NULL, '2026-11-25 16:18:51.842586+00', false, NULL),
	(3, 9, 19, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 17, NULL, NULL, '2026-11-25 16:18:51.842586+00', false, NULL),
	(1, 2, 1, 2, '夜班列车回来了', NULL, 'present', 'translated', 'human', NULL, 1, 1, 'edit', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.013853+00', false, NULL),
	(1, 3, 1, 2, '夜班列車回來了', NULL, 'present', 'translated', 'derived', NULL, 1, 1, 'derive', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.013853+00', false, NULL),
	(1, 2, 2, 2, '玛拉·林德奎斯特', NULL, 'present', 'translated', 'human', NULL, 1, 1, 'edit', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.040424+00', false, NULL),
	(1, 3, 2, 2, '瑪拉·林德奎斯特', NULL, 'present', 'translated', 'derived', NULL, 1, 1, 'derive', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.040424+00', false, NULL),
	(1, 2, 3, 2, '交通编辑', NULL, 'present', 'translated', 'human', NULL, 1, 1, 'edit', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.054115+00', false, NULL),
	(1, 3, 3, 2, '交通編輯', NULL, 'present', 'translated', 'derived', NULL, 1, 1, 'derive', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.054115+00', false, NULL),
	(1, 2, 4, 2, '第一列夜班列车十点开出。', NULL, 'present', 'translated', 'human', NULL, 1, 1, 'edit', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.067209+00', false, NULL),
	(1, 3, 4, 2, '第一列夜班列車十點開出。', NULL, 'present', 'translated', 'derived', NULL, 1, 1, 'derive', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.067209+00', false, NULL),
	(1, 2, 5, 2, '车上有240人。', NULL, 'present', 'translated', 'human', NULL, 1, 1, 'edit', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.082612+00', false, NULL),
	(1, 3, 5, 2, '車上有240人。', NULL, 'present', 'translated', 'derived', NULL, 1, 1, 'derive', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.082612+00', false, NULL),
	(1, 2, 6, 2, '接下来', NULL, 'present', 'translated', 'human', NULL, 1, 1, 'edit', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.103565+00', false, NULL),
	(1, 3, 6, 2, '接下來', NULL, 'present', 'translated', 'derived', NULL, 1, 1, 'derive', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.103565+00', false, NULL),
	(1, 2, 7, 2, '第二条线路将在2027年开通。', NULL, 'present', 'translated', 'human', NULL, 1, 1, 'edit', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.121891+00', false, NULL),
	(1, 3, 7, 2, '第二條線路將在2027年開通。', NULL, 'present', 'translated', 'derived', NULL, 1, 1, 'derive', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.121891+00', false, NULL),
	(1, 3, 5, 3, '車上載了240人。', NULL, 'present', 'translated', 'human', NULL, 1, 1, 'edit', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.142006+00', false, NULL),
	(4, 10, 20, 1, 'Night trains return', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 22, NULL, NULL, '2026-11-25 16:18:52.295437+00', false, NULL),
	(4, 10, 21, 1, 'Mara Lindqvist', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 22, NULL, NULL, '2026-11-25 16:18:52.295437+00', false, NULL),
	(4, 10, 22, 1, 'Transport editor', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 22, NULL, NULL, '2026-11-25 16:18:52.295437+00', false, NULL),
	(4, 10, 23, 1, 'The first night train left at ten.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 22, NULL, NULL, '2026-11-25 16:18:52.295437+00', false, NULL),
	(4, 10, 24, 1, 'It carried 240 people.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 22, NULL, NULL, '2026-11-25 16:18:52.295437+00', false, NULL),
	(4, 10, 25, 1, 'What comes next', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 22, NULL, NULL, '2026-11-25 16:18:52.295437+00', false, NULL),
	(4, 10, 26, 1, 'A second line will follow in 2027.', NULL, 'present', 'final', 'imported', NULL, NULL, NULL, 'import', NULL, 22, NULL, NULL, '2026-11-25 16:18:52.295437+00', false, NULL),
	(4, 11, 20, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.307045+00', false, NULL),
	(4, 11, 21, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.307045+00', false, NULL),
	(4, 11, 22, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.307045+00', false, NULL),
	(4, 11, 23, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.307045+00', false, NULL),
	(4, 11, 24, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.307045+00', false, NULL),
	(4, 11, 25, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.307045+00', false, NULL),
	(4, 11, 26, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.307045+00', false, NULL),
	(4, 11, 20, 2, '夜班列车回来了', NULL, 'present', 'initial', 'memory', 101, 10, 1, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.316288+00', false, NULL),
	(4, 11, 21, 2, '玛拉·林德奎斯特', NULL, 'present', 'initial', 'memory', 101, 10, 1, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.316288+00', false, NULL),
	(4, 11, 22, 2, '交通编辑', NULL, 'present', 'initial', 'memory', 101, 10, 1, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.316288+00', false, NULL),
	(4, 11, 23, 2, '第一列夜班列车十点开出。', NULL, 'present', 'initial', 'memory', 101, 10, 1, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.316288+00', false, NULL),
	(4, 11, 24, 2, '车上有240人。', NULL, 'present', 'initial', 'memory', 101, 10, 1, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.316288+00', false, NULL),
	(4, 11, 25, 2, '接下来', NULL, 'present', 'initial', 'memory', 101, 10, 1, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.316288+00', false, NULL),
	(4, 11, 26, 2, '第二条线路将在2027年开通。', NULL, 'present', 'initial', 'memory', 101, 10, 1, 'draft', NULL, 23, NULL, NULL, '2026-11-25 16:18:52.316288+00', false, NULL),
	(4, 12, 20, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.329772+00', false, NULL),
	(4, 12, 21, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.329772+00', false, NULL),
	(4, 12, 22, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.329772+00', false, NULL),
	(4, 12, 23, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.329772+00', false, NULL),
	(4, 12, 24, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.329772+00', false, NULL),
	(4, 12, 25, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.329772+00', false, NULL),
	(4, 12, 26, 1, '', NULL, 'present', 'initial', 'empty', NULL, NULL, NULL, 'draft', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.329772+00', false, NULL),
	(4, 12, 20, 2, '夜班列車回來了', NULL, 'present', 'initial', 'derived', NULL, 10, 1, 'derive', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.335725+00', false, NULL),
	(4, 12, 21, 2, '瑪拉·林德奎斯特', NULL, 'present', 'initial', 'derived', NULL, 10, 1, 'derive', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.335725+00', false, NULL),
	(4, 12, 22, 2, '交通編輯', NULL, 'present', 'initial', 'derived', NULL, 10, 1, 'derive', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.335725+00', false, NULL),
	(4, 12, 23, 2, '第一列夜班列車十點開出。', NULL, 'present', 'initial', 'derived', NULL, 10, 1, 'derive', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.335725+00', false, NULL),
	(4, 12, 24, 2, '車上有240人。', NULL, 'present', 'initial', 'derived', NULL, 10, 1, 'derive', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.335725+00', false, NULL),
	(4, 12, 25, 2, '接下來', NULL, 'present', 'initial', 'derived', NULL, 10, 1, 'derive', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.335725+00', false, NULL),
	(4, 12, 26, 2, '第二條線路將在2027年開通。', NULL, 'present', 'initial', 'derived', NULL, 10, 1, 'derive', NULL, 24, NULL, NULL, '2026-11-25 16:18:52.335725+00', false, NULL),
	(4, 11, 23, 3, '第一列夜车十点开出。', NULL, 'present', 'translated', 'human', NULL, 10, 1, 'edit', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.376278+00', false, NULL),
	(4, 12, 23, 3, '第一列夜車十點開出。', NULL, 'present', 'translated', 'derived', NULL, 10, 1, 'derive', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.376278+00', false, NULL),
	(4, 12, 23, 4, '第一列夜班車十點開出。', NULL, 'present', 'translated', 'human', NULL, 10, 1, 'edit', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.390398+00', false, NULL),
	(4, 11, 23, 4, '第一列夜车在晚上十点准时开出。', NULL, 'present', 'translated', 'human', NULL, 10, 1, 'edit', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.398089+00', false, NULL),
	(4, 12, 23, 5, '第一列夜班車在晚上十點準時開出。', NULL, 'present', 'translated', 'human', NULL, 10, 1, 'merge', 1, NULL, NULL, NULL, '2026-11-25 16:18:52.398089+00', false, NULL);

INSERT INTO public.thread (article_id, id, publication_id, kind, version_id, segment_id, opened_segment_id, opened_by, opened_at, changed_at, resolved_by, resolved_at) OVERRIDING SYSTEM VALUE VALUES
	(4, 1, 1, 'remark', NULL, NULL, NULL, 3, '2026-11-29 02:59:30.025773+00', '2026-11-29 02:59:30.025773+00', NULL, NULL),
	(4, 2, 1, 'query', 11, 20, 20, 1, '2026-11-29 02:59:30.025773+00', '2026-11-29 02:59:30.025773+00', NULL, NULL);

INSERT INTO public.version (article_id, id, publication_id, locale, role, parent_version_id, profile, detached_at, detached_by, detached_why, status, revision_id, live_snapshot_id, credit, live_behind) OVERRIDING SYSTEM VALUE VALUES
	(2, 4, 1, 'zh-Hans', 'source', NULL, NULL, NULL, NULL, NULL, 'approved', 2, NULL, NULL, false),
	(2, 5, 1, 'en', 'direct', NULL, NULL, NULL, NULL, NULL, 'translating', 2, NULL, NULL, false),
	(2, 6, 1, 'zh-Hant', 'derived', 4, 'zh-Hant-TW', NULL, NULL, NULL, 'translating', 2, NULL, NULL, false),
	(3, 7, 2, 'en', 'source', NULL, NULL, NULL, NULL, NULL, 'approved', 3, NULL, NULL, false),
	(3, 8, 2, 'zh-Hans', 'direct', NULL, NULL, NULL, NULL, NULL, 'translating', 3, NULL, NULL, false),
	(3, 9, 2, 'zh-Hant', 'derived', 8, 'zh-Hant-TW', NULL, NULL, NULL, 'translating', 3, NULL, NULL, false),
	(1, 1, 1, 'en', 'source', NULL, NULL, NULL, NULL, NULL, 'published', 1, 1, NULL, false),
	(1, 2, 1, 'zh-Hans', 'direct', NULL, NULL, NULL, NULL, NULL, 'published', 1, 2, NULL, false),
	(1, 3, 1, 'zh-Hant', 'derived', 2, 'zh-Hant-TW', NULL, NULL, NULL, 'published', 1, 3, NULL, false),
	(4, 10, 1, 'en', 'source', NULL, NULL, NULL, NULL, NULL, 'approved', 4, NULL, NULL, false),
	(4, 11, 1, 'zh-Hans', 'direct', NULL, NULL, NULL, NULL, NULL, 'translating', 4, NULL, NULL, false),
	(4, 12, 1, 'zh-Hant', 'derived', 11, 'zh-Hant-TW', NULL, NULL, NULL, 'translating', 4, NULL, NULL, false),
	(5, 14, 1, 'en', 'direct', NULL, NULL, NULL, NULL, NULL, 'new', NULL, NULL, NULL, false),
	(5, 15, 1, 'zh-Hant', 'derived', 13, 'zh-Hant-TW', NULL, NULL, NULL, 'new', NULL, NULL, NULL, false),
	(5, 13, 1, 'zh-Hans', 'source', NULL, NULL, NULL, NULL, NULL, 'approved', 5, NULL, NULL, false);

INSERT INTO public.work_item (id, kind, article_id, version_id, subject, dedup_key, state, attempt, token, lease_until, not_before, sent_at, progress, progress_of, error_code, error_words, created_at, ended_at, started_at, request_id, outcome, error_params) OVERRIDING SYSTEM VALUE VALUES
	(1, 'segment', 1, 1, NULL, 'segment:1:1', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.068357+00', NULL, 7, 7, NULL, NULL, '2026-11-25 16:18:51.068357+00', '2026-11-25 16:18:51.136307+00', NULL, NULL, NULL, NULL),
	(14, 'open', 2, 6, NULL, 'open:2:6', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.667125+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.667125+00', '2026-11-25 16:18:51.704251+00', NULL, NULL, NULL, NULL),
	(2, 'draft', 1, 2, NULL, 'draft:1:2', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.136307+00', NULL, 7, 7, NULL, NULL, '2026-11-25 16:18:51.136307+00', '2026-11-25 16:18:51.208007+00', NULL, NULL, NULL, NULL),
	(3, 'derive', 1, 3, NULL, 'derive:1:3', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.208007+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.208007+00', '2026-11-25 16:18:51.244075+00', NULL, NULL, NULL, NULL),
	(4, 'check', 1, 2, NULL, 'check:1:2', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.208007+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.208007+00', '2026-11-25 16:18:51.276333+00', NULL, NULL, NULL, NULL),
	(5, 'check', 1, 3, NULL, 'check:1:3', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.244075+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.244075+00', '2026-11-25 16:18:51.300755+00', NULL, NULL, NULL, NULL),
	(6, 'open', 1, 2, NULL, 'open:1:2', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.276333+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.276333+00', '2026-11-25 16:18:51.321613+00', NULL, NULL, NULL, NULL),
	(7, 'open', 1, 3, NULL, 'open:1:3', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.300755+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.300755+00', '2026-11-25 16:18:51.346076+00', NULL, NULL, NULL, NULL),
	(8, 'segment', 2, 4, NULL, 'segment:2:4', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.370822+00', NULL, 5, 5, NULL, NULL, '2026-11-25 16:18:51.370822+00', '2026-11-25 16:18:51.423551+00', NULL, NULL, NULL, NULL),
	(9, 'draft', 2, 5, NULL, 'draft:2:5', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.423551+00', NULL, 5, 5, NULL, NULL, '2026-11-25 16:18:51.423551+00', '2026-11-25 16:18:51.482097+00', NULL, NULL, NULL, NULL),
	(10, 'derive', 2, 6, NULL, 'derive:2:6', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.423551+00', NULL, 5, 5, NULL, NULL, '2026-11-25 16:18:51.423551+00', '2026-11-25 16:18:51.612968+00', NULL, NULL, NULL, NULL),
	(11, 'check', 2, 5, NULL, 'check:2:5', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.482097+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.482097+00', '2026-11-25 16:18:51.639863+00', NULL, NULL, NULL, NULL),
	(12, 'check', 2, 6, NULL, 'check:2:6', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.612968+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.612968+00', '2026-11-25 16:18:51.667125+00', NULL, NULL, NULL, NULL),
	(13, 'open', 2, 5, NULL, 'open:2:5', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.639863+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.639863+00', '2026-11-25 16:18:51.684251+00', NULL, NULL, NULL, NULL),
	(15, 'segment', 3, 7, NULL, 'segment:3:7', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.74246+00', NULL, 7, 7, NULL, NULL, '2026-11-25 16:18:51.74246+00', '2026-11-25 16:18:51.781087+00', NULL, NULL, NULL, NULL),
	(23, 'draft', 4, 11, NULL, 'draft:4:11', 'done', 1, NULL, NULL, '2026-11-25 16:18:52.295437+00', NULL, 7, 7, NULL, NULL, '2026-11-25 16:18:52.295437+00', '2026-11-25 16:18:52.322439+00', NULL, NULL, NULL, NULL),
	(16, 'draft', 3, 8, NULL, 'draft:3:8', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.781087+00', NULL, 7, 7, NULL, NULL, '2026-11-25 16:18:51.781087+00', '2026-11-25 16:18:51.826647+00', NULL, NULL, NULL, NULL),
	(17, 'derive', 3, 9, NULL, 'derive:3:9', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.826647+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.826647+00', '2026-11-25 16:18:51.857279+00', NULL, NULL, NULL, NULL),
	(18, 'check', 3, 8, NULL, 'check:3:8', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.826647+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.826647+00', '2026-11-25 16:18:51.87836+00', NULL, NULL, NULL, NULL),
	(19, 'check', 3, 9, NULL, 'check:3:9', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.857279+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.857279+00', '2026-11-25 16:18:51.902611+00', NULL, NULL, NULL, NULL),
	(20, 'open', 3, 8, NULL, 'open:3:8', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.87836+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.87836+00', '2026-11-25 16:18:51.917464+00', NULL, NULL, NULL, NULL),
	(21, 'open', 3, 9, NULL, 'open:3:9', 'done', 1, NULL, NULL, '2026-11-25 16:18:51.902611+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:51.902611+00', '2026-11-25 16:18:51.937423+00', NULL, NULL, NULL, NULL),
	(22, 'segment', 4, 10, NULL, 'segment:4:10', 'done', 1, NULL, NULL, '2026-11-25 16:18:52.265997+00', NULL, 7, 7, NULL, NULL, '2026-11-25 16:18:52.265997+00', '2026-11-25 16:18:52.295437+00', NULL, NULL, NULL, NULL),
	(24, 'derive', 4, 12, NULL, 'derive:4:12', 'done', 1, NULL, NULL, '2026-11-25 16:18:52.322439+00', NULL, 7, 7, NULL, NULL, '2026-11-25 16:18:52.322439+00', '2026-11-25 16:18:52.342316+00', NULL, NULL, NULL, NULL),
	(25, 'check', 4, 11, NULL, 'check:4:11', 'done', 1, NULL, NULL, '2026-11-25 16:18:52.322439+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:52.322439+00', '2026-11-25 16:18:52.349059+00', NULL, NULL, NULL, NULL),
	(26, 'check', 4, 12, NULL, 'check:4:12', 'done', 1, NULL, NULL, '2026-11-25 16:18:52.342316+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:52.342316+00', '2026-11-25 16:18:52.356156+00', NULL, NULL, NULL, NULL),
	(27, 'open', 4, 11, NULL, 'open:4:11', 'done', 1, NULL, NULL, '2026-11-25 16:18:52.349059+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:52.349059+00', '2026-11-25 16:18:52.360352+00', NULL, NULL, NULL, NULL),
	(28, 'open', 4, 12, NULL, 'open:4:12', 'done', 1, NULL, NULL, '2026-11-25 16:18:52.356156+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:52.356156+00', '2026-11-25 16:18:52.367915+00', NULL, NULL, NULL, NULL),
	(29, 'segment', 5, 13, NULL, 'segment:5:13', 'waiting', 0, NULL, NULL, '2026-11-25 16:18:52.416681+00', NULL, 0, NULL, NULL, NULL, '2026-11-25 16:18:52.416681+00', NULL, NULL, NULL, NULL, NULL),
	(30, 'derive', 2, 6, NULL, 'derive:2:6', 'waiting', 0, NULL, NULL, '2026-11-29 02:59:28.75986+00', NULL, 0, NULL, NULL, NULL, '2026-11-29 02:59:28.75986+00', NULL, NULL, NULL, NULL, NULL),
	(31, 'derive', 3, 9, NULL, 'derive:3:9', 'waiting', 0, NULL, NULL, '2026-11-29 02:59:28.75986+00', NULL, 0, NULL, NULL, NULL, '2026-11-29 02:59:28.75986+00', NULL, NULL, NULL, NULL, NULL),
	(32, 'derive', 4, 12, NULL, 'derive:4:12', 'waiting', 0, NULL, NULL, '2026-11-29 02:59:28.75986+00', NULL, 0, NULL, NULL, NULL, '2026-11-29 02:59:28.75986+00', NULL, NULL, NULL, NULL, NULL);

SELECT pg_catalog.setval('public.article_id_seq', 5, true);

SELECT pg_catalog.setval('public.change_set_id_seq', 1, false);

SELECT pg_catalog.setval('public.comment_id_seq', 2, true);

SELECT pg_catalog.setval('public.concept_change_id_seq', 1, false);

SELECT pg_catalog.setval('public.concept_id_seq', 3, true);

SELECT pg_catalog.setval('public.conversion_decision_id_seq', 1, false);

SELECT pg_catalog.setval('public.conversion_rule_id_seq', 1, false);

SELECT pg_catalog.setval('public.digest_id_seq', 1, false);

SELECT pg_catalog.setval('public.dismissed_finding_id_seq', 1, false);

SELECT pg_catalog.setval('public.engine_id_seq', 1, false);

SELECT pg_catalog.setval('public.engine_usage_id_seq', 1, false);

SELECT pg_catalog.setval('public.event_id_seq', 31, true);

SELECT pg_catalog.setval('public.hold_id_seq', 1, false);

SELECT pg_catalog.setval('public.job_id_seq', 10, true);

SELECT pg_catalog.setval('public.memory_rarity_id_seq', 3, true);

SELECT pg_catalog.setval('public.memory_source_nr_seq', 21, true);

SELECT pg_catalog.setval('public.memory_unit_id_seq', 14, true);

SELECT pg_catalog.setval('public.notification_id_seq', 1, true);

SELECT pg_catalog.setval('public.one_time_link_id_seq', 1, false);

SELECT pg_catalog.setval('public.person_id_seq', 5, true);

SELECT pg_catalog.setval('public.publication_id_seq', 2, true);

SELECT pg_catalog.setval('public.release_id_seq', 1, true);

SELECT pg_catalog.setval('public.segment_id_seq', 26, true);

SELECT pg_catalog.setval('public.sign_off_id_seq', 29, true);

SELECT pg_catalog.setval('public.snapshot_id_seq', 3, true);

SELECT pg_catalog.setval('public.source_revision_id_seq', 5, true);

SELECT pg_catalog.setval('public.term_id_seq', 3, true);

SELECT pg_catalog.setval('public.term_suggestion_id_seq', 1, false);

SELECT pg_catalog.setval('public.thread_id_seq', 2, true);

SELECT pg_catalog.setval('public.version_id_seq', 15, true);

SELECT pg_catalog.setval('public.work_item_id_seq', 32, true);

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);

ALTER TABLE ONLY public.address
    ADD CONSTRAINT pk_address PRIMARY KEY (publication_id, locale, slug);

ALTER TABLE ONLY public.article
    ADD CONSTRAINT pk_article PRIMARY KEY (id);

ALTER TABLE ONLY public.article_brief
    ADD CONSTRAINT pk_article_brief PRIMARY KEY (article_id, number);

ALTER TABLE ONLY public.change_set
    ADD CONSTRAINT pk_change_set PRIMARY KEY (id);

ALTER TABLE ONLY public.claim
    ADD CONSTRAINT pk_claim PRIMARY KEY (article_id, version_id, segment_id);

ALTER TABLE ONLY public.comment
    ADD CONSTRAINT pk_comment PRIMARY KEY (article_id, id);

ALTER TABLE ONLY public.comment_mention
    ADD CONSTRAINT pk_comment_mention PRIMARY KEY (article_id, comment_id, person_id);

ALTER TABLE ONLY public.concept
    ADD CONSTRAINT pk_concept PRIMARY KEY (publication_id, id);

ALTER TABLE ONLY public.concept_change
    ADD CONSTRAINT pk_concept_change PRIMARY KEY (publication_id, id);

ALTER TABLE ONLY public.conversion_decision
    ADD CONSTRAINT pk_conversion_decision PRIMARY KEY (article_id, id);

ALTER TABLE ONLY public.conversion_rule
    ADD CONSTRAINT pk_conversion_rule PRIMARY KEY (publication_id, id);

ALTER TABLE ONLY public.derivation
    ADD CONSTRAINT pk_derivation PRIMARY KEY (article_id, version_id, segment_id);

ALTER TABLE ONLY public.digest
    ADD CONSTRAINT pk_digest PRIMARY KEY (publication_id, id);

ALTER TABLE ONLY public.dismissed_finding
    ADD CONSTRAINT pk_dismissed_finding PRIMARY KEY (article_id, id);

ALTER TABLE ONLY public.draft_cache
    ADD CONSTRAINT pk_draft_cache PRIMARY KEY (publication_id, key);

ALTER TABLE ONLY public.draft_effort
    ADD CONSTRAINT pk_draft_effort PRIMARY KEY (article_id, version_id, segment_id, draft_rev);

ALTER TABLE ONLY public.engine
    ADD CONSTRAINT pk_engine PRIMARY KEY (publication_id, id);

ALTER TABLE ONLY public.engine_budget
    ADD CONSTRAINT pk_engine_budget PRIMARY KEY (publication_id);

ALTER TABLE ONLY public.engine_month
    ADD CONSTRAINT pk_engine_month PRIMARY KEY (publication_id, engine_id, month);

ALTER TABLE ONLY public.engine_usage
    ADD CONSTRAINT pk_engine_usage PRIMARY KEY (publication_id, id);

ALTER TABLE ONLY public.event
    ADD CONSTRAINT pk_event PRIMARY KEY (id);

ALTER TABLE ONLY public.hold
    ADD CONSTRAINT pk_hold PRIMARY KEY (id);

ALTER TABLE ONLY public.house_profile
    ADD CONSTRAINT pk_house_profile PRIMARY KEY (publication_id, base, number);

ALTER TABLE ONLY public.job
    ADD CONSTRAINT pk_job PRIMARY KEY (article_id, id);

ALTER TABLE ONLY public.job_step
    ADD CONSTRAINT pk_job_step PRIMARY KEY (article_id, job_id, "position");

ALTER TABLE ONLY public.listing
    ADD CONSTRAINT pk_listing PRIMARY KEY (article_id, version_id);

ALTER TABLE ONLY public.machine_draft
    ADD CONSTRAINT pk_machine_draft PRIMARY KEY (article_id, version_id, segment_id, rev);

ALTER TABLE ONLY public.membership
    ADD CONSTRAINT pk_membership PRIMARY KEY (publication_id, person_id);

ALTER TABLE ONLY public.memory_key
    ADD CONSTRAINT pk_memory_key PRIMARY KEY (publication_id, locale, hash);

ALTER TABLE ONLY public.memory_rarity
    ADD CONSTRAINT pk_memory_rarity PRIMARY KEY (publication_id, locale, id);

ALTER TABLE ONLY public.memory_source
    ADD CONSTRAINT pk_memory_source PRIMARY KEY (publication_id, locale, hash);

ALTER TABLE ONLY public.memory_unit
    ADD CONSTRAINT pk_memory_unit PRIMARY KEY (publication_id, id);

ALTER TABLE ONLY public.memory_variant
    ADD CONSTRAINT pk_memory_variant PRIMARY KEY (publication_id, unit_id, locale);

ALTER TABLE ONLY public.notification
    ADD CONSTRAINT pk_notification PRIMARY KEY (publication_id, id);

ALTER TABLE ONLY public.one_time_link
    ADD CONSTRAINT pk_one_time_link PRIMARY KEY (id);

ALTER TABLE ONLY public.pending_text
    ADD CONSTRAINT pk_pending_text PRIMARY KEY (article_id, version_id, segment_id, person_id);

ALTER TABLE ONLY public.person
    ADD CONSTRAINT pk_person PRIMARY KEY (id);

ALTER TABLE ONLY public.person_session
    ADD CONSTRAINT pk_person_session PRIMARY KEY (id);

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

ALTER TABLE ONLY public.segmentation_change
    ADD CONSTRAINT pk_segmentation_change PRIMARY KEY (publication_id, number);

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

ALTER TABLE ONLY public.step_figure
    ADD CONSTRAINT pk_step_figure PRIMARY KEY (article_id, job_id, "position");

ALTER TABLE ONLY public.style_guide_change
    ADD CONSTRAINT pk_style_guide_change PRIMARY KEY (publication_id, locale, number);

ALTER TABLE ONLY public.term
    ADD CONSTRAINT pk_term PRIMARY KEY (publication_id, id);

ALTER TABLE ONLY public.term_suggestion
    ADD CONSTRAINT pk_term_suggestion PRIMARY KEY (publication_id, id);

ALTER TABLE ONLY public.text_history
    ADD CONSTRAINT pk_text_history PRIMARY KEY (article_id, version_id, segment_id, rev);

ALTER TABLE ONLY public.thread
    ADD CONSTRAINT pk_thread PRIMARY KEY (article_id, id);

ALTER TABLE ONLY public.version
    ADD CONSTRAINT pk_version PRIMARY KEY (article_id, id);

ALTER TABLE ONLY public.work_item
    ADD CONSTRAINT pk_work_item PRIMARY KEY (id);

ALTER TABLE ONLY public.article
    ADD CONSTRAINT uq_article_publication_id_id UNIQUE (publication_id, id);

ALTER TABLE ONLY public.article
    ADD CONSTRAINT uq_article_publication_id_slug UNIQUE (publication_id, slug);

ALTER TABLE ONLY public.change_set
    ADD CONSTRAINT uq_change_set_publication_id_id UNIQUE (publication_id, id);

ALTER TABLE ONLY public.comment
    ADD CONSTRAINT uq_comment_publication_id_article_id_id UNIQUE (publication_id, article_id, id);

ALTER TABLE ONLY public.engine
    ADD CONSTRAINT uq_engine_publication_id_name UNIQUE (publication_id, name);

ALTER TABLE ONLY public.job
    ADD CONSTRAINT uq_job_publication_id_article_id_id UNIQUE (publication_id, article_id, id);

ALTER TABLE ONLY public.memory_rarity
    ADD CONSTRAINT uq_memory_rarity_publication_id_locale_name UNIQUE (publication_id, locale, name);

ALTER TABLE ONLY public.one_time_link
    ADD CONSTRAINT uq_one_time_link_token_hash UNIQUE (token_hash);

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

ALTER TABLE ONLY public.thread
    ADD CONSTRAINT uq_thread_publication_id_article_id_id UNIQUE (publication_id, article_id, id);

ALTER TABLE ONLY public.version
    ADD CONSTRAINT uq_version_article_id_id_locale UNIQUE (article_id, id, locale);

ALTER TABLE ONLY public.version
    ADD CONSTRAINT uq_version_article_id_id_parent_version_id UNIQUE (article_id, id, parent_version_id);

ALTER TABLE ONLY public.version
    ADD CONSTRAINT uq_version_article_id_id_role UNIQUE (article_id, id, role);

ALTER TABLE ONLY public.version
    ADD CONSTRAINT uq_version_article_id_locale UNIQUE (article_id, locale);

CREATE UNIQUE INDEX address_one_current ON public.address USING btree (article_id, version_id) WHERE (status = 'current'::text);

CREATE INDEX article_archived ON public.article USING btree (publication_id, id) WHERE (archived_at IS NOT NULL);

CREATE INDEX article_at_work ON public.article USING btree (publication_id, id) WHERE ((archived_at IS NULL) AND (discarded_at IS NULL));

CREATE INDEX article_creator ON public.article USING btree (publication_id, created_by, id) WHERE ((archived_at IS NULL) AND (discarded_at IS NULL));

CREATE INDEX article_discarded ON public.article USING btree (publication_id, id) WHERE (discarded_at IS NOT NULL);

CREATE UNIQUE INDEX article_external_id ON public.article USING btree (publication_id, external_id) WHERE (discarded_at IS NULL);

CREATE INDEX article_section_at_work ON public.article USING btree (publication_id, section_id, id) WHERE ((archived_at IS NULL) AND (discarded_at IS NULL));

CREATE INDEX article_source_address ON public.article USING btree (publication_id, source_address);

CREATE INDEX concept_change_of_concept ON public.concept_change USING btree (publication_id, concept_id, id);

CREATE INDEX concept_in_order ON public.concept USING btree (publication_id, lower(name), id) WHERE (withdrawn_at IS NULL);

CREATE UNIQUE INDEX concept_name ON public.concept USING btree (publication_id, kind, name) WHERE (withdrawn_at IS NULL);

CREATE INDEX decision_of_text ON public.conversion_decision USING btree (article_id, version_id, segment_id) WHERE (retired_at IS NULL);

CREATE INDEX derivation_ambiguous ON public.derivation USING btree (article_id, version_id) WHERE (ambiguities IS NOT NULL);

CREATE INDEX digest_of_person ON public.digest USING btree (publication_id, person_id, made_at);

CREATE UNIQUE INDEX dismissed_once ON public.dismissed_finding USING btree (article_id, version_id, segment_id, finding, texts) WHERE (withdrawn_at IS NULL);

CREATE INDEX draft_effort_at ON public.draft_effort USING btree (publication_id, at);

CREATE INDEX engine_usage_of_month ON public.engine_usage USING btree (publication_id, engine_id, month, id);

CREATE INDEX engine_usage_open ON public.engine_usage USING btree (publication_id, engine_id) WHERE (state = 'reserved'::text);

CREATE INDEX hold_active ON public.hold USING btree (article_id) WHERE (released_at IS NULL);

CREATE INDEX ix_article_section ON public.article USING btree (publication_id, section_id, id);

CREATE INDEX ix_comment_thread ON public.comment USING btree (article_id, thread_id, id);

CREATE INDEX ix_event_article ON public.event USING btree (article_id, id);

CREATE INDEX ix_membership_person_id ON public.membership USING btree (person_id);

CREATE INDEX ix_person_session_person_id ON public.person_session USING btree (person_id);

CREATE INDEX ix_request_at ON public.request USING brin (at);

CREATE INDEX ix_sign_off_faults ON public.sign_off USING btree (article_id, version_id) WHERE (faults <> '{}'::text[]);

CREATE INDEX ix_sign_off_segment ON public.sign_off USING btree (article_id, version_id, segment_id, rev);

CREATE INDEX ix_term_locale ON public.term USING btree (publication_id, locale);

CREATE INDEX ix_text_history_change_set_id ON public.text_history USING btree (change_set_id) WHERE (change_set_id IS NOT NULL);

CREATE INDEX job_board ON public.job USING btree (publication_id, due, article_id DESC) WHERE ((state = 'open'::text) AND (NOT shelved));

CREATE UNIQUE INDEX job_one_open ON public.job USING btree (article_id, version_id) WHERE (state = 'open'::text);

CREATE UNIQUE INDEX link_one_open ON public.one_time_link USING btree (publication_id, person_id) WHERE ((used_at IS NULL) AND (revoked_at IS NULL));

CREATE INDEX listing_concepts ON public.listing USING gin (concepts);

CREATE INDEX listing_newest ON public.listing USING btree (publication_id, locale, issued_on DESC, article_id DESC);

CREATE INDEX listing_section ON public.listing USING btree (publication_id, section_id, locale, issued_on DESC, article_id DESC) WHERE (section_id IS NOT NULL);

CREATE INDEX machine_draft_of_engine ON public.machine_draft USING btree (publication_id, engine_id);

CREATE INDEX memory_exact ON public.memory_variant USING btree (publication_id, locale, hash, unit_id);

CREATE INDEX memory_key_keys ON public.memory_key USING gin (keys) WITH (fastupdate=off);

CREATE INDEX memory_of_text ON public.memory_variant USING btree (article_id, version_id, segment_id);

CREATE INDEX memory_source_grams ON public.memory_source USING gin (grams) WITH (fastupdate=off);

CREATE INDEX memory_source_nr ON public.memory_source USING btree (nr);

CREATE INDEX notification_newest ON public.notification USING btree (publication_id, person_id, at DESC);

CREATE INDEX notification_of_letter ON public.notification USING btree (publication_id, letter_id) WHERE (letter_id IS NOT NULL);

CREATE UNIQUE INDEX notification_overdue_once ON public.notification USING btree (publication_id, person_id, about) WHERE (kind = 'overdue'::text);

CREATE UNIQUE INDEX notification_unread ON public.notification USING btree (publication_id, person_id, kind, about) WHERE (read_at IS NULL);

CREATE INDEX notification_unsent ON public.notification USING btree (publication_id, person_id) WHERE ((read_at IS NULL) AND (letter_id IS NULL));

CREATE INDEX rule_of_change_set ON public.conversion_rule USING btree (publication_id, change_set_id);

CREATE UNIQUE INDEX rule_one_holds ON public.conversion_rule USING btree (publication_id, profile, source, article_id, topic_id) NULLS NOT DISTINCT WHERE (retired_at IS NULL);

CREATE INDEX rule_retired_in ON public.conversion_rule USING btree (publication_id, retired_in) WHERE (retired_in IS NOT NULL);

CREATE INDEX segment_text_search ON public.segment_text USING gin (public.memory_salted(public.search_pieces(text), ((article_id >> 7) << 15))) WITH (gin_pending_list_limit='512') WHERE (NOT retired);

CREATE INDEX snapshot_in_order ON public.snapshot USING btree (id);

CREATE INDEX source_revision_text ON public.source_revision USING btree (text_hash);

CREATE INDEX step_active ON public.job_step USING btree (publication_id, kind, job_due, article_id, job_id, assignee_id) WHERE ((state = 'active'::text) AND (job_state = 'open'::text) AND (NOT job_shelved));

CREATE INDEX step_figure_done ON public.step_figure USING btree (publication_id, done_at);

CREATE INDEX step_handed_back ON public.job_step USING btree (publication_id, article_id) WHERE ((handed_back_at IS NOT NULL) AND (assignee_id IS NULL) AND (state = 'active'::text));

CREATE INDEX step_of_person ON public.job_step USING btree (publication_id, assignee_id, article_id) WHERE ((assignee_id IS NOT NULL) AND (job_state = 'open'::text));

CREATE UNIQUE INDEX step_one_active ON public.job_step USING btree (article_id, job_id) WHERE (state = 'active'::text);

CREATE INDEX step_untaken ON public.job_step USING btree (publication_id, active_since) WHERE ((state = 'active'::text) AND (job_state = 'open'::text) AND (NOT job_shelved) AND (assignee_id IS NULL));

CREATE UNIQUE INDEX term_one_preferred ON public.term USING btree (publication_id, concept_id, locale) WHERE (administrative_status = 'preferred'::text);

CREATE INDEX term_pairs ON public.term USING gin (public.character_pairs(text));

CREATE INDEX term_suggestion_newest ON public.term_suggestion USING btree (publication_id, state, id);

CREATE UNIQUE INDEX term_suggestion_once ON public.term_suggestion USING btree (publication_id, source_locale, source, locale, target) WHERE (state = 'open'::text);

CREATE INDEX thread_of_segment ON public.thread USING btree (article_id, segment_id);

CREATE INDEX version_lagging ON public.version USING btree (article_id) WHERE ((live_snapshot_id IS NOT NULL) AND ((status <> 'published'::text) OR live_behind));

CREATE UNIQUE INDEX version_one_source ON public.version USING btree (article_id) WHERE (role = 'source'::text);

CREATE INDEX version_status ON public.version USING btree (publication_id, status, article_id) WHERE (role <> 'source'::text);

CREATE INDEX work_due ON public.work_item USING btree (not_before, id) WHERE (state = 'waiting'::text);

CREATE INDEX work_ended ON public.work_item USING btree (ended_at) WHERE (ended_at IS NOT NULL);

CREATE INDEX work_failed ON public.work_item USING btree (kind) WHERE (state = 'failed'::text);

CREATE INDEX work_lease ON public.work_item USING btree (lease_until) WHERE (state = 'running'::text);

CREATE INDEX work_of_article ON public.work_item USING btree (article_id, id);

CREATE INDEX work_of_change_set ON public.work_item USING btree (((subject ->> 'change_set'::text))) WHERE (subject IS NOT NULL);

CREATE UNIQUE INDEX work_one_waiting ON public.work_item USING btree (dedup_key) WHERE (state = 'waiting'::text);

CREATE TRIGGER address_keeps_its_version BEFORE UPDATE ON public.address FOR EACH ROW WHEN (((new.publication_id IS DISTINCT FROM old.publication_id) OR (new.locale IS DISTINCT FROM old.locale) OR (new.slug IS DISTINCT FROM old.slug) OR (new.article_id IS DISTINCT FROM old.article_id) OR (new.version_id IS DISTINCT FROM old.version_id))) EXECUTE FUNCTION public.refuse('an address belongs to its version for ever');

CREATE TRIGGER addresses_stay BEFORE DELETE OR TRUNCATE ON public.address FOR EACH STATEMENT EXECUTE FUNCTION public.refuse('an address is never deleted');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.event FOR EACH STATEMENT EXECUTE FUNCTION public.append_only();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.house_profile FOR EACH STATEMENT EXECUTE FUNCTION public.append_only();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.revision_segment FOR EACH STATEMENT EXECUTE FUNCTION public.append_only();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.segment_ancestry FOR EACH STATEMENT EXECUTE FUNCTION public.append_only();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.segmentation_change FOR EACH STATEMENT EXECUTE FUNCTION public.append_only();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.sign_off FOR EACH STATEMENT EXECUTE FUNCTION public.append_only();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.snapshot FOR EACH STATEMENT EXECUTE FUNCTION public.append_only();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.snapshot_segment FOR EACH STATEMENT EXECUTE FUNCTION public.append_only();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.source_block FOR EACH STATEMENT EXECUTE FUNCTION public.append_only();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.source_revision FOR EACH STATEMENT EXECUTE FUNCTION public.append_only();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.text_history FOR EACH STATEMENT EXECUTE FUNCTION public.append_only();

CREATE CONSTRAINT TRIGGER approved_as_accepted AFTER UPDATE ON public.version DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.status = ANY (ARRAY['approved'::text, 'published'::text])) AND (old.status <> ALL (ARRAY['approved'::text, 'published'::text])) AND (new.role <> 'source'::text) AND (old.role <> 'source'::text))) EXECUTE FUNCTION public.approved_as_accepted();

CREATE CONSTRAINT TRIGGER approved_text_is_listed AFTER UPDATE ON public.segment_text DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.retired <> old.retired)) EXECUTE FUNCTION public.approved_text_is_listed();

CREATE CONSTRAINT TRIGGER approved_text_stays AFTER UPDATE ON public.segment_text DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((((new.rev <> old.rev) AND (new.act <> 'typo'::text)) OR ((new.state <> old.state) AND (new.state <> 'final'::text)))) EXECUTE FUNCTION public.approved_text_stays();

CREATE CONSTRAINT TRIGGER approved_with_what_joined AFTER UPDATE ON public.version DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((NOT (old.* IS DISTINCT FROM new.*))) EXECUTE FUNCTION public.approved_with_what_joined();

CREATE TRIGGER briefs_stay BEFORE DELETE OR TRUNCATE ON public.article_brief FOR EACH STATEMENT EXECUTE FUNCTION public.refuse('a brief is followed by another, never deleted');

CREATE TRIGGER by_a_member BEFORE INSERT OR UPDATE ON public.claim FOR EACH ROW EXECUTE FUNCTION public.refuse_strangers();

CREATE TRIGGER by_a_member BEFORE INSERT OR UPDATE ON public.pending_text FOR EACH ROW EXECUTE FUNCTION public.refuse_strangers();

CREATE TRIGGER by_a_member BEFORE INSERT ON public.source_revision FOR EACH ROW WHEN ((new.author_id IS NOT NULL)) EXECUTE FUNCTION public.refuse_strangers();

CREATE TRIGGER comments_stay BEFORE DELETE OR TRUNCATE ON public.comment FOR EACH STATEMENT EXECUTE FUNCTION public.refuse('a comment is withdrawn, never deleted');

CREATE TRIGGER copied_by_the_database BEFORE UPDATE ON public.job FOR EACH ROW WHEN (((pg_trigger_depth() < 1) AND (new.shelved <> old.shelved))) EXECUTE FUNCTION public.refuse('shelved with its article');

CREATE TRIGGER copied_by_the_database BEFORE UPDATE ON public.job_step FOR EACH ROW WHEN (((pg_trigger_depth() < 1) AND ((new.job_state <> old.job_state) OR (new.job_due <> old.job_due) OR (new.job_shelved <> old.job_shelved)))) EXECUTE FUNCTION public.refuse('state, due date and shelf are those of the job');

CREATE TRIGGER decision_is_retired_once BEFORE UPDATE ON public.conversion_decision FOR EACH ROW WHEN (((old.retired_at IS NOT NULL) OR ((to_jsonb(new.*) - ARRAY['retired_at'::text, 'retired_by'::text]) IS DISTINCT FROM (to_jsonb(old.*) - ARRAY['retired_at'::text, 'retired_by'::text])))) EXECUTE FUNCTION public.refuse('a decision is retired, once, and otherwise stays as it is');

CREATE TRIGGER decisions_stay BEFORE DELETE OR TRUNCATE ON public.conversion_decision FOR EACH STATEMENT EXECUTE FUNCTION public.refuse('a decision is retired, never deleted');

CREATE TRIGGER dismissal_is_withdrawn_once BEFORE UPDATE ON public.dismissed_finding FOR EACH ROW WHEN ((((to_jsonb(new.*) - 'reason'::text) IS DISTINCT FROM (to_jsonb(old.*) - 'reason'::text)) AND ((old.withdrawn_at IS NOT NULL) OR ((to_jsonb(new.*) - ARRAY['reason'::text, 'withdrawn_at'::text, 'withdrawn_by'::text]) IS DISTINCT FROM (to_jsonb(old.*) - ARRAY['reason'::text, 'withdrawn_at'::text, 'withdrawn_by'::text]))))) EXECUTE FUNCTION public.refuse('a dismissal is withdrawn, once, and otherwise stays as it is');

CREATE TRIGGER dismissals_stay BEFORE DELETE OR TRUNCATE ON public.dismissed_finding FOR EACH STATEMENT EXECUTE FUNCTION public.refuse('a dismissal is withdrawn, never deleted');

CREATE TRIGGER first_rev_is_one BEFORE INSERT ON public.segment_text FOR EACH ROW WHEN ((new.rev <> 1)) EXECUTE FUNCTION public.refuse('the first rev is 1');

CREATE TRIGGER follows_article BEFORE INSERT ON public.job FOR EACH ROW EXECUTE FUNCTION public.job_follows_article();

CREATE TRIGGER follows_job BEFORE INSERT ON public.job_step FOR EACH ROW EXECUTE FUNCTION public.step_follows_job();

CREATE TRIGGER goes_out_as_accepted AFTER UPDATE ON public.version FOR EACH ROW WHEN (((new.live_snapshot_id IS NOT NULL) AND (new.live_snapshot_id IS DISTINCT FROM old.live_snapshot_id))) EXECUTE FUNCTION public.goes_out_as_accepted();

CREATE TRIGGER history_by_the_database BEFORE INSERT ON public.text_history FOR EACH STATEMENT WHEN ((pg_trigger_depth() < 1)) EXECUTE FUNCTION public.refuse('written by the database only');

CREATE TRIGGER history_of_inserts AFTER INSERT ON public.segment_text REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.write_history();

CREATE TRIGGER history_of_updates AFTER UPDATE ON public.segment_text FOR EACH ROW WHEN ((new.rev <> old.rev)) EXECUTE FUNCTION public.write_history_row();

CREATE TRIGGER hold_waits_for_release BEFORE INSERT ON public.hold FOR EACH ROW EXECUTE FUNCTION public.hold_waits_for_release();

CREATE TRIGGER joins_approved AFTER INSERT ON public.segment_text REFERENCING NEW TABLE AS joining FOR EACH STATEMENT EXECUTE FUNCTION public.joins_approved();

CREATE TRIGGER knowledge_of_deletes AFTER DELETE ON public.term REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.mark_knowledge();

CREATE TRIGGER knowledge_of_inserts AFTER INSERT ON public.conversion_rule REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.mark_rules();

CREATE TRIGGER knowledge_of_inserts AFTER INSERT ON public.house_profile REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.mark_knowledge();

CREATE TRIGGER knowledge_of_inserts AFTER INSERT ON public.term REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.mark_knowledge();

CREATE TRIGGER knowledge_of_updates AFTER UPDATE ON public.concept REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.mark_knowledge();

CREATE TRIGGER knowledge_of_updates AFTER UPDATE ON public.conversion_rule REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.mark_rules();

CREATE TRIGGER knowledge_of_updates AFTER UPDATE ON public.term REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.mark_knowledge();

CREATE TRIGGER locale_keeps_its_tag BEFORE UPDATE ON public.publication_locale FOR EACH ROW WHEN (((new.publication_id IS DISTINCT FROM old.publication_id) OR (new.locale IS DISTINCT FROM old.locale))) EXECUTE FUNCTION public.refuse('a version keeps its tag');

CREATE TRIGGER people_of_inserts BEFORE INSERT ON public.segment_text FOR EACH ROW WHEN ((num_nonnulls(new.person_id, new.touched_by, new.change_set_id) > 0)) EXECUTE FUNCTION public.text_by_members();

CREATE TRIGGER people_of_updates BEFORE UPDATE ON public.segment_text FOR EACH ROW WHEN (((new.person_id IS DISTINCT FROM old.person_id) OR (new.touched_by IS DISTINCT FROM old.touched_by) OR (new.change_set_id IS DISTINCT FROM old.change_set_id))) EXECUTE FUNCTION public.text_by_members();

CREATE TRIGGER retired_text_stays BEFORE UPDATE ON public.segment_text FOR EACH ROW WHEN ((old.retired AND new.retired AND (new.rev <> old.rev))) EXECUTE FUNCTION public.refuse('this segment is not in the current revision');

CREATE TRIGGER rev_rises_with_the_text BEFORE UPDATE ON public.segment_text FOR EACH ROW WHEN (((new.rev <> (old.rev +
        CASE
            WHEN ((new.text IS DISTINCT FROM old.text) OR (new.codes IS DISTINCT FROM old.codes) OR (new.presence IS DISTINCT FROM old.presence)) THEN 1
            ELSE 0
        END)) OR ((new.article_id IS DISTINCT FROM old.article_id) OR (new.version_id IS DISTINCT FROM old.version_id) OR (new.segment_id IS DISTINCT FROM old.segment_id)))) EXECUTE FUNCTION public.refuse('rev rises by one with the text and only with it; the key never changes');

CREATE TRIGGER rule_is_retired_once BEFORE UPDATE ON public.conversion_rule FOR EACH ROW WHEN ((((to_jsonb(new.*) - 'note'::text) IS DISTINCT FROM (to_jsonb(old.*) - 'note'::text)) AND ((old.retired_at IS NOT NULL) OR ((to_jsonb(new.*) - ARRAY['note'::text, 'retired_at'::text, 'retired_by'::text, 'retired_in'::text]) IS DISTINCT FROM (to_jsonb(old.*) - ARRAY['note'::text, 'retired_at'::text, 'retired_by'::text, 'retired_in'::text]))))) EXECUTE FUNCTION public.refuse('a rule is retired, once, and otherwise stays as it is');

CREATE TRIGGER rules_stay BEFORE DELETE OR TRUNCATE ON public.conversion_rule FOR EACH STATEMENT EXECUTE FUNCTION public.refuse('a rule is retired, never deleted');

CREATE TRIGGER style_guides_stay BEFORE DELETE OR TRUNCATE ON public.style_guide_change FOR EACH STATEMENT EXECUTE FUNCTION public.refuse('a style guide is followed by another, never deleted');

CREATE TRIGGER tells_jobs AFTER UPDATE ON public.article FOR EACH ROW WHEN (((new.archived_at IS DISTINCT FROM old.archived_at) OR (new.discarded_at IS DISTINCT FROM old.discarded_at))) EXECUTE FUNCTION public.article_tells_jobs();

CREATE TRIGGER tells_steps AFTER UPDATE ON public.job FOR EACH ROW WHEN (((new.state <> old.state) OR (new.due <> old.due) OR (new.shelved <> old.shelved))) EXECUTE FUNCTION public.job_tells_steps();

CREATE TRIGGER texts_stay BEFORE DELETE OR TRUNCATE ON public.segment_text FOR EACH STATEMENT EXECUTE FUNCTION public.refuse('texts are retired, never deleted');

CREATE TRIGGER threads_stay BEFORE DELETE OR TRUNCATE ON public.thread FOR EACH STATEMENT EXECUTE FUNCTION public.refuse('a thread is resolved, never deleted');

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_current_revision FOREIGN KEY (id, current_revision_id) REFERENCES public.source_revision(article_id, id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_has_source FOREIGN KEY (id, source_version_id, source_role) REFERENCES public.version(article_id, id, role) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.segment_text
    ADD CONSTRAINT confirmed_against FOREIGN KEY (article_id, source_version_id, segment_id, source_rev) REFERENCES public.text_history(article_id, version_id, segment_id, rev) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.draft_effort
    ADD CONSTRAINT confirmed_text FOREIGN KEY (article_id, version_id, segment_id, rev) REFERENCES public.text_history(article_id, version_id, segment_id, rev);

ALTER TABLE ONLY public.address
    ADD CONSTRAINT fk_address_article_id_version_id_locale FOREIGN KEY (article_id, version_id, locale) REFERENCES public.version(article_id, id, locale);

ALTER TABLE ONLY public.address
    ADD CONSTRAINT fk_address_publication_id_article_id FOREIGN KEY (publication_id, article_id) REFERENCES public.article(publication_id, id);

ALTER TABLE ONLY public.article_brief
    ADD CONSTRAINT fk_article_brief_publication_id_article_id FOREIGN KEY (publication_id, article_id) REFERENCES public.article(publication_id, id);

ALTER TABLE ONLY public.article_brief
    ADD CONSTRAINT fk_article_brief_publication_id_created_by FOREIGN KEY (publication_id, created_by) REFERENCES public.membership(publication_id, person_id);

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

ALTER TABLE ONLY public.claim
    ADD CONSTRAINT fk_claim_taken_from FOREIGN KEY (taken_from) REFERENCES public.person(id);

ALTER TABLE ONLY public.comment_mention
    ADD CONSTRAINT fk_comment_mention_publication_id_article_id_comment_id FOREIGN KEY (publication_id, article_id, comment_id) REFERENCES public.comment(publication_id, article_id, id);

ALTER TABLE ONLY public.comment_mention
    ADD CONSTRAINT fk_comment_mention_publication_id_person_id FOREIGN KEY (publication_id, person_id) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.comment
    ADD CONSTRAINT fk_comment_publication_id_article_id_thread_id FOREIGN KEY (publication_id, article_id, thread_id) REFERENCES public.thread(publication_id, article_id, id);

ALTER TABLE ONLY public.comment
    ADD CONSTRAINT fk_comment_publication_id_person_id FOREIGN KEY (publication_id, person_id) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.concept_change
    ADD CONSTRAINT fk_concept_change_publication_id_concept_id FOREIGN KEY (publication_id, concept_id) REFERENCES public.concept(publication_id, id);

ALTER TABLE ONLY public.concept_change
    ADD CONSTRAINT fk_concept_change_publication_id_person_id FOREIGN KEY (publication_id, person_id) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.concept
    ADD CONSTRAINT fk_concept_publication_id FOREIGN KEY (publication_id) REFERENCES public.publication(id);

ALTER TABLE ONLY public.concept
    ADD CONSTRAINT fk_concept_publication_id_topic_id FOREIGN KEY (publication_id, topic_id) REFERENCES public.concept(publication_id, id);

ALTER TABLE ONLY public.conversion_decision
    ADD CONSTRAINT fk_conversion_decision_article_id_version_id_segment_id FOREIGN KEY (article_id, version_id, segment_id) REFERENCES public.segment_text(article_id, version_id, segment_id);

ALTER TABLE ONLY public.conversion_decision
    ADD CONSTRAINT fk_conversion_decision_publication_id_article_id FOREIGN KEY (publication_id, article_id) REFERENCES public.article(publication_id, id);

ALTER TABLE ONLY public.conversion_decision
    ADD CONSTRAINT fk_conversion_decision_publication_id_person_id FOREIGN KEY (publication_id, person_id) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.conversion_decision
    ADD CONSTRAINT fk_conversion_decision_publication_id_retired_by FOREIGN KEY (publication_id, retired_by) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.conversion_rule
    ADD CONSTRAINT fk_conversion_rule_publication_id FOREIGN KEY (publication_id) REFERENCES public.publication(id);

ALTER TABLE ONLY public.conversion_rule
    ADD CONSTRAINT fk_conversion_rule_publication_id_article_id FOREIGN KEY (publication_id, article_id) REFERENCES public.article(publication_id, id);

ALTER TABLE ONLY public.conversion_rule
    ADD CONSTRAINT fk_conversion_rule_publication_id_change_set_id FOREIGN KEY (publication_id, change_set_id) REFERENCES public.change_set(publication_id, id);

ALTER TABLE ONLY public.conversion_rule
    ADD CONSTRAINT fk_conversion_rule_publication_id_created_by FOREIGN KEY (publication_id, created_by) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.conversion_rule
    ADD CONSTRAINT fk_conversion_rule_publication_id_retired_by FOREIGN KEY (publication_id, retired_by) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.conversion_rule
    ADD CONSTRAINT fk_conversion_rule_publication_id_retired_in FOREIGN KEY (publication_id, retired_in) REFERENCES public.change_set(publication_id, id);

ALTER TABLE ONLY public.conversion_rule
    ADD CONSTRAINT fk_conversion_rule_publication_id_topic_id FOREIGN KEY (publication_id, topic_id) REFERENCES public.concept(publication_id, id);

ALTER TABLE ONLY public.derivation
    ADD CONSTRAINT fk_derivation_article_id_version_id_segment_id FOREIGN KEY (article_id, version_id, segment_id) REFERENCES public.segment_text(article_id, version_id, segment_id);

ALTER TABLE ONLY public.digest
    ADD CONSTRAINT fk_digest_publication_id_person_id FOREIGN KEY (publication_id, person_id) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.dismissed_finding
    ADD CONSTRAINT fk_dismissed_finding_article_id_version_id_segment_id FOREIGN KEY (article_id, version_id, segment_id) REFERENCES public.segment_text(article_id, version_id, segment_id);

ALTER TABLE ONLY public.dismissed_finding
    ADD CONSTRAINT fk_dismissed_finding_publication_id_article_id FOREIGN KEY (publication_id, article_id) REFERENCES public.article(publication_id, id);

ALTER TABLE ONLY public.dismissed_finding
    ADD CONSTRAINT fk_dismissed_finding_publication_id_person_id FOREIGN KEY (publication_id, person_id) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.dismissed_finding
    ADD CONSTRAINT fk_dismissed_finding_publication_id_withdrawn_by FOREIGN KEY (publication_id, withdrawn_by) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.draft_cache
    ADD CONSTRAINT fk_draft_cache_publication_id_engine_id FOREIGN KEY (publication_id, engine_id) REFERENCES public.engine(publication_id, id);

ALTER TABLE ONLY public.draft_effort
    ADD CONSTRAINT fk_draft_effort_publication_id_article_id FOREIGN KEY (publication_id, article_id) REFERENCES public.article(publication_id, id);

ALTER TABLE ONLY public.draft_effort
    ADD CONSTRAINT fk_draft_effort_publication_id_engine_id FOREIGN KEY (publication_id, engine_id) REFERENCES public.engine(publication_id, id);

ALTER TABLE ONLY public.draft_effort
    ADD CONSTRAINT fk_draft_effort_publication_id_person_id FOREIGN KEY (publication_id, person_id) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.engine_budget
    ADD CONSTRAINT fk_engine_budget_publication_id FOREIGN KEY (publication_id) REFERENCES public.publication(id);

ALTER TABLE ONLY public.engine_month
    ADD CONSTRAINT fk_engine_month_publication_id_engine_id FOREIGN KEY (publication_id, engine_id) REFERENCES public.engine(publication_id, id);

ALTER TABLE ONLY public.engine
    ADD CONSTRAINT fk_engine_publication_id FOREIGN KEY (publication_id) REFERENCES public.publication(id);

ALTER TABLE ONLY public.engine
    ADD CONSTRAINT fk_engine_publication_id_created_by FOREIGN KEY (publication_id, created_by) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.engine_usage
    ADD CONSTRAINT fk_engine_usage_article_id_version_id FOREIGN KEY (article_id, version_id) REFERENCES public.version(article_id, id);

ALTER TABLE ONLY public.engine_usage
    ADD CONSTRAINT fk_engine_usage_publication_id_article_id FOREIGN KEY (publication_id, article_id) REFERENCES public.article(publication_id, id);

ALTER TABLE ONLY public.engine_usage
    ADD CONSTRAINT fk_engine_usage_publication_id_engine_id_month FOREIGN KEY (publication_id, engine_id, month) REFERENCES public.engine_month(publication_id, engine_id, month);

ALTER TABLE ONLY public.engine_usage
    ADD CONSTRAINT fk_engine_usage_publication_id_person_id FOREIGN KEY (publication_id, person_id) REFERENCES public.membership(publication_id, person_id);

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

ALTER TABLE ONLY public.house_profile
    ADD CONSTRAINT fk_house_profile_publication_id FOREIGN KEY (publication_id) REFERENCES public.publication(id);

ALTER TABLE ONLY public.house_profile
    ADD CONSTRAINT fk_house_profile_publication_id_created_by FOREIGN KEY (publication_id, created_by) REFERENCES public.membership(publication_id, person_id);

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

ALTER TABLE ONLY public.listing
    ADD CONSTRAINT fk_listing_article_id_version_id_locale FOREIGN KEY (article_id, version_id, locale) REFERENCES public.version(article_id, id, locale);

ALTER TABLE ONLY public.listing
    ADD CONSTRAINT fk_listing_publication_id_article_id FOREIGN KEY (publication_id, article_id) REFERENCES public.article(publication_id, id);

ALTER TABLE ONLY public.listing
    ADD CONSTRAINT fk_listing_publication_id_section_id FOREIGN KEY (publication_id, section_id) REFERENCES public.concept(publication_id, id);

ALTER TABLE ONLY public.machine_draft
    ADD CONSTRAINT fk_machine_draft_article_id_version_id_segment_id_rev FOREIGN KEY (article_id, version_id, segment_id, rev) REFERENCES public.text_history(article_id, version_id, segment_id, rev);

ALTER TABLE ONLY public.machine_draft
    ADD CONSTRAINT fk_machine_draft_publication_id_article_id FOREIGN KEY (publication_id, article_id) REFERENCES public.article(publication_id, id);

ALTER TABLE ONLY public.machine_draft
    ADD CONSTRAINT fk_machine_draft_publication_id_engine_id FOREIGN KEY (publication_id, engine_id) REFERENCES public.engine(publication_id, id);

ALTER TABLE ONLY public.membership
    ADD CONSTRAINT fk_membership_person_id FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.membership
    ADD CONSTRAINT fk_membership_publication_id FOREIGN KEY (publication_id) REFERENCES public.publication(id);

ALTER TABLE ONLY public.memory_key
    ADD CONSTRAINT fk_memory_key_publication_id_locale_hash FOREIGN KEY (publication_id, locale, hash) REFERENCES public.memory_source(publication_id, locale, hash) ON DELETE CASCADE;

ALTER TABLE ONLY public.memory_key
    ADD CONSTRAINT fk_memory_key_publication_id_locale_rarity_id FOREIGN KEY (publication_id, locale, rarity_id) REFERENCES public.memory_rarity(publication_id, locale, id);

ALTER TABLE ONLY public.memory_rarity
    ADD CONSTRAINT fk_memory_rarity_publication_id FOREIGN KEY (publication_id) REFERENCES public.publication(id);

ALTER TABLE ONLY public.memory_source
    ADD CONSTRAINT fk_memory_source_publication_id FOREIGN KEY (publication_id) REFERENCES public.publication(id);

ALTER TABLE ONLY public.memory_unit
    ADD CONSTRAINT fk_memory_unit_publication_id FOREIGN KEY (publication_id) REFERENCES public.publication(id);

ALTER TABLE ONLY public.memory_variant
    ADD CONSTRAINT fk_memory_variant_article_id_version_id_segment_id_rev FOREIGN KEY (article_id, version_id, segment_id, rev) REFERENCES public.text_history(article_id, version_id, segment_id, rev);

ALTER TABLE ONLY public.memory_variant
    ADD CONSTRAINT fk_memory_variant_publication_id_article_id FOREIGN KEY (publication_id, article_id) REFERENCES public.article(publication_id, id);

ALTER TABLE ONLY public.memory_variant
    ADD CONSTRAINT fk_memory_variant_publication_id_unit_id FOREIGN KEY (publication_id, unit_id) REFERENCES public.memory_unit(publication_id, id);

ALTER TABLE ONLY public.notification
    ADD CONSTRAINT fk_notification_article_id_segment_id FOREIGN KEY (article_id, segment_id) REFERENCES public.segment(article_id, id);

ALTER TABLE ONLY public.notification
    ADD CONSTRAINT fk_notification_article_id_version_id FOREIGN KEY (article_id, version_id) REFERENCES public.version(article_id, id);

ALTER TABLE ONLY public.notification
    ADD CONSTRAINT fk_notification_publication_id_article_id FOREIGN KEY (publication_id, article_id) REFERENCES public.article(publication_id, id);

ALTER TABLE ONLY public.notification
    ADD CONSTRAINT fk_notification_publication_id_article_id_thread_id FOREIGN KEY (publication_id, article_id, thread_id) REFERENCES public.thread(publication_id, article_id, id);

ALTER TABLE ONLY public.notification
    ADD CONSTRAINT fk_notification_publication_id_by_id FOREIGN KEY (publication_id, by_id) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.notification
    ADD CONSTRAINT fk_notification_publication_id_letter_id FOREIGN KEY (publication_id, letter_id) REFERENCES public.digest(publication_id, id);

ALTER TABLE ONLY public.notification
    ADD CONSTRAINT fk_notification_publication_id_person_id FOREIGN KEY (publication_id, person_id) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.one_time_link
    ADD CONSTRAINT fk_one_time_link_publication_id_created_by FOREIGN KEY (publication_id, created_by) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.one_time_link
    ADD CONSTRAINT fk_one_time_link_publication_id_person_id FOREIGN KEY (publication_id, person_id) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.pending_text
    ADD CONSTRAINT fk_pending_text_article_id_version_id_segment_id FOREIGN KEY (article_id, version_id, segment_id) REFERENCES public.segment_text(article_id, version_id, segment_id);

ALTER TABLE ONLY public.pending_text
    ADD CONSTRAINT fk_pending_text_person_id FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.person_session
    ADD CONSTRAINT fk_person_session_person_id FOREIGN KEY (person_id) REFERENCES public.person(id);

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
    ADD CONSTRAINT fk_segment_text_article_id_same_as FOREIGN KEY (article_id, same_as) REFERENCES public.segment(article_id, id);

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

ALTER TABLE ONLY public.segmentation_change
    ADD CONSTRAINT fk_segmentation_change_publication_id FOREIGN KEY (publication_id) REFERENCES public.publication(id);

ALTER TABLE ONLY public.segmentation_change
    ADD CONSTRAINT fk_segmentation_change_publication_id_created_by FOREIGN KEY (publication_id, created_by) REFERENCES public.membership(publication_id, person_id);

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

ALTER TABLE ONLY public.step_figure
    ADD CONSTRAINT fk_step_figure_article_id_job_id_position FOREIGN KEY (article_id, job_id, "position") REFERENCES public.job_step(article_id, job_id, "position");

ALTER TABLE ONLY public.step_figure
    ADD CONSTRAINT fk_step_figure_publication_id_article_id FOREIGN KEY (publication_id, article_id) REFERENCES public.article(publication_id, id);

ALTER TABLE ONLY public.style_guide_change
    ADD CONSTRAINT fk_style_guide_change_publication_id_created_by FOREIGN KEY (publication_id, created_by) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.style_guide_change
    ADD CONSTRAINT fk_style_guide_change_publication_id_locale FOREIGN KEY (publication_id, locale) REFERENCES public.publication_locale(publication_id, locale);

ALTER TABLE ONLY public.term
    ADD CONSTRAINT fk_term_publication_id_concept_id FOREIGN KEY (publication_id, concept_id) REFERENCES public.concept(publication_id, id);

ALTER TABLE ONLY public.term_suggestion
    ADD CONSTRAINT fk_term_suggestion_article_id_segment_id FOREIGN KEY (article_id, segment_id) REFERENCES public.segment(article_id, id);

ALTER TABLE ONLY public.term_suggestion
    ADD CONSTRAINT fk_term_suggestion_publication_id_answered_by FOREIGN KEY (publication_id, answered_by) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.term_suggestion
    ADD CONSTRAINT fk_term_suggestion_publication_id_article_id FOREIGN KEY (publication_id, article_id) REFERENCES public.article(publication_id, id);

ALTER TABLE ONLY public.term_suggestion
    ADD CONSTRAINT fk_term_suggestion_publication_id_concept_id FOREIGN KEY (publication_id, concept_id) REFERENCES public.concept(publication_id, id);

ALTER TABLE ONLY public.term_suggestion
    ADD CONSTRAINT fk_term_suggestion_publication_id_person_id FOREIGN KEY (publication_id, person_id) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.text_history
    ADD CONSTRAINT fk_text_history_article_id_version_id_segment_id FOREIGN KEY (article_id, version_id, segment_id) REFERENCES public.segment_text(article_id, version_id, segment_id);

ALTER TABLE ONLY public.thread
    ADD CONSTRAINT fk_thread_article_id_opened_segment_id FOREIGN KEY (article_id, opened_segment_id) REFERENCES public.segment(article_id, id);

ALTER TABLE ONLY public.thread
    ADD CONSTRAINT fk_thread_article_id_segment_id FOREIGN KEY (article_id, segment_id) REFERENCES public.segment(article_id, id);

ALTER TABLE ONLY public.thread
    ADD CONSTRAINT fk_thread_article_id_version_id FOREIGN KEY (article_id, version_id) REFERENCES public.version(article_id, id);

ALTER TABLE ONLY public.thread
    ADD CONSTRAINT fk_thread_publication_id_article_id FOREIGN KEY (publication_id, article_id) REFERENCES public.article(publication_id, id);

ALTER TABLE ONLY public.thread
    ADD CONSTRAINT fk_thread_publication_id_opened_by FOREIGN KEY (publication_id, opened_by) REFERENCES public.membership(publication_id, person_id);

ALTER TABLE ONLY public.thread
    ADD CONSTRAINT fk_thread_publication_id_resolved_by FOREIGN KEY (publication_id, resolved_by) REFERENCES public.membership(publication_id, person_id);

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

ALTER TABLE ONLY public.draft_effort
    ADD CONSTRAINT measured_draft FOREIGN KEY (article_id, version_id, segment_id, draft_rev) REFERENCES public.text_history(article_id, version_id, segment_id, rev);

ALTER TABLE ONLY public.derivation
    ADD CONSTRAINT other_text FOREIGN KEY (article_id, parent_version_id, segment_id, other_parent_rev) REFERENCES public.text_history(article_id, version_id, segment_id, rev);

ALTER TABLE ONLY public.derivation
    ADD CONSTRAINT parent_is_the_versions_parent FOREIGN KEY (article_id, version_id, parent_version_id) REFERENCES public.version(article_id, id, parent_version_id);

ALTER TABLE ONLY public.derivation
    ADD CONSTRAINT parent_text FOREIGN KEY (article_id, parent_version_id, segment_id, parent_rev) REFERENCES public.text_history(article_id, version_id, segment_id, rev);
