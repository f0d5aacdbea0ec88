"""The permission table: what each condition says, and that every refusal has words."""

import itertools
from dataclasses import replace

import pytest

from tms.domain import errors
from tms.domain.messages import MESSAGES
from tms.domain.permissions import ON_ARCHIVED, PERMISSIONS, Action, Actor, Allowed, Refused, Role, Subject, decide

ME, OTHER = 1, 2


def actor(*roles: Role, languages: tuple[str, ...] = (), assigned_only: bool = False) -> Actor:
    return Actor(ME, 1, "me", frozenset(roles), frozenset(languages), assigned_only)


SUBJECTS = [
    Subject(locale, hidden, assignees, kind, assignee, authors, four_eyes)
    for locale, hidden, assignees, kind, assignee, authors, four_eyes in itertools.product(
        ("en", "zh-Hans"),
        (False, True),
        (frozenset[int](), frozenset({ME})),
        (None, "translate", "review"),
        (None, ME, OTHER),
        (frozenset[int](), frozenset({ME}), frozenset({OTHER})),
        (False, True),
    )
] + [
    Subject("zh-Hans", step_kind=kind, submitter=submitter, approvers=approvers, archived=archived)
    for kind, submitter, approvers, archived in itertools.product(
        (None, "translate", "review"), (None, ME, OTHER), (frozenset[int](), frozenset({ME})), (False, True)
    )
]
SUBJECTS += [Subject("zh-Hans", said_by=somebody) for somebody in (ME, OTHER)]
ACTORS = [
    actor(*roles, languages=languages, assigned_only=assigned_only)
    for roles in [(), *((role,) for role in Role), tuple(Role)]
    for languages in ((), ("en",))
    for assigned_only in (False, True)
]


@pytest.mark.parametrize("action", Action)
def test_every_refusal_has_words_that_say_what_to_do(action: Action) -> None:
    codes = {
        answer.code
        for person in ACTORS
        for subject in SUBJECTS
        if isinstance(answer := decide(person, action, subject), Refused)
    }
    assert "not_your_role" in codes
    for code in codes:
        words = str(errors.Denied(code))
        assert words == MESSAGES[code]
        assert words.endswith(".")


@pytest.mark.parametrize("action", Action)
def test_somebody_may_and_nobody_without_a_role_may(action: Action) -> None:
    assert any(isinstance(decide(person, action, subject), Allowed) for person in ACTORS for subject in SUBJECTS)
    assert all(decide(actor(), action, subject) == Refused("not_your_role") for subject in SUBJECTS)


def test_the_table_has_a_row_for_each_action_and_no_other() -> None:
    assert set(PERMISSIONS) == set(Action)
    assert all(row.roles <= set(Role) and row.roles for row in PERMISSIONS.values())


@pytest.mark.parametrize(
    "action", [Action.SEGMENT_EDIT, Action.SEGMENT_CONFIRM, Action.SEGMENT_CLAIM, Action.VERSION_SUBMIT]
)
def test_translating_is_for_the_active_steps_person_in_their_language(action: Action) -> None:
    def answer(person: Actor, **subject: object) -> object:
        values: dict[str, object] = {"locale": "zh-Hans", "step_kind": "translate"}
        return decide(person, action, Subject(**values | subject))  # type: ignore[arg-type]

    translator = actor(Role.TRANSLATOR)
    assert answer(translator) == Allowed()
    assert answer(translator, step_assignee=ME) == Allowed()
    assert answer(translator, step_assignee=OTHER) == Refused("assigned_to_another")
    assert answer(translator, step_kind="review") == Refused("not_in_translation")
    assert answer(translator, step_kind=None) == Refused("not_in_translation")
    assert answer(actor(Role.TRANSLATOR, languages=("en",))) == Refused("not_your_language")
    assert answer(actor(Role.TRANSLATOR, languages=("en", "zh-Hans"))) == Allowed()
    assert answer(actor(Role.REVIEWER, Role.EDITOR, Role.ADMINISTRATOR)) == Refused("not_your_role")


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        (Action.SEGMENT_CLAIM, "translate"),
        (Action.SEGMENT_EDIT, "translate"),
        (Action.SEGMENT_CONFIRM, "translate"),
        (Action.VERSION_SUBMIT, "translate"),
        (Action.SEGMENT_REVIEW, "review"),
        (Action.VERSION_RETURN, "review"),
        (Action.VERSION_APPROVE, "review"),
        (Action.SEGMENT_TAKE_OVER, "translate"),
        (Action.SEGMENT_TAKE_OVER, "review"),
    ],
)
def test_who_sees_assigned_work_only_does_nothing_in_a_step_that_nobody_has(action: Action, kind: str) -> None:
    freelancer = actor(Role.TRANSLATOR, Role.REVIEWER, assigned_only=True)
    elsewhere = Subject("zh-Hans", assignees=frozenset({ME}), step_kind=kind)
    assert decide(freelancer, action, elsewhere) == Refused("not_assigned")
    assert decide(freelancer, action, Subject("zh-Hans", step_kind=kind, step_assignee=ME)) == Allowed()
    assert decide(freelancer, action, Subject("zh-Hans", step_kind=kind, step_assignee=OTHER)) == Refused(
        "assigned_to_another"
    )


