-- Which of a version's texts, each named by segment and rev, nobody accepted as they stand there.
--
-- Accepted is what somebody accepted at just that rev, or since when an editor corrected typos only; and what a source
-- revision lists, because an editor brought it in as the source.
CREATE FUNCTION texts_not_accepted(of_article bigint, of_version bigint, segments bigint[], revs integer[])
RETURNS SETOF bigint LANGUAGE sql STABLE SET search_path FROM CURRENT SET enable_nestloop = off AS $$
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

-- An approved or published version says what was approved: who changes a text or takes back its acceptance reopens the
-- version in the same transaction. A typo that an editor corrected in the source is the one exception: it is an act of its
-- own in the history ("typo"), and asks for no second approval of the same sentence.
CREATE FUNCTION approved_text_stays() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
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
CREATE CONSTRAINT TRIGGER approved_text_stays AFTER UPDATE ON segment_text DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN ((NEW.rev <> OLD.rev AND NEW.act <> 'typo') OR (NEW.state <> OLD.state AND NEW.state <> 'final'))
  EXECUTE FUNCTION approved_text_stays();

-- A version becomes approved with every text final, and the sign-off of who approved just that.
CREATE FUNCTION approved_as_accepted() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF EXISTS (SELECT FROM version v WHERE v.article_id = NEW.article_id AND v.id = NEW.id AND v.status = NEW.status)
    AND EXISTS (SELECT FROM segment_text t WHERE t.article_id = NEW.article_id AND t.version_id = NEW.id
      AND NOT t.retired AND t.presence = 'present' AND t.state <> 'final') THEN
    RAISE EXCEPTION 'version: % holds texts that nobody accepted, and can''t be approved', NEW.id
      USING ERRCODE = '23000';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER approved_as_accepted AFTER UPDATE ON version DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.status IN ('approved', 'published') AND OLD.status NOT IN ('approved', 'published')
    AND NEW.role <> 'source' AND OLD.role <> 'source')
  EXECUTE FUNCTION approved_as_accepted();

-- Nothing goes out but what was accepted, text by text, and approved or let pass as a whole. After the foreign keys.
CREATE FUNCTION goes_out_as_accepted() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
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
CREATE TRIGGER goes_out_as_accepted AFTER UPDATE ON version
  FOR EACH ROW WHEN (NEW.live_snapshot_id IS NOT NULL AND NEW.live_snapshot_id IS DISTINCT FROM OLD.live_snapshot_id)
  EXECUTE FUNCTION goes_out_as_accepted();

-- A hold that is placed while a release happens waits, and finds it published.
CREATE FUNCTION hold_waits_for_release() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM FROM article WHERE id = NEW.article_id FOR NO KEY UPDATE;
  RETURN NEW;
END $$;
CREATE TRIGGER hold_waits_for_release BEFORE INSERT ON hold FOR EACH ROW EXECUTE FUNCTION hold_waits_for_release();
