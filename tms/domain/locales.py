"""BCP 47 tags that the product knows: accepted loosely at the edges, stored strictly.

Source: BCP 47 (RFC 5646) and CLDR likely subtags, for the aliases.
"""

from tms.domain.errors import Invalid
from tms.domain.translatable import Several, Words, message

EN = "en"
ZH_HANS = "zh-Hans"
ZH_HANT = "zh-Hant"
ZH_HANT_TW = "zh-Hant-TW"
ZH_HANT_HK = "zh-Hant-HK"

SOURCE_LANGUAGES = (EN, ZH_HANS, ZH_HANT)


class LanguageName(Words):
    """A language as it calls itself, wherever that stands alone; within a sentence, pages say it as the sentence does.

    The two Chinese scripts have one name everywhere, which shows what it is.
    """

    __slots__ = ()


NAMES: dict[str, str] = {
    EN: LanguageName(message("English")),
    ZH_HANS: "简体",
    ZH_HANT: "繁體",
    ZH_HANT_TW: "繁體（台灣）",
    ZH_HANT_HK: "繁體（香港）",
}

_ALIASES = {
    "en": EN, "en-us": EN, "en-gb": EN, "english": EN,
    "zh-hans": ZH_HANS, "zh-cn": ZH_HANS, "zh-sg": ZH_HANS, "zh-hans-cn": ZH_HANS, "zh-hans-sg": ZH_HANS, "zh": ZH_HANS,
    "zh-hant": ZH_HANT, "zh-tw": ZH_HANT_TW, "zh-hk": ZH_HANT_HK, "zh-mo": ZH_HANT_HK,
    "zh-hant-tw": ZH_HANT_TW, "zh-hant-hk": ZH_HANT_HK, "zh-hant-mo": ZH_HANT_HK,
}  # fmt: skip


def parse_locale(tag: str) -> str:
    """The stored form of a tag that a person or a file gave (``zh_CN`` → ``zh-Hans``).

    Raises Invalid (``locale_unknown``).
    """
    found = _ALIASES.get(tag.strip().replace("_", "-").lower())
    if found is None:
        raise Invalid("locale_unknown", tag=tag[:40], known=Several(NAMES))
    return found


def parse_source_language(tag: str) -> str:
    """One of the three languages that an article can be written in (``zh-TW`` → ``zh-Hant``).

    Raises Invalid (``locale_unknown``).
    """
    return base_language(parse_locale(tag))


def base_language(locale: str) -> str:
    """Language and script of a tag, without its region: ``zh-Hant-HK`` → ``zh-Hant``."""
    return "-".join(locale.split("-")[:2])


def is_chinese(locale: str) -> bool:
    """Whether words of the locale are written without spaces, in Han characters."""
    return locale.startswith("zh")


def holding_in(locale: str, region: str) -> tuple[str, ...]:
    """The tags of the terms that hold in a version's locale: its own first, then Traditional Chinese of no region."""
    full = memory_locale(locale, region)
    return (full, ZH_HANT) if full in (ZH_HANT_TW, ZH_HANT_HK) else (full,)


def memory_locale(locale: str, region: str) -> str:
    """Under which tag texts of a version are remembered: the profile's full tag for Traditional Chinese."""
    return region if locale == ZH_HANT else locale
