"""A release waits for versions that say the same, or for the waiver of just what was open."""

from hashlib import sha256

import pytest
from sqlalchemy import event, update

from tests.services.story import CARRIED, IN_CHINESE, LEFT, Story
from tms.db.models import Segment, SegmentText
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Denied, Invalid
from tms.domain.permissions import Action, Actor
from tms.services.articles.parity_report import ParityReport, parity_report, parity_summary
from tms.services.authorize import authorize_article
from tms.services.parity.waive import waive_parity
from tms.services.termbase.terms import ConceptEntry, TermEntry, import_concepts

ALL = ("en", "zh-Hans", "zh-Hant")
SECOND = "A second line will follow in 2027."
WRONG = "车上有2400人。"


def finished(story: Story, **changed: str) -> Story:
    """Approved, with these sentences said otherwise in zh-Hans, and so in zh-Hant."""
    for source, text in (IN_CHINESE | changed).items():
        story.save("zh-Hans", source, text)
    story.finish("zh-Hans", "zh-Hant")
    return story


def refusal(story: Story, *locales: str) -> Conflict:
    with pytest.raises(Conflict) as caught:
        story.publish(*locales)
    assert caught.value.code == "parity_open"
    return caught.value


def waive(story: Story, *, by: Actor | None = None, reason: str = "on deadline") -> int:
    with story.database.begin() as uow:
        seen = parity_report(uow, story.editor, story.id).seen
        return waive_parity(uow, by or story.editor, story.id, seen=seen, reason=reason)


def report(story: Story, *, every: bool = False) -> ParityReport:
    with story.database.begin() as uow:
        return parity_report(uow, story.editor, story.id, every=every)


class TestTheRelease:
    def test_versions_that_agree_go_out(self, story: Story) -> None:
        assert finished(story).publish(*ALL)

    def test_it_waits_where_a_number_differs_and_says_what(self, story: Story) -> None:
        finished(story, **{CARRIED: WRONG})
        assert refusal(story, *ALL).params == {"n": 1, "what": "numbers 1"}
        assert refusal(story, "zh-Hant").params["n"] == 1, "the source is beside it, released or not"

    def test_a_denial_that_one_version_lacks_is_shown_and_stops_nothing(self, story: Story) -> None:
        finished(story, **{CARRIED: IN_CHINESE[CARRIED].replace("。", "，没有人受伤。")})
        shown = report(story)
        assert (shown.found, shown.open, shown.hints) == (0, 0, 1)
        assert [one.code for row in shown.rows for one in row.told] == ["words.denied"]
        assert story.publish(*ALL)

    def test_a_figure_that_only_a_translation_says_stops_nothing_unless_an_engine_said_it(self, story: Story) -> None:
        with_figure = IN_CHINESE[LEFT].replace("十点", "十点载着31人")
        finished(story, **{LEFT: with_figure})
        shown = report(story)
        assert [one.code for row in shown.rows for one in row.told] == ["words.added"]
        of_an_engine = update(SegmentText).where(SegmentText.segment_id == story.segment(LEFT)).values(origin="mt")
        with story.database.begin() as uow:
            uow.session.execute(of_an_engine.where(SegmentText.text == with_figure).values(touched_by=None))
        assert refusal(story, *ALL).params["n"] == 1
        with story.database.begin() as uow:
            uow.session.execute(of_an_engine.values(touched_by=story.translator.person_id))
        assert story.publish(*ALL)

    def test_the_source_may_go_out_before_anything_is_translated(self, story: Story) -> None:
        story.save("zh-Hans", CARRIED, WRONG)
        assert story.publish("en")

    def test_a_version_that_waits_to_be_reviewed_stops_no_other(self, story: Story) -> None:
        story.translate()
        story.save("zh-Hant", CARRIED, "車上有2400人。")
        story.finish("zh-Hans")
        assert story.publish("en", "zh-Hans")

    def test_what_is_approved_already_is_beside_what_goes_out(self, story: Story) -> None:
        story.translate()
        story.save("zh-Hans", CARRIED, WRONG)
        story.save("zh-Hant", CARRIED, "車上有240人。")
        assert story.publish("en")
        story.finish("zh-Hant", "zh-Hans")
        assert refusal(story, "zh-Hant").params["n"] == 1, "zh-Hant says what the source says, zh-Hans does not"

    def test_a_title_that_a_person_has_written_is_the_versions_own(self, story: Story) -> None:
        assert finished(story, **{"Night trains return": "99列夜车回来了"}).publish(*ALL)

    def test_what_a_version_leaves_out_on_record_is_not_missed(self, story: Story) -> None:
        finished(story, **{CARRIED: WRONG})
        leave_out(story, "zh-Hans", CARRIED)
        assert refusal(story, "zh-Hans", "zh-Hant").params["n"] == 1, "between the source and zh-Hant"
        leave_out(story, "zh-Hant", CARRIED)
        assert report(story).found == 0

    def test_what_is_transcreated_is_not_compared(self, story: Story) -> None:
        finished(story, **{CARRIED: WRONG})
        with story.database.begin() as uow:
            one = update(Segment).where(Segment.article_id == story.id, Segment.id == story.segment(CARRIED))
            uow.session.execute(one.values(treatment="transcreate"))
        assert story.publish(*ALL)


