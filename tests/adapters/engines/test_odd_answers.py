"""Answers of engines that nobody foresaw: each is an error of the engine, with a bill, and none of ours."""

import json
from typing import Any

import pytest

from tests.adapters.engines.conftest import Open
from tests.adapters.engines.providers import Loopback
from tests.adapters.engines.test_conformance import request
from tms.adapters.egress import Egress, HttpAnswer
from tms.language.engines.answer import read_items
from tms.language.engines.interface import BadAnswer

COUNTS: list[Any] = [-1, True, "12", "１２", None, 10**30, float("inf"), float("nan"), 1.5, [], {}, [[1]]]


def answers(monkeypatch: pytest.MonkeyPatch, body: bytes) -> None:
    monkeypatch.setattr(Egress, "request", lambda *_, **__: HttpAnswer(200, {}, body))


@pytest.mark.parametrize("kind", ["openai", "deepl", "libretranslate"])
@pytest.mark.parametrize(
    "body",
    [
        b"[" * 200_000,
        b'{"choices":' * 200_000,
        json.dumps({"choices": [{"message": {"content": '{"items":' * 100_000}}]}).encode(),
        b'{"choices": [{"message": {"content": "\\ud800"}}], "translations": [{"text": "\\ud800"}]}',
        b"1e999",
        b"\xff\xfe\x00",
        b"",
    ],
    ids=["lists", "objects", "content", "half a character", "infinite", "no text", "nothing"],
)
def test_what_no_translation_is_is_a_bad_answer(
    open_engine: Open, loopback: Loopback, monkeypatch: pytest.MonkeyPatch, kind: str, body: bytes
) -> None:
    engine = open_engine(kind)
    answers(monkeypatch, body)
    with pytest.raises(BadAnswer):
        engine.translate(request())


@pytest.mark.parametrize("count", COUNTS, ids=repr)
def test_a_count_that_no_bill_can_say_is_taken_for_the_most(
    open_engine: Open, loopback: Loopback, monkeypatch: pytest.MonkeyPatch, count: object
) -> None:
    engine = open_engine("openai")
    content = json.dumps({"items": [{"id": piece.id, "target": "译"} for piece in request().pieces]})
    for name in ("prompt_tokens", "completion_tokens", "cached_tokens"):
        if name != "prompt_tokens" and not count:
            continue  # Not saying it means that there were none.
        said: dict[str, Any] = {"prompt_tokens": 3, "completion_tokens": 4, name: count}
        said["prompt_tokens_details"] = {"cached_tokens": said.pop("cached_tokens", 0)}
        answers(monkeypatch, json.dumps({"choices": [{"message": {"content": content}}], "usage": said}).encode())
        usage, most = engine.translate(request()).usage, engine.estimate(request())
        assert (usage.prompt_tokens, usage.completion_tokens) == (most.prompt_tokens, most.completion_tokens), name


def test_an_honest_count_is_believed(open_engine: Open, loopback: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_engine("openai")
    content = json.dumps({"items": [{"id": piece.id, "target": "译"} for piece in request().pieces]})
    said = {"prompt_tokens": 3, "completion_tokens": 4.0, "prompt_tokens_details": None}
    answers(monkeypatch, json.dumps({"choices": [{"message": {"content": content}}], "usage": said}).encode())
    usage = engine.translate(request()).usage
    assert (usage.prompt_tokens, usage.completion_tokens, usage.cached_tokens) == (3, 4, 0)


def test_a_target_that_is_no_text_is_none() -> None:
    answer = (
        r'{"items": [{"id": "1", "target": "\ud83d"}, {"id": "2", "target": "a\u0000"}, {"id": "3", "target": "译"}]}'
    )
    assert read_items(answer, {"1", "2", "3"}) == {"3": "译"}


def test_many_beginnings_are_no_object() -> None:
    with pytest.raises(ValueError, match="no JSON object"):
        read_items('{"a": [1, ' * 100_000, {"1"})
