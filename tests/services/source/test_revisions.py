"""What an edit of the source opens again in the versions, and what stays approved."""

import uuid
from dataclasses import replace

import pytest
from sqlalchemy import update

from tests.factories import make_article
from tests.services.desk import Desk
from tests.services.revising import ELEVEN, RevisedStory, edited
from tests.services.story import CARRIED, IN_CHINESE, LEFT
from tms.db.models import SegmentText
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, Invalid, NotFound, Stale
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.inline import Code
from tms.domain.permissions import Role
from tms.services.source.revisions import compare_revisions, list_revisions, read_revision, read_source

TITLE, NEXT, SECOND = "Night trains return", "What comes next", "A second line will follow in 2027."
ALL = set(IN_CHINESE)
BOTH = ("zh-Hans", "zh-Hant")


def statuses(story: RevisedStory) -> dict[str, str]:
    return {locale: story.version(locale).status for locale in ("en", *BOTH)}


class TestAChangedSentence:
    def test_it_alone_opens_again_and_its_text_stays_with_a_look(self, approved: RevisedStory) -> None:
        before = {locale: {row.source.text: row.target.text for row in approved.rows(locale)} for locale in BOTH}
        assert approved.revise({LEFT: ELEVEN}) == 2
        for locale in BOTH:
            assert approved.open_in(locale) == {ELEVEN}
            row = approved.row(locale, ELEVEN)
            assert (row.segment_id, row.target.text) == (approved.segment(LEFT), before[locale][LEFT])
            assert (row.target.state, row.target.look) == ("initial", "source_changed")

    def test_the_source_has_one_more_rev_that_names_who_and_the_bulk_act(self, approved: RevisedStory) -> None:
        approved.revise({LEFT: ELEVEN})
        first, second = approved.history("en", LEFT)
        assert (first.text, second.text, second.rev, second.act) == (LEFT, ELEVEN, 2, "revise")
        assert second.person_id == approved.editor.person_id
        assert second.change_set_id is not None
        assert approved.text("en", LEFT).state == "final"

    def test_versions_go_back_to_translation_and_the_source_stays(self, approved: RevisedStory) -> None:
        approved.revise({LEFT: ELEVEN})
        assert statuses(approved) == {"en": "approved", "zh-Hans": "translating", "zh-Hant": "translating"}
        assert len(approved.events("version_reopened")) == 2

    def test_sign_offs_stay_and_what_was_accepted_still_is(self, approved: RevisedStory) -> None:
        before = [sign_off.id for sign_off in approved.sign_offs("zh-Hans")]
        approved.revise({LEFT: ELEVEN})
        assert [sign_off.id for sign_off in approved.sign_offs("zh-Hans")] == before
        assert approved.text("zh-Hans", CARRIED).state == "final"

    def test_only_it_has_to_be_done_again(self, approved: RevisedStory) -> None:
        approved.revise({LEFT: ELEVEN})
        approved.confirm_row("zh-Hans", approved.segment(LEFT), "第一列夜班列车十一点开出。")
        assert approved.row("zh-Hant", ELEVEN).target.text == "第一列夜班列車十一點開出。"
        assert approved.row("zh-Hant", ELEVEN).target.state == "translated"
        approved.finish("zh-Hans")
        approved.confirm_open("zh-Hant")
        approved.finish("zh-Hant")
        assert statuses(approved)["zh-Hant"] == "approved"
        assert approved.open_in("zh-Hans") == approved.open_in("zh-Hant") == set()

    def test_a_translation_that_still_fits_is_confirmed_as_it_is(self, approved: RevisedStory) -> None:
        approved.revise({LEFT: "The very first night train left at ten."})
        before = approved.text("zh-Hans", LEFT)
        approved.confirm_row("zh-Hans", approved.segment(LEFT), before.text)
        after = approved.text("zh-Hans", LEFT)
        assert (after.rev, after.state, after.look, after.source_rev) == (before.rev, "translated", None, 2)
        assert approved.text("zh-Hant", LEFT).state == "translated"
        assert approved.text("zh-Hant", LEFT).look is None

    def test_what_nobody_touched_is_drafted_again(self, story: RevisedStory) -> None:
        story.save("zh-Hans", CARRIED, "车上有240人。")
        before = story.text("zh-Hans", SECOND)
        story.revise({LEFT: ELEVEN, CARRIED: "It carried 250 people."})
        assert story.text("zh-Hans", CARRIED).look == "source_changed"
        left = story.text("zh-Hans", LEFT)
        assert (left.state, left.look, left.touched_by) == ("initial", None, None)
        assert (left.text, left.source_rev) == ("", 2)
        assert story.text("zh-Hans", SECOND).rev == before.rev


