"""What can be done, by name; who may do it stands in ``tms.domain.permissions``."""

from enum import StrEnum


class Action(StrEnum):
    """What can be done. Named object.verb."""

    BOARD_VIEW = "board.view"
    SAVED_VIEW_CHANGE = "saved_view.change"
    SAVED_VIEW_SHARE = "saved_view.share"
    ARTICLES_SEARCH = "articles.search"
    WORK_VIEW = "work.view"
    ARTICLE_IMPORT = "article.import"
    ARTICLE_VIEW = "article.view"
    ARTICLE_PUBLISH = "article.publish"
    SOURCE_EDIT = "source.edit"
    SOURCE_SWITCH = "source.switch"
    REVISIONS_VIEW = "revisions.view"
    ARTICLE_CONFIDENTIAL = "article.confidential"
    ARTICLE_SECTION = "article.section"
    ARTICLE_METADATA = "article.metadata"
    TAG_NAME = "tag.name"
    ARTICLE_ARCHIVE = "article.archive"
    ARTICLE_DISCARD = "article.discard"
    ARTICLE_RESTORE = "article.restore"
    VERSION_WITHDRAW = "version.withdraw"
    VERSION_EXPORT = "version.export"
    VERSION_DETACH = "version.detach"
    STAGE_RETRY = "stage.retry"
    STEP_ASSIGN = "step.assign"
    STEP_TAKE = "step.take"
    DUE_SET = "due.set"
    JOB_REOPEN = "job.reopen"
    JOB_CANCEL = "job.cancel"
    SEGMENT_CLAIM = "segment.claim"
    SEGMENT_TAKE_OVER = "segment.take_over"
    SEGMENT_EDIT = "segment.edit"
    SEGMENT_CONFIRM = "segment.confirm"
    SEGMENT_RESEGMENT = "segment.resegment"
    SEGMENT_DETACH = "segment.detach"
    PICTURE_CHOOSE = "picture.choose"
    FINDING_DISMISS = "finding.dismiss"
    VERSION_SUBMIT = "version.submit"
    SUBMISSION_RECALL = "submission.recall"
    SEGMENT_REVIEW = "segment.review"
    SEGMENT_CORRECT = "segment.correct"
    CORRECTION_AGREE = "correction.agree"
    VERSION_RETURN = "version.return"
    VERSION_APPROVE = "version.approve"
    APPROVAL_WITHDRAW = "approval.withdraw"
    MEMORY_VIEW = "memory.view"
    MEMORY_CHANGE = "memory.change"
    TERMS_VIEW = "terms.view"
    TERMS_CHANGE = "terms.change"
    TERM_SUGGEST = "term.suggest"
    KNOWLEDGE_IMPORT = "knowledge.import"
    RULES_VIEW = "rules.view"
    RULES_CHANGE = "rules.change"
    SEGMENTATION_CHANGE = "segmentation.change"
    HOUSE_VIEW = "house.view"
    HOUSE_CHANGE = "house.change"
    PUBLICATION_CHANGE = "publication.change"
    BRIEF_CHANGE = "brief.change"
    STYLE_GUIDE_VIEW = "style_guide.view"
    STYLE_GUIDE_CHANGE = "style_guide.change"
    AMBIGUITY_DECIDE = "ambiguity.decide"
    AMBIGUITY_RULE = "ambiguity.rule"
    AMBIGUITIES_WAIVE = "ambiguities.waive"
    ENGINES_MANAGE = "engines.manage"
    PARITY_WAIVE = "parity.waive"
    EFFORT_VIEW = "effort.view"
    EFFORT_OF_PEOPLE = "effort.of_people"
    LOG_VIEW = "log.view"
    WEBHOOKS_MANAGE = "webhooks.manage"
    SITES_MANAGE = "sites.manage"
    EVENTS_READ = "events.read"
    PEOPLE_VIEW = "people.view"
    PERSON_INVITE = "person.invite"
    PERSON_CHANGE = "person.change"
    PERSON_RESET = "person.reset"
    PERSON_DEACTIVATE = "person.deactivate"
    PERSON_ERASE = "person.erase"
    THREAD_WRITE = "thread.write"
    THREAD_RESOLVE = "thread.resolve"
    COMMENT_CHANGE = "comment.change"
    NOTIFICATIONS_READ = "notifications.read"
    ACCOUNT_CHANGE = "account.change"
    TOKEN_OWN = "token.own"  # noqa: S105  a name, no secret
    TOKEN_MANAGE = "token.manage"  # noqa: S105  a name, no secret


ON_ARCHIVED = frozenset(
    {
        Action.ARTICLE_VIEW,
        Action.ARTICLE_ARCHIVE,
        Action.ARTICLE_DISCARD,
        Action.REVISIONS_VIEW,
        Action.VERSION_EXPORT,
        Action.VERSION_WITHDRAW,
    }
)
"""What can still be done with an archived article: reading it, and what takes it away or brings it back."""
