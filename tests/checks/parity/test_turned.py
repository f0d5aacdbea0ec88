"""A sentence that is turned round with every word in its place: figures exchanged, more for less, a rise for a fall."""

import pytest

from tests.processor_time import processor_seconds
from tms.checks.parity import Disagreement, ParityRow, VersionText, compare

LOCALES = ("en", "zh-Hans", "zh-Hant-TW")


def found(*texts: str) -> list[Disagreement]:
    return compare([ParityRow(1, tuple(map(VersionText, texts)))], LOCALES[: len(texts)]).found


def codes(*texts: str) -> list[str]:
    return [one.code for one in found(*texts)]


QUAKE = (
    "The quake killed 46 people and injured 1,200.",
    "地震造成46人死亡、1200人受伤。",
    "地震造成46人死亡、1200人受傷。",
)


class TestFiguresExchanged:
    @pytest.mark.parametrize(
        ("version", "wrong"),
        [
            (0, "The quake killed 1,200 people and injured 46."),
            (1, "地震造成1200人死亡、46人受伤。"),
            (2, "地震造成1200人死亡、46人受傷。"),
        ],
    )
    def test_in_any_version_it_is_told_once(self, version: int, wrong: str) -> None:
        texts = [*QUAKE]
        texts[version] = wrong
        (one,) = found(*texts)
        assert one.code == "numbers.exchanged"
        camps = [side.camp if side else None for side in one.sides]
        assert [camp for at, camp in enumerate(camps) if at != version] == [camps[version - 1]] * 2
        assert camps[version] != camps[version - 1]

    def test_a_version_beside_the_source_alone_is_told_by_what_is_counted(self) -> None:
        assert codes(QUAKE[0], "地震造成1200人死亡、46人受伤。") == ["numbers.exchanged"]

    def test_two_chinese_versions_with_the_same_words_between_the_two(self) -> None:
        english = "Spending will go up from 2.45 percent of output to 3.3 percent."
        assert codes(english, "开支将从2.45%升至3.3%。", "支出將從3.3%升至2.45%。") == ["numbers.exchanged"]

    def test_two_that_english_puts_side_by_side(self) -> None:
        texts = ("They bought 90 lamps and 34 chairs.", "他们买了34盏灯和90把椅子。")
        assert codes(*texts) == ["numbers.exchanged"]

    @pytest.mark.parametrize(
        "texts",
        [
            QUAKE,
            ("It will close 150 of its 1,200 shops.", "该公司1200家门店中将关闭150家。", "1200家門市中有150家將關閉。"),
            ("Seven of the nine members voted for it.", "九名委员中有七名投票赞成。", "九名委員中有七名投票贊成。"),
            ("Some 200 millimetres of rain fell in 24 hours.", "24小时内降雨约200毫米。", "24小時內降雨約200毫米。"),
            ("They won 112 to 104.", "他们以112比104获胜。", "104比112，他們贏了。"),
            ("It killed 46 and wounded others in 12 days.", "12天内46人死亡，有人受伤。", "12天內46人死亡，有人受傷。"),
        ],
    )  # fmt: skip
    def test_another_order_is_no_mistake(self, texts: tuple[str, str, str]) -> None:
        assert codes(*texts) == []


class TestMoreAndLess:
    MORE = ("More than 30 people came.", "超过30人到场。", "逾30人到場。")

    @pytest.mark.parametrize(
        "texts",
        [
            ("Fewer than 30 people came.", MORE[1], MORE[2]),
            (MORE[0], "不到30人到场。", MORE[2]),
            (MORE[0], MORE[1], "不足30人到場。"),
            ("Over 30 people came.", "30多人到场。", "30人以下到場。"),
            ("At most 30 people came.", "至少30人到场。", "至少30人到場。"),
            ("It cost less than in May.", "价格比5月高。", "價格比5月高。"),
        ],
    )
    def test_the_opposite_is_told(self, texts: tuple[str, str, str]) -> None:
        assert codes(*texts) == ["numbers.limit"]

    @pytest.mark.parametrize(
        "texts",
        [
            MORE,
            ("No fewer than 30 people came.", "不少于30人到场。", "至少30人到場。"),
            ("No more than 30 people may come.", "到场者不超过30人。", "到場者最多30人。"),
            ("More than 30 people came.", "30人到场。", "30人到場。"),
            ("Women over 30 came.", "30岁以上的女性到场。", "30歲以上女性到場。"),
        ],
    )
    def test_another_word_for_it_or_none_is_not(self, texts: tuple[str, str, str]) -> None:
        assert codes(*texts) == []


class TestUpAndDown:
    @pytest.mark.parametrize(
        "texts",
        [
            ("Exports fell last year.", "去年出口上升。", "去年出口上升。"),
            ("Exports rose last year.", "去年出口下降。", "去年出口成長。"),
            ("Exports rose last year.", "去年出口增长。", "去年出口衰退。"),
            ("Exports fell and imports rose.", "出口上升，进口增长。", "出口上升，進口成長。"),
            ("Corn fell 7 cents and wheat rose 5 cents.", "玉米跌7美分，小麦涨5美分。", "玉米漲7美分，小麥漲5美分。"),
        ],
    )
    def test_the_opposite_is_told(self, texts: tuple[str, str, str]) -> None:
        assert codes(*texts) == ["numbers.direction"]

    @pytest.mark.parametrize(
        "texts",
        [
            ("Exports rose last year.", "去年出口攀升。", "去年出口走高。"),
            ("Exports rose last year.", "去年出口更多。", "去年出口更多。"),
            ("Sales begin in the fall amid more demand.", "需求增加，秋季开售。", "需求增加，秋季開賣。"),
            ("They fell in love as prices rose.", "物价上涨时他们相爱了。", "物價上漲時他們相愛了。"),
        ],
    )
    def test_another_word_for_it_or_none_is_not(self, texts: tuple[str, str, str]) -> None:
        assert codes(*texts) == []


@pytest.mark.parametrize(
    "pieces",
    [
        ("rose fell ", "上升下降", "上升下降"),
        ("more than 3 and less than 4, ", "超过3不到4，", "超過3不到4，"),
        ("比" * 20 + "a ", "比" * 20 + "一", "比" * 20 + "一"),
        ("7 lamps and 8 chairs, ", "8盏灯和7把椅子，", "7盞燈和8把椅子，"),
    ],
)
def test_of_texts_made_to_keep_them_busy_twice_as_much_takes_twice_as_long_at_most(pieces: tuple[str, ...]) -> None:
    for n in (1_000, 2_000, 4_000):
        texts = [piece * (2 * n // len(piece)) for piece in pieces]
        with processor_seconds(n / 1_000):
            found(*texts)
