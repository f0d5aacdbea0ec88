"""Who may do what: the one table. Services enforce it, templates ask it, a test knows every answer by heart.

An action is allowed if one of the actor's roles may do it and every condition holds. A refusal says why, so that a
page can show it. What a person may not see (``article.view``) and objects of another publication are not found rather
than denied: ``tms.services.authorize`` asks that first, whatever is to be done with the article. Who asks with a token
is refused what the token is not for; and a machine, which has no roles, may what ``tms.domain.token_scopes`` lists.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tms.domain.actions import ON_ARCHIVED, Action
from tms.domain.actors import Actor, Role
from tms.domain.subjects import Subject
from tms.domain.token_scopes import refused_by_token

__all__ = ["ON_ARCHIVED", "PERMISSIONS", "Action", "Actor", "Allowed", "Refused", "Role", "Subject", "decide"]


@dataclass(frozen=True, slots=True)
class Allowed:
    """Yes."""


@dataclass(frozen=True, slots=True)
class Refused:
    """No, with the code of the words that say why."""

    code: str


Answer = Allowed | Refused
Condition = Callable[[Actor, Subject], str | None]

SEE_ARTICLES_FOR_ASSIGNED = frozenset({Role.EDITOR})
"""Roles that see an article which is otherwise for assigned people only."""

WORK_IN_TRANSLATION = frozenset({Role.TRANSLATOR})
"""Roles whose people write in a translate step."""

WORK_IN_REVIEW = frozenset({Role.REVIEWER})
"""Roles whose people decide in a review step."""


def may_see(actor: Actor, subject: Subject) -> str | None:
    """Freelancers see what is assigned to them; an article for assigned people only is seen by them and by editors.

    What must not leave the house is for people: nobody knows where a machine stands.
    """
    if actor.is_machine and subject.confidential:
        return "not_assigned"
    assigned = actor.person_id in subject.assignees
    if actor.assigned_only and not assigned:
        return "not_assigned"
    if subject.assigned_visibility and not assigned and not SEE_ARTICLES_FOR_ASSIGNED & actor.roles:
        return "not_assigned"
    return None


def not_freelance(actor: Actor, _subject: Subject) -> str | None:
    """Lists of everything are not for people who see assigned work only."""
    return "board_of_all" if actor.assigned_only else None


def speaks(actor: Actor, subject: Subject) -> str | None:
    """The version's language is one of the person's."""
    return "not_your_language" if actor.languages and subject.locale not in actor.languages else None


def translate_step_is_theirs(actor: Actor, subject: Subject) -> str | None:
    """The active step is translation, and nobody else's."""
    return _step_is_theirs("translate", "not_in_translation", actor, subject)


def review_step_is_theirs(actor: Actor, subject: Subject) -> str | None:
    """The active step is review, and nobody else's."""
    return _step_is_theirs("review", "not_in_review", actor, subject)


def review_is_not_anothers(actor: Actor, subject: Subject) -> str | None:
    """Whoever reviews the version; while nobody reviews it, anybody of the role may look ahead or look again."""
    return _step_is_open_to(actor, subject) if subject.step_kind == "review" else None


def translates_or_reviews(actor: Actor, subject: Subject) -> str | None:
    """Whoever translates the version now, and its reviewers, who may look ahead or look again."""
    if WORK_IN_REVIEW & actor.roles and review_is_not_anothers(actor, subject) is None:
        return None
    if WORK_IN_TRANSLATION & actor.roles:
        return translate_step_is_theirs(actor, subject)
    return review_is_not_anothers(actor, subject)


def edits_or_reviews(actor: Actor, subject: Subject) -> str | None:
    """An editor answers for what goes out; a reviewer for a version of their language that nobody else reviews.

    What a name is called is the publication's policy, which editors hold.
    """
    if Role.EDITOR in actor.roles:
        return None
    if subject.names:
        return "names_need_editor"
    return speaks(actor, subject) or review_is_not_anothers(actor, subject)


def _step_is_theirs(kind: str, otherwise: str, actor: Actor, subject: Subject) -> str | None:
    return _step_is_open_to(actor, subject) if subject.step_kind == kind else otherwise


def _step_is_open_to(actor: Actor, subject: Subject) -> str | None:
    """A step is done by its person; while it has none, by anybody of its role, unless they see assigned work only."""
    if subject.step_assignee == actor.person_id:
        return None
    if subject.step_assignee is not None:
        return "assigned_to_another"
    return "not_assigned" if actor.assigned_only else None


def works_in_active_step(actor: Actor, subject: Subject) -> str | None:
    """A lease is taken from somebody to work on the segment oneself, which only the active step's people can."""
    if subject.step_kind is None:
        return "nothing_in_work"
    if subject.step_kind == "translate" and not WORK_IN_TRANSLATION & actor.roles:
        return "not_in_review"
    return _step_is_open_to(actor, subject)


