"""Days as Chinese writes them, in both scripts, as CLDR has them."""

from datetime import date

from tms.domain import locales

_DAYS = "一二三四五六日"
_WEEK = {locales.ZH_HANS: "周", locales.ZH_HANT: "週"}
_BEFORE_WEEKDAY = {locales.ZH_HANS: "", locales.ZH_HANT: " "}


def day_in_chinese(day: date) -> str:
    """``11月25日``."""
    return f"{day.month}月{day.day}日"


def year_and_day_in_chinese(day: date) -> str:
    """``2026年11月25日``."""
    return f"{day.year}年{day_in_chinese(day)}"


def full_day_in_chinese(day: date, language: str) -> str:
    """``2026年11月25日星期三`` or ``2026年11月25日 星期三``."""
    return f"{year_and_day_in_chinese(day)}{_BEFORE_WEEKDAY[language]}{weekday_in_chinese(day)}"


def weekday_in_chinese(day: date) -> str:
    """``星期三``, which both scripts write alike."""
    return f"星期{_DAYS[day.weekday()]}"


def short_weekday_in_chinese(day: date, language: str) -> str:
    """``周三`` or ``週三``."""
    return f"{_WEEK[language]}{_DAYS[day.weekday()]}"
