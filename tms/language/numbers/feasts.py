"""Feasts, by the day of the year that they are on, or by the days that a calendar other than ours puts them on."""

import re

_FEASTS = {
    (1, 1): "元旦|新年第一天|new year[’']s day",
    (1, 6): "主[显顯][节節]|epiphany",
    (1, 26): "australia day",
    (2, 14): "(?<!七夕)情人[节節]|valentine",
    (2, 28): "二二八|228",
    (2, 29): "[闰閏]日|leap day",
    (3, 17): "帕特里克|派翠克|st\\.? patrick",
    (4, 22): "地球日|earth day",
    (4, 25): "澳新[军軍][团團]|澳紐[军軍][团團]|anzac day",
    (5, 9): "[胜勝]利日|victory day",
    (6, 6): "诺曼底登[陆陸]|諾曼第登陸|d-day",
    (6, 19): "六月[节節]|juneteenth",
    (11, 1): "[诸諸][圣聖]|[万萬][圣聖]|all saints",
    (11, 5): "篝火|guy fawkes|bonfire night",
    (12, 7): "珍珠港|pearl harbou?r",
    (3, 8): "三八|[妇婦]女[节節]|women[’']s day",
    (4, 1): "愚人[节節]|april fool",
    (5, 1): "五一|[劳勞][动動][节節]|may day|labou?r day",
    (5, 4): "五四|may fourth",
    (6, 1): "六一|[儿兒]童[节節]|children[’']s day",
    (6, 4): "六四|tiananmen",
    (6, 18): "618|六一八",
    (7, 1): "七一|canada day",
    (7, 7): "七七|[卢盧][沟溝][桥橋]|marco polo bridge",
    (7, 4): "[独獨]立日|美[国國][国國][庆慶]|independence day|fourth of july",
    (7, 14): "巴士底|bastille",
    (8, 1): "八一",
    (9, 3): "九三|抗[战戰][胜勝]利",
    (9, 10): "(?:中[国國])?教[师師][节節]|teachers[’']? day",
    (9, 11): "九一一|9[·/]?11",
    (9, 18): "九一八",
    (10, 1): "十一|[国國][庆慶]|national day",
    (10, 10): "[双雙]十|[国國][庆慶]|double ten|national day",
    (10, 31): "[万萬][圣聖]|halloween|all hallows",
    (11, 11): "[双雙]十一|[双雙]11|光棍|singles[’']? day|armistice|remembrance day|veterans day",
    (12, 12): "[双雙]十二|[双雙]12",
    (12, 13): "公祭|南京大屠[杀殺]|nanjing massacre",
    (12, 24): "平安夜|[圣聖耶][诞誕][节節]?(?:夜|前夕|前夜)|christmas eve",
    (12, 25): "[圣聖耶][诞誕](?![节節]?(?:夜|前夕|前夜))|christmas(?! eve)",
    (12, 26): "[节節][礼禮]日|boxing day",
    (12, 31): "跨年|除夕|new year[’']s eve|eve of (?:the )?new year|year[- ]end|年底|年末",
}
_OF_A_DAY = {day: re.compile(words, re.IGNORECASE) for day, words in _FEASTS.items()}
_MOVING = (
    ((1, 20), (2, 20), "除夕|小年夜|(?:lunar|chinese) new year[’']s eve"),
    (
        (1, 21),
        (2, 21),
        "春[节節]|大年初一|正月初一|[农農][历曆]新年|(?:lunar|chinese) new year(?![’']s eve)|spring festival",
    ),
    ((2, 4), (3, 7), "元宵|正月十五|lantern festival"),
    ((3, 20), (4, 23), "耶[稣穌]受[难難]|受[难難]日|good friday"),
    ((3, 22), (4, 26), "[复復]活[节節]|easter"),
    ((4, 4), (4, 6), "清明|[扫掃]墓[节節]|ching ming|qingming|tomb[- ]sweeping"),
    ((5, 8), (5, 14), "母[亲親][节節]|mother[’']?s[’']? day"),
    ((5, 25), (5, 31), "[阵陣]亡[将將]士|memorial day"),
    ((5, 25), (6, 25), "端午|[龙龍]舟[节節]|dragon[- ]boat"),
    ((6, 15), (6, 21), "父[亲親][节節]|father[’']?s[’']? day"),
    ((7, 31), (8, 31), "七夕|qixi"),
    ((9, 1), (9, 7), "[劳勞][动動][节節]|[劳勞]工[节節]|labou?r day"),
    ((9, 7), (10, 8), "中秋|mid-?autumn|moon festival"),
    ((10, 1), (11, 1), "重[阳陽]|double ninth|ch(?:ung|ong) ?y[ae]u?ng"),
    ((11, 22), (11, 28), "感恩[节節]|thanksgiving"),
    ((11, 23), (11, 29), "黑色星期五|black friday"),
    ((12, 21), (12, 23), "冬至|winter solstice"),
    ((6, 20), (6, 22), "夏至|summer solstice"),
)
"""Those of the moon, and those of a weekday: between which days of our calendar they can be."""
_ON_ANY_DAY = tuple((first, last, re.compile(words, re.IGNORECASE)) for first, last, words in _MOVING)


def is_feast(month: int, day: int, text: str) -> bool:
    """Whether the text names a feast that is on the day, or can be."""
    of_a_day = _OF_A_DAY.get((month, day))
    if of_a_day is not None and of_a_day.search(text) is not None:
        return True
    return any(first <= (month, day) <= last and words.search(text) for first, last, words in _ON_ANY_DAY)
