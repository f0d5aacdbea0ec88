"""The workspace page and its acts, as a browser without JavaScript and as the page's scripts use them."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from bs4 import Tag
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.benchmarks.statements import counting
from tests.factories import ARTICLE, CHINESE_ARTICLE, PASSWORD, Newsroom, make_article, make_person
from tests.services.story import IN_CHINESE
from tests.web.forms import alert, asked_again, form_of, send, soup, values, words
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block
from tms.domain.permissions import Actor, Role
from tms.http.sign_in_gate import READS_ARTICLE
from tms.http.token_gate import API
from tms.services.memory.remember import import_units
from tms.services.reviewing.submit import submit_version
from tms.services.translating.save_segment import Save, save_segment
from tms.services.workspace.rows import SegmentRow
from tms.services.workspace.segment_history import segment_history
from tms.services.workspace.workspace import workspace

SCRIPT = {"Accept": "application/json"}
HANS = "zh-Hans"
HANT = "zh-Hant"


@dataclass(frozen=True, slots=True)
class Place:
    """An article at work, and where its pages are."""

    database: Database
    newsroom: Newsroom
    article_id: int

    def url(self, locale: str = HANS, path: str = "") -> str:
        return f"/articles/{self.article_id}/versions/{locale}{path}"

    def rows(self, locale: str = HANS, actor: Actor | None = None) -> list[SegmentRow]:
        with self.database.begin() as uow:
            return workspace(uow, actor or self.newsroom[Role.TRANSLATOR], self.article_id, locale).rows

    def save(self, row: SegmentRow, text: str, locale: str = HANS, *, confirm: bool = True) -> None:
        wish = Save(text=text, rev=row.target.rev, source_rev=row.source.rev, key=uuid.uuid4(), confirm=confirm)
        with self.database.begin() as uow:
            save_segment(uow, self.newsroom[Role.TRANSLATOR], self.article_id, locale, row.segment_id, wish)

    def confirm_all(self, locale: str = HANS) -> None:
        for row in self.rows(locale):
            self.save(row, row.target.text if row.target.text and locale == HANT else "句" * row.number + "。", locale)

    def submit(self, locale: str = HANS) -> None:
        with self.database.begin() as uow:
            submit_version(uow, self.newsroom[Role.TRANSLATOR], self.article_id, locale)


@pytest.fixture
def place(database: Database, newsroom: Newsroom) -> Place:
    return Place(database, newsroom, make_article(database, newsroom[Role.EDITOR], ARTICLE))


@pytest.fixture
def translator(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.TRANSLATOR)


@pytest.fixture
def reviewer(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.REVIEWER)


def row_of(page: TestResponse, segment_id: int) -> Tag:
    found = soup(page).find(id=f"s-{segment_id}")
    assert isinstance(found, Tag)
    return found


def said(row: Tag, name: str) -> str:
    return str(row.get(f"data-{name}"))


def fields(row: SegmentRow, text: str, **changes: str) -> dict[str, str]:
    """What the page's script sends to save a text."""
    sent = {"text": text, "rev": str(row.target.rev), "source_rev": str(row.source.rev), "key": str(uuid.uuid4())}
    return sent | {"confirm": "1"} | changes


def test_each_segment_stands_beside_its_source_and_the_other_version(place: Place, translator: FlaskClient) -> None:
    page = translator.get(place.url())
    assert page.status_code == 200
    for row in place.rows():
        shown = row_of(page, row.segment_id)
        cells = shown.find_all(class_="cell")
        assert [cell.get("lang") for cell in cells] == ["en", HANS, HANT]
        assert cells[0].get_text() == row.source.text
        assert cells[1].get("data-text") == row.target.text


def test_news_of_the_page_are_its_rows_as_it_would_show_them_itself(place: Place, translator: FlaskClient) -> None:
    opened = soup(translator.get(place.url(HANT)))
    main = opened.select_one("main[data-cursor]")
    assert main is not None
    first, second, *_ = place.rows()
    place.save(first, "夜班列车回来了")
    address = {"since": str(main["data-cursor"]), "shown": f"{second.segment_id},,x,{10**30}"}
    news, now = soup(translator.get(place.url(HANT), query_string=address)), soup(translator.get(place.url(HANT)))
    assert news.select_one("main[data-news]")
    told = {row["id"]: row for row in news.select("li.seg")}
    assert {f"s-{first.segment_id}", f"s-{second.segment_id}"} <= told.keys()
    for row_id, row in told.items():
        assert str(row) == str(now.find(id=row_id))
    for name in ("status", "step", "actions"):
        (part,), (whole,) = news.select(f"[data-swap={name}]"), now.select(f"[data-swap={name}]")
        assert part.get_text() == whole.get_text()


