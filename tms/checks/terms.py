"""The termbase against a translation: its terms used, its forbidden words not, what stays as it is.

A term is missed only if the text has none of the concept's accepted forms, however often the source says it: Chinese
leaves out what is known, and English says "it". Where several concepts share a word, the form of any of them will do.

A deprecated word is a warning, which a person dismisses with a reason. A deprecated *name* is an error: how a contested
name is written is the publication's policy, and an editor changes that in the termbase, nobody in passing. Within
quotation marks it is a warning too, for the text may repeat what somebody wrote.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from tms.checks.finding import CheckedText, Finding, Severity
from tms.checks.near_names import names_another, near_name
from tms.domain import locales
from tms.domain.translatable import Words
from tms.language.term_book import TermsHere
from tms.language.terms import TermHit, TermIndex, TermPair

_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|『[^』]*』|\"[^\"]*\"")
_SAME_CHARACTER = str.maketrans("臺裏羣峯綫衞爲説牀啓菸着", "台裡群峰線衛為說床啟煙著")
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
_LATIN = re.compile(r"[A-Za-z]")
_SHORTEST_STEM = 3
_OTHER_NAMES = {
    "France": "French", "Netherlands": "Dutch", "Switzerland": "Swiss", "Denmark": "Danish", "Wales": "Welsh",
    "Greece": "Greek", "Spain": "Spanish", "Poland": "Polish", "Ireland": "Irish", "Philippines": "Filipino",
    "United States": "American", "United Kingdom": "British", "European Union": "European",
}  # fmt: skip
_SHORT_NAMES = {"United Kingdom": "Britain", "United States": "America", "European Union": "Europe"}
_READS_ON = frozenset({"keep", "original"})


def check_terms(text: CheckedText) -> Iterator[Finding]:
    """Deprecated words where they stand, then terms that the text does without."""
    if text.terms is None or text.treatment in _READS_ON:
        return
    plain = text.plain_text
    told = set[int | None]()
    for hit in text.terms.unwanted:
        told.add(hit.concept_id)
        yield _deprecated(text, plain, hit)
    if text.treatment == "transcreate":
        return
    for hit in missed(text.terms, plain, text.locale):
        if hit.concept_id not in told:
            told.add(hit.concept_id)
            yield _nearly(text, plain, hit) or _missing(text, hit)
    for hit in text.terms.hits:
        if hit.concept_id not in told:
            told.add(hit.concept_id)
            if found := _nearly(text, plain, hit):
                yield found


def missed(terms: TermsHere, target: str, locale: str) -> Iterator[TermHit]:
    """The first place of each concept that the source names and the target does not, in any accepted form."""
    seen = set[int | None]()
    for hit in terms.hits:
        if hit.concept_id in seen or not hit.term.accepted:
            continue
        seen.add(hit.concept_id)
        accepted = [form for meant in hit.meanings for form in meant.accepted]
        if not any(stands_in(form, target, locale) for form in accepted):
            yield hit


def stands_in(form: str, target: str, locale: str) -> bool:
    """Whether a text has the term, as a reader would say.

    English in any form, as an adjective, or by its initials; Chinese in either form of a character, a person by the
    last part of the name.
    """
    if not locales.is_chinese(locale):
        return bool(_in_english(form).find(target)) or _otherwise_in_english(form, target)
    if _LATIN.search(form):
        return form.casefold() in target.casefold()
    wanted = {form, form.rpartition("·")[2] if len(form.rpartition("·")[2]) > 1 else form}
    written = target.translate(_SAME_CHARACTER)
    return any(one.translate(_SAME_CHARACTER) in written for one in wanted)


@lru_cache(maxsize=2048)
def _in_english(form: str) -> TermIndex:
    pairs = (TermPair(form, form, part_of_speech=speech) for speech in (None, "verb"))
    return TermIndex(pairs, inflected=True)


def _otherwise_in_english(form: str, target: str) -> bool:
    """Whether a name stands there in another shape: China, Chinese; Ukraine, Ukrainian; European Union, EU or E.U."""
    if not form[:1].isupper():
        return False
    if any(names.get(form, "\0") in target for names in (_OTHER_NAMES, _SHORT_NAMES)):
        return True
    initials = "".join(word[0] for word in form.split() if word[0].isupper())
    if len(initials) > 1:
        return bool(re.search(rf"\b{initials}\b|\b{re.escape('.'.join(initials))}\.", target))
    if not form.isalpha() or len(form) <= _SHORTEST_STEM:
        return False
    stem = form[: max(_SHORTEST_STEM, len(form) * 2 // 3)]
    return any(word.startswith(stem) for word in _WORD.findall(target))


def _deprecated(text: CheckedText, plain: str, hit: TermHit) -> Finding:
    is_quoted = any(quote.start() < hit.start and hit.end < quote.end() for quote in _QUOTED.finditer(plain))
    is_policy = hit.term.kind == "name" and not is_quoted
    stands = plain[hit.start : hit.end]
    return text.found(
        "terms.deprecated",
        "terminology",
        _not_to_be_used(stands, hit.term.accepted),
        at=(hit.start, hit.end),
        about=stands,
        severity=Severity.ERROR if is_policy else Severity.WARNING,
    )


def _nearly(text: CheckedText, plain: str, hit: TermHit) -> Finding | None:
    """A name that is in the text almost as in the termbase."""
    if not locales.is_chinese(text.locale) or names_another(hit.term.source, text.plain_source):
        return None
    forms = [form for meant in hit.meanings for form in meant.accepted]
    places = [near_name(form, plain) for form in forms]
    if not forms or not places[0] or not all(places):
        return None
    start, end = places[0]
    said = Words(
        "“{stands}” is not the form of the termbase. Write {instead}.",
        stands=plain[start:end],
        instead=_listed(hit.term.accepted),
    )
    about = f"{hit.term.source}\n{plain[start:end]}"
    return text.found("terms.near", "terminology", said, at=(start, end), about=about)


def _missing(text: CheckedText, hit: TermHit) -> Finding:
    words = text.plain_source[hit.start : hit.end]
    if hit.term.do_not_translate:
        said = Words(
            "“{words}” is not translated: write it as {terms}.",
            words=words,
            terms=_listed(hit.term.accepted),
        )
        return text.found("terms.changed", "terminology", said, about=hit.term.source)
    said = Words(
        "“{words}” is {terms} in the termbase, but the text does not use it.",
        words=words,
        terms=_listed(hit.term.accepted),
    )
    return text.found("terms.missing", "terminology", said, about=hit.term.source)


def _not_to_be_used(stands: str, instead: tuple[str, ...]) -> Words:
    if not instead:
        return Words("“{stands}” should not be used here.", stands=stands)
    return Words("“{stands}” should not be used here. Write {instead}.", stands=stands, instead=_listed(instead))


def _listed(forms: tuple[str, ...]) -> str:
    return " or ".join(forms)
