"""Where a surname may stand on the way from Traditional that keeps its form there: 於 and 乾 are no 于 and 干.

From Simplified, where such surnames are many, the conversion itself looks for them (``conversion.context``).
"""

import re
from collections.abc import Iterator

_KEPT = "乾"
_KEPT_BESIDE_A_TITLE = "於"

_TITLES = (
    "先生|女士|小姐|太太|夫人|教授|博士|老師|主席|總統|總理|部長|局長|市長|省長|縣長|院長|校長|會長|處長|書記|主任|經理|總裁|董事長|律師"
    "|法官|醫生|醫師|記者|導演|編劇|演員|歌手|隊長|教練|球員|選手|將軍|上校|中校|大使|議員|委員|同志|同學|發言人|作家|詩人|畫家|學者|專家"
    "|研究員|司令|檢察官|警官|姑娘"
)
# Common characters of given names.
_GIVEN = (
    "偉芳娜秀英敏靜麗強磊洋豔艷勇軍傑娟濤超明霞平剛桂玲輝紅蘭萍鵬宇浩凱健俊帆雪榮華文建國志海波斌林峰鋒鑫龍飛雲亮東曉晨陽春梅"
    "莉瑩慧穎琳琴潔婷婕媛倩佳嘉欣怡悅雅琪瑤璐雨思夢月星寧安康樂天宏弘德福壽生成立新民山河江川泉松柏樹森木金鐵鋼玉珠珍寶美好善"
    "良仁義禮智信忠孝廉勤誠正直永長久遠光耀祖宗世家昌盛興旺發達貴才學博士儒書墨詩琦瑞祥吉慶喜歡冰霜露秋冬夏青藍紫白丹彤彩虹霖"
    "澤潤沛淳清源淵瀟翔翼翰羽鴻雁燕鶯鳳凰麒麟虎豹駿馳驥毅威武雄豪哲睿軒昂然若如子之啟承繼紹少大小中一二三元亨利貞政治勳振奮爭"
    "勝克進取向前先群眾公敬尊重謙遜和諧順愛惠恩慈婉嫻淑賢芬芝蓮荷菊竹菁蓉薇蕾蓓茜茹暉昊昱晟晴晶景朝暮夕旭日升昇南北西權彬彪炳"
    "煥燁炎煒辰宸冠堯舜禹湯漢唐宋雷霆震坤乾坎離巽艮敦希運通伯仲叔季孟夫植瀅冀斯芸宛濱鎮鈞錦銘鈺錚孜培基堂塘增境壯奎契奕奇"
)
_BEFORE_A_NAME = "、，。；：（(《「『·！？和與跟對給由叫名是讓請被向及或為有長員手演者師生士家人任"
_AFTER_A_NAME = (
    "[、，。；：（(《」』！？]|$|說|表示|認為|指出|稱|強調|介紹|告訴|透露|坦言|回應|宣布|出席|出任|擔任|當選|領銜|主演|執導"
    f"|等|案|和|與|的|是|在|被|將|也|向|為|因|率|對|於|(?:{_TITLES})"
)


def _patterns() -> tuple[re.Pattern[str], ...]:
    surname, given, any_surname = f"(?P<name>[{_KEPT}]", f"[{_GIVEN}]", f"(?P<name>[{_KEPT}{_KEPT_BESIDE_A_TITLE}]"
    before = f"(?:(?<=[{_BEFORE_A_NAME}])|(?<![\u3400-\u9fff]))"
    return (
        re.compile(f"{surname}{given}{{2}})(?={_AFTER_A_NAME})"),
        re.compile(f"{before}{surname}{given})(?={_AFTER_A_NAME})"),
        re.compile(f"{before}{any_surname})(?=(?:{_TITLES})|某)"),
        re.compile(f"(?<=姓){any_surname})(?![名氏])"),
        re.compile(f"{before}{any_surname})(?=姓|氏(?!族))"),
    )


_PATTERNS = _patterns()
_ANY = re.compile(f"[{_KEPT}{_KEPT_BESIDE_A_TITLE}]")


def surnames(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a surname that keeps its form may stand in a Traditional text, where the name ends, and the form."""
    if not _ANY.search(text):
        return
    found: dict[int, tuple[int, int, str]] = {}
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span("name")
            found.setdefault(start, (start, end, text[start]))
    yield from found.values()
