"""One shape for the characters that numbers are written with: simplified, narrow digits; each keeps its place.

After this, the grammar needs one spelling of each word.
"""

_TRADITIONAL = (
    "萬万億亿兩两幾几數数點点時时週周禮礼個个圓圆歐欧鎊镑幣币韓韩盧卢蘭兰蘇苏圖图賓宾倫伦亞亚爾尔納纳堅坚銖铢緬缅紐纽門门"
    "麥麦敘叙維维茲兹謝谢達达聯联來来馬马紀纪負负後后餘余漲涨長长歲岁國国間间號号際际號号條条顆颗隻只項项場场屆届種种類类"
    "級级層层樓楼塊块噸吨鐘钟輪轮盤盘槍枪彈弹聲声頁页張张雙双組组隊队連连營营團团師师軍军黨党邊边邊边臺台艘艘輛辆座座"
    "棟栋枚枚項项齣出臘腊減减環环貝贝羅罗陣阵處处戶户發发學学員员業业筆笔課课單单階阶羣群"
)
_WIDE = {wide: wide - 0xFEE0 for wide in map(ord, "０１２３４５６７８９．％－／＄＋")}
_SHAPE: dict[int, int | str] = {
    **{ord(_TRADITIONAL[at]): _TRADITIONAL[at + 1] for at in range(0, len(_TRADITIONAL), 2)},
    **_WIDE,
    ord("："): ":",
    ord("○"): "〇",
    ord("◯"): "〇",
    ord("−"): "-",
    ord("￥"): "¥",
    ord("￡"): "£",
    ord("\u00a0"): " ",
}


def shaped(text: str) -> str:
    """The text in one shape, as long as it was."""
    return text.translate(_SHAPE)