def leave_out(story: Story, locale: str, source: str) -> None:
    """Of a version that is approved, which is reviewed once more for that."""
    story.reopen(locale, "review")
    with story.database.begin() as uow:
        omit(uow, story, locale, source)
    story.approve(locale)


def omit(uow: UnitOfWork, story: Story, locale: str, source: str) -> None:
    uow.session.execute(
        update(SegmentText)
        .where(
            SegmentText.article_id == story.id,
            SegmentText.version_id == story.version(locale).id,
            SegmentText.segment_id == story.segment(source),
        )
        .values(presence="omitted", rev=SegmentText.rev + 1)
    )


class TestTheWaiver:
    def test_it_passes_nothing_that_its_person_has_not_seen(self, story: Story) -> None:
        seen = report(story).seen
        finished(story, **{CARRIED: WRONG})
        with pytest.raises(Conflict, match="in other places than you have seen"), story.database.begin() as uow:
            waive_parity(uow, story.editor, story.id, seen=seen, reason="on deadline")
        assert refusal(story, *ALL).params["n"] == 1

    def test_it_lets_pass_what_was_open_and_is_signed_in_each_version(self, story: Story) -> None:
        finished(story, **{CARRIED: WRONG})
        assert waive(story) == 1
        for locale in ALL:
            signed = story.sign_offs(locale)[-1]
            assert (signed.kind, signed.waives, signed.reason) == ("waive", "parity", "on deadline")
            assert signed.places == [
                {
                    "segment": story.segment(CARRIED),
                    "code": "numbers.differs",
                    "says": {"en": "240", "zh-Hans": "2400", "zh-Hant": "2400"},
                    "texts": {one: sha256(story.text(one, CARRIED).text.encode()).hexdigest()[:32] for one in ALL},
                }
            ]
        (told,) = story.events("parity_waived")
        assert (told.person_id, told.data) == (story.editor.person_id, {"places": 1, "reason": "on deadline"})
        assert story.publish(*ALL)

    def test_it_lets_pass_nothing_that_was_opened_after_it(self, story: Story) -> None:
        finished(story, **{CARRIED: WRONG})
        waive(story)
        with story.database.begin() as uow:
            assert parity_summary(uow, authorize_article(uow, story.editor, Action.ARTICLE_VIEW, story.id)).is_waived
        story.reopen("zh-Hans", "translate")
        story.save("zh-Hans", SECOND, "第二条线路将在2028年开通。")
        with story.database.begin() as uow:
            loaded = authorize_article(uow, story.editor, Action.ARTICLE_VIEW, story.id)
            assert not parity_summary(uow, loaded).is_waived
        story.finish("zh-Hans")
        story.accept("zh-Hant", SECOND)
        story.approve("zh-Hant")
        assert refusal(story, *ALL).params["n"] == 1, "what was waived in another sentence is still waived"

    def test_a_reviewer_waives_what_is_about_their_languages(self, story: Story) -> None:
        finished(story, **{CARRIED: WRONG})
        with pytest.raises(Denied) as caught:
            waive(story, by=story.translator)
        assert caught.value.code == "not_your_role"
        assert waive(story, by=story.reviewer) == 1

    def test_a_name_is_waived_by_an_editor_only(self, story: Story) -> None:
        with story.database.begin() as uow:
            forms = [TermEntry("en", "Night"), TermEntry("zh-Hans", "夜半"), TermEntry("zh-Hant-TW", "夜半")]
            import_concepts(uow, story.editor, [ConceptEntry("Night", terms=forms)])
        story.save("zh-Hans", LEFT, "夜半，夜半列车十点开出。")
        story.save("zh-Hant", LEFT, "第一列車十點開出。")
        assert [one.code for one in report(story).everywhere] == ["names.missing"]
        with pytest.raises(Denied) as caught:
            waive(story, by=story.reviewer)
        assert caught.value.code == "names_need_editor"
        assert waive(story) == 1

    def test_beside_a_number_a_name_is_waived_by_an_editor_only_too(self, story: Story) -> None:
        with story.database.begin() as uow:
            forms = [TermEntry("en", "Night"), TermEntry("zh-Hans", "夜半"), TermEntry("zh-Hant-TW", "夜半")]
            import_concepts(uow, story.editor, [ConceptEntry("Night", terms=forms)])
        story.save("zh-Hans", CARRIED, WRONG)
        story.save("zh-Hans", LEFT, "夜半，夜半列车十点开出。")
        story.save("zh-Hant", LEFT, "第一列車十點開出。")
        assert {one.code for one in report(story).everywhere} == {"names.missing"}
        assert report(story).found > 1
        with pytest.raises(Denied) as caught:
            waive(story, by=story.reviewer)
        assert caught.value.code == "names_need_editor"

    def test_it_needs_a_reason_and_something_to_waive(self, story: Story) -> None:
        with pytest.raises(Conflict) as caught:
            waive(finished(story))
        assert caught.value.code == "parity_nothing_to_waive"
        with pytest.raises(Invalid) as given:
            waive(story, reason=" ")
        assert given.value.code == "reason_missing"


