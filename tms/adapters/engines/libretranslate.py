"""LibreTranslate, on its own site or a server of one's own.

Written against LibreTranslate's API description (``GET /languages``, ``POST /translate`` with a list ``q`` and
``format=html``). Its codes for Chinese have changed (``zh`` and ``zt``, now ``zh-Hans`` and ``zh-Hant``), so the server
is asked which it has.
"""

from collections.abc import Mapping
from typing import Any

from tms.adapters.egress import Egress
from tms.adapters.engines.asking import Provider
from tms.domain.locales import EN, ZH_HANS, ZH_HANT, base_language
from tms.domain.translatable import Several, Words
from tms.language.engines.interface import BadAnswer, Capabilities, EngineRequest, Health, Result, Unsupported, Usage
from tms.language.engines.kinds import EngineKind, EngineSettings, Field

_CODES: Mapping[str, tuple[str, ...]] = {
    EN: ("en",),
    ZH_HANS: ("zh-Hans", "zh", "zh-CN"),
    ZH_HANT: ("zh-Hant", "zt", "zh-TW"),
}


class LibreTranslate:
    """One server."""

    def __init__(self, provider: Provider, key: str | None, *, local: bool) -> None:
        self._provider = provider
        self._key = key
        self._local = local
        self._targets: Mapping[str, frozenset[str]] | None = None
        self._known: Capabilities | None = None

    @property
    def capabilities(self) -> Capabilities:
        """The pairs are the server's own, which is asked once."""
        if self._known is None:
            targets = self._languages()
            pairs = frozenset(
                (source, target)
                for source in _CODES
                for target in _CODES
                if source != target and self._code(target, targets.get(self._code(source, targets) or "", ()))
            )
            self._known = Capabilities(
                pairs=pairs, markup="xml", max_segments=10, max_characters=4_000, local=self._local, concurrency=2
            )
        return self._known

    def health(self) -> Health:
        """The list of languages."""
        pairs = sorted(f"{source} → {target}" for source, target in self.capabilities.pairs or ())
        if not pairs:
            return Health(Words("It answers, but has none of our languages."))
        return Health(Words("It answers, and has these of our languages: {pairs}.", pairs=Several(pairs)))

    def estimate(self, request: EngineRequest) -> Usage:
        """Every character that is sent."""
        return Usage(characters=sum(len(piece.text) for piece in request.pieces))

    def translate(self, request: EngineRequest) -> Result:
        """One call."""
        targets = self._languages()
        source = self._code(base_language(request.source), targets)
        target = self._code(base_language(request.target), targets.get(source or "", ()))
        if source is None or target is None:
            raise Unsupported(f"the server has no {request.source} → {request.target}")
        payload: dict[str, Any] = {
            "q": [piece.text for piece in request.pieces],
            "source": source,
            "target": target,
            "format": "html",
        }
        if self._key:
            payload["api_key"] = self._key
        answer = self._provider.post("/translate", payload, seconds=request.seconds)
        found = answer.get("translatedText") if isinstance(answer, dict) else None
        if (
            not isinstance(found, list)
            or len(found) != len(request.pieces)
            or not all(isinstance(t, str) for t in found)
        ):
            raise BadAnswer("it did not answer with one translation for each text", usage=self.estimate(request))
        made = {piece.id: text for piece, text in zip(request.pieces, found, strict=True)}
        usage = Usage(characters=self.estimate(request).characters, characters_out=sum(map(len, found)))
        return Result(made, usage, f"LibreTranslate {source}-{target}")

    def close(self) -> None:
        """Nothing is held."""

    def _languages(self) -> Mapping[str, frozenset[str]]:
        """The codes into which the server translates, by code. An old server names no targets: then all of them."""
        if self._targets is None:
            answer = self._provider.get("/languages")
            try:
                codes = [str(one["code"]) for one in answer]
                self._targets = {str(one["code"]): frozenset(map(str, one.get("targets") or codes)) for one in answer}
            except (KeyError, TypeError, AttributeError) as error:
                raise BadAnswer("the answer is no list of languages") from error
        return self._targets

    def _code(self, locale: str, codes: Any) -> str | None:
        return next((code for code in _CODES[locale] if code in codes), None)


def kind(egress: Egress) -> EngineKind:
    """The entry point."""

    def open_engine(settings: EngineSettings) -> LibreTranslate:
        return LibreTranslate(Provider(egress, settings, settings["address"], {}), settings.key, local=settings.local)

    return EngineKind(
        name="libretranslate",
        title="LibreTranslate",
        about=Words("A LibreTranslate server, yours or someone else’s."),
        fields=(
            Field(
                "address",
                Words("Address"),
                Words("For example {example}", example="http://localhost:5000"),
                "address",
                True,
            ),
        ),
        key="optional",
        unit="character",
        open=open_engine,
        extra="libretranslate",
        may_be_local=True,
    )
