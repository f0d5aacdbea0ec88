"""The source editor without JavaScript: change, review, commit; and what happens when something is in the way."""

import uuid
from collections.abc import Callable

import pytest
from bs4 import Tag
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from tests.factories import CHINESE_ARTICLE, Newsroom, make_article, run_pipeline
from tests.web.forms import alert, form_of, soup, values, words
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.inline import Code
from tms.domain.permissions import Role
from tms.services.source.revisions import list_revisions, read_revision, read_source
from tms.services.workspace.workspace import workspace

ARTICLE = ImportedArticle(
    language="en",
    title="Night trains return",
    author="Mara Lindqvist",
    blocks=[
        Block("paragraph", "The first night train left at ten. It carried 240 people."),
        Block("heading", "What comes next", level=2),
        Block("paragraph", "See ⟦1⟧the map⟦/1⟧. A second line will follow.", {"1": Code("link", "/map")}),
    ],
)
FIRST = "The first night train left at ten. It carried 240 people."


@pytest.fixture
def article_id(database: Database, newsroom: Newsroom) -> int:
    return make_article(database, newsroom[Role.EDITOR], ARTICLE)


@pytest.fixture
def editor(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.EDITOR)


def address(article_id: int, more: str = "") -> str:
    return f"/articles/{article_id}/source{more}"


def opened(editor: FlaskClient, article_id: int, way: str = "blocks") -> MultiDict[str, str]:
    """The fields of the editor's form."""
    page = editor.get(address(article_id), query_string={"way": way})
    assert page.status_code == 200, page.text
    return values(form_of(page, address(article_id, "/preview")))


def change(fields: MultiDict[str, str], old: str, new: str) -> MultiDict[str, str]:
    """Replace words in whichever fields hold them."""
    changed: MultiDict[str, str] = MultiDict()
    for name in fields:
        changed.setlist(name, [value.replace(old, new) for value in fields.getlist(name)])
    assert changed != fields
    return changed


def review(editor: FlaskClient, article_id: int, fields: MultiDict[str, str], do: str = "review") -> TestResponse:
    return editor.post(address(article_id, "/preview"), data=MultiDict([*fields.items(multi=True), ("do", do)]))


def commit(editor: FlaskClient, article_id: int, page: TestResponse, **more: str) -> TestResponse:
    fields = values(form_of(page, address(article_id)))
    for name, value in more.items():
        fields[name] = value
    return editor.post(address(article_id), data=fields)


def changes(page: TestResponse) -> list[str]:
    """What the review says of each sentence: its fate and its text with what went and what came."""
    found = []
    for item in soup(page).select(".change"):
        for hidden in item.select(".sr"):
            hidden.decompose()
        for mark, sign in (("del", "-"), ("ins", "+")):
            for run in item.select(mark):
                run.replace_with(f"[{sign}{run.get_text()}]")
        fate, says = item.select_one(".what b"), item.select_one(".says")
        assert isinstance(says, Tag)
        found.append(f"{fate.get_text()}: {says.get_text()}" if fate else says.get_text())
    return found


def current(database: Database, newsroom: Newsroom, article_id: int) -> tuple[ImportedArticle, int]:
    with database.begin() as uow:
        draft = read_source(uow, newsroom[Role.EDITOR], article_id)
    return draft.page, draft.revision


def test_the_editor_shows_title_byline_and_blocks_in_markdown(editor: FlaskClient, article_id: int) -> None:
    fields = opened(editor, article_id)
    assert (fields["title"], fields["author"]) == ("Night trains return", "Mara Lindqvist")
    assert fields.getlist("kind") == ["paragraph", "heading", "paragraph"]
    assert fields.getlist("text") == [FIRST, "What comes next", "See [the map](/map). A second line will follow."]