class TestOtherEdits:
    def test_an_inserted_sentence_is_new_and_nothing_else_is(self, approved: RevisedStory) -> None:
        approved.revise({CARRIED: f"{CARRIED} Nobody slept."})
        for locale in BOTH:
            assert approved.open_in(locale) == {"Nobody slept."}
            assert approved.row(locale, "Nobody slept.").target.origin == "empty"
        assert [row.source.text for row in approved.rows("zh-Hans")][3:6] == [LEFT, CARRIED, "Nobody slept."]

    def test_a_moved_paragraph_opens_nothing(self, approved: RevisedStory) -> None:
        page = approved.page()
        approved.commit(replace(page, blocks=[*page.blocks[1:], page.blocks[0]]))
        assert approved.open_in("zh-Hans") == approved.open_in("zh-Hant") == set()
        assert statuses(approved) == {"en": "approved", "zh-Hans": "approved", "zh-Hant": "approved"}
        assert [row.source.text for row in approved.rows("zh-Hans")][-2:] == [LEFT, CARRIED]
        assert approved.events("source_revised")[0].data == {
            "number": 2, "typo": False, "changed": 0, "new": 0, "removed": 0, "moved": 2,
        }  # fmt: skip

    def test_another_kind_of_block_opens_nothing(self, approved: RevisedStory) -> None:
        page = approved.page()
        approved.commit(replace(page, blocks=[page.blocks[0], Block("paragraph", NEXT), page.blocks[2]]))
        assert approved.open_in("zh-Hans") == set()

    def test_a_removed_sentence_is_retired_in_every_version_and_nothing_opens(self, approved: RevisedStory) -> None:
        approved.revise({CARRIED: ""})
        for locale in ("en", *BOTH):
            assert approved.text(locale, CARRIED).retired
        assert approved.open_in("zh-Hans") == set()
        assert statuses(approved)["zh-Hans"] == "approved"
        assert CARRIED not in {row.source.text for row in approved.rows("zh-Hans")}

    def test_it_comes_back_with_its_approved_texts_and_history(self, approved: RevisedStory) -> None:
        before = approved.text("zh-Hant", CARRIED)
        approved.revise({CARRIED: ""})
        approved.revise({LEFT: f"{LEFT} {CARRIED}"})
        after = approved.text("zh-Hant", CARRIED)
        assert (after.text, after.rev, after.state, after.retired) == (before.text, before.rev, "final", False)
        assert approved.open_in("zh-Hant") == set()
        assert statuses(approved)["zh-Hant"] == "approved"
        assert approved.row("zh-Hans", CARRIED).segment_id == approved.segment(CARRIED)

    def test_what_comes_back_as_another_text_opens_again(self, approved: RevisedStory) -> None:
        approved.revise({CARRIED: ""})
        approved.revise({LEFT: f"{LEFT} It carried 241 people."})
        assert approved.open_in("zh-Hans") == {"It carried 241 people."}
        assert approved.row("zh-Hans", "It carried 241 people.").target.text == IN_CHINESE[CARRIED]

    def test_what_left_before_it_was_translated_opens_a_version_that_was_approved_without_it(
        self, story: RevisedStory
    ) -> None:
        story.revise({f" {CARRIED}": ""})
        for source, text in IN_CHINESE.items():
            if source != CARRIED:
                story.save("zh-Hans", source, text)
        story.finish("zh-Hans")
        story.revise({LEFT: f"{LEFT} {CARRIED}"})
        assert story.open_in("zh-Hans") == {CARRIED}
        assert story.version("zh-Hans").status == "translating"

    def test_a_split_sentence_keeps_its_text_and_the_piece_is_drafted(self, approved: RevisedStory) -> None:
        approved.revise({SECOND: "A second line will follow in 2027 from Hamburg to Vienna, with sleeping cars."})
        approved.confirm_open("zh-Hans")
        approved.revise({", with": ". It comes with"})
        rows = [row for row in approved.rows("zh-Hans") if row.source.text not in ALL]
        assert len(rows) == 2
        assert rows[0].segment_id == approved.segment(SECOND)
        assert (rows[0].target.text, rows[0].target.look) == (IN_CHINESE[SECOND], "source_changed")
        assert rows[1].target.state == "initial"

    def test_another_link_opens_its_sentence_and_confirming_takes_it_over(self, database: Database, desk: Desk) -> None:
        page = ImportedArticle(
            "en", "Trains", [Block("paragraph", "See ⟦1⟧here⟦/1⟧.", {"1": Code("link", "https://a.example/")})]
        )
        story = RevisedStory(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], page))
        for row, text in zip(story.rows("zh-Hans"), ("列车", "见⟦1⟧这里⟦/1⟧。"), strict=True):
            story.confirm_row("zh-Hans", row.segment_id, text)
        story.finish(*BOTH)
        other = {"1": Code("link", "https://b.example/")}
        story.commit(replace(page, blocks=[Block("paragraph", "See ⟦1⟧here⟦/1⟧.", other)]))
        [row] = [row for row in story.rows("zh-Hans") if row.target.look]
        assert row.target.codes == {"1": {"type": "link", "href": "https://a.example/"}}
        story.confirm_open("zh-Hans")
        for locale in BOTH:
            [codes] = [row.target.codes for row in story.rows(locale) if row.target.codes]
            assert codes == {"1": {"type": "link", "href": "https://b.example/"}}

    def test_a_link_put_in_before_a_sentence_changes_nothing_of_it(self, database: Database, desk: Desk) -> None:
        one = Block("paragraph", "See ⟦1⟧here⟦/1⟧.", {"1": Code("link", "https://a.example/")})
        page = ImportedArticle("en", "Trains", [one])
        story = RevisedStory(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], page))
        both = {"1": Code("link", "https://b.example/"), "2": one.codes["1"]}
        number = story.commit(replace(page, blocks=[Block("paragraph", "⟦1⟧New⟦/1⟧. See ⟦2⟧here⟦/2⟧.", both)]))
        assert story.history("en", "See ⟦1⟧here⟦/1⟧.")[-1].rev == 1
        assert story.committed(number).blocks[0].codes == both


