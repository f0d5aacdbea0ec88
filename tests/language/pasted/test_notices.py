"""Notices about cookies above a text are furniture of the site; a text about cookies is none."""

import pytest

from tms.language.pasted.understand import understand

TITLE = "Harbour road of Nordby to be widened"
PROSE = (
    "The council of Nordby agreed on Monday to widen the harbour road, after two years of debate about trees, parking "
    "and the price of asphalt. Work begins in April."
)
ENGLISH = (
    "We use cookies and similar technologies to improve your experience, to analyse traffic and to show advertisements "
    "that suit you. By continuing to use this site you agree to our use of cookies."
)
HANS = (
    "本网站使用 Cookie 以改善您的浏览体验。继续浏览本网站，即表示您同意我们使用 Cookie。请阅读我们的隐私政策了解详情。"
)
HANT = "為了提供更好的服務，本網站使用 Cookie。繼續瀏覽即表示您同意我們的隱私權政策。"


@pytest.mark.parametrize("notice", [ENGLISH, f"{ENGLISH} {ENGLISH} {ENGLISH}", HANS, HANT])
def test_a_notice_below_the_headline_is_no_paragraph_and_is_named(notice: str) -> None:
    page = understand(f"{TITLE}\n\n{notice}\n\n{PROSE}\n\n{PROSE} The mayor said so.", "en")
    assert page.title == TITLE
    assert [block.text for block in page.blocks] == [PROSE, f"{PROSE} The mayor said so."]
    assert notice in [line.text for line in page.left_out]


@pytest.mark.parametrize(
    "text",
    [
        "We use cookies in our kitchen as other people use bread, said the baker of Nordby, and never eat one alone.",
        "网站使用 Cookie 已经三十年，程序员们说，没有人记得当初为什么要这样做，以后也不会有人记得。",
    ],
)
def test_a_text_about_cookies_stays(text: str) -> None:
    assert text in [block.text for block in understand(f"{TITLE}\n\n{text}\n\n{PROSE}", "en").blocks]
