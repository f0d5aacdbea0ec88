"""Any server that speaks OpenAI's chat completions: hosted models, llama.cpp, Ollama, vLLM, LM Studio.

Written against OpenAI's API reference (``POST /chat/completions``, ``GET /models``, structured outputs) and the
descriptions of llama.cpp's server, Ollama and vLLM. These differ in what they accept, so what a server refuses is
remembered for it: JSON schema → JSON object → plain; ``max_tokens`` → ``max_completion_tokens``; temperature.
"""

from dataclasses import dataclass, replace
from typing import Any

from tms.adapters.egress import Egress
from tms.adapters.engines.asking import Provider, counted
from tms.domain.translatable import Words
from tms.language.engines import prompt
from tms.language.engines.answer import read_items
from tms.language.engines.interface import BadAnswer, Capabilities, EngineRequest, Health, Result, Unsupported, Usage
from tms.language.engines.kinds import EngineKind, EngineSettings, Field

FORMATS = ("json_schema", "json_object", "plain")

_OVERHEAD_TOKENS = 64
"""What a chat template adds, and more."""


@dataclass(frozen=True, slots=True)
class _Dialect:
    """What a server was found to accept."""

    format: str = "json_schema"
    limit: str = "max_tokens"
    temperature: bool = True


_DIALECTS: dict[tuple[str, str], _Dialect] = {}
"""What each server understands, by address and model, for as long as the process lives."""


class OpenAICompatible:
    """One model at one address."""

    def __init__(self, provider: Provider, settings: EngineSettings) -> None:
        self._provider = provider
        self._model = settings["model"]
        self._style = settings["style"]
        self._thinking = int(settings["thinking_tokens"] or 0)
        segments = int(settings["segments"] or 15)
        self.capabilities = Capabilities(
            markup="xml",
            terms=True,
            repairs=True,
            examples=5,
            context=True,
            guidance=True,
            max_segments=segments,
            max_characters=6_000 if segments > 1 else 2_000,
            unit="token",
            local=settings.local,
        )

    def health(self) -> Health:
        """The list of models, which costs nothing."""
        answer = self._provider.get("/models")
        found = answer.get("data", []) if isinstance(answer, dict) else []
        models = tuple(sorted(str(one["id"]) for one in found if isinstance(one, dict) and "id" in one))
        if self._model in models or not models:
            return Health(Words("It answers; models: {number}.", number=len(models)), models)
        words = Words("It answers; models: {number}, but not “{model}”.", number=len(models), model=self._model)
        return Health(words, models)

    def estimate(self, request: EngineRequest) -> Usage:
        """No tokenizer makes more tokens than there are bytes; no server writes more than it was allowed to."""
        asked = sum(len(message["content"].encode()) for message in self._messages(request))
        asked += len(str(prompt.schema(request)).encode())
        return Usage(
            characters=_characters(request),
            prompt_tokens=asked + _OVERHEAD_TOKENS,
            completion_tokens=self._most_tokens(request),
        )

    def translate(self, request: EngineRequest) -> Result:
        """One call; a server that refuses a parameter is asked again without it, which it does not charge for."""
        key = self._provider.address, self._model
        dialect = _DIALECTS.get(key, _Dialect())
        while True:
            try:
                answer = self._provider.post(
                    "/chat/completions", self._payload(request, dialect), seconds=request.seconds
                )
            except Unsupported as error:
                simpler = _simpler(dialect, error.detail)
                if simpler is None:
                    raise
                dialect = simpler
                continue
            _DIALECTS[key] = dialect
            return self._read(request, answer)

    def close(self) -> None:
        """Nothing is held."""

    def _messages(self, request: EngineRequest) -> list[dict[str, str]]:
        said = [words for words in (self._style, request.style) if words]
        return prompt.messages(replace(request, style="\n\n".join(said)))

    def _payload(self, request: EngineRequest, dialect: _Dialect) -> dict[str, Any]:
        payload: dict[str, Any] = {
            "model": self._model,
            "messages": self._messages(request),
            "stream": False,
            dialect.limit: self._most_tokens(request),
        }
        if dialect.temperature:
            payload["temperature"] = 0
        if dialect.format == "json_schema":
            schema = {"name": "translations", "strict": True, "schema": prompt.schema(request)}
            payload["response_format"] = {"type": "json_schema", "json_schema": schema}
        elif dialect.format == "json_object":
            payload["response_format"] = {"type": "json_object"}
        return payload

    def _most_tokens(self, request: EngineRequest) -> int:
        """About four times what a translation takes: a model that has lost its way is stopped there."""
        return 128 + self._thinking + sum(64 + 2 * len(piece.text) for piece in request.pieces)

    def _read(self, request: EngineRequest, answer: Any) -> Result:
        usage = _usage(answer, self.estimate(request))
        try:
            choice = answer["choices"][0]
            content = choice["message"]["content"]
            text = content if isinstance(content, str) else "".join(part.get("text", "") for part in content or ())
        except (KeyError, IndexError, TypeError, AttributeError) as error:
            raise BadAnswer("the answer is no chat completion", usage=usage) from error
        if choice.get("finish_reason") == "length":
            raise BadAnswer("the answer was cut off", usage=usage)
        try:
            targets = read_items(text.rpartition("</think>")[2], {piece.id for piece in request.pieces})
        except ValueError as error:
            raise BadAnswer(str(error), usage=usage) from error
        return Result(targets, replace(usage, characters_out=sum(map(len, targets.values()))), self._named(answer))

    def _named(self, answer: Any) -> str:
        return str(answer.get("model") or self._model)[:200]


