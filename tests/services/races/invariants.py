"""What must hold of an article whatever people did to it at once: the promises of the last gate, read off the database.

Written from what is promised and not from how it is kept, for tests of pairs of acts, of real processes and of chaos.
A version that was a source once was never approved as a translation, so that only its texts are looked at.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, text

from tms.db.models import Article, Publication, Version
from tms.db.unit_of_work import Database, UnitOfWork
from tms.domain.fingerprint import fingerprint
from tms.services.authorize import LoadedArticle
from tms.services.versions.as_read import seen_blocks

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Violation:
    """A promise that is broken, and where."""

    rule: str
    detail: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.detail}"


_PRESENT = """
    FROM segment_text t JOIN version v ON v.article_id = t.article_id AND v.id = t.version_id
    JOIN article a ON a.id = t.article_id
    JOIN revision_segment r ON r.article_id = a.id AND r.revision_id = a.current_revision_id
     AND r.segment_id = t.segment_id
    WHERE t.article_id = ANY (:articles) AND t.presence = 'present' AND NOT t.retired
"""
_WHERE = "t.article_id || ' ' || v.locale || ' segment ' || t.segment_id || ' rev ' || t.rev"

RULES: dict[str, str] = {
    "nothing unread stands in an approved version": f"""
        SELECT {_WHERE} || ' is ' || t.state || ', version ' || v.status {_PRESENT}
        AND v.status IN ('approved', 'published') AND t.state NOT IN ('reviewed', 'final')""",
    "nothing is open in an approved version": f"""
        SELECT {_WHERE} || ' asks to be looked at: ' || t.look || ', version ' || v.status {_PRESENT}
        AND v.status IN ('approved', 'published') AND t.look IN ('conflict', 'sent_back')""",
    "what is unconfirmed in review asks to be looked at": f"""
        SELECT {_WHERE} || ' is ' || t.state || ' in review' {_PRESENT}
        AND v.status = 'reviewing' AND t.state = 'initial' AND t.look IS NULL
        AND NOT EXISTS (SELECT FROM work_item w WHERE w.article_id = v.article_id AND w.version_id = v.id
         AND w.kind = 'derive' AND w.state IN ('waiting', 'running'))
        AND NOT EXISTS (SELECT FROM segment_text p WHERE p.article_id = t.article_id
         AND p.version_id = v.parent_version_id AND p.segment_id = t.segment_id AND p.state = 'initial')""",
    "an approved version's texts are those that were accepted": f"""
        SELECT {_WHERE} || ' was never accepted, version ' || v.status {_PRESENT}
        AND v.status IN ('approved', 'published') AND v.role <> 'source'
        AND NOT EXISTS (SELECT FROM source_revision s WHERE s.article_id = v.article_id AND s.version_id = v.id)
        AND NOT EXISTS (SELECT FROM sign_off o JOIN text_history h ON h.article_id = o.article_id
         AND h.version_id = o.version_id AND h.segment_id = o.segment_id AND h.rev = o.rev
         WHERE o.article_id = t.article_id AND o.version_id = t.version_id AND o.segment_id = t.segment_id
         AND o.kind = 'accept' AND h.text = t.text)""",
    "every released sentence was accepted": """
        SELECT n.article_id || ' ' || v.locale || ' snapshot ' || n.id || ' segment ' || s.segment_id || ' ' || s.rev
        FROM release_version x JOIN snapshot n ON n.article_id = x.article_id AND n.id = x.snapshot_id
        JOIN version v ON v.article_id = n.article_id AND v.id = n.version_id
        JOIN snapshot_segment s ON s.article_id = n.article_id AND s.snapshot_id = n.id
        JOIN text_history h ON h.article_id = s.article_id AND h.version_id = s.version_id
         AND h.segment_id = s.segment_id AND h.rev = s.rev
        WHERE x.article_id = ANY (:articles) AND x.state = 'happened' AND h.presence = 'present'
        AND NOT EXISTS (SELECT FROM source_revision b WHERE b.article_id = v.article_id AND b.version_id = v.id)
        AND NOT EXISTS (SELECT FROM sign_off o JOIN text_history w ON w.article_id = o.article_id
         AND w.version_id = o.version_id AND w.segment_id = o.segment_id AND w.rev = o.rev
         WHERE o.article_id = s.article_id AND o.version_id = s.version_id AND o.segment_id = s.segment_id
         AND o.kind = 'accept' AND w.text = h.text)""",
    "every release has an approval of just that": """
        SELECT n.article_id || ' ' || v.locale || ' snapshot ' || n.id
        FROM release_version x JOIN snapshot n ON n.article_id = x.article_id AND n.id = x.snapshot_id
        JOIN version v ON v.article_id = n.article_id AND v.id = n.version_id
        JOIN source_revision c ON c.article_id = n.article_id AND c.id = n.revision_id
        WHERE x.article_id = ANY (:articles) AND x.state = 'happened' AND c.kind <> 'typo'
        AND NOT EXISTS (SELECT FROM source_revision b WHERE b.article_id = v.article_id AND b.version_id = v.id)
        AND NOT EXISTS (SELECT FROM sign_off o WHERE o.article_id = n.article_id AND o.version_id = n.version_id
         AND o.kind = 'approve' AND o.fingerprint = n.fingerprint)""",
    "a released source is a source revision": """
        SELECT n.article_id || ' ' || v.locale || ' snapshot ' || n.id || ' segment ' || s.segment_id || ' ' || s.rev
        FROM release_version x JOIN snapshot n ON n.article_id = x.article_id AND n.id = x.snapshot_id
        JOIN version v ON v.article_id = n.article_id AND v.id = n.version_id
        JOIN source_revision c ON c.article_id = n.article_id AND c.id = n.revision_id AND c.version_id = v.id
        JOIN snapshot_segment s ON s.article_id = n.article_id AND s.snapshot_id = n.id
        WHERE x.article_id = ANY (:articles) AND x.state = 'happened'
        AND NOT EXISTS (SELECT FROM revision_segment r WHERE r.article_id = s.article_id
         AND r.revision_id = c.id AND r.segment_id = s.segment_id AND r.version_id = s.version_id AND r.rev = s.rev)""",
    "nothing archived or discarded is released": """
        SELECT p.article_id || ' published by event ' || p.id || ' after ' || z.act || ' ' || z.id
        FROM event p JOIN event z ON z.article_id = p.article_id AND z.id < p.id
         AND z.act IN ('article_archived', 'article_discarded')
        WHERE p.article_id = ANY (:articles) AND p.act = 'article_published'
        AND NOT EXISTS (SELECT FROM event b WHERE b.article_id = p.article_id AND b.id BETWEEN z.id AND p.id
         AND b.act IN ('article_unarchived', 'article_restored'))""",
    "a version and its job agree": """
        SELECT v.article_id || ' ' || v.locale || ' is ' || v.status || ', open job: ' ||
         coalesce((SELECT string_agg(s.kind || ' ' || s.state, ', ' ORDER BY s.position) FROM job_step s
          WHERE s.article_id = j.article_id AND s.job_id = j.id), 'none')
        FROM version v LEFT JOIN job j ON j.article_id = v.article_id AND j.version_id = v.id AND j.state = 'open'
        WHERE v.article_id = ANY (:articles) AND v.role <> 'source' AND v.status <> 'new' AND
        CASE WHEN v.status NOT IN ('translating', 'reviewing') THEN j.id IS NOT NULL
        ELSE NOT EXISTS (SELECT FROM job_step s WHERE s.article_id = j.article_id AND s.job_id = j.id
         AND s.state = 'active' AND s.kind = CASE v.status WHEN 'reviewing' THEN 'review' ELSE 'translate' END) END""",
}
"""Each promise as the rows that break it."""

_WRITTEN = """(SELECT max(h.rev) FROM text_history h WHERE h.article_id = o.article_id AND h.version_id = {version}
    AND h.segment_id = {segment} AND h.rev <= {rev} AND h.act <> 'decide')"""
# Whoever brings back, letter for letter, what another wrote there first for the same source, and what was a translation
# and no mere draft, is not its author.
_SAME = """text_history b WHERE b.article_id = h.article_id AND b.version_id = h.version_id
      AND b.segment_id = h.segment_id AND b.rev < h.rev AND b.text = h.text AND b.codes IS NOT DISTINCT FROM h.codes
      AND b.presence = h.presence AND b.act NOT IN ('split', 'join') AND (b.source_rev IS NULL
       OR (b.source_version_id = h.source_version_id AND b.source_rev = h.source_rev))"""
_IS_AUTHOR = f"""(EXISTS (SELECT FROM text_history h WHERE h.article_id = o.article_id AND h.version_id = {{version}}
     AND h.segment_id = {{segment}} AND h.rev = {{written}} AND h.person_id = o.person_id
     AND NOT (EXISTS (SELECT FROM (SELECT b.person_id FROM {_SAME} ORDER BY b.rev LIMIT 1) first
       WHERE first.person_id IS DISTINCT FROM h.person_id)
      AND EXISTS (SELECT FROM {_SAME} AND (b.state <> 'initial' OR EXISTS (SELECT FROM sign_off s
       WHERE s.article_id = b.article_id AND s.version_id = b.version_id AND s.segment_id = b.segment_id
       AND s.rev = b.rev AND s.kind = 'confirm')))))
    OR EXISTS (SELECT FROM sign_off c WHERE c.article_id = o.article_id AND c.version_id = {{version}}
     AND c.segment_id = {{segment}} AND c.kind = 'confirm' AND c.rev BETWEEN {{written}} AND {{rev}}
     AND c.person_id = o.person_id AND c.id < o.id))"""


def _authored(version: str, segment: str, rev: str) -> str:
    names = {"version": version, "segment": segment, "rev": rev}
    return _IS_AUTHOR.format(**names, written=_WRITTEN.format(**names))


RULES["nobody accepts their own text"] = f"""
    SELECT o.article_id || ' segment ' || o.segment_id || ' rev ' || o.rev || ' by person ' || o.person_id
    FROM sign_off o JOIN publication p ON p.id = o.publication_id AND p.four_eyes
    WHERE o.article_id = ANY (:articles) AND o.kind = 'accept'
    AND {_authored("o.version_id", "o.segment_id", "o.rev")}"""
RULES["nobody approves what only they have read"] = f"""
    SELECT o.article_id || ' ' || v.locale || ' segment ' || t.segment_id || ' by person ' || o.person_id
    FROM version v JOIN sign_off o ON o.article_id = v.article_id AND o.version_id = v.id AND o.kind = 'approve'
    JOIN publication p ON p.id = o.publication_id AND p.four_eyes
    JOIN segment_text t ON t.article_id = v.article_id AND t.version_id = v.id AND NOT t.retired
     AND t.presence = 'present'
    WHERE v.article_id = ANY (:articles) AND v.status IN ('approved', 'published') AND v.role <> 'source'
    AND NOT EXISTS (SELECT FROM sign_off l WHERE l.article_id = o.article_id AND l.version_id = o.version_id
     AND l.kind = 'approve' AND l.id > o.id)
    AND {_authored("t.version_id", "t.segment_id", "t.rev")}
    AND NOT EXISTS (SELECT FROM sign_off b WHERE b.article_id = t.article_id AND b.version_id = t.version_id
     AND b.segment_id = t.segment_id AND b.rev = t.rev AND b.kind = 'accept' AND b.person_id <> o.person_id)"""

HELD = "nothing that is held is released"
_HELD = """
    SELECT h.article_id || ' hold ' || h.id || ' (' || h.reason || '), release ' || x.id
    FROM hold h JOIN release x ON x.article_id = h.article_id AND x.kind <> 'withdraw' AND x.state = 'happened'
    WHERE h.article_id = ANY (:articles) AND h.released_at IS NULL AND h.reason LIKE '% releases before'
    AND (SELECT count(*) FROM release b WHERE b.article_id = x.article_id AND b.id <= x.id AND b.kind <> 'withdraw')
     > CAST(split_part(h.reason, ' ', 1) AS int)"""
"""A hold of these tests says, under the lock of its article, how many releases there were when it was placed."""


def violations(database: Database, articles: Sequence[int]) -> list[Violation]:
    """Every promise that is broken in these articles, all read at one moment."""
    with database.begin() as uow:
        uow.session.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
        found = [
            Violation(rule, row[0])
            for rule, statement in [*RULES.items(), (HELD, _HELD)]
            for row in uow.session.execute(text(statement), {"articles": list(articles)})
        ]
        for article_id in articles:
            found += _other_than_approved(uow, article_id)
    return found


_APPROVAL = text(
    "SELECT o.fingerprint, r.kind FROM sign_off o"
    " JOIN article a ON a.id = o.article_id"
    " JOIN source_revision r ON r.article_id = a.id AND r.id = a.current_revision_id"
    " WHERE o.article_id = :article AND o.version_id = :version AND o.kind = 'approve' ORDER BY o.id DESC LIMIT 1"
)
_WAS_SOURCE = text("SELECT EXISTS (SELECT FROM source_revision WHERE article_id = :article AND version_id = :version)")


def _other_than_approved(uow: UnitOfWork, article_id: int) -> Iterator[Violation]:
    """What stands in an approved version is just what was approved; a typo in the source changes what surrounds it."""
    session = uow.session
    article = session.get_one(Article, article_id)
    versions = session.scalars(select(Version).where(Version.article_id == article_id)).all()
    loaded = LoadedArticle(article, session.get_one(Publication, article.publication_id), versions, {}, {})
    for version in versions:
        key = {"article": article_id, "version": version.id}
        if version.status not in {"approved", "published"} or session.scalar(_WAS_SOURCE, key):
            continue
        approval = session.execute(_APPROVAL, key).one_or_none()
        if approval is not None and approval.kind == "typo":
            continue
        now = fingerprint(seen_blocks(uow, loaded, version))
        if approval is None or approval.fingerprint != now:
            yield Violation("what stands there is what was approved", f"{article_id} {version.locale}")