def test_a_change_is_reviewed_and_then_made(
    editor: FlaskClient, article_id: int, database: Database, newsroom: Newsroom
) -> None:
    page = review(editor, article_id, change(opened(editor, article_id), "at ten", "at nine"))
    assert page.status_code == 200
    assert changes(page) == ["changed: The first night train left at [-ten][+nine]."]
    assert current(database, newsroom, article_id)[1] == 1
    answer = commit(editor, article_id, page, note="The time was wrong")
    assert (answer.status_code, answer.location) == (303, f"/articles/{article_id}")
    source, revision = current(database, newsroom, article_id)
    assert revision == 2
    assert source.blocks[0].text.startswith("The first night train left at nine.")
    assert source.blocks[2] == ARTICLE.blocks[2]
    with database.begin() as uow:
        newest = list_revisions(uow, newsroom[Role.EDITOR], article_id)[0]
    assert (newest.kind, newest.note) == ("edit", "The time was wrong")


def test_the_review_says_how_many_segments_reopen_in_each_version(editor: FlaskClient, article_id: int) -> None:
    page = review(editor, article_id, change(opened(editor, article_id), "at ten", "at nine"))
    as_edit, as_typo = (" ".join(option.get_text(" ").split()) for option in soup(page).select(".option"))
    assert as_edit.count("1 of 7 reopen, 6 stay as they are.") == 2
    assert as_typo.count("Nothing reopens: all 7 stay as they are.") == 2


def test_a_typo_is_committed_as_one(
    editor: FlaskClient, article_id: int, database: Database, newsroom: Newsroom
) -> None:
    page = review(editor, article_id, change(opened(editor, article_id), "will follow", "wil follow"))
    commit(editor, article_id, page, effect="typo")
    with database.begin() as uow:
        assert list_revisions(uow, newsroom[Role.EDITOR], article_id)[0].kind == "typo"


def test_another_figure_is_no_typo_unless_somebody_says_so(
    editor: FlaskClient, article_id: int, database: Database, newsroom: Newsroom
) -> None:
    page = review(editor, article_id, change(opened(editor, article_id), "240 people", "420 people"))
    assert form_of(page, address(article_id)).select("input[name=facts_checked]")
    refused = commit(editor, article_id, page, effect="typo")
    assert (refused.status_code, current(database, newsroom, article_id)[1]) == (409, 1)
    assert "that is no typo" in words(refused)
    commit(editor, article_id, page, effect="typo", facts_checked="1", key=str(uuid.uuid4()))
    assert current(database, newsroom, article_id)[1] == 2


def test_the_whole_article_is_edited_as_markdown(
    editor: FlaskClient, article_id: int, database: Database, newsroom: Newsroom
) -> None:
    fields = opened(editor, article_id, "markdown")
    assert "title: Night trains return" in fields["markdown"]
    fields["markdown"] += "\r\n- A list item\r\n"
    page = review(editor, article_id, fields)
    assert changes(page) == ["new: [+A list item]"]
    commit(editor, article_id, page)
    source, _ = current(database, newsroom, article_id)
    assert source.blocks == [*ARTICLE.blocks, Block("list_item", "A list item", level=1)]


def test_what_was_typed_goes_along_from_blocks_to_markdown_and_back(editor: FlaskClient, article_id: int) -> None:
    fields = change(opened(editor, article_id), "ten", "nine")
    as_markdown = review(editor, article_id, fields, do="markdown")
    assert as_markdown.status_code == 200
    markdown = values(form_of(as_markdown, address(article_id, "/preview")))
    assert "left at nine" in markdown["markdown"]
    back = review(editor, article_id, markdown, do="blocks")
    assert values(form_of(back, address(article_id, "/preview"))).getlist("text") == fields.getlist("text")


def test_going_on_with_editing_from_the_review_brings_everything_back(editor: FlaskClient, article_id: int) -> None:
    fields = change(opened(editor, article_id), "ten", "nine")
    page = review(editor, article_id, fields)
    back = review(editor, article_id, values(form_of(page, address(article_id))), do="edit")
    again = values(form_of(back, address(article_id, "/preview")))
    assert again.getlist("text") == fields.getlist("text")
    assert again["title"] == fields["title"]


