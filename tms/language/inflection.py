"""The forms in which an English term stands in a text: plurals, a verb's endings, both spellings.

Forms are made generously: one that nobody writes is never found, so "Hong Kongs" does no harm. What would be another
word is not made: a noun has no -ing ("bank", "banking"), and a plural term no singular ("customs", "custom").
"""

import re
from collections.abc import Iterator

from tms.language.spelling import spellings

VERB = "verb"


def _words(listed: str) -> list[str]:
    return listed.split()


_PLURALS = dict(
    pair.split("/")
    for pair in _words("""
    child/children person/people foot/feet tooth/teeth mouse/mice goose/geese criterion/criteria
    phenomenon/phenomena medium/media datum/data bacterium/bacteria memorandum/memoranda referendum/referenda
    stratum/strata millennium/millennia stadium/stadia stimulus/stimuli nucleus/nuclei alumnus/alumni fungus/fungi
    half/halves life/lives knife/knives leaf/leaves thief/thieves wife/wives wolf/wolves shelf/shelves loaf/loaves
    hero/heroes potato/potatoes tomato/tomatoes veto/vetoes embargo/embargoes tornado/tornadoes volcano/volcanoes
    cargo/cargoes torpedo/torpedoes mosquito/mosquitoes index/indices appendix/appendices matrix/matrices axis/axes
    bureau/bureaux plateau/plateaux
    """)
)
_REGULAR_TOO = frozenset(_words("referendum memorandum stadium millennium index bureau plateau cargo mosquito matrix"))
_PAST = {
    (forms := entry.split("/"))[0]: forms[1:]
    for entry in _words("""
    bear/bore/borne beat/beat/beaten become/became begin/began/begun bid/bid bind/bound bite/bit/bitten bleed/bled
    blow/blew/blown break/broke/broken breed/bred bring/brought broadcast/broadcast build/built burn/burnt buy/bought
    cast/cast catch/caught choose/chose/chosen come/came cut/cut deal/dealt dig/dug do/did/done draw/drew/drawn
    drink/drank/drunk drive/drove/driven eat/ate/eaten fall/fell/fallen feed/fed feel/felt fight/fought find/found
    flee/fled fly/flew/flown forbid/forbade/forbidden forecast/forecast forget/forgot/forgotten freeze/froze/frozen
    get/got/gotten give/gave/given go/went/gone grow/grew/grown hang/hung hear/heard hide/hid/hidden hit/hit hold/held
    hurt/hurt keep/kept know/knew/known lay/laid lead/led leave/left lend/lent let/let light/lit lose/lost
    make/made mean/meant meet/met offset/offset overcome/overcame overrun/overran oversee/oversaw/overseen
    overthrow/overthrew/overthrown overtake/overtook/overtaken pay/paid put/put quit/quit read/read rebuild/rebuilt
    ride/rode/ridden ring/rang/rung rise/rose/risen run/ran say/said see/saw/seen seek/sought sell/sold send/sent
    set/set shake/shook/shaken shed/shed shoot/shot show/shown shrink/shrank/shrunk shut/shut sing/sang/sung
    sink/sank/sunk sit/sat sleep/slept slide/slid speak/spoke/spoken spend/spent split/split spread/spread
    spring/sprang/sprung stand/stood steal/stole/stolen stick/stuck strike/struck strive/strove/striven
    swear/swore/sworn sweep/swept
    swim/swam/swum swing/swung take/took/taken teach/taught tear/tore/torn tell/told think/thought throw/threw/thrown
    understand/understood undertake/undertook/undertaken uphold/upheld wake/woke/woken wear/wore/worn win/won
    wind/wound withdraw/withdrew/withdrawn withhold/withheld write/wrote/written
    """)
}
_DOUBLING = frozenset(
    _words("commit occur refer defer deter confer infer incur transfer admit permit submit emit omit")
)
_DOUBLING |= frozenset(_words("rebel repel compel expel propel control patrol regret equip upset begin"))
_CLOSED = re.compile(r"[^aeiou]*[aeiou][bdgklmnprtvz]")
_PREPOSITION = re.compile(r"[ -](?:of|in|at|for|to|by|on|with|without|under)[ -]")


def english_forms(term: str, part_of_speech: str | None = None) -> tuple[str, ...]:
    """The term first, then its other forms, each once; a verb ("crack down on") is inflected in its first word."""
    forms = (form for spelled in spellings(term) for form in (spelled, *_inflected(spelled, part_of_speech)))
    return tuple(dict.fromkeys(forms))


def _inflected(term: str, part_of_speech: str | None) -> Iterator[str]:
    if part_of_speech == VERB:
        first, space, rest = term.partition(" ")
        yield from (form + space + rest for form in _verb_forms(first))
        return
    yield from (_put(term, len(term), plural) for plural in _plurals_before(term, len(term)))
    preposition = _PREPOSITION.search(term)
    if preposition:
        yield from (_put(term, preposition.start(), one) for one in _plurals_before(term, preposition.start()))
    elif term.lower().endswith((" general", "-general")):
        yield from (_put(term, len(term) - 8, one) for one in _plurals_before(term, len(term) - 8))


def _put(term: str, end: int, plural: str) -> str:
    """The term with a plural in place of the word that ends there."""
    return term[: _start_of_word(term, end)] + plural + term[end:]


def _start_of_word(term: str, end: int) -> int:
    return max(term.rfind(" ", 0, end), term.rfind("-", 0, end)) + 1


def _plurals_before(term: str, end: int) -> list[str]:
    word = term[_start_of_word(term, end) : end]
    if not (word.isascii() and word.isalpha()):
        return []
    if word.isupper():
        return [word + "s"] if len(word) > 1 and not word.endswith("S") else []
    if len(word) < 3 or (word == term and not word.islower()) or not word[1:].islower():
        return []
    return _plurals(word)


def _plurals(word: str) -> list[str]:
    """The plurals of a word in small letters but for its first; none of a word that looks like one already."""
    small = word.lower()
    if small.endswith("man") and not small.endswith(("german", "human", "roman", "ottoman", "talisman")):
        return [word[:-2] + "en"]
    if small in _PLURALS:
        plural = word[0] + _PLURALS[small][1:]
        return [plural, _regular(word)] if small in _REGULAR_TOO else [plural]
    if small.endswith("sis"):
        return [word[:-2] + "es"]
    if small.endswith("s") and not small.endswith(("ss", "us", "gas", "bias", "canvas", "atlas")):
        return []
    return [_regular(word)]


def _regular(word: str) -> str:
    if word.endswith(("s", "x", "ch", "sh", "z")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return word[:-1] + "ies"
    return word + "s"


def _verb_forms(verb: str) -> list[str]:
    if not (verb.isascii() and verb.isalpha() and len(verb) > 1):
        return []
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) else verb
    stems = {stem}
    if _CLOSED.fullmatch(verb.lower()) or verb.lower() in _DOUBLING:
        stems = {verb + verb[-1]}
    elif verb.endswith("l") and verb[-2:-1] in tuple("aeiou"):
        stems = {verb, verb + "l"}
    past = _PAST.get(verb.lower())
    if past is not None:
        pasts = [verb[0] + form[1:] for form in past]
    elif verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        pasts = [verb[:-1] + "ied"]
    else:
        pasts = [verb + "d" if verb.endswith("e") else one + "ed" for one in sorted(stems)]
    ing = verb[:-2] + "ying" if verb.endswith("ie") else None
    return [_PLURALS.get(verb, _regular(verb)), *pasts, *([ing] if ing else [one + "ing" for one in sorted(stems)])]