def active_step_is_theirs(actor: Actor, subject: Subject) -> str | None:
    """Whoever translates or reviews the version now; a translator's turn is translation, a reviewer's is review."""
    if subject.step_kind is None:
        return "no_step_open"
    translates, reviews = WORK_IN_TRANSLATION & actor.roles, WORK_IN_REVIEW & actor.roles
    if subject.step_kind == "translate" and reviews and not translates:
        return "not_in_review"
    if subject.step_kind == "review" and translates and not reviews:
        return "not_in_translation"
    return _step_is_open_to(actor, subject)


def chooses_pictures(actor: Actor, subject: Subject) -> str | None:
    """Whoever translates or reviews the version now, and editors, as long as it is in somebody's hands."""
    if actor.is_machine:
        return translate_step_is_theirs(actor, subject)
    if Role.EDITOR in actor.roles and subject.step_kind is not None:
        return None
    return speaks(actor, subject) or active_step_is_theirs(actor, subject)


def four_eyes(actor: Actor, subject: Subject) -> str | None:
    """Nobody approves their own translation, unless the publication has switched that off."""
    return "own_work" if subject.four_eyes and actor.person_id in subject.authors else None


def in_review_or_their_translation(actor: Actor, subject: Subject) -> str | None:
    """In review, whoever has the step; back in translation, only the person who translates it now."""
    return _step_is_open_to(actor, subject) if subject.step_kind == "translate" else in_review(actor, subject)


def in_review(_actor: Actor, subject: Subject) -> str | None:
    """The active step is review, whoever has it."""
    return None if subject.step_kind == "review" else "not_in_review"


def they_submitted_it(actor: Actor, subject: Subject) -> str | None:
    """A submission is taken back by whoever made it."""
    return None if subject.submitter == actor.person_id else "not_your_submission"


def they_approved_it_or_edit(actor: Actor, subject: Subject) -> str | None:
    """An approval is withdrawn by whoever gave it, and by editors."""
    mine = actor.person_id in subject.approvers or Role.EDITOR in actor.roles
    return None if mine else "not_your_approval"


def they_asked_or_answer_for_it(actor: Actor, subject: Subject) -> str | None:
    """A query is settled by whoever asked it, and by those who answer for the text; a remark by everybody."""
    mine = subject.said_by in {None, actor.person_id}
    return None if mine or {Role.REVIEWER, Role.EDITOR} & actor.roles else "not_your_query"


def they_said_it(actor: Actor, subject: Subject) -> str | None:
    """Nobody puts words into another's mouth."""
    return None if subject.said_by == actor.person_id else "not_your_comment"


@dataclass(frozen=True, slots=True)
class Permission:
    """One row of the table: who, and under which conditions."""

    roles: frozenset[str]
    conditions: tuple[Condition, ...] = ()


def _row(*roles: Role, when: tuple[Condition, ...] = ()) -> Permission:
    return Permission(frozenset(roles), when)


_T, _R, _E, _A = Role.TRANSLATOR, Role.REVIEWER, Role.EDITOR, Role.ADMINISTRATOR

