-- A text that is added to an approved or published version was accepted, or the version is reopened by the end of the
-- transaction. Imports add thousands of texts, so the rows are looked at once a statement; a check at the commit is a
-- row's, and the row is then the version's: it is written as it is, which nothing else does.
CREATE FUNCTION joins_approved() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE version v SET status = v.status
    WHERE v.status IN ('approved', 'published') AND v.role <> 'source'
    AND (v.article_id, v.id) IN (SELECT DISTINCT article_id, version_id FROM joining WHERE NOT retired);
  RETURN NULL;
END $$;
CREATE TRIGGER joins_approved AFTER INSERT ON segment_text REFERENCING NEW TABLE AS joining
  FOR EACH STATEMENT EXECUTE FUNCTION joins_approved();

CREATE FUNCTION approved_with_what_joined() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
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
CREATE CONSTRAINT TRIGGER approved_with_what_joined AFTER UPDATE ON version DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.* IS NOT DISTINCT FROM NEW.*) EXECUTE FUNCTION approved_with_what_joined();

-- A text leaves an approved version when its source drops the sentence, and for nothing else: its release then records
-- that the whole is another. A sentence that comes back stands there as it was accepted.
CREATE FUNCTION approved_text_is_listed() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
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
CREATE CONSTRAINT TRIGGER approved_text_is_listed AFTER UPDATE ON segment_text DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.retired <> OLD.retired) EXECUTE FUNCTION approved_text_is_listed();
