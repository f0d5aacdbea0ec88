"""A reviewer's answers: what stands at one place, in this article, or wherever the word stands."""

import uuid
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import func

from tms.db.models import ConversionDecision, ConversionRule, Derivation, SegmentText, Version
from tms.db.queries import texts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid, NotFound
from tms.domain.permissions import Action, Actor
from tms.domain.provenance import Provenance
from tms.domain.recorded_acts import Act, SignOffKind
from tms.language.ambiguity import Reason, anchor
from tms.services.authorize import LoadedArticle, authorize, authorize_version
from tms.services.authorize_locked import authorize_whole_version, lock_for, lock_publication
from tms.services.conversion.change_rules import same_phrase, store_rule
from tms.services.conversion.derive_text import deriving
from tms.services.conversion.questions import AMBIGUITIES, Question, places_of, questions, questions_of
from tms.services.following.apply_parent_change import Followed, follow_text
from tms.services.given_reason import given_reason
from tms.services.idempotency import once
from tms.services.jobs.reopen import reopen_if_closed
from tms.services.jobs.sign import sign_version
from tms.services.worklist.own_wording import WordingSides, settle_choice, with_choice, without_choice
from tms.services.worklist.rule_decisions import SCOPES, reach_of_rule


@dataclass(frozen=True, slots=True)
class ConversionAnswer:
    """What the page sends: the place as it was asked, a candidate, how widely, and a key that makes it happen once."""

    segment_id: int
    parent_rev: int
    start: int
    end: int
    choice: str
    scope: str
    key: uuid.UUID


def decide(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, answer: ConversionAnswer) -> dict[str, Any]:
    """Decide one place. The text is derived anew at once; others that a rule affects follow as work.

    Here: a decision that survives re-derivation. In the article or the publication: a rule that binds the word around
    the place; one for a name without a source is adopted for the publication by who may change its rules alone. Answers
    the text, its rev, how many places are left, and of a rule how far it reaches. Raises NotFound, Denied, Invalid
    (``form_incomplete``, ``rule_needs_word``), Conflict (``ambiguity_gone``, ``key_reused``).
    """
    if answer.scope not in SCOPES:
        raise Invalid("form_incomplete")
    action = SCOPES[answer.scope]
    if answer.scope != "here":
        # Nobody makes another rule for the phrase meanwhile.
        authorize_version(uow, actor, action, article_id, locale)
        lock_publication(uow, actor.publication_id)
    now = lock_for(uow, actor, article_id)
    loaded, version = authorize_version(uow, now, action, article_id, locale)
    body = asdict(answer) | {"article": article_id, "locale": locale}
    return once(uow, actor, answer.key, body, lambda: _decide(uow, now, loaded, version, answer))


def _decide(
    uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, version: Version, answer: ConversionAnswer
) -> dict[str, Any]:
    parent, child, derivation = _locked(uow, version, answer.segment_id)
    if version.detached_at is not None:
        raise Conflict("ambiguity_gone")
    question = _asked(derivation, child, parent, answer)
    if answer.scope != "here" and not question.asked.can_bind:
        raise Invalid("rule_needs_word")
    if answer.scope == "publication" and question.asked.reason is Reason.UNSOURCED:
        authorize(actor, Action.RULES_CHANGE)
    made: dict[str, Any] = {}
    if answer.scope == "here":
        _store_decision(uow, actor, loaded, version, parent, question, answer)
    else:
        made = _store_rule(uow, actor, loaded, version, question, answer)
    chosen = with_choice(child.text, derivation, question, answer.choice)
    _derive_again(uow, actor, loaded, version, (parent, child, derivation), chosen=chosen)
    return {
        "segment": child.segment_id,
        "rev": child.rev,
        "text": child.text,
        "left": len(questions(uow, version)),
        **made,
    }


def take_back(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, decision_id: int) -> None:
    """Take a decision for one place back: its question is asked again.

    A translator takes back their own, a reviewer any. Raises NotFound (``decision_not_found``), Denied.
    """
    now = lock_for(uow, actor, article_id)
    loaded, version = authorize_version(uow, now, Action.AMBIGUITY_DECIDE, article_id, locale)
    decision = uow.session.get(ConversionDecision, (article_id, decision_id), with_for_update=True)
    if decision is None or decision.version_id != version.id or decision.retired_at is not None:
        raise NotFound("decision_not_found")
    if decision.person_id != actor.person_id:
        authorize_version(uow, now, Action.AMBIGUITY_RULE, article_id, locale)
    rows = _locked(uow, version, decision.segment_id)
    decision.retired_at, decision.retired_by = func.now(), actor.person_id
    uow.session.flush()
    _derive_again(uow, actor, loaded, version, rows, takes_back=decision.id)


def waive_ambiguities(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, *, reason: str) -> int:
    """Let the version go out with its open places, as it stands now; the number of places. Sign-off ``waive``.

    Raises NotFound, Denied, Invalid (``reason_missing``, ``text_not_text``), Conflict (``nothing_to_waive``).
    """
    why = given_reason(reason)
    loaded, version = authorize_whole_version(uow, actor, Action.AMBIGUITIES_WAIVE, article_id, locale)
    asked = questions(uow, version)
    if not asked:
        raise Conflict("nothing_to_waive")
    waiver, places = SignOffKind.WAIVE, places_of(asked)
    sign_version(uow, actor, loaded, version, waiver, why, waives=AMBIGUITIES, places=places)
    uow.article_changed(loaded.publication.id, article_id)
    return len(asked)


