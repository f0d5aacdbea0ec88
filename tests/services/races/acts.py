"""What people do to an article, as requests with what their person saw: made ready first, sent at any time."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from tests.factories import run_pipeline
from tests.services.races.interleaving import Deed
from tests.services.races.places import CARRIED, CHINESE, EVERY, LEFT, OTHERWISE, SECOND, Place
from tests.services.revising import edited
from tms.db.models import Article, Hold, Release
from tms.db.unit_of_work import Database, UnitOfWork
from tms.domain.errors import NotSignedIn
from tms.domain.permissions import Actor
from tms.services.actors import actor_of
from tms.services.articles.archive import archive_article
from tms.services.articles.discard import discard_article
from tms.services.articles.parity_report import parity_report
from tms.services.board.assign_many import change
from tms.services.board.assignment_plan import AssignmentRequest
from tms.services.checking.dismiss import dismiss_finding
from tms.services.conversion.questions import questions
from tms.services.following.detach import attach_segment, attach_version, detach_segment, detach_version
from tms.services.parity.waive import waive_parity
from tms.services.people.leaving import deactivate_member
from tms.services.people.members import change_member
from tms.services.publishing.publish import publish
from tms.services.publishing.withdraw import withdraw
from tms.services.resegmenting.merge_segments import Merge, merge_segments
from tms.services.resegmenting.split_segment import Split, split_segment
from tms.services.reviewing.accept_many import accept_all, accept_clean, what_is_clean
from tms.services.reviewing.accept_segment import accept_segment
from tms.services.reviewing.agree import agree_to_correction
from tms.services.reviewing.approve import approve_version
from tms.services.reviewing.recall import recall_submission, withdraw_approval
from tms.services.reviewing.reopen_and_cancel import cancel_job, reopen_job
from tms.services.reviewing.send_back import return_version, send_back_segment
from tms.services.reviewing.submit import submit_version
from tms.services.source.commit_revision import commit_revision
from tms.services.source.switch_source import switch_source
from tms.services.threads.comment import open_segment_thread
from tms.services.translating.claims import claim_segment, take_over
from tms.services.translating.save_segment import Save, keep_typing, save_segment
from tms.services.worklist.decide_conversion import ConversionAnswer, decide, waive_ambiguities

Do = Callable[[UnitOfWork, Actor], object]
Prepare = Callable[[Place], Do]
WHY = "a good reason"


@dataclass(frozen=True, slots=True)
class Act:
    """Something that a person does: who, and how it is made ready for one article."""

    name: str
    by: str
    prepare: Prepare

    def ready(self, place: Place) -> Deed:
        """The request, with what its person sees now."""
        do, person = self.prepare(place), place.people.named(self.by)

        def deed(database: Database) -> None:
            with database.begin() as uow:
                do(uow, who_acts(uow, person.person_id))

        return deed


class Several(Act):
    """An act that is several requests, one after the other, as find and replace sends them."""

    __slots__ = ()

    def parts(self, place: Place) -> list[Deed]:
        """Its requests."""
        return [Act(self.name, self.by, replacing(source)).ready(place) for source in (LEFT, SECOND)]

    def ready(self, place: Place) -> Deed:
        parts = self.parts(place)

        def deed(database: Database) -> None:
            for part in parts:
                part(database)

        return deed


class Worked(Act):
    """What a worker does with what waits for it."""

    __slots__ = ()

    def ready(self, place: Place) -> Deed:
        return lambda database: run_pipeline(database, place.id)


def who_acts(uow: UnitOfWork, person_id: int) -> Actor:
    """The person as they are now, as every request asks. Raises NotSignedIn."""
    actor = actor_of(uow, person_id)
    if actor is None:
        raise NotSignedIn("access_ended")
    return actor


def saving(locale: str, source: str, text: str, *, confirm: bool) -> Prepare:
    def prepare(place: Place) -> Do:
        row, segment = place.text(locale, source), place.segment(source)
        rev = place.text(place.source, source).rev
        save = Save(text=text, rev=row.rev, source_rev=rev, key=uuid.uuid4(), confirm=confirm)
        return lambda uow, who: save_segment(uow, who, place.id, locale, segment, save)

    return prepare


def replacing(source: str) -> Prepare:
    def prepare(place: Place) -> Do:
        text = place.text("zh-Hans", source).text.replace("。", "！")
        return saving("zh-Hans", source, text, confirm=True)(place)

    return prepare


def typing(place: Place) -> Do:
    rev, segment = place.text("zh-Hans", LEFT).rev, place.segment(LEFT)
    return lambda uow, who: keep_typing(uow, who, place.id, "zh-Hans", segment, text="半句", rev=rev)


def accepting(locale: str, source: str) -> Prepare:
    def prepare(place: Place) -> Do:
        rev, segment = place.text(locale, source).rev, place.segment(source)
        return lambda uow, who: accept_segment(uow, who, place.id, locale, segment, rev=rev)

    return prepare


def accepting_clean(place: Place) -> Do:
    with place.database.begin() as uow:
        found = what_is_clean(uow, place.reviewer, place.id, "zh-Hant")
    seen = {one.segment_id: one.rev for one in found.clean}
    return lambda uow, who: accept_clean(uow, who, place.id, "zh-Hant", seen=seen)


def agreeing(place: Place) -> Do:
    rev, segment = place.text("zh-Hans", LEFT).rev, place.segment(LEFT)
    return lambda uow, who: agree_to_correction(uow, who, place.id, "zh-Hans", segment, rev=rev)


def sending_back(locale: str) -> Prepare:
    def prepare(place: Place) -> Do:
        rev, segment = place.text(locale, CARRIED).rev, place.segment(CARRIED)
        return lambda uow, who: send_back_segment(uow, who, place.id, locale, segment, rev=rev, reason=WHY)

    return prepare


def splitting(place: Place) -> Do:
    row, segment = place.text("zh-Hans", LEFT), place.segment(LEFT)
    wish = Split(row.rev, place.text("en", LEFT).rev, len("The first night train"), 3, uuid.uuid4())
    return lambda uow, who: split_segment(uow, who, place.id, "zh-Hans", segment, wish)


def merging(place: Place) -> Do:
    one, other = place.text("zh-Hans", LEFT), place.text("zh-Hans", CARRIED)
    wish = Merge(one.rev, other.segment_id, other.rev, uuid.uuid4())
    return lambda uow, who: merge_segments(uow, who, place.id, "zh-Hans", one.segment_id, wish)


def deciding(scope: str) -> Prepare:
    def prepare(place: Place) -> Do:
        with place.database.begin() as uow:
            asked = questions(uow, place.version("zh-Hant"))[0]
        wish = ConversionAnswer(
            asked.segment_id, asked.parent_rev, asked.asked.start, asked.asked.end, "后", scope, uuid.uuid4()
        )
        return lambda uow, who: decide(uow, who, place.id, "zh-Hant", wish)

    return prepare


def revising(*, typo: bool) -> Prepare:
    def prepare(place: Place) -> Do:
        based_on, page = place.revision(), edited(place.page(), {"240 people": "250 people"})
        key = uuid.uuid4()
        return lambda uow, who: commit_revision(
            uow, who, place.id, page, based_on=based_on, typo=typo, note=None, key=key
        )

    return prepare


def switching(place: Place) -> Do:
    key = uuid.uuid4()
    return lambda uow, who: switch_source(uow, who, place.id, "zh-Hans", key=key)


def on_segment(do: Callable[..., Any], locale: str, **more: str) -> Prepare:
    def prepare(place: Place) -> Do:
        segment = place.segment(LEFT)
        return lambda uow, who: do(uow, who, place.id, locale, segment, **more)

    return prepare


def on_version(do: Callable[..., Any], locale: str, **more: str) -> Prepare:
    return lambda place: lambda uow, who: do(uow, who, place.id, locale, **more)


def on_article(do: Callable[..., Any], **more: str) -> Prepare:
    return lambda place: lambda uow, who: do(uow, who, place.id, **more)


def asking(locale: str) -> Prepare:
    def prepare(place: Place) -> Do:
        segment, key = place.segment(LEFT), uuid.uuid4()
        return lambda uow, who: open_segment_thread(
            uow, who, place.id, locale, segment, kind="query", text="Which train?", key=key
        )

    return prepare


def dismissing(place: Place) -> Do:
    segment = place.segment(SECOND)
    key = next(one.key for one in place.row("zh-Hans", SECOND).findings if one.family == "script")
    return lambda uow, who: dismiss_finding(uow, who, place.id, "zh-Hans", segment, finding=key, reason=WHY)


def waiving_parity(place: Place) -> Do:
    with place.database.begin() as uow:
        seen = parity_report(uow, place.editor, place.id).seen
    return lambda uow, who: waive_parity(uow, who, place.id, seen=seen, reason=WHY)


def assigning(position: int, to: str) -> Prepare:
    def prepare(place: Place) -> Do:
        person = place.people.named(to).person_id
        wish = AssignmentRequest([place.id], ["zh-Hans"], position, person, to_nobody=False, due=None, no_date=False)
        return lambda uow, who: change(uow, who, wish)

    return prepare


def releasing(do: Callable[..., Any], *locales: str, **more: str) -> Prepare:
    return lambda place: lambda uow, who: do(uow, who, place.id, locales, **more)


def holding(kind: str) -> Prepare:
    """As the design says: under the article's lock, so that a release is before it or waits for it."""

    def prepare(place: Place) -> Do:
        def do(uow: UnitOfWork, who: Actor) -> None:
            uow.session.execute(select(Article.id).where(Article.id == place.id).with_for_update(key_share=True))
            count = select(func.count()).where(Release.article_id == place.id, Release.kind != "withdraw")
            until = func.now() + func.make_interval(0, 0, 0, 1) if kind == "embargo" else None
            reason = f"{uow.session.scalar(count)} releases before"
            uow.session.add(
                Hold(
                    publication_id=who.publication_id,
                    article_id=place.id,
                    kind=kind,
                    until=until,
                    reason=reason,
                    owner_id=who.person_id,
                )
            )

        return do

    return prepare


