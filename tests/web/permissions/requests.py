"""What the request of each route carries: what somebody who may do it would send."""

import io
import uuid
from collections.abc import Callable, Mapping
from typing import Any

from tests.factories import PASSWORD
from tests.web.permissions.exhibits import EN, HANS, HANT, REMEMBERED_UNIT, Exhibit
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Actor
from tms.services.board.list_articles import list_articles
from tms.services.memory.exchange import ask_memory, drafts_of_others, export_memory, import_memory
from tms.services.memory.remember import import_units
from tms.services.people.setup_token import setup_token
from tms.services.termbase.terms import ConceptEntry, TermEntry, import_concepts

VERSION = "/articles/<int:article_id>/versions/<locale>"
PERSON = "POST /people/<int:person_id>"
SEGMENT = f"{VERSION}/segments/<int:segment_id>"

THREADS = "/articles/<int:article_id>/threads"
COMMENT = "/articles/<int:article_id>/comments/<int:comment_id>"

Form = Mapping[str, Any]


def _article(exhibit: Exhibit) -> Form:
    return {
        "language": "en",
        "title": "Ferries",
        "kind": ["paragraph"],
        "block": ["The ferry left at noon."],
        "carried": '{"blocks": [[null, null]], "left_out": [], "doubtful": {}}',
    }


def _save(exhibit: Exhibit) -> Form:
    return {
        "text": "第一列夜车于十点开出。",
        "rev": exhibit.rev,
        "source_rev": exhibit.source_rev,
        "key": uuid.uuid4(),
        "confirm": "1",
        "resolves": exhibit.resolves or "",
    }


def _source(based_on: str = "1") -> Form:
    """The source of ``exhibits.PAGE`` with another hour."""
    return {
        "based_on": based_on,
        "way": "blocks",
        "title": "Night trains return",
        "kind": ["paragraph"],
        "level": [""],
        "text": ["The first night train left at nine. It was full."],
        "key": uuid.uuid4(),
        "effect": "edit",
    }


def _choice(exhibit: Exhibit) -> Form:
    """Here only: what the most people may do."""
    return {
        "segment": exhibit.segment_id,
        "parent_rev": 1,
        "start": 0,
        "end": 1,
        "choice": "後",
        "scope": "here",
        "key": uuid.uuid4(),
    }


WORKSPACE: Mapping[str, Callable[[Exhibit], Form]] = {
    f"POST {SEGMENT}": _save,
    f"POST {SEGMENT}/claim": lambda _: {},
    f"POST {SEGMENT}/release": lambda _: {},
    f"POST {SEGMENT}/take-over": lambda _: {"reason": "They went home."},
    f"POST {SEGMENT}/typing": lambda exhibit: {"text": "第一列", "rev": exhibit.rev},
    f"POST {SEGMENT}/accept": lambda exhibit: {"rev": exhibit.rev},
    f"POST {SEGMENT}/send-back": lambda exhibit: {"rev": exhibit.rev, "reason": "The hour is missing."},
    f"POST {SEGMENT}/agree": lambda exhibit: {"rev": exhibit.rev},
    f"POST {SEGMENT}/detach": lambda _: {},
    f"POST {SEGMENT}/attach": lambda _: {},
    f"POST {SEGMENT}/split": lambda exhibit: {
        "rev": exhibit.rev,
        "source_rev": exhibit.source_rev,
        "source_at": 3,
        "target_at": "",
        "key": uuid.uuid4(),
    },
    f"POST {SEGMENT}/merge": lambda exhibit: {
        "rev": exhibit.rev,
        "next": exhibit.segment_id,
        "next_rev": 1,
        "key": uuid.uuid4(),
    },
    f"POST {SEGMENT}/check": lambda _: {"text": "第一列"},
    f"POST {SEGMENT}/sides": lambda exhibit: {"text": "第一列", "rev": exhibit.rev},
    f"POST {SEGMENT}/dismiss": lambda _: {"finding": "script.foreign:0", "reason": "It is a name."},
    f"POST {SEGMENT}/dismissals/<int:dismissal_id>/ask-again": lambda _: {},
    f"POST {SEGMENT}/threads": lambda _: {"words": "Ten in the evening?", "key": uuid.uuid4()},
    f"POST {VERSION}/here": lambda exhibit: {
        "page": str(uuid.uuid4()),
        "doing": "read",
        "segment": exhibit.segment_id,
    },
    f"POST {VERSION}/pictures/<int:picture_id>": lambda _: {"do": "leave_out"},
    f"POST {VERSION}/submit": lambda _: {},
    f"POST {VERSION}/accept-all": lambda _: {},
    f"POST {VERSION}/accept-clean": lambda exhibit: {"seen": f"{exhibit.segment_id}:{exhibit.rev}"},
    f"POST {VERSION}/take-approved": lambda exhibit: {"seen": f"{exhibit.segment_id}:{exhibit.rev}"},
    f"POST {VERSION}/take-approved/<int:change_id>/put-back": lambda _: {},
    f"POST {VERSION}/ask-to-agree": lambda _: {},
    f"POST {VERSION}/return": lambda _: {"reason": "Read it once more."},
    f"POST {VERSION}/approve": lambda _: {},
    f"POST {VERSION}/recall": lambda _: {"reason": "One figure is wrong."},
    f"POST {VERSION}/withdraw-approval": lambda _: {"reason": "One figure is wrong."},
}
"""Routes that a form or the page's script calls. They are asked as by the script, which spares drawing a page."""