def test_a_lease_is_taken_over_by_who_can_then_work_on_the_segment() -> None:
    def answer(*roles: Role, **subject: object) -> object:
        return decide(actor(*roles), Action.SEGMENT_TAKE_OVER, Subject("zh-Hans", **subject))  # type: ignore[arg-type]

    both = (Role.TRANSLATOR, Role.REVIEWER)
    assert answer(Role.REVIEWER, step_kind="review") == Allowed()
    assert answer(Role.REVIEWER, step_kind="review", step_assignee=OTHER) == Refused("assigned_to_another")
    assert answer(Role.REVIEWER, step_kind="translate") == Refused("not_in_review")
    assert answer(*both, step_kind="translate") == Allowed()
    assert answer(*both, step_kind="translate", step_assignee=OTHER) == Refused("assigned_to_another")
    assert answer(*both, step_kind=None) == Refused("nothing_in_work")
    assert answer(Role.TRANSLATOR, step_kind="translate") == Refused("not_your_role")


@pytest.mark.parametrize("action", [Action.SEGMENT_REVIEW, Action.VERSION_APPROVE])
def test_reviewing_is_for_four_eyes(action: Action) -> None:
    reviewer = actor(Role.REVIEWER)
    own = Subject("zh-Hans", step_kind="review", authors=frozenset({ME, OTHER}))
    assert decide(reviewer, action, own) == Refused("own_work")
    assert decide(reviewer, action, Subject("zh-Hans", step_kind="review", authors=frozenset({OTHER}))) == Allowed()
    alone = Subject("zh-Hans", step_kind="review", authors=frozenset({ME}), four_eyes=False)
    assert decide(reviewer, action, alone) == Allowed()
    assert decide(reviewer, action, Subject("zh-Hans", step_kind="translate")) == Refused("not_in_review")
    assert decide(reviewer, action) == Refused("not_in_review"), "nothing is known: nothing is allowed"


def test_a_correction_is_for_the_active_reviews_person_in_their_language_also_of_their_own_work() -> None:
    reviewer = actor(Role.REVIEWER)
    review = Subject("zh-Hans", step_kind="review", authors=frozenset({ME}))
    correct = Action.SEGMENT_CORRECT
    assert decide(reviewer, correct, review) == Allowed()
    assert decide(reviewer, correct, Subject("zh-Hans", step_kind="translate")) == Refused("not_in_review")
    assert decide(reviewer, correct, Subject(step_kind="review", step_assignee=OTHER)) == Refused("assigned_to_another")
    assert decide(actor(Role.REVIEWER, languages=("en",)), correct, review) == Refused("not_your_language")
    assert decide(actor(Role.TRANSLATOR), correct, review) == Refused("not_your_role")


def test_a_submission_is_recalled_by_who_made_it_while_it_is_in_review() -> None:
    translator, recall = actor(Role.TRANSLATOR), Action.SUBMISSION_RECALL
    assert decide(translator, recall, Subject(step_kind="review", submitter=ME)) == Allowed()
    assert decide(translator, recall, Subject(step_kind="review", submitter=OTHER)) == Refused("not_your_submission")
    assert decide(translator, recall, Subject(step_kind=None, submitter=ME)) == Refused("not_in_review")


def test_an_approval_is_withdrawn_by_who_gave_it_and_by_editors() -> None:
    withdraw, mine = Action.APPROVAL_WITHDRAW, Subject(approvers=frozenset({ME}))
    assert decide(actor(Role.REVIEWER), withdraw, mine) == Allowed()
    assert decide(actor(Role.REVIEWER), withdraw, Subject()) == Refused("not_your_approval")
    assert decide(actor(Role.EDITOR), withdraw, Subject()) == Allowed()
    assert decide(actor(Role.TRANSLATOR), withdraw, mine) == Refused("not_your_role")