_T, _R, _E, _R2 = "translator", "reviewer", "editor", "second_reviewer"

_SOME: list[Act] = [
    Act("save", _T, saving("zh-Hans", LEFT, "首列夜车", confirm=False)),
    Act("save zh-Hant", _T, saving("zh-Hant", CARRIED, "車上", confirm=False)),
    Act("confirm", _T, saving("zh-Hans", LEFT, OTHERWISE, confirm=True)),
    Act("confirm zh-Hant", _T, saving("zh-Hant", CARRIED, "車上坐了240人。", confirm=True)),
    Act("correct", _R2, saving("zh-Hans", LEFT, OTHERWISE, confirm=True)),
    Act("correct zh-Hant", _R2, saving("zh-Hant", CARRIED, "車上坐了240人。", confirm=True)),
    Several("replace", _T, typing),
    Several("replace in review", _R2, typing),
    Act("accept", _R, accepting("zh-Hans", LEFT)),
    Act("accept zh-Hant", _R, accepting("zh-Hant", LEFT)),
    Act("accept all", _R, on_version(accept_all, "zh-Hans")),
    Act("accept clean zh-Hant", _R, accepting_clean),
    Act("assign in bulk", _E, assigning(0, "second_translator")),
    Act("assign review in bulk", _E, assigning(1, "second_reviewer")),
    Act("agree", _T, agreeing),
    Act("send back", _R2, sending_back("zh-Hans")),
    Act("send back zh-Hant", _R2, sending_back("zh-Hant")),
    Act("return", _R2, on_version(return_version, "zh-Hans", reason=WHY)),
    Act("split", _T, splitting),
    Act("merge", _T, merging),
    Act("decide", _R, deciding("here")),
    Act("decide in article", _R, deciding("article")),
    Worked("re-derive", _E, typing),
    Act("revise", _E, revising(typo=False)),
    Act("revise typo", _E, revising(typo=True)),
    Act("switch source", _E, switching),
    Act("detach segment", _T, on_segment(detach_segment, "zh-Hant")),
    Act("detach segment in review", _R, on_segment(detach_segment, "zh-Hant")),
    Act("attach segment", _R, on_segment(attach_segment, "zh-Hant")),
    Act("detach version", _E, on_version(detach_version, "zh-Hant", reason=WHY)),
    Act("attach version", _E, on_version(attach_version, "zh-Hant")),
    Act("claim", _T, on_segment(claim_segment, "zh-Hans")),
    Act("claim in review", _R2, on_segment(claim_segment, "zh-Hans")),
    Act("take over", _R, on_segment(take_over, "zh-Hans", reason=WHY)),
    Act("query", _T, asking("zh-Hans")),
    Act("query zh-Hant", _T, asking("zh-Hant")),
    Act("dismiss", _T, dismissing),
    Act("dismiss in review", _R, dismissing),
    Act("waive ambiguities", _R, on_version(waive_ambiguities, "zh-Hant", reason=WHY)),
    Act("waive parity", _E, waiving_parity),
    Act("type", _T, typing),
    Act("type in review", _R2, typing),
    Act("submit", _T, on_version(submit_version, "zh-Hans")),
    Act("submit zh-Hant", _T, on_version(submit_version, "zh-Hant")),
    Act("recall", _T, on_version(recall_submission, "zh-Hans", reason=WHY)),
    Act("recall zh-Hant", _T, on_version(recall_submission, "zh-Hant", reason=WHY)),
    Act("approve", _R, on_version(approve_version, "zh-Hans")),
    Act("approve zh-Hant", _R, on_version(approve_version, "zh-Hant")),
    Act("withdraw approval", _R, on_version(withdraw_approval, "zh-Hans", reason=WHY)),
    Act("withdraw approval zh-Hant", _R, on_version(withdraw_approval, "zh-Hant", reason=WHY)),
    Act("reopen", _E, on_version(reopen_job, "zh-Hans", step="translate", reason=WHY)),
    Act("publish", _E, releasing(publish, *EVERY)),
    Act("publish en", _E, releasing(publish, "en")),
    Act("publish zh-Hant", _E, releasing(publish, "zh-Hant")),
    Act("withdraw", _E, releasing(withdraw, *CHINESE, reason=WHY)),
    Act("withdraw en", _E, releasing(withdraw, "en", reason=WHY)),
    Act("hold", _E, holding("legal")),
    Act("embargo", _E, holding("embargo")),
    Act("archive", _E, on_article(archive_article, reason=WHY)),
    Act("discard", _E, on_article(discard_article, reason=WHY)),
    Act("cancel", _E, on_version(cancel_job, "zh-Hans", reason=WHY)),
    Act("cancel zh-Hant", _E, on_version(cancel_job, "zh-Hant", reason=WHY)),
]
ACTS = {act.name: act for act in _SOME}


def taking_the_role(of: str) -> Prepare:
    """The person whom it is about is something else from now on."""
    other = "reviewer" if of in {_T, _E, "second_translator"} else "translator"

    def prepare(place: Place) -> Do:
        person = place.people.named(of).person_id
        return lambda uow, who: change_member(uow, who, person, roles=[other], languages=[], assigned_only=False)

    return prepare


def deactivating(of: str) -> Prepare:
    def prepare(place: Place) -> Do:
        person = place.people.named(of).person_id
        return lambda uow, who: deactivate_member(uow, who, person)

    return prepare


def act_named(name: str, beside: str) -> Act:
    """By name; what takes a role away takes that of whoever does ``beside``."""
    if name == "role taken away":
        return Act(name, "administrator", taking_the_role(ACTS[beside].by))
    if name == "deactivate":
        return Act(name, "administrator", deactivating(ACTS[beside].by))
    return ACTS[name]