class TestTheReport:
    def test_it_shows_the_sentences_that_disagree_with_the_words_marked(self, story: Story) -> None:
        finished(story, **{CARRIED: WRONG})
        found = report(story)
        (one,) = found.rows
        assert [[words for words, marked in text or [] if marked] for text in one.texts] == [
            ["240"],
            ["2400"],
            ["2400"],
        ]
        assert ["".join(words for words, _ in text or []) for text in one.texts] == [CARRIED, WRONG, "車上有2400人。"]
        assert one.told[0].says == ("240", "2400", "2400")
        assert found.found == 1
        assert len(report(story, every=True).rows) == len(story.rows("zh-Hans"))

    def test_it_counts_what_has_no_text_yet(self, story: Story) -> None:
        columns = {column.locale: column.empty for column in report(story).columns}
        assert columns["en"] == 0
        assert columns["zh-Hans"] == len([row for row in story.rows("zh-Hans") if not row.target.text])

    def test_it_reads_an_article_in_as_many_statements_whatever_its_length(self, story: Story) -> None:
        report(story)
        counted: list[str] = []
        engine = story.database.engine

        def count(*given: object) -> None:
            counted.append(str(given[2]))

        event.listen(engine, "before_cursor_execute", count)
        try:
            with story.database.begin() as uow:
                parity_summary(uow, authorize_article(uow, story.editor, Action.ARTICLE_VIEW, story.id))
        finally:
            event.remove(engine, "before_cursor_execute", count)
        reads = [one for one in counted if one.lstrip().startswith("SELECT")]
        assert len(reads) == 4, "the article with its versions, and three of its texts"
