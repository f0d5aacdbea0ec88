"""Splitting and merging where versions do not simply follow: detached, translated directly, treated otherwise."""

import pytest
from sqlalchemy import update

from tests.factories import make_article, run_pipeline
from tests.services.desk import Desk
from tests.services.parity.test_gate import omit
from tests.services.resegmenting.cutting import CutStory
from tests.services.story import CARRIED, IN_CHINESE, LEFT
from tms.db.models import PublicationRoute, Segment
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict
from tms.domain.permissions import Role
from tms.services.checking.dismiss import dismiss_finding
from tms.services.following.detach import attach_version, detach_segment, detach_version

FIRST, REST = "The first night train", "left at ten."
HANS_FIRST, HANS_REST = "第一列夜班列车", "十点开出。"
OWN_FIRST, OWN_REST = "首班夜間列車", "十點正開出。"
TOGETHER = f"{LEFT} {CARRIED}"


class TestADetachedVersion:
    @pytest.fixture
    def story(self, translated: CutStory) -> CutStory:
        """Its desk wrote one sentence; the other still says what was derived."""
        translated.save("zh-Hant", LEFT, OWN_FIRST + OWN_REST)
        with translated.database.begin() as uow:
            detach_version(uow, translated.editor, translated.id, "zh-Hant", reason="Its desk writes it.")
        return translated

    def test_is_cut_where_its_parent_is_stays_detached_and_follows_once_it_is_attached(self, story: CutStory) -> None:
        story.split("zh-Hans", FIRST, HANS_FIRST, of=LEFT)
        story.confirm_row("zh-Hans", story.row("zh-Hans", FIRST).segment_id, "头一列夜班列车")
        first, rest = story.row("zh-Hant", FIRST).target, story.row("zh-Hant", REST).target
        assert (first.text, rest.text) == (OWN_FIRST, OWN_REST)
        assert (first.state, rest.state) == ("initial", "initial")
        with story.database.begin() as uow:
            attach_version(uow, story.editor, story.id, "zh-Hant")
        run_pipeline(story.database, story.id)
        assert {story.row("zh-Hant", source).target.derivation for source in (FIRST, REST)} <= {
            "overridden",
            "conflict",
        }
        story.confirm_row("zh-Hans", story.row("zh-Hans", REST).segment_id, HANS_REST + "准时。")
        assert story.row("zh-Hant", REST).target.text == OWN_REST + "準時。"

    def test_is_joined_with_its_own_words(self, story: CutStory) -> None:
        story.merge("zh-Hans", LEFT, CARRIED)
        merged = story.row("zh-Hant", TOGETHER).target
        assert (merged.text, merged.look) == (f"{OWN_FIRST}{OWN_REST}車上有240人。", "source_changed")
        with story.database.begin() as uow:
            attach_version(uow, story.editor, story.id, "zh-Hant")
        run_pipeline(story.database, story.id)
        assert story.row("zh-Hant", TOGETHER).target.derivation == "overridden"


def test_a_text_that_was_detached_by_itself_stays_so_in_both_halves(translated: CutStory) -> None:
    translated.save("zh-Hant", LEFT, OWN_FIRST + OWN_REST)
    with translated.database.begin() as uow:
        detach_segment(uow, translated.translator, translated.id, "zh-Hant", translated.segment(LEFT))
    translated.split("zh-Hans", FIRST, HANS_FIRST, of=LEFT)
    rows = [translated.row("zh-Hant", source).target for source in (FIRST, REST)]
    assert [(row.text, row.derivation) for row in rows] == [(OWN_FIRST, "detached"), (OWN_REST, "detached")]


