"""Accepting in one act what needs no second look: texts that nobody changed and that have nothing against them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tms.db.models import Version
from tms.db.queries import texts
from tms.db.queries.before_texts import Reviewed, Stood, drafted, reviewed, written_at
from tms.db.queries.text_rows import OneDerivation, OneText, derivations_of_versions
from tms.db.queries.texts import PlacedTexts
from tms.db.queries.threads import open_queries
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import SignOffKind
from tms.domain.states import ACCEPTED, SegmentState
from tms.services.authorize import LoadedArticle, authorize_version
from tms.services.authorize_locked import authorize_locked_version
from tms.services.conversion.questions import questions, waiver_of
from tms.services.jobs.authorship import own_segments
from tms.services.jobs.sign import sign_segments
from tms.services.memory.approved_before import approved_before, derived_places
from tms.services.reviewing.accept_segment import mark_accepted
from tms.services.reviewing.open_points import all_versions, open_points
from tms.services.versions.version_texts import present_rows


class Left(StrEnum):
    """The first reason for which a segment is not accepted with the others."""

    NOT_CONFIRMED = "not_confirmed"
    OWN = "own"
    LOOK = "look"
    QUERY = "query"
    ALARM = "alarm"
    FINDING = "finding"
    DECISION = "decision"
    SENT_BACK = "sent_back"
    APPROVED_BEFORE = "approved_before"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A segment, its number in the article, and the rev that was looked at."""

    segment_id: int
    number: int
    rev: int


@dataclass(frozen=True, slots=True)
class Clean:
    """What would be accepted, what is left and why, and how many are accepted already.

    ``remaining`` are all that ``accept_all`` would accept, clean or not; ``held`` those that it accepts only if they
    are named: with an open query, or with something that tells readers another thing.
    """

    clean: Sequence[Numbered]
    left: Mapping[Left, Sequence[Numbered]]
    accepted: int
    remaining: int
    held: Sequence[Numbered]


def what_is_clean(uow: UnitOfWork, actor: Actor, article_id: int, locale: str) -> Clean:
    """What ``accept_clean`` would do now. Raises NotFound, Denied."""
    loaded, version = authorize_version(uow, actor, Action.SEGMENT_REVIEW, article_id, locale)
    return _sorted_out(uow, actor, loaded, version)


def accept_clean(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, *, seen: Mapping[int, int]) -> int:
    """Accept what is clean, of the segments and revs that the reviewer has seen; how many. A sign-off for each."""
    loaded, version = authorize_locked_version(uow, actor, Action.SEGMENT_REVIEW, article_id, locale)
    rows = {row.segment_id: row for row in present_rows(uow, version, lock=True)}
    found = _sorted_out(uow, actor, loaded, version)
    accepted = [rows[one.segment_id] for one in found.clean if seen.get(one.segment_id) == one.rev]
    for row in accepted:
        row.state, row.look, row.touched_by = SegmentState.REVIEWED, None, actor.person_id
    sign_segments(uow, actor, loaded, version, accepted, SignOffKind.ACCEPT)
    uow.article_changed(loaded.publication.id, article_id)
    return len(accepted)


def _sorted_out(uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, version: Version) -> Clean:
    order = all_versions(loaded, version)
    placed = texts.in_reading_order(uow.session, version.article_id, order)
    against = _what_speaks_against(uow, actor, loaded, version, placed)
    holding = against[Left.QUERY] | against[Left.ALARM]
    clean: list[Numbered] = []
    held: list[Numbered] = []
    left: dict[Left, list[Numbered]] = {}
    accepted = remaining = 0
    for number, row in enumerate(placed, 1):
        text = row.texts[1]
        if text is None or text.presence != "present":
            continue
        if text.state in ACCEPTED:
            accepted += 1
            continue
        one = Numbered(row.segment_id, number, text.rev)
        why = _first(against, text)
        (left.setdefault(why, []) if why else clean).append(one)
        if why in {Left.NOT_CONFIRMED, Left.OWN, Left.LOOK}:
            continue
        if row.segment_id in holding:
            held.append(one)
        else:
            remaining += 1
    return Clean(clean, {why: left[why] for why in Left if why in left}, accepted, remaining, held)


