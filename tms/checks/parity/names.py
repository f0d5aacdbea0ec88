"""Names of the termbase: a name that a version never mentions, where the others do.

Compared by document: one language repeats a name where another says "he" or 该公司. A part of a name stands for it
(Lindqvist, 林德奎斯特) unless it stands in nearly that name (英格丽 for 英格丽德); its initials do (WHO), in English
what is made of it (Japanese), and in Chinese its Latin form.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from tms.checks.near_names import names_another, near_name
from tms.checks.parity.model import Disagreement, Family, Name, Side
from tms.domain.locales import EN, base_language, is_chinese

_LEAST = 2
"""A name of one character is also part of other words; a name of one word that stands there once may be paraphrased."""
_STEM = 4


def compare_names(
    names: Sequence[Name], locales: Sequence[str], plains: Sequence[Sequence[str | None]]
) -> tuple[list[Disagreement], list[Family]]:
    """``plains`` has for each row the text of each version, without inline markers."""
    joined = ["\n".join(row[at] or "" for row in plains) for at in range(len(locales))]
    begins = [_beginnings(text, locale) for text, locale in zip(joined, locales, strict=True)]
    found: list[Disagreement] = []
    agreed: list[Family] = []
    for name in names:
        forms = [_forms(name, locale) for locale in locales]
        mentioned = any(
            _beginning(form, locale) in begin
            for its, begin, locale in zip(forms, begins, locales, strict=True)
            for form in its
        )
        if not mentioned:
            continue
        whole = [_whole_name(its, text, locale) for its, text, locale in zip(forms, joined, locales, strict=True)]
        if not any(whole):
            continue
        english = _forms(name, EN)
        sides = [
            Side(said, camp=0) if said else _side_of_part(its, english, text, locale)
            for said, its, text, locale in zip(whole, forms, joined, locales, strict=True)
        ]
        known = [side for side, its in zip(sides, forms, strict=True) if its and side is not None]
        if len(known) > 1 and all(side.words for side in known):
            if {side.camp for side in known} == {0}:
                agreed.append(Family.NAMES)
            elif not any(names_another(form, text) for form in english for text in joined):
                found.append(Disagreement(None, Family.NAMES, "names.differs", tuple(sides)))
        elif any(not side.words for side in known) and _is_insisted_on(known, joined):
            found.append(Disagreement(None, Family.NAMES, "names.missing", tuple(sides)))
    return found, agreed


def _whole_name(forms: Sequence[str], text: str, locale: str) -> str | None:
    """How the version calls it, if it does."""
    return next((form for form in forms if form in text and _is_word(form, text, locale)), None)


def _side_of_part(forms: Sequence[str], english: Sequence[str], text: str, locale: str) -> Side | None:
    """What a version says that has no whole name: with a part of it, it says the name; None if it has no form of it."""
    if not forms:
        return None
    if is_chinese(locale) and (latin := next((form for form in english if _whole(form).search(text)), None)):
        return Side(latin, camp=0)
    nearly = [near_name(form, text) for form in forms] if is_chinese(locale) else []
    if nearly and all(nearly) and (place := nearly[0]):
        return Side(text[place[0] : place[1]], camp=1)
    part = next((part for form in forms for part in _parts(form, locale) if re.search(part, text)), None)
    return Side() if part is None else Side(forms[0], camp=0)


def _is_insisted_on(sides: Sequence[Side], texts: Sequence[str]) -> bool:
    """Whether it is a whole name, or stands there more than once."""
    return any(
        " " in side.words or sum(text.count(side.words) for text in texts) >= _LEAST for side in sides if side.words
    )


def _forms(name: Name, locale: str) -> list[str]:
    """Longest first, so that what is told is the whole name."""
    forms = dict.fromkeys([*name.forms.get(locale, ()), *name.forms.get(base_language(locale), ())])
    return sorted((form for form in forms if len(form) >= _LEAST), key=lambda form: (-len(form), form))


def _beginnings(text: str, locale: str) -> set[str]:
    """What a name in the text can begin with: a quick look before all names are searched for."""
    if is_chinese(locale):
        return {text[at : at + _LEAST] for at in range(len(text) - 1)}
    return {word[:_STEM] for word in re.findall(r"\w+", text)}


def _beginning(form: str, locale: str) -> str:
    if is_chinese(locale):
        return form[:_LEAST]
    first = re.search(r"\w+", form)
    return first[0][:_STEM] if first else ""


def _is_word(form: str, text: str, locale: str) -> bool:
    return is_chinese(locale) or _whole(form).search(text) is not None


@lru_cache(maxsize=4096)
def _whole(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(form)}(?!\w)")


def _parts(form: str, locale: str) -> Iterator[str]:
    """Expressions for what stands for the name."""
    if is_chinese(locale):
        yield from (re.escape(part) for part in form.split("·")[1:] if len(part) >= _LEAST)
        return
    words = [word for word in form.split() if word[:1].isupper()]
    if len(words) > 1:
        yield from (rf"(?<!\w){re.escape(word)}(?!\w)" for word in _telling(words))
        initials = r"\.?".join(re.escape(word[0]) for word in words)
        yield rf"(?<!\w){initials}\.?(?!\w)"
    elif words and len(form) > _STEM:
        yield rf"(?<!\w){re.escape(form[: max(_STEM, len(form) - 2)])}"


def _telling(words: Sequence[str]) -> Iterable[str]:
    """The family name, or of an institution its first word."""
    return (word for word in (words[-1], words[0]) if len(word) > _STEM)
