"""Boundaries of segments are moved by their translator: in every version, without losing text or history."""

import uuid

import pytest

from tests.services.desk import Desk
from tests.services.resegmenting.cutting import CutStory
from tests.services.revising import edited
from tests.services.story import CARRIED, IN_CHINESE, LEFT
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, Invalid, NotFound, Stale
from tms.services.source.switch_source import switch_source

BOTH = ("zh-Hans", "zh-Hant")
FIRST, REST = "The first night train", "left at ten."
HANS_FIRST, HANS_REST = "第一列夜班列车", "十点开出。"
HANT_FIRST, HANT_REST = "第一列夜班列車", "十點開出。"
TOGETHER = f"{LEFT} {CARRIED}"


class TestSplitting:
    def test_every_version_is_cut_and_both_halves_wait_for_confirmation(self, translated: CutStory) -> None:
        before = {locale: translated.pairs(locale) for locale in BOTH}
        translated.split("zh-Hans", FIRST, HANS_FIRST, of=LEFT)
        hans = translated.pairs("zh-Hans")
        at = before["zh-Hans"].index((LEFT, IN_CHINESE[LEFT]))
        assert hans[at : at + 2] == [(FIRST, HANS_FIRST), (REST, HANS_REST)]
        assert hans[:at] + hans[at + 2 :] == before["zh-Hans"][:at] + before["zh-Hans"][at + 1 :]
        assert translated.pairs("zh-Hant")[at : at + 2] == [(FIRST, HANT_FIRST), (REST, HANT_REST)]
        for locale in BOTH:
            states = {row.source.text: row.target.state for row in translated.rows(locale)}
            assert (states.pop(FIRST), states.pop(REST)) == ("initial", "initial")
            assert set(states.values()) == {"translated"}

    def test_the_translation_may_stay_whole_in_the_first(self, translated: CutStory) -> None:
        translated.split("zh-Hans", FIRST, None, of=LEFT)
        first, rest = translated.row("zh-Hans", FIRST), translated.row("zh-Hans", REST)
        assert (first.target.text, first.target.state) == (IN_CHINESE[LEFT], "initial")
        assert (rest.target.text, rest.target.state) == ("", "initial")
        translated.run()
        assert translated.row("zh-Hans", REST).target.text == ""
        assert "".join(text for _, text in translated.pairs("zh-Hant")).count("十點開出。") == 1

    def test_the_derived_version_follows_each_half(self, translated: CutStory) -> None:
        translated.split("zh-Hans", FIRST, HANS_FIRST, of=LEFT)
        for source, text in ((FIRST, "头一列夜车"), (REST, "十点出发。")):
            translated.confirm_row("zh-Hans", translated.row("zh-Hans", source).segment_id, text)
        assert translated.row("zh-Hant", FIRST).target.text == "頭一列夜車"
        assert translated.row("zh-Hant", REST).target.text == "十點出發。"
        assert translated.row("zh-Hant", REST).target.state == "translated"

    def test_a_persons_wording_in_the_derived_version_is_cut_where_its_parent_is(self, translated: CutStory) -> None:
        translated.save("zh-Hant", LEFT, "首班夜間列車十點正開出。")
        translated.split("zh-Hans", FIRST, HANS_FIRST, of=LEFT)
        first, rest = translated.row("zh-Hant", FIRST).target, translated.row("zh-Hant", REST).target
        assert (first.text, rest.text) == ("首班夜間列車", "十點正開出。")
        assert {first.derivation, rest.derivation} == {"overridden"}
        assert {first.look, rest.look} == {"source_changed"}

    def test_the_source_reads_as_before(self, translated: CutStory) -> None:
        page, number = translated.page(), translated.revision()
        translated.split("zh-Hans", FIRST, HANS_FIRST, of=LEFT)
        assert (translated.page(), translated.revision()) == (page, number)
        assert translated.committed(number + 1) == page

    def test_the_first_keeps_its_history_and_the_second_names_its_ancestor(self, translated: CutStory) -> None:
        rev = translated.text("zh-Hans", LEFT).rev
        translated.split("zh-Hans", FIRST, HANS_FIRST, of=LEFT)
        history = translated.history("zh-Hans", LEFT)
        assert [(h.rev, h.text, h.act) for h in history[-2:]] == [
            (rev, IN_CHINESE[LEFT], "edit"),
            (rev + 1, HANS_FIRST, "split"),
        ]
        (event,) = translated.events("segment_split")
        assert event.data == {
            "number": 2,
            "segment": translated.segment(LEFT),
            "second": translated.row("zh-Hans", REST).segment_id,
        }

    def test_a_repeated_request_is_done_once(self, translated: CutStory) -> None:
        key, rev = uuid.uuid4(), translated.text("zh-Hans", LEFT).rev
        answer = translated.split("zh-Hans", FIRST, HANS_FIRST, of=LEFT, key=key)
        with pytest.raises(Conflict):
            translated.split("zh-Hans", FIRST[:-6], None, of=FIRST, key=key, rev=rev)
        assert answer["number"] == 2
        assert len(translated.events("segment_split")) == 1