FORMS: Mapping[str, Callable[[Exhibit], Form]] = {
    "POST /login": lambda _: {"email": "transl@staff.example", "password": PASSWORD},
    "POST /forgot-password": lambda _: {"email": "transl@staff.example"},
    "POST /logout": lambda _: {},
    "POST /setup": lambda _: {
        "token": setup_token("only for tests " * 3),
        "publication": "The Third",
        "name": "Ada",
        "email": "ada@third.example",
        "password": PASSWORD,
    },
    "POST /welcome/<token>": lambda exhibit: {"email": exhibit.email, "name": "Lin", "password": PASSWORD},
    "POST /people": lambda _: {"email": "lin@staff.example", "roles": ["translator"]},
    PERSON: lambda _: {"roles": ["translator"], "languages": ["en"]},
    f"{PERSON}/invite": lambda _: {},
    f"{PERSON}/revoke": lambda _: {},
    f"{PERSON}/reset": lambda _: {},
    f"{PERSON}/deactivate": lambda _: {},
    f"{PERSON}/reactivate": lambda _: {},
    f"{PERSON}/erase": lambda exhibit: {"confirmation": exhibit.email},
    "POST /segmentation": lambda _: {"do": "save", "based_on": "0", "abbreviations": "Xinh.", "no_break": "Yahoo!|"},
    "POST /style-guide/<locale>": lambda _: {"text": "No exclamation marks.", "based_on": "0"},
    "POST /engines": lambda _: {
        "kind": "openai",
        "name": "The house model",
        "value-address": "http://localhost:8080/v1",
        "value-model": "m",
        "currency": "USD",
    },
    "POST /engines/in-part": lambda _: {"in_part": "1"},
    "POST /engines/budget": lambda _: {"budget": "50", "currency": "USD"},
    "POST /engines/<int:engine_id>": lambda _: {"name": "The house model", "based_on": "1"},
    "POST /engines/<int:engine_id>/switch": lambda _: {"active": "0"},
    "POST /engines/<int:engine_id>/prefer": lambda _: {},
    "POST /engines/<int:engine_id>/health": lambda _: {},
    "POST /engines/<int:engine_id>/try": lambda _: {"text": "A train left.", "source": "en", "target": "zh-Hans"},
    "POST /publication/languages": lambda _: {},
    "POST /log/log.csv": lambda _: {},
    "POST /log/log.jsonl": lambda _: {},
    "POST /account": lambda _: {"name": "Another Name"},
    "POST /language": lambda _: {"language": "zh-Hant"},
    "POST /account/letters": lambda _: {"how": "daily", "at": "07:30"},
    "POST /board/bulk": lambda _: {"article": ["1"]},
    "POST /board/views": lambda _: {"name": "Late", "query": "due=overdue", "shared": "1"},
    "POST /board/views/<int:view_id>": lambda _: {"name": "Late"},
    "POST /board/views/<int:view_id>/delete": lambda _: {},
    "POST /take-next": lambda _: {},
    "POST /articles/<int:article_id>/versions/<locale>/take": lambda _: {},
    "POST /articles/<int:article_id>/assign": lambda _: {},
    "POST /notifications/read": lambda _: {},
    "POST /unsubscribe/<token>": lambda _: {"List-Unsubscribe": "One-Click"},
    "POST /account/tokens": lambda _: {"name": "script", "scopes": "articles:read", "days": "30", "present": PASSWORD},
    "POST /account/tokens/<int:token_id>/revoke": lambda _: {},
    "POST /api-access": lambda _: {"name": "Website", "scopes": "articles:read", "days": "30", "present": PASSWORD},
    "POST /api-access/<int:token_id>/revoke": lambda _: {},
    "POST /webhooks": lambda _: {"address": "https://cms.example/hooks", "kinds": "version.approved"},
    "POST /webhooks/<int:webhook_id>": lambda _: {
        "address": "https://cms.example/hooks",
        "kinds": "version.approved",
        "based_on": "1",
    },
    "POST /webhooks/<int:webhook_id>/switch": lambda _: {"active": "0"},
    "POST /webhooks/<int:webhook_id>/secret": lambda _: {},
    "POST /webhooks/<int:webhook_id>/delete": lambda _: {},
    "POST /webhooks/<int:webhook_id>/test": lambda _: {},
    "POST /webhooks/<int:webhook_id>/replay": lambda _: {"hours": "24"},
    "POST /webhooks/<int:webhook_id>/deliveries/<int:delivery_id>/replay": lambda _: {},
    "POST /sites": lambda _: {"address": "https://site.example", "user_name": "sanwen", "password": "abcd efgh"},
    "POST /sites/<int:site_id>": lambda _: {
        "address": "https://site.example",
        "user_name": "sanwen",
        "password": "",
        "based_on": "1",
    },
    "POST /sites/<int:site_id>/switch": lambda _: {"active": "0"},
    "POST /sites/<int:site_id>/delete": lambda _: {},
    "POST /sites/<int:site_id>/try": lambda _: {},
    "POST /sites/<int:site_id>/everything": lambda _: {},
    "POST /articles/<int:article_id>/sites/<int:site_id>/versions/<int:version_id>/send": lambda _: {},
    "POST /account/time-zone": lambda _: {"time_zone": "Europe/Berlin"},
    "POST /account/sign-out": lambda _: {},
    "POST /account/password": lambda _: {"present": PASSWORD, "password": "a password that is new"},
    "POST /articles/preview": lambda _: {"language": "en", "text": "Ferries\n\nThe ferry left at noon."},
    "POST /articles": _article,
    "POST /articles/fetch": lambda _: {"address": "https://news.example/ferries"},
    "POST /articles/fetched/<int:page_id>/forget": lambda _: {},
    "POST /feeds": lambda _: {"address": "https://news.example/feed"},
    "POST /feeds/<int:feed_id>/try": lambda _: {},
    "POST /feeds/<int:feed_id>/pause": lambda _: {},
    "POST /feeds/<int:feed_id>/resume": lambda _: {},
    "POST /feeds/<int:feed_id>/remove": lambda _: {},
    "POST /feeds/entries/<int:entry_id>/take": lambda _: {},
    "POST /feeds/entries/<int:entry_id>/dismiss": lambda _: {},
    "POST /feeds/entries/dismiss": lambda _: {"seen": "1"},
    "POST /articles/<int:article_id>/stages/<int:item_id>/retry": lambda _: {},
    "POST /articles/<int:article_id>/source/preview": lambda _: _source(),
    "POST /articles/<int:article_id>/source/paste": lambda _: {"pasted": "One.\n\nTwo."},
    "POST /articles/<int:article_id>/source": lambda _: _source(),
    f"POST {VERSION}/make-source": lambda _: {"key": uuid.uuid4()},
    f"POST {VERSION}/assign": lambda exhibit: {"position": "1", "person": exhibit.assignee_id},
    f"POST {VERSION}/due": lambda _: {"due": "2030-01-31T18:00"},
    f"POST {VERSION}/detach": lambda _: {"reason": "Its desk writes it."},
    f"POST {VERSION}/attach": lambda _: {},
    f"POST {VERSION}/decisions": _choice,
    f"POST {VERSION}/decisions/<int:decision_id>/take-back": lambda _: {},
    f"POST {VERSION}/decisions/rules/<int:rule_id>/take-back": lambda _: {},
    f"POST {VERSION}/decisions/waive": lambda _: {"reason": "The paper goes to press."},
    "POST /articles/<int:article_id>/parity/waive": lambda _: {"reason": "The paper goes to press."},
    "POST /articles/<int:article_id>/brief": lambda _: {"purpose": "For the front page.", "based_on": "0"},
    f"POST {THREADS}": lambda _: {"words": "Cut it.", "key": uuid.uuid4()},
    f"POST {THREADS}/<int:thread_id>/comments": lambda _: {"words": "Done.", "key": uuid.uuid4()},
    f"POST {THREADS}/<int:thread_id>/resolve": lambda _: {},
    f"POST {THREADS}/<int:thread_id>/reopen": lambda _: {},
    f"POST {COMMENT}/edit": lambda _: {"words": "Far too long."},
    f"POST {COMMENT}/withdraw": lambda _: {},
    "POST /memory/import": lambda _: {"file": (io.BytesIO(b"en\tzh-Hans\nOne.\t\xe4\xb8\x80\xe3\x80\x82\n"), "t.tsv")},
    "POST /memory/<int:unit_id>/correct": lambda _: {"locale": "en", "seen": "One.", "text": "Two."},
    "POST /memory/<int:unit_id>/withdraw": lambda _: {"reason": "It is wrong."},
    "POST /memory/<int:unit_id>/merge": lambda _: {},
    "POST /publication": lambda _: {"name": "The Meridian", "time_zone": "Asia/Taipei", "based_on": "0"},
    "POST /publication/due-rule": lambda _: {"translation": "2", "review": "1", "based_on": "0"},
    "POST /publication/defaults": lambda _: {
        "person:en:zh-Hans:0": "",
        "was-person:en:zh-Hans:0": "1",
        "based_on": "0",
    },
    "POST /publication/tags/<int:tag_id>": lambda _: {"name-en": "Rail", "based_on": "0"},
    "POST /house-style": lambda _: {"do": "save", "base": "zh-Hant-TW", "based_on": "0", "choice-tai": "臺"},
    "POST /house-style/changes/<int:change_id>/undo": lambda _: {},
    "POST /conversion-rules": lambda _: {
        "profile": "zh-Hant-TW",
        "source": "夜车",
        "target": "夜車",
        "scope": "publication",
    },
    "POST /conversion-rules/<int:rule_id>/retire": lambda _: {},
    "POST /conversion-rules/changes/<int:change_id>/undo": lambda _: {},
    "POST /terms": lambda _: {"locale": ["en"], "text": ["ferry"], "status": ["preferred"]},
    "POST /terms/import": lambda _: {
        "do": "save",
        "file": (io.BytesIO(b"en,zh-Hans\nferry,\xe6\xb8\xa1\xe8\xbd\xae\n"), "t.csv"),
    },
    "POST /terms/<int:concept_id>": lambda _: {"locale": ["en"], "text": ["ferry"], "rev": "1"},
    "POST /terms/<int:concept_id>/bring-back": lambda _: {"change": "1", "newest": "1"},
    "POST /terms/<int:concept_id>/withdraw": lambda _: {"rev": "1", "reason": "It came in twice."},
    "POST /terms/suggestions/<int:suggestion_id>/accept": lambda _: {},
    "POST /terms/suggestions/<int:suggestion_id>/decline": lambda _: {"reason": "We say it otherwise."},
    f"POST {SEGMENT}/suggest-term": lambda _: {"source": "night train", "target": "夜车"},
    "POST /articles/<int:article_id>/pictures": lambda _: {},
    "POST /articles/<int:article_id>/pictures/<int:picture_id>": lambda _: {"credit": "Photo: Ida Berg"},
    "POST /articles/<int:article_id>/pictures/<int:picture_id>/take-out": lambda _: {},
    "POST /articles/<int:article_id>/pictures/<int:picture_id>/last-day": lambda _: {"last_day": "2030-01-31"},
    "POST /articles/<int:article_id>/publish": lambda _: {"locales": [EN, HANS, HANT]},
    f"POST {VERSION}/reopen": lambda _: {"step": "review", "reason": "One figure is wrong."},
    f"POST {VERSION}/cancel": lambda _: {"reason": "Nobody needs it any more."},
    "POST /articles/<int:article_id>/withdraw": lambda _: {"locales": [EN], "reason": "One figure is wrong."},
    f"POST {VERSION}/draft": lambda _: {},
    "POST /articles/<int:article_id>/section": lambda _: {"section": "Opera"},
    "POST /articles/<int:article_id>/metadata": lambda _: {"published_on": "2026-11-25", "based_on": "0"},
    "POST /articles/<int:article_id>/confidential": lambda _: {"confidential": "1"},
    "POST /articles/<int:article_id>/archive": lambda _: {"reason": "It is long over."},
    "POST /articles/<int:article_id>/unarchive": lambda _: {},
    "POST /articles/<int:article_id>/discard": lambda _: {"reason": "It came in twice."},
    "POST /articles/<int:article_id>/restore": lambda _: {},
    **WORKSPACE,
}
"""Every route that takes a form."""


