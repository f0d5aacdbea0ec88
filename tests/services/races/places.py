"""Where acts meet: many articles that stand alike, and what a person who looks at one of them has before them."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from tests.factories import Newsroom, make_person
from tests.services.revising import RevisedStory
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Actor, Role
from tms.services.articles.parity_report import parity_report
from tms.services.conversion.change_rules import NewRule, make_rule
from tms.services.following.detach import attach_version, detach_segment, detach_version
from tms.services.jobs.assign import assign_step
from tms.services.parity.waive import waive_parity
from tms.services.threads.comment import open_segment_thread
from tms.services.worklist.decide_conversion import waive_ambiguities

TITLE = "Night trains return"
LEFT = "The first night train left at ten."
CARRIED = "It carried 240 people."
SECOND = "A second line will follow."
PAGE = ImportedArticle(
    language="en",
    title=TITLE,
    blocks=[Block("paragraph", f"{LEFT} {CARRIED}"), Block("paragraph", SECOND)],
)
SAYS = {
    TITLE: "夜班列车回来了",
    LEFT: "合约成立后，第一列夜车十点开出。",  # 后 is 後 or 后: a reviewer of zh-Hant decides
    CARRIED: "车上有240人。",
    SECOND: "第二条線路将会开通。",  # 線 is not Simplified: somebody may dismiss the warning
}
OTHERWISE = "合约成立后，首列夜车十点开出。"
CHINESE = ("zh-Hans", "zh-Hant")
EVERY = ("en", *CHINESE)
NIGHT_TRAIN = ("夜车", "夜班車")

EMAILS = {
    "second_reviewer": "second.reviewer@newsroom.example",
    "second_translator": "second.translator@newsroom.example",
}


@dataclass(frozen=True, slots=True)
class People:
    """Who acts, each by one word."""

    translator: Actor
    reviewer: Actor
    editor: Actor
    administrator: Actor
    second_reviewer: Actor
    second_translator: Actor

    def named(self, name: str) -> Actor:
        found: Actor = getattr(self, name)
        return found

    def everybody(self) -> list[Actor]:
        return [self.named(name) for name in self.__slots__]


def hire(database: Database, newsroom: Newsroom) -> People:
    """The newsroom's four, and a second translator and reviewer."""
    made = {
        name: make_person(database, email, [name.removeprefix("second_")], newsroom.publication_id)
        for name, email in EMAILS.items()
    }
    return People(
        newsroom[Role.TRANSLATOR],
        newsroom[Role.REVIEWER],
        newsroom[Role.EDITOR],
        newsroom[Role.ADMINISTRATOR],
        made["second_reviewer"],
        made["second_translator"],
    )


class Place(RevisedStory):
    """One article on its way."""

    def __init__(self, database: Database, newsroom: Newsroom, people: People, article_id: int) -> None:
        super().__init__(database, newsroom, article_id)
        self.people = people

    def confirm_all(self, **otherwise: str) -> None:
        for source, text in (SAYS | otherwise).items():
            self.save("zh-Hans", source, text)

    def submitted(self, *locales: str) -> None:
        for locale in locales:
            self.submit(locale)

    def accepted(self, *locales: str) -> None:
        for locale in locales:
            self.accept_all(locale)

    def approved(self, *locales: str) -> None:
        for locale in locales:
            self.approve(locale)

    def free(self, locale: str) -> None:
        """Whoever reviewed it last does not have it again: others may."""
        with self.database.begin() as uow:
            assign_step(uow, self.editor, self.id, locale, 1, None)

    def waived(self) -> None:
        with self.database.begin() as uow:
            waive_ambiguities(uow, self.reviewer, self.id, "zh-Hant", reason="either is right")

    def to_approved(self) -> None:
        self.confirm_all()
        self.finish(*CHINESE)
        self.waived()

    def to_published(self) -> None:
        self.to_approved()
        self.publish(*EVERY)


def _translating(place: Place) -> None:
    place.confirm_all()


def _reviewing(place: Place) -> None:
    place.confirm_all()
    place.submitted("zh-Hans")


def _accepted(place: Place) -> None:
    _reviewing(place)
    place.accepted("zh-Hans")


def _corrected(place: Place) -> None:
    """All is accepted but what the second reviewer corrected, which waits for somebody's eyes."""
    _accepted(place)
    place.save("zh-Hans", LEFT, OTHERWISE, by=place.people.second_reviewer)


def _both_accepted(place: Place) -> None:
    """Both versions wait for their approval only."""
    _accepted(place)
    place.submitted("zh-Hant")
    place.accepted("zh-Hant")


def _hant_accepted(place: Place) -> None:
    """zh-Hans is in translation, and zh-Hant waits for its approval only."""
    place.confirm_all()
    place.submitted("zh-Hant")
    place.accepted("zh-Hant")


def _hans_approved(place: Place) -> None:
    """zh-Hans is approved, and zh-Hant waits for its approval only."""
    _both_accepted(place)
    place.approved("zh-Hans")


def _hant_done(place: Place) -> None:
    """zh-Hant is approved, and zh-Hans still in translation."""
    _hant_accepted(place)
    place.approved("zh-Hant")
    place.waived()