class TestMerging:
    def test_every_version_has_one_text_joined_by_its_own_rule(self, translated: CutStory) -> None:
        translated.merge("zh-Hans", LEFT, CARRIED)
        row = translated.row("zh-Hans", TOGETHER)
        assert row.target.text == IN_CHINESE[LEFT] + IN_CHINESE[CARRIED]
        assert row.target.state == "initial"
        assert translated.row("zh-Hant", TOGETHER).target.text == "第一列夜班列車十點開出。車上有240人。"
        assert len(translated.rows("zh-Hans")) == len(IN_CHINESE) - 1

    def test_english_has_a_space_between(self, database: Database, desk: Desk) -> None:
        story = CutStory(database, desk.newsroom, desk.chinese)
        one, other = "第一列夜车十点发出。", "车上有240人。"
        story.save("en", one, "It left at ten.")
        story.save("en", other, "It carried 240.")
        story.merge("en", one, other)
        assert story.row("en", one + other).target.text == "It left at ten. It carried 240."
        assert story.row("zh-Hant", one + other).target.text == "第一列夜車十點發出。車上有240人。"

    def test_who_is_at_work_on_the_second_is_told_where_it_went(self, translated: CutStory) -> None:
        translated.merge("zh-Hans", LEFT, CARRIED)
        with pytest.raises(Conflict) as caught:
            translated.save("zh-Hans", CARRIED, "车上有二百四十人。")
        assert caught.value.code == "segment_retired"
        assert caught.value.params["heirs"] == [translated.segment(LEFT)]

    def test_only_neighbours_of_one_paragraph(self, translated: CutStory) -> None:
        with pytest.raises(Conflict) as caught:
            translated.merge("zh-Hans", CARRIED, "What comes next")
        assert caught.value.code == "merge_no_next"
        with pytest.raises(Conflict):
            translated.merge("zh-Hans", CARRIED, LEFT)


class TestTakingBack:
    def test_split_and_merged_it_is_what_it_was(self, translated: CutStory) -> None:
        translated.save("zh-Hans", LEFT, "第一列夜班列车 十点开出。")
        translated.save("zh-Hant", LEFT, "首班夜間列車 十點正開出。")
        before = {locale: translated.pairs(locale) for locale in BOTH}
        translated.split("zh-Hans", FIRST, HANS_FIRST, of=LEFT)
        translated.merge("zh-Hans", FIRST, REST)
        assert {locale: translated.pairs(locale) for locale in BOTH} == before

    def test_merged_and_split_it_is_the_same_two_segments(self, translated: CutStory) -> None:
        before = {locale: translated.rows(locale) for locale in BOTH}
        translated.merge("zh-Hans", LEFT, CARRIED)
        translated.split("zh-Hans", LEFT, IN_CHINESE[LEFT], of=TOGETHER)
        for locale in BOTH:
            after = translated.rows(locale)
            assert [row.segment_id for row in after] == [row.segment_id for row in before[locale]]
            assert [(r.source.text, r.target.text) for r in after] == [
                (r.source.text, r.target.text) for r in before[locale]
            ]
        translated.confirm_open("zh-Hans")
        assert {row.target.state for row in translated.rows("zh-Hant")} == {"translated"}

    def test_again_and_again_is_no_loop(self, translated: CutStory) -> None:
        before = translated.pairs("zh-Hans")
        for _ in range(3):
            translated.split("zh-Hans", FIRST, HANS_FIRST, of=LEFT)
            translated.merge("zh-Hans", FIRST, REST)
        assert translated.pairs("zh-Hans") == before
        assert translated.listed() > 0


