"""DeepL, free and paid.

Written against DeepL's API reference (``POST /v2/translate`` with a JSON body, ``GET /v2/usage``; targets ``ZH-HANS``
and ``ZH-HANT``, source ``ZH``; XML tag handling; ``context``, which is not charged for; ``show_billed_characters``).
Translations come in the order of the texts, by that description; another number of them is a bad answer. Terms are
given as a glossary of the API's third version (``deepl_glossary``).
"""

from typing import Any

from tms.adapters.egress import Egress
from tms.adapters.engines.asking import Provider, counted
from tms.adapters.engines.deepl_glossary import Glossary
from tms.domain.locales import EN, ZH_HANS, ZH_HANT, base_language
from tms.domain.translatable import Words
from tms.language.engines.interface import BadAnswer, Capabilities, EngineRequest, Health, Result, Unsupported, Usage
from tms.language.engines.kinds import EngineKind, EngineSettings, Field

_SOURCES = {EN: "EN", ZH_HANS: "ZH", ZH_HANT: "ZH"}
_TARGETS = {EN: "EN-US", ZH_HANS: "ZH-HANS", ZH_HANT: "ZH-HANT"}
_PAIRS = frozenset(
    (source, target) for source in _SOURCES for target in _TARGETS if _SOURCES[source][:2] != target[:2].upper()
)


class DeepL:
    """One account."""

    capabilities = Capabilities(
        pairs=_PAIRS, markup="xml", terms=True, context=True, max_segments=20, max_characters=8_000
    )

    def __init__(self, provider: Provider, english: str) -> None:
        self._provider = provider
        self._english = english
        self._glossary = Glossary(provider)

    def health(self) -> Health:
        """What is used of the account's own limit."""
        answer = self._provider.get("/v2/usage")
        try:
            used, limit = counted(answer["character_count"]), counted(answer["character_limit"])
        except (KeyError, TypeError, ValueError) as error:
            raise BadAnswer("the answer says nothing of the account’s use") from error
        words = Words(
            "It answers; {used} of the account’s {limit} characters are used.", used=f"{used:,}", limit=f"{limit:,}"
        )
        return Health(words)

    def estimate(self, request: EngineRequest) -> Usage:
        """Every character of the texts, tags included: without them it is what is billed."""
        return Usage(characters=sum(len(piece.text) for piece in request.pieces))

    def translate(self, request: EngineRequest) -> Result:
        """One call; one whose glossary is refused is made again without it, which is not charged for."""
        source, target = (_SOURCES[base_language(tag)].lower() for tag in (request.source, request.target))
        glossary = self._glossary.holding(request.terms, source, target)
        payload = self._payload(request)
        try:
            with_terms = payload | ({"glossary_id": glossary} if glossary else {})
            answer = self._provider.post("/v2/translate", with_terms, seconds=request.seconds)
        except Unsupported as error:
            if glossary is None or "glossar" not in error.detail.lower():
                raise
            self._glossary.forget()
            answer = self._provider.post("/v2/translate", payload, seconds=request.seconds)
        most = self.estimate(request)
        found = answer.get("translations") if isinstance(answer, dict) else None
        if not isinstance(found, list) or len(found) != len(request.pieces):
            raise BadAnswer("it did not answer with one translation for each text", usage=most)
        try:
            targets = {piece.id: str(one["text"]) for piece, one in zip(request.pieces, found, strict=True)}
            billed = sum(counted(one["billed_characters"]) for one in found if "billed_characters" in one)
        except (KeyError, TypeError, ValueError) as error:
            raise BadAnswer("a translation has no text", usage=most) from error
        models = {str(one["model_type_used"]) for one in found if "model_type_used" in one}
        usage = Usage(
            characters=most.characters,
            characters_out=sum(map(len, targets.values())),
            billed_characters=billed if all("billed_characters" in one for one in found) else None,
        )
        return Result(targets, usage, "DeepL" + "".join(f" {model}" for model in sorted(models)))

    def close(self) -> None:
        """Its glossary is taken away."""
        self._glossary.close()

    def _payload(self, request: EngineRequest) -> dict[str, Any]:
        target = base_language(request.target)
        context = "\n".join(filter(None, (request.context.title, request.context.before, request.context.after)))
        payload: dict[str, Any] = {
            "text": [piece.text for piece in request.pieces],
            "source_lang": _SOURCES[base_language(request.source)],
            "target_lang": self._english if target == EN else _TARGETS[target],
            "tag_handling": "xml",
            "tag_handling_version": "v2",
            "split_sentences": "0",
            "preserve_formatting": True,
            "show_billed_characters": True,
        }
        return payload | ({"context": context} if context else {})


def kind(egress: Egress) -> EngineKind:
    """The entry point."""

    def open_engine(settings: EngineSettings) -> DeepL:
        # A free account's keys end in :fx, by DeepL's description, and have an address of their own.
        free = (settings.key or "").endswith(":fx")
        usual = "https://api-free.deepl.com" if free else "https://api.deepl.com"
        headers = {"Authorization": f"DeepL-Auth-Key {settings.key}"}
        provider = Provider(egress, settings, settings["address"] or usual, headers)
        return DeepL(provider, "EN-GB" if settings["english"].upper().endswith("GB") else "EN-US")

    return EngineKind(
        name="deepl",
        title="DeepL",
        about=Words("DeepL’s translation service, with a key of the free or the paid API."),
        fields=(
            Field("address", Words("Address"), Words("Only if it is not DeepL’s own"), "address"),
            Field("english", Words("English"), Words("en-US or en-GB"), default="en-US"),
        ),
        key="required",
        unit="character",
        open=open_engine,
        extra="deepl",
    )
