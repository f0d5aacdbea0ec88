"""A CTranslate2 model on this machine: an OPUS-MT folder, or a package of Argos Translate. Nothing is downloaded.

The model lives in a process of its own for as long as the engine is open (``ct2_process``).
"""

import contextlib
import json
import select
import subprocess
import sys
import time
from importlib.util import find_spec
from typing import Any

from tms.adapters.egress import Egress
from tms.domain.errors import Invalid
from tms.domain.locales import base_language, parse_locale
from tms.domain.translatable import Words
from tms.language.engines.interface import (
    BadAnswer,
    Capabilities,
    EngineRequest,
    Health,
    Result,
    Unreachable,
    Unsupported,
    Usage,
)
from tms.language.engines.kinds import EngineKind, EngineSettings, Field

LOADING_SECONDS = 60.0
PACKAGES = ("ctranslate2", "sentencepiece")


class LocalModel:
    """One model; its process starts with the first question."""

    def __init__(self, settings: EngineSettings) -> None:
        self._settings = settings
        self._process: subprocess.Popen[str] | None = None
        self._name = ""
        try:
            pair = base_language(parse_locale(settings["from"])), base_language(parse_locale(settings["to"]))
        except Invalid as error:
            raise Unsupported(str(error)) from error
        self.capabilities = Capabilities(
            pairs=frozenset({pair}), max_segments=8, max_characters=3_000, local=True, concurrency=1
        )

    def health(self) -> Health:
        """Load the model."""
        self._start()
        return Health(Words("“{name}” is loaded.", name=self._name))

    def estimate(self, request: EngineRequest) -> Usage:
        """Every character."""
        return Usage(characters=sum(len(piece.text) for piece in request.pieces))

    def translate(self, request: EngineRequest) -> Result:
        """One batch."""
        until = time.monotonic() + request.seconds
        process = self._start()
        answer = self._ask(process, {"texts": [piece.text for piece in request.pieces]}, until)
        found = answer.get("targets")
        if not isinstance(found, list) or len(found) != len(request.pieces):
            raise BadAnswer(str(answer.get("error", "it did not answer with one translation for each text")))
        targets = {piece.id: str(text) for piece, text in zip(request.pieces, found, strict=True)}
        usage = Usage(characters=self.estimate(request).characters, characters_out=sum(map(len, targets.values())))
        return Result(targets, usage, self._name)

    def close(self) -> None:
        """End the process, and its memory with it."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(OSError):
            if process.stdin is not None:
                process.stdin.close()
        try:
            process.wait(2)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()

    def _start(self) -> subprocess.Popen[str]:
        if self._process is not None:
            return self._process
        self._process = process = subprocess.Popen(
            [sys.executable, "-m", "tms.adapters.engines.ct2_process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        answer = self._ask(process, dict(self._settings.values), time.monotonic() + LOADING_SECONDS)
        if "ready" not in answer:
            self.close()
            raise Unsupported(str(answer.get("error", "the model can’t be loaded")))
        self._name = str(answer["ready"])
        return process

    def _ask(self, process: subprocess.Popen[str], question: dict[str, Any], until: float) -> dict[str, Any]:
        if process.stdin is None or process.stdout is None:
            raise Unreachable("the model’s process has no pipes")
        try:
            process.stdin.write(json.dumps(question, ensure_ascii=False) + "\n")
            process.stdin.flush()
            ready, _, _ = select.select([process.stdout], [], [], max(until - time.monotonic(), 0.0))
            line = process.stdout.readline() if ready else None
        except OSError as error:
            self.close()
            raise Unreachable("the model’s process ended") from error
        if not line:
            self.close()
            raise Unreachable("the model’s process ended" if line == "" else "the model did not answer in time")
        found = json.loads(line)
        return found if isinstance(found, dict) else {}


def kind(egress: Egress) -> EngineKind:
    """The entry point."""
    del egress  # nothing goes out
    return EngineKind(
        name="ctranslate2",
        title=Words("Model on this machine"),
        about=Words("A CTranslate2 folder such as a converted OPUS-MT model, or an Argos Translate package."),
        fields=(
            Field(
                "folder", Words("Folder or .argosmodel file"), Words("As the worker’s machine sees it"), "folder", True
            ),
            Field("from", Words("Translates from"), Words("en, zh-Hans or zh-Hant"), required=True, default="en"),
            Field("to", Words("Translates to"), Words("en, zh-Hans or zh-Hant"), required=True, default="zh-Hans"),
            Field(
                "source_prefix",
                Words("Source prefix"),
                Words("What the model wants before the source, such as {example}", example=">>cmn_Hans<<"),
            ),
            Field(
                "target_prefix",
                Words("Target prefix"),
                Words("What it wants before the target; a package knows its own"),
            ),
        ),
        key="none",
        unit="character",
        open=LocalModel,
        extra="ctranslate2",
        always_local=True,
        installed=all(find_spec(package) is not None for package in PACKAGES),
    )
