"""Machine translation of one document: engine by engine in the publication's order, batch by batch, from what is kept.

A batch that can't be used is halved until it is clear which segment is to blame; what has faults is asked for once
more, with words about them. What no engine could do is left to the caller, and the outcome says why.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tms.db.queries import draft_cache
from tms.db.queries.draft_cache import CachedDraft
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import TmsError
from tms.language.engines.batches import batches
from tms.language.engines.interface import BadAnswer, Capabilities, Engine, EngineError, Result
from tms.services.engines.calls import Caller, call, pause
from tms.services.engines.configured import ConfiguredEngine, opened
from tms.services.engines.prompt_material import Document, Material, WaitingSegment, Way, prepare, request_of
from tms.services.engines.received_drafts import receive

CALL_SECONDS = {"token": 120.0, "character": 60.0}
"""The most seconds of one call: language models write slowly."""


@dataclass(frozen=True, slots=True)
class EngineDraft:
    """A draft with the source's markers, who made it, and what is known to be wrong with it.

    ``was_told``: the engine was told how the publication writes and what the article is for.
    """

    text: str
    engine_id: int
    model: str
    faults: tuple[str, ...] = ()
    converted: bool = False
    was_told: bool = False


@dataclass(slots=True)
class Outcome:
    """What became of a drafting, for people: segments by engine, how many were cached, and what went wrong."""

    made: Counter[str] = field(default_factory=Counter)
    kept: int = 0
    failed: int = 0
    problems: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By engine, the code and detail of the error that ended its work."""

    def as_json(self) -> dict[str, Any] | None:
        """The outcome as it is stored with the work; None if no engine was involved."""
        if not self.made and not self.problems and not self.failed:
            return None
        problems = [{"engine": name, "code": code, "detail": detail} for name, (code, detail) in self.problems.items()]
        return {"made": dict(self.made), "kept": self.kept, "failed": self.failed, "problems": problems}


def translate(
    caller: Caller,
    plan: Sequence[ConfiguredEngine],
    document: Document,
    texts: Sequence[WaitingSegment],
    outcome: Outcome,
) -> Iterator[Mapping[int, EngineDraft]]:
    """Drafts in portions, as they come. No transaction is open while a portion is made or handed over."""
    left = {text.id: text for text in texts}
    for configured in plan:
        if not left:
            return
        try:
            for portion in _by_one(caller, configured, document, list(left.values()), outcome):
                for done in portion:
                    del left[done]
                outcome.made[configured.name] += len(portion)
                yield portion
        except EngineError as error:
            outcome.problems[configured.name] = error.code, error.detail
        except TmsError as error:
            outcome.problems[configured.name] = error.code, ""
    outcome.failed = len(left)


def _by_one(
    caller: Caller, configured: ConfiguredEngine, document: Document, texts: Sequence[WaitingSegment], outcome: Outcome
) -> Iterator[dict[int, EngineDraft]]:
    with opened(caller.engines, configured) as engine:
        capabilities = _capabilities(caller, engine)
        way = document.way(capabilities)
        if way is None:
            return
        batch_of = _Batch(caller, configured, engine, capabilities, way, document)
        for batch in batches(
            texts, lambda text: len(text.text), most=capabilities.max_segments, characters=capabilities.max_characters
        ):
            found, kept = batch_of.translate(batch)
            outcome.kept += kept
            if found:
                yield found


def _capabilities(caller: Caller, engine: Engine) -> Capabilities:
    """An engine that has to ask its server for them is given as many tries as a call."""
    for number in range(1, caller.tries):
        try:
            return engine.capabilities
        except EngineError as error:
            if not error.again:
                raise
            caller.engines.sleep(pause(number, error.retry_after, caller.engines.chance()))
    return engine.capabilities


@dataclass(frozen=True, slots=True)
class _Batch:
    caller: Caller
    configured: ConfiguredEngine
    engine: Engine
    capabilities: Capabilities
    way: Way
    document: Document

    def translate(self, texts: Sequence[WaitingSegment]) -> tuple[dict[int, EngineDraft], int]:
        """What could be made, and how much of it was kept from before."""
        asked = [prepare(text, self.way, self.configured, self.capabilities, self.document) for text in texts]
        with self.caller.begin() as uow:
            kept = draft_cache.cached_drafts(uow.session, self.configured.publication_id, [one.key for one in asked])
        found = {one.text.id: kept[one.key] for one in asked if one.key in kept}
        rest = [one for one in asked if one.text.id not in found]
        before = len(found)
        if rest:
            found |= self._ask(rest)
        return {key: self._made(one) for key, one in found.items()}, before

    def _ask(self, batch: Sequence[Material]) -> dict[int, CachedDraft]:
        try:
            found, complaints = self._once(batch, "draft", {})
        except BadAnswer:
            if len(batch) == 1:
                return {}
            middle = len(batch) // 2
            return self._ask(batch[:middle]) | self._ask(batch[middle:])
        again = [one for one in batch if one.id in complaints]
        if again and self.capabilities.repairs:
            found |= self._repaired(again, complaints, found)
        return found

    def _repaired(
        self, batch: Sequence[Material], complaints: Mapping[str, str], before: Mapping[int, CachedDraft]
    ) -> dict[int, CachedDraft]:
        """What of a second answer is better than the first. A repair that fails changes nothing."""
        try:
            found, _ = self._once(batch, "repair", complaints)
        except EngineError:
            return {}
        return {
            key: one for key, one in found.items() if key not in before or len(one.faults) < len(before[key].faults)
        }

    def _once(
        self, batch: Sequence[Material], purpose: str, complaints: Mapping[str, str]
    ) -> tuple[dict[int, CachedDraft], dict[str, str]]:
        """What one call gave that can be used, and what is wrong by id."""
        seconds = CALL_SECONDS[self.capabilities.unit]
        request = request_of(
            batch, self.way, self.capabilities, self.document, seconds=seconds, complaints=dict(complaints)
        )
        found: dict[int, CachedDraft] = {}
        wrong: dict[str, str] = {}

        def keep(uow: UnitOfWork, result: Result) -> None:
            for one in batch:
                got, words = receive(one, result.targets.get(one.id), self.way, self.capabilities, result.model)
                if got is not None:
                    found[one.text.id] = got
                if words:
                    wrong[one.id] = words
            answers = {one.key: found[one.text.id] for one in batch if one.text.id in found}
            draft_cache.keep(uow.session, self.configured.publication_id, self.configured.id, answers)

        caller = replace(self.caller, call=replace(self.caller.call, purpose=purpose))
        call(caller, self.configured, self.engine, request, keep)
        return found, wrong

    def _made(self, one: CachedDraft) -> EngineDraft:
        after = self.way.after
        text = after(one.text) if after else one.text
        was_told = self.capabilities.guidance
        return EngineDraft(text, self.configured.id, one.model, one.faults, after is not None, was_told)