def test_a_correction_is_agreed_to_in_review_by_any_translator_and_back_in_translation_by_who_has_it() -> None:
    agree, translator = Action.CORRECTION_AGREE, actor(Role.TRANSLATOR, languages=("zh-Hans",))
    taken = Subject("zh-Hans", step_kind="review", step_assignee=OTHER)
    assert decide(translator, agree, taken) == Allowed()
    assert decide(translator, agree, replace(taken, step_kind="translate")) == Refused("assigned_to_another")
    assert decide(translator, agree, Subject("zh-Hans", step_kind="translate")) == Allowed()
    assert decide(translator, agree, Subject("zh-Hant", step_kind="translate")) == Refused("not_your_language")
    own = Subject("zh-Hans", step_kind="translate", authors=frozenset({translator.person_id}))
    assert decide(translator, agree, own) == Refused("own_work")
    assert decide(translator, agree, Subject("zh-Hans")) == Refused("not_in_review")
    assert decide(actor(Role.REVIEWER), agree, taken) == Refused("not_your_role")


def test_disagreements_are_waived_by_editors_and_by_who_reviews_the_version() -> None:
    waive, version = Action.PARITY_WAIVE, Subject("zh-Hans")
    reviewer = actor(Role.REVIEWER, languages=("zh-Hans",))
    assert decide(reviewer, waive, version) == Allowed()
    assert decide(reviewer, waive, Subject("zh-Hant")) == Refused("not_your_language")
    taken = Subject("zh-Hans", step_kind="review", step_assignee=OTHER)
    assert decide(reviewer, waive, taken) == Refused("assigned_to_another")
    assert decide(reviewer, waive, replace(version, names=True)) == Refused("names_need_editor")
    assert decide(actor(Role.EDITOR, languages=("en",)), waive, replace(taken, names=True)) == Allowed()
    assert decide(actor(Role.TRANSLATOR), waive, version) == Refused("not_your_role")


def test_a_query_is_settled_by_who_asked_it_and_by_who_answers_for_the_text() -> None:
    settle = Action.THREAD_RESOLVE
    assert decide(actor(Role.TRANSLATOR), settle, Subject()) == Allowed()
    assert decide(actor(Role.TRANSLATOR), settle, Subject(said_by=ME)) == Allowed()
    assert decide(actor(Role.TRANSLATOR), settle, Subject(said_by=OTHER)) == Refused("not_your_query")
    assert decide(actor(Role.REVIEWER), settle, Subject(said_by=OTHER)) == Allowed()
    assert decide(actor(*Role), Action.COMMENT_CHANGE, Subject(said_by=OTHER)) == Refused("not_your_comment")


def test_an_archived_article_is_read_and_brought_back_and_nothing_else() -> None:
    everything = actor(*Role)
    archived = {
        action
        for action in Action
        if any(isinstance(decide(everything, action, replace(s, archived=True)), Allowed) for s in SUBJECTS)
    }
    assert archived == ON_ARCHIVED
    assert decide(actor(Role.EDITOR), Action.ARTICLE_PUBLISH, Subject(archived=True)) == Refused("article_archived")


@pytest.mark.parametrize(
    ("person", "hidden", "assigned", "sees"),
    [
        (actor(Role.TRANSLATOR), False, False, True),
        (actor(Role.TRANSLATOR), True, False, False),
        (actor(Role.TRANSLATOR), True, True, True),
        (actor(Role.EDITOR), True, False, True),
        (actor(Role.ADMINISTRATOR), True, False, False),
        (actor(Role.TRANSLATOR, assigned_only=True), False, False, False),
        (actor(Role.TRANSLATOR, assigned_only=True), False, True, True),
        (actor(Role.EDITOR, assigned_only=True), True, False, False),
    ],
)
def test_who_sees_an_article(person: Actor, hidden: bool, assigned: bool, sees: bool) -> None:
    subject = Subject(assigned_visibility=hidden, assignees=frozenset({ME} if assigned else ()))
    assert decide(person, Action.ARTICLE_VIEW, subject) == (Allowed() if sees else Refused("not_assigned"))


def test_what_a_version_shows_of_pictures_is_said_by_who_has_it_in_hand_and_by_editors() -> None:
    def answer(person: Actor, **subject: object) -> object:
        return decide(person, Action.PICTURE_CHOOSE, Subject("zh-Hans", **subject))  # type: ignore[arg-type]

    assert answer(actor(Role.TRANSLATOR), step_kind="translate") == Allowed()
    assert answer(actor(Role.REVIEWER), step_kind="review", step_assignee=ME) == Allowed()
    assert answer(actor(Role.TRANSLATOR), step_kind="translate", step_assignee=OTHER) == Refused("assigned_to_another")
    assert answer(actor(Role.TRANSLATOR), step_kind="review") == Refused("not_in_translation")
    assert answer(actor(Role.TRANSLATOR, languages=("en",)), step_kind="translate") == Refused("not_your_language")
    editor = actor(Role.EDITOR, languages=("en",))
    assert answer(editor, step_kind="review", step_assignee=OTHER) == Allowed()
    for role in (Role.TRANSLATOR, Role.REVIEWER, Role.EDITOR):
        assert answer(actor(role)) == Refused("no_step_open")
