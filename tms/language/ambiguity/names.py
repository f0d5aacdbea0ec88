"""Where a surname may stand that keeps its form in the other script (于 余 范 are no 於 餘 範)."""

import re
from collections.abc import Iterator

# Surnames that any given name follows, and those that are so much rarer than the word that a title must tell.
_KEPT = {"hans": "于余范岳涂郁谷朴游姜沈", "hant": "乾"}
_KEPT_BESIDE_A_TITLE = {"hans": "党丰种仇卜后云干征舍", "hant": "於"}

_TITLES = (
    "先生|女士|小姐|太太|夫人|教授|博士|老师|老師|主席|总统|總統|总理|總理|部长|部長|局长|局長|市长|市長|省长|省長|县长|縣長|"
    "院长|院長|校长|校長|会长|會長|处长|處長|书记|書記|主任|经理|經理|总裁|總裁|董事长|董事長|律师|律師|法官|医生|醫生|医师|醫師|"
    "记者|記者|导演|導演|编剧|編劇|演员|演員|歌手|队长|隊長|教练|教練|球员|球員|选手|選手|将军|將軍|上校|中校|大使|议员|議員|委员|委員|"
    "同志|同学|同學|发言人|發言人|作家|诗人|詩人|画家|畫家|学者|學者|专家|專家|研究员|研究員|司令|检察官|檢察官|警官|姑娘"
)
# Common characters of given names, Simplified and Traditional.
_GIVEN = (
    "伟偉芳娜秀英敏静靜丽麗强強磊洋艳豔艷勇军軍杰傑娟涛濤超明霞平刚剛桂玲辉輝红紅兰蘭萍鹏鵬宇浩凯凱健俊帆雪荣榮华華文建国國"
    "志海波斌林峰锋鋒鑫龙龍飞飛云雲亮东東晓曉晨阳陽春梅莉莹瑩慧颖穎琳琴洁潔婷婕媛倩佳嘉欣怡悦悅雅琪瑶瑤璐雨思梦夢月星宁寧安康"
    "乐樂天宏弘德福寿壽生成立新民山河江川泉松柏树樹森木金铁鐵钢鋼玉珠珍宝寶美好善良仁义義礼禮智信忠孝廉勤俭诚誠正直永恒长長久远遠"
    "光耀祖宗世家昌盛兴興旺发發达達贵貴才学學博士儒书書墨诗詩琦瑞祥吉庆慶喜欢歡冰霜露秋冬夏青蓝藍紫白丹彤彩虹霖泽澤润潤沛淳清源"
    "渊淵潇瀟翔翼翰羽鸿鴻雁燕莺鶯凤鳳凰麒麟虎豹骏駿驰馳骥驥毅威武雄豪哲睿轩軒昂然若如子之启啟承继繼绍紹少大小中一二三元亨利贞貞"
    "政治勋勳振奋奮争爭胜勝克进進取向前先群众眾公敬尊重谦謙逊遜和谐諧顺順爱愛惠恩慈静婉娴嫻淑贤賢芬芝莲蓮荷菊竹菁蓉薇蕾蓓茜茹"
    "晖暉昊昱晟晴晶景朝暮夕旭日升昇南北西权權柏彬彪炳焕煥烨燁炎炜煒辰宸冠群尧堯舜禹汤湯汉漢唐宋元清雷霆震坤乾坎离離巽艮"
    "敦希运運通伯仲叔季孟达達夫植冰幂爷滢瀅慈欣冀宸斯芸宛滨濱镇鎮钧鈞锦錦铭銘钰鈺铮錚孜培基堂塘增境壮壯奎契奕奇"
)
_BEFORE_A_NAME = "、，。；：（(《“「『·！？和与與跟对對给給由叫名是让讓请請被向及或为為有长長员員手演者师師生士家人任"
_AFTER_A_NAME = (
    "[、，。；：（(》”」』！？]|$|说|說|表示|认为|認為|指出|称|稱|强调|強調|介绍|介紹|告诉|告訴|透露|坦言|回应|回應|宣布|出席|出任|担任|擔任|"
    "当选|當選|领衔|領銜|主演|执导|執導|等|案|和|与|與|的|是|在|被|将|將|也|向|为|為|因|率|对|對|于|於|(?:"
    + _TITLES
    + ")"
)


def _patterns(surnames: str, rare: str) -> tuple[re.Pattern[str], ...]:
    surname, given = f"(?P<name>[{surnames}]", f"[{''.join(sorted(set(_GIVEN)))}]"
    any_surname = f"(?P<name>[{surnames}{rare}]"
    before = f"(?:(?<=[{_BEFORE_A_NAME}])|(?<![\\u3400-\\u9fff]))"
    return (
        # 余文乐、  范冰冰说: two characters of given names, and what follows a name.
        re.compile(f"{surname}{given}{{2}})(?={_AFTER_A_NAME})"),
        # 市长于海说: one such character, and a name may begin here too.
        re.compile(f"{before}{surname}{given})(?={_AFTER_A_NAME})"),
        # 范先生  余某
        re.compile(f"{before}{any_surname})(?=(?:{_TITLES})|某)"),
        # 姓范  范姓  范氏
        re.compile(f"(?<=姓){any_surname})(?![名氏])"),
        re.compile(f"{before}{any_surname})(?=姓|氏(?!族))"),
    )


_PATTERNS = {script: _patterns(_KEPT[script], _KEPT_BESIDE_A_TITLE[script]) for script in _KEPT}
_ANY = {script: re.compile(f"[{_KEPT[script]}{_KEPT_BESIDE_A_TITLE[script]}]") for script in _KEPT}


def surnames(text: str, script: str) -> Iterator[tuple[int, int, str]]:
    """Where a surname that keeps its form may stand, where the name ends, and the form; script is hans or hant."""
    if not _ANY[script].search(text):
        return
    found: dict[int, tuple[int, int, str]] = {}
    for pattern in _PATTERNS[script]:
        for match in pattern.finditer(text):
            start, end = match.span("name")
            found.setdefault(start, (start, end, _kept_form(text[start], script)))
    yield from found.values()


def _kept_form(surname: str, script: str) -> str:
    return {"云": "雲"}.get(surname, surname) if script == "hans" else surname
