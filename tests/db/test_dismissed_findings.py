"""Kept by the database: a dismissal has a reason, holds once, is withdrawn once, and is never rewritten."""

from tests.db.attempts import Attempts

DISMISSAL = (
    "INSERT INTO dismissed_finding (article_id, publication_id, version_id, segment_id, finding, texts, alike,"
    " reason, person_id) VALUES ({{a}}, {{p}}, {{a_hans}}, {{a_segment}}, '{0}', '{2}', '{0}', '{1}', {{reviewer}})"
)
WITHDRAWN = "UPDATE dismissed_finding SET withdrawn_at = now(), withdrawn_by = {editor}"


def dismissal(finding: str = "script.foreign:1", reason: str = "A name.", texts: str = "1") -> str:
    return DISMISSAL.format(finding, reason, texts)


def test_a_dismissal_says_what_and_why(attempts: Attempts) -> None:
    for one in (dismissal(reason=""), dismissal(finding="")):
        attempts.refused(one, by="has_reason")


def test_a_finding_is_dismissed_once_at_a_time(attempts: Attempts) -> None:
    attempts.run(dismissal())
    attempts.refused(dismissal(reason="Another."), by="dismissed_once")
    attempts.accepted(dismissal(reason="In another sentence.", texts="2"))
    attempts.accepted(WITHDRAWN, dismissal(reason="Another."))


def test_a_dismissal_is_withdrawn_once_and_otherwise_stays(attempts: Attempts) -> None:
    attempts.run(dismissal())
    attempts.refused("UPDATE dismissed_finding SET finding = 'script.foreign:2'", by="withdrawn, once")
    attempts.refused("UPDATE dismissed_finding SET withdrawn_at = now()", by="withdrawn_by_somebody")
    attempts.refused("DELETE FROM dismissed_finding", by="never deleted")
    attempts.accepted("UPDATE dismissed_finding SET reason = 'erased'")
    attempts.run(WITHDRAWN)
    attempts.refused("UPDATE dismissed_finding SET withdrawn_at = NULL, withdrawn_by = NULL", by="withdrawn, once")
