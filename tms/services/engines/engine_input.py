"""What an administrator says of an engine, read from a form with every mistake named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from urllib.parse import urlsplit

from tms.domain.errors import Invalid
from tms.domain.locales import SOURCE_LANGUAGES, is_chinese
from tms.domain.storable import require_storable
from tms.domain.translatable import Words
from tms.language.engines.kinds import EngineKind, Field

LONGEST_NAME, LONGEST_VALUE = 80, 2_000
MOST_MONEY = Decimal(10_000_000)
MOST_NUMBER = 10_000_000

PAIRS = tuple(
    f"{one}>{other}" for one in SOURCE_LANGUAGES for other in SOURCE_LANGUAGES if is_chinese(one) != is_chinese(other)
)
"""The directions that engines translate; between the Chinese scripts texts are derived."""


@dataclass(frozen=True, slots=True)
class EngineInput:
    """The form's fields as text. An empty ``key`` keeps the present one; ``forget_key`` removes it."""

    name: str
    kind: str
    values: Mapping[str, str] = field(default_factory=dict)
    key: str = ""
    forget_key: bool = False
    local: bool = False
    pairs: Sequence[str] = ()
    price: str = ""
    price_out: str = ""
    currency: str = "USD"
    monthly_budget: str = ""
    requests_per_minute: str = ""
    characters_per_minute: str = ""
    concurrency: str = ""

    def __repr__(self) -> str:
        return f"Wish({self.name!r})"  # never the key


def settings_of(wish: EngineInput, kind: EngineKind) -> dict[str, str]:
    """The values of the kind's own fields. Raises Invalid."""
    values = {one.name: wish.values.get(one.name, "").strip() for one in kind.fields}
    for one in kind.fields:
        _check(one, values[one.name])
    return {name: value for name, value in values.items() if value}


def _check(one: Field, value: str) -> None:
    require_storable(value)
    if not value:
        if one.required:
            raise Invalid("engine_field_missing", label=one.label)
        return
    if len(value) > LONGEST_VALUE:
        raise Invalid("engine_field_wrong", label=one.label, why=Words("it is too long"))
    if one.shape == "address" and not _is_address(value):
        why = Words("write it as http://HOST or https://HOST, without a name or password in it")
        raise Invalid("engine_field_wrong", label=one.label, why=why)
    if one.shape == "number":
        whole_number(value, one.label)


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc and port != 0


def columns_of(wish: EngineInput, kind: EngineKind) -> dict[str, object]:
    """The values of all columns but its key and its place. Raises Invalid."""
    name = wish.name.strip()
    require_storable(name)
    if not 0 < len(name) <= LONGEST_NAME:
        raise Invalid("engine_name_missing")
    return {
        "name": name,
        "settings": settings_of(wish, kind),
        "local": kind.always_local or (kind.may_be_local and wish.local),
        "pairs": [pair for pair in PAIRS if pair in wish.pairs],
        "price": money(wish.price, Words("Price")) or Decimal(0),
        "price_out": money(wish.price_out, Words("Price of what comes out")) or Decimal(0),
        "currency": currency_of(wish.currency),
        "monthly_budget": money(wish.monthly_budget, Words("Budget a month")),
        "requests_per_minute": whole_number(wish.requests_per_minute, Words("Requests a minute")),
        "characters_per_minute": whole_number(wish.characters_per_minute, Words("Characters a minute")),
        "concurrency": whole_number(wish.concurrency, Words("Simultaneous requests"), most=100),
    }


def currency_of(text: str) -> str:
    """A currency of three letters. Raises Invalid."""
    currency = text.strip().upper()
    if not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
        raise Invalid("engine_field_wrong", label=Words("Currency"), why=Words("write its three letters, such as USD"))
    return currency


def money(text: str, label: str) -> Decimal | None:
    """An amount with at most six decimals; None for an empty field. Raises Invalid."""
    text = text.strip().replace(",", "")
    if not text:
        return None
    try:
        amount = Decimal(text) if text.isascii() else Decimal("NaN")
    except InvalidOperation:
        amount = Decimal("NaN")
    if not (amount.is_finite() and 0 <= amount <= MOST_MONEY):
        raise Invalid("engine_field_wrong", label=label, why=Words("write an amount, such as 12.50"))
    return amount.quantize(Decimal("0.000001"))


def whole_number(text: str, label: str, most: int = MOST_NUMBER) -> int | None:
    """A number from 1; None for an empty field. Raises Invalid."""
    text = text.strip().replace(",", "")
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 10 and 0 < int(text) <= most):
        why = Words("write a whole number from 1 to {most}", most=f"{most:,}")
        raise Invalid("engine_field_wrong", label=label, why=why)
    return int(text)