def _hant_submitted(place: Place) -> None:
    """zh-Hans is in translation, zh-Hant in review with nothing accepted."""
    place.confirm_all()
    place.submitted("zh-Hant")


def _hant_clean(place: Place) -> None:
    """The same, and nothing speaks against any of its texts."""
    _hant_submitted(place)
    place.waived()


def _en_published(place: Place) -> None:
    place.confirm_all()
    place.publish("en")


def _unwaived(place: Place) -> None:
    """Approved, with a place that nobody has decided."""
    place.confirm_all()
    place.finish(*CHINESE)


def _corrected_since(place: Place) -> None:
    """zh-Hant is approved and was detached while zh-Hans was corrected and approved again."""
    _version_detached(place)
    place.reopen("zh-Hans", "review")
    place.free("zh-Hans")
    place.save("zh-Hans", LEFT, OTHERWISE, by=place.people.second_reviewer)
    place.accepted("zh-Hans")
    place.approved("zh-Hans")


def _attached(place: Place) -> None:
    with place.database.begin() as uow:
        attach_version(uow, place.editor, place.id, "zh-Hant")


def _approved(place: Place) -> None:
    place.to_approved()


def _disagreeing(place: Place) -> None:
    """Approved, but for a number that differs."""
    place.confirm_all(**{CARRIED: "车上有2400人。"})
    place.finish(*CHINESE)
    place.waived()


def _hant_approved(place: Place) -> None:
    """zh-Hant is approved, and zh-Hans in review with everything accepted."""
    _both_accepted(place)
    place.approved("zh-Hant")
    place.waived()


def _published(place: Place) -> None:
    place.to_published()


def _reopened(place: Place) -> None:
    """All were published, and zh-Hans is in review again: readers see what they saw."""
    place.to_published()
    place.reopen("zh-Hans", "review")
    place.free("zh-Hans")


def _translated_anew(place: Place) -> None:
    """All were published, and zh-Hans is in translation again."""
    place.to_published()
    place.reopen("zh-Hans", "translate")


def _queried(place: Place) -> None:
    """In translation, with a query that was settled."""
    place.confirm_all()
    segment = place.segment(LEFT)
    with place.database.begin() as uow:
        open_segment_thread(
            uow, place.translator, place.id, "zh-Hans", segment, kind="query", text="Which train?", key=uuid.uuid4()
        )


def _segment_detached(place: Place) -> None:
    """zh-Hant in review, all accepted; one of its segments is detached, and zh-Hans says another thing since."""
    place.confirm_all()
    with place.database.begin() as uow:
        detach_segment(uow, place.translator, place.id, "zh-Hant", place.segment(LEFT))
    place.save("zh-Hans", LEFT, OTHERWISE)
    place.save("zh-Hant", LEFT, place.text("zh-Hant", LEFT).text)
    place.submitted("zh-Hant")
    place.accepted("zh-Hant")


def _version_detached(place: Place) -> None:
    """zh-Hant is approved and detached."""
    place.to_approved()
    with place.database.begin() as uow:
        detach_version(uow, place.editor, place.id, "zh-Hant", reason="a desk of its own")


def _marked(place: Place) -> None:
    """zh-Hant is in review and detached; two of its texts are marked, since zh-Hans says another thing."""
    _hant_submitted(place)
    with place.database.begin() as uow:
        detach_version(uow, place.editor, place.id, "zh-Hant", reason="a desk of its own")
    place.save("zh-Hans", LEFT, OTHERWISE)
    place.save("zh-Hans", CARRIED, "车里有240人。")


def _ruled(place: Place) -> None:
    """zh-Hant waits for its approval only; a rule for a word of it was made, and a worker is to follow."""
    rule = NewRule("zh-Hant-TW", *NIGHT_TRAIN, scope="article", article_id=place.id)
    with place.database.begin() as uow:
        make_rule(uow, place.editor, rule)


def _parity_waived(place: Place) -> None:
    _disagreeing(place)
    with place.database.begin() as uow:
        seen = parity_report(uow, place.editor, place.id).seen
        waive_parity(uow, place.editor, place.id, seen=seen, reason="on deadline")


STATES: dict[str, Callable[[Place], None]] = {
    "translating": _translating,
    "queried": _queried,
    "reviewing": _reviewing,
    "accepted": _accepted,
    "corrected": _corrected,
    "both accepted": _both_accepted,
    "zh-Hant accepted": _hant_accepted,
    "segment detached": _segment_detached,
    "approved": _approved,
    "disagreeing": _disagreeing,
    "parity waived": _parity_waived,
    "zh-Hant approved": _hant_approved,
    "version detached": _version_detached,
    "marked": _marked,
    "zh-Hant submitted": _hant_submitted,
    "zh-Hant clean": _hant_clean,
    "en published": _en_published,
    "unwaived": _unwaived,
    "to be derived": _corrected_since,
    "ruled": _hans_approved,
    "ruled in translation": _translating,
    "zh-Hant done": _hant_done,
    "published": _published,
    "reopened": _reopened,
    "translated anew": _translated_anew,
}


FINISHING: dict[str, Callable[[Place], None]] = {
    "ruled": _ruled,
    "ruled in translation": _ruled,
    "to be derived": _attached,
}
"""What is done to each article of a state for itself, as it is about that one article in other tables too."""