def _first(against: Mapping[Left, frozenset[int]], text: OneText) -> Left | None:
    if text.state == SegmentState.INITIAL:
        return Left.NOT_CONFIRMED
    if text.look is not None:
        return Left.OWN if text.segment_id in against[Left.OWN] else Left.LOOK
    return next((why for why in Left if text.segment_id in against.get(why, ())), None)


def _what_speaks_against(
    uow: UnitOfWork,
    actor: Actor,
    loaded: LoadedArticle,
    version: Version,
    placed: Sequence[PlacedTexts],
) -> dict[Left, frozenset[int]]:
    session, article_id = uow.session, version.article_id
    derivations = derivations_of_versions(session, article_id, [version.id], whole=[version.id])[version.id]
    asked = questions(uow, version)
    is_waived = bool(asked) and waiver_of(uow, loaded, version, asked) is not None
    found, alarming = set[int](), set[int]()
    for point in open_points(uow, loaded, version, placed=placed).points:
        if point.segment_id is not None:
            (alarming if point.is_alarm else found).add(point.segment_id)
    reviews = reviewed(session, article_id, version.id)
    places = derived_places(version, all_versions(loaded, version), placed, {version.id: derivations})
    return {
        Left.OWN: own_segments(uow, actor, version) if loaded.publication.four_eyes else frozenset(),
        Left.QUERY: frozenset(open_queries(session, article_id, version.id)),
        Left.ALARM: frozenset(alarming),
        Left.FINDING: frozenset(found),
        Left.DECISION: frozenset() if is_waived else frozenset(one.segment_id for one in asked),
        Left.SENT_BACK: frozenset(reviews.sent_back),
        Left.APPROVED_BEFORE: frozenset(approved_before(uow, actor, loaded, version, places)),
        Left.CHANGED: _changed(uow, loaded, version, placed, derivations, reviews),
    }


def _changed(
    uow: UnitOfWork,
    loaded: LoadedArticle,
    version: Version,
    placed: Sequence[PlacedTexts],
    derivations: Mapping[int, OneDerivation],
    reviews: Reviewed,
) -> frozenset[int]:
    """Texts that are neither as they were drafted nor as they were last accepted, for the source as it is now."""
    drafts = drafted(uow.session, version.article_id, version.id)
    source_at = written_at(uow.session, version.article_id, loaded.source.id)

    def as_it_stood(text: OneText, stood: Stood | None) -> bool:
        if stood is None or stood.at < source_at[text.segment_id]:
            return False
        return (stood.text, stood.codes or {}) == (text.text, text.codes or {})

    def as_derived(text: OneText) -> bool:
        derivation = derivations.get(text.segment_id)
        if derivation is None or derivation.status == "detached" or version.detached_at is not None:
            return False
        return (derivation.base_text, derivation.base_codes or {}) == (text.text, text.codes or {})

    return frozenset(
        text.segment_id
        for row in placed
        if (text := row.texts[1]) is not None
        and not as_derived(text)
        and not as_it_stood(text, drafts.get(text.segment_id))
        and not as_it_stood(text, reviews.accepted.get(text.segment_id))
    )


def accept_all(
    uow: UnitOfWork, actor: Actor, article_id: int, locale: str, *, held: Mapping[int, int] | None = None
) -> int:
    """Accept every translated segment that the reviewer may accept and that asks for no look; how many.

    What has an open query or an alarm is accepted only where it is named in ``held``, at the rev that was shown.
    """
    loaded, version = authorize_locked_version(uow, actor, Action.SEGMENT_REVIEW, article_id, locale)
    rows = [row for row in present_rows(uow, version, lock=True) if row.state == SegmentState.TRANSLATED]
    own = own_segments(uow, actor, version) if loaded.publication.four_eyes else frozenset()
    holding = {one.segment_id for one in _sorted_out(uow, actor, loaded, version).held}
    named = held or {}
    accepted = [
        row
        for row in rows
        if row.segment_id not in own
        and row.look is None
        and (row.segment_id not in holding or named.get(row.segment_id) == row.rev)
    ]
    for row in accepted:
        mark_accepted(actor, row)
    sign_segments(uow, actor, loaded, version, accepted, SignOffKind.ACCEPT)
    uow.article_changed(loaded.publication.id, article_id)
    return len(accepted)
