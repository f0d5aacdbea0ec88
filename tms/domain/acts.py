"""Names of acts in the history, in sign-offs and in events."""

from enum import StrEnum


class Act(StrEnum):
    """What changed a text (history)."""

    IMPORT = "import"
    REVISE = "revise"
    TYPO = "typo"
    DRAFT = "draft"
    DERIVE = "derive"
    MERGE = "merge"
    DECIDE = "decide"
    EDIT = "edit"
    SAMPLE = "sample"


BY_MACHINE = frozenset({Act.DRAFT, Act.DERIVE, Act.MERGE, Act.DECIDE})
"""Acts by which no person worded the text, also where the row names the one whose act it follows."""


class SignOffKind(StrEnum):
    """A person's act on what stands there."""

    CONFIRM = "confirm"
    ACCEPT = "accept"
    SEND_BACK = "send_back"
    SUBMIT = "submit"
    RETURN = "return"
    APPROVE = "approve"
    WAIVE = "waive"


class EventAct(StrEnum):
    """What is told by neither history nor sign-offs."""

    ARTICLE_IMPORTED = "article_imported"
    STAGE_RETRIED = "stage_retried"
    VERSION_OPENED = "version_opened"
    VERSION_CHECKED = "version_checked"
    VERSION_REOPENED = "version_reopened"
    STEP_ASSIGNED = "step_assigned"
    DUE_SET = "due_set"
    CLAIM_TAKEN_OVER = "claim_taken_over"
    SEGMENT_DETACHED = "segment_detached"
    SEGMENT_ATTACHED = "segment_attached"
    FINDING_DISMISSED = "finding_dismissed"
    FINDING_ASKED_AGAIN = "finding_asked_again"
    VERSION_DETACHED = "version_detached"
    VERSION_ATTACHED = "version_attached"
    SOURCE_REVISED = "source_revised"
    SOURCE_SWITCHED = "source_switched"
    SUBMISSION_RECALLED = "submission_recalled"
    APPROVAL_WITHDRAWN = "approval_withdrawn"
    JOB_REOPENED = "job_reopened"
    JOB_CANCELLED = "job_cancelled"
    ARTICLE_PUBLISHED = "article_published"
    VERSION_WITHDRAWN = "version_withdrawn"
    ARTICLE_ARCHIVED = "article_archived"
    ARTICLE_UNARCHIVED = "article_unarchived"
    ARTICLE_DISCARDED = "article_discarded"
    ARTICLE_RESTORED = "article_restored"
    PERSON_ADDED = "person_added"
    PERSON_INVITED = "person_invited"
    INVITATION_REVOKED = "invitation_revoked"
    PERSON_JOINED = "person_joined"
    PERSON_CHANGED = "person_changed"
    RESET_OFFERED = "reset_offered"
    RESET_USED = "reset_used"
    PERSON_DEACTIVATED = "person_deactivated"
    PERSON_REACTIVATED = "person_reactivated"
    PERSON_ERASED = "person_erased"
    RULE_MADE = "rule_made"
    RULE_RETIRED = "rule_retired"
    CHANGE_UNDONE = "change_undone"
    HOUSE_CHANGED = "house_changed"
    CONCEPT_ADDED = "concept_added"
    CONCEPT_CHANGED = "concept_changed"
    CONCEPT_WITHDRAWN = "concept_withdrawn"
    TERM_SUGGESTED = "term_suggested"
    SUGGESTION_ACCEPTED = "suggestion_accepted"
    SUGGESTION_DECLINED = "suggestion_declined"
    TERMS_IMPORTED = "terms_imported"
    ENGINE_ADDED = "engine_added"
    ENGINE_CHANGED = "engine_changed"
    ENGINE_SWITCHED = "engine_switched"
    STEP_HANDED_BACK = "step_handed_back"
