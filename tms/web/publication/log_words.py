"""The log's acts in words, in the groups in which they are chosen, and what an entry tells besides."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from flask import url_for

from tms.domain.locales import NAMES
from tms.domain.recorded_acts import EventAct
from tms.domain.translatable import Words
from tms.http.context import gettext as _
from tms.http.context import translated
from tms.http.parameters import wall_time
from tms.services.publication.log import LogEntry
from tms.web.rendering import dates
from tms.web.rendering.known_words import known

GROUPS: Mapping[str, tuple[Words, Mapping[str, Words]]] = {
    "people": (
        Words("People"),
        {
            "person_added": Words("Person added"),
            "person_invited": Words("Person invited"),
            "invitation_revoked": Words("Invitation revoked"),
            "person_joined": Words("Person joined"),
            "person_changed": Words("Person changed"),
            "reset_offered": Words("Password link made"),
            "reset_asked": Words("Password link asked for"),
            "reset_used": Words("Password link used"),
            "person_deactivated": Words("Person deactivated"),
            "person_reactivated": Words("Person active again"),
            "person_erased": Words("Person erased"),
            "token_made": Words("Token made"),
            "token_revoked": Words("Token revoked"),
        },
    ),
    "articles": (
        Words("Articles"),
        {
            "article_imported": Words("Article brought in"),
            "article_confidential": Words("Confidentiality changed"),
            "section_changed": Words("Section changed"),
            "metadata_changed": Words("Date, addresses or tags changed"),
            "picture_added": Words("Picture added"),
            "picture_changed": Words("Picture’s details changed"),
            "picture_taken_out": Words("Picture taken out"),
            "picture_chosen": Words("Another picture chosen for a version"),
            "picture_left_out": Words("Picture left out of a version"),
            "picture_shown_again": Words("The article’s picture shown again in a version"),
            "brief_changed": Words("Brief changed"),
            "source_revised": Words("Source revised"),
            "source_switched": Words("Source switched to another language"),
            "segment_split": Words("Segment split"),
            "segment_merged": Words("Segments joined"),
            "stage_retried": Words("Failed stage tried again"),
            "drafted_again": Words("Drafted again"),
            "article_archived": Words("Article archived"),
            "article_unarchived": Words("Article taken out of the archive"),
            "article_discarded": Words("Article discarded"),
            "article_restored": Words("Article restored"),
        },
    ),
    "releases": (
        Words("Approvals and publishing"),
        {
            "submit": Words("Version submitted"),
            "submission_recalled": Words("Submission recalled"),
            "return": Words("Version returned"),
            "approve": Words("Version approved"),
            "approval_withdrawn": Words("Approval withdrawn"),
            "version_reopened": Words("Version reopened"),
            "waive_ambiguities": Words("Open decisions waived"),
            "waive_approval": Words("Published without an approval"),
            "parity_waived": Words("Disagreements of the versions waived"),
            "article_published": Words("Article published"),
            "version_withdrawn": Words("Version withdrawn"),
        },
    ),
    "work": (
        Words("Work"),
        {
            "step_assigned": Words("Step assigned"),
            "step_handed_back": Words("Step handed back"),
            "due_set": Words("Due date set"),
            "claim_taken_over": Words("Segment taken over"),
            "job_reopened": Words("Job reopened"),
            "job_cancelled": Words("Job cancelled"),
            "segment_detached": Words("Segment detached"),
            "segment_attached": Words("Segment follows again"),
            "version_detached": Words("Version detached"),
            "version_attached": Words("Version follows again"),
            "finding_dismissed": Words("Warning dismissed"),
            "finding_asked_again": Words("Dismissal taken back"),
            "thread_opened": Words("Comment or query begun"),
            "thread_resolved": Words("Comment or query settled"),
            "thread_reopened": Words("Comment or query opened again"),
            "comment_added": Words("Comment answered"),
            "comment_edited": Words("Comment edited"),
            "comment_withdrawn": Words("Comment withdrawn"),
            "translation_proposed": Words("Translation proposed by a program"),
        },
    ),
    "knowledge": (
        Words("Rules, terms and memory"),
        {
            "rule_made": Words("Conversion rule made"),
            "rule_retired": Words("Conversion rule retired"),
            "change_undone": Words("Change of the rules undone"),
            "house_changed": Words("House style changed"),
            "style_guide_changed": Words("Style guide changed"),
            "concept_added": Words("Term added"),
            "concept_changed": Words("Term changed"),
            "concept_withdrawn": Words("Term withdrawn"),
            "term_suggested": Words("Term suggested"),
            "suggestion_accepted": Words("Suggested term accepted"),
            "suggestion_declined": Words("Suggested term declined"),
            "terms_imported": Words("Terms imported"),
            "memory_imported": Words("Memory imported"),
            "memory_corrected": Words("Memory entry corrected"),
            "memory_withdrawn": Words("Memory entry withdrawn"),
            "memory_merged": Words("Memory entries merged"),
        },
    ),
    "publication": (
        Words("Publication, engines, webhooks and sites"),
        {
            "publication_changed": Words("Publication changed"),
            "defaults_changed": Words("Default people or due rules changed"),
            "tag_named": Words("Tag named"),
            "engine_added": Words("Engine added"),
            "engine_changed": Words("Engine changed"),
            "engine_switched": Words("Engine switched on or off"),
            "engine_budget_set": Words("Budget of engines set"),
            "drafting_changed": Words("Drafts in part switched on or off"),
            "log_exported": Words("Log of changes exported"),
            "webhook_made": Words("Webhook made"),
            "webhook_changed": Words("Webhook changed"),
            "webhook_switched": Words("Webhook switched on or off"),
            "webhook_replayed": Words("Events sent again to a webhook"),
            "webhook_deleted": Words("Webhook deleted"),
            "site_connected": Words("Site set up"),
            "site_changed": Words("Site changed"),
            "site_switched": Words("Site switched on or off"),
            "site_sent_again": Words("Sent to a site again"),
            "site_disconnected": Words("Site deleted"),
        },
    ),
}
"""By group: its name, and its acts by their codes."""

ACTS: Mapping[str, Words] = {code: words for _group, acts in GROUPS.values() for code, words in acts.items()}

_SETTINGS = {
    "name": Words("name"),
    "names": Words("names"),
    "time_zone": Words("time zone"),
    "region": Words("region"),
    "four_eyes": Words("four eyes"),
    "days_off": Words("days off"),
    "ends_at": Words("end of the working day"),
    "events_kept_days": Words("days for which events are kept"),
    "address": Words("address"),
    "kinds": Words("kinds of events"),
    "secret": Words("secret"),
    "public_names": Words("what languages are called outside"),
}


def groups_for(hidden: Collection[str]) -> dict[str, tuple[Words, dict[str, Words]]]:
    """The groups without the acts that are hidden from somebody; a group of which nothing is left is left out."""
    left = {
        group: (name, {code: words for code, words in acts.items() if code not in hidden})
        for group, (name, acts) in GROUPS.items()
    }
    return {group: (name, acts) for group, (name, acts) in left.items() if acts}


def act_words(code: str) -> str:
    """What was done, in the language of this request."""
    return translated(ACTS[code])


def details(entry: LogEntry) -> list[str]:
    """What the entry tells besides, each in a few words; reasons as they were given."""
    return [words for name, say in _SAYS.items() if name in entry.data for words in say(entry, entry.data[name])]


def address(entry: LogEntry) -> str | None:
    """Where what was changed can be looked at; None if its page is the article's, or if it has none."""
    data = entry.data
    match data:
        case {"token": int()}:
            return url_for("tokens.api_access")
        case {"person": int(person_id)} if person_id in entry.people:
            return url_for("members.member", person_id=person_id)
        case {"change_set": int(change_id)}:
            return url_for("conversion_rules.one_change", change_id=change_id)
        case {"concept": int(concept_id)}:
            return url_for("term_concepts.concept", concept_id=concept_id)
        case {"webhook": int()} | {"site": int()}:
            return url_for("webhooks.webhooks" if "webhook" in data else "sites.sites")
        case {"engine": int(engine_id)}:
            return url_for("engines.engine", engine_id=engine_id)
    return None


