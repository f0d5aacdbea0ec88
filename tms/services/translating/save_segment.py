"""Acts on a text by its translator or reviewer: keeping what is typed, saving it, confirming it."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func
from sqlalchemy.dialects.postgresql import insert

from tms.db.base import Base
from tms.db.models import Claim, Derivation, PendingText, SegmentText
from tms.db.queries import one_segment, texts
from tms.db.queries.article_context import VersionRow
from tms.db.statements.batched_changes import RowChange, execute_changes
from tms.db.statements.detached_rows import columns
from tms.db.unit_of_work import UnitOfWork
from tms.domain.code_faults import decisive_faults
from tms.domain.errors import Conflict, Invalid, NotFound
from tms.domain.permissions import Action, Actor
from tms.domain.provenance import Provenance
from tms.domain.recorded_acts import Act, SignOffKind
from tms.domain.states import ACCEPTED, Look, Origin, SegmentState
from tms.domain.storable import LONGEST_TEXT, require_storable
from tms.domain.translatable import Several
from tms.services.audit import queue_work
from tms.services.authorize import authorize_article, is_in_review
from tms.services.authorize_locked import LockedText, authorize_locked_writing
from tms.services.checking.check_to_confirm import refuse_errors
from tms.services.following.apply_parent_change import LockedSegment, settle_override, versions_follow
from tms.services.following.detach import note_what_was_seen
from tms.services.idempotency import first_answer, kept_answer
from tms.services.jobs.agree_effect import agreed
from tms.services.jobs.authorship import authors_of_text
from tms.services.jobs.corrections import are_corrections, correctors
from tms.services.jobs.reopen import reopen_if_closed
from tms.services.jobs.sign import sign_segment
from tms.services.translating.acceptance_told import tell_of_lost_acceptance
from tms.services.translating.correction_told import tell_of_correction
from tms.services.translating.repeats import Filled, fill_repeats
from tms.services.translating.stale_answer import stale
from tms.services.versions.segment_gone import segment_retired


@dataclass(frozen=True, slots=True)
class Save:
    """What the page sends: the text, the revs it was based on, and a key that makes the request happen once.

    ``resolves`` is, in a conflict, the parent's rev of the other text: resolving names what it resolves.
    """

    text: str
    rev: int
    source_rev: int
    key: uuid.UUID
    confirm: bool
    resolves: int | None = None


def save_segment(
    uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int, save: Save
) -> dict[str, Any]:
    """Make ``save.text`` the segment's text, and with ``confirm`` translated; versions derived from it follow at once.

    A reviewer's correction is always a confirmation: the text is translated, by them, and waits for another's eyes.
    A machine's is always a draft. Untouched segments with the same source get a confirmed text as their draft. One
    history row if the text changed, none if not. Answers rev, state, look, which derived versions changed and which
    segments got it too.
    Raises Denied, NotFound, Stale (``text_stale`` with base, yours, theirs), Invalid (``text_empty``,
    ``text_too_long``, ``text_not_text``, ``codes_broken``, ``text_has_error``, ``rev_unknown``), Conflict
    (``key_reused``, ``conflict_open``, ``segment_retired``, ``text_by_person``, ``draft_of_derived``).
    """
    require_storable(save.text)
    action = Action.SEGMENT_CONFIRM if save.confirm else Action.SEGMENT_EDIT
    locked = authorize_locked_writing(uow, actor, action, article_id, locale, segment_id, with_derived=True)
    if corrects := is_in_review(locked.seen, locked.version):
        save = replace(save, confirm=True)
    wish = {name: getattr(save, name) for name in Save.__slots__}
    body = wish | {"article": article_id, "locale": locale, "segment": segment_id}
    answer = first_answer(uow, actor, save.key, body)
    if answer is None:
        accepted = {version_id: row.rev for version_id, row in locked.texts.items() if row.state in ACCEPTED}
        answer, changes = _save(uow, actor, locked, save)
        execute_changes(uow.session, [*changes, kept_answer(actor, save.key, answer)])
        if corrects and answer["changed"] and locked.seen.publication.four_eyes:
            tell_of_correction(uow, actor, locked)
        if accepted:
            tell_of_lost_acceptance(uow, actor, locked.texts, accepted)
    return answer


def _save(
    uow: UnitOfWork, actor: Actor, locked: LockedText, save: Save
) -> tuple[dict[str, Any], Sequence[RowChange | Base]]:
    """The answer, and what is to be changed with it.

    Everything is locked and read first; the texts change in one statement, what names their revs in the next: that is
    what is left to the caller.
    """
    seen, version, row = locked.seen, locked.version, locked.row
    segment_id = row.segment_id
    beside = one_segment.beside(uow.session, version.article_id, segment_id, seen.article.source_version_id)
    held, source = LockedSegment(locked.texts, beside), beside.source
    if source is None:
        raise NotFound("segment_not_found")
    _check_revs(uow, actor, row, source, save)
    if actor.is_machine:
        _refuse_persons_text(version, row)
    text = save.text.replace("\r\n", "\n").strip()
    _check_text(text, source, confirm=save.confirm)
    if save.confirm:
        refuse_errors(uow, seen.publication, (seen.source, version), source, text)
    if is_in_review(seen, version) and _is_as_it_stands(row, text):
        # Whoever reads a text again and leaves it is not its author.
        return _answer(row, changed=False), _given_up(actor, version, segment_id)
    is_behind = source_moved_on(uow, source, save.source_rev)
    own = beside.derived.get(version.id)
    if own is not None:
        settle_override(row, own.derivation, text, resolves=save.resolves, confirm=save.confirm)
    agrees = not is_behind and _agrees(uow, locked, source, save, text)
    changed = _write(row, source, actor, text, save, is_behind=is_behind)
    if own is not None and own.derivation is not None and save.confirm:
        note_what_was_seen(uow, seen, version, row, own.derivation)
    followed = versions_follow(uow, seen, held, version, Provenance(Act.DERIVE, person_id=actor.person_id))
    is_for_all = save.confirm and not is_behind and version.role == "direct"
    filled = fill_repeats(uow, actor, seen, version, held) if is_for_all and beside.same else Filled()
    derivations = [one.derivation for one in beside.derived.values() if one.derivation is not None]
    begun = [RowChange("insert", Derivation, values=_values(one)) for one in (*followed.begun, *filled.begun)]
    given_up = _given_up(actor, version, segment_id, claim=save.confirm)
    signed = agreed(uow, actor, seen, version, held.texts, beside.derived) if agrees else []
    execute_changes(uow.session, [*held.texts.values(), *filled.texts])
    for kind, version_id in filled.work:
        queue_work(uow, kind, version.article_id, version_id)
    if disturbed := dict.fromkeys([*followed.disturbed, *filled.disturbed]):
        _reopen(uow, actor, version.article_id, disturbed)
    uow.article_changed(seen.publication.id, version.article_id)
    if save.confirm and not agrees and not (changed and _is_brought_back(uow, locked)):
        signed = [sign_segment(actor, seen, version, row, SignOffKind.CONFIRM)]
    answer = _answer(row, changed=changed, followed=followed.locales, repeated=filled.segments)
    return answer, [*begun, *derivations, *filled.derivations, *signed, *given_up]


def _reopen(uow: UnitOfWork, actor: Actor, article_id: int, disturbed: Iterable[VersionRow]) -> None:
    loaded = authorize_article(uow, actor, Action.ARTICLE_VIEW, article_id)
    for one in disturbed:
        child = loaded.version(one.locale)
        reopen_if_closed(uow, loaded, child)


def _values(derivation: Derivation) -> dict[str, Any]:
    return {column.key: getattr(derivation, column.key) for column in columns(Derivation)}


def _check_revs(uow: UnitOfWork, actor: Actor, row: SegmentText, source: SegmentText, save: Save) -> None:
    """Check that what is saved is about the texts that stand there now."""
    if row.retired:
        raise segment_retired(uow, row)
    if row.rev != save.rev and not (row.rev > save.rev and _is_own_repeat(row, actor)):
        raise stale(uow, row, rev=save.rev, yours=save.text)
    if not 1 <= save.source_rev <= source.rev:
        raise Invalid("rev_unknown")


def _refuse_persons_text(version: VersionRow, row: SegmentText) -> None:
    """A machine's fence: it writes where drafts are made, and over nothing that a person has acted on."""
    if version.role != "direct":
        raise Conflict("draft_of_derived")
    if row.touched_by is not None or row.state != SegmentState.INITIAL:
        raise Conflict("text_by_person")


