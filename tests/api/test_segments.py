"""Segments by the API: read in parts, claimed, saved and confirmed on the rev that was read, and a machine's drafts."""

import uuid
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.api.callers import Program, machine_token, own_token
from tests.factories import Newsroom, make_article, make_newsroom, make_person
from tests.services.story import CARRIED, IN_CHINESE, LEFT, Story
from tms.api.paging import cursor_of
from tms.db.models import SegmentText, SignOff
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.domain.token_scopes import MACHINE_SCOPES, Scope
from tms.services.jobs.assign import assign_step

HANS, HANT = "zh-Hans", "zh-Hant"
READ, WRITE = Scope.TEXTS_READ, Scope.TEXTS_WRITE


@pytest.fixture
def story(database: Database, newsroom: Newsroom) -> Story:
    return Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))


@pytest.fixture
def program(app: Flask, database: Database, newsroom: Newsroom) -> Program:
    return Program(app, own_token(database, newsroom[Role.TRANSLATOR], [READ, WRITE]))


@pytest.fixture
def reviewer(app: Flask, database: Database, newsroom: Newsroom) -> Program:
    return Program(app, own_token(database, newsroom[Role.REVIEWER], [READ, WRITE]))


@pytest.fixture
def machine(app: Flask, database: Database, newsroom: Newsroom) -> Program:
    return Program(app, machine_token(database, newsroom[Role.ADMINISTRATOR]))


def segments(story: Story, locale: str = HANS) -> str:
    return f"/articles/{story.id}/versions/{locale}/segments"


def segment(story: Story, source: str = LEFT, locale: str = HANS) -> str:
    return f"{segments(story, locale)}/{story.segment(source)}"


def send(
    program: Program, place: str, text: str, rev: object, *, confirm: bool = False, key: object = None, **more: Any
) -> Any:
    """The answer to a save on that rev, or with that ETag."""
    named = rev if isinstance(rev, str) else f'"{rev}"'
    headers = {"If-Match": named, "Idempotency-Key": str(key or uuid.uuid4())}
    method, path = ("POST", f"{place}/confirm") if confirm else ("PUT", place)
    return program.ask(method, path, headers=headers, json={"text": text, "source_rev": 1, **more})