def _person(entry: LogEntry, value: Any) -> Iterator[str]:
    if value in entry.people and value != entry.person_id:
        yield entry.people[value]


def _assignee(entry: LogEntry, value: Any) -> Iterator[str]:
    yield _("to %(name)s", name=entry.people[value]) if value in entry.people else _("to nobody")


def _by_default(_entry: LogEntry, value: Any) -> Iterator[str]:
    if value:
        yield _("by default")


def _known(_entry: LogEntry, value: Any) -> Iterator[str]:
    if value:
        yield _(", ").join(known(one) for one in value)


def _locales(_entry: LogEntry, value: Any) -> Iterator[str]:
    if isinstance(value, list) and value:
        yield _(", ").join(str(NAMES.get(one, one)) for one in value)


def _due(_entry: LogEntry, value: Any) -> Iterator[str]:
    if value is None:
        yield _("no date")
    elif isinstance(value, str):
        yield dates.moment_in_words(wall_time(value).astimezone(dates.zone()))


def _settings(_entry: LogEntry, value: Any) -> Iterator[str]:
    if isinstance(value, list):
        yield _(", ").join(translated(_SETTINGS[one]) for one in value if one in _SETTINGS)


def _reason(_entry: LogEntry, value: Any) -> Iterator[str]:
    if isinstance(value, str) and value.strip():
        yield _("“%(reason)s”", reason=value.strip())


def _number(_entry: LogEntry, value: Any) -> Iterator[str]:
    yield _("revision %(n)s", n=value)


def _password(_entry: LogEntry, value: Any) -> Iterator[str]:
    if value:
        yield _("their password")


def _confidential(entry: LogEntry, value: Any) -> Iterator[str]:
    if value or entry.act == EventAct.ARTICLE_CONFIDENTIAL:
        yield _("confidential") if value else _("not confidential")


def _format(_entry: LogEntry, value: Any) -> Iterator[str]:
    yield {"csv": "CSV", "jsonl": "JSON Lines"}.get(value, str(value))


def _narrowed(_entry: LogEntry, value: Any) -> Iterator[str]:
    yield _("a part of it") if value else _("all of it")


def _switch(_entry: LogEntry, value: Any) -> Iterator[str]:
    yield _("on") if value else _("off")


def _budget(entry: LogEntry, value: Any) -> Iterator[str]:
    yield _("no limit") if value is None else f"{value} {entry.data.get('currency') or ''}".strip()


_SAYS: Mapping[str, Callable[[LogEntry, Any], Iterator[str]]] = {
    "person": _person,
    "host": lambda _entry, value: iter([value]),
    "assignee": _assignee,
    "by_default": _by_default,
    "password": _password,
    "roles": _known,
    "languages": _locales,
    "locales": _locales,
    "locale": lambda entry, value: _locales(entry, [value]),
    "number": _number,
    "due": _due,
    "changed": _settings,
    "confidential": _confidential,
    "in_part": _switch,
    "active": _switch,
    "budget": _budget,
    "format": _format,
    "narrowed": _narrowed,
    "reason": _reason,
}
"""By the name under which it was recorded, in the order in which it is told."""