def _is_own_repeat(row: SegmentText, actor: Actor) -> bool:
    """Whether the present text came with the person's own confirmation of the same sentence, perhaps just before."""
    return row.origin == Origin.REPEAT and row.touched_by is None and row.person_id == actor.person_id


def _is_as_it_stands(row: SegmentText, text: str) -> bool:
    return text == row.text and row.state != SegmentState.INITIAL and row.look is None


def _answer(
    row: SegmentText, *, changed: bool, followed: Sequence[str] = (), repeated: Sequence[int] = ()
) -> dict[str, Any]:
    return {
        "segment": row.segment_id,
        "rev": row.rev,
        "state": row.state,
        "look": row.look,
        "changed": changed,
        "followed": list(followed),
        "repeated": list(repeated),
    }


def _check_text(text: str, source: SegmentText, *, confirm: bool) -> None:
    if len(text) > LONGEST_TEXT:
        raise Invalid("text_too_long", longest=LONGEST_TEXT)
    if confirm and not text:
        raise Invalid("text_empty")
    if confirm and source.codes and (broken := decisive_faults(text, source.text, source.codes)):
        raise Invalid("codes_broken", codes=Several(marker[1:-1] for marker in broken))


def _agrees(uow: UnitOfWork, locked: LockedText, source: SegmentText, save: Save, text: str) -> bool:
    """Whether this confirms a reviewer's correction as it stands, for the source that the reviewer had: an agreement.

    As a mere confirmation it would make the text the translator's too, and leave nobody who could accept it.
    """
    row, actor = locked.row, locked.actor
    is_read = save.confirm and (text, source.codes) == (row.text, row.codes) and row.person_id != actor.person_id
    if not is_read or row.look == Look.CONFLICT or not row.text:
        return False
    by = authors_of_text(uow, row) if locked.seen.publication.four_eyes else frozenset[int]()
    is_anothers = actor.person_id not in by and are_corrections({row.segment_id: by}, correctors(uow, row.article_id))
    return bool(is_anothers) and not source_moved_on(uow, source, row.source_rev or 0)


