"""The last gate before readers: what goes out is compared with what people accepted and approved, text by text.

A version's status says that somebody approved it once. What is published is looked at itself, under the locks of the
release: each text is final and accepted as it stands, and what readers would see of the whole is what was approved.
"""

from collections.abc import Sequence

from tms.db.models import Version
from tms.db.queries import accepted_texts
from tms.db.queries.accepted_texts import APPROVAL
from tms.db.queries.picture_choices import approved_choices, choices_in
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.fingerprint import fingerprint
from tms.domain.permissions import Actor
from tms.domain.recorded_acts import SignOffKind
from tms.services.authorize import LoadedArticle
from tms.services.jobs.accepted_texts import refuse_not_accepted
from tms.services.jobs.sign import sign_version
from tms.services.versions.as_read import seen_blocks

_SOURCE_ALONE = "Since the approval the source alone changed what readers see; each text stands as it was accepted."
"""Why an editor's release lets pass another whole of the same texts, as the record of it says."""


def refuse_unread(uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, versions: Sequence[Version]) -> None:
    """Raise Conflict (``text_not_accepted``, naming the first one) if anything would go out that nobody accepted.

    Where all texts are as they were accepted and the whole is another than the one approved, because the source lost
    a sentence, moved one, or had a typo corrected, the release is the editor's recorded waiver of another approval.
    What the version shows instead of the article's pictures the source never changes: that is as it was approved, or
    Conflict (``pictures_not_approved``) is raised.
    """
    for version in versions:
        if version.role == "source":
            continue
        refuse_not_accepted(uow, version, is_final=True)
        here = (uow.session, version.article_id, version.id)
        if choices_in(*here) != approved_choices(*here):
            raise Conflict("pictures_not_approved", locale=version.locale)
        seen = fingerprint(seen_blocks(uow, loaded, version))
        if not accepted_texts.is_approved(uow.session, version.article_id, version.id, seen):
            sign_version(uow, actor, loaded, version, SignOffKind.WAIVE, _SOURCE_ALONE, waives=APPROVAL)
