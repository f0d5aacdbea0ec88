"""The rules page: what a rule would change is shown before it is saved; it is listed, retired, undone."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

from tests.factories import CHINESE_ARTICLE, Newsroom, make_article, run_pipeline
from tests.services.story import Story
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.conversion.term_changes import follow_terms
from tms.services.following.detach import detach_segment
from tms.services.termbase.terms import ConceptEntry, TermEntry, import_concepts

FIRST = "第一列夜车十点发出。"
RULE = {
    "profile": "zh-Hant-TW",
    "source": "夜车",
    "target": "夜班車",
    "scope": "publication",
    "note": "as the style book says",
}
PREVIEW, SAVE, BACK = {"do": "preview"}, {"do": "save"}, {"do": "back"}
Browser = Callable[[Role], FlaskClient]


@pytest.fixture
def story(database: Database, newsroom: Newsroom) -> Story:
    return Story(database, newsroom, make_article(database, newsroom[Role.EDITOR], CHINESE_ARTICLE))


@pytest.fixture
def editor(client_of: Browser) -> FlaskClient:
    return client_of(Role.EDITOR)


def made(browser: FlaskClient, rule: dict[str, str] = RULE) -> str:
    """The address of the change that saving the rule made, after a look at what it would change."""
    answer = browser.post("/conversion-rules", data=rule | SAVE | {"seen": seen(preview(browser, rule))})
    assert answer.status_code == 303
    return answer.headers["Location"]


def saved(story: Story, browser: FlaskClient, rule: dict[str, str] = RULE) -> str:
    """The same with its work done."""
    change = made(browser, rule)
    run_pipeline(story.database, story.id)
    return change


def seen(page: Tag) -> str:
    return str(page.select("form.acts [name=seen]")[0]["value"])


def see(browser: FlaskClient, address: str) -> BeautifulSoup:
    answer = browser.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def preview(browser: FlaskClient, rule: dict[str, str] = RULE) -> BeautifulSoup:
    answer = browser.post("/conversion-rules", data=rule | PREVIEW)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def words(page: Tag, selector: str) -> list[str]:
    return [" ".join(one.get_text().split()) for one in page.select(selector)]


def rules(page: Tag) -> list[str]:
    return words(page, ".rulelist .rule")


class TestBeforeItIsSaved:
    def test_each_sentence_is_shown_with_what_changes_in_it_and_nothing_is_saved(
        self, story: Story, editor: FlaskClient
    ) -> None:
        page = preview(editor)
        assert words(page, ".count") == ["It affects 1 sentence in 1 article in progress."]
        now, then = page.select(".would dd")
        assert (now["lang"], now.text, then.text) == ("zh-Hant", "第一列夜車十點發出。", "第一列夜班車十點發出。")
        assert words(page, ".would ins") == ["班"]
        assert words(page, ".texts > [lang=zh-Hans]") == [FIRST]
        assert words(page, ".would h2") == [CHINESE_ARTICLE.title]
        assert story.text("zh-Hant", FIRST).text == "第一列夜車十點發出。"
        assert rules(see(editor, "/conversion-rules")) == []

    def test_its_buttons_save_what_was_seen_or_go_back_to_it(self, story: Story, editor: FlaskClient) -> None:
        page = preview(editor)
        form = {str(field["name"]): str(field["value"]) for field in page.select("form.acts input[name]")}
        assert words(page, "form.acts button") == ["Save the rule", "Back"]
        back = BeautifulSoup(editor.post("/conversion-rules", data=form | BACK).text, "html.parser")
        assert [str(field["value"]) for field in back.select("#source, #target, #note")] == [
            "夜车",
            "夜班車",
            "as the style book says",
        ]
        saved(story, editor, form)
        assert story.text("zh-Hant", FIRST).text == "第一列夜班車十點發出。"

    def test_what_people_changed_or_detached_is_told_apart(self, story: Story, editor: FlaskClient) -> None:
        story.save("zh-Hant", FIRST, "第一列夜車十點開出。")
        page = preview(editor)
        assert words(page, ".fates li") == ["1 changed by a person: merged with what they wrote"]
        assert words(page, ".would dd") == ["第一列夜車十點開出。", "第一列夜班車十點開出。"]
        with story.database.begin() as uow:
            detach_segment(uow, story.translator, story.id, "zh-Hant", story.segment(FIRST))
        page = preview(editor)
        assert words(page, ".fate") == ["Detached: only marked, never changed"]
        assert (words(page, ".would dt"), words(page, ".would dd")) == (["Stays"], ["第一列夜車十點開出。"])

    def test_it_warns_of_a_single_character_and_of_the_rules_that_it_meets(
        self, story: Story, editor: FlaskClient
    ) -> None:
        saved(story, editor)
        (single, inside) = words(preview(editor, RULE | {"source": "夜", "target": "夜"}), ".cautions li")[:2]
        assert single.startswith("The phrase is a single character.")
        assert inside.startswith("The phrase is inside")
        assert "夜车 →becomes 夜班車 (a rule of the publication)" in inside
        around = words(preview(editor, RULE | {"source": "列夜车", "target": "列夜車"}), ".cautions li")
        assert "No longer inside this phrase: 夜车 →becomes 夜班車 (a rule of the publication)." in around
        other = words(preview(editor, RULE | {"target": "夜行車"}), ".cautions li")
        assert other[0] == "It takes the place of 夜车 →becomes 夜班車 (a rule of the publication)."
        own = RULE | {"target": "夜行車", "scope": "article", "article": str(story.id)}
        assert words(preview(editor, own), ".cautions li")[0].startswith("It applies instead of 夜车")

    def test_a_phrase_that_nobody_uses_changes_nothing(self, story: Story, editor: FlaskClient) -> None:
        page = preview(editor, RULE | {"source": "航天飞机", "target": "太空梭"})
        assert words(page, ".count") == ["No sentence in progress has the phrase."]


class TestSavingWhatWasSeen:
    def test_nobody_saves_a_rule_without_having_seen_what_it_changes(self, story: Story, editor: FlaskClient) -> None:
        answer = editor.post("/conversion-rules", data=RULE | SAVE)
        page = BeautifulSoup(answer.text, "html.parser")
        assert answer.status_code == 409
        assert "Nothing is saved yet" in words(page, "[role=alert]")[0]
        assert words(page, ".count") == ["It affects 1 sentence in 1 article in progress."]
        assert rules(see(editor, "/conversion-rules")) == []

    def test_what_changed_meanwhile_is_shown_before_it_is_saved(self, story: Story, editor: FlaskClient) -> None:
        before = seen(preview(editor))
        story.save("zh-Hant", FIRST, "第一列夜車十點開出。")
        answer = editor.post("/conversion-rules", data=RULE | SAVE | {"seen": before})
        page = BeautifulSoup(answer.text, "html.parser")
        assert answer.status_code == 409
        assert words(page, ".would dd") == ["第一列夜車十點開出。", "第一列夜班車十點開出。"]
        again = editor.post("/conversion-rules", data=RULE | SAVE | {"seen": seen(page)})
        assert again.status_code == 303


class TestWhatIsNoRule:
    @pytest.mark.parametrize(
        ("wrong", "status", "said"),
        [
            ({"target": " "}, 422, "needs a phrase and its replacement"),
            ({"source": "夜" * 101}, 422, "at most 100 characters"),
            ({"profile": "zh-Hant-HK"}, 422, "derives no version for “zh-Hant-HK”"),
            ({"scope": "everywhere"}, 422, "Choose one of them"),
            ({"scope": "topic:9" + "9" * 30}, 422, "Choose one of them"),
            ({"scope": "article", "article": "the one on trains"}, 422, "Say which article"),
            ({"scope": "article", "article": "9" * 18}, 404, "There is no such article"),
        ],
    )
    def test_it_comes_back_with_words_and_what_was_typed(
        self, newsroom: Newsroom, editor: FlaskClient, wrong: dict[str, str], status: int, said: str
    ) -> None:
        for doing in (PREVIEW, SAVE):
            answer = editor.post("/conversion-rules", data=RULE | wrong | doing)
            page = BeautifulSoup(answer.text, "html.parser")
            assert answer.status_code == status
            assert said in words(page, "[role=alert]")[0]
            typed = RULE | {"article": ""} | wrong
            for name in ("source", "target", "article", "note"):
                assert page.select(f"#{name}")[0]["value"] == typed[name]

    def test_a_rule_that_holds_already_is_none(self, story: Story, editor: FlaskClient) -> None:
        saved(story, editor)
        answer = editor.post("/conversion-rules", data=RULE | SAVE)
        assert answer.status_code == 409
        assert "This rule is already in force" in answer.text


class TestTheList:
    def test_rules_stand_by_profile_and_retired_ones_behind_their_own_link(
        self, story: Story, editor: FlaskClient
    ) -> None:
        saved(story, editor)
        page = see(editor, "/conversion-rules")
        assert words(page, ".profile h2") == ["繁體（台灣） 1"]
        assert rules(page) == ["夜车 →becomes 夜班車"]
        assert words(page, ".note") == ["as the style book says"]
        assert "Retired" not in page.select(".filters")[0].text
        number = str(page.select(".rulelist .act a")[0]["href"]).partition("retire=")[2]
        editor.post(f"/conversion-rules/{number}/retire")
        assert rules(see(editor, "/conversion-rules")) == []
        retired = see(editor, "/conversion-rules?retired=1")
        assert rules(retired) == ["夜车 →becomes 夜班車"]
        assert words(retired, ".chip[aria-current]") == ["Retired 1"]
        assert words(retired, ".rulelist th")[2] == "Retired by"

    def test_a_rule_of_one_article_leads_to_it(self, story: Story, editor: FlaskClient) -> None:
        own = {"scope": "article", "article": f"http://news.test/articles/{story.id}/versions/zh-Hant?segment=1"}
        saved(story, editor, RULE | own)
        (link,) = see(editor, "/conversion-rules").select(f'.rulelist a[href="/articles/{story.id}"]')
        assert (link.text, link["lang"]) == (CHINESE_ARTICLE.title, "zh-Hans")

    def test_it_is_searched_and_filtered(self, story: Story, editor: FlaskClient) -> None:
        saved(story, editor)
        assert rules(see(editor, "/conversion-rules?q=班")) == ["夜车 →becomes 夜班車"]
        assert rules(see(editor, "/conversion-rules?profile=zh-Hant-TW&q=夜车")) == ["夜车 →becomes 夜班車"]
        assert rules(see(editor, "/conversion-rules?profile=zh-Hans")) == []
        nothing = see(editor, "/conversion-rules?q=%25")
        assert (rules(nothing), words(nothing, ".blank h2")) == ([], ["No rule with “%”"])

    def test_without_rules_it_says_what_one_is(self, client_of: Browser) -> None:
        page = see(client_of(Role.TRANSLATOR), "/conversion-rules")
        assert words(page, ".blank h2") == ["No rule yet"]
        assert not page.select("#new")

    def test_who_may_not_change_rules_sees_no_form(self, story: Story, client_of: Browser, editor: FlaskClient) -> None:
        saved(story, editor)
        page = see(client_of(Role.TRANSLATOR), "/conversion-rules")
        assert rules(page) == ["夜车 →becomes 夜班車"]
        assert not page.select("#new, .rulelist .act, .acted .act a")


class TestTakingBack:
    def test_retiring_shows_first_what_it_would_change(self, story: Story, editor: FlaskClient) -> None:
        saved(story, editor)
        link = see(editor, "/conversion-rules").select(".rulelist .act a")[0]
        page = see(editor, str(link["href"]))
        assert words(page, ".would dd") == ["第一列夜班車十點發出。", "第一列夜車十點發出。"]
        assert words(page, ".would del") == ["班"]
        assert editor.post(str(page.select("form.acts")[0]["action"])).status_code == 303
        run_pipeline(story.database, story.id)
        assert story.text("zh-Hant", FIRST).text == "第一列夜車十點發出。"
        assert editor.get(str(link["href"])).status_code == 404

    def test_a_change_says_how_far_its_texts_are(self, story: Story, editor: FlaskClient) -> None:
        change = made(editor)
        assert "0 of 1 version with the phrase is done" in words(see(editor, change), "#progress")[0]
        assert words(see(editor, "/conversion-rules"), ".acted .badge") == ["0 of 1 versions"]
        run_pipeline(story.database, story.id)
        assert words(see(editor, change), "#progress") == ["The one version with the phrase is done."]
        assert words(see(editor, "/conversion-rules"), ".acted .badge") == ["1 version done"]

    def test_an_undo_says_what_it_leaves_and_lists_it(self, story: Story, editor: FlaskClient) -> None:
        change = saved(story, editor)
        assert "Nobody has changed its texts since" in words(see(editor, change), "#undo")[0]
        story.save("zh-Hant", FIRST, "頭班夜班車十點發出。")
        assert "1 text that a person has changed since stays as it is" in words(see(editor, change), "#undo")[0]
        answer = editor.post(f"{change}/undo")
        assert answer.status_code == 303
        run_pipeline(story.database, story.id)
        page = see(editor, answer.headers["Location"])
        assert words(page, ".would h2") == ["Left as people changed them 1"]
        assert story.text("zh-Hant", FIRST).text == words(page, ".would dd")[1] == "頭班夜班車十點發出。"
        again = editor.post(f"{change}/undo")
        assert again.status_code == 409
        assert "Undo…" not in again.text


def test_the_workspace_says_how_many_decisions_are_left(story: Story, client_of: Browser) -> None:
    page = client_of(Role.REVIEWER).get(f"/articles/{story.id}/versions/zh-Hant").text
    assert f"/articles/{story.id}/versions/zh-Hant/decisions" in page


def test_the_account_menu_leads_to_the_rules(newsroom: Newsroom, editor: FlaskClient) -> None:
    assert see(editor, "/terms").select('details.menu a[href="/conversion-rules"]')


def test_a_change_of_terms_is_among_the_changes_with_how_far_its_texts_are(story: Story, editor: FlaskClient) -> None:
    entry = ConceptEntry("night train", terms=[TermEntry("zh-Hans", "夜车"), TermEntry("zh-Hant-TW", "夜班車")])
    with story.database.begin() as uow:
        import_concepts(uow, story.editor, [entry])
        assert follow_terms(uow, story.editor, ["夜车", "夜班車"]) is not None
    page = see(editor, "/conversion-rules")
    assert words(page, ".acted .stack") == ["Terms: 夜班車, 夜车"]
    assert words(page, ".acted .badge") == ["0 of 1 versions"]
    run_pipeline(story.database, story.id)
    change = see(editor, str(page.select(".acted .when a")[0]["href"]))
    assert words(change, "h1") == ["A change of terms"]
    assert words(change, "#progress") == ["The one version with the phrase is done."]
    assert "第一列夜班車十點發出。" in words(change, ".would")[0]
    assert not change.select("#undo")
