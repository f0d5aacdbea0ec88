"""Dictionaries are read when they are needed first, once, whoever asks."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from tms.language.conversion import engine
from tms.language.conversion.chains import chain
from tms.language.conversion.dictionaries import Recipe
from tms.language.conversion.dictionary_pass import Ready


def test_threads_that_ask_at_once_share_one_converter(monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[Recipe] = []

    class Counted(engine.Converter):
        def __init__(self, recipe: Recipe, ready: Ready) -> None:
            built.append(recipe)
            super().__init__(recipe, ready)

    monkeypatch.setattr(engine, "Converter", Counted)
    monkeypatch.setattr(engine, "_converters", {})
    together = Barrier(8)

    def convert() -> str:
        together.wait()
        return engine.run("在這裏", ("hk2t", "t2tw"))

    with ThreadPoolExecutor(8) as pool:
        results = [job.result() for job in [pool.submit(convert) for _ in range(8)]]
    assert results == ["在這裡"] * 8
    assert len(built) == 2


def test_english_needs_no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_converters", {})
    assert engine.run("He left.", ("s2twp",)) == "He left."
    assert engine.trace("He left.", ("s2twp",)) == ("He left.", [])
    assert engine._converters == {}


def test_words_of_the_news_are_in_the_derivation_only() -> None:
    assert engine.run("和平进程", chain("zh-Hans", "zh-Hant-TW", vocabulary=True, news=True)) == "和平進程"
    assert chain("zh-Hans", "zh-Hant-TW", vocabulary=False, news=True) == ("s2tw",)
    assert chain("zh-Hans", "zh-Hant-HK", vocabulary=True, news=True) == ("s2hkp",)
