-- What may not be changed, or not be deleted, of rows that are otherwise written to.

CREATE TRIGGER first_rev_is_one BEFORE INSERT ON segment_text FOR EACH ROW WHEN (NEW.rev <> 1)
  EXECUTE FUNCTION refuse('the first rev is 1');
CREATE TRIGGER rev_rises_with_the_text BEFORE UPDATE ON segment_text FOR EACH ROW WHEN (
  NEW.rev <> OLD.rev + (CASE WHEN (NEW.text, NEW.codes, NEW.presence) IS DISTINCT FROM (OLD.text, OLD.codes, OLD.presence)
    THEN 1 ELSE 0 END)
  OR (NEW.article_id, NEW.version_id, NEW.segment_id) IS DISTINCT FROM (OLD.article_id, OLD.version_id, OLD.segment_id))
  EXECUTE FUNCTION refuse('rev rises by one with the text and only with it; the key never changes');
CREATE TRIGGER retired_text_stays BEFORE UPDATE ON segment_text FOR EACH ROW
  WHEN (OLD.retired AND NEW.retired AND NEW.rev <> OLD.rev)
  EXECUTE FUNCTION refuse('this segment is not in the current revision');
CREATE TRIGGER texts_stay BEFORE DELETE OR TRUNCATE ON segment_text FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('texts are retired, never deleted');

CREATE TRIGGER addresses_stay BEFORE DELETE OR TRUNCATE ON address FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('an address is never deleted');
CREATE TRIGGER address_keeps_its_version BEFORE UPDATE ON address FOR EACH ROW WHEN (
  (NEW.publication_id, NEW.locale, NEW.slug, NEW.article_id, NEW.version_id)
  IS DISTINCT FROM (OLD.publication_id, OLD.locale, OLD.slug, OLD.article_id, OLD.version_id))
  EXECUTE FUNCTION refuse('an address belongs to its version for ever');

-- Tags are part of addresses.
CREATE TRIGGER locale_keeps_its_tag BEFORE UPDATE ON publication_locale FOR EACH ROW WHEN (
  (NEW.publication_id, NEW.locale) IS DISTINCT FROM (OLD.publication_id, OLD.locale))
  EXECUTE FUNCTION refuse('a version keeps its tag');

-- A rule's words and a decision's choice are what somebody answered for: both are ended, and another one made.
CREATE TRIGGER rule_is_retired_once BEFORE UPDATE ON conversion_rule FOR EACH ROW WHEN (
  (to_jsonb(NEW) - 'note') IS DISTINCT FROM (to_jsonb(OLD) - 'note') AND (OLD.retired_at IS NOT NULL
  OR (to_jsonb(NEW) - ARRAY['note', 'retired_at', 'retired_by', 'retired_in'])
  IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['note', 'retired_at', 'retired_by', 'retired_in'])))
  EXECUTE FUNCTION refuse('a rule is retired, once, and otherwise stays as it is');
CREATE TRIGGER rules_stay BEFORE DELETE OR TRUNCATE ON conversion_rule FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('a rule is retired, never deleted');
CREATE TRIGGER decision_is_retired_once BEFORE UPDATE ON conversion_decision FOR EACH ROW WHEN (
  OLD.retired_at IS NOT NULL OR (to_jsonb(NEW) - ARRAY['retired_at', 'retired_by'])
  IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['retired_at', 'retired_by']))
  EXECUTE FUNCTION refuse('a decision is retired, once, and otherwise stays as it is');
CREATE TRIGGER decisions_stay BEFORE DELETE OR TRUNCATE ON conversion_decision FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('a decision is retired, never deleted');

-- A dismissal's reason is what somebody answered for; erasing a person is the only thing that changes it.
CREATE TRIGGER dismissal_is_withdrawn_once BEFORE UPDATE ON dismissed_finding FOR EACH ROW WHEN (
  (to_jsonb(NEW) - 'reason') IS DISTINCT FROM (to_jsonb(OLD) - 'reason') AND (OLD.withdrawn_at IS NOT NULL
  OR (to_jsonb(NEW) - ARRAY['reason', 'withdrawn_at', 'withdrawn_by'])
  IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['reason', 'withdrawn_at', 'withdrawn_by'])))
  EXECUTE FUNCTION refuse('a dismissal is withdrawn, once, and otherwise stays as it is');
CREATE TRIGGER dismissals_stay BEFORE DELETE OR TRUNCATE ON dismissed_finding FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('a dismissal is withdrawn, never deleted');

CREATE TRIGGER threads_stay BEFORE DELETE OR TRUNCATE ON thread FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('a thread is resolved, never deleted');
CREATE TRIGGER comments_stay BEFORE DELETE OR TRUNCATE ON comment FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('a comment is withdrawn, never deleted');

CREATE TRIGGER briefs_stay BEFORE DELETE OR TRUNCATE ON article_brief FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('a brief is followed by another, never deleted');
CREATE TRIGGER style_guides_stay BEFORE DELETE OR TRUNCATE ON style_guide_change FOR EACH STATEMENT
  EXECUTE FUNCTION refuse('a style guide is followed by another, never deleted');