class TestATypo:
    def test_texts_states_and_approvals_stay(self, approved: RevisedStory) -> None:
        approved.revise({LEFT: "The first night train left at Ten."}, typo=True)
        assert approved.open_in("zh-Hans") == approved.open_in("zh-Hant") == set()
        assert statuses(approved) == {"en": "approved", "zh-Hans": "approved", "zh-Hant": "approved"}
        assert approved.history("en", LEFT)[-1].act == "typo"
        assert approved.text("zh-Hans", LEFT).source_rev == 1
        assert approved.text("en", LEFT).rev == 2

    def test_a_draft_that_was_made_before_it_stays(self, story: RevisedStory) -> None:
        before = [(row.target.text, row.target.rev) for row in story.rows("zh-Hans")]
        story.revise({LEFT: "The first night train left at Ten."}, typo=True)
        assert [(row.target.text, row.target.rev) for row in story.rows("zh-Hans")] == before

    def test_a_save_that_saw_the_text_before_it_counts(self, story: RevisedStory) -> None:
        story.revise({LEFT: "The first night train left at Ten."}, typo=True)
        story.save("zh-Hans", LEFT, IN_CHINESE[LEFT], source_rev=1)
        assert (story.text("zh-Hans", LEFT).state, story.text("zh-Hans", LEFT).look) == ("translated", None)

    def test_a_new_sentence_in_it_is_new_all_the_same(self, approved: RevisedStory) -> None:
        approved.revise({CARRIED: f"{CARRIED} Nobody slept."}, typo=True)
        assert approved.open_in("zh-Hans") == {"Nobody slept."}

    def test_what_follows_the_source_follows_it_and_stays_approved(self, database: Database, desk: Desk) -> None:
        story = RevisedStory(database, desk.newsroom, desk.chinese)
        story.finish("zh-Hant")
        story.revise({"十点发出": "十点出发"}, typo=True)
        row = story.row("zh-Hant", "第一列夜车十点出发。")
        assert (row.target.text, row.target.state, row.target.look) == ("第一列夜車十點出發。", "final", None)
        assert story.version("zh-Hant").status == "approved"

    def test_a_corrected_link_is_corrected_in_every_version(self, database: Database, desk: Desk) -> None:
        page = ImportedArticle(
            "en", "Trains", [Block("paragraph", "See ⟦1⟧here⟦/1⟧.", {"1": Code("link", "https://a.example/")})]
        )
        story = RevisedStory(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], page))
        for row, text in zip(story.rows("zh-Hans"), ("列车", "见⟦1⟧这里⟦/1⟧。"), strict=True):
            story.confirm_row("zh-Hans", row.segment_id, text)
        story.finish(*BOTH)
        other = {"1": Code("link", "https://b.example/")}
        story.commit(replace(page, blocks=[Block("paragraph", "See ⟦1⟧here⟦/1⟧.", other)]), typo=True)
        for locale in BOTH:
            assert story.open_in(locale) == set()
            assert story.version(locale).status == "approved"
            [codes] = [row.target.codes for row in story.rows(locale) if row.target.codes]
            assert codes == {"1": {"type": "link", "href": "https://b.example/"}}

    def test_a_text_whose_codes_are_its_own_keeps_them(self, database: Database, desk: Desk) -> None:
        page = ImportedArticle(
            "en", "Trains", [Block("paragraph", "See ⟦1⟧here⟦/1⟧.", {"1": Code("link", "https://a.example/")})]
        )
        story = RevisedStory(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], page))
        for row, text in zip(story.rows("zh-Hans"), ("列车", "见⟦1⟧这里⟦/1⟧。"), strict=True):
            story.confirm_row("zh-Hans", row.segment_id, text)
        own = {"1": {"type": "link", "href": "https://a.example/zh"}}
        with database.begin() as uow:
            theirs = SegmentText.version_id == story.version("zh-Hans").id
            uow.session.execute(
                update(SegmentText)
                .where(SegmentText.article_id == story.id, theirs, SegmentText.codes.is_not(None))
                .values(codes=own, rev=SegmentText.rev + 1, person_id=story.translator.person_id)
            )
        other = {"1": Code("link", "https://b.example/")}
        story.commit(replace(page, blocks=[Block("paragraph", "See ⟦1⟧here⟦/1⟧.", other)]), typo=True)
        assert [row.target.codes for row in story.rows("zh-Hans") if row.target.codes] == [own]


