"""An engine of the publication translates texts that nobody is to work on, to be measured."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, select

from tms.db.models import EngineUsage, TranslationEngine
from tms.db.queries.engine_budgets import Call
from tms.db.unit_of_work import Begin, UnitOfWork
from tms.domain.errors import NotFound
from tms.domain.locales import ZH_HANS, ZH_HANT, base_language
from tms.language.conversion import derive
from tms.language.engines.interface import Capabilities, KnownTerm
from tms.language.terms import TermIndex
from tms.services.engines.calls import Caller
from tms.services.engines.configured import ConfiguredEngine, as_configured
from tms.services.engines.engines import Engines
from tms.services.engines.prompt_material import Document, WaitingSegment, Way
from tms.services.engines.translate import Outcome, translate


def engine_named_at_console(uow: UnitOfWork, publication_id: int, name: str) -> ConfiguredEngine:
    """The publication's engine of this name, on or off; whoever uses the console has its key anyway.

    Raises NotFound (``engine_not_found``).
    """
    row = uow.session.scalars(
        select(TranslationEngine).where(
            TranslationEngine.publication_id == publication_id,
            func.lower(TranslationEngine.name) == name.strip().lower(),
        )
    ).one_or_none()
    if row is None:
        raise NotFound("engine_not_found")
    return as_configured(row)


def draft_all(
    begin: Begin,
    engines: Engines,
    configured: ConfiguredEngine,
    texts: Sequence[str],
    pair: tuple[str, str],
    terms: TermIndex,
) -> tuple[list[str], Outcome]:
    """The texts of one document in order, "" where there is no usable translation; paid from the engine's budget."""
    outcome = Outcome()
    waiting = [
        WaitingSegment(at, text, (), texts[at - 1] if at else "", texts[at + 1] if at + 1 < len(texts) else "")
        for at, text in enumerate(texts)
    ]
    document = Document(texts[0] if texts else "", lambda capabilities: _way(capabilities, pair, terms))
    found = [""] * len(texts)
    caller = Caller(begin, engines, Call("try", 0, {}, 0))
    for portion in translate(caller, [configured], document, waiting, outcome):
        for at, made in portion.items():
            found[at] = made.text
    return found, outcome


def _way(capabilities: Capabilities, pair: tuple[str, str], terms: TermIndex) -> Way | None:
    source, target = pair

    def known(text: str) -> list[KnownTerm]:
        hits = {hit.term: None for hit in terms.find(text)}
        return [KnownTerm(one.source, one.target, one.forbidden, one.admitted) for one in hits if one.is_known]

    if capabilities.translates(base_language(source), base_language(target)):
        return Way(source, target, known)
    if base_language(target) == ZH_HANT and capabilities.translates(base_language(source), ZH_HANS):
        return Way(source, ZH_HANS, after=lambda text: derive(text, source=ZH_HANS, target=target))
    return None


def last_usage(uow: UnitOfWork, configured: ConfiguredEngine) -> int:
    """The number of the engine's newest call, 0 if there is none."""
    return uow.session.scalar(select(func.coalesce(func.max(EngineUsage.id), 0)).where(*_of(configured))) or 0


def cost_since(uow: UnitOfWork, configured: ConfiguredEngine, usage_id: int) -> str:
    """What the engine's calls after that one cost, with the currency."""
    cost = uow.session.scalar(
        select(func.coalesce(func.sum(EngineUsage.cost), 0)).where(*_of(configured), EngineUsage.id > usage_id)
    )
    return f"{cost:.4f} {configured.currency}"


def _of(configured: ConfiguredEngine) -> tuple[ColumnElement[bool], ...]:
    return EngineUsage.publication_id == configured.publication_id, EngineUsage.engine_id == configured.id