def _is_brought_back(uow: UnitOfWork, locked: LockedText) -> bool:
    """Whether the text that a reviewer just stored is what another wrote: who takes it back has nothing to confirm.

    Asked of the stored text, as the next one who accepts it will ask.
    """
    is_read = is_in_review(locked.seen, locked.version)
    return is_read and locked.actor.person_id not in authors_of_text(uow, locked.row)


def source_moved_on(uow: UnitOfWork, source: SegmentText, seen_rev: int) -> bool:
    """Whether the source has changed since that rev, by more than typos."""
    if source.rev == seen_rev:
        return False
    since = texts.history(uow.session, source.article_id, source.version_id, source.segment_id)
    return any(change.rev > seen_rev and change.act != Act.TYPO for change in since)


def _write(row: SegmentText, source: SegmentText, actor: Actor, text: str, save: Save, *, is_behind: bool) -> bool:
    """Set the row's fields; the database writes the history when ``rev`` rises.

    A confirmation that saw an older source is kept and confirms nothing: the person is asked to look at the new one.
    """
    # A link that the source has changed is changed by confirming what is said around it.
    changed = text != row.text or (save.confirm and not is_behind and row.codes != source.codes)
    if changed:
        act, origin = (Act.DRAFT, Origin.MT) if actor.is_machine else (Act.EDIT, Origin.HUMAN)
        row.say(text, source.codes, Provenance(act, person_id=actor.person_id))
        row.origin, row.similarity, row.repaired, row.same_as = origin, None, False, None
    if (changed or save.confirm) and not actor.is_machine:
        row.touched_by = actor.person_id
    if save.confirm:
        row.state = SegmentState.TRANSLATED
        row.look = None
        row.source_version_id, row.source_rev = source.version_id, save.source_rev
    elif changed:
        row.state = SegmentState.INITIAL
    if is_behind:
        row.state, row.look = SegmentState.INITIAL, Look.SOURCE_CHANGED
    return changed


def keep_typing(
    uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int, *, text: str, rev: int
) -> None:
    """Keep what the person is typing, for them alone; no history, no rev, source of nothing.

    Raises Stale if they have saved a newer text than the one that they typed upon.
    """
    require_storable(text)
    if len(text) > LONGEST_TEXT:
        raise Invalid("text_too_long", longest=LONGEST_TEXT)
    held = authorize_locked_writing(uow, actor, Action.SEGMENT_EDIT, article_id, locale, segment_id)
    row = held.row
    # What they saved meanwhile came from this typing or a later one: it was only longer on its way.
    if rev < row.rev and row.touched_by == actor.person_id and not row.retired:
        raise stale(uow, row, rev=rev, yours=text)
    # Whoever is back at the text itself wants nothing kept: it would come up as theirs once the text is another.
    if text == row.text and rev == row.rev:
        execute_changes(uow.session, _given_up(actor, held.version, segment_id, claim=False))
        return
    statement = insert(PendingText).values(
        article_id=article_id,
        version_id=row.version_id,
        segment_id=segment_id,
        person_id=actor.person_id,
        text=text,
        based_on_rev=rev,
    )
    uow.session.execute(
        statement.on_conflict_do_update(
            index_elements=["article_id", "version_id", "segment_id", "person_id"],
            set_={"text": text, "based_on_rev": rev, "at": func.now(), "proposed": False},
        )
    )


def _given_up(actor: Actor, version: VersionRow, segment_id: int, *, claim: bool = True) -> list[RowChange]:
    """What the person has no longer: what they typed is now the text, and with ``claim`` the segment is left."""
    key = {"article_id": version.article_id, "version_id": version.id, "segment_id": segment_id}
    mine = key | {"person_id": actor.person_id}
    return [RowChange("delete", model, mine) for model in ((Claim, PendingText) if claim else (PendingText,))]
