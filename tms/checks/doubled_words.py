"""Words and marks that stand twice: “the the”, 的的, ，，."""

import re
from collections.abc import Iterator

from tms.checks.finding import CheckedText, Finding
from tms.domain.locales import is_chinese
from tms.domain.translatable import Words
from tms.language.conversion.profiles.untouched import untouched

_WORD = re.compile(r"\b([A-Za-z]+(?:['’][a-z]+)?)([ \n\u00a0]+)\1\b(?!['’-])", re.IGNORECASE)
_RIGHT_TWICE = frozenset(
    {"had", "that", "bye", "no", "so", "very", "really", "many", "much", "far", "long", "ha", "well"}
)
"""“He had had”, “so so”; most others only happen."""
_MARKS = re.compile(
    r",[ ]?,+|(?<!\.)\.\.(?!\.)|;;+|(?<!:)::(?!:)"
    r"|[，、；：]{2,}[。！？]?|(?<!。)。。(?!。)|[，、；：][。！？]|。[，、；：]"
)

_HAN = "\u3400-\u9fff"
_RIGHT: dict[str, str] = {
    # What may stand around the two: 目的的活动 and 的的确确 are right, 不了了之 and 为了了解, 参与与否, 问题是是否.
    "的": "[目标標中矢端]的的|的的[确確士]",
    "得": "[获獲取所赢贏心值懂记記觉覺认認难難]得得",
    "和": "和和[气氣美睦平谐諧蔼藹善缓緩]|[温溫谦謙缓緩]和和",
    "与": "[参赋给授干]与与",
    "與": "[參賦給授干]與與",
    "及": "[以涉普波危埃顾顧提]及及",
    "被": "[棉毛植]被被",
    "都": "[成首故国國建京迁遷奠旧舊古]都都",
    "而": "[从從然反因进進时時故]而而",
    "从": "从从容|[服听随跟无]从从",
    "從": "從從容|[服聽隨跟無]從從",
    "于": "[由关对至属终在等基鉴位处源善过急]于于",
    "於": "[由關對至屬終在等基鑑位處源善過急]於於",
    "我": "[自忘卿]我我|我我行",
    "她": "[其]她她",
    "是": "是是[非否]|[但可于於就還还只不而总總凡要都也若正或便老硬实實国國]是是",
    "在": "[现現存所实實内內外潜潛正仍都]在在|在在[处處]",
    "了": "[不为為除得受免大临臨罢罷到甚光白时時]了了|了了[解结結却卻断斷望之事]",
    "对": "[针相应反面绝一]对对|对对[方手子胡]",
    "對": "[針相應反面絕一]對對|對對[方手子胡]",
    "给": "[供补配自发交]给给",
    "給": "[供補配自發交]給給",
    "让": "[转出忍谦割]让让",
    "讓": "[轉出忍謙割]讓讓",
    "这": "(?!)",
    "這": "(?!)",
    "那": "[刹剎]那那",
}
_NOT_DOUBLED = {character: re.compile(around) for character, around in _RIGHT.items()}
_PARTICLE = re.compile(f"([{''.join(_RIGHT)}])\\1")
_PAIRS = (
    "我们 我們 他们 他們 她们 她們 你们 你們 因为 因為 所以 但是 如果 已经 已經 以及 或者 自己 由于 由於 表示 其中 "
    "目前 并且 並且 为了 為了 对于 對於 关于 關於 虽然 雖然 不过 不過 作为 作為 根据 根據 通过 通過"
)
_PAIR = re.compile(f"({'|'.join(_PAIRS.split())})\\1")
_LONGER = re.compile(rf"([{_HAN}]{{3,60}})\1")


def check_doubled(text: CheckedText) -> Iterator[Finding]:
    """What is right when it stands twice (天天, 目的的, had had) is left alone, and what the source has twice."""
    words = text.plain_text
    flags = untouched(words)
    for start, end in _doubled(words, chinese=is_chinese(text.locale)):
        said = words[start:end]
        if not any(flags[start:end]) and said not in text.source:
            code = "doubled.word" if any(character.isalpha() for character in said) else "doubled.mark"
            about = words[max(0, start - 2) : end + 2]
            yield text.found(
                code, "duplication", Words("“{said}” appears twice.", said=said), at=(start, end), about=about
            )


def _doubled(words: str, *, chinese: bool) -> Iterator[tuple[int, int]]:
    for found in _MARKS.finditer(words):
        yield found.span()
    for found in _WORD.finditer(words):
        if found[1].lower() not in _RIGHT_TWICE and not _is_name(found):
            yield found.span()
    if chinese:
        yield from _doubled_chinese(words)


def _is_name(found: re.Match[str]) -> bool:
    """Duran Duran, Sirhan Sirhan; but “The The” at the start of a sentence is not."""
    first, second = found[1], found[0][len(found[1]) + len(found[2]) :]
    return first == second and first[:1].isupper() and len(first) > 3


def _doubled_chinese(words: str) -> Iterator[tuple[int, int]]:
    for found in _PARTICLE.finditer(words):
        around = words[max(0, found.start() - 1) : found.end() + 1]
        if not _NOT_DOUBLED[found[1]].search(around):
            yield found.span()
    for pattern in (_LONGER, _PAIR):
        for found in pattern.finditer(words):
            if len(set(found[1])) > 1:
                yield found.span()