class TestAChineseSource:
    def test_the_other_script_follows_and_english_opens(self, database: Database, desk: Desk) -> None:
        story = RevisedStory(database, desk.newsroom, desk.chinese)
        story.confirm_open("en")
        story.finish("en", "zh-Hant")
        story.revise({"十点发出": "十一点发出"})
        changed = "第一列夜车十一点发出。"
        assert story.open_in("en") == story.open_in("zh-Hant") == {changed}
        assert (story.row("en", changed).target.state, story.row("en", changed).target.look) == (
            "initial",
            "source_changed",
        )
        hant = story.row("zh-Hant", changed).target
        assert (hant.text, hant.state, hant.look) == ("第一列夜車十一點發出。", "translated", "parent_changed")

    def test_an_override_is_merged_and_waits_for_its_person(self, database: Database, desk: Desk) -> None:
        story = RevisedStory(database, desk.newsroom, desk.chinese)
        story.confirm_row("zh-Hant", story.segment("车上有240人。"), "車裡有240人。")
        story.finish("zh-Hant")
        story.revise({"240人": "250人"})
        row = story.row("zh-Hant", "车上有250人。").target
        assert (row.text, row.state, row.look) == ("車裡有250人。", "initial", "merged")


class TestReadingRevisions:
    def test_the_page_that_is_read_is_the_page_that_was_committed(self, story: RevisedStory) -> None:
        first = story.page()
        second = edited(first, {LEFT: ELEVEN, TITLE: "Night trains are back"})
        third = replace(second, author=None, blocks=[*second.blocks, Block("heading", "End", level=3)])
        assert [story.commit(page) for page in (second, third)] == [2, 3]
        assert [story.committed(number) for number in (1, 2, 3)] == [first, second, replace(third, author=None)]
        assert story.page() == story.committed(3)

    def test_the_list_tells_who_and_how_much(self, story: RevisedStory) -> None:
        story.commit(edited(story.page(), {LEFT: ELEVEN, CARRIED: ""}), note="  The hour was wrong. ")
        with story.database.begin() as uow:
            second, first = list_revisions(uow, story.reviewer, story.id)
        assert (first.number, first.kind, first.is_current, first.changed) == (1, "import", False, 0)
        assert (second.number, second.kind, second.language, second.note) == (2, "edit", "en", "The hour was wrong.")
        assert (second.changed, second.new, second.removed, second.is_current) == (1, 0, 1, True)
        assert second.who == story.editor.name

    def test_two_are_compared_segment_by_segment(self, story: RevisedStory) -> None:
        page = edited(story.page(), {LEFT: ELEVEN, CARRIED: ""})
        story.commit(replace(page, blocks=[*page.blocks[1:], page.blocks[0]]))
        with story.database.begin() as uow:
            found = compare_revisions(uow, story.editor, story.id, 2, 1)
        told = {segment.old or segment.new: segment.change.value for segment in found.segments}
        assert (found.old.number, found.new.number) == (1, 2)
        assert (told[LEFT], told[CARRIED], told[TITLE], told[SECOND]) == ("changed", "removed", "same", "same")
        assert [segment.new for segment in found.segments if segment.new] == [
            row.source.text for row in story.rows("zh-Hans")
        ]

    def test_what_never_was_is_not_found(self, story: RevisedStory) -> None:
        for number in (0, 2):
            with story.database.begin() as uow, pytest.raises(NotFound):
                read_revision(uow, story.editor, story.id, number)