def test_news_of_a_page_that_is_too_old_is_the_whole_page(place: Place, translator: FlaskClient) -> None:
    answer = soup(translator.get(place.url() + "?since=1-1.1-0123456789abcdef"))
    assert not answer.select("main[data-news]")
    assert len(answer.select("li.seg")) == len(place.rows())


def test_only_the_row_that_the_address_asks_for_has_an_editor(place: Place, translator: FlaskClient) -> None:
    second = place.rows()[1].segment_id
    page = soup(translator.get(place.url() + f"?segment={second}"))
    current = page.select_one("li.seg.now")
    assert current is not None
    assert current["data-segment"] == str(second)
    live = [field for field in page.select("textarea[name=text]") if field.find_parent("template") is None]
    assert [field.get("lang") for field in live] == [HANS]


def test_a_form_confirms_and_leads_to_the_next_segment_that_waits(place: Place, translator: FlaskClient) -> None:
    first, second, *_ = place.rows()
    action = place.url(path=f"/segments/{first.segment_id}")
    page = translator.get(place.url() + f"?segment={first.segment_id}")
    answer = send(translator, page, action, {"text": "夜车回来了", "confirm": "1"})
    assert answer.status_code == 303
    following = translator.get(answer.location)
    assert said(row_of(following, first.segment_id), "state") == "translated"
    current = soup(following).select_one("li.seg.now")
    assert current is not None
    assert current["data-segment"] == str(second.segment_id)
    assert "夜車回來了" in row_of(following, first.segment_id).get_text()


