"""Speech that Chinese reports is a hint, a quotation of which a part is lost stops a release."""

import pytest

from tests.processor_time import processor_seconds
from tms.checks.parity import ParityRow, VersionText, compare
from tms.domain.locales import EN, ZH_HANS

_AT_ONCE = 1.0


def codes(english: str, hans: str, *, hints: bool = False) -> list[str]:
    row = ParityRow(1, (VersionText(english), VersionText(hans)))
    return [one.code for one in compare([row], (EN, ZH_HANS), small_words=hints).found]


@pytest.mark.parametrize(
    ("english", "reported", "lost"),
    [
        ('"The lake is dying," she warned.', "她警告，这座湖正在死去。", "她发出警告。"),
        (
            '"It was the hardest decision of my life," the striker said of his retirement.',
            "这名前锋谈及退役时说，这是他一生中最艰难的决定。",
            "这名前锋谈到了退役的决定。",
        ),
        (
            '"I cried when I saw the letter," said Ms. Zhang, whose son has been missing since 2009.',
            "张女士的儿子自2009年失踪至今。她说，看到那封信时自己哭了。",
            "张女士的儿子自2009年失踪至今。她谈到了那封信。",
        ),
        (
            '"We will not be bullied," Prime Minister Carney told reporters in Ottawa, adding that talks would resume.',
            "加拿大总理卡尼在渥太华对记者表示，加方不会受人欺负，并称谈判将会恢复。",
            "加拿大总理卡尼在渥太华对记者表示，谈判将会恢复。",
        ),
        ('"We will rebuild the town," the mayor said.', "市长说要重建这座城镇。", "市长说：要重建这座城镇。"),
        (
            '"My phone has not stopped ringing," said the winner.',
            "得奖者说电话响个不停。",
            "得奖者说我的电话响个不停。",
        ),
    ],
)
def test_what_is_reported_is_a_hint_and_what_is_lost_an_error(english: str, reported: str, lost: str) -> None:
    assert codes(english, reported) == []
    assert codes(english, reported, hints=True) == ["words.quoted"]
    assert codes(english, lost) == ["quotations.missing"]


@pytest.mark.parametrize(
    ("english", "kept", "lost"),
    [
        (
            '"I am proud of this team," the captain said, "and I would not swap a single player."',
            "队长说：“我为这支球队感到骄傲，一个队员都不会换。”",
            "“我为这支球队感到骄傲。”队长说。",
        ),
        (
            '"This is a turning point," said the mayor, adding that "the city must stand on its own feet."',
            "市长说：“这是一个转折点。”他还表示，这座城市必须自立自强。",
            "市长说：“这座城市必须自立自强。”",
        ),
        (
            'The judge called the crime "cold-blooded," and said he had shown "not a flicker of remorse."',
            "法官形容这起罪行“冷血”，并说他毫无悔意。",
            "法官形容这起罪行“冷血”。",
        ),
        (
            'The chairman apologized for what he called "an unforgivable mistake" and bowed for several seconds.',
            "董事长为他所说的不可原谅的错误道歉，并鞠躬数秒。",
            "董事长道歉，并鞠躬数秒。",
        ),
    ],
)
def test_a_quotation_of_which_a_part_is_lost_stops_a_release(english: str, kept: str, lost: str) -> None:
    assert codes(english, kept) == []
    assert codes(english, lost) == ["quotations.shorter"]


def test_a_long_text_is_compared_at_once() -> None:
    with processor_seconds(_AT_ONCE):
        codes('"It is so," he said. ' * 450, "他说，是这样的。" * 1200, hints=True)


def test_in_three_versions_what_one_reports_and_another_quotes_has_lost_its_marks() -> None:
    texts = ('"The lake is dying," she warned.', "她警告，这座湖正在死去。", "她警告：「這座湖正在死去。」")
    row = ParityRow(1, tuple(map(VersionText, texts)))
    found = compare([row], (EN, ZH_HANS, "zh-Hant")).found
    assert [one.code for one in found] == ["quotations.missing"]
