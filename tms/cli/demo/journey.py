"""What the sample people do with the sample articles, as use cases: translate, submit, accept, approve, publish."""

import json
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files

from tms.adapters.formats import read_article
from tms.cli.demo.tables import sample_tags
from tms.db.unit_of_work import Database
from tms.domain.permissions import Actor, Role
from tms.services.articles.import_article import import_article
from tms.services.publication.tags import name_tag, tag_to_name
from tms.services.publishing.metadata import read_metadata
from tms.services.publishing.publish import publish
from tms.services.reviewing.accept_many import accept_all, what_is_clean
from tms.services.reviewing.accept_segment import accept_segment
from tms.services.reviewing.approve import approve_version
from tms.services.reviewing.send_back import send_back_segment
from tms.services.reviewing.submit import submit_version
from tms.services.translating.save_segment import Save, save_segment
from tms.services.worklist.decide_conversion import ConversionAnswer, decide
from tms.services.worklist.worklist import worklist
from tms.services.workspace.workspace import workspace

LOCALES = ("en", "zh-Hans", "zh-Hant")


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the sample people sit, and how an article's pipeline is run to its end."""

    database: Database
    people: Mapping[Role, Actor]
    run_pipeline: Callable[[int], None]


def publish_everything(desk: Desk, name: str, source: str) -> int:
    """The whole way of an article: three published versions."""
    article_id = bring_in(desk, name, source)
    targets = [locale for locale in LOCALES if locale != source]
    derived = "zh-Hans" if source == "zh-Hant" else "zh-Hant"
    for locale in targets:
        confirm(desk, article_id, name, source, locale)
        with desk.database.begin() as uow:
            submit_version(uow, desk.people[Role.TRANSLATOR], article_id, locale)
        if locale == derived:
            decide_as_it_stands(desk, article_id, locale)
        approve(desk, article_id, locale)
    with desk.database.begin() as uow:
        publish(uow, desk.people[Role.EDITOR], article_id, LOCALES)
    return article_id


def decide_as_it_stands(desk: Desk, article_id: int, locale: str) -> None:
    """The reviewer looks at each place where the conversion may be wrong, and finds it right."""
    reviewer = desk.people[Role.REVIEWER]
    while True:
        with desk.database.begin() as uow:
            places = worklist(uow, reviewer, article_id, locale).places.shown
            if not places:
                return
            place = places[0]
            choice = next((one.text for one in place.candidates if one.stands), place.candidates[0].text)
            where = (place.segment_id, place.parent_rev, place.start, place.end)
            decide(uow, reviewer, article_id, locale, ConversionAnswer(*where, choice, "here", uuid.uuid4()))


def translate_and_submit(desk: Desk, name: str, source: str) -> int:
    """Both other versions wait for the reviewer, who has begun with the English one and sent a sentence back."""
    article_id = bring_in(desk, name, source)
    for locale in (tag for tag in LOCALES if tag != source):
        confirm(desk, article_id, name, source, locale)
        with desk.database.begin() as uow:
            submit_version(uow, desk.people[Role.TRANSLATOR], article_id, locale)
    reviewer = desk.people[Role.REVIEWER]
    with desk.database.begin() as uow:
        rows = workspace(uow, reviewer, article_id, "en").rows
        for row in rows[: len(rows) // 3]:
            accept_segment(uow, reviewer, article_id, "en", row.segment_id, rev=row.target.rev)
        doubtful = next(row for row in rows[len(rows) // 3 :] if row.kind == "paragraph")
        send_back_segment(
            uow,
            reviewer,
            article_id,
            "en",
            doubtful.segment_id,
            rev=doubtful.target.rev,
            reason="Reads like a report. Could this sentence be shorter?",
        )
    return article_id


def start_translation(desk: Desk, name: str, source: str) -> int:
    """The translator has begun with both versions; the rest is as the pipeline drafted and derived it."""
    article_id = bring_in(desk, name, source)
    confirm(desk, article_id, name, source, "en", up_to=8)
    # Where the derived text isn't what the desk writes, a person has chosen other words (本帳 is 本账, not 本帐).
    confirm(desk, article_id, name, source, "zh-Hans", up_to=12)
    return article_id


def bring_in(desk: Desk, name: str, source: str) -> int:
    """Import the sample and run its pipeline; the article's id."""
    text = files(__package__).joinpath("articles").joinpath(f"{name}.{source}.md").read_text("utf-8")
    page = read_article(text, language=source, format="markdown")
    tags = sample_tags(name)
    with desk.database.begin() as uow:
        editor = desk.people[Role.EDITOR]
        article_id = import_article(uow, editor, replace(page, tags=[tag["en"] for tag in tags]), as_new=True)
        for tag in read_metadata(uow, editor, article_id).tags:
            names = next(one for one in tags if one["en"] == tag.name)
            name_tag(uow, editor, tag.id, names, based_on=tag_to_name(uow, editor, tag.id).state)
    desk.run_pipeline(article_id)
    return article_id


def confirm(desk: Desk, article_id: int, name: str, source: str, locale: str, *, up_to: int | None = None) -> None:
    """The translator confirms the sample's texts from the first segment on; derived ones only where they differ."""
    path = files(__package__).joinpath("articles").joinpath(f"{name}.translations.json")
    wanted = {unit[source]: unit[locale] for unit in json.loads(path.read_text("utf-8"))["segments"]}
    translator = desk.people[Role.TRANSLATOR]
    with desk.database.begin() as uow:
        page = workspace(uow, translator, article_id, locale)
        for row in page.rows[:up_to]:
            text = wanted.get(row.source.text, row.target.text)
            if page.version.role == "derived" and text == row.target.text:
                continue
            save_segment(
                uow,
                translator,
                article_id,
                locale,
                row.segment_id,
                Save(text=text, rev=row.target.rev, source_rev=row.source.rev, key=uuid.uuid4(), confirm=True),
            )


def approve(desk: Desk, article_id: int, locale: str) -> None:
    """The reviewer accepts every segment, also what asks for a second look, and approves the version."""
    reviewer = desk.people[Role.REVIEWER]
    with desk.database.begin() as uow:
        held = {one.segment_id: one.rev for one in what_is_clean(uow, reviewer, article_id, locale).held}
        accept_all(uow, reviewer, article_id, locale, held=held)
        approve_version(uow, reviewer, article_id, locale)