def test_moved_removed_and_new_sentences_are_told(editor: FlaskClient, article_id: int) -> None:
    fields = opened(editor, article_id)
    fields.setlist("text", ["See [the map](/map). A second line will follow.", "What comes next", "It is late."])
    told = changes(review(editor, article_id, fields))
    assert "new: [+It is late.]" in told
    assert "removed: [-It carried 240 people.]" in told
    assert any(line.startswith("moved: ") for line in told)


def test_a_changed_address_is_seen(editor: FlaskClient, article_id: int) -> None:
    page = review(editor, article_id, change(opened(editor, article_id), "(/map)", "(/chart)"))
    assert changes(page) == ["changed: See [the map](/[-map][+chart])."]


def test_nothing_changed_is_said(editor: FlaskClient, article_id: int) -> None:
    page = review(editor, article_id, opened(editor, article_id))
    assert page.status_code == 409
    assert "Nothing is different from revision 1" in alert(page)


def test_a_mistake_is_marked_in_its_place_and_nothing_is_lost(editor: FlaskClient, article_id: int) -> None:
    fields = change(change(opened(editor, article_id), "(/map)", "(javascript:x)"), "ten", "nine")
    fields["title"] = ""
    page = review(editor, article_id, fields)
    assert page.status_code == 422
    wrong = soup(page).select(".block.wrong")
    assert len(wrong) == 1
    assert "javascript:x" in wrong[0].get_text()
    assert soup(page).select_one("#title-problem")
    assert values(form_of(page, address(article_id, "/preview"))).getlist("text") == fields.getlist("text")


def test_two_editors_both_texts_are_shown_and_nothing_is_lost(
    editor: FlaskClient, article_id: int, database: Database, newsroom: Newsroom
) -> None:
    mine = change(opened(editor, article_id), "240", "250")
    theirs = review(editor, article_id, change(opened(editor, article_id), "at ten", "at nine"))
    commit(editor, article_id, theirs)
    run_pipeline(database, article_id)

    page = review(editor, article_id, mine)
    assert page.status_code == 409
    assert "made revision 2 the source while you were editing" in alert(page)
    assert changes(page) == [
        "changed: The first night train left at [-ten][+nine].",
        "The first night train left at ten. It carried [-240][+250] people.",
    ]
    again = values(form_of(page, address(article_id, "/preview")))
    assert again.getlist("text") == mine.getlist("text")
    # Going on from there is a choice that the review shows in full.
    assert again["based_on"] == "2"
    final = review(editor, article_id, change(again, "at ten", "at nine"))
    assert changes(final) == ["changed: It carried [-240][+250] people."]
    commit(editor, article_id, final)
    source, revision = current(database, newsroom, article_id)
    assert (source.blocks[0].text, revision) == ("The first night train left at nine. It carried 250 people.", 3)


def test_a_review_that_was_overtaken_commits_nothing(
    editor: FlaskClient, article_id: int, database: Database, newsroom: Newsroom
) -> None:
    mine = review(editor, article_id, change(opened(editor, article_id), "240", "250"))
    commit(editor, article_id, review(editor, article_id, change(opened(editor, article_id), "ten", "nine")))
    page = commit(editor, article_id, mine)
    assert page.status_code == 409
    assert "250" in values(form_of(page, address(article_id, "/preview"))).getlist("text")[0]
    assert current(database, newsroom, article_id)[1] == 2


def test_a_commit_that_is_sent_twice_is_made_once(
    editor: FlaskClient, article_id: int, database: Database, newsroom: Newsroom
) -> None:
    page = review(editor, article_id, change(opened(editor, article_id), "ten", "nine"))
    answers = [commit(editor, article_id, page).status_code for _ in range(2)]
    assert answers == [303, 303]
    assert current(database, newsroom, article_id)[1] == 2


