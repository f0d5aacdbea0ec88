"""Words after which a stop says little about where an English sentence ends."""

import re


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


TITLES_AND_SHORT_WORDS = _words(
    "Mr Mrs Ms Mx Dr Prof Profs Sen Rep Gov Govs Gen Gens Lt Lieut Col Maj Capt Cmdr Cdr Adm Amb Sgt Rev Hon Pres Supt"
    " Insp Det Ofc Atty Mgr Ret Vice Messrs Herr Sra Ste Assoc Pty Vol Ed Eds Fig Figs Para Ch"
)
"""Short words whose stop never ends a sentence, since what they belong to follows."""

JOINED_TITLES = _words("Gov.-Gen Lt.-Gen Maj.-Gen Brig.-Gen Vice-Adm Rear-Adm Gen.-Sec")
"""Short words of two parts whose stop never ends a sentence, since what they belong to follows."""

BEFORE_NUMBERS = _words("est approx ca cf c no nos vol art arts para paras fig figs ch tel ext p pp ver sec secs")
"""Short words (in small letters) whose stop ends no sentence if a number follows."""

SHORTENED = _words(
    "pct avg est approx min max incl excl dept hr hrs mins secs ft in lb lbs oz sq yr yrs mos wk wks temp vs cf ca"
    " bn mn mln tn govt intl natl assn bros corp co inc ltd jan feb mar apr jun jul aug sep sept oct nov dec"
    " mon tue tues wed thu thurs fri"
)
"""Shortened words (in small letters) whose stop ends no sentence if a word in small letters follows."""

CALLED_BY_A_LETTER = (
    "Plan",
    "Vitamin",
    "Hepatitis",
    "Group",
    "Grade",
    "Class",
    "Section",
    "Appendix",
    "Exhibit",
    "Schedule",
    "Category",
    "Terminal",
    "Gate",
    "Route",
    "Option",
    "Team",
    "Series",
    "Tier",
    "Building",
    "Zone",
)
"""Words that go with a single letter which is no initial: Plan B, Vitamin C."""

INSTITUTIONS = _words(
    "U.S. U.S.A. U.K. E.U. U.N. U.A.E. U.S.S.R. D.C. L.A. N.Y. N.Y.C. G.O.P. C.I.A. F.B.I. N.S.A. I.R.S. I.M.F. W.H.O."
    " W.T.O. B.C. A.D. P.R.C. R.O.C. M.P. M.D. D.A. A.I. T.V. P.M. A.M. P.S."
)
"""Capitals with stops that are no initials of a person: another sentence may begin behind them."""

OPENING_WORDS = _words(
    "The A An It Its He His She Her They Their We Our You Your I My This That These Those There Here Then Now In On At"
    " By For From To With After Before When While If As But And Or So Yet Not No Yes What Who Why How Where Which"
    " Some Many Most Few All Both Each Every Only Also Still Even Since Until Once Although Though Because Despite"
    " However Meanwhile Instead Nobody Nothing Everyone Another Other Others Did Does Do Is Are Was Were Has"
)
"""Words that begin a sentence and no surname."""

_SAID = (
    "said|says|asked|asks|told|added|adds|wrote|writes|replied|shouted|cried|exclaimed|wondered|demanded|quipped|declared"
    "|insisted|warned|argued|noted|continued|recalled|explained|answered|responded|yelled|screamed|joked|pleaded|tweeted"
    "|posted|chanted|muttered|whispered|announced|stressed|urged|observed|remarked|concluded|complained|lamented|vowed"
)
ATTRIBUTION = re.compile(rf"(?:[A-Z][\w.’'-]*\s(?:(?:of|the|for|and)\s)?){{1,5}}(?:{_SAID})\b")
"""A speaker with the verb of saying, as it follows a quotation."""

_CLAUSE_BEGINS = "he|she|they|it|that|[Ww]e|I|how|why|what|there|to|a|an"
SAID_NO_MORE = re.compile(
    rf"(?!(?:{'|'.join(sorted(OPENING_WORDS))})\b){ATTRIBUTION.pattern}"
    rf"(?: (?!(?:{_CLAUSE_BEGINS})\b)[\w’'&-]+){{0,6}}[.!,](?:\s|$)"
)
"""A speaker by name, whom at most and when they told it: the stop before, in a quotation, ends no sentence."""
