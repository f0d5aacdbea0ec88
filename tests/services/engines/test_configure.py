"""An administrator sets engines up: every mistake is named, and a key never comes out again."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from tests.adapters.engines.providers import KEY
from tests.services.engines.setting import Setting
from tms.adapters.vault import FernetVault
from tms.db.models import Event, TranslationEngine
from tms.domain.errors import Conflict, Denied, Invalid, NotFound, Stale, TmsError
from tms.domain.permissions import Actor, Role
from tms.services.engines.configure import change_engine, prefer_engine, switch_engine
from tms.services.engines.figures import list_engines, read_engine
from tms.services.engines.trial import ask_health, prepare_health, prepare_trial, try_engine


def administrator(setting: Setting) -> Actor:
    return setting.newsroom[Role.ADMINISTRATOR]


def row(setting: Setting, engine_id: int) -> TranslationEngine:
    with setting.database.begin() as uow:
        return uow.session.get_one(TranslationEngine, (setting.newsroom.publication_id, engine_id))


def change(setting: Setting, engine_id: int, *, based_on: int = 1, **more: Any) -> None:
    wish = replace(setting.wish(row(setting, engine_id).kind), **({"key": ""} | more))
    with setting.database.begin() as uow:
        change_engine(uow, administrator(setting), setting.engines, engine_id, wish, based_on=based_on)


def test_an_engine_is_listed_with_everything_but_its_key(setting: Setting) -> None:
    engine_id = setting.add(monthly_budget="25", pairs=["en>zh-Hans", "nonsense"], concurrency="2")
    with setting.database.begin() as uow:
        [view] = list_engines(uow, administrator(setting), setting.engines)
    assert (view.id, view.name, view.kind_title, view.has_key) == (engine_id, "The openai", "OpenAI-compatible", True)
    assert (view.monthly_budget, view.pairs, view.share) == (Decimal(25), ("en>zh-Hans",), 0)
    assert KEY not in repr(view)
    stored = row(setting, engine_id).secret
    assert stored is not None
    assert KEY.encode() not in stored
    assert setting.engines.vault.unseal(stored) == KEY


def test_a_key_that_was_sealed_with_another_key_is_asked_for_again(setting: Setting) -> None:
    sealed = FernetVault("old").seal("secret")
    assert FernetVault("new", "old").unseal(sealed) == "secret"
    with pytest.raises(Conflict) as caught:
        FernetVault("new").unseal(sealed)
    assert caught.value.code == "engine_key_unreadable"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"name": "  "}, "engine_name_missing"),
        ({"name": "x" * 81}, "engine_name_missing"),
        ({"values": {"address": ""}}, "engine_field_missing"),
        ({"values": {"address": "localhost:8080"}}, "engine_field_wrong"),
        ({"values": {"address": "http://me:secret@host/v1"}}, "engine_field_wrong"),
        ({"values": {"address": "http://[::1/v1"}}, "engine_field_wrong"),
        ({"values": {"segments": "many"}}, "engine_field_wrong"),
        ({"values": {"model": "a\x00b"}}, "text_not_text"),
        ({"price": "-1"}, "engine_field_wrong"),
        ({"price": "1e999"}, "engine_field_wrong"),
        ({"price": "NaN"}, "engine_field_wrong"),
        ({"monthly_budget": "１２"}, "engine_field_wrong"),
        ({"currency": "euro"}, "engine_field_wrong"),
        ({"concurrency": "0"}, "engine_field_wrong"),
        ({"requests_per_minute": "999999999999"}, "engine_field_wrong"),
    ],
)
def test_every_mistake_is_named(setting: Setting, more: dict[str, Any], code: str) -> None:
    with pytest.raises(TmsError) as caught:
        setting.add(**more)
    assert caught.value.code == code


def test_a_name_is_taken_once(setting: Setting) -> None:
    setting.add(name="House engine")
    with pytest.raises(Conflict):
        setting.add(name="HOUSE engine")


def test_deepl_needs_a_key(setting: Setting) -> None:
    with pytest.raises(Invalid) as caught:
        setting.add("deepl", key="")
    assert caught.value.code == "engine_key_missing"


def test_a_change_keeps_the_key_and_is_refused_if_it_is_based_on_another(setting: Setting) -> None:
    engine_id = setting.add()
    change(setting, engine_id, monthly_budget="7")
    assert row(setting, engine_id).monthly_budget == 7
    assert row(setting, engine_id).secret is not None
    with pytest.raises(Stale):
        change(setting, engine_id, monthly_budget="8")
    change(setting, engine_id, based_on=2, forget_key=True, monthly_budget="7")
    assert row(setting, engine_id).secret is None
    with setting.database.begin() as uow:
        told = uow.session.scalars(select(Event).where(Event.act == "engine_changed").order_by(Event.id)).all()
    assert [one.data["changed"] for one in told if one.data] == [["monthly_budget"], ["key"]]


def test_nobody_gets_a_key_by_changing_the_address(setting: Setting) -> None:
    engine_id = setting.add()
    elsewhere = {"address": "http://192.0.2.7/v1", "model": "tiny"}
    with pytest.raises(Invalid) as caught:
        change(setting, engine_id, values=elsewhere)
    assert caught.value.code == "engine_key_again"
    change(setting, engine_id, values=elsewhere, key="another")


def test_the_order_is_the_administrators(setting: Setting) -> None:
    first, second = setting.add(name="First"), setting.add(name="Second")
    with setting.database.begin() as uow:
        prefer_engine(uow, administrator(setting), second)
        prefer_engine(uow, administrator(setting), second)
        switch_engine(uow, administrator(setting), first, active=False)
        views = list_engines(uow, administrator(setting), setting.engines)
    assert [(view.id, view.active) for view in views] == [(second, True), (first, False)]


def test_others_neither_see_nor_change_engines(setting: Setting) -> None:
    engine_id = setting.add()
    for role in (Role.TRANSLATOR, Role.REVIEWER, Role.EDITOR):
        with setting.database.begin() as uow, pytest.raises(Denied):
            list_engines(uow, setting.newsroom[role], setting.engines)
        with setting.database.begin() as uow, pytest.raises(Denied):
            switch_engine(uow, setting.newsroom[role], engine_id, active=False)


def test_an_engine_of_another_publication_is_not_there(setting: Setting, desk: Any) -> None:
    engine_id = setting.add()
    stranger = replace(desk.foreign_editor, roles=frozenset({str(Role.ADMINISTRATOR)}))
    with setting.database.begin() as uow, pytest.raises(NotFound):
        read_engine(uow, stranger, setting.engines, engine_id)


def test_trying_shows_time_and_cost_and_is_paid_like_any_call(setting: Setting) -> None:
    engine_id = setting.add()
    with setting.database.begin() as uow:
        wish = prepare_trial(
            uow, administrator(setting), engine_id, text="A train left.", source="en", target="zh-Hans"
        )
    trial = try_engine(setting.database.begin, setting.engines, wish)
    assert (trial.text, trial.error, trial.model, trial.currency) == ("译译译译", "", "tiny", "USD")
    assert trial.cost > 0
    [usage] = setting.usage()
    assert (usage.purpose, usage.cost, usage.person_id) == ("try", trial.cost, administrator(setting).person_id)
    with setting.database.begin() as uow:
        month = read_engine(uow, administrator(setting), setting.engines, engine_id).month
    assert (month.calls, month.failed, month.spent) == (1, 0, trial.cost)


def test_trying_says_what_is_wrong(setting: Setting) -> None:
    engine_id = setting.add("deepl", key="not-the-key")
    with setting.database.begin() as uow:
        wish = prepare_trial(
            uow, administrator(setting), engine_id, text="A train left.", source="en", target="zh-Hans"
        )
    trial = try_engine(setting.database.begin, setting.engines, wish)
    assert trial.text is None
    assert "refused the key" in trial.error
    assert "wrong key: …" in trial.detail, "the provider’s own words, without the key"


@pytest.mark.parametrize(("key", "healthy"), [(KEY, True), ("not-the-key", False)])
def test_health_is_remembered(setting: Setting, key: str, healthy: bool) -> None:
    engine_id = setting.add(key=key)
    with setting.database.begin() as uow:
        wish = prepare_health(uow, administrator(setting), engine_id)
    assert ask_health(setting.database.begin, setting.engines, wish) is healthy
    assert (row(setting, engine_id).healthy, setting.usage()) == (healthy, [])