def test_a_chinese_source_is_compared_by_character(editor: FlaskClient, database: Database, newsroom: Newsroom) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR], CHINESE_ARTICLE)
    page = review(editor, article_id, change(opened(editor, article_id), "十点", "九点"))
    assert changes(page) == ["changed: 第一列夜车[-十][+九]点发出。"]
    assert soup(page).select(".says[lang=zh-Hans]")


def test_pasted_text_comes_back_as_blocks(editor: FlaskClient, article_id: int) -> None:
    answer = editor.post(address(article_id, "/paste"), data={"pasted": "## Next\n\nA **big** day.\n\n- one"})
    fields = soup(answer)
    assert [text.get_text().strip() for text in fields.select("textarea")] == ["Next", "A **big** day.", "one"]
    assert [option["value"] for option in fields.select("option[selected]")] == ["heading", "paragraph", "list_item"]


def test_what_nobody_sees_is_listed_when_pasted_and_when_typed(editor: FlaskClient, article_id: int) -> None:
    answer = editor.post(address(article_id, "/paste"), data={"pasted": "A bi\u200bg day.\n\nAnother."})
    assert [text.get_text().strip() for text in soup(answer).select("textarea")] == ["A big day.", "Another."]
    listed = soup(answer).select("[data-unseen] .leftout li")
    assert [" ".join(one.get_text().split()) for one in listed] == ["line 1 A bi·g day.zero-width space (U+200B)"]
    page = review(editor, article_id, change(opened(editor, article_id), "240", "2\u200b50"))
    assert changes(page) == ["changed: It carried [-240][+250] people."]
    listed = soup(page).select(".leftout li")
    assert [" ".join(one.get_text().split()) for one in listed] == [
        "block 1 …en. It carried 2·50 people.zero-width space (U+200B)"
    ]


def test_what_nobody_sees_is_listed_beside_what_is_to_be_corrected(editor: FlaskClient, article_id: int) -> None:
    fields = change(opened(editor, article_id), "240", "2\u200b50")
    fields["title"] = ""
    page = review(editor, article_id, fields)
    assert page.status_code == 422
    assert "no title" in words(page)
    assert "It carried 2·50 people. zero-width space (U+200B)" in words(page)


def test_blocks_larger_than_an_article_are_refused_and_stay_in_the_form(editor: FlaskClient, article_id: int) -> None:
    fields = opened(editor, article_id)
    for _ in range(105):
        for name, value in (("kind", "paragraph"), ("level", ""), ("text", "a word " * 2_800)):
            fields.add(name, value)
    page = review(editor, article_id, fields)
    assert page.status_code == 422
    said = soup(page).select_one("#body-problem")
    assert said is not None
    assert "the limit is 2,000,000" in said.get_text()
    again = values(form_of(page, address(article_id, "/preview")))
    assert [text.strip() for text in again.getlist("text")] == [text.strip() for text in fields.getlist("text")]


def test_what_markup_cannot_be_held_is_told_before_the_commit(editor: FlaskClient, article_id: int) -> None:
    page = review(editor, article_id, change(opened(editor, article_id), "240 people", "<u>240</u> people and a dog"))
    assert "Left out of your text" in words(page)
    assert changes(page) == ["changed: It carried 240 people[+ and a dog]."]


def test_a_long_article_is_sent_and_read_whole(editor: FlaskClient, database: Database, newsroom: Newsroom) -> None:
    blocks = [Block("paragraph", f"Paragraph number {number} of a long article.") for number in range(600)]
    article_id = make_article(database, newsroom[Role.EDITOR], ImportedArticle("en", "Long", blocks), run=True)
    page = review(editor, article_id, change(opened(editor, article_id), "number 599 of", "number 599 at the end of"))
    assert changes(page) == ["changed: Paragraph number 599[+ at the end] of a long article."]
    commit(editor, article_id, page)
    with database.begin() as uow:
        committed = read_revision(uow, newsroom[Role.EDITOR], article_id, 2)
        assert len(workspace(uow, newsroom[Role.EDITOR], article_id, "zh-Hans").rows) == 601
    assert len(committed.page.blocks) == 600
