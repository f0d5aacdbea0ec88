"""English words that are spelled differently in Britain and America, for finding a term in either spelling."""

import re
from functools import lru_cache


def _words(listed: str) -> list[str]:
    return listed.split()


_STEMS = _words("""
colour/color labour/labor honour/honor harbour/harbor neighbour/neighbor favour/favor flavour/flavor humour/humor
rumour/rumor armour/armor behaviour/behavior endeavour/endeavor vapour/vapor valour/valor odour/odor tumour/tumor
parlour/parlor saviour/savior rigour/rigor vigour/vigor clamour/clamor fervour/fervor
centre/center theatre/theater metre/meter kilometre/kilometer litre/liter fibre/fiber calibre/caliber spectre/specter
sabre/saber manoeuvre/maneuver
defence/defense offence/offense licence/license pretence/pretense programme/program catalogue/catalog
dialogue/dialog analogue/analog grey/gray aluminium/aluminum aeroplane/airplane plough/plow mould/mold
sceptic/skeptic sceptical/skeptical scepticism/skepticism jewellery/jewelry ageing/aging judgement/judgment
instalment/installment enrolment/enrollment fulfilment/fulfillment skilful/skillful wilful/willful
paediatric/pediatric paediatrician/pediatrician anaemia/anemia haemorrhage/hemorrhage foetus/fetus
orthopaedic/orthopedic archaeology/archeology archaeologist/archeologist archaeological/archeological
encyclopaedia/encyclopedia artefact/artifact sulphur/sulfur analyse/analyze paralyse/paralyze catalyse/catalyze
practise/practice leukaemia/leukemia oestrogen/estrogen moustache/mustache
""")
_DOUBLED = "travel|cancel|label|model|signal|fuel|channel|counsel|marshal|tunnel|level|dial|total|shovel|quarrel"
_ALWAYS_S = frozenset(
    _words(
        "advert adv ar compr comprom exerc enterpr franch merchand otherw prec prem prom ra r surpr superv telev rev "
        "dev disgu expert improv exc pra no po w conc dem desp parad treat cru bru chast circumc inc appr gu likew "
        "clockw adm reprom paraphr upr sunr moonr hightr"
    )
)
_ALWAYS_Z = frozenset(_words("s pr se caps res outs maxim"))

_BRITISH, _AMERICAN = (dict(pair) for pair in zip(*((p.split("/"), p.split("/")[::-1]) for p in _STEMS), strict=True))
_ENDING = r"(s|d|ed|ing|er|ers|able|ably|ite|ites|ful|less|hood|hoods|ly|al|y|ist|ists|rs|r)?\b"


def _stems(words: dict[str, str]) -> re.Pattern[str]:
    # The Labor Party of one country is not the Labour Party of another.
    return re.compile(
        rf"\b(?-i:(?!Labou?r\b))({'|'.join(sorted(words, key=len, reverse=True))}){_ENDING}", re.IGNORECASE
    )


_TO_AMERICAN, _TO_BRITISH = _stems(_BRITISH), _stems(_AMERICAN)
_ISE = re.compile(r"(?<![^\W\d_])([^\W\d_]+?)(is|iz)(e|ed|es|er|ers|ing|ation|ations|ational)\b")
_ELL = re.compile(rf"\b({_DOUBLED})(l?)(ed|ing|er|ers|or|ors)\b", re.IGNORECASE)


def spellings(term: str) -> tuple[str, ...]:
    """The term as it is given, then as it is spelled in America and in Britain where that differs."""
    words = [_both(word) for word in term.split(" ")]
    return tuple(dict.fromkeys((term, *(" ".join(one) for one in zip(*words, strict=True)))))


@lru_cache(maxsize=1 << 14)
def _both(word: str) -> tuple[str, str]:
    return _american(word), _british(word)


def _american(word: str) -> str:
    word = _TO_AMERICAN.sub(lambda found: _like(found[1], _BRITISH[found[1].lower()]) + (found[2] or ""), word)
    word = _ISE.sub(lambda found: _with(found, "iz", _ALWAYS_S), word)
    return _ELL.sub(lambda found: found[1] + found[3], word)


def _british(word: str) -> str:
    word = _TO_BRITISH.sub(lambda found: _like(found[1], _AMERICAN[found[1].lower()]) + (found[2] or ""), word)
    word = _ISE.sub(lambda found: _with(found, "is", _ALWAYS_Z), word)
    return _ELL.sub(lambda found: found[1] + "l" + found[3], word)


def _with(found: re.Match[str], letters: str, never: frozenset[str]) -> str:
    """The word with these letters before its ending, unless it is one that is spelled alike everywhere."""
    return found[0] if found[1].lower() in never else found[1] + letters + found[3]


def _like(word: str, other: str) -> str:
    """The other spelling with the capitals of the first."""
    if word.isupper():
        return other.upper()
    return other.capitalize() if word[0].isupper() else other