EXAMPLES = {
    "token_id": 999_999_999,
    "external_id": "post-17",
    "filename": "css/base.css",
    "ending": "md",
    "tag": "zh-CN",
    "section_id": 999999,
    "tag_id": 999999,
    "part": 999999,
    "words": "trade",
    "number": 1,
    "decision_id": 999999,
    "start": 0,
    "end": 1,
    "dismissal_id": 999999,
    "rule_id": 999999,
    "view_id": 999999,
    "picture_id": 999999,
    "name": "480",
    "engine_id": 999999,
    "kind": "openai",
    "change_id": 999999,
    "concept_id": 999999,
    "page_id": 999999,
    "feed_id": 999999,
    "entry_id": 999999,
    "webhook_id": 999999,
    "site_id": 999999,
    "version_id": 999999,
    "delivery_id": 999999,
    "notification_id": 999999,
    "unit_id": REMEMBERED_UNIT,
    "suggestion_id": 999999,
    "base": "zh-Hant-TW",
}
"""What stands in an address and is no part of an object."""


def _concepts(uow: UnitOfWork, actor: Actor) -> None:
    import_concepts(uow, actor, [ConceptEntry("ferry", terms=[TermEntry("en", "ferry")])])


def _memory(uow: UnitOfWork, actor: Actor) -> None:
    import_units(uow, actor, [])


CALLS: Mapping[str, Callable[[UnitOfWork, Actor], Any]] = {
    "CALL terms.import_concepts": _concepts,
    "CALL memory.import_units": _memory,
    "CALL memory_exchange.import_memory": lambda uow, actor: import_memory(uow, actor, []),
    "CALL memory_exchange.export_memory": lambda uow, actor: list(export_memory(uow, actor)),
    "CALL memory_exchange.ask_memory": lambda uow, actor: ask_memory(uow, actor, "en", "zh-Hans", ["One."]),
    "CALL memory_exchange.drafts_of_others": lambda uow, actor: drafts_of_others(uow, actor, "en", "zh-Hans", []),
    "CALL list_articles.list_articles": list_articles,
}
"""Use cases that the command line has and no page."""
