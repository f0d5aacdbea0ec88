"""Every engine that speaks HTTP behaves alike, however its provider does."""

import pytest

from tests.adapters.engines.conftest import PATHS, Open
from tests.adapters.engines.providers import KEY, Loopback, mark
from tms.adapters.egress import Egress
from tms.adapters.engines import discover
from tms.language.engines.interface import (
    AddressRefused,
    BadAnswer,
    Busy,
    Context,
    EngineError,
    EngineRequest,
    EngineSegment,
    KeyRefused,
    KnownTerm,
    QuotaUsedUp,
    Unreachable,
)

TEXTS = {"1": "The first train left at 10.", "2": 'See <g id="1">the report</g> &amp; more.', "3": "Nobody came."}


def request(**changes: object) -> EngineRequest:
    values = {
        "pieces": tuple(EngineSegment(key, text) for key, text in TEXTS.items()),
        "source": "en",
        "target": "zh-Hans",
        "terms": (KnownTerm("train", "列车", ("火车",)),),
        "context": Context("Night trains return", "It was late.", "It was early."),
        "seconds": 10.0,
    }
    return EngineRequest(**(values | changes))  # type: ignore[arg-type]  # a test names only what it changes


@pytest.fixture(params=PATHS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_each_engine_is_found_by_its_entry_point() -> None:
    assert set(discover(Egress())) == {*PATHS, "ctranslate2"}


def test_every_text_comes_back_under_its_own_id_and_is_counted(open_engine: Open, name: str) -> None:
    engine = open_engine(name)
    result = engine.translate(request())
    assert result.targets == {key: mark(text) for key, text in TEXTS.items()}
    assert result.model
    most = engine.estimate(request())
    assert 0 < result.usage.characters <= most.characters
    assert result.usage.prompt_tokens <= most.prompt_tokens
    assert result.usage.completion_tokens <= most.completion_tokens
    assert (result.usage.billed_characters or 0) <= most.characters


def test_health_asks_without_translating(open_engine: Open, loopback: Loopback, name: str) -> None:
    assert open_engine(name).health().words
    assert loopback.asked == []


def test_a_wrong_key_is_said_to_be_refused(open_engine: Open, name: str) -> None:
    with pytest.raises(KeyRefused) as caught:
        open_engine(name, key="something-else").translate(request())
    assert "wrong key: …" in caught.value.detail, "what the provider repeats of the key goes no further"


@pytest.mark.parametrize(
    ("behaviour", "kind", "again"),
    [
        ("busy", Busy, True),
        ("broken", Unreachable, True),
        ("gone", Unreachable, True),
        ("used up", QuotaUsedUp, False),
        ("garbage", BadAnswer, False),
        ("elsewhere", EngineError, True),
    ],
)
def test_what_goes_wrong_is_told_apart(
    open_engine: Open, loopback: Loopback, name: str, behaviour: str, kind: type[EngineError], again: bool
) -> None:
    engine = open_engine(name)
    assert engine.capabilities.translates("en", "zh-Hans")
    loopback.behaviours.append(behaviour)
    with pytest.raises(kind) as caught:
        engine.translate(request())
    if behaviour == "busy":
        assert caught.value.retry_after == 7
    if behaviour != "elsewhere":
        assert caught.value.again is again
    assert len(loopback.asked) == 1, "an engine asks once; whoever calls it decides about another time"


@pytest.mark.parametrize("behaviour", ["slow", "dripping"])
def test_a_call_ends_when_its_time_is_over(open_engine: Open, loopback: Loopback, name: str, behaviour: str) -> None:
    engine = open_engine(name)
    assert engine.capabilities.markup == "xml"
    loopback.behaviours.append(behaviour)
    loopback.slow_seconds = 1.0
    with pytest.raises(Unreachable, match="in time"):
        engine.translate(request(seconds=0.3))


@pytest.mark.parametrize("behaviour", ["missing", "doubled"])
def test_nothing_is_given_to_the_wrong_segment(
    open_engine: Open, loopback: Loopback, name: str, behaviour: str
) -> None:
    engine = open_engine(name)
    loopback.behaviours.append(behaviour)
    right = {key: mark(text) for key, text in TEXTS.items()}
    if name == "openai":
        targets = engine.translate(request()).targets
        assert targets == {key: text for key, text in right.items() if key != "1"}
    else:
        with pytest.raises(BadAnswer) as caught:
            engine.translate(request())
        assert caught.value.usage, "it is paid for all the same"


def test_a_local_engine_s_address_may_not_be_somewhere_else(open_engine: Open) -> None:
    engine = open_engine("openai", local=True, address="http://203.0.113.7:1/v1")
    with pytest.raises(EngineError):
        engine.translate(request(seconds=1.0))
    with pytest.raises(AddressRefused):
        open_engine("openai", local=True, address="http://8.8.8.8/v1").translate(request(seconds=1.0))


def test_an_address_that_is_none_is_refused(open_engine: Open, name: str) -> None:
    for address in ("ftp://127.0.0.1/", "http://user:pass@127.0.0.1/", "http:///v1", "nonsense"):
        with pytest.raises(AddressRefused):
            open_engine(name, address=address).translate(request(seconds=1.0))


def test_the_key_stands_in_no_description() -> None:
    from tms.language.engines.kinds import EngineSettings

    assert KEY not in repr(EngineSettings({"address": "x"}, KEY))
