"""Trying an engine from its page: how it is, and a sentence translated, with what it took and cost."""

import time
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import exists, func, select, update

from tms.db.models import Article, SegmentText, TranslationEngine
from tms.db.queries.engine_budgets import Call
from tms.db.unit_of_work import Begin, UnitOfWork
from tms.domain.errors import Invalid, TmsError
from tms.domain.locales import base_language, is_chinese
from tms.domain.permissions import Action, Actor
from tms.domain.storable import require_storable
from tms.domain.stored_errors import error_words, stored_params, with_detail
from tms.domain.translatable import Words, to_json
from tms.language.engines.interface import EngineError, EngineRequest, Result, Unsupported
from tms.services.authorize import authorize
from tms.services.engines.calls import Caller, call
from tms.services.engines.configure import load_engine
from tms.services.engines.configured import ConfiguredEngine, as_configured, opened
from tms.services.engines.engines import Engines
from tms.services.engines.prompt_material import Document, WaitingSegment, Way, prepare, request_of
from tms.services.engines.received_drafts import receive

LONGEST = 500
SECONDS = 30.0
"""The most seconds of a trial, for which a person waits."""


@dataclass(frozen=True, slots=True)
class Trial:
    """The result of a trial. ``error`` in words if it did not work, ``detail`` what the server said to it."""

    text: str | None = None
    seconds: float = 0.0
    cost: Decimal = Decimal(0)
    currency: str = ""
    model: str = ""
    complaint: str = ""
    error: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ToTry:
    """What the page asks for, authorized and checked; ``run`` asks the engine with no transaction open."""

    configured: ConfiguredEngine
    person_id: int
    text: str = ""
    source: str = ""
    target: str = ""


def prepare_trial(uow: UnitOfWork, actor: Actor, engine_id: int, *, text: str, source: str, target: str) -> ToTry:
    """The trial of a sentence, authorized and checked. Raises NotFound, Invalid."""
    authorize(actor, Action.ENGINES_MANAGE)
    require_storable(text)
    if not 0 < len(text.strip()) <= LONGEST:
        raise Invalid("engine_text_missing")
    if is_chinese(source) == is_chinese(target):
        raise Invalid("engine_pair_same")
    configured = as_configured(load_engine(uow, actor, engine_id))
    if not configured.local and _is_confidential(uow, actor, text.strip()):
        raise Invalid("engine_text_confidential")
    return ToTry(configured, actor.person_id, text.strip(), source, target)


def _is_confidential(uow: UnitOfWork, actor: Actor, text: str) -> bool:
    """Whether it is a sentence of a confidential article."""
    of_secret = exists().where(
        Article.publication_id == actor.publication_id,
        Article.confidential,
        SegmentText.article_id == Article.id,
        SegmentText.text == text,
    )
    return bool(uow.session.scalar(select(of_secret)))


def prepare_health(uow: UnitOfWork, actor: Actor, engine_id: int) -> ToTry:
    """The question how an engine is, authorized. Raises NotFound."""
    authorize(actor, Action.ENGINES_MANAGE)
    return ToTry(as_configured(load_engine(uow, actor, engine_id)), actor.person_id)


def try_engine(begin: Begin, engines: Engines, wish: ToTry) -> Trial:
    """Translate the sentence, once; it is paid from the engine's budget like any call, and never kept."""
    configured, answers = wish.configured, list[Result]()
    began = time.monotonic()
    try:
        with opened(engines, configured) as engine:
            capabilities = engine.capabilities
            if not capabilities.translates(base_language(wish.source), base_language(wish.target)):
                raise Unsupported(f"it has no {wish.source} → {wish.target}")
            way = Way(wish.source, wish.target)
            document = Document("", lambda _capabilities: way)
            material = prepare(WaitingSegment(1, wish.text), way, configured, capabilities, document)
            request: EngineRequest = request_of([material], way, capabilities, document, seconds=SECONDS)
            caller = Caller(begin, engines, Call("try", 1, {}, 0, person_id=wish.person_id), tries=1, patience=5.0)
            call(caller, configured, engine, request, lambda _uow, result: answers.append(result))
    except EngineError as error:
        return Trial(error=with_detail(error.code, ""), detail=error.detail, seconds=time.monotonic() - began)
    except TmsError as error:
        return Trial(error=error_words(error.code, str(error), stored_params(error)) or "")
    got, words = receive(material, answers[0].targets.get("1"), way, capabilities, answers[0].model)
    return Trial(
        text=got.text if got else None,
        seconds=time.monotonic() - began,
        cost=configured.prices.cost(answers[0].usage, capabilities.unit),
        currency=configured.currency,
        model=answers[0].model,
        complaint=words,
        error="" if got else with_detail("engine_bad_answer", ""),
    )


def ask_health(begin: Begin, engines: Engines, wish: ToTry) -> bool:
    """Ask the engine how it is, which costs nothing, and remember what it said beside its settings."""
    try:
        with opened(engines, wish.configured) as engine:
            words, healthy = engine.health().words, True
    except EngineError as error:
        words, healthy = with_detail(error.code, error.detail), False
    except TmsError as error:
        words, healthy = error_words(error.code, str(error), stored_params(error)) or "", False
    with begin() as uow:
        uow.session.execute(
            update(TranslationEngine)
            .where(
                TranslationEngine.publication_id == wish.configured.publication_id,
                TranslationEngine.id == wish.configured.id,
            )
            .values(healthy=healthy, health_words=words[:500], health_said=_said(words), health_at=func.now())
        )
    return healthy


def _said(words: str) -> Any:
    return to_json(words) if isinstance(words, Words) else None