class TestRefusals:
    def test_while_somebody_else_holds_it(self, translated: CutStory) -> None:
        translated.submit("zh-Hant")
        translated.claim("zh-Hant", LEFT, by=translated.reviewer)
        with pytest.raises(Conflict) as caught:
            translated.split("zh-Hans", FIRST, HANS_FIRST, of=LEFT)
        assert caught.value.code == "resegment_claimed"
        assert caught.value.params["locale"] == "zh-Hant"
        assert len(translated.rows("zh-Hans")) == len(IN_CHINESE)

    def test_what_is_accepted_in_any_version(self, translated: CutStory) -> None:
        translated.submit("zh-Hant")
        translated.accept("zh-Hant", CARRIED)
        with pytest.raises(Conflict) as caught:
            translated.merge("zh-Hans", LEFT, CARRIED)
        assert caught.value.code == "resegment_approved"
        translated.split("zh-Hans", FIRST, HANS_FIRST, of=LEFT)

    def test_a_text_that_somebody_changed_since(self, translated: CutStory) -> None:
        with pytest.raises(Stale) as caught:
            translated.split("zh-Hans", FIRST, HANS_FIRST, of=LEFT, rev=1)
        assert caught.value.params["theirs"] == IN_CHINESE[LEFT]

    @pytest.mark.parametrize(("source", "target"), [("", HANS_FIRST), (LEFT, HANS_FIRST), (FIRST, "")])
    def test_a_place_without_words_on_a_side(self, translated: CutStory, source: str, target: str) -> None:
        with pytest.raises(Invalid) as caught:
            translated.split("zh-Hans", source, target, of=LEFT)
        assert caught.value.code == "split_place"

    def test_where_the_version_follows_another_translation(self, translated: CutStory) -> None:
        with pytest.raises(Conflict) as caught:
            translated.split("zh-Hant", FIRST, HANT_FIRST, of=LEFT)
        assert caught.value.code == "resegment_in_parent"

    def test_out_of_translation(self, translated: CutStory) -> None:
        translated.submit("zh-Hans")
        with pytest.raises(Denied) as caught:
            translated.split("zh-Hans", FIRST, HANS_FIRST, of=LEFT)
        assert caught.value.code == "not_in_translation"

    def test_in_another_publication(self, translated: CutStory, desk: Desk) -> None:
        with pytest.raises(NotFound):
            translated.split("zh-Hans", FIRST, HANS_FIRST, of=LEFT, by=desk.foreign_editor)


class TestLaterRevisionsOfTheSource:
    def test_people_s_boundaries_stay_where_the_text_is_the_same(self, translated: CutStory) -> None:
        translated.split("zh-Hans", FIRST, HANS_FIRST, of=LEFT)
        translated.revise({"It carried 240 people.": "It carried 250 people."})
        sources = [source for source, _ in translated.pairs("zh-Hans")]
        assert sources[3:6] == [FIRST, REST, "It carried 250 people."]
        assert translated.pairs("zh-Hans")[3:5] == [(FIRST, HANS_FIRST), (REST, HANS_REST)]

    def test_merged_ones_too(self, translated: CutStory) -> None:
        translated.revise({CARRIED: f"{CARRIED} It was cold."})
        translated.merge("zh-Hans", LEFT, CARRIED)
        translated.revise({"It was cold.": "It was very cold."})
        assert [source for source, _ in translated.pairs("zh-Hans")][3:5] == [TOGETHER, "It was very cold."]

    def test_an_editor_who_has_the_source_open_is_not_in_the_way(self, translated: CutStory) -> None:
        based_on = translated.revision()
        page = edited(translated.page(), {"2027": "2028"})
        translated.split("zh-Hans", FIRST, HANS_FIRST, of=LEFT)
        translated.commit(page, based_on=based_on)
        assert (FIRST, HANS_FIRST) in translated.pairs("zh-Hans")

    def test_another_language_becomes_the_source_with_the_same_boundaries(self, translated: CutStory) -> None:
        translated.split("zh-Hans", FIRST, HANS_FIRST, of=LEFT)
        translated.confirm_open("zh-Hans")
        with translated.database.begin() as uow:
            switch_source(uow, translated.editor, translated.id, "zh-Hans", key=uuid.uuid4())
        assert (HANS_FIRST, FIRST) in translated.pairs("en")
        changed = edited(translated.page(), {"2027": "2028"})
        translated.commit(changed)
        assert (HANS_FIRST, FIRST) in translated.pairs("en")