def _simpler(dialect: _Dialect, complaint: str) -> _Dialect | None:
    """What to try when a request was refused; None if nothing is left that the complaint is about."""
    said = complaint.lower()
    if dialect.limit in said and dialect.limit == "max_tokens":
        return replace(dialect, limit="max_completion_tokens")
    if "temperature" in said and dialect.temperature:
        return replace(dialect, temperature=False)
    about_format = any(word in said for word in ("response_format", "json", "schema", "grammar", "format"))
    if about_format and dialect.format != FORMATS[-1]:
        return replace(dialect, format=FORMATS[FORMATS.index(dialect.format) + 1])
    return None


def _characters(request: EngineRequest) -> int:
    return sum(len(piece.text) for piece in request.pieces)


def _usage(answer: Any, most: Usage) -> Usage:
    """What the server counted; one that does not count, or counts what can't be, is taken to have used the most."""
    said = answer.get("usage") if isinstance(answer, dict) else None
    if not isinstance(said, dict):
        return most
    details = said.get("prompt_tokens_details")
    cached = details.get("cached_tokens") if isinstance(details, dict) else 0
    try:
        return Usage(
            characters=most.characters,
            prompt_tokens=counted(said.get("prompt_tokens")),
            cached_tokens=counted(cached or 0),
            completion_tokens=counted(said.get("completion_tokens") or 0),
        )
    except ValueError:
        return most


def kind(egress: Egress) -> EngineKind:
    """The entry point."""

    def open_engine(settings: EngineSettings) -> OpenAICompatible:
        headers = {"Authorization": f"Bearer {settings.key}"} if settings.key else {}
        return OpenAICompatible(Provider(egress, settings, settings["address"], headers), settings)

    return EngineKind(
        name="openai",
        title=Words("OpenAI-compatible"),
        about=Words(
            "Any server with OpenAI’s chat interface: hosted, or llama.cpp, Ollama or vLLM on your own machines."
        ),
        fields=(
            Field(
                "address",
                Words("Base address"),
                Words("Up to and including {end}, such as {example}", end="/v1", example="http://localhost:11434/v1"),
                "address",
                True,
            ),
            Field("model", Words("Model"), Words("As the server calls it"), "text", True),
            Field(
                "segments", Words("Segments in one request"), Words("1 for small local models"), "number", default="15"
            ),
            Field(
                "thinking_tokens",
                Words("Tokens for thinking"),
                Words("For a model that reasons before it answers"),
                "number",
            ),
            Field(
                "style",
                Words("House style"),
                Words("Said to the model with every request: tone, spelling, forms of names"),
            ),
        ),
        key="optional",
        unit="token",
        open=open_engine,
        extra="openai",
        may_be_local=True,
    )
