"""Spellings that a region has only in one way, whatever its houses choose."""

import pytest

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.conversion import derive

TAIWAN = [
    ("账户被冻结", "帳戶被凍結"),
    ("帐单和账号", "帳單和帳號"),
    ("排泄物", "排泄物"),
    ("泄露机密", "洩露機密"),
    ("发泄情绪", "發洩情緒"),
]
HONG_KONG = [("账户被冻结", "賬戶被凍結"), ("排泄物", "排泄物")]


@pytest.mark.parametrize(("simplified", "traditional"), TAIWAN)
def test_taiwan(simplified: str, traditional: str) -> None:
    assert derive(simplified, source=ZH_HANS, target=ZH_HANT_TW) == traditional


@pytest.mark.parametrize(("simplified", "traditional"), HONG_KONG)
def test_hong_kong(simplified: str, traditional: str) -> None:
    assert derive(simplified, source=ZH_HANS, target=ZH_HANT_HK) == traditional


def test_what_people_decided_stays() -> None:
    terms = [("账户", "賬戶")]
    assert derive("他的账户", source=ZH_HANS, target=ZH_HANT_TW, terms=terms) == "他的賬戶"
