"""What servers of OpenAI's interface differ in, and what their models do."""

import json

import pytest

from tests.adapters.engines.conftest import Open
from tests.adapters.engines.providers import Loopback, mark
from tests.adapters.engines.test_conformance import TEXTS, request
from tms.language.engines.interface import BadAnswer, Unsupported

RIGHT = {key: mark(text) for key, text in TEXTS.items()}


@pytest.mark.parametrize("behaviour", ["reordered", "chatty"])
def test_order_and_talk_around_the_answer_do_not_matter(open_engine: Open, loopback: Loopback, behaviour: str) -> None:
    loopback.behaviours.append(behaviour)
    assert open_engine("openai").translate(request()).targets == RIGHT


def test_a_cut_answer_is_refused_and_what_it_took_is_known(open_engine: Open, loopback: Loopback) -> None:
    loopback.behaviours.append("cut")
    with pytest.raises(BadAnswer, match="cut off") as caught:
        open_engine("openai").translate(request())
    assert caught.value.usage
    assert caught.value.usage.prompt_tokens > 0


def test_what_a_server_refuses_is_left_out_from_then_on(open_engine: Open, loopback: Loopback) -> None:
    loopback.behaviours += ["no response_format", "no json_object response_format", "no max_tokens", "no temperature"]
    engine = open_engine("openai")
    assert engine.translate(request()).targets == RIGHT
    assert len(loopback.asked) == 5
    assert open_engine("openai").translate(request()).targets == RIGHT
    assert len(loopback.asked) == 6, "another engine at the same address knows it already"
    last = loopback.asked[-1]
    assert not {"response_format", "temperature", "max_tokens"} & last.keys()
    assert last["max_completion_tokens"] > 0


def test_another_refusal_is_not_tried_again(open_engine: Open, loopback: Loopback) -> None:
    loopback.behaviours.append("no model")
    with pytest.raises(Unsupported, match="model is not supported"):
        open_engine("openai").translate(request())
    assert len(loopback.asked) == 1


def test_the_prompt_names_terms_context_and_forms_and_ends_with_the_segments(
    open_engine: Open, loopback: Loopback
) -> None:
    open_engine("openai").translate(request())
    system, user = (message["content"] for message in loopback.asked[0]["messages"])
    assert "Simplified Chinese" in system
    assert "train → 列车 (not 火车)" in user
    assert "Night trains return" in user
    assert [one["id"] for one in json.loads(user.rsplit("\n\n", 1)[-1])["segments"]] == list(TEXTS)
    schema = loopback.asked[0]["response_format"]["json_schema"]
    assert schema["strict"]
    assert schema["schema"]["properties"]["items"]["items"]["properties"]["id"]["enum"] == list(TEXTS)
