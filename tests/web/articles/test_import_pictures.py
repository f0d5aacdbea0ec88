"""Pictures that come with an upload: shown in the preview, and the article's once it is created."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import TestResponse

from tests.adapters.formats.test_brought_pictures import PHOTO, photo, word_file
from tests.adapters.formats.test_docx import paragraph, run
from tests.adapters.pictures import written
from tests.factories import Newsroom
from tests.web.articles.test_import_article import created, send_multipart
from tests.web.forms import alert, form_of, soup, values
from tms.db.unit_of_work import Database, UnitOfWork
from tms.domain.permissions import Role
from tms.domain.pictures import OLD_AFTER_SECONDS, number_in_article
from tms.services.pictures.read_pictures import read_pictures
from tms.services.source.revisions import read_source

LANDSCAPE = written.file_of(written.picture(size=(500, 300)), "PNG")


@pytest.fixture
def editor(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.EDITOR)


def sent(browser: FlaskClient, *files: tuple[bytes, str]) -> TestResponse:
    fields: MultiDict[str, object] = MultiDict({"language": "en", "format": "auto", "text": ""})
    for data, name in files:
        fields.add("file", FileStorage(io.BytesIO(data), name))
    return send_multipart(browser, "/articles/preview", fields)


def pictured(uow: UnitOfWork, newsroom: Newsroom, article_id: int) -> list[str]:
    """The blocks of the source: of a picture the width of what is kept, and its words."""
    kept = {one.id: one for one in read_pictures(uow, article_id)}
    blocks = read_source(uow, newsroom[Role.EDITOR], article_id).page.blocks
    numbers = [next((number_in_article(code.href) for code in block.codes.values()), None) for block in blocks]
    return [
        f"{kept[number].largest.width} {kept[number].details.alt}" if number else block.text
        for block, number in zip(blocks, numbers, strict=True)
    ]


def test_photos_of_a_word_document_come_into_the_article(
    editor: FlaskClient, database: Database, newsroom: Newsroom, tmp_path: Path
) -> None:
    body = paragraph(run("Ships"), "a3") + paragraph(run("They left.")) + paragraph(photo("media/one.jpeg", "A ship"))
    body += paragraph(run("At dawn."), "") + paragraph(photo("media/two.png", "Nothing of it can be read"))
    path = word_file(tmp_path / "ships.docx", body, one_jpeg=PHOTO, two_png=b"no picture")
    page = sent(editor, (path.read_bytes(), "ships.docx"))
    (thumb,) = soup(page).select(".blocks .thumb")
    assert str(thumb["src"]).startswith("data:image/webp;base64,")
    assert "Nothing of it can be read" in soup(page).select(".leftout li")[0].get_text()

    again = editor.post("/articles/preview", data=values(form_of(page, "/articles")))
    assert len(soup(again).select(".blocks .thumb")) == 1
    answer = editor.post("/articles", data=values(form_of(again, "/articles")))
    article_id = created(database, newsroom, answer).id
    with database.begin() as uow:
        assert pictured(uow, newsroom, article_id) == ["They left.", "640 A ship", "At dawn."]


def test_pictures_are_chosen_with_the_text_that_names_them(
    editor: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    text = "# Ships\n\nThey left.\n\n![A ship](pictures/ship.png)\n\n![At dawn.]()\n\n![Lost](lost.png)\n"
    page = sent(editor, (LANDSCAPE, "ship.png"), (text.encode(), "ships.md"), (PHOTO, "other.jpg"))
    assert len(soup(page).select(".blocks .thumb")) == 1
    assert "Caption of a picture that is not here." not in page.text
    article_id = created(database, newsroom, editor.post("/articles", data=values(form_of(page, "/articles")))).id
    with database.begin() as uow:
        assert pictured(uow, newsroom, article_id) == ["They left.", "500 A ship", "At dawn."]
        assert len(read_pictures(uow, article_id)) == 1
    # The same text again, as an update: its picture is known by what it shows.
    again = sent(editor, (LANDSCAPE, "ship.png"), ((text + "\nMore.\n").encode(), "ships.md"))
    data = values(form_of(again, "/articles")) | {"update": str(article_id)}
    assert f"(picture:{article_picture(database, article_id)})" in editor.post("/articles", data=data).text
    with database.begin() as uow:
        assert len(read_pictures(uow, article_id)) == 1


def article_picture(database: Database, article_id: int) -> int:
    with database.begin() as uow:
        return read_pictures(uow, article_id)[0].id


def test_what_the_form_carries_is_ours_and_one_person_s(
    editor: FlaskClient, client_of: Callable[[Role], FlaskClient], database: Database, newsroom: Newsroom
) -> None:
    page = sent(editor, (b"# Ships\n\nThey left.\n\n![A ship](ship.png)\n", "ships.md"), (LANDSCAPE, "ship.png"))
    data = values(form_of(page, "/articles"))
    foreign = data.copy()
    foreign["brought"] = f"{data['brought'][:-2]}AA"
    for browser, form in ((client_of(Role.ADMINISTRATOR), data), (editor, foreign)):
        answer = browser.post("/articles", data=form)
        assert answer.status_code in {403, 422}, alert(answer)
    secret, person_id = editor.application.extensions["tms"].secret_key, newsroom[Role.EDITOR].person_id
    signer = URLSafeTimedSerializer(secret, salt=f"brought pictures of {person_id}")
    said = signer.loads(data["brought"])
    late = data.copy()
    # Read again and again, a preview is signed anew, and its files would be gone.
    late["brought"] = str(signer.dumps(said | {"since": said["since"] - OLD_AFTER_SECONDS + 3600}))
    assert editor.post("/articles", data=late).status_code == 422
    # As an earlier release signed it, which may have been a moment ago.
    late["brought"] = str(signer.dumps({"kept": said["kept"], "names": said["names"]}))
    assert editor.post("/articles", data=late).status_code == 422
    del data["brought"]
    article_id = created(database, newsroom, editor.post("/articles", data=data)).id
    with database.begin() as uow:
        assert pictured(uow, newsroom, article_id) == ["They left."]