PERMISSIONS: Mapping[Action, Permission] = {
    Action.BOARD_VIEW: _row(_T, _R, _E, _A, when=(not_freelance,)),
    Action.SAVED_VIEW_CHANGE: _row(_T, _R, _E, _A, when=(not_freelance,)),
    Action.SAVED_VIEW_SHARE: _row(_E),
    Action.ARTICLES_SEARCH: _row(_T, _R, _E, _A),
    Action.WORK_VIEW: _row(_T, _R, _E, _A),
    Action.ARTICLE_IMPORT: _row(_E),
    Action.ARTICLE_VIEW: _row(_T, _R, _E, _A, when=(may_see,)),
    Action.ARTICLE_PUBLISH: _row(_E),
    Action.SOURCE_EDIT: _row(_E),
    Action.SOURCE_SWITCH: _row(_E),
    Action.REVISIONS_VIEW: _row(_T, _R, _E, _A),
    Action.ARTICLE_CONFIDENTIAL: _row(_E),
    Action.ARTICLE_SECTION: _row(_E),
    Action.ARTICLE_METADATA: _row(_E),
    Action.TAG_NAME: _row(_E),
    Action.ARTICLE_ARCHIVE: _row(_E),
    Action.ARTICLE_DISCARD: _row(_E),
    Action.ARTICLE_RESTORE: _row(_A),
    Action.VERSION_WITHDRAW: _row(_E),
    Action.VERSION_EXPORT: _row(_T, _R, _E),
    Action.VERSION_DETACH: _row(_E),
    Action.STAGE_RETRY: _row(_E, _A),
    Action.STEP_ASSIGN: _row(_E),
    Action.STEP_TAKE: _row(_T, _R, when=(speaks, active_step_is_theirs)),
    Action.DUE_SET: _row(_E),
    Action.JOB_REOPEN: _row(_E),
    Action.JOB_CANCEL: _row(_E),
    Action.SEGMENT_CLAIM: _row(_T, when=(speaks, translate_step_is_theirs)),
    Action.SEGMENT_TAKE_OVER: _row(_R, when=(speaks, works_in_active_step)),
    Action.SEGMENT_EDIT: _row(_T, when=(speaks, translate_step_is_theirs)),
    Action.SEGMENT_CONFIRM: _row(_T, when=(speaks, translate_step_is_theirs)),
    Action.SEGMENT_RESEGMENT: _row(_T, when=(speaks, translate_step_is_theirs)),
    Action.SEGMENT_DETACH: _row(_T, _R, when=(speaks, active_step_is_theirs)),
    Action.PICTURE_CHOOSE: _row(_T, _R, _E, when=(chooses_pictures,)),
    Action.FINDING_DISMISS: _row(_T, _R, when=(speaks, active_step_is_theirs)),
    Action.VERSION_SUBMIT: _row(_T, when=(speaks, translate_step_is_theirs)),
    Action.SUBMISSION_RECALL: _row(_T, when=(in_review, they_submitted_it)),
    Action.SEGMENT_REVIEW: _row(_R, when=(speaks, review_step_is_theirs, four_eyes)),
    Action.SEGMENT_CORRECT: _row(_R, when=(speaks, review_step_is_theirs)),
    Action.CORRECTION_AGREE: _row(_T, when=(speaks, in_review_or_their_translation, four_eyes)),
    Action.VERSION_RETURN: _row(_R, when=(speaks, review_step_is_theirs)),
    Action.VERSION_APPROVE: _row(_R, when=(speaks, review_step_is_theirs, four_eyes)),
    Action.APPROVAL_WITHDRAW: _row(_R, _E, when=(they_approved_it_or_edit,)),
    Action.MEMORY_VIEW: _row(_T, _R, _E, _A, when=(not_freelance,)),
    Action.MEMORY_CHANGE: _row(_E),
    Action.TERMS_VIEW: _row(_T, _R, _E, _A),
    Action.TERMS_CHANGE: _row(_E),
    Action.TERM_SUGGEST: _row(_T, _R, _E),
    Action.KNOWLEDGE_IMPORT: _row(_E, _A),
    Action.RULES_VIEW: _row(_T, _R, _E, _A),
    Action.RULES_CHANGE: _row(_E),
    Action.SEGMENTATION_CHANGE: _row(_E, _A),
    Action.HOUSE_VIEW: _row(_T, _R, _E, _A),
    Action.HOUSE_CHANGE: _row(_E, _A),
    Action.PUBLICATION_CHANGE: _row(_E, _A),
    Action.BRIEF_CHANGE: _row(_E),
    Action.STYLE_GUIDE_VIEW: _row(_T, _R, _E, _A),
    Action.STYLE_GUIDE_CHANGE: _row(_E, _A),
    Action.AMBIGUITY_DECIDE: _row(_T, _R, when=(speaks, translates_or_reviews)),
    Action.AMBIGUITY_RULE: _row(_R, when=(speaks, review_is_not_anothers)),
    Action.AMBIGUITIES_WAIVE: _row(_R, when=(speaks, review_is_not_anothers)),
    Action.ENGINES_MANAGE: _row(_A),
    Action.PARITY_WAIVE: _row(_R, _E, when=(edits_or_reviews,)),
    Action.EFFORT_VIEW: _row(_T, _R, _E, _A, when=(not_freelance,)),
    Action.EFFORT_OF_PEOPLE: _row(_E),
    Action.LOG_VIEW: _row(_E, _A),
    Action.EVENTS_READ: _row(_T, _R, _E, _A),
    Action.WEBHOOKS_MANAGE: _row(_A),
    Action.SITES_MANAGE: _row(_A),
    Action.PEOPLE_VIEW: _row(_A),
    Action.PERSON_INVITE: _row(_A),
    Action.PERSON_CHANGE: _row(_A),
    Action.PERSON_RESET: _row(_A),
    Action.PERSON_DEACTIVATE: _row(_A),
    Action.PERSON_ERASE: _row(_A),
    Action.THREAD_WRITE: _row(_T, _R, _E, _A),
    Action.THREAD_RESOLVE: _row(_T, _R, _E, _A, when=(they_asked_or_answer_for_it,)),
    Action.COMMENT_CHANGE: _row(_T, _R, _E, _A, when=(they_said_it,)),
    Action.NOTIFICATIONS_READ: _row(_T, _R, _E, _A),
    Action.ACCOUNT_CHANGE: _row(_T, _R, _E, _A),
    Action.TOKEN_OWN: _row(_T, _R, _E, _A),
    Action.TOKEN_MANAGE: _row(_A),
}


def decide(actor: Actor, action: Action, subject: Subject | None = None) -> Answer:
    """Whether the actor may do it, and if not, why not."""
    permission = PERMISSIONS[action]
    if (actor.is_machine or actor.scopes is not None) and (code := refused_by_token(actor, action)):
        return Refused(code)
    if not (actor.is_machine or permission.roles & actor.roles):
        return Refused("not_your_role")
    if subject is not None and subject.archived and action not in ON_ARCHIVED:
        return Refused("article_archived")
    for condition in permission.conditions:
        code = condition(actor, subject or Subject())
        if code is not None:
            return Refused(code)
    return Allowed()