class TestRefusals:
    def test_who_comes_second_is_told_and_keeps_their_page(self, story: RevisedStory) -> None:
        mine = edited(story.page(), {LEFT: ELEVEN})
        story.commit(edited(story.page(), {CARRIED: ""}))
        for act in (story.commit, story.preview):
            with pytest.raises(Stale) as caught:
                act(mine, based_on=1)
            assert (caught.value.code, caught.value.params["number"]) == ("revision_stale", 2)
        assert story.revision() == 2

    def test_nothing_new_is_no_revision(self, story: RevisedStory) -> None:
        with pytest.raises(Conflict) as caught:
            story.commit(story.page())
        assert caught.value.code == "revision_same"
        assert story.preview(story.page()).is_same

    def test_a_repeated_request_is_done_once(self, story: RevisedStory) -> None:
        key, page = uuid.uuid4(), edited(story.page(), {LEFT: ELEVEN})
        assert [story.commit(page, based_on=1, key=key) for _ in range(2)] == [2, 2]
        with pytest.raises(Conflict) as caught:
            story.commit(page, based_on=1, key=key, typo=True)
        assert caught.value.code == "key_reused"
        assert story.revision() == 2

    @pytest.mark.parametrize(
        ("change", "code"),
        [
            ({"title": " "}, "import_no_title"),
            ({"blocks": [Block("paragraph", " ")]}, "import_no_body"),
            ({"language": "zh-Hans"}, "source_language_other"),
            ({"blocks": [Block("paragraph", "⟦1⟧a", {"1": Code("strong")})]}, "source_markers_broken"),
            ({"blocks": [Block("paragraph", "a\x00")]}, "text_not_text"),
        ],
    )
    def test_a_page_that_can_t_be_the_source_is_refused(
        self, story: RevisedStory, change: dict[str, object], code: str
    ) -> None:
        with pytest.raises(Invalid) as caught:
            story.commit(replace(story.page(), **change))  # type: ignore[arg-type]
        assert caught.value.code == code

    def test_before_the_source_is_segmented_it_can_t_be_edited(self, database: Database, desk: Desk) -> None:
        article_id = make_article(database, desk.newsroom[Role.EDITOR], run=False)
        story = RevisedStory(database, desk.newsroom, article_id)
        with pytest.raises(Conflict) as caught:
            story.revise({LEFT: ELEVEN})
        assert caught.value.code == "revision_not_ready"

    def test_only_editors_edit_and_everybody_reads(self, story: RevisedStory) -> None:
        page = edited(story.page(), {LEFT: ELEVEN})
        for actor in (story.translator, story.reviewer):
            with pytest.raises(Denied):
                story.commit(page, by=actor)
            with story.database.begin() as uow:
                assert read_revision(uow, actor, story.id, 1).entry.number == 1
                with pytest.raises(Denied):
                    read_source(uow, actor, story.id)