def _locked(uow: UnitOfWork, version: Version, segment_id: int) -> tuple[SegmentText, SegmentText, Derivation]:
    """Parent and child, locked until this transaction ends, and what is known of the derivation."""
    parent_id = version.parent_version_id or 0
    parent = texts.get(uow.session, version.article_id, parent_id, segment_id, for_update=True)
    child = texts.get(uow.session, version.article_id, version.id, segment_id, for_update=True)
    derivation = uow.session.get(Derivation, (version.article_id, version.id, segment_id), populate_existing=True)
    if parent is None or child is None or derivation is None:
        raise NotFound("segment_not_found")
    return parent, child, derivation


def _asked(derivation: Derivation, child: SegmentText, parent: SegmentText, answer: ConversionAnswer) -> Question:
    """The question that is answered, if it is still open. Raises Conflict (``ambiguity_gone``)."""
    if derivation.parent_rev == answer.parent_rev == parent.rev and derivation.status in {"follows", "overridden"}:
        for question in questions_of(derivation, child.text, parent.text):
            asked = question.asked
            if (asked.start, asked.end) == (answer.start, answer.end) and answer.choice in asked.candidates:
                return question
    raise Conflict("ambiguity_gone")


def _store_decision(
    uow: UnitOfWork,
    actor: Actor,
    loaded: LoadedArticle,
    version: Version,
    parent: SegmentText,
    question: Question,
    answer: ConversionAnswer,
) -> None:
    place = anchor(parent.text, question.asked.start, question.asked.end)
    uow.session.add(
        ConversionDecision(
            article_id=version.article_id,
            publication_id=loaded.publication.id,
            version_id=version.id,
            segment_id=parent.segment_id,
            profile=version.profile or version.locale,
            phrase=place.phrase,
            before=place.before,
            after=place.after,
            nth=place.nth,
            choice=answer.choice,
            person_id=actor.person_id,
        )
    )
    uow.session.flush()


def _store_rule(
    uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, version: Version, question: Question, answer: ConversionAnswer
) -> dict[str, Any]:
    """Make the rule unless it is there; what the answer says of it: its number, and how far it reaches."""
    asked = question.asked
    rule = ConversionRule(
        publication_id=loaded.publication.id,
        scope=answer.scope,
        article_id=version.article_id if answer.scope == "article" else None,
        profile=version.profile or version.locale,
        source=asked.phrase.strip(),
        target=asked.phrase_targets[asked.candidates.index(answer.choice)].strip(),
        created_by=actor.person_id,
    )
    before = same_phrase(uow, rule)
    is_new = before is None or before.target != rule.target
    if is_new:
        store_rule(uow, actor, rule, here=version.article_id)
    reach = reach_of_rule(uow, actor, version, question, answer.scope)
    # The rule is known by the marks of what it belongs to.
    uow.session.refresh(loaded.article, ["knowledge"])
    uow.session.refresh(loaded.publication, ["knowledge"])
    return {"rule": rule.id if is_new else None, "sentences": reach.sentences, "versions": reach.versions}


def _derive_again(
    uow: UnitOfWork,
    actor: Actor,
    loaded: LoadedArticle,
    version: Version,
    rows: tuple[SegmentText, SegmentText, Derivation],
    *,
    chosen: WordingSides | None = None,
    takes_back: int | None = None,
) -> None:
    """Bring the text up to what is decided. ``chosen`` is a person's wording of it with the choice in its place.

    A decision that is taken back makes way, there too, for what is derived without it. A text that waits for its
    parent, or for somebody to resolve a conflict, is merged with all that is new to it, as when the parent changes.
    """
    parent, child, derivation = rows
    parent_version = next(one for one in loaded.versions if one.id == version.parent_version_id)
    derive = deriving(uow, loaded.publication, loaded.article, parent_version, version)
    by = Provenance(Act.DECIDE, person_id=actor.person_id)
    if _is_settled(version, derivation, parent) and child.touched_by is not None and child.text != derivation.base_text:
        made = derive(parent)
        if takes_back is not None:
            chosen = without_choice(child.text, derivation, made, takes_back)
        sides = chosen or WordingSides(derivation.base_text, child.text)
        outcome = settle_choice(child, derivation, parent, made, sides, actor.person_id)
    else:
        source_id = loaded.article.source_version_id
        outcome, _ = follow_text(version, parent, child, derivation, derive, by, source_id, is_decided=True)
    uow.session.flush()
    if outcome is not Followed.SAME:
        reopen_if_closed(uow, loaded, version)
    uow.article_changed(loaded.publication.id, version.article_id)


def _is_settled(version: Version, derivation: Derivation, parent: SegmentText) -> bool:
    """Whether the text follows its parent and answers to it as it is, so that a choice is all that is new to it."""
    follows = derivation.status in {"follows", "overridden"} and version.detached_at is None
    return follows and derivation.parent_rev == parent.rev