def problem(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.get_json()["code"]


def test_the_list_goes_on_and_is_what_the_page_shows(program: Program, story: Story) -> None:
    found: list[Any] = []
    cursor: str | None = ""
    while cursor is not None:
        part = program.json(f"{segments(story)}?limit=3" + (f"&cursor={cursor}" if cursor else ""))
        assert part["total"] == len(IN_CHINESE)
        found.extend(part["segments"])
        cursor = part["next"]
    rows = story.rows(HANS, by=story.translator)
    assert [(one["id"], one["number"], one["kind"], one["starts_block"]) for one in found] == [
        (row.segment_id, row.number, row.kind, row.starts_block) for row in rows
    ]
    assert [(one["source"]["text"], one["text"], one["rev"], one["state"], one["origin"]) for one in found] == [
        (row.source.text, row.target.text, row.target.rev, row.target.state, row.target.origin) for row in rows
    ]
    for one in found:
        assert program.json(f"{segments(story)}/{one['id']}") == one


def test_the_source_is_read_like_any_version(program: Program, story: Story) -> None:
    one = program.json(segment(story, LEFT, "en"))
    assert (one["text"], one["source"]["text"], one["derivation"]) == (LEFT, LEFT, None)


def test_a_cursor_ends_with_the_revision_that_it_is_of(program: Program, story: Story) -> None:
    assert problem(program.get(f"{segments(story)}?cursor={cursor_of(999, 1)}")) == (409, "segments_renumbered")
    for wrong in ("x", cursor_of("a", 1), cursor_of(1), cursor_of(-1, 1), cursor_of(1, -1), cursor_of(10**18, 1)):
        assert problem(program.get(f"{segments(story)}?cursor={wrong}")) == (422, "api_cursor_wrong"), wrong
    assert program.get(f"{segments(story)}?limit=201").status_code == 422


def test_what_is_not_there_is_not_found(
    app: Flask, program: Program, database: Database, story: Story, newsroom: Newsroom
) -> None:
    assert problem(program.get(f"{segments(story)}/999999")) == (404, "segment_not_found")
    assert problem(program.get(segments(story, "fr"))) == (404, "version_not_found")
    assert problem(send(program, f"{segments(story)}/999999", "字", 1)) == (404, "segment_not_found")
    elsewhere = make_newsroom(database, domain="elsewhere.example")
    stranger = Program(app, own_token(database, elsewhere[Role.TRANSLATOR], [READ, WRITE]))
    for answer in (
        stranger.get(segments(story)),
        stranger.get(segment(story)),
        send(stranger, segment(story), "字", 1),
        send(stranger, segment(story), "字", 1, confirm=True),
        stranger.ask("POST", f"{segment(story)}/claim"),
        stranger.ask("POST", f"{segment(story)}/leave"),
    ):
        assert answer.status_code == 404


def test_a_text_is_saved_and_confirmed_on_the_etag_that_was_read(program: Program, story: Story) -> None:
    first = program.get(segment(story))
    saved = send(program, segment(story), "第一班夜车", first.headers["ETag"])
    assert saved.status_code == 200, saved.text
    assert saved.get_json() == {
        "segment": story.segment(LEFT),
        "rev": first.get_json()["rev"] + 1,
        "state": "initial",
        "look": None,
        "changed": True,
        "followed": [HANT],
        "repeated": [],
    }
    confirmed = send(program, segment(story), "第一班夜车十点开出。", saved.headers["ETag"], confirm=True)
    assert (confirmed.status_code, confirmed.get_json()["state"]) == (200, "translated")
    now = program.get(segment(story))
    assert now.headers["ETag"].startswith(f'"{confirmed.get_json()["rev"]}-')
    one = now.get_json()
    assert (one["text"], one["state"], one["origin"]) == ("第一班夜车十点开出。", "translated", "human")
    followed = program.json(segment(story, LEFT, HANT))
    assert (followed["text"], followed["derivation"]) == ("第一班夜車十點開出。", "follows")
    assert [signed.kind for signed in story.sign_offs(HANS)] == ["confirm"]


def test_a_save_on_an_older_rev_is_refused_with_all_three_texts(program: Program, story: Story) -> None:
    before = program.json(segment(story))
    story.save(HANS, LEFT, "她的译文。")
    for confirm in (False, True):
        answer = send(program, segment(story), "我的译文。", before["rev"], confirm=confirm)
        assert problem(answer) == (412, "text_stale")
        said = answer.get_json()
        assert (said["base"], said["yours"], said["theirs"]) == (before["text"], "我的译文。", "她的译文。")
        assert said["rev"] == before["rev"] + 1
        assert said["who"] == story.translator.name
    assert story.text(HANS, LEFT).text == "她的译文。"


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"Idempotency-Key": str(uuid.uuid4())}, 428, "api_if_match_missing"),
        ({"If-Match": '"1"'}, 422, "api_key_missing"),
        ({"If-Match": '"1"', "Idempotency-Key": "7"}, 422, "api_key_wrong"),
        ({"If-Match": '"1"', "Idempotency-Key": "é" * 36}, 422, "api_key_wrong"),
        *(
            ({"If-Match": wrong, "Idempotency-Key": str(uuid.uuid4())}, 422, "api_if_match_wrong")
            for wrong in ("*", "1", 'W/"1"', '"1", "2"', '"one"', '"99999999999"', "")
        ),
    ],
)
@pytest.mark.parametrize("confirm", [False, True])
def test_a_save_says_what_it_is_based_on_and_which_it_is(
    program: Program, story: Story, headers: dict[str, str], status: int, code: str, confirm: bool
) -> None:
    method, path = ("POST", f"{segment(story)}/confirm") if confirm else ("PUT", segment(story))
    answer = program.ask(method, path, headers=headers, json={"text": "字", "source_rev": 1})
    assert problem(answer) == (status, code)
    assert len(story.history(HANS, LEFT)) == story.text(HANS, LEFT).rev


def test_a_key_that_comes_again_gets_the_first_answer(program: Program, story: Story) -> None:
    key, rev = uuid.uuid4(), story.text(HANS, LEFT).rev
    first = send(program, segment(story), "第一班夜车", rev, key=key)
    story.save(HANS, LEFT, "后来的译文。")
    again = send(program, segment(story), "第一班夜车", rev, key=key)
    assert (again.status_code, again.data, again.headers["ETag"]) == (200, first.data, first.headers["ETag"])
    assert story.text(HANS, LEFT).text == "后来的译文。"
    for other in (
        send(program, segment(story), "另一班夜车", rev, key=key),
        send(program, segment(story), "第一班夜车", rev, key=key, confirm=True),
        send(program, segment(story, CARRIED), "第一班夜车", rev, key=key),
        send(program, segment(story), "第一班夜车", rev + 1, key=key),
    ):
        assert problem(other) == (409, "key_reused")
        assert "Make a new one for each request" in other.get_json()["title"], "a program has no page to reload"


