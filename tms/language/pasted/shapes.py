"""What a line looks like, without knowing what it says: its width, whether it ends a sentence, whether it may be a name."""

import re
import unicodedata

from tms.language.pasted.vocabulary import NOT_IN_NAMES, PLACES, SURNAMES, WORDS_LIKE_NAMES

_WIDE = frozenset("WF")
_CLOSERS = "”’\"'」』）)]】》〉"
_STOP = re.compile(r"[.。．!?！？…]$")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b[a-z]\.[a-z]|\b(?:Jr|Sr|Inc|Ltd|Co|Corp|Dr|Mr|Ms|Mrs|Prof|St|vs|etc|Ph\.D))\.$"
)
_INNER_STOP = re.compile(r"[。！？]\S|[a-z)”\"][.!?] +[A-Z“\"]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN_NAME_WORD = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|(?:de|da|di|du|del|der|den|van|von|zu|la|le|al|bin|ibn|el|y))$")
_NICKNAME = re.compile(r"(?<=\w )(?:\"[\w ]{2,20}\"|“[\w ]{2,20}”) (?=[A-ZÀ-ÖØ-Þ])")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}$")
_FOREIGN_HAN_NAME = re.compile(r"[\u4e00-\u9fffA-Z.]{1,8}(?:[·‧•・][\u4e00-\u9fffA-Z.]{1,8}){1,3}$")

LONG = 400
"""Lines longer than this many characters are prose, whatever they begin with; nothing looks at them closely."""


def width(text: str) -> int:
    """Columns that the text takes on a terminal: a Han character takes two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(char) in _WIDE else 1 for char in text)


def has_han(text: str) -> bool:
    return _HAN.search(text) is not None


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a full stop, question or exclamation mark that is not an abbreviation's."""
    bare = text[-40:].rstrip(_CLOSERS + " ")
    if _STOP.search(bare) is None:
        return False
    # A title may end with “the U.S.”; so may a sentence, but then it has more words.
    return _ABBREVIATION.search(bare) is None or word_count(text) > 12


def word_count(text: str) -> int:
    """Words; two Han characters count as one, which is about a Chinese word's length."""
    sample = text[:LONG]
    han = len(_HAN.findall(sample))
    return (han + 1) // 2 + len(_HAN.sub(" ", sample).split())


def has_inner_stop(text: str) -> bool:
    """Whether a sentence ends inside the text."""
    return _INNER_STOP.search(text) is not None


def is_prose(text: str) -> bool:
    """Whether the text reads as a sentence or more of an article rather than as a title, a name or a button.

    A single question or exclamation of up to 110 columns may well be a title and is no prose.
    """
    if len(text) > LONG or width(text) >= 240:
        return True
    if word_count(text) < 4:
        return False
    if has_inner_stop(text) and ends_sentence(text):
        return True
    last = text.rstrip(_CLOSERS + " ")[-1:]
    if last in "?!？！":
        return width(text) > 110
    return ends_sentence(text) or last in "：；;，,"


def is_latin_name(text: str) -> bool:
    """Two to five capitalised words: ``Anna Keller``, ``Yu Sui``, ``LUDWIG VAN DER BERG``, ``Anna “Annie” Keller``."""
    words = _NICKNAME.sub("", text).split()
    if not 2 <= len(words) <= 5 or any(char.isdigit() or char in ":?!,;" for char in text):
        return False
    if text.casefold() in PLACES or any(word.lower().strip(".") in NOT_IN_NAMES for word in words):
        return False
    return words[0][0].isupper() and all(_LATIN_NAME_WORD.match(word) for word in words)


def is_han_name(text: str) -> bool:
    """Two to four Han characters that begin with a surname, or a foreign name with its middle dot."""
    if _FOREIGN_HAN_NAME.match(text):
        return True
    compact = text.replace(" ", "").replace("\u3000", "")
    if not _HAN_NAME.match(compact) or len(text) > 6:
        return False
    if compact.startswith(WORDS_LIKE_NAMES):
        return False
    return compact[:2] in SURNAMES or (compact[0] in SURNAMES and len(compact) <= 3)
