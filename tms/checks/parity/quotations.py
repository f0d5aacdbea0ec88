"""Quotations: what is somebody's words in one version is not the paper's own in another."""

import re
from collections.abc import Sequence

from tms.checks.parity.model import Disagreement, Family, Side, VersionText
from tms.checks.parity.reported_speech import is_only_mentioned, is_reported

_QUOTED = re.compile(r"[“\"„]([^“”\"„]+)[”\"“]|「([^「」]+)」|『([^『』]+)』|‘([^‘’]{12,})’")
_MARK = re.compile(r"[“”\"„「」『』‘«»]|(?<!\w)'|'(?!\w)")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-z’'-]+")
_WORDS, _CHARACTERS = 6, 9
"""A quotation of so many words or characters is somebody's speech: less may be a title, a nickname, or irony."""
_FEW_WORDS, _FEW_CHARACTERS = 2, 4
"""Less is speech too where somebody says it or calls something so, directly before or behind."""
_SAID = (
    "said|says|saying|told|wrote|writes|tweeted|posted|added|asked|shouted|yelled|replied|chanted|warned|insisted"
    "|declared"
)
_CALLED = "called|calls|calling|described|describes|denounced|dismissed|branded|labell?ed|condemned"
_SAID_CHINESE = "[说說称稱喊叫问問答写寫斥]|表示|形容|批评|批評|谴责|譴責|警告|回应|回應|高呼|描述|指控|直言"
_NO_NICKNAME = "(?<![人昵暱俗简簡统統又全别別史世号號])"
"""人称“霉霉” says what somebody is called."""
_SAID_BEFORE = re.compile(
    rf"\b(?:{_SAID})(?: (?:it|that|this|was|is|were|[a-z]+ly|him|her|them|reporters)){{0,3}}[,:]? ?$"
    rf"|\b(?:{_CALLED})(?: [\w’'-]+){{1,4}}(?<! the)(?<! so) ?$"
    rf"|{_NO_NICKNAME}(?:{_SAID_CHINESE})(?:道|着|著|其|他|她|它|[^，。！？“”「」]{{0,5}}[为為是作成])*[：:，,]?$"
)
"""Not "called the Butcher", which is a name."""
_SAID_BEHIND = re.compile(
    rf"\s?(?:(?:he|she|they|(?:[A-Z][\w.’'-]*\s?)+) (?:{_SAID})\b|(?:{_SAID}) (?:he|she|[A-Z]))"
    r"|(?:[，,]|(?<=[,.!?，。！？][”」』]))"
    r"(?!上|[发發][文帖布]|平[台臺]|[账帳][号號]|[节節]目)"
    r"[^，。！？“”「」]{1,6}(?:[说說称稱问問]|表示)(?:[，。]|$)"
)
"""Who follows a quotation without a comma is called so: “奥马哈先知”巴菲特说.

Who posts on 「真實社群」發文表示 is not quoted by the name of the network."""
_SENTENCE = re.compile("[,.!?，。！？][’'』]?$")
_SENTENCE_WORDS, _SENTENCE_CHARACTERS = 4, 6
"""With a mark of its own at the end, so much is what somebody says."""
_AROUND = 40
_TITLE = re.compile("[《》〈〉]")


def compare_quotations(
    row: int, texts: Sequence[VersionText | None], plains: Sequence[str | None]
) -> tuple[list[Disagreement], list[Family]]:
    """A version without any quotation marks where others have quotations; one family for each that all have.

    ``plains`` are the texts without inline markers. How a language cuts a quotation in two is its own; and what one
    puts into quotation marks, another sets in italics. What every Chinese version reports is only a hint.
    """
    versions = [at for at, text in enumerate(plains) if text is not None]
    quoted = [_first(text) if text is not None else None for text in plains]
    with_marks = [at for at in versions if _MARK.search(plains[at] or "") or _is_emphasised(texts[at])]
    speaking = [at for at in versions if quoted[at] is not None]
    if not speaking:
        return [], []
    is_long = any(one is not None and one[2] for one in quoted)
    if not is_long:
        # What somebody calls a thing may be a title too.
        with_marks += [at for at in versions if at not in with_marks and _TITLE.search(plains[at] or "")]
    silent = [at for at in versions if at not in with_marks]
    if not silent:
        return [], [Family.QUOTATIONS]
    if not is_long and any(_is_named_alike(plains, at, silent) for at in speaking):
        return [], []
    is_told = all(is_reported(plains[at] or "", plains[its] or "") for at in speaking for its in silent)
    sides = [Side() if text is not None else None for text in plains]
    for at in with_marks:
        start, end, _ = quoted[at] or (0, 0, False)
        sides[at] = Side((plains[at] or "")[start:end], start, end, 0)
    family, code = (Family.WORDS, "words.quoted") if is_told else (Family.QUOTATIONS, "quotations.missing")
    return [Disagreement(row, family, code, tuple(sides))], []


def compare_mentioned(
    row: int, texts: Sequence[VersionText | None], plains: Sequence[str | None]
) -> list[Disagreement]:
    """At most one: a phrase that English quotes, of which a Chinese version says no more than that somebody spoke."""
    silent = [at for at, text in enumerate(plains) if text and not _MARK.search(text) and not _is_emphasised(texts[at])]
    for at, text in enumerate(plains):
        found = _QUOTED.search(text or "")
        lacking = [its for its in silent if found and is_only_mentioned(text or "", plains[its] or "")]
        if found and lacking:
            sides: list[Side | None] = [None] * len(plains)
            sides[at] = Side(found[0], *found.span(), 0)
            for its in lacking:
                sides[its] = Side()
            return [Disagreement(row, Family.QUOTATIONS, "quotations.missing", tuple(sides))]
    return []


def _is_named_alike(plains: Sequence[str | None], speaking: int, silent: Sequence[int]) -> bool:
    """Whether what one quotes is a name that the silent have in the same letters: “J.Lo” is J. Lo."""
    text = plains[speaking] or ""
    start, end, _ = _first(text) or (0, 0, False)
    letters = _letters(text[start:end])
    return bool(letters) and letters.isascii() and all(letters in _letters(plains[at] or "") for at in silent)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _is_emphasised(text: VersionText | None) -> bool:
    codes = text.codes or {} if text is not None else {}
    return any(code.get("type") == "emphasis" for code in codes.values())


def _first(text: str) -> tuple[int, int, bool] | None:
    """Where the first quotation of speech stands, and whether it is as long as speech alone is."""
    for found in _QUOTED.finditer(text):
        said = found[found.lastindex or 0]
        characters, words = len(_CHINESE.findall(said)), len(_LATIN_WORD.findall(said))
        if characters >= _CHARACTERS or words >= _WORDS:
            return *found.span(), True
        if _SENTENCE.search(said) and (characters >= _SENTENCE_CHARACTERS or words >= _SENTENCE_WORDS):
            return *found.span(), True
        before = text[max(0, found.start() - _AROUND) : found.start()]
        if (characters >= _FEW_CHARACTERS or words >= _FEW_WORDS) and (
            _SAID_BEFORE.search(before) or _SAID_BEHIND.match(text, found.end())
        ):
            return *found.span(), False
    return None
