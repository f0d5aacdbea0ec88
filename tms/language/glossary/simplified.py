"""What OpenCC leaves in Taiwan's or Hong Kong's form on the way to Simplified: 牠 妳 砲, 甚麼, 帳 that is no tent."""

from functools import cache

from tms.domain.locales import ZH_HANS, ZH_HANT, base_language
from tms.language.conversion.rules import Level, Rule
from tms.language.glossary.concepts import rows


def simplified(source: str, target: str) -> tuple[Rule, ...]:
    """The built-in rules for such characters and words; none unless they lead from Traditional to Simplified.

    Each holds until a publication decides otherwise. Longer ones of them keep a shorter one out of a word in which it
    stands by accident or in another sense, as 帳 in 帳篷.
    """
    return _rules() if base_language(source) == ZH_HANT and target == ZH_HANS else ()


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(
        Rule(row["written"], row["simplified"], Level.BUILT_IN, f"built-in:simplified:{row['written']}")
        for row in rows("simplified")
    )