class TestASecondDirectVersion:
    @pytest.fixture
    def story(self, database: Database, desk: Desk) -> CutStory:
        """Both Chinese versions are translated from English, by people who don't wait for each other."""
        with database.begin() as uow:
            uow.session.execute(
                update(PublicationRoute)
                .where(
                    PublicationRoute.publication_id == desk.newsroom.publication_id,
                    PublicationRoute.source_locale == "en",
                    PublicationRoute.locale == "zh-Hant",
                )
                .values(derived_from=None, profile=None)
            )
        story = CutStory(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR]))
        assert {story.version(locale).role for locale in ("zh-Hans", "zh-Hant")} == {"direct"}
        story.translate()
        return story

    def test_keeps_its_text_whole_in_the_first_and_asks_for_a_look(self, story: CutStory) -> None:
        story.save("zh-Hant", LEFT, OWN_FIRST + OWN_REST)
        story.split("zh-Hans", FIRST, HANS_FIRST, of=LEFT)
        first, rest = story.row("zh-Hant", FIRST).target, story.row("zh-Hant", REST).target
        assert (first.text, first.state, first.look) == (OWN_FIRST + OWN_REST, "initial", "source_changed")
        assert (rest.text, rest.state) == ("", "initial")
        story.run()
        assert story.row("zh-Hant", REST).target.text == ""
        # Its own translator moves the words, and both can be confirmed.
        for source, text in ((FIRST, OWN_FIRST), (REST, OWN_REST)):
            story.confirm_row("zh-Hant", story.row("zh-Hant", source).segment_id, text)
            assert story.row("zh-Hant", source).target.state == "translated"
        assert story.pairs("zh-Hans")[3:5] == [(FIRST, HANS_FIRST), (REST, HANS_REST)]

    def test_is_drafted_anew_where_nobody_wrote(self, story: CutStory) -> None:
        story.split("zh-Hans", FIRST, HANS_FIRST, of=LEFT)
        assert "draft" in " ".join(story.run())
        assert {story.row("zh-Hant", source).target.state for source in (FIRST, REST)} == {"initial"}

    def test_has_its_own_texts_joined(self, story: CutStory) -> None:
        story.save("zh-Hant", LEFT, OWN_FIRST + OWN_REST)
        story.save("zh-Hant", CARRIED, "載客240人。")
        story.merge("zh-Hans", LEFT, CARRIED)
        assert story.row("zh-Hant", TOGETHER).target.text == f"{OWN_FIRST}{OWN_REST}載客240人。"
        assert story.row("zh-Hans", TOGETHER).target.text == IN_CHINESE[LEFT] + IN_CHINESE[CARRIED]


class TestWhatStaysApart:
    def refused(self, story: CutStory) -> Conflict:
        with pytest.raises(Conflict) as caught:
            story.merge("zh-Hans", LEFT, CARRIED)
        assert len(story.rows("zh-Hans")) == len(IN_CHINESE)
        return caught.value

    def test_segments_that_are_treated_differently(self, translated: CutStory) -> None:
        with translated.database.begin() as uow:
            one = update(Segment).where(Segment.article_id == translated.id, Segment.id == translated.segment(CARRIED))
            uow.session.execute(one.values(treatment="transcreate"))
        refused = self.refused(translated)
        assert (refused.code, refused.params) == ("merge_unlike", {"one": "translate", "other": "transcreate"})

    def test_one_that_a_version_leaves_out(self, translated: CutStory) -> None:
        with translated.database.begin() as uow:
            omit(uow, translated, "zh-Hant", CARRIED)
        assert self.refused(translated).code == "merge_unlike"

    def test_a_sentence_in_conflict_until_it_is_settled(self, translated: CutStory) -> None:
        translated.save("zh-Hant", LEFT, "第一列夜班列車十點駛出。")
        translated.save("zh-Hans", LEFT, "第一列夜班列车十点飞出。")
        assert translated.text("zh-Hant", LEFT).look == "conflict"
        assert self.refused(translated).code == "resegment_conflict"
        with pytest.raises(Conflict) as caught:
            translated.split("zh-Hans", FIRST, HANS_FIRST, of=LEFT)
        assert (caught.value.code, caught.value.params) == ("resegment_conflict", {"locale": "zh-Hant"})
        theirs = translated.text("zh-Hans", LEFT).rev
        translated.save("zh-Hant", LEFT, "第一列夜班列車十點飛出。", resolves=theirs)
        translated.split("zh-Hans", FIRST, HANS_FIRST, of=LEFT)
        assert translated.row("zh-Hant", REST).target.text == "十點飛出。"


def test_a_dismissed_warning_goes_with_its_words(translated: CutStory) -> None:
    translated.save("zh-Hans", LEFT, "第一列夜班列车十點开出。")
    (finding,) = (one for one in translated.row("zh-Hans", LEFT).findings if one.family == "script")
    with translated.database.begin() as uow:
        about = (translated.id, "zh-Hans", translated.segment(LEFT))
        dismiss_finding(uow, translated.translator, *about, finding=finding.key, reason="A ship’s name.")

    def stands(source: str) -> tuple[list[str], list[str]]:
        row = translated.row("zh-Hans", source)
        return [one.by.reason for one in row.dismissed], [one.key for one in row.findings if one.family == "script"]

    translated.split("zh-Hans", FIRST, HANS_FIRST, of=LEFT)
    assert (stands(FIRST), stands(REST)) == (([], []), (["A ship’s name."], []))
    translated.merge("zh-Hans", FIRST, REST)
    assert stands(LEFT) == (["A ship’s name."], [])
    translated.split("zh-Hans", FIRST, HANS_FIRST, of=LEFT)
    # About other words it is another warning.
    translated.confirm_row("zh-Hans", translated.row("zh-Hans", FIRST).segment_id, "第一列夜班列車")
    assert stands(FIRST)[1] != []
    translated.merge("zh-Hans", REST, CARRIED)
    assert stands(f"{REST} {CARRIED}") == (["A ship’s name."], [])