def test_a_second_click_on_the_same_form_is_one_change(place: Place, translator: FlaskClient) -> None:
    row = place.rows()[0]
    sent = fields(row, "只写一次")
    action = place.url(path=f"/segments/{row.segment_id}")
    answers = [translator.post(action, data=sent, headers=SCRIPT) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json == answers[1].json
    assert place.rows()[0].target.rev == row.target.rev + 1


def test_the_script_hears_which_derived_versions_followed(place: Place, translator: FlaskClient) -> None:
    row = place.rows()[0]
    answer = translator.post(
        place.url(path=f"/segments/{row.segment_id}"), data=fields(row, "夜车回来了"), headers=SCRIPT
    )
    assert answer.json is not None
    assert (answer.json["state"], answer.json["rev"], answer.json["followed"]) == (
        "translated",
        row.target.rev + 1,
        [HANT],
    )


def test_the_second_of_two_saves_is_told_base_yours_and_theirs(place: Place, translator: FlaskClient) -> None:
    row = place.rows()[0]
    place.save(row, "第一个人的")
    answer = translator.post(
        place.url(path=f"/segments/{row.segment_id}"), data=fields(row, "第二个人的"), headers=SCRIPT
    )
    assert answer.status_code == 409
    assert answer.content_type == "application/problem+json"
    problem = answer.json
    assert problem is not None
    told = {name: problem[name] for name in ("code", "base", "yours", "theirs", "rev")}
    assert told == {
        "code": "text_stale",
        "base": row.target.text,
        "yours": "第二个人的",
        "theirs": "第一个人的",
        "rev": row.target.rev + 1,
    }


def test_without_scripts_all_three_texts_come_back_on_the_page_and_mine_can_be_put_on_top(
    place: Place, translator: FlaskClient
) -> None:
    row = place.rows()[0]
    action = place.url(path=f"/segments/{row.segment_id}")
    page = translator.get(place.url() + f"?segment={row.segment_id}")
    place.save(row, "别人的译文")
    refused = send(translator, page, action, {"text": "我的译文", "confirm": "1"})
    assert refused.status_code == 409
    panel = row_of(refused, row.segment_id).select_one("[data-stale]")
    assert panel is not None
    assert [side.get_text() for side in panel.find_all("dd")] == [row.target.text, "我的译文", "别人的译文"]
    assert values(form_of(refused, action))["text"] == "我的译文"
    again = send(translator, refused, action, {"confirm": "1"})
    assert again.status_code == 303
    assert place.rows()[0].target.text == "我的译文"


def test_a_refused_save_leaves_no_trace_of_its_key(place: Place, translator: FlaskClient) -> None:
    row = place.rows()[0]
    sent = fields(row, "")
    action = place.url(path=f"/segments/{row.segment_id}")
    refused = translator.post(action, data=sent)
    assert refused.status_code == 422
    assert alert(refused)
    accepted = translator.post(action, data=sent | {"text": "现在有字了"}, headers=SCRIPT)
    assert accepted.status_code == 200
    assert place.rows()[0].target.text == "现在有字了"


def test_what_was_typed_into_a_refused_form_is_still_in_it(place: Place, translator: FlaskClient) -> None:
    row = place.rows()[0]
    action = place.url(path=f"/segments/{row.segment_id}")
    too_long = "字" * 20_001
    refused = translator.post(action, data=fields(row, too_long))
    assert refused.status_code == 422
    assert values(form_of(refused, action))["text"] == too_long


@pytest.mark.parametrize(
    "changes", [{"rev": "x"}, {"rev": ""}, {"key": "no uuid"}, {"source_rev": "1.5"}, {"resolves": "x"}]
)
def test_a_form_with_broken_fields_is_refused_in_words(
    place: Place, translator: FlaskClient, changes: dict[str, str]
) -> None:
    row = place.rows()[0]
    answer = translator.post(
        place.url(path=f"/segments/{row.segment_id}"), data=fields(row, "字", **changes), headers=SCRIPT
    )
    assert answer.status_code == 422
    assert answer.json is not None
    assert answer.json["code"] == "form_incomplete"


def test_typing_is_kept_for_the_person_alone_and_offered_again(
    place: Place, translator: FlaskClient, app: object, database: Database, client: FlaskClient
) -> None:
    row = place.rows()[0]
    kept = translator.post(
        place.url(path=f"/segments/{row.segment_id}/typing"),
        data={"text": "打到一半", "rev": str(row.target.rev)},
        headers=SCRIPT,
    )
    assert kept.status_code == 200
    assert said(row_of(translator.get(place.url()), row.segment_id), "pending") == "打到一半"
    assert place.rows()[0].target.text == row.target.text
    make_person(database, "other@newsroom.example", [Role.TRANSLATOR], place.newsroom.publication_id)
    client.post("/login", data={"email": "other@newsroom.example", "password": PASSWORD})
    assert not row_of(client.get(place.url()), row.segment_id).has_attr("data-pending")


def test_a_claim_is_seen_by_others_and_refused_to_them(
    place: Place, translator: FlaskClient, database: Database, client: FlaskClient
) -> None:
    row = place.rows()[0]
    claim = place.url(path=f"/segments/{row.segment_id}/claim")
    assert translator.post(claim, headers=SCRIPT).status_code == 200
    make_person(database, "other@newsroom.example", [Role.TRANSLATOR], place.newsroom.publication_id)
    client.post("/login", data={"email": "other@newsroom.example", "password": PASSWORD})
    shown = row_of(client.get(place.url()), row.segment_id)
    assert said(shown, "holder") == place.newsroom[Role.TRANSLATOR].name
    refused = client.post(claim, headers=SCRIPT)
    assert refused.status_code == 409
    assert refused.json is not None
    assert refused.json["name"] == place.newsroom[Role.TRANSLATOR].name
    translator.post(place.url(path=f"/segments/{row.segment_id}/release"), headers=SCRIPT)
    assert client.post(claim, headers=SCRIPT).status_code == 200


def test_a_reviewer_takes_a_claim_over_with_a_reason(
    place: Place, translator: FlaskClient, database: Database, client: FlaskClient
) -> None:
    row = place.rows()[0]
    roles = [Role.TRANSLATOR, Role.REVIEWER]
    both = make_person(database, "both@newsroom.example", roles, place.newsroom.publication_id)
    client.post("/login", data={"email": "both@newsroom.example", "password": PASSWORD})
    path = f"/segments/{row.segment_id}"
    translator.post(place.url(path=f"{path}/claim"), headers=SCRIPT)
    page = client.get(place.url() + f"?segment={row.segment_id}")
    action = place.url(path=f"{path}/take-over")
    assert send(client, page, action, {"reason": "  "}).status_code == 422
    assert send(client, page, action, {"reason": "Gone for <the> day"}).status_code == 303
    holder = place.rows()[0].holder
    assert holder is not None
    assert holder.name == both.name
    lost = row_of(translator.get(place.url()), row.segment_id)
    assert (said(lost, "holder"), said(lost, "taken-why")) == (both.name, "Gone for <the> day")
    assert "Gone for &lt;the&gt; day" in translator.get(place.url(path=f"{path}/row")).text
    assert not row_of(client.get(place.url()), row.segment_id).has_attr("data-taken-why")


def test_submitting_too_early_says_why_on_the_page(place: Place, translator: FlaskClient) -> None:
    page = translator.get(place.url())
    refused = send(translator, page, place.url(path="/submit"))
    assert refused.status_code == 409
    assert str(len(place.rows())) in alert(refused)


def test_the_whole_way_from_translation_to_approval_without_scripts(
    place: Place, translator: FlaskClient, reviewer: FlaskClient
) -> None:
    place.confirm_all()  # without its figures: what is open is shown before it goes on
    submit, approve = place.url(path="/submit"), place.url(path="/approve")
    asked = send(translator, translator.get(place.url()), submit)
    assert (asked.status_code, asked.location) == (303, submit)
    before = translator.get(asked.location)
    assert "warnings are open" in words(before)
    (number, *_) = [row for row in place.rows() if "240" in row.source.text]
    assert soup(before).select(f"dt.alarm + dd a[data-go='{number.segment_id}']")
    assert send(translator, before, submit).location == place.url()

    first = place.rows()[0].segment_id
    page = reviewer.get(place.url() + f"?segment={first}")
    assert send(reviewer, page, place.url(path=f"/segments/{first}/accept")).status_code == 303
    many = place.url(path="/accept-clean"), place.url(path="/accept-all")
    held = len(form_of(reviewer.get(many[0]), many[1]).select(".held a"))
    shown = reviewer.get(many[0])
    left = reviewer.get(send(reviewer, shown, many[1]).location)
    assert f"Segments accepted: {len(place.rows()) - 1 - held}." in words(left)
    named = [link["data-go-to"] for link in soup(left).select("[role=status] .places a")]
    assert named == [str(row.segment_id) for row in place.rows() if row.target.state == "translated"]
    assert len(named) == held
    accepted = send(reviewer, reviewer.get(many[0]), many[1], {"also_held": "1"})
    told = reviewer.get(accepted.location)
    assert f"Segments accepted: {held}." in words(told)
    assert len(soup(told).select(".note.final[role=status]")) == 1
    # Accepted already in another tab: nothing was done, and it does not look as if.
    again = reviewer.get(send(reviewer, shown, many[1]).location)
    (note,) = soup(again).select(".note[role=status]")
    assert "attention" in note["class"]
    assert note.get_text(" ", strip=True).startswith("Nothing was accepted.")

    before = reviewer.get(send(reviewer, reviewer.get(place.url()), approve).location)
    unanswered = send(reviewer, before, approve)
    assert "Say why the text is right" in alert(reviewer.get(unanswered.location))
    assert send(reviewer, before, approve, {"reason": "It is about the form only."}).location == place.url()
    assert {row.target.state for row in place.rows()} == {"final"}


def test_acts_on_a_version_that_were_refused_are_asked_again(
    place: Place, translator: FlaskClient, reviewer: FlaskClient
) -> None:
    place.confirm_all()
    place.submit()
    no_text = "One figure is wrong.\x00"

    def refused(who: FlaskClient, path: str, **more: str) -> TestResponse:
        answer = send(who, who.get(place.url()), place.url(path=path), {"reason": no_text, **more})
        assert answer.status_code == 422
        return answer

    answer = refused(translator, "/recall")
    assert asked_again(answer) == ("recall", alert(answer), no_text)
    answer = refused(reviewer, "/return", fault="style")
    assert asked_again(answer) == ("return", alert(answer), no_text)
    chosen = soup(answer).select("dialog[open] input[name=fault][checked]")
    assert [one["value"] for one in chosen] == ["style"]
    many = reviewer.get(place.url(path="/accept-clean"))
    send(reviewer, many, place.url(path="/accept-all"), {"also_held": "1"})
    before = reviewer.get(place.url(path="/approve"))
    assert send(reviewer, before, place.url(path="/approve"), {"reason": "The form only."}).status_code == 303
    answer = refused(reviewer, "/withdraw-approval")
    assert asked_again(answer) == ("withdraw-approval", alert(answer), no_text)
    assert soup(reviewer.get(place.url())).select("dialog[open]") == []


def test_a_reason_whose_dialog_is_gone_with_what_others_did_is_shown_again(
    place: Place, translator: FlaskClient, reviewer: FlaskClient
) -> None:
    place.confirm_all()
    place.submit()
    page = translator.get(place.url())
    assert send(reviewer, reviewer.get(place.url()), place.url(path="/return"), {"reason": "Again."}).status_code == 303
    refused = send(translator, page, place.url(path="/recall"), {"reason": "One figure is wrong."})
    assert refused.status_code in {403, 409}
    assert soup(refused).select("dialog#recall") == []
    (typed,) = soup(refused).select(".notice")
    assert typed.get_text(" ", strip=True) == "You wrote: One figure is wrong."


def test_a_segment_that_was_sent_back_says_who_and_why(
    place: Place, translator: FlaskClient, reviewer: FlaskClient
) -> None:
    place.confirm_all()
    place.submit()
    first = place.rows()[0].segment_id
    page = reviewer.get(place.url() + f"?segment={first}")
    send(reviewer, page, place.url(path=f"/segments/{first}/send-back"), {"reason": "Too long for a title"})
    returned = send(reviewer, reviewer.get(place.url()), place.url(path="/return"), {"reason": "See the title"})
    assert returned.status_code == 303
    shown = row_of(translator.get(place.url()), first)
    assert said(shown, "tone") == "attention"
    assert f"{place.newsroom[Role.REVIEWER].name}: Too long for a title" in shown.get_text()
    again = "Returned by Reviewer"
    assert f"{again} , today" in words(translator.get(place.url())).replace("yesterday", "today")
    assert "See the title" in words(translator.get(place.url()))
    assert f"{again} : See the title" in words(translator.get("/work"))
    article = words(translator.get(f"/articles/{place.article_id}"))
    assert again in article
    assert "See the title Translation just now" in article


def test_what_was_sent_back_is_returned_with_its_reasons_and_opens_first(
    place: Place, translator: FlaskClient, reviewer: FlaskClient
) -> None:
    place.confirm_all()
    place.submit()
    first, second = (row.segment_id for row in place.rows()[1:3])
    assert [one.get_text(strip=True) for one in soup(reviewer.get(place.url())).select(".actions .primary")] == [
        "Approve version"
    ]
    # The later one first: the reasons stand in reading order.
    for segment, sent in ((second, {"reason": "Who says so?"}), (first, {"reason": "The hour", "fault": "omission"})):
        page = reviewer.get(place.url() + f"?segment={segment}")
        send(reviewer, page, place.url(path=f"/segments/{segment}/send-back"), sent)
    page = reviewer.get(place.url())
    shown = soup(page)
    assert [one.get_text(strip=True) for one in shown.select(".actions .primary")] == [
        "Return to translator (2 sent back)…"
    ]
    reasons = shown.select_one("#return textarea")
    assert reasons is not None
    gathered = reasons.get_text().strip()
    assert gathered == "Segment 2: Something is missing – The hour\nSegment 3: Who says so?"
    refused = send(reviewer, page, place.url(path="/approve"))
    assert "Sent back: 2." in alert(refused)
    places = [one["href"] for one in soup(refused).select("[role=alert] .places a")]
    assert places == [place.url() + f"?segment={one}#now" for one in (first, second)]
    assert reviewer.get(place.url(path="/approve")).status_code == 200
    send(reviewer, page, place.url(path="/return"), {"reason": gathered})

    waiting = words(translator.get("/work"))
    assert "sent back · 2 segments" in waiting
    assert waiting.index("Sent back to you") < waiting.index("Returned by Reviewer")
    assert "with 2 segments sent back" in words(translator.get("/notifications"))
    opened = soup(translator.get(place.url()))
    assert [one["data-segment"] for one in opened.select("li.now")] == [str(first)]
    assert [one.get_text(strip=True) for one in opened.select("[data-sent-back-of-all]")] == ["2 sent back"]


def test_a_reviewer_who_wrote_a_text_is_told_why_they_cant_accept_it(
    place: Place, database: Database, client: FlaskClient
) -> None:
    both = make_person(
        database, "both@newsroom.example", [Role.TRANSLATOR, Role.REVIEWER], place.newsroom.publication_id
    )
    place.confirm_all()
    row = place.rows()[0]
    wish = Save(text="自己写的", rev=row.target.rev, source_rev=row.source.rev, key=uuid.uuid4(), confirm=True)
    with database.begin() as uow:
        save_segment(uow, both, place.article_id, HANS, row.segment_id, wish)
    place.submit()
    client.post("/login", data={"email": "both@newsroom.example", "password": PASSWORD})
    page = client.get(place.url() + f"?segment={row.segment_id}")
    assert "Someone else has to accept it" in row_of(page, row.segment_id).get_text()
    approve = soup(page).find("button", string="Approve version")
    assert isinstance(approve, Tag)
    assert approve.has_attr("disabled")
    assert "Your own work is in it: someone else approves" in words(page)
    action = place.url(path=f"/segments/{row.segment_id}/accept")
    refused = send(client, page, action)
    assert refused.status_code == 403
    assert place.rows()[0].target.state == "translated"


def test_a_page_shows_no_button_that_the_person_may_not_press(
    place: Place, translator: FlaskClient, reviewer: FlaskClient, client_of: Callable[[Role], FlaskClient]
) -> None:
    acts = {name: place.url(path=f"/{name}") for name in ("submit", "return", "approve")}
    many = place.url(path="/accept-clean")

    def offered(browser: FlaskClient) -> set[str]:
        page = soup(browser.get(place.url()))
        found = {name for name, action in acts.items() if page.find("form", action=action)}
        return found | ({"accept many"} if page.find("a", href=many) else set())

    assert offered(translator) == {"submit"}
    assert offered(reviewer) == set()
    place.confirm_all()
    place.submit()
    assert offered(translator) == set()
    assert offered(reviewer) == {"accept many", "return", "approve"}
    assert offered(client_of(Role.EDITOR)) == set()


def test_a_conflict_shows_all_three_texts_and_taking_theirs_resolves_it(place: Place, translator: FlaskClient) -> None:
    row = place.rows()[0]
    place.save(row, "夜车回来了")
    derived = place.rows(HANT)[0]
    place.save(derived, derived.target.text.replace("夜車", "夜行列車"), HANT)
    place.save(place.rows()[0], "晚班车回来了")
    page = translator.get(place.url(HANT) + f"?segment={row.segment_id}")
    shown = row_of(page, row.segment_id)
    assert said(shown, "tone") == "conflict"
    sides = [side.get_text() for side in shown.select("[data-sides] dd")]
    assert sides == ["夜車回來了", "夜行列車回來了", "晚班車回來了"]
    theirs = shown.select_one("form[data-choose=theirs]")
    assert theirs is not None
    answer = translator.post(str(theirs["action"]), data=values(theirs))
    assert answer.status_code == 303
    now = place.rows(HANT)[0]
    assert (now.target.text, now.conflict, now.target.derivation) == ("晚班車回來了", None, "follows")


def test_a_derived_version_says_what_it_follows_and_what_was_overridden(place: Place, translator: FlaskClient) -> None:
    row = place.rows()[0]
    place.save(row, "夜车回来了")
    place.save(place.rows(HANT)[0], "夜班車重返", HANT)
    page = translator.get(place.url(HANT))
    heads = soup(page).select_one(".heads")
    assert heads is not None
    assert "follows 简体" in " ".join(heads.get_text(" ").split())
    assert "overridden" in row_of(page, row.segment_id).get_text()


def test_the_source_version_is_read_only_and_says_so(place: Place, translator: FlaskClient) -> None:
    page = translator.get(place.url("en"))
    assert "This is the source" in words(page)
    assert not soup(page).select("textarea, form[action*=segments]")


def test_a_row_alone_is_the_row_of_the_page(place: Place, translator: FlaskClient) -> None:
    row = place.rows()[0]
    alone = soup(translator.get(place.url(path=f"/segments/{row.segment_id}/row"))).find("li")
    assert isinstance(alone, Tag)
    assert alone.attrs == row_of(translator.get(place.url()), row.segment_id).attrs
    assert translator.get(place.url(path="/segments/999999/row")).status_code == 404


def test_what_is_read_of_one_segment_is_read_with_the_person_who_asks_in_one_statement(
    app: Flask, place: Place, translator: FlaskClient
) -> None:
    row = place.rows()[0]
    said = {"text": "夜车", "rev": row.target.rev}
    marked = [rule for rule in app.url_map.iter_rules() if hasattr(app.view_functions[rule.endpoint], READS_ARTICLE)]
    # How far a rule of a doubtful place reaches is asked of such a place alone (tests/web/worklist), and the API is
    # asked with a token (tests/api/test_small_reads.py).
    marked = [rule for rule in marked if "start" not in rule.arguments and not rule.rule.startswith(API)]
    assert len(marked) == 7
    where = {"article_id": place.article_id, "locale": "zh-Hans", "segment_id": row.segment_id}
    for rule in marked:
        path = app.url_map.bind("localhost").build(rule.endpoint, where)
        with counting(place.database.engine) as counted:
            answer = translator.get(path) if "GET" in (rule.methods or ()) else translator.post(path, data=said)
        assert answer.status_code == 200, path
        about_article = [sql for sql in counted.statements if "FROM article JOIN publication" in sql]
        assert len(about_article) == 1, path
        assert "person_session" in about_article[0], path


def test_a_warning_is_seen_in_its_row_also_after_confirming_and_counted_beside_the_button(
    place: Place, translator: FlaskClient, reviewer: FlaskClient
) -> None:
    for row in place.rows():
        place.save(row, IN_CHINESE[row.source.text])
    before = soup(translator.get(place.url()))
    assert not before.select(".warns")
    count = before.select_one("[data-warnings-of-all]")
    assert count is not None
    assert count.has_attr("hidden")
    row = place.rows()[3]
    place.save(row, "第一列列車十點開出。")
    shown = row_of(translator.get(place.url()), row.segment_id)
    assert said(shown, "tone") == "translated"
    mark = shown.select_one(".warns")
    assert mark is not None
    assert mark["aria-label"] == f"Warning: {mark['title']}"
    assert "繁體" in mark["title"]
    place.submit()
    assert not soup(translator.get(place.url())).select("[data-warnings-of-all]")
    told = soup(reviewer.get(place.url())).select_one("[data-warnings-of-all]:not([hidden])")
    assert told is not None
    assert (told.get_text(), told["href"]) == ("1 warning", f"#s-{row.segment_id}")


def test_the_history_tells_every_text_and_act_with_who_did_it(place: Place, translator: FlaskClient) -> None:
    row = place.rows()[0]
    place.save(row, "第一稿", confirm=False)
    place.save(place.rows()[0], "第二稿")
    who = place.newsroom[Role.TRANSLATOR]
    with place.database.begin() as uow:
        entries = segment_history(uow, who, place.article_id, HANS, row.segment_id)
    told = sorted((entry.rev, entry.act, entry.text) for entry in entries if entry.who == who.name)
    newest = place.rows()[0].target.rev
    assert told == [(newest - 1, "edit", "第一稿"), (newest, "edit", "第二稿")]
    assert [entry.confirmed for entry in entries if entry.text in ("第一稿", "第二稿")] == [True, False]
    fragment = translator.get(place.url(path=f"/segments/{row.segment_id}/history"), headers={"X-Fragment": "1"})
    assert "<html" not in fragment.text
    assert {"第一稿", "第二稿"} <= set(words(fragment).split())
    # The time is no part of the act.
    assert all(str(time.previous_sibling).endswith((" ", "\n")) for time in soup(fragment).select(".history time"))
    assert translator.get(place.url(path="/segments/999999/history")).status_code == 404


def test_what_follows_a_persons_change_is_the_machines_and_says_after_whose(
    place: Place, translator: FlaskClient
) -> None:
    row = place.rows()[0]
    place.save(row, "夜车回来了")
    page = translator.get(place.url(HANT, f"/segments/{row.segment_id}/history"), headers={"X-Fragment": "1"})
    newest = soup(page).select_one(".history li p")
    assert newest is not None
    said_of_it = " ".join(newest.get_text(" ").split())
    assert said_of_it.startswith("Sanwen derived after a change by Translator")
    assert [one.get_text() for one in newest.select("b")] == ["Sanwen"]


def test_text_that_looks_like_markup_is_shown_as_text(place: Place, translator: FlaskClient) -> None:
    row = place.rows()[0]
    evil = '<img src=x onerror="alert(1)">'
    place.save(row, evil)
    page = translator.get(place.url() + f"?segment={row.segment_id}")
    assert said(row_of(page, row.segment_id).select_one("[data-target]") or Tag(name="p"), "text") == evil
    assert not soup(page).find("img")


def test_no_page_of_the_workspace_has_inline_scripts_or_styles(place: Place, translator: FlaskClient) -> None:
    page = soup(translator.get(place.url() + f"?segment={place.rows()[0].segment_id}"))
    assert not [script for script in page.find_all("script") if not script.get("src")]
    assert not page.find_all(style=True)
    assert not page.find_all("style")
    assert not [tag for tag in page.find_all(True) for name in tag.attrs if name.startswith("on")]


def test_every_control_has_a_name(place: Place, translator: FlaskClient) -> None:
    page = soup(translator.get(place.url() + f"?segment={place.rows()[0].segment_id}"))
    labelled = {label.get("for") for label in page.find_all("label")}
    nameless = [
        field
        for field in page.select("textarea, select, input:not([type=hidden])")
        if field.get("id") not in labelled and not field.get("aria-label")
    ]
    assert not nameless
    # Of a template's content the parser gives no text, so the markup is looked at.
    assert not [b for b in page.find_all("button") if not b.decode_contents().strip() and not b.has_attr("hidden")]


def test_what_the_memory_has_stands_beside_the_segment_with_and_without_scripts(
    place: Place, translator: FlaskClient
) -> None:
    row = place.rows()[3]
    with place.database.begin() as uow:
        import_units(uow, place.newsroom[Role.EDITOR], [{"en": row.source.text, HANS: "<b>十点</b>开出。"}])
    fragment = translator.get(place.url(path=f"/segments/{row.segment_id}/beside"))
    page = soup(translator.get(place.url() + f"?segment={row.segment_id}"))
    for shown in (soup(fragment), page.select_one("aside [data-beside]")):
        assert shown is not None
        (match,) = shown.select("[data-match]")
        assert match["data-match"] == "<b>十点</b>开出。"
        assert [text.get("lang") for text in match.select(".says")] == [HANS]
        assert "100%" in match.get_text()
    assert not soup(translator.get(place.url())).select("[data-match]"), "nobody has chosen a segment"


def test_what_decided_a_derived_texts_conversion_stands_beside_it(
    database: Database, newsroom: Newsroom, translator: FlaskClient
) -> None:
    page = replace(CHINESE_ARTICLE, blocks=[Block("paragraph", "特朗普说，软件在成立后更新。")])
    place = Place(database, newsroom, make_article(database, newsroom[Role.EDITOR], page))
    row = place.rows("zh-Hant")[-1]
    shown = soup(translator.get(place.url("zh-Hant", f"/segments/{row.segment_id}/beside"))).select(".conversion li")
    assert [" ".join(one.get_text(" ").split()) for one in shown] == [
        "特朗普 → becomes 川普 by the starter glossary",
        "后 → becomes 後 the first of several values; also 后",
        "By phrase: 软件 → becomes 軟體",
    ]
    assert [one["lang"] for one in shown[0].select("[lang]")] == ["zh-Hans", "zh-Hant"]


def test_a_list_item_has_one_sign_before_it_its_bullet_or_its_number(
    database: Database, newsroom: Newsroom, client_of: Callable[[Role], FlaskClient]
) -> None:
    items = ("Read it twice. Then sign.", "1. Ask.", "2) Wait.")
    blocks = [Block("list_item", text, level=1) for text in items]
    place = Place(database, newsroom, make_article(database, newsroom[Role.EDITOR], replace(ARTICLE, blocks=blocks)))
    page = soup(client_of(Role.TRANSLATOR).get(place.url()))
    texts = [row.select_one("[data-source]") for row in page.select("li.seg.bullet")]
    assert [one and one.get_text(strip=True) for one in texts] == ["Read it twice."]
    numbered = [(one["data-number"], one.get_text(strip=True)) for one in page.select("[data-source][data-number]")]
    assert numbered == [("1.", "Ask."), ("2)", "Wait.")]
    assert [one["data-number"] for one in page.select("[data-words-here][data-number]")] == ["1.", "2)"]
    row = place.rows("zh-Hans")[-2]
    one = soup(client_of(Role.TRANSLATOR).get(place.url(path=f"/segments/{row.segment_id}/row")))
    assert [words["data-number"] for words in one.select("[data-number]")] == ["1."] * 3


def test_a_nested_item_and_a_tables_cell_say_where_they_stand(
    database: Database, newsroom: Newsroom, client_of: Callable[[Role], FlaskClient]
) -> None:
    blocks = [Block("list_item", "Boats. Big ones.", level=1), Block("list_item", "Sails.", level=3)]
    blocks += [Block("table_cell", text, level=column) for column, text in ((1, "Year"), (2, "Boats"), (1, "1998"))]
    blocks += [Block("list_item", "Deep.", level=9), Block("paragraph", "That is all.")]
    place = Place(database, newsroom, make_article(database, newsroom[Role.EDITOR], replace(ARTICLE, blocks=blocks)))
    rows = soup(client_of(Role.TRANSLATOR).get(place.url())).select("li.seg")
    levels = [next((one for one in row["class"] if one.startswith("level-")), None) for row in rows]
    first = next(at for at, row in enumerate(rows) if "kind-list_item" in row["class"])
    assert levels[:first] == [None] * first
    assert [*levels[first:]] == ["level-1", "level-1", "level-3", "level-1", "level-2", "level-1", "level-4", None]
    segment_id = place.rows("zh-Hans")[first + 2].segment_id
    one = soup(client_of(Role.TRANSLATOR).get(place.url(path=f"/segments/{segment_id}/row")))
    assert one.select_one(".seg.level-3") is not None