def test_the_key_of_a_page_is_a_key_here(program: Program, story: Story) -> None:
    key, rev = uuid.uuid4(), story.text(HANS, LEFT).rev
    story.save(HANS, LEFT, "第一班夜车", rev=rev, key=key, confirm=False)
    assert send(program, segment(story), "第一班夜车", rev, key=key).get_json()["rev"] == rev + 1
    assert len(story.history(HANS, LEFT)) == rev + 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"text": ""}, "text_empty"),
        ({"text": "字\0"}, "text_not_text"),
        ({"text": "字" * 100_001}, "text_too_long"),
        ({"source_rev": 2}, "rev_unknown"),
        ({"source_rev": 0}, "api_request_invalid"),
        ({"text": None}, "api_request_invalid"),
        ({"state": "final"}, "api_request_invalid"),
    ],
)
def test_what_can_t_be_confirmed_is_refused(program: Program, story: Story, change: dict[str, Any], code: str) -> None:
    sent = {"text": "字"} | change
    assert problem(send(program, segment(story), rev=1, confirm=True, **sent)) == (422, code)


def test_a_conflict_is_shown_and_resolved_by_its_name(program: Program, story: Story) -> None:
    story.save(HANS, LEFT, "夜车十点开出。")
    story.save(HANT, LEFT, "夜車十點發車。")
    story.save(HANS, LEFT, "夜车十点启程。")
    one = program.json(segment(story, LEFT, HANT))
    sides = one["conflict"]
    assert (one["derivation"], one["look"]) == ("conflict", "conflict")
    assert (sides["base"], sides["yours"], sides["theirs"]) == ("夜車十點開出。", "夜車十點發車。", "夜車十點啟程。")
    place = segment(story, LEFT, HANT)
    assert problem(send(program, place, "夜車十點出發。", one["rev"], confirm=True)) == (409, "conflict_open")
    done = send(program, place, "夜車十點出發。", one["rev"], confirm=True, resolves=sides["resolves"])
    assert done.status_code == 200
    now = program.json(place)
    assert (now["conflict"], now["derivation"]) == (None, "overridden")


def test_a_claim_is_seen_renewed_and_left(
    app: Flask, program: Program, database: Database, story: Story, newsroom: Newsroom
) -> None:
    place = segment(story)
    held = program.ask("POST", f"{place}/claim").get_json()["held_by"]
    assert (held["id"], held["name"]) == (story.translator.person_id, story.translator.name)
    assert program.json(place)["held_by"] == held
    assert [one["held_by"] for one in program.json(segments(story))["segments"] if one["held_by"]] == [held]
    assert program.ask("POST", f"{place}/claim").status_code == 200
    other = make_person(database, "second@newsroom.example", [Role.TRANSLATOR], newsroom.publication_id)
    second = Program(app, own_token(database, other, [READ, WRITE]))
    assert problem(second.ask("POST", f"{place}/claim")) == (409, "claimed_by_another")
    assert second.ask("POST", f"{place}/leave").status_code == 200
    assert program.json(place)["held_by"] == held
    assert program.ask("POST", f"{place}/leave").get_json() == {"segment": story.segment(LEFT)}
    assert program.json(place)["held_by"] is None


def test_a_reviewer_s_save_is_a_correction_that_is_confirmed(reviewer: Program, program: Program, story: Story) -> None:
    story.translate()
    story.submit(HANS)
    rev = story.text(HANS, LEFT).rev
    saved = send(reviewer, segment(story), "首班夜车十点开出。", rev).get_json()
    assert (saved["state"], saved["rev"]) == ("translated", rev + 1)
    assert problem(send(program, segment(story), "字", rev + 1)) == (403, "not_in_translation")


