"""The process that has a CTranslate2 model in its memory: loads it, translates line by line, ends with its parent.

A process of its own, so that the model's memory is given back when the work is done, and a crash of native code takes
nobody along. Reads a JSON object per line and answers with one: ``{"texts": [...]}`` → ``{"targets": [...]}``. What
can't be done is answered with ``{"error": words}``.

A model is a folder as CTranslate2's converters write it, with its SentencePiece models beside it (``source.spm`` and
``target.spm``, or one ``sentencepiece.model`` or ``bpe.model``), or a package of Argos Translate: a zip of the same
with ``metadata.json``.
"""

import contextlib
import json
import os
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

MOST_UNPACKED = 4_000_000_000
"""Bytes: a zip that says it holds more is no model."""


class ModelError(Exception):
    """There is no usable model; the words say what is missing."""


class Model:
    """A loaded model. ``settings``: folder, source_prefix, target_prefix; a package's own prefix comes first."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        import ctranslate2
        import sentencepiece

        metadata = _metadata(folder)
        model = next((found.parent for found in sorted(folder.rglob("model.bin"))), None)
        if model is None:
            raise ModelError("there is no model.bin in it")
        pieces = [found for name in ("source.spm", "sentencepiece.model", "bpe.model") for found in folder.rglob(name)]
        if not pieces:
            raise ModelError("there is no SentencePiece model in it (source.spm or sentencepiece.model)")
        target = next(iter(sorted(folder.rglob("target.spm"))), pieces[0])
        self._in = sentencepiece.SentencePieceProcessor(model_file=str(pieces[0]))
        self._out = sentencepiece.SentencePieceProcessor(model_file=str(target))
        self._source_prefix = settings.get("source_prefix", "").split()
        self._target_prefix = str(metadata.get("target_prefix") or settings.get("target_prefix", "")).split()
        # All cores but one: with as many threads as cores, native code waits for itself on a busy machine.
        threads = max(1, (os.cpu_count() or 2) - 1)
        self._model = ctranslate2.Translator(str(model), device="cpu", inter_threads=1, intra_threads=threads)
        self.name = str(metadata.get("name") or folder.name)

    def translate(self, texts: Sequence[str]) -> list[str]:
        """With what Argos Translate uses: four beams, and unknown words as they are in the source."""
        tokens = [[*self._source_prefix, *self._in.encode(text, out_type=str)] for text in texts]
        prefixes = [self._target_prefix] * len(texts) if self._target_prefix else None
        results = self._model.translate_batch(
            tokens,
            target_prefix=prefixes,
            beam_size=4,
            length_penalty=0.2,
            replace_unknowns=True,
            max_decoding_length=64 + 4 * max(map(len, tokens), default=0),
        )
        return [self._text(result.hypotheses[0]) for result in results]

    def _text(self, tokens: Sequence[str]) -> str:
        said = list(tokens)
        if said[: len(self._target_prefix)] == self._target_prefix:
            said = said[len(self._target_prefix) :]
        return str(self._out.decode(said)).strip()


def _metadata(folder: Path) -> Mapping[str, Any]:
    found = next(iter(sorted(folder.rglob("metadata.json"))), None)
    if found is None:
        return {}
    try:
        read = json.loads(found.read_text("utf-8"))
    except ValueError as error:
        raise ModelError("its metadata.json can’t be read") from error
    return read if isinstance(read, dict) else {}


@contextlib.contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """The folder of a model, or of what a package holds for as long as the context lasts."""
    if path.is_dir():
        yield path
        return
    if not path.is_file():
        raise ModelError("there is no such folder or file")
    with tempfile.TemporaryDirectory(prefix="tms-model-") as folder:
        try:
            with zipfile.ZipFile(path) as package:
                _unpack(package, Path(folder))
        except zipfile.BadZipFile as error:
            raise ModelError("it is neither a folder nor a package of Argos Translate") from error
        yield Path(folder)


def _unpack(package: zipfile.ZipFile, folder: Path) -> None:
    if sum(one.file_size for one in package.infolist()) > MOST_UNPACKED:
        raise ModelError("it says that it holds more than a model does")
    for one in package.infolist():
        inside = PurePosixPath(one.filename)
        if one.is_dir() or inside.is_absolute() or ".." in inside.parts or "stanza" in inside.parts:
            continue
        place = folder.joinpath(*inside.parts)
        place.parent.mkdir(parents=True, exist_ok=True)
        with package.open(one) as packed, place.open("wb") as file:
            shutil.copyfileobj(packed, file)


def main() -> int:
    """Serve until standard input ends."""
    settings = json.loads(sys.stdin.readline())
    try:
        with unpacked(Path(settings["folder"])) as folder:
            model = Model(folder, settings)
            _say({"ready": model.name})
            for line in sys.stdin:
                _say({"targets": model.translate(json.loads(line)["texts"])})
    except ImportError as error:
        _say({"error": f"{error.name} is not installed", "missing": error.name})
    except (ModelError, OSError, RuntimeError, ValueError) as error:
        _say({"error": str(error)[:300]})
    return 0


def _say(answer: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
