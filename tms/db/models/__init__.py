"""One file per table family; importing this package registers every table."""

from tms.db.models.access_tokens import AccessToken
from tms.db.models.articles import (
    Article,
    ArticleChange,
    RevisionSegment,
    Segment,
    SegmentAncestry,
    SiteArticle,
    SourceBlock,
    SourceRevision,
)
from tms.db.models.conversion import ConversionDecision, ConversionRule, HouseProfile
from tms.db.models.defaults import DefaultPerson, DueRule
from tms.db.models.engines import DraftCache, EngineBudget, EngineMonth, EngineUsage, MachineDraft, TranslationEngine
from tms.db.models.fetching import Feed, FeedEntry, FetchedPage
from tms.db.models.figures import DraftEffort, StepFigure
from tms.db.models.findings import DismissedFinding
from tms.db.models.guidance import ArticleBrief, StyleGuideChange
from tms.db.models.jobs import Job, JobStep, SignOff
from tms.db.models.memory import MemoryKey, MemoryRarity, MemorySource, MemoryUnit, MemoryVariant
from tms.db.models.notifications import DigestLetter, Notification
from tms.db.models.outside_events import OutsideEvent, OutsideLog
from tms.db.models.pictures import ArticlePicture, PictureChoice, PictureRendition
from tms.db.models.publications import (
    FormerPublicName,
    Membership,
    OneTimeLink,
    Person,
    PersonSession,
    Publication,
    PublicationLocale,
    PublicationRoute,
    PublicationStep,
    SavedView,
)
from tms.db.models.releases import Address, Hold, Listing, Release, ReleaseVersion, Snapshot, SnapshotSegment
from tms.db.models.segmentation import SegmentationChange
from tms.db.models.sites import ConnectedSite, SiteVersion
from tms.db.models.tags import ArticleTag, ListingTag, Tag, TagName
from tms.db.models.termbase import Concept, ConceptChange, Term, TermSuggestion
from tms.db.models.texts import ChangeSet, Claim, Derivation, PendingText, Request, SegmentText, TextHistory
from tms.db.models.threads import Comment, CommentMention, Thread
from tms.db.models.versions import Version
from tms.db.models.webhooks import Webhook, WebhookDelivery
from tms.db.models.work import Event, WorkItem

__all__ = [
    "AccessToken",
    "Address",
    "Article",
    "ArticleBrief",
    "ArticleChange",
    "ArticlePicture",
    "ArticleTag",
    "ChangeSet",
    "Claim",
    "Comment",
    "CommentMention",
    "Concept",
    "ConceptChange",
    "ConnectedSite",
    "ConversionDecision",
    "ConversionRule",
    "DefaultPerson",
    "Derivation",
    "DigestLetter",
    "DismissedFinding",
    "DraftCache",
    "DraftEffort",
    "DueRule",
    "EngineBudget",
    "EngineMonth",
    "EngineUsage",
    "Event",
    "Feed",
    "FeedEntry",
    "FetchedPage",
    "FormerPublicName",
    "Hold",
    "HouseProfile",
    "Job",
    "JobStep",
    "Listing",
    "ListingTag",
    "MachineDraft",
    "Membership",
    "MemoryKey",
    "MemoryRarity",
    "MemorySource",
    "MemoryUnit",
    "MemoryVariant",
    "Notification",
    "OneTimeLink",
    "OutsideEvent",
    "OutsideLog",
    "PendingText",
    "Person",
    "PersonSession",
    "PictureChoice",
    "PictureRendition",
    "Publication",
    "PublicationLocale",
    "PublicationRoute",
    "PublicationStep",
    "Release",
    "ReleaseVersion",
    "Request",
    "RevisionSegment",
    "SavedView",
    "Segment",
    "SegmentAncestry",
    "SegmentText",
    "SegmentationChange",
    "SignOff",
    "SiteArticle",
    "SiteVersion",
    "Snapshot",
    "SnapshotSegment",
    "SourceBlock",
    "SourceRevision",
    "StepFigure",
    "StyleGuideChange",
    "Tag",
    "TagName",
    "Term",
    "TermSuggestion",
    "TextHistory",
    "Thread",
    "TranslationEngine",
    "Version",
    "Webhook",
    "WebhookDelivery",
    "WorkItem",
]