@pytest.mark.parametrize(
    ("method", "rest", "scope"),
    [
        ("GET", "", READ),
        ("GET", "/{}", READ),
        ("PUT", "/{}", WRITE),
        ("POST", "/{}/confirm", WRITE),
        ("POST", "/{}/claim", WRITE),
        ("POST", "/{}/leave", WRITE),
    ],
)
def test_only_its_scope_opens_it(
    app: Flask, database: Database, story: Story, newsroom: Newsroom, method: str, rest: str, scope: Scope
) -> None:
    place = segments(story) + rest.format(story.segment(LEFT))
    headers = {"If-Match": '"1"', "Idempotency-Key": str(uuid.uuid4())}
    how: dict[str, Any] = {"headers": headers}
    if method == "PUT" or rest.endswith("confirm"):
        how["json"] = {"text": "第一班夜车十点开出。", "source_rev": 1}
    everything_else = Program(app, own_token(database, newsroom[Role.TRANSLATOR], sorted(set(Scope) - {scope})))
    assert problem(everything_else.ask(method, place, **how)) == (403, "not_in_scope")
    site = Program(app, machine_token(database, newsroom[Role.ADMINISTRATOR], sorted(MACHINE_SCOPES - {scope})))
    assert problem(site.ask(method, place, **how)) == (403, "not_in_scope")
    alone = Program(app, own_token(database, newsroom[Role.TRANSLATOR], [scope]))
    assert alone.ask(method, place, **how).status_code in {200, 412}


class TestMachines:
    """A machine saves drafts where no person has worked, and confirms nothing."""

    def test_what_it_saves_is_a_draft_that_a_person_confirms(
        self, machine: Program, program: Program, story: Story
    ) -> None:
        before = story.text(HANS, LEFT).rev
        saved = send(machine, segment(story), "机器写的译文。", before)
        assert (saved.status_code, saved.get_json()["state"], saved.get_json()["followed"]) == (200, "initial", [HANT])
        text = story.text(HANS, LEFT)
        assert (text.text, text.state, text.origin, text.touched_by) == ("机器写的译文。", "initial", "mt", None)
        last = story.history(HANS, LEFT)[-1]
        assert (last.act, last.person_id) == ("draft", machine.json("/me")["id"])
        assert story.text(HANT, LEFT).text == "機器寫的譯文。"
        assert story.text(HANT, LEFT).touched_by is None
        assert story.sign_offs(HANS) == []
        again = send(machine, segment(story), "机器写的新译文。", text.rev)
        assert again.status_code == 200
        confirmed = send(program, segment(story), "机器写的新译文。", text.rev + 1, confirm=True)
        assert confirmed.get_json()["state"] == "translated"
        assert story.text(HANS, LEFT).touched_by == story.translator.person_id
        assert [signed.person_id for signed in story.sign_offs(HANS)] == [story.translator.person_id]

    @pytest.mark.parametrize("confirmed", [False, True])
    def test_what_a_person_has_worked_on_is_theirs(self, machine: Program, story: Story, confirmed: bool) -> None:
        story.save(HANS, LEFT, "人写的译文。", confirm=confirmed)
        answer = send(machine, segment(story), "机器写的译文。", story.text(HANS, LEFT).rev)
        assert problem(answer) == (409, "text_by_person")
        assert story.text(HANS, LEFT).text == "人写的译文。"

    def test_what_is_derived_follows_its_parent(self, machine: Program, story: Story) -> None:
        answer = send(machine, segment(story, LEFT, HANT), "機器寫的譯文。", story.text(HANT, LEFT).rev)
        assert problem(answer) == (409, "draft_of_derived")

    def test_it_neither_confirms_nor_claims(self, machine: Program, database: Database, story: Story) -> None:
        rev = story.text(HANS, LEFT).rev
        assert problem(send(machine, segment(story), "译文。", rev, confirm=True)) == (403, "not_for_machines")
        assert problem(machine.ask("POST", f"{segment(story)}/claim")) == (403, "not_for_machines")
        assert machine.json(segment(story))["held_by"] is None
        assert story.text(HANS, LEFT).rev == rev
        with database.begin() as uow:
            assert not uow.session.scalar(select(func.count()).select_from(SignOff))
            touched = select(func.count()).where(SegmentText.touched_by.is_not(None))
            assert not uow.session.scalar(touched)

    def test_a_version_that_somebody_translates_is_left_to_them(
        self, machine: Program, database: Database, story: Story
    ) -> None:
        with database.begin() as uow:
            assign_step(uow, story.editor, story.id, HANS, 0, story.translator.person_id)
        answer = send(machine, segment(story), "机器写的译文。", story.text(HANS, LEFT).rev)
        assert problem(answer) == (403, "assigned_to_another")

    def test_in_review_it_corrects_nothing(self, machine: Program, story: Story) -> None:
        story.translate()
        story.submit(HANS)
        answer = send(machine, segment(story), "机器写的译文。", story.text(HANS, LEFT).rev)
        assert problem(answer) == (403, "not_for_machines")
